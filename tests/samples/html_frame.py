"""Write pages the way Meta's HTML exports look: frames, boxes, headings, footers, label tables and dates.

Refuses to know any kind of record: `html_records` does. The class names, and what stands where, are those of
formats/facebook.md section 3.1; what no source shows (the frame of generation B around tables, say) is as plain as can
be. This shares no code with the program on purpose: a decoder must not be tested by its own words.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html import escape
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from .html_words import Pack

ZONE = ZoneInfo("Europe/Oslo")
STYLE = (
    "<style type=\"text/css\">body{background:#e9ebee;font-family:Helvetica,Arial,sans-serif}._a6-g{background:white;"
    "border-radius:8px}._a6-h{font-weight:bold}._a6-o{color:#8d949e}._a6_q{color:#90949c;min-width:50px}</style>"
)
ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)]")
NAMED = {"'": "&#039;", "@": "&#064;"}


@dataclass(frozen=True)
class Look:
    """The markup of one generation: tags and classes of boxes, headings, bodies, footers, and files."""

    name: str
    box: str
    box_end: str
    heading: str
    heading_end: str
    body: str
    footer: str
    footer_end: str
    file: str
    patterns: tuple[str, str]
    """How a record's date is written: the pattern of English and other languages, after CLDR."""


LOOKS = {
    "D": Look(
        "D",
        '<section class="_a6-g" aria-labelledby="{id}">',
        "</section>",
        '<h2 class="_2ph_ _a6-h _a6-i" id="{id}">',
        "</h2>",
        '<div class="_2ph_ _a6-p">',
        '<footer class="_3-94 _a6-o">{link}<div class="_a72d">',
        "</div>{end}</footer>",
        "_a6_o _3-96",
        ("MMM dd, yyyy h:mm:ss a", "MMM dd, yyyy h:mm:ss a"),
    ),
    "C": Look(
        "C",
        '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">',
        "</div>",
        '<div class="_2ph_ _a6-h _a6-i">',
        "</div>",
        '<div class="_2ph_ _a6-p">',
        '<div class="_3-94 _a6-o">{link}<div class="_a72d">',
        "</div>{end}</div>",
        "_a6_o _3-96",
        ("MMM dd, yyyy, h:mm:ss a", "MMM dd, yyyy, h:mm:ss a"),
    ),
    "B": Look(
        "B",
        '<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder">',
        "</div>",
        '<div class="_3-96 _2pio _2lek _2lel">',
        "</div>",
        '<div class="_3-96 _2let">',
        '<div class="_3-94 _2lem">',
        "</div>",
        "_2yuc _3-96",
        ("MMM d, yyyy, h:mm a", "dd.MM.yyyy, HH:mm"),
    ),
}


