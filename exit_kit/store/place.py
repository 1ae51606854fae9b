"""Where the records of one member belong."""

from __future__ import annotations

from typing import Final, NamedTuple


class Place(NamedTuple):
    """The platform, account, export and member whose records are being written."""

    platform: str
    account_id: int
    export_id: int
    member_id: int


NOWHERE: Final = Place("", 0, 0, 0)
