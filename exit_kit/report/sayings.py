"""What each kind of trouble means, in words for people who have never seen a JSON file.

The kinds of `exit_kit.archive.faults` bring their own sentences; the others are noted while a file is read.  A test
looks through the code for every kind that is noted anywhere and wants a sentence here.
"""

from __future__ import annotations

from typing import Final

from exit_kit.archive.faults import FAULTS

_READING: Final = {
    "not-json": (
        "This file is not what its name promises: its text breaks off or is no JSON. Its bytes are kept; "
        "download this part of the export again, and if that gives the same, Meta made it so."
    ),
    "unknown-key": (
        "Beside what exit-kit knows stood something that it has not met yet. The rest was read; this stays in "
        "the kept file, and a later exit-kit can read it with `exit-kit rebuild`."
    ),
    "unknown-shape": (
        "Records in which nothing is known, as if they were of another kind: they are kept as delivered and "
        "make no row that would be empty."
    ),
    "unread-block": (
        "Parts of this page show more than exit-kit understands there. They are kept as delivered, "
        "with the records that are not understood yet."
    ),
    "wrong-type": (
        "Something else stood where a text, a number or a list belongs. That one value was left out of the "
        "tables; it stays in the kept file."
    ),
    "single-record": "One record stood where a list belongs. It was read as a list of one; nothing is missing.",
    "number-as-text": "A number was written as a text. It was read as a number; nothing is missing.",
    "text-as-number": "A text was written as a number. It was read as a text; nothing is missing.",
    "number-too-large": (
        "A number was larger than any that makes sense there. It was left out of the tables; it stays in the kept file."
    ),
    "too-deep": (
        "Lists stood in lists, deeper than exit-kit follows. What lay deeper was left out of the tables; it stays in "
        "the kept file."
    ),
    "unsafe-link": (
        "Where the address of a page belongs stood something else, which a browser might run as a program. It was left "
        "out of the tables; it stays in the kept file."
    ),
    "cut-off": (
        "This page breaks off in the middle. What stood before was read; download this part of the export again."
    ),
    "broken-record": (
        "An entry of this page was not closed as it should be. What it shows was read as far as it goes; the page is "
        "kept as delivered."
    ),
    "too-long": (
        "An entry of this page was longer than any that makes sense. Its end was left out of the tables; it stays in "
        "the kept file."
    ),
    "not-utf-8": (
        "Some letters of this file are damaged, or written in another way than it says. They may show wrongly, or as "
        "\ufffd; the file is kept as delivered."
    ),
    "not-a-chat": (
        "This text begins as a chat does, but no line of it could be read as a message. It is kept as delivered."
    ),
    "unread-date": (
        "A date was written in a way that exit-kit does not know. The entry was read without its time; it stays in the "
        "kept file. If you know the language of the export, say it with --language."
    ),
    "unread-month": (
        "A line begins as a message of this chat does, but with a word for its month that exit-kit does not know. It "
        "stands in the text of the message before it, and in the kept file."
    ),
    "ambiguous-date": (
        "A date can be read in more than one way: as 3 April or as 4 March. It was read as the more likely one and "
        "marked; the language of the export, said with --language, settles it, and in a chat --date-order does."
    ),
    "extractor-failed": (
        "A record was so unlike all others that exit-kit failed on it. That one record was left out of the tables; "
        "it stays in the kept file. Please report the lines below: they hold nothing of yours."
    ),
}
# Kinds that no file notes: they follow from what became of a whole file.
STATUS_KINDS: Final = {
    "kept": "unknown-file",
    "ambiguous": "ambiguous-file",
    "pending": "not-read-yet",
    "missing": "missing-file",
}
_FILES: Final = {
    "unknown-file": (
        "exit-kit does not know this kind of file yet. It is kept as delivered, and can be browsed and "
        "searched where it holds text."
    ),
    "ambiguous-file": (
        "This file could be two things. It was taken for neither: it is kept as delivered, and can be browsed."
    ),
    "not-read-yet": (
        "The import was interrupted before this file. Run the same import again; it goes on where it stopped."
    ),
    "missing-file": "This file is listed, but stands in no part that you gave. Perhaps a part was not downloaded.",
}
SAYINGS: Final = {**FAULTS, **_READING, **_FILES}
# Nothing is amiss with the bytes: two files stand under one name, and both are kept.
HARMLESS_FAULTS: Final = frozenset({"duplicate-name", "case-twin"})


def find_saying(kind: str) -> str:
    """Return the sentence for a kind; a plain one for a kind that a newer or other program noted."""
    return SAYINGS.get(kind, "Something here was not understood. What could be read was read.")
