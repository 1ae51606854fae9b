"""The export that the owner of the other samples asked for in May 2016: HTML only, in Norwegian (layout G0).

Every page of formats/facebook.md section 1.1 is in it.  All chats stand on one page, the newest message first, with the
local time to the minute and the zone's abbreviation; a long thread is cut in two blocks.  Markup beyond the messages is
as viewers of those years describe it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from typing import Any, Final
from zoneinfo import ZoneInfo

from .chat import read_script
from .media import make_media
from .people import ANJALI, ANJALI_2023, ARNE, EIRIK, HILDE, INGRID, KASIA, OWNER, SINCE, SOLVEIG, YUI
from .shapes import at
from .threads import EX, FATHER, HILDE_LEGACY, POTTERS

ASKED: Final = "2016-05-08 10:00"
ZONE: Final = ZoneInfo("Europe/Oslo")
GONE: Final = "100000000000777@facebook.com"
_MONTHS: Final = "januar februar mars april mai juni juli august september oktober november desember".split()
_DAYS: Final = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
_MENU: Final = (
    "contact_info", "timeline", "photos", "synced_photos", "videos", "friends", "messages", "pokes", "events",
    "settings", "security", "ads", "mobile_devices", "places", "survey_responses",
)  # fmt: skip
_BLOCK: Final = 40  # messages of one thread after which Meta begins another block of it

Line = tuple[str, int, str]  # sender, seconds, markup of the text


def write_date(seconds: int) -> str:
    """Return a moment as the pages have it: local, to the minute, with the zone."""
    day = datetime.fromtimestamp(seconds, UTC).astimezone(ZONE)
    name, month = _DAYS[day.weekday()], _MONTHS[day.month - 1]
    return f"{name} {day.day}. {month} {day.year} kl. {day:%H:%M} {day.tzname()}"


def write_day(seconds: int) -> str:
    """Return a day as the list of friends has it."""
    day = datetime.fromtimestamp(seconds, UTC).astimezone(ZONE)
    return f"{day.day}. {_MONTHS[day.month - 1][:3]} {day.year}"


def make_page(title: str, body: str) -> bytes:
    """Return a page with its menu."""
    menu = "".join(f'<li><a href="../html/{name}.htm">{name}</a></li>' for name in _MENU)
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />'
        f'<title>{OWNER} - {title}</title><link rel="stylesheet" href="../html/style.css" type="text/css" /></head>\n'
        f'<body><div class="nav"><img src="../photos/profile.jpg" /><ul>{menu}</ul></div>\n'
        f'<div class="contents"><h1>{OWNER}</h1>\n{body}</div>\n'
        f'<div class="footer">Lastet ned av {OWNER} {write_date(at(ASKED))}</div></body></html>\n'
    ).encode()


def meta(text: str) -> str:
    """Return the line with the date of an entry."""
    return f'<div class="meta">{write_date(at(text))}</div>'


def listing(title: str, *entries: str) -> str:
    """Return a list below its heading."""
    return f"<h2>{title}</h2><ul>" + "".join(f"<li>{one}</li>" for one in entries) + "</ul>\n"


def read_threads() -> list[tuple[list[str], list[Line]]]:
    """Return the people of each thread and its lines, the oldest first."""
    found = []
    for thread in (FATHER, EX, POTTERS, HILDE_LEGACY):
        lines = [
            (one["sender_name"], one["timestamp_ms"] // 1000, escape(one["content"], quote=False).replace("\n", "<br />"))
            for one in read_script(thread)
            if one.get("content") and one["timestamp_ms"] // 1000 < at(ASKED)
        ]
        if lines:
            others = dict.fromkeys(name for name in thread.cast.values() if name != OWNER)
            found.append(([OWNER, *others], sorted(lines, key=lambda line: line[1])))
    start = at("2009-11-01 08:00")
    found.append(
        (
            [OWNER, GONE],
            [
                (GONE, start, "Kjenner vi hverandre?"),
                ("", start + 60, "hm"),
                (OWNER, start + 120, "Nei\x01, det tror jeg ikke &lt;3"),
                (OWNER, start + 120, "Nei\x01, det tror jeg ikke &lt;3"),
            ],
        )
    )
    return found


def render_line(line: Line, *, is_doubled: bool) -> str:
    """Return one message: its head, and its text behind that."""
    sender, seconds, text = line
    body = f"<p><p>{text}</p></p>" if is_doubled else f"<p>{text}</p>"
    return (
        f'<div class="message"><div class="message_header"><span class="user">{escape(sender)}</span>'
        f'<span class="meta">{write_date(seconds)}</span></div></div>{body}\n'
    )


def render_messages() -> str:
    """Return all threads in blocks, the newest message first."""
    blocks = []
    for people, lines in read_threads():
        newest_first = lines[::-1]
        for start in range(0, len(lines), _BLOCK):
            shown = newest_first[start : start + _BLOCK]
            body = "".join(render_line(line, is_doubled=at == 3) for at, line in enumerate(shown))
            blocks.append((start, f'<div class="thread">{escape(", ".join(people))}\n{body}</div>\n'))
    return "<div>" + "".join(block for _, block in sorted(blocks, key=lambda block: block[0])) + "</div>"


def _row(label: str, value: str) -> str:
    return f"<tr><th>{label}</th><td>{value}</td></tr>"


FRIENDS: Final = [
    (name, at(SINCE.get(name, "2008-03-01")))
    for name in (ARNE, SOLVEIG, INGRID, HILDE, EIRIK, ANJALI_2023, KASIA)
    if at(SINCE.get(ANJALI if name == ANJALI_2023 else name, "2008-03-01")) < at(ASKED)
]
PAGES: Final = {
    "index.htm": "<table>" + _row("Navn", OWNER) + _row("E-post", "mira@example.org")
    + _row("Registreringsdato", write_date(at("2008-02-11 19:10"))) + "</table>",
    "html/timeline.htm": f"<p>{meta('2016-04-03 18:20')}{OWNER} oppdaterte statusen sin."
    '<div class="comment">Tredje runde med glasur. Nå holder den.</div></p>\n'
    f"<p>{meta('2015-12-24 15:00')}{ARNE} skrev på tidslinjen din."
    '<div class="comment">God jul, Mira!<br />Hilsen mamma og pappa</div></p>\n'
    f'<p>{meta("2014-06-14 12:00")}{OWNER} delte en <a href="https://example.org/dreieskive">lenke</a>.</p>\n',
    "html/messages.htm": render_messages(),
    "html/friends.htm": listing("Venner", *(f"{name} ({write_day(since)})" for name, since in FRIENDS))
    + listing("Sendte venneforespørsler", f"{YUI} (1. mai 2016)")
    + listing("Mottatte venneforespørsler", "Tore Ukjent (2. apr 2016)")
    + listing("Fjernede venner", "Roar Tveit (24. des 2012)"),
    "html/contact_info.htm": "<h2>Kontaktinformasjon</h2><table>" + _row("Mobil", "+47 00 00 00 00")
    + _row("Adresse", "Eksempelveien 1, Bergen") + "</table>" + listing("Adressebok", f"{SOLVEIG}, +47 00 00 00 01"),
    "html/photos.htm": '<h2>Bilder</h2><div class="block"><a href="../photos/10150001/index.htm">'
    '<img src="../photos/10150001/1.jpg" /></a>Skåler</div>\n',
    "photos/10150001/index.htm": '<div class="block"><img src="../photos/10150001/1.jpg" />Den blå skålen'
    + meta("2013-05-17 10:00") + '</div><div class="block"><img src="../photos/10150001/2.jpg" />'
    + meta("2013-05-17 10:01") + "</div>",
    "html/synced_photos.htm": '<div class="block"><img src="../photos/synced/3.jpg" />' + meta("2014-01-02 09:00")
    + "</div>",
    "html/videos.htm": '<div class="block"><video src="../videos/4.mp4"></video>Dreiing' + meta("2015-02-03 20:00")
    + "</div>",
    "html/pokes.htm": listing("Puff", f"{HILDE} puffet deg.{meta('2010-03-04 21:00')}"),
    "html/events.htm": listing("Arrangementer", f"Vårmarked<br />Torget, Bergen{meta('2016-04-30 12:00')}"),
    "html/settings.htm": listing("Innstillinger", "Tidslinje: venner", "Merking: godkjennes først"),
    "html/security.htm": listing("Aktive økter", f"IP: 192.0.2.17<br />Nettleser: Mozilla/5.0{meta('2016-05-07 07:00')}"),
    "html/ads.htm": listing("Annonseemner", "Keramikk", "Leire") + listing("Annonsører med dine data", "Eksempel AS"),
    "html/mobile_devices.htm": listing("Mobilenheter", "Type: Eksempeltelefon<br />Sist brukt: 2016"),
    "html/places.htm": listing("Steder", f"Miras verksted{meta('2015-08-01 09:00')}"),
    "html/survey_responses.htm": listing("Svar", "Hvor fornøyd er du? 4 av 5"),
}  # fmt: skip
MEDIA: Final = (
    "photos/profile.jpg", "photos/10150001/1.jpg", "photos/10150001/2.jpg", "photos/synced/3.jpg", "videos/4.mp4",
)  # fmt: skip


@dataclass(frozen=True)
class OldExport:
    """The export as the other samples are: a name, members, and what an importer should find."""

    name: str = "facebook_2016_html"
    pages: dict[str, str] = field(default_factory=lambda: dict(PAGES))

    def members(self) -> dict[str, bytes]:
        """Return the bytes of every member by path."""
        found = {path: make_page(path.rpartition("/")[2].partition(".")[0], body) for path, body in self.pages.items()}
        return found | {path: make_media(path) for path in MEDIA}

    def count(self) -> dict[str, Any]:
        """Return what an importer should find."""
        threads = read_threads()
        return {
            "members": len(self.members()),
            "pages": len(self.pages),
            "conversations": len(threads),
            "messages_per_thread": {", ".join(people[1:]): len(lines) for people, lines in threads},
            "messages_in_threads": sum(len(lines) for _, lines in threads),
            "friends": len(FRIENDS),
            "media_files": len(MEDIA),
            "media_references_missing": [],
        }


def read_export() -> OldExport:
    """Return the export."""
    return OldExport()

