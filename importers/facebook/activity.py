"""Small things of the owner's doing: polls, donations, pokes, places, voting, a survey (formats/facebook.md 1.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Activity, Fact, Record
from exit_kit.importing.shapes import Fields, Many, Shape, drop_empty
from exit_kit.importing.times import format_seconds
from importers.facebook.attachments import ATTACHMENTS, COORDINATE, read_attachments, read_place
from importers.meta.names import NAME, read_names

_ATTACHED: Final = Shape(timestamp=int, title=str, attachments=ATTACHMENTS)
_POKE: Final[dict[str, Any]] = {"poker": str, "pokee": str, "rank": int, "timestamp": int}
# G1 wrapped its pokes: `{"pokes": {"activity_log_data": …, "data": [poke, …]}}` (1.2).  The first list is that of the
# activity log, with the person under `data` and prose as its title; the second has both people, and no old pokes.
_LOGGED_POKE: Final = Shape(_POKE, title=str, data=Many(NAME))
_POKES: Final = Shape(_POKE, data=Many(Shape(_POKE)), activity_log_data=Many(_LOGGED_POKE))
_PLACE: Final = Shape(name=str, address=str, url=str, creation_timestamp=int, coordinate=COORDINATE)
_CALLER: Final = (str, Shape(name=str, identifier=str))
_CALL: Final = Shape(start_time=int, end_time=int, call_type=str, call_participants=Many(_CALLER))
_SURVEY: Final = Shape(
    responses=Many(Shape(title=str, question_type=str, response=str, answer=str, timestamp=int))
)


def extract_polls(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each poll that the owner voted in: `detail` is what was chosen, `details` has all options."""
    for fields in records:
        for poll in read_attachments(fields.get("attachments")).others.get("poll") or [{}]:
            chosen = [one.get("option") or "" for one in poll.get("options") or () if one.get("voted")]
            details = drop_empty({"title": fields.get("title"), "options": poll.get("options")})
            yield Activity(
                kind="poll vote",
                at=format_seconds(fields.get("timestamp")),
                what=poll.get("question") or fields.get("title") or None,
                detail=", ".join(chosen) or None,
                details=details or None,
                origin="created",
            )


