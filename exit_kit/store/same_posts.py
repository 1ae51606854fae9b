"""One row for a post that several files, or several exports, say: by the number of its first file.

Instagram gives posts no number, but their files have one that never changes (formats/instagram_threads.md section 5).
A post may stand among the posts and the reels, and once more in the newest list of all of them; a later export may call
it archived, or have another caption.  The first that comes makes the row; whatever comes later becomes that row.

Kinds: within one export "reel" or "archived post" says more than "post", which says more than "other content"; of two
exports the later one is right.  Captions: the later export's; within one export the one that is there.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from exit_kit.importing.records import MINUTE, Post
from exit_kit.store.place import Place
from exit_kit.store.tables import TABLES, render_equal

_WORDS: Final = ("at", "at_precision", "kind", "title", "text", "link")
_FIND: Final = f"""
SELECT id, last_export_id, ordinal, {", ".join(_WORDS)} FROM posts WHERE key = ? AND account_id = ? ORDER BY id
"""
_CHANGE: Final = f"UPDATE OR IGNORE posts SET {', '.join(f'{name} = ?' for name in _WORDS)} WHERE id = ?"
POSTS: Final = TABLES[Post]
_EQUALS: Final = f"SELECT ordinal, key FROM posts WHERE account_id = ? AND {render_equal(POSTS)}"
_VAGUE: Final = {"other content": 0, "post": 1}


class SamePosts:
    """Finds the row that a post is, each row once in a member: two posts of one list are two."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._place = Place("", 0, 0, 0)
        self._taken: set[int] = set()

    def start_member(self, place: Place) -> None:
        """Say where the posts that follow come from."""
        self._place = place
        self._taken.clear()

    def find(self, post: Post, *, is_page: bool) -> tuple[Post, int] | None:
        """Return a post with the identity of the row that it is, and that row's number among equals; None: it is new.

        Where the post says better what the row says, the row is changed first; a page says nothing better than JSON.
        """
        for row in self._db.execute(_FIND, (post.key, self._place.account_id)).fetchall():
            number, export, ordinal, *values = row
            if number in self._taken:
                continue
            self._taken.add(number)
            told = dict(zip(_WORDS, values, strict=True))
            better = _choose(told, post, is_later=export != self._place.export_id and not is_page)
            if better != told and self._db.execute(_CHANGE, (*better.values(), number)).rowcount:
                told = better
            return post._replace(**told), ordinal
        return None

    def count_past(self, post: Post, ordinal: int) -> int:
        """Return the number among equals that a new post gets: none that another post of the same words has.

        A row whose key is of the other form (a checksum, until about 2019) may be this post.
        """
        values = (self._place.account_id, *(getattr(post, name) for name in POSTS.key))
        taken = {
            number
            for number, key in self._db.execute(_EQUALS, values)
            if key and key.isdigit() == (post.key or "").isdigit()
        }
        while ordinal in taken:
            ordinal += 1
        return ordinal


def _choose(told: dict[str, Any], post: Post, *, is_later: bool) -> dict[str, Any]:
    """Return the words of a row, those of a post that is the same in place of all that it says better."""
    own = {name: getattr(post, name) or None for name in _WORDS}
    better = {
        name: (own[name] if is_later else told[name]) or told[name] or own[name]
        for name in ("title", "text", "link")
    }
    is_vaguer = own["at"] is None or (own["at_precision"] == MINUTE and told["at"] is not None)
    timed = told if not is_later or is_vaguer else own
    if told["at"] is None or (told["at_precision"] == MINUTE and not is_vaguer):
        timed = own
    kind = own["kind"] if is_later or _say(own["kind"]) > _say(told["kind"]) else told["kind"]
    chosen = {"at": timed["at"], "at_precision": timed["at_precision"] if timed["at"] else None}
    return {name: {**better, **chosen, "kind": kind}[name] for name in _WORDS}


def _say(kind: str | None) -> int:
    """Return how much a kind says."""
    return _VAGUE.get(kind or "", 2)
