"""What an import or a rebuild did, as plain values: `exit_kit.cli.summaries` says it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from exit_kit.errors import ArchiveError
from exit_kit.store.owner_finding import Unowned


@dataclass(frozen=True)
class Summary:
    """What an import did of what was given; what was there before and is read again beside it is not counted, unless
    nothing else was given (a rebuild).

    labels            the platforms
    members           members by status
    records           records by file type
    refused           what could not be opened
    is_new            something came that was not there
    left              members whose part is not at hand any more
    pages             pages of exports in HTML
    has_assumed_zone  nothing tells the time zone of some of them
    matched_zones     zones that messages tell which others hold too
    joined            conversations that were put together from several
    cut               chats that a phone probably cut off
    assumed           parts that nothing but the lack of a contradiction puts to an export, by name
    open              parts that could be of several accounts, by name
    open_orders       chats whose dates leave open which number is the day
    unowned           accounts whose owner is to be asked for
    files             photos, videos and other files that are new: they are listed, not read
    """

    labels: tuple[str, ...] = ()
    members: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    refused: tuple[ArchiveError, ...] = ()
    is_new: bool = False
    left: int = 0
    pages: int = 0
    has_assumed_zone: bool = False
    matched_zones: tuple[str, ...] = ()
    joined: int = 0
    cut: int = 0
    assumed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    open_orders: int = 0
    unowned: tuple[Unowned, ...] = ()
    files: int = 0
