"""Facebook: the table of everything that its "Download your information" archives hold.

One module per topic; each ends in `FILE_TYPES`, and this puts them together.  The layouts, their years and
their traps are in formats/facebook.md; docstrings name its sections.
"""

from __future__ import annotations

from exit_kit.importing.contract import Importer
from importers.facebook import (
    activity,
    comments,
    events,
    facts,
    friends,
    groups,
    market,
    media,
    messages,
    messenger,
    pages,
    posts,
    profile,
    reactions,
    saved,
)
from importers.facebook.recognition import PREFIXES, ROOTS, is_attachment, parse_name, recognise

IMPORTER = Importer(
    platform="facebook",
    label="Facebook",
    roots=ROOTS,
    prefixes=PREFIXES,
    file_types=(
        *activity.FILE_TYPES,
        *comments.FILE_TYPES,
        *events.FILE_TYPES,
        *facts.FILE_TYPES,
        *friends.FILE_TYPES,
        *groups.FILE_TYPES,
        *market.FILE_TYPES,
        *media.FILE_TYPES,
        *messages.FILE_TYPES,
        *messenger.FILE_TYPES,
        *pages.FILE_TYPES,
        *posts.FILE_TYPES,
        *profile.FILE_TYPES,
        *reactions.FILE_TYPES,
        *saved.FILE_TYPES,
    ),
    recognise=recognise,
    parse_name=parse_name,
    is_attachment=is_attachment,
)
