"""Likes, and everything that the owner did in stories of others (formats/instagram_threads.md 1.2, 1.3.2).

The older form says whose it was in the title and writes a thumb for each like; `label_values` has the owner in a block,
the caption and hashtags besides, and no thumb.  A like is a like in both, so that both make one row.  Where only the
newer form has an address (stickers in stories, which are gone after a day), it goes to the details for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Activity, Reaction, Record
from exit_kit.importing.shapes import Fields
from importers.instagram.rows import (
    GROUPED,
    clean_url,
    collect,
    find_account,
    find_text,
    find_time,
    find_url,
    list_people,
    list_texts,
    read_any,
    read_post,
    row,
    split_entries,
)
from importers.meta.labelled import list_media

LIKE: Final = "LIKE"
_ACTIVITIES: Final = "story_activities"
_STORIES: Final = ("story_interactions", "story_sticker_interactions")


def extract_likes(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each like, with whose post, comment or reel it was."""
    for record in read_any(records, source.notes):
        for one in split_entries(record):
            owner, details = read_post(one)
            yield Reaction(
                find_time(one),
                LIKE,
                url=clean_url(find_url(one)),
                target=owner.username,
                kind=kind,
                details=details,
            )


def extract_story_reactions(source: Source, records: Iterable[Fields], *, reaction: str) -> Iterator[Record]:
    """Yield each like of a story and each reaction to one; `reaction` stands for one that is not told."""
    for record in read_any(records, source.notes):
        for one in split_entries(record):
            owner = find_account(one)
            told = None if reaction == LIKE else find_text(one, "emoji", place=0)
            details = collect(url=find_url(one), owner_name=owner.name)
            yield Reaction(
                find_time(one), told or reaction, target=owner.username, kind="story", details=details
            )


def extract_answers(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each sticker in a story that the owner answered: whose it was, and the answer."""
    for record in read_any(records, source.notes):
        for one in split_entries(record):
            owner, question = find_account(one), find_text(one, "question")
            texts = [text for text in list_texts(one) if text != question]
            yield Activity(
                kind,
                find_time(one),
                owner.username,
                find_text(one, "answer") or (texts[-1] if texts else None),
                people=list_people(owner),
                details=collect(question=question, url=find_url(one), owner_name=owner.name),
                media=list_media(record),
                origin="created",
            )


def _reactions(name: str, about: str, file: str, root: str, reaction: str) -> FileType:
    return row(name, about, *(f"{folder}/{file}" for folder in _STORIES), roots=(f"{_ACTIVITIES}_{root}",),
               extract=partial(extract_story_reactions, reaction=reaction))  # fmt: skip


def _answers(
    name: str, about: str, file: str, root: str, kind: str, layouts: tuple[str, ...] = (*GROUPED, "2")
) -> FileType:
    return row(name, about, *(f"{folder}/{file}" for folder in _STORIES), roots=(f"{_ACTIVITIES}_{root}",),
               extract=partial(extract_answers, kind=kind), layouts=layouts)  # fmt: skip


FILE_TYPES: Final = (
    row("liked posts", "Posts that you liked.", "likes/liked_posts", "likes/liked_reels", roots=("likes_media_likes",),
        extract=partial(extract_likes, kind="post")),
    row("liked comments", "Comments that you liked.", "likes/liked_comments", roots=("likes_comment_likes",),
        extract=partial(extract_likes, kind="comment")),
    _reactions("story likes", "Stories that you liked.", "story_likes", "story_likes", LIKE),
    _reactions("story emoji reactions", "Emojis with which you answered stories.", "emoji_story_reactions",
               "emoji_quick_reactions", "EMOJI"),
    _reactions("story avatar reactions", "Avatars with which you answered stories.", "avatar_story_reactions",
               "avatar_quick_reactions", "AVATAR"),
    _reactions("story sticker reactions", "Emoji stickers in stories that you tapped.",
               "story_reaction_sticker_reactions", "reaction_sticker_reactions", "EMOJI"),
    _answers("story polls", "Polls in stories that you voted in.", "polls", "polls", "story poll vote"),
    _answers("story quizzes", "Quizzes in stories that you took.", "quizzes", "quizzes", "story quiz answer"),
    _answers("story sliders", "Emoji sliders in stories that you moved.", "emoji_sliders", "emoji_sliders",
             "story slider"),
    _answers("story questions", "Questions in stories that you answered.", "questions", "questions",
             "story question answer"),
    _answers("story question media", "Photos and videos with which you answered questions in stories.",
             "question_media_response", "questions_media", "story question media", GROUPED),
    _answers("story question music", "Music with which you answered questions in stories.",
             "question_music_response", "questions_music", "story question music", GROUPED),
    _answers("story countdowns", "Countdowns in stories that you wanted to be reminded of.", "countdowns",
             "countdowns", "story countdown"),
)  # fmt: skip
