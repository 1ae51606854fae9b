"""Who is who in a backup: one name for each address of WhatsApp (`4915…@s.whatsapp.net`, `…@g.us`, `…@lid`).

The address book's name comes before the name of a chat, that before the one people give themselves, and where there is
none the number stands for it.  People are known by their names alone (exit_kit.store.people), so a name that somebody
gave himself gets the number behind it where another has it too; two numbers under one name in the address book are one
person.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

BOOK, CHAT, BUSINESS, OWN = range(4)  # where a name is from, the best first
PERSON: Final = "@s.whatsapp.net"
GROUP: Final = "@g.us"
HIDDEN: Final = "@lid"
CHANNEL: Final = "@newsletter"
LIST: Final = "@broadcast"
STATUS: Final = "status@broadcast"
_MARKS: Final = str.maketrans("", "", "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Names:
    """Names by address, gathered first and asked for afterwards."""

    def __init__(self) -> None:
        self._found: dict[str, dict[int, str]] = {}
        self._aliases: dict[str, str] = {}
        self._chosen: dict[str, str] | None = None
        self._told: dict[str, str] = {}

    def add(self, jid: str | None, name: object, where: int) -> None:
        """Take a name of an address; what is no name, or only the number again, is left out."""
        text = clean_name(name)
        if jid and text and not is_number(text):
            self._found.setdefault(jid, {}).setdefault(where, text)
            self._chosen = None

    def add_alias(self, hidden: str | None, jid: str | None) -> None:
        """Take a hidden address (`@lid`) for another one."""
        if hidden and jid and hidden != jid:
            self._aliases[hidden] = jid
            self._chosen = None

    def resolve(self, jid: str) -> str:
        """Return the address that stands for one."""
        return self._aliases.get(strip_device(jid), strip_device(jid))

    def find(self, jid: object) -> str | None:
        """Return the name of an address, its number where there is no name."""
        if not isinstance(jid, str) or not jid:
            return None
        if self._chosen is None:
            self._chosen, self._told = self._choose(), {}
        name = self._told.get(jid)
        if name is None:
            target = self.resolve(jid)
            name = self._told[jid] = self._chosen.get(target) or find_number(target) or target
        return name

    def find_given(self, jid: str, where: int) -> str | None:
        """Return the name of an address from one place."""
        return self._found.get(jid, {}).get(where)

    def list_addresses(self) -> list[str]:
        """Return every address that has a name."""
        return sorted({self.resolve(jid) for jid in self._found})

    def _choose(self) -> dict[str, str]:
        best: dict[str, tuple[int, str]] = {}
        for jid, names in sorted(self._found.items()):
            rank = min(names)
            target = self.resolve(jid)
            if target not in best or rank < best[target][0]:
                best[target] = (rank, names[rank])
        counts = Counter(name for _, name in best.values())
        return {
            jid: f"{name} ({find_number(jid) or jid})" if rank == OWN and counts[name] > 1 else name
            for jid, (rank, name) in best.items()
        }


def strip_device(jid: str) -> str:
    """Return an address without the number of a device.

    >>> strip_device("447700900123:4@s.whatsapp.net"), strip_device("447700900123.0:4@s.whatsapp.net")
    ('447700900123@s.whatsapp.net', '447700900123@s.whatsapp.net')
    """
    user, at, server = jid.partition("@")
    if at and ":" in user:
        user = user.partition(":")[0].partition(".")[0]
    return f"{user}{at}{server}"


def find_number(jid: str) -> str | None:
    """Return the telephone number of an address.

    >>> find_number("447700900123@s.whatsapp.net"), find_number("12036301@g.us")
    ('+447700900123', None)
    """
    user, _, server = strip_device(jid).partition("@")
    return f"+{user}" if f"@{server}" == PERSON and user.isdigit() else None


def clean_name(name: object) -> str:
    """Return a name without the invisible marks that the app puts around it; "" for what is no text."""
    return " ".join(name.translate(_MARKS).split()) if isinstance(name, str) else ""


def is_number(text: str) -> bool:
    """Say whether a name is only a telephone number.

    >>> is_number("+44 7700 900123"), is_number("Ada 2")
    (True, False)
    """
    digits = text.translate(str.maketrans("", "", "+-–‑()/. \u00a0"))
    return digits.isdigit() and len(digits) > 4


def name_kind(jid: str) -> str:
    """Return what kind of conversation an address is: direct, group, status, channel or list.

    >>> name_kind("1-2@g.us"), name_kind("status@broadcast"), name_kind("9@lid")
    ('group', 'status', 'direct')
    """
    if jid == STATUS:
        return "status"
    for ending, kind in ((GROUP, "group"), (CHANNEL, "channel"), (LIST, "list")):
        if jid.endswith(ending):
            return kind
    return "direct"
