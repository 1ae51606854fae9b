"""Archives as one read-only tree of members: found, listed, judged and read, never unpacked to disk."""

from exit_kit.archive.discover import Found, find_parts
from exit_kit.archive.faults import FAULTS, MemberFault
from exit_kit.archive.members import Member, Part
from exit_kit.archive.paths import clean_path, match_junk, match_key
from exit_kit.archive.reading import (
    Payload,
    close_handles,
    decompress_kept,
    open_member,
    read_head,
    read_kept_chunks,
    read_member,
)

__all__ = [
    "FAULTS",
    "Found",
    "Member",
    "MemberFault",
    "Part",
    "Payload",
    "clean_path",
    "close_handles",
    "decompress_kept",
    "find_parts",
    "match_junk",
    "match_key",
    "open_member",
    "read_head",
    "read_kept_chunks",
    "read_member",
]
