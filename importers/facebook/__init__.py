"""Facebook: the table of everything that its "Download your information" archives hold.

One module per topic; each ends in `FILE_TYPES`, and this puts them together.  The layouts, their years and
their traps are in formats/facebook.md; docstrings name its sections.
"""

from __future__ import annotations

from exit_kit.importing.contract import Importer
from importers.facebook import (
    activity,
    ads,
    ai_conversations,
    comments,
    encrypted,
    events,
    facts,
    friends,
    groups,
    interactions,
    labelled_activity,
    labelled_devices,
    labelled_facts,
    labelled_money,
    labelled_people,
    labelled_posts,
    labelled_raw,
    labelled_raw_activity,
    labelled_seen,
    location,
    market,
    media,
    messages,
    messenger,
    off_meta,
    page_recipes,
    pages,
    posts,
    preferences,
    profile,
    reactions,
    saved,
    security,
    start_page,
    unshaped,
)
from importers.facebook.landmarks import LANDMARKS
from importers.facebook.recognition import PREFIXES, RENAMED, ROOTS, is_attachment, parse_name, recognise

_FILE_TYPES = (
    *activity.FILE_TYPES,
    *ads.FILE_TYPES,
    *ai_conversations.FILE_TYPES,
    *comments.FILE_TYPES,
    *encrypted.FILE_TYPES,
    *events.FILE_TYPES,
    *facts.FILE_TYPES,
    *friends.FILE_TYPES,
    *groups.FILE_TYPES,
    *interactions.FILE_TYPES,
    *labelled_activity.FILE_TYPES,
    *labelled_devices.FILE_TYPES,
    *labelled_facts.FILE_TYPES,
    *labelled_money.FILE_TYPES,
    *labelled_people.FILE_TYPES,
    *labelled_posts.FILE_TYPES,
    *labelled_raw.FILE_TYPES,
    *labelled_raw_activity.FILE_TYPES,
    *labelled_seen.FILE_TYPES,
    *location.FILE_TYPES,
    *market.FILE_TYPES,
    *media.FILE_TYPES,
    *messages.FILE_TYPES,
    *messenger.FILE_TYPES,
    *off_meta.FILE_TYPES,
    *pages.FILE_TYPES,
    *posts.FILE_TYPES,
    *preferences.FILE_TYPES,
    *profile.FILE_TYPES,
    *reactions.FILE_TYPES,
    *saved.FILE_TYPES,
    *security.FILE_TYPES,
    *start_page.FILE_TYPES,
    *unshaped.FILE_TYPES,
)

IMPORTER = Importer(
    platform="facebook",
    label="Facebook",
    roots=ROOTS,
    prefixes=PREFIXES,
    file_types=page_recipes.add_pages(_FILE_TYPES),
    recognise=recognise,
    parse_name=parse_name,
    is_attachment=is_attachment,
    landmarks=LANDMARKS,
    apart={encrypted.LAYOUT: encrypted.LABEL},
    renamed=RENAMED,
)
