"""Files whose names are known and whose records no source shows: named, kept raw (formats/facebook.md 1.2, 1.3).

A name tells the owner what a file is about; what stands in it can be read in the raw records.
"""

from __future__ import annotations

from typing import Final

from exit_kit.importing.contract import FileType


def _make_row(name: str, about: str, path: str, layouts: str) -> FileType:
    return FileType(name, about, (path,), layouts=tuple(layouts.split()))


FILE_TYPES: Final = (
    _make_row("notes", "Notes, the longer texts that Facebook once had.", "other_activity/notes.json", "G2 G1"),
    _make_row("support correspondence", "Letters between you and Facebook's support.",
              "other_activity/support_correspondences.json", "G2 G1"),
    _make_row("pinned posts", "Posts that you pinned to your profile.", "posts/your_pinned_posts.json", "G2 G1"),
    _make_row("blocked event contacts", "People whose invitations to events you blocked.",
              "events/event_contact_you_ve_blocked.json", "G1"),
    _make_row("page invites sent", "Invitations to a Page that were sent.", "pages/sent_page_invites.json", "page"),
    _make_row("video collaborations", "Videos that a Page made together with others.",
              "pages/video_collaboration_events.json", "page"),
)  # fmt: skip
