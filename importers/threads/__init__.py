"""Threads: the table of everything that its folder in Instagram's archives holds.

Source: formats/instagram_threads.md section 2.  Threads has no archive of its own: its data is the folder
`your_instagram_activity/threads/` of a download that is named after Instagram, with or without Instagram's data beside
it.  It is an importer all the same: it is an account of its own with followers of its own, which many people leave
while they stay on Instagram.
"""

from __future__ import annotations

from exit_kit.importing.contract import Importer
from importers.instagram.media_entries import fold_media
from importers.meta.record_recipes import PAGE_ZONE, add_pages
from importers.meta.start_page import make_start_page
from importers.threads import activity, connections, posts, profile
from importers.threads.recognition import (
    ERAS,
    OWN,
    PREFIXES,
    RENAMED,
    ROOTS,
    is_attachment,
    parse_name,
    recognise,
)

_FILE_TYPES = (
    *profile.FILE_TYPES,
    *posts.FILE_TYPES,
    *connections.FILE_TYPES,
    *activity.FILE_TYPES,
    make_start_page("3", is_on_every_page=True),
)

IMPORTER = Importer(
    platform="threads",
    label="Threads",
    roots=ROOTS,
    prefixes=PREFIXES,
    file_types=add_pages(_FILE_TYPES),
    recognise=recognise,
    parse_name=parse_name,
    is_attachment=is_attachment,
    renamed=RENAMED,
    eras=ERAS,
    own=OWN,
    fold_media=fold_media,
    page_zone=PAGE_ZONE,
)
