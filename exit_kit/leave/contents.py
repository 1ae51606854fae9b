"""How much there is to delete: posts, photos, comments, likes and searches, by year, as the archive has them.

The archive is what there was on the day of the export.  Newer exports leave out empty files, so that nothing found is
no proof that there is nothing.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import Final

# Each query gives a year (NULL where the export has no time) and a count.  What was deleted before the export, and
# former wordings, are in some exports too; they are not there any more to be deleted.
_QUERIES: Final = {
    "posts": """
SELECT substr(posts.at, 1, 4), count(*) FROM posts JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND posts.origin = 'created' AND posts.kind NOT IN ('edit', 'deleted post') GROUP BY 1 ORDER BY 1
""",
    "photos": """
SELECT substr(at, 1, 4), count(*) FROM (
  SELECT max(media_uses.at) AS at FROM media_uses JOIN accounts ON accounts.id = account_id
  WHERE platform = ? AND message_id IS NULL AND conversation_id IS NULL AND media_uses.kind IN ('photo', 'video')
    AND role != 'preview' GROUP BY media_uses.key
) GROUP BY 1 ORDER BY 1
""",
    "comments": """
SELECT substr(comments.at, 1, 4), count(*) FROM comments JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND comments.origin = 'created' AND comments.kind != 'edit' GROUP BY 1 ORDER BY 1
""",
    "reactions": """
SELECT substr(reactions.at, 1, 4), count(*) FROM reactions JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND message_id IS NULL AND reactions.origin = 'created' GROUP BY 1 ORDER BY 1
""",
    "searches": """
SELECT substr(searches.at, 1, 4), count(*) FROM searches JOIN accounts ON accounts.id = account_id
WHERE platform = ? GROUP BY 1 ORDER BY 1
""",
    "groups": """
SELECT NULL, count(DISTINCT connections.name) FROM connections JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND connections.kind IN ('group', 'group admin', 'group membership')
""",
}
WORDS: Final = {
    "posts": ("post", "posts"),
    "photos": ("photo or video", "photos and videos"),
    "comments": ("comment", "comments"),
    "reactions": ("like or other reaction", "likes and other reactions"),
    "searches": ("search", "searches"),
    "groups": ("group", "groups"),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """How much there is of one kind; `years` without those of which the time is not known."""

    kind: str
    total: int
    years: dict[int, int]

    @property
    def undated(self) -> int:
        """Return how many have no time."""
        return self.total - sum(self.years.values())


def count_contents(db: sqlite3.Connection, platform: str, kind: str) -> Figures:
    """Count what the archive has of one kind, over all accounts of a platform."""
    years: Counter[int] = Counter()
    total = 0
    for year, count in db.execute(_QUERIES[kind], (platform,)):
        total += count
        if year and year.isdigit():
            years[int(year)] += count
    return Figures(kind, total, dict(sorted(years.items())))


def has_export(db: sqlite3.Connection, platform: str) -> bool:
    """Say whether anything of a platform was imported."""
    return db.execute("SELECT 1 FROM exports WHERE platform = ? LIMIT 1", (platform,)).fetchone() is not None
