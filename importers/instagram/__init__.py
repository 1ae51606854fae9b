"""Instagram: the table of everything that its "Download your information" archives hold.

One module per topic; each ends in `FILE_TYPES`, and this puts them together.  The layouts, their years and their traps
are in formats/instagram_threads.md; docstrings name its sections.  Threads, whose folder stands in the same downloads,
has an importer of its own.
"""

from __future__ import annotations

from exit_kit.importing.contract import Importer
from importers.instagram import connections
from importers.instagram.landmarks import LANDMARKS
from importers.instagram.recognition import (
    ERAS,
    OWN,
    PREFIXES,
    RENAMED,
    ROOTS,
    is_attachment,
    parse_name,
    recognise,
)
from importers.instagram.rows import GROUPED, SINCE_2021
from importers.meta.record_recipes import PAGE_ZONE, add_pages
from importers.meta.start_page import make_contents_pages, make_start_page

FILE_TYPES = (
    *connections.FILE_TYPES,
    make_start_page(*GROUPED, is_on_every_page=True),
    make_contents_pages("messages/chats.json", "index.json", layouts=SINCE_2021),
)

IMPORTER = Importer(
    platform="instagram",
    label="Instagram",
    roots=ROOTS,
    prefixes=PREFIXES,
    file_types=add_pages(FILE_TYPES),
    recognise=recognise,
    parse_name=parse_name,
    is_attachment=is_attachment,
    landmarks=LANDMARKS,
    renamed=RENAMED,
    eras=ERAS,
    own=OWN,
    page_zone=PAGE_ZONE,
)