def extract_donations(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each donation to a fundraiser; the amount is a text with its currency."""
    for fields in records:
        for fundraiser in read_attachments(fields.get("attachments")).others.get("fundraiser") or [{}]:
            yield Activity(
                kind="donation",
                at=format_seconds(fields.get("timestamp")),
                what=fundraiser.get("title") or fields.get("title") or None,
                detail=fundraiser.get("donated_amount") or None,
                details=drop_empty({"title": fields.get("title")}) or None,
                origin="created",
            )


def extract_pokes(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each poke: who poked (`what`), then both people; only the names tell which of them is the owner."""
    for fields in records:
        pokes = fields.get("data") or ()
        logged = fields.get("activity_log_data") or ()
        is_wrapper = "data" in fields or "activity_log_data" in fields
        yield from map(_read_poke, pokes if is_wrapper else [fields])
        known = {(poke.get("timestamp"), poke.get(role)) for poke in pokes for role in ("poker", "pokee")}
        for one in logged:
            names = read_names(one.get("data"))
            if not any((one.get("timestamp"), name) in known for name in names):
                poke = _read_poke(one)
                yield poke._replace(
                    detail=poke.detail or one.get("title") or None, people=poke.people or tuple(names)
                )


def _read_poke(fields: Fields) -> Activity:
    rank = fields.get("rank")
    return Activity(
        kind="poke",
        at=format_seconds(fields.get("timestamp")),
        what=fields.get("poker") or None,
        detail=fields.get("pokee") or None,
        people=tuple(name for name in (fields.get("poker"), fields.get("pokee")) if name),
        details={"rank": rank} if rank is not None else None,
    )


def extract_rooms(source: Source, rooms: Iterable[Fields]) -> Iterator[Record]:
    """Yield each call in a room that the owner joined (`remote_presence_rooms`, 1.2)."""
    for call in (call for room in rooms for call in room.get("calls") or ()):
        yield Activity(
            kind="room joined",
            at=format_seconds(call.get("start_time")),
            what=call.get("call_type") or None,
            ended_at=format_seconds(call.get("end_time")),
            people=tuple(_read_callers(call.get("call_participants") or ())),
        )


def _read_callers(callers: Iterable[Any]) -> list[str]:
    """Return the names of those who called; guests have what they called themselves as `identifier`."""
    names = (one if isinstance(one, str) else one.get("name") or one.get("identifier") for one in callers)
    return [name for name in names if name]


def extract_places(source: Source, places: Iterable[Fields]) -> Iterator[Record]:
    """Yield each place that the owner added to Facebook's map."""
    for fields in places:
        yield read_place(fields, "created", format_seconds(fields.get("creation_timestamp")), "created")


def extract_voting(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what was set about elections: the place to vote in, reminders."""
    for fields in records:
        yield from (
            Fact("voting", label.replace("_", " "), value, origin="created")
            for label, value in fields.items()
            if value and label in ("voting_location", "voting_reminders")
        )


def extract_survey(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each question that the owner answered about Facebook's editor."""
    for response in (response for fields in records for response in fields.get("responses") or ()):
        yield Activity(
            kind="survey answered",
            at=format_seconds(response.get("timestamp")),
            what=response.get("title") or None,
            detail=response.get("response") or response.get("answer") or None,
            details=drop_empty({"question_type": response.get("question_type")}) or None,
            origin="created",
        )


FILE_TYPES: Final = (
    FileType(
        name="poll votes",
        about="Polls in which you voted, with what you chose.",
        paths=("polls/polls_you_voted_on.json", "other_activity/polls_you_voted_on.json"),
        roots=("poll_votes_v2",),
        shape=_ATTACHED,
        extract=extract_polls,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="donations",
        about="Fundraisers that you gave money to.",
        paths=("fundraisers/fundraisers_donated_to.json",),
        roots=("fundraisers_donated_to_v2",),
        shape=_ATTACHED,
        extract=extract_donations,
        layouts=("G5", "G4", "G2"),
    ),
    FileType(
        name="pokes",
        about="Pokes between you and others.",
        paths=("other_activity/pokes.json",),
        roots=("pokes_v2",),
        shape=_POKES,
        extract=extract_pokes,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="rooms joined",
        about="Video calls in rooms that you joined.",
        paths=("other_activity/rooms_joined.json",),
        roots=("remote_presence_rooms",),
        shape=Shape(calls=Many(_CALL)),
        extract=extract_rooms,
        layouts=("G1",),
    ),
    FileType(
        name="created places",
        about="Places that you added to Facebook's map, in exports before 2023.",
        paths=("your_places/places_you_ve_created.json",),
        roots=("your_places_v2",),
        shape=_PLACE,
        extract=extract_places,
        layouts=("G2", "G1"),
    ),
    FileType(
        name="voting location",
        about="The place in which you vote, as you told Facebook.",
        paths=(
            "voting/voting_location.json",
            "voting_location_and_reminders/voting_location.json",
            "voting_location_and_reminders/location.json",
        ),
        roots=("voting_location_v2",),
        shape=Shape(voting_location=str),
        extract=extract_voting,
        layouts=("G5", "G4", "G3", "G2"),
    ),
    FileType(
        name="voting reminders",
        about="Whether Facebook reminds you of elections.",
        paths=("voting/voting_reminders.json", "voting_location_and_reminders/voting_reminders.json"),
        roots=("voting_reminders_v2",),
        shape=Shape(voting_reminders=str),
        extract=extract_voting,
        layouts=("G5", "G4", "G3", "G2"),
    ),
    FileType(
        name="editor survey",
        about="Questions about Facebook's post editor that you answered.",
        paths=("posts/facebook_editor.json",),
        roots=("facebook_editor",),
        shape=_SURVEY,
        extract=extract_survey,
        layouts=("G5", "G4"),
    ),
)
