"""Instagram: the table of everything that its "Download your information" archives hold.

One module per topic; each ends in `FILE_TYPES`, and this puts them together.  The layouts, their years and their traps
are in formats/instagram_threads.md; docstrings name its sections.  Threads, whose folder stands in the same downloads,
has an importer of its own.
"""

from __future__ import annotations

from exit_kit.importing.contract import Importer
from importers.instagram import (
    activity,
    ads,
    comments,
    connections,
    direct_messages,
    likes,
    media_entries,
    off_meta,
    posts,
    profile,
    saved,
    searches,
    security,
    seen,
    settings,
    until_2021,
    until_2021_account,
    until_2021_messages,
)
from importers.instagram.landmarks import KINDS, LANDMARKS
from importers.instagram.recognition import (
    ERAS,
    FOREIGN,
    OWN,
    PREFIXES,
    RENAMED,
    ROOTS,
    is_attachment,
    parse_name,
    recognise,
)
from importers.instagram.rows import GROUPED, SINCE_2021, add_names
from importers.meta.record_recipes import PAGE_ZONE, add_pages
from importers.meta.start_page import make_contents_pages, make_start_page

_FILE_TYPES = (
    *activity.FILE_TYPES,
    *ads.FILE_TYPES,
    *comments.FILE_TYPES,
    *connections.FILE_TYPES,
    *direct_messages.FILE_TYPES,
    *likes.FILE_TYPES,
    *off_meta.FILE_TYPES,
    *posts.FILE_TYPES,
    *profile.FILE_TYPES,
    *saved.FILE_TYPES,
    *searches.FILE_TYPES,
    *security.FILE_TYPES,
    *seen.FILE_TYPES,
    *settings.FILE_TYPES,
    *until_2021.FILE_TYPES,
    *until_2021_account.FILE_TYPES,
    *until_2021_messages.FILE_TYPES,
    make_start_page(*GROUPED, is_on_every_page=True),
    make_contents_pages("messages/chats.json", "index.json", layouts=SINCE_2021),
)

IMPORTER = Importer(
    platform="instagram",
    label="Instagram",
    roots=ROOTS,
    prefixes=PREFIXES,
    file_types=add_pages(add_names(_FILE_TYPES)),
    recognise=recognise,
    parse_name=parse_name,
    is_attachment=is_attachment,
    landmarks=LANDMARKS,
    kinds=KINDS,
    renamed=RENAMED,
    eras=ERAS,
    own=OWN,
    page_years={"C": "2022 to 2025", "E": "2026"},
    foreign=FOREIGN,
    has_page_seconds=False,
    page_zone=PAGE_ZONE,
    fold_media=media_entries.fold_media,
)
