"""What can be wrong with one member or with a whole zip, said so that anyone understands it.

A fault costs one member and never the export: the listing sets `Member.fault` when a member must not be
read at all, and reading raises `MemberFault` when the bytes turn out not to be trustworthy.  The kinds are
data (stored in `problems`, counted in reports), so they never change their spelling.  No sentence here
contains anything that stands in the user's files.
"""

from __future__ import annotations

from exit_kit.errors import ArchiveError

FAULTS: dict[str, str] = {
    "unsafe-path": (
        "This file was listed but not read, because its name points outside the export or cannot be a file "
        "name, which no export of your own data does; if you need it, download the export again."
    ),
    "link": (
        "This entry was listed but not followed, because it is a shortcut to another place on a disk and not "
        "a file; if it stands for something of yours, put the real file in its place."
    ),
    "special-file": (
        "This entry was listed but not read, because it is a device or a pipe and holds no data of its own; "
        "nothing needs to be done."
    ),
    "encrypted": (
        "This file is still in the zip but could not be read, because it is locked with a password; unpack "
        "the zip with the password and give the unpacked folder instead."
    ),
    "duplicate-name": (
        "Both files were kept, because the zip holds two different files under this same name; look at both "
        "and decide which one is right."
    ),
    "case-twin": (
        "Both files were kept, because the export holds two files whose names differ only in capital "
        "letters, accents or apostrophes; an unpacking program may have overwritten one, so prefer the zip."
    ),
    "size-lie": (
        "This file was set aside, because it is longer or shorter than its listing says, so it may be "
        "incomplete or changed; download this part of the export again."
    ),
    "crc-mismatch": (
        "This file was set aside, because its content does not agree with its checksum, so it was damaged on "
        "the way to you; download this part of the export again."
    ),
    "damaged": (
        "This file could not be read to its end, because its packed data is broken or cut off; download this "
        "part of the export again."
    ),
    "bomb-ratio": (
        "This file was not unpacked, because it would grow to hundreds of times its packed size, as only "
        "zips made to fill a computer do; get the export from the platform itself."
    ),
    "bomb-overlap": (
        "This file was not unpacked, because it shares its packed data with another one, as only zips made "
        "to fill a computer (or badly broken ones) do; get the export from the platform itself."
    ),
    "bomb-total": (
        "This file was not unpacked, because the zip claims to hold far more than any export can, as only "
        "zips made to fill a computer do; get the export from the platform itself."
    ),
    "compression-unknown": (
        "This file is still in the zip but could not be read, because it was packed in a way that is not "
        "supported; unpack the zip with 7-Zip or your system's own program and give the unpacked folder."
    ),
    "unreadable-file": (
        "This file is still where it was but could not be read, because the system did not allow it or the "
        "disk failed; check that you may open it, then import again."
    ),
}


class MemberFault(Exception):
    """Is raised when a member's bytes cannot be had or cannot be trusted.

    `kind` is a key of `FAULTS`.  `data` holds the bytes that could be recovered (a prefix, or the whole with
    a wrong checksum), or None.  The message never shows them.
    """

    def __init__(self, kind: str, data: bytes | None = None) -> None:
        super().__init__(FAULTS[kind])
        self.kind = kind
        self.data = data

    def __reduce__(self) -> tuple[type[MemberFault], tuple[str, bytes | None]]:
        """Rebuild the fault from its two fields, so that a worker process can raise it into its parent."""
        return type(self), (self.kind, self.data)


def refuse_volume(name: str) -> ArchiveError:
    """Return the error for one volume of a split zip."""
    return ArchiveError(
        f"The file {name} was not read: it is one piece of a zip that was split into several.",
        "The pieces (.z01, .z02, ... .zip) make sense only together; platforms do not split exports so.",
        "Put all pieces into one folder, unpack them with 7-Zip, and give the unpacked folder.",
    )


def refuse_incomplete(name: str) -> ArchiveError:
    """Return the error for a zip that was cut off."""
    return ArchiveError(
        f"The file {name} is incomplete: its table of contents, which stands at the end, is missing.",
        "The download was probably interrupted.",
        "Nothing was read from it; download it again, and compare its size with what the site shows.",
    )


def refuse_table(name: str) -> ArchiveError:
    """Return the error for a zip whose table of contents is broken."""
    return ArchiveError(
        f"The file {name} is damaged: its table of contents cannot be read.",
        "Without it nobody can tell which files the zip holds.",
        "Nothing was read from it; download it again.",
    )
