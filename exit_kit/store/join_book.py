"""The joins of conversations in the database: what is delivered, decided and planned, and what the writer is to do.

While members are read, the writer follows the plan that there is, and for what is new does what the plan will most
likely say.  Once everything is read the plan is made (`exit_kit.store.joins`); if the records do not stand as it
says, they are made again from the kept bytes (`settle`).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Final

import orjson

from exit_kit.importing.packing import Packed
from exit_kit.importing.records import LOOSE, Conversation
from exit_kit.importing.sketches import merge_sketches
from exit_kit.store.joins import Decision, Join, Plan, Sign, Source, plan_joins, sign
from exit_kit.store.likeness import Trait, list_traits
from exit_kit.store.place import Place

_SOURCES: Final = """
SELECT conversation_sources.account_id, exports.platform, conversation_sources.key,
  ifnull(exports.created_at, '') || exports.key, conversation_sources.title, conversation_sources.kind, people, sketch,
  first_at, last_at
FROM conversation_sources JOIN exports ON exports.id = export_id ORDER BY conversation_sources.id
"""
_OWNERS: Final = """
SELECT accounts.id, name FROM accounts WHERE name_from != 'guess' AND name IS NOT NULL
UNION SELECT accounts.id, handle FROM accounts JOIN handles ON handles.person_id = accounts.person_id AND kind = 'name'
  WHERE name_from != 'guess'
"""
# A conversation under a mere name that is a thread of the inbox too is one with it, without a plan.
_ELSEWHERE: Final = """
SELECT conversation_sources.account_id, conversation_sources.key, conversations.key FROM conversation_sources
JOIN conversations ON conversations.id = conversation_id
"""
_OF_DELIVERY: Final = (
    "title", "kind", "folder", "people", "message_count", "first_at", "last_at", "conversation_id",
)  # fmt: skip
_DELIVERED: Final = """
SELECT id, people, message_count, first_at, last_at FROM conversation_sources
WHERE account_id = ? AND key = ? AND export_id = ?
"""


def read_owners(db: sqlite3.Connection) -> dict[int, set[str]]:
    """Return the names of each account's owner, where somebody said them."""
    owners: dict[int, set[str]] = defaultdict(set)
    for account, name in db.execute(_OWNERS):
        owners[account].add(name)
    return owners


def read_sources(db: sqlite3.Connection) -> list[Source]:
    """Return the conversations as the exports deliver them."""
    return [
        Source(account, platform, key, order, title, kind, frozenset(orjson.loads(people or "[]")), *sketched)
        for account, platform, key, order, title, kind, people, *sketched in db.execute(_SOURCES)
    ]


def read_decisions(db: sqlite3.Connection) -> list[Decision]:
    """Return what the user decided."""
    rows = db.execute("SELECT platform, key, other_key, decision FROM conversation_decisions")
    return [Decision(platform, key, other, word == "join") for platform, key, other, word in rows]


def read_plan(db: sqlite3.Connection) -> Plan:
    """Return the plan that was made last."""
    rows = db.execute("SELECT account_id, key, target, decided_by FROM conversation_joins")
    return {(account, key): Join(target, decided_by) for account, key, target, decided_by in rows}


def write_decision(db: sqlite3.Connection, decision: Decision) -> None:
    """Write what the user decided of two conversations; an earlier word on the two is forgotten."""
    pair = (decision.platform, decision.key, decision.other_key)
    for key, other in (pair[1:], pair[:0:-1]):
        db.execute(
            "DELETE FROM conversation_decisions WHERE platform = ? AND key = ? AND other_key = ?",
            (decision.platform, key, other),
        )
    row = (*pair, "join" if decision.is_join else "apart")
    db.execute("INSERT INTO conversation_decisions VALUES (?, ?, ?, ?)", row)


