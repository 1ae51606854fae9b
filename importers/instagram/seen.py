"""What was shown to the owner: ads, posts, videos, stories, suggested accounts, music.

Sources: formats/instagram_threads.md 1.2, 1.3.2.  The export knows about two weeks of it.  Older rows name the author
only; `label_values` has the address, the caption and the author in a block.  Rows without an author are kept: the time
alone says something (trap 16).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import HREF, Labelled
from exit_kit.importing.records import Activity, Advertiser, Connection, Record
from exit_kit.importing.shapes import Fields
from importers.instagram.connections import find_related
from importers.instagram.rows import (
    GROUPED,
    NEWEST,
    Person,
    clean_url,
    collect,
    fact_row,
    find_account,
    find_text,
    find_time,
    find_url,
    is_labelled,
    list_people,
    list_texts,
    make_profile_url,
    read_any,
    read_post,
    row,
    split_entries,
)

_FOLDERS: Final = ("ads_and_topics", "ads_and_content")


def read_author(one: Labelled) -> tuple[Person, dict[str, Any] | None]:
    """Return whose post was shown: the block of its owner, else the only text of the older form, which says no more."""
    if is_labelled(one):
        return read_post(one)
    return Person(find_text(one, "author", place=0) or one.title), None


def extract_seen(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each post, video or story that was shown."""
    for one in read_any(records, source.notes):
        author, told = read_author(one)
        details = collect(surface=find_text(one, "surface"), **(told or {}))
        url, people = clean_url(find_url(one)), list_people(author)
        yield Activity(kind, find_time(one), author.username, None, url, people=people, details=details)


def extract_ads(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each ad that was shown, by its advertiser; its page in the library of ads is kept beside its own."""
    for one in read_any(records, source.notes):
        author, told = read_author(one)
        url = find_url(one)
        links = (leaf.value for leaf in one.leaves if leaf.kind == HREF)
        details = collect(
            **(told or {}), library=", ".join(link for link in links if link not in (url, author.url))
        )
        yield Advertiser(author.username or author.name, "seen", None, find_time(one), url, details=details)


def extract_clicks(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each ad that was tapped: by the advertiser where the export says it, else by the words of the ad."""
    for one in read_any(records, source.notes):
        for entry in split_entries(one):
            owner = find_account(one) if is_labelled(one) else Person(None)
            words = find_text(one, "title") or one.title
            details = collect(title=words if owner.username else None, owner_name=owner.name)
            action, at = find_text(one, "action"), find_time(entry)
            yield Advertiser(
                owner.username or words, "interacted", action, at, find_url(entry), details=details
            )


def extract_profiles(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each account that was suggested, or that the owner did not want to see."""
    for one in read_any(records, source.notes):
        person = find_related(one)
        if person.username or person.name:
            name = person.username or person.name
            yield Connection(kind, name, find_time(one), make_profile_url(person), is_person=True)


def extract_unwanted(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each post that the owner said to be, or not to be, interested in."""
    for record in read_any(records, source.notes):
        for one in split_entries(record):
            owner, told = read_post(one)
            texts = list_texts(one)
            what, url = owner.username or (texts[0] if texts else None), clean_url(find_url(one))
            people = list_people(owner)
            yield Activity(
                "post feedback",
                find_time(one),
                what,
                None,
                url,
                people=people,
                details=told,
                origin="created",
            )


def extract_music(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each piece of music."""
    for one in read_any(records, source.notes):
        yield Activity(
            kind, find_time(one), find_text(one, "song", place=0), find_text(one, "artist", place=1)
        )


def _row(name: str, about: str, *files: str, root: str, **known: object) -> FileType:
    paths = (f"{folder}/{file}" for file in files for folder in _FOLDERS)
    return row(name, about, *paths, roots=(root,), **known)  # type: ignore[arg-type]


FILE_TYPES: Final = (
    _row("ads clicked", "Ads that you tapped on, and whose they were.", "ads_clicked",
         root="impressions_history_ads_clicked", extract=extract_clicks),
    _row("ads viewed", "Ads that were shown to you.", "ads_viewed", root="impressions_history_ads_seen",
         extract=extract_ads),
    _row("posts viewed", "Posts that were shown to you.", "posts_viewed", root="impressions_history_posts_seen",
         extract=partial(extract_seen, kind="post viewed")),
    _row("videos watched", "Videos and reels that you watched.", "videos_watched",
         root="impressions_history_videos_watched", extract=partial(extract_seen, kind="video watched")),
    row("stories viewed", "Stories that you watched.", "story_interactions/stories_viewed",
        extract=partial(extract_seen, kind="story viewed"), layouts=NEWEST),
    _row("suggested profiles", "Accounts that were suggested to you.", "suggested_profiles_viewed",
         "suggested_accounts_viewed", root="impressions_history_chaining_seen",
         extract=partial(extract_profiles, kind="suggested to follow")),
    _row("unwanted profiles", "Accounts that you said not to be interested in.",
         "profiles_you're_not_interested_in", "accounts_you're_not_interested_in",
         root="impressions_history_recs_hidden_authors", extract=partial(extract_profiles, kind="see less")),
    _row("unwanted posts", "Posts that you said to be, or not to be, interested in.",
         "posts_you're_not_interested_in", "posts_you're_interested_or_not_interested_in",
         root="impressions_history_posts_not_interested", extract=extract_unwanted, layouts=GROUPED),
    fact_row("in-app messages", "Banners of Instagram that you saw.",
             *(f"{folder}/in-app_message" for folder in _FOLDERS), roots=("impressions_history_app_message",),
             layouts=GROUPED),
    _row("music heard in stories", "Music that you heard in stories.", "music_heard_in_stories",
         root="impressions_history_music_heard_in_stories", extract=partial(extract_music, kind="music heard")),
    _row("music used in stories", "Music that you used in stories of your own.",
         "music_recently_used_in_stories", root="impressions_history_music_recently_used_in_stories",
         extract=partial(extract_music, kind="music used")),
)  # fmt: skip