@dataclass
class Writer:
    """Writes parts of one page; counts its boxes, whose ids are Meta's `u_0_…`."""

    pack: Pack
    look: Look
    path: str
    boxes: int = 0
    links: set[str] = field(default_factory=set)

    def time(self, seconds: int | None) -> str:
        """Return a time as the account's clock showed it; nothing for a time that is not set."""
        if not seconds or seconds <= -62_000_000_000:
            return ""
        local = datetime.fromtimestamp(seconds, UTC).astimezone(ZONE)
        pattern = self.look.patterns[0 if self.pack.language == "en" else 1]
        if self.look.name == "B" and self.pack.language == "ja":
            pattern = "yyyy/MM/dd HH:mm"
        text = format_datetime(local.replace(tzinfo=None), pattern, locale=self.pack.language)
        return text.replace("AM", "am").replace("PM", "pm").replace("\u202f", " ")

    def day(self, parts: dict[str, int]) -> str:
        """Return a calendar date in the pattern of the page's dates, without a clock."""
        pattern = self.look.patterns[0].partition(" h")[0].rstrip(",")
        when = date(parts.get("year", 2000), parts.get("month", 1), parts.get("day", 1))
        return str(format_date(when, pattern, locale=self.pack.language))

    def box(self, heading: str | None, body: str, footer: str = "", *, beside: str = "") -> str:
        """Return one record: heading, what stands beside its body, body, footer; without what is empty, as Meta does."""
        self.boxes += 1
        number = f"u_0_{self.boxes:x}_{hashlib.sha256(f'{self.path}{self.boxes}'.encode()).hexdigest()[:2]}"
        start = self.look.box.format(id=number)
        parts = [start if heading else start.replace(f' aria-labelledby="{number}"', "")]
        if heading:
            parts += [self.look.heading.format(id=number), show(heading), self.look.heading_end]
        parts.append(beside)
        if body:
            parts += [self.look.body, body, "</div>"]
        return "".join([*parts, footer or self.footer(""), self.look.box_end])

    def inner_box(self, heading: str | None, body: str) -> str:
        """Return a record within a record: every second has an empty footer, as they do and do not in real pages."""
        whole = self.box(heading, body)
        if self.look.name == "D":
            whole = whole.replace('class="_a6-g"', 'class="_3-95 _a6-g"', 1)
            whole = whole.replace('class="_2ph_ _a6-p"', 'class="_2pi8 _2pic _a6-p"', 1)
        return whole if self.boxes % 2 else whole.replace(self.footer(""), "")

    def footer(self, text: str, link: str = "") -> str:
        """Return the end of a record with its date, which may be a link to the thing itself."""
        start = f'<a target="_blank" href="{escape(link)}">' if link else ""
        ends = (self.look.footer, self.look.footer_end)
        first, last = (end.format(link=start, end="</a>" if start else "") for end in ends)
        return first + show(text) + last

    def row(self, label: str, value: str) -> str:
        """Return one line of a label table."""
        if self.look.name == "B":
            return (
                f'<tr class="_51mx"><td class="_51m- vTop _2pin _2oao">{show(label)}</td>'
                f'<td class="_51m- vTop _2pin _2piu _23bw _51mw">{show(value)}</td></tr>'
            )
        return f'<tr><td class="_2pin _a6_q">{show(label)}</td><td class="_2pin _2piu _a6_r">{show(value)}</td></tr>'

    def wide_row(self, label: str, inner: str) -> str:
        """Return one line whose label and content share a cell: links, lists, groups."""
        name = "_2pin" if self.look.name == "B" else "_2pin _a6_q"
        return f'<tr><td colspan="2" class="{name}">{show(label)}<div>{inner}</div></td></tr>'

    def file(self, uri: str, title: str = "", description: str = "") -> str:
        """Return a photo, video or other file with the texts below it."""
        kind = find_kind(uri)
        address = escape(uri, quote=True)
        if kind == "photo":
            shown = f'<a target="_blank" href="{address}"><img src="{address}" class="{self.look.file}" /></a>'
        elif kind in ("video", "audio"):
            words = show(self.pack.word("Click for video:"))
            shown = (
                f'<{kind} src="{address}" controls="1" class="{self.look.file}">'
                f'<a target="_blank" href="{address}"><div>{words}</div></a></{kind}>'
            )
        else:
            shown = f'<a target="_blank" href="{address}">{show(uri.rpartition("/")[2])}</a>'
        below = f'<div class="_3-95">{show(description)}</div>' if description else ""
        return f"<div>{shown}<div>{show(title)}</div>{below}</div>"

    def page(self, title: str, about: str, content: str, *, aside: str = "") -> str:
        """Return a whole page around its records."""
        up = "../" * self.path.count("/")
        head = (
            f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />'
            f'<base href="{up}" />{STYLE}<title>{show(title)}</title></head>'
        )
        made = show(self.pack.generated)
        if self.look.name == "D":
            top = f'<header class="_3-8y _3-95 _a709"><div class="_a70d"><h1 class="_a70e">{show(title)}</h1>'
            top += f'<div class="_a70f">{show(about)}</div></div></header>'
            inner = f'<div class="_a705">{top}<main class="_a706" role="main">{content}</main>{aside}'
            return (
                f'{head}<body class="_5vb_ _2yq _a7o5"><div class="clearfix _ikh"><div class="_4bl9"><div class="_li">'
                f'{inner}<div class="_a707"><div>{made}</div></div></div></div></div></div></body></html>'
            )
        names = ("_3b0b", "_3b0c", "_3b0d", "_3b0e", "_4t5n", "_4t5o", "_5vb_ _2yq _4yic", "_3a_u")
        if self.look.name == "C":
            names = ("_a709", "_a70d", "_a70e", "_a70f", "_a706", "_a707", "_5vb_ _2yq _a7o5", "_a705")
        bar, outer, name, more, main, foot, body, width = names
        top = f'<div class="_3-8y _3-95 {bar}"><div class="{outer}"><div class="{name}">{show(title)}</div>'
        top += f'<div class="{more}">{show(about)}</div></div></div>'
        return (
            f'{head}<body class="{body}"><div class="clearfix _ikh"><div class="_4bl9"><div class="_li">'
            f'<div class="{width}">{top}<div class="{main}" role="main">{content}</div>'
            f'<div class="{foot}"><div>{made}</div></div></div></div></div></div></body></html>'
        )


def show(text: str) -> str:
    """Return a text as markup: entities as Meta writes them, a line break for each new line."""
    shown = escape(text, quote=False).replace('"', "&quot;")
    for sign, name in NAMED.items():
        shown = shown.replace(sign, name)
    return shown.replace("\n", "<br />")


def show_linked(text: str) -> str:
    """Return what somebody wrote as markup: addresses in it are links."""
    return ADDRESS.sub(r'<a target="_blank" href="\g<0>">\g<0></a>', show(text))


def find_kind(uri: str) -> str:
    """Return how a browser is told to show a file."""
    ending = re.sub(r"[?#].*", "", uri).rpartition(".")[2].lower()
    if ending in ("mp4", "mov", "webm") and "/audio/" not in uri:
        return "video"
    if ending in ("aac", "wav", "m4a", "ogg", "opus", "mp3", "mp4"):
        return "audio"
    is_file = "/files/" in uri or ending in ("pdf", "txt", "zip", "doc")
    return "file" if is_file else "photo"


def make_link(seed: str) -> str:
    """Return the address behind a record's date: it says nothing without Facebook."""
    return "https://www.facebook.com/dyi/l/?l=AY" + hashlib.sha256(seed.encode()).hexdigest()[:24]