def settle_joins(db: sqlite3.Connection) -> bool:
    """Make the plan anew and write it; say whether the records stand as it says."""
    decisions, before = read_decisions(db), read_plan(db)
    loose = "SELECT EXISTS (SELECT 1 FROM conversation_sources WHERE substr(key, 1, 1) = ?)"
    if not decisions and not before and not db.execute(loose, (LOOSE,)).fetchone()[0]:
        return True
    plan = plan_joins(read_sources(db), decisions, read_owners(db))
    if plan != before:
        db.execute("DELETE FROM conversation_joins")
        rows = [(*place, *join) for place, join in plan.items()]
        db.executemany("INSERT INTO conversation_joins VALUES (?, ?, ?, ?)", rows)
    for account, key, found in db.execute(_ELSEWHERE):
        join = plan.get((account, key))
        if (join.target if join else key) != found and (join or not key.startswith("?")):
            return False
    return True


class JoinBook:
    """Tells the writer which conversation each becomes; remembers what was delivered."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._plan = read_plan(self._db)
        self._decisions = read_decisions(self._db)
        self._apart = {(one.platform, frozenset(one[1:3])) for one in self._decisions if not one.is_join}
        self._alike: dict[Sign, list[Source]] | None = None
        self._told: set[tuple[int, str, int, tuple[str, ...]]] = set()
        self._sketched: list[Source] | None = None
        self._traits: set[Trait] = set()  # of all of these
        self._blocks: dict[int, list[str]] = defaultdict(list)  # source -> sketches not yet merged

    def is_apart(self, platform: str, key: str, other: str) -> bool:
        """Say whether the user keeps two conversations apart."""
        return (platform, frozenset((key, other))) in self._apart

    def find_target(self, one: Conversation, place: Place) -> str:
        """Return the key of the conversation that this one is part of, mostly its own."""
        planned = self._plan.get((place.account_id, one.key))
        if planned:
            return planned.target
        if one.is_sequence:
            return self._follow_sketch(self._make_source(one, place))
        if (place.account_id, one.key, place.export_id, one.people) in self._told:
            return one.key
        if self._alike is None:
            if not one.key.startswith(LOOSE):
                return one.key  # nothing here is without an id of its own yet
            self._alike = self._sort_sources()
        return self._follow(self._make_source(one, place))

    def _follow(self, one: Source) -> str:
        """Do what the plan will say if nothing else is like this."""
        assert self._alike is not None
        mark = sign(one, read_owners(self._db).get(one.account_id, ()))
        if mark is None:
            return one.key
        group = self._alike.setdefault(mark, [])
        group.append(one)
        plan = plan_joins(group, self._decisions, read_owners(self._db))
        self._plan.update(plan)
        for (account, key), join in plan.items():
            if join.target == one.key:  # what came before goes on what comes now
                self._rename(account, key, one.key)
        own = plan.get((one.account_id, one.key))
        return own.target if own else one.key

    def _follow_sketch(self, one: Source) -> str:
        """Return the key of the conversation that this delivery is one of, as its first block shows."""
        if self._sketched is None:
            self._sketched = [source for source in read_sources(self._db) if source.sketch is not None]
            self._traits = set().union(*(list_traits(each.title, each.sketch) for each in self._sketched))
        if any((other.account_id, other.key) == (one.account_id, one.key) for other in self._sketched):
            return one.key
        self._sketched.append(one)
        traits = list_traits(one.title, one.sketch)
        is_alone = self._traits.isdisjoint(traits) and not self._decisions
        self._traits |= traits
        # Chats of a backup have ids, and those without come to them.
        if is_alone or not one.key.startswith(LOOSE):
            return one.key
        join = plan_joins(self._sketched, self._decisions, {}).get((one.account_id, one.key))
        if join is None:
            return one.key
        self._plan[one.account_id, one.key] = join
        return join.target

    def _rename(self, account: int, key: str, target: str) -> None:
        self._db.execute(
            "UPDATE OR IGNORE conversations SET key = ? WHERE account_id = ? AND key = ?",
            (target, account, key),
        )

    def _sort_sources(self) -> dict[Sign, list[Source]]:
        owners = read_owners(self._db)
        alike: dict[Sign, list[Source]] = defaultdict(list)
        for one in read_sources(self._db):
            mark = sign(one, owners.get(one.account_id, ()))
            if mark is not None:
                alike[mark].append(one)
        return alike

    def _make_source(self, one: Conversation, place: Place) -> Source:
        row = self._db.execute(
            "SELECT ifnull(created_at, '') || key FROM exports WHERE id = ?", (place.export_id,)
        ).fetchone()
        known = place.account_id, place.platform, one.key, row[0], one.title, one.kind
        if not one.is_sequence:
            return Source(*known, frozenset(one.people))
        block = one.packed
        senders = block.find_senders() if block else set()
        times = (block.first_at, block.last_at) if block else (None, None)
        return Source(*known, frozenset(filter(None, {*one.people, *senders})), one.sketch or "", *times)

    def write_delivery(self, one: Conversation, place: Place, number: int, block: Packed | None) -> None:
        """Note a block of a delivery: how much it is and of which time, who takes part, by what it is known again."""
        found = self._db.execute(_DELIVERED, (place.account_id, one.key, place.export_id)).fetchone()
        people, count, first_at, last_at = found[1:] if found else (None, 0, None, None)
        senders = block.find_senders() if block else set()
        names = sorted(filter(None, {*one.people, *senders, *orjson.loads(people or "[]")}))
        times = [at for at in (first_at, last_at, *((block.first_at, block.last_at) if block else ())) if at]
        values = (
            one.title, one.kind, one.folder, orjson.dumps(names).decode() if names else None,
            count + (block.size if block else 0), min(times, default=None), max(times, default=None), number,
        )  # fmt: skip
        if found:
            source = found[0]
            assigned = ", ".join(f"{name} = coalesce(?, {name})" for name in _OF_DELIVERY)
            self._db.execute(f"UPDATE conversation_sources SET {assigned} WHERE id = ?", (*values, source))
        else:
            columns = ", ".join((*_OF_DELIVERY, "account_id", "key", "export_id", "sketch"))
            (source,) = self._db.execute(
                f"INSERT INTO conversation_sources ({columns}) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id",
                (*values, place.account_id, one.key, place.export_id),
            ).fetchone()
        if one.sketch:
            self._blocks[source].append(one.sketch)

    def write_sketches(self) -> None:
        """Write the sketches of the deliveries noted so far: all blocks of each at once, as one of a million messages
        has hundreds.
        """
        for source, sketches in self._blocks.items():
            query = "SELECT sketch FROM conversation_sources WHERE id = ?"
            before = self._db.execute(query, (source,)).fetchone()[0]
            merged = merge_sketches((before, *sketches))
            self._db.execute("UPDATE conversation_sources SET sketch = ? WHERE id = ?", (merged, source))
        self._blocks.clear()

    def write_source(self, one: Conversation, place: Place, number: int) -> None:
        """Note what an export delivers, once, and the conversation that it became."""
        told = (place.account_id, one.key, place.export_id, one.people)
        if told in self._told:
            return
        self._told.add(told)
        names = sorted(filter(None, one.people))
        people = orjson.dumps(names).decode() if names else None
        self._db.execute(
            "INSERT OR IGNORE INTO conversation_sources "
            "(account_id, key, export_id, title, kind, folder, people, conversation_id) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*told[:3], one.title, one.kind, one.folder, people, number),
        )


def count_joined(db: sqlite3.Connection) -> int:
    """Count the conversations that were put together from several."""
    query = "SELECT count(DISTINCT account_id || ' ' || target) FROM conversation_joins"
    return int(db.execute(query).fetchone()[0])


__all__ = [
    "JoinBook",
    "count_joined",
    "read_decisions",
    "read_owners",
    "read_plan",
    "read_sources",
    "settle_joins",
    "write_decision",
]
