"""Meta's HTML pages as a neutral tree: blocks with a title, a date, and what they show, in the order of the page.

A page of 2018 to 2026 is a list of containers, one a record (formats/facebook.md 3.1): a heading, a body, a date
below.  Classes are stable tokens whose order varies; each part has had several in the three generations B, C and D:

    container   B `_2lej`                 C, D `_a6-g` (D: `section`, which may nest)
    heading     B `_2lek` with `_2lel`    C, D `_a6-h`, or `h2`
    body        B `_2let`                 C, D `_a6-p`
    date        B `_2lem`                 C, D `_a6-o` (D: `footer`), text in `_a72d`

Where no token is known, an element with at least two children and a text like a date at its end is a block.

`exit_kit.archive.page_reading` makes them of bytes.  A page knows nothing of file types, languages or zones: dates stay
texts here (`Block.date`).  Nothing of the markup reaches a record: texts are texts, an address is given only when it
is a web address or a path (`javascript:` and its like are left out).
"""

from __future__ import annotations

from typing import NamedTuple

Place = tuple[int, ...]


class Text(NamedTuple):
    """A run of text; `place` counts the elements on the way from the block's body down to it.

    In a message the text stands at (0, 1): the second element of the first.  What shares the beginning of its place
    stands in one element: the parts of one attachment.
    """

    text: str
    place: Place = ()


class Link(NamedTuple):
    """A link and its text."""

    href: str
    text: str
    place: Place = ()


class File(NamedTuple):
    """A file that is shown: `kind` is photo, video, audio, file (linked), or icon (`…/like.png`, no file of the user).

    `uri` is relative to the archive's root, or a web address.  `href` is where it links to, if elsewhere.
    """

    uri: str
    kind: str
    place: Place = ()
    text: str = ""
    href: str | None = None


class Item(NamedTuple):
    """One element of a list (`ul`): in messages a reaction, emoji and name."""

    text: str
    place: Place = ()


class Row(NamedTuple):
    """A label with what stands beside or below it.

    In pages of label/value tables the value is one text, one link, or nested blocks (formats/facebook.md 3.1, D).
    """

    label: str
    parts: tuple[Part, ...] = ()
    place: Place = ()
    href: str | None = None  # of the label, when that is a link

    @property
    def value(self) -> str:
        """Return the texts of the value, one a line."""
        return "\n".join(
            part.text for part in self.parts if isinstance(part, Text | Link | Item) and part.text
        )


class Block(NamedTuple):
    """One container: a record or, within one, a sub-record.

    title   the text of its heading; "" where it has none
    parts   what its body shows, in order
    date    the text below it, as the page has it; "" where there is none
    group   what it stands in, on pages until 2018: the people of a thread, the heading of a list
    href    where the date links to (Facebook's `/dyi/l/?l=…`, the only pointer to the original)
    """

    title: str
    parts: tuple[Part, ...] = ()
    date: str = ""
    href: str | None = None
    place: Place = ()
    is_broken: bool = False
    group: str = ""

    @property
    def texts(self) -> list[str]:
        """Return the texts of the body, not those within rows, lists and nested blocks."""
        return [part.text for part in self.parts if isinstance(part, Text)]

    @property
    def links(self) -> list[Link]:
        """Return the links of the body."""
        return [part for part in self.parts if isinstance(part, Link)]

    @property
    def files(self) -> list[File]:
        """Return the files that the body shows, without icons."""
        return [part for part in self.parts if isinstance(part, File) and part.kind != "icon"]

    @property
    def rows(self) -> list[Row]:
        """Return the rows of label and value."""
        return [part for part in self.parts if isinstance(part, Row)]

    @property
    def items(self) -> list[str]:
        """Return the texts of the lists in the body."""
        return [part.text for part in self.parts if isinstance(part, Item)]

    @property
    def blocks(self) -> list[Block]:
        """Return the blocks nested directly in the body."""
        return [part for part in self.parts if isinstance(part, Block)]


Part = Text | Link | File | Item | Row | Block


class Frame(NamedTuple):
    """What a page says of itself outside of its records.

    title       the heading of the page, else its `<title>`
    generation  B, C or D (formats/facebook.md 3.1), E: C within `<main>` (Instagram since 2026,
                formats/instagram_threads.md 4.1), "" where no token is known
    base        steps from the page up to the archive's root, from `<base href>`; None where the page has none
    aside       the text of `start_here`'s box: who made the export, when, and for which time
    times       the moments stated there: UTC as the attribute has it, and the text beside it
    parts       everything else outside of records, in order
    about       the text below the heading
    """

    title: str = ""
    generation: str = ""
    base: str | None = None
    aside: str = ""
    times: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    about: str = ""


class Page(NamedTuple):
    """A page: its frame, its blocks, and the path at which it stands in the archive.

    A page that is too large to hold comes in several parts, each with some of the blocks; `opening` then holds the
    first blocks of the page, in all parts but the first.
    """

    path: str
    frame: Frame
    blocks: list[Block]
    opening: tuple[Block, ...] = ()

    @property
    def title(self) -> str:
        """Return the heading of the page."""
        return self.frame.title
