"""A letter as plain text, Markdown, a page to print, and a mail to open in a mail program."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from importlib.resources import files
from typing import Final

from exit_kit.leave.letters.compose import Letter
from exit_kit.report.words import format_long_day

_WIDTH: Final = 76
_MARKS: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_GREETING: Final = "Dear Sir or Madam,"
_FAREWELL: Final = "Yours faithfully,"


def to_text(letter: Letter) -> str:
    """Return the letter as plain text of 76 columns."""
    return "\n".join(_list_text_lines(letter)) + "\n"


def _list_text_lines(letter: Letter) -> Iterator[str]:
    yield from (*letter.sender, "", *letter.addressee.lines, "", format_long_day(letter.on), "")
    yield from _fold(letter.subject)
    for line in letter.about:
        yield from _fold(line)
    yield from ("", _GREETING)
    for block in letter.blocks:
        yield ""
        yield from _fold(block.text)
        for item in block.items:
            yield from _fold(item, "  - ", "    ")
    yield from ("", _FAREWELL, "", letter.signature)


def _fold(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def to_markdown(letter: Letter) -> str:
    """Return the letter as Markdown; names from the archive cannot become markup."""
    mark = _escape_markdown
    lines = [
        _join_lines(letter.sender),
        _join_lines(letter.addressee.lines),
        mark(format_long_day(letter.on)),
    ]
    lines += [f"**{mark(letter.subject)}**", _join_lines(letter.about), _GREETING]
    for block in letter.blocks:
        lines.append(mark(block.text))
        if block.items:
            lines.append("\n".join(f"- {mark(item)}" for item in block.items))
    return "\n\n".join([*lines, _FAREWELL, mark(letter.signature)]) + "\n"


def _join_lines(lines: tuple[str, ...]) -> str:
    return "\\\n".join(map(_escape_markdown, lines))


def _escape_markdown(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def to_html(letter: Letter) -> str:
    """Return the letter as one page that prints on A4 or letter paper and loads nothing."""
    from jinja2 import Environment, StrictUndefined

    source = files("exit_kit.leave.letters").joinpath("data/letter.html").read_text(encoding="utf-8")
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return page.from_string(source).render(
        letter=letter, day=format_long_day(letter.on), greeting=_GREETING, farewell=_FAREWELL
    )


def to_eml(letter: Letter) -> bytes:
    """Return the letter as an unsent mail; Meta names no e-mail address, so that it may have no receiver."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    if letter.email and (sender := _read_address(letter.signature, letter.email)):
        message["From"] = sender
    if letter.addressee.email:
        message["To"] = letter.addressee.email
    message["X-Unsent"] = "1"
    message.set_content(to_text(letter))
    return bytes(message)


def _read_address(name: str, email: str) -> Address | None:
    """Return an address for the mail's head, None for what is none."""
    try:
        return Address(display_name=name, addr_spec=email)
    except (ValueError, IndexError):
        return None


FORMATS: Final[dict[str, tuple[str, Callable[[Letter], str | bytes]]]] = {
    "text": ("txt", to_text),
    "markdown": ("md", to_markdown),
    "html": ("html", to_html),
    "eml": ("eml", to_eml),
}


def render_letter(letter: Letter, form: str) -> bytes:
    """Return the letter in a format of `FORMATS`, as bytes."""
    made = FORMATS[form][1](letter)
    return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")
