"""The profile: whose account this is and what the owner said of himself or herself (formats/facebook.md 1.6.8).

One `Owner`, then a `Fact` for each statement and a `Connection` for each person, page or group.  A time of 0 is
unknown; a birthday is a calendar date and may lack its year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import DAY, Connection, Fact, Owner, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Kind, Many, Shape, drop_empty
from exit_kit.importing.times import format_day, format_seconds
from importers.facebook.attachments import DAY as DATE
from importers.meta.names import NAME, read_names

_DATED: Final = Shape(name=str, timestamp=int)
_TEXT: Final = (str, Shape(name=str, description=str, timestamp=int, blood_donor_status=str))
_PERIOD: Final[dict[str, Kind]] = {"start_timestamp": int, "end_timestamp": int, "timestamp": int}
_SCHOOL: Final = Shape(
    _PERIOD, name=str, graduated=bool, concentrations=Many(NAME), school_type=str, degree=str, description=str
)
_JOB: Final = Shape(_PERIOD, employer=str, title=str, location=str, description=str)
_TIE: Final = Shape(name=str, relation=str, status=str, timestamp=int)
_EMAILS: Final = ("emails", "previous_emails", "pending_emails", "ad_account_emails")
_LINES: Final = (
    "intro_bio", "about_me", "religious_view", "political_view", "blood_info", "name_pronunciation",
    "favorite_quotes",
)  # fmt: skip
_LISTS: Final = ("languages", "interested_in", "screen_names", "skills", "nicknames")
PROFILE: Final = Shape(
    dict.fromkeys(_LINES, _TEXT),
    **{name: Many(NAME) for name in _LISTS},
    name=Shape(full_name=str, first_name=str, middle_name=str, last_name=str),
    emails=Shape({name: Many(str) for name in _EMAILS}),
    birthday=DATE,
    gender=Shape(gender_option=str, pronoun=str, custom_gender=str),
    previous_names=Many(_DATED),
    other_names=Many((str, Shape(name=str, type=str, timestamp=int))),  # texts in 2019
    current_city=_DATED,
    hometown=_DATED,
    relationship=Shape(status=str, partner=str, anniversary=DATE, timestamp=int),
    previous_relationships=Many(_TIE),
    family_members=Many(_TIE),
    education_experiences=Many(_SCHOOL),
    work_experiences=Many(_JOB),
    websites=Many(Shape(address=str)),
    phone_numbers=Many(Shape(phone_type=str, phone_number=str, verified=bool, creation_time=int)),
    address=ANYTHING,
    places_lived=Many(Shape(_PERIOD, place=str)),
    pages=Many(Shape(name=str, pages=Many(str), timestamps=Many(int))),
    groups=Many(_DATED),
    username=str,
    registration_timestamp=int,
    profile_uri=str,
)


def extract_profile(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the owner, then everything that the profile states."""
    for fields in records:
        yield _read_owner(fields)
        yield from _read_names(fields)
        yield from _read_contacts(fields)
        yield from _read_dates(fields)
        yield from _read_lines(fields)
        yield from _read_places(fields)
        yield from _read_education(fields)
        yield from _read_work(fields)
        yield from _read_ties(fields)
        yield from _read_likes(fields)


def _read_owner(fields: Fields) -> Owner:
    """Return the owner; names in the order present, earlier, other, each once."""
    name = (fields.get("name") or {}).get("full_name") or None
    others = read_names([*(fields.get("previous_names") or ()), *(fields.get("other_names") or ())])
    return Owner(
        name=name,
        names=tuple(dict.fromkeys([*([name] if name else []), *others])),
        username=fields.get("username") or None,
        url=fields.get("profile_uri") or None,
        registered_at=format_seconds(fields.get("registration_timestamp")),
    )


def _make_fact(label: str, value: str | None, seconds: int | None = None, **details: Any) -> Iterator[Fact]:
    """Yield one statement, or nothing where there is no value."""
    told = drop_empty(details)
    if value or told:
        yield Fact(
            "profile", label, value or None, format_seconds(seconds), origin="created", details=told or None
        )


def _read_texts(fields: Fields) -> Iterator[Fact]:
    """Yield each text of an object, also under a key that is not known yet."""
    for key, value in fields.items():
        if isinstance(value, str):
            yield from _make_fact(key.replace("_", " "), value)


def _make_day(label: str, date: Fields | None) -> Iterator[Fact]:
    """Yield a calendar date; one that is not known to the day is told but stands at no time."""
    day = format_day(date)
    if day:
        yield Fact("profile", label, day, day if len(day) == 10 else None, DAY, "created")


def _read_names(fields: Fields) -> Iterator[Record]:
    yield from _read_texts(fields.get("name") or {})
    for one in fields.get("previous_names") or ():
        yield from _make_fact("previous name", one.get("name"), one.get("timestamp"))
    for other in fields.get("other_names") or ():
        one = {"name": other} if isinstance(other, str) else other
        yield from _make_fact("other name", one.get("name"), one.get("timestamp"), type=one.get("type"))
    yield from _make_fact("username", fields.get("username"))
    yield from _make_fact("profile address", fields.get("profile_uri"))


def _read_contacts(fields: Fields) -> Iterator[Record]:
    emails = fields.get("emails") or {}
    for key in _EMAILS:
        label = "e-mail" if key == "emails" else key.removesuffix("_emails").replace("_", " ") + " e-mail"
        for address in emails.get(key) or ():
            yield from _make_fact(label, address)
    for phone in fields.get("phone_numbers") or ():
        told = {"phone_type": phone.get("phone_type"), "verified": phone.get("verified")}
        yield from _make_fact("phone number", phone.get("phone_number"), phone.get("creation_time"), **told)
    for website in fields.get("websites") or ():
        yield from _make_fact("website", website.get("address"))
    yield from _make_fact("address", None, address=fields.get("address"))


def _read_dates(fields: Fields) -> Iterator[Record]:
    """Yield the birthday, also one without a year (as MM-DD, without a time), and the day of joining."""
    birthday = fields.get("birthday") or {}
    yield from _make_day("birthday", birthday)
    if not format_day(birthday) and birthday.get("month"):
        day = f"{birthday['month']:02d}-{birthday.get('day') or 0:02d}"
        yield Fact("profile", "birthday", day, origin="created")
    registered = format_seconds(fields.get("registration_timestamp"))
    if registered:
        yield Fact("profile", "joined Facebook", registered, registered)


def _read_lines(fields: Fields) -> Iterator[Record]:
    """Yield what is one text or a list of texts; a view may have a description beside its name."""
    yield from _read_texts(fields.get("gender") or {})
    for key in _LINES:
        value = fields.get(key) or {}
        line: Fields = {"name": value} if isinstance(value, str) else value
        text, more = line.get("name") or line.get("blood_donor_status"), line.get("description")
        yield from _make_fact(
            key.replace("_", " "), text or more, line.get("timestamp"), description=more if text else None
        )
    for key in _LISTS:
        for name in read_names(fields.get(key)):
            yield from _make_fact(key.removesuffix("s").replace("_", " "), name)


def _read_places(fields: Fields) -> Iterator[Record]:
    for key in ("current_city", "hometown"):
        place = fields.get(key) or {}
        yield from _make_fact(key.replace("_", " "), place.get("name"), place.get("timestamp"))
    for place in fields.get("places_lived") or ():
        yield from _make_fact(
            "place lived", place.get("place"), _read_span(place)[0], ended_at=_read_span(place)[1]
        )


def _read_education(fields: Fields) -> Iterator[Record]:
    for school in fields.get("education_experiences") or ():
        told = {key: school.get(key) for key in ("degree", "school_type", "description", "graduated")}
        studied = read_names(school.get("concentrations"))
        at, ended = _read_span(school)
        yield from _make_fact(
            "education", school.get("name"), at, **told, concentrations=studied, ended_at=ended
        )


def _read_work(fields: Fields) -> Iterator[Record]:
    for job in fields.get("work_experiences") or ():
        told = {key: job.get(key) for key in ("title", "location", "description")}
        at, ended = _read_span(job)
        yield from _make_fact("work", job.get("employer"), at, **told, ended_at=ended)


def _read_span(fields: Fields) -> tuple[int | None, str | None]:
    """Return when something began (else when it was entered), in seconds, and the text of its end."""
    return fields.get("start_timestamp") or fields.get("timestamp"), format_seconds(
        fields.get("end_timestamp")
    )


def _read_ties(fields: Fields) -> Iterator[Record]:
    """Yield partner, former partners and family, and the relationship's status and anniversary."""
    now = fields.get("relationship") or {}
    at = format_seconds(now.get("timestamp"))
    yield from _make_fact("relationship", now.get("status"), now.get("timestamp"))
    yield from _make_day("anniversary", now.get("anniversary"))
    if now.get("partner"):
        yield _make_tie("partner", now["partner"], at, now.get("status"))
    for key, kind in (("previous_relationships", "former partner"), ("family_members", "family member")):
        for one in fields.get(key) or ():
            tie = one.get("relation") or one.get("status")
            yield _make_tie(kind, one.get("name"), format_seconds(one.get("timestamp")), tie)


def _make_tie(
    kind: str, name: str | None, at: str | None, status: str | None, is_person: bool = True
) -> Connection:
    return Connection(kind, name or None, at, None, status or None, is_person, origin="created")


def _read_likes(fields: Fields) -> Iterator[Record]:
    """Yield pages by interest ("Music") and groups, which stood in the profile until 2022.

    The pages are those of the file of pages liked once more, so they are not called by that name.
    """
    for interest in fields.get("pages") or ():
        times = interest.get("timestamps") or []
        for position, name in enumerate(interest.get("pages") or ()):
            at = format_seconds(times[position]) if position < len(times) else None
            yield _make_tie("page on profile", name, at, interest.get("name"), is_person=False)
    for group in fields.get("groups") or ():
        yield _make_tie(
            "group", group.get("name"), format_seconds(group.get("timestamp")), None, is_person=False
        )


FILE_TYPES: Final = (
    FileType(
        name="profile",
        about="Your name, birthday, contact details, schools, jobs and family.",
        paths=("profile_information/profile_information.json",),
        roots=("profile_v2",),
        shape=PROFILE,
        extract=extract_profile,
        layouts=("G5", "G4", "G3", "G2", "G1", "page"),
        is_identity=True,
    ),
)
