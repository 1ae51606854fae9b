"""Records: one thing each that a person would recognise, as extractors hand them to the store.

A record names people, media and conversations by what the export calls them; the store turns those into ids.
Times are UTC texts from `exit_kit.importing.times` or None; a text that is missing is None or "", which the
store takes as the same.  They are named tuples because hundreds of thousands are made and cross process
borders; a frozen dataclass costs four times as much to make.

`at_precision` says how exact `at` is: millisecond, second, minute, day, unknown.
"""

from __future__ import annotations

from typing import Any, NamedTuple

SECOND = "second"
MILLISECOND = "millisecond"
MINUTE = "minute"
DAY = "day"
UNKNOWN = "unknown"
LOOSE = "~"
LOST = "lost"
# Stands for the owner where a source knows which messages are the owner's own, but not the owner's name: the store puts
# the account's name in its place, or "You" (exit_kit.store.owners).
OWNER = "\x1fowner"


class MediaUse(NamedTuple):
    """One reference to a media file: the uri as delivered and what the reference says about the file.

    `kind`: photo, video, audio, file, gif, sticker, or None (decided from the file).  `role`: attachment, cover,
    profile, preview, avatar, shared (by a message), subtitles, or `LOST`: a file that could not be handed over;
    another export may have it.  `details` holds EXIF fields under the archive's own names (1.6.1); latitude and
    longitude in degrees, width and height in pixels.
    """

    uri: str
    kind: str | None = None
    role: str = "attachment"
    at: str | None = None
    title: str | None = None
    description: str | None = None
    taken_at: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    width: int | None = None
    height: int | None = None
    details: dict[str, Any] | None = None


# A reaction to a message: what, who, when.
Reacted = tuple[str, str | None, str | None]


class Extra(NamedTuple):
    """What few messages have: everything but time, sender, kind and text.

    `own_id` is the platform's own id of the message, `reply_to` that of the message it answers.  `details`, the last of
    the columns, holds what has none.
    """

    link: str | None = None
    link_text: str | None = None
    call_seconds: int | None = None
    is_missed_call: bool | None = None
    is_unsent: bool | None = None
    is_taken_down: bool | None = None
    ip_address: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    own_id: str | None = None
    reply_to: str | None = None
    edited_at: str | None = None
    is_forwarded: bool | None = None
    is_starred: bool | None = None
    event: str | None = None  # what a line tells that the platform wrote: created, added, left, encryption …
    is_edited: bool | None = None
    is_view_once: bool | None = None
    is_omitted: bool | None = None  # its file was left out of the export
    details: dict[str, Any] | str | None = None
    people: tuple[str, ...] = ()  # members added or removed
    reactions: tuple[Reacted, ...] = ()
    media: tuple[MediaUse, ...] = ()
    options: tuple[tuple[str, int | None], ...] = ()  # of a poll: (what, votes)


# One message: at, sender, kind, text, extra.  A plain tuple: a million of them are made.  `kind`: text, photo, video,
# audio, file, gif, sticker, media (one of these: which, the export does not say), share, location, contact, poll, call,
# joined (a group), left (it), event (one of the two, or whatever else the platform tells), unsent, undecryptable,
# empty, unknown_empty (WhatsApp's `null` and nothing: formats/whatsapp.md 1.8).
Message = tuple[str | None, str | None, str, str | None, Extra | None]


class Conversation(NamedTuple):
    """One conversation, or the block of one that a member holds.

    `key` is what stays when a title changes (the thread id); one that is a mere name begins with `?`, one that means
    this conversation only in its own download with `LOOSE`: it is joined by who takes part.  `kind`: direct, group,
    ai, or None where the export does not say.  `messages` are sorted by time; equal times keep the order of the
    export.  `packed` holds them instead once they have been made rows (exit_kit.importing.packing).
    `is_sequence`: this is one delivery of many of one conversation, each whole and in its own order, which tells more
    than the times do: it is put together with others by that order.  `sketch`: by what it is known again
    (exit_kit.importing.sketches).  `spellings`: (name, as delivered) of people whose names come with more than that.
    `sequence`: messages stand in the order of the export, whatever their times are, and
    this is the place of the first in the delivery; None: they are sorted by time.
    """

    key: str
    title: str | None
    kind: str | None
    folder: str | None
    people: tuple[str, ...]
    messages: list[Message]
    at_precision: str = MILLISECOND
    is_participant: bool | None = None
    is_pending: bool | None = None
    join_link: str | None = None
    magic_words: tuple[str, ...] = ()
    image: MediaUse | None = None
    packed: Any = None
    is_sequence: bool = False
    sketch: str | None = None
    spellings: tuple[tuple[str, str], ...] = ()
    sequence: int | None = None


class ChatText(NamedTuple):
    """How the text of one chat was read, or one of several runs of it that have different forms of dates.

    `layout` is a header with all digits made 0; `date_order` dmy, mdy or ymd; `sureness` certain, likely or assumed;
    `decided_by` and `evidence` say what shows it.
    """

    path: str
    run: int
    title: str | None
    layout: str
    date_order: str
    decided_by: str
    sureness: str
    evidence: str
    timezone: str
    timezone_from: str
    timezone_evidence: str | None
    message_count: int
    first_at: str | None
    last_at: str | None


class Owner(NamedTuple):
    """Whose account this is.  `names` are all names the owner had, the present one first."""

    name: str | None
    names: tuple[str, ...] = ()
    username: str | None = None
    url: str | None = None
    registered_at: str | None = None


class Requested(NamedTuple):
    """What the export says of itself: the range that was asked for, its language, its zone.

    `offset` is that of the zone on the day the export was made ("UTC+02:00").  `is_aside`: it stands beside the records
    of a page, and is none of them.  `kinds` are the kinds of information that were asked for, if it is said; `made_at`
    is when the export was made, UTC.
    """

    requested_from: str | None = None
    requested_to: str | None = None
    language: str | None = None
    timezone: str | None = None
    offset: str | None = None
    is_aside: bool = False
    kinds: tuple[str, ...] = ()
    made_at: str | None = None


class Post(NamedTuple):
    """A post, story, reel, check-in, shared link …; `title` is the platform's own prose about it.

    `kind`: post, story, reel, check-in, life event, group post, pending post, page post, wall post, archived
    post, deleted post, profile update, app post, edit.  `details` keeps what has no column, as plain values.
    """

    kind: str
    at: str | None
    text: str | None = None
    title: str | None = None
    author: str | None = None
    at_precision: str = SECOND
    origin: str = "created"
    updated_at: str | None = None
    backdated_at: str | None = None
    url: str | None = None
    link: str | None = None
    link_title: str | None = None
    link_source: str | None = None
    group_name: str | None = None
    target: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    details: dict[str, Any] | None = None
    key: str | None = (
        None  # what it is known by in every export and form: the platform's number of its first file
    )
    people: tuple[str, ...] = ()  # tagged
    media: tuple[MediaUse, ...] = ()


class Comment(NamedTuple):
    """A comment; what it answers is known only from `title`, the platform's prose (1.6.3)."""

    at: str | None
    text: str | None = None
    author: str | None = None
    title: str | None = None
    group_name: str | None = None
    link: str | None = None
    kind: str = "comment"  # comment, edit, group comment, photo comment
    at_precision: str = SECOND
    origin: str = "created"
    url: str | None = None
    media: tuple[MediaUse, ...] = ()
    details: dict[str, Any] | None = None


class Reaction(NamedTuple):
    """A reaction outside messages: to a post, a comment, a story."""

    at: str | None
    reaction: str
    person: str | None = None
    title: str | None = None
    url: str | None = None
    target: str | None = None
    kind: str = "post"  # what was reacted to: post, comment, story, page, website, unknown
    at_precision: str = SECOND
    origin: str = "created"
    details: dict[str, Any] | None = None


class Album(NamedTuple):
    """A photo album with its files; `folder` is where they stand, which tells albums of one name apart."""

    name: str | None
    description: str | None = None
    at: str | None = None  # last change
    media: tuple[MediaUse, ...] = ()
    folder: str | None = None


class LooseMedia(NamedTuple):
    """A file that the export lists outside posts and albums (uncategorised photos, videos, avatars)."""

    media: MediaUse


class Connection(NamedTuple):
    """A tie between the owner and a person, group or page.

    `kind`: friend, former friend, request received, request sent, request declined, suggested friend,
    following, follower, unfollowed, blocked, see less, group, group admin, group membership, page liked,
    page on profile, page followed, page unfollowed, page recommended, page owned, family member, partner …
    `status` is the platform's word for the tie ("Sister"), or its prose where nothing else tells (joined or left).
    """

    kind: str
    name: str | None
    at: str | None = None
    url: str | None = None
    status: str | None = None
    is_person: bool = False
    at_precision: str = SECOND
    origin: str = "observed"
    details: dict[str, Any] | None = None


class Search(NamedTuple):
    """Something the owner searched for."""

    text: str | None
    at: str | None = None
    kind: str = "search"  # search, group search, marketplace search
    title: str | None = None
    at_precision: str = SECOND
    origin: str = "created"


class Place(NamedTuple):
    """A place or a position: check-in, tagged, created, location history, last location, inferred city …"""

    kind: str
    name: str | None = None
    at: str | None = None
    address: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    url: str | None = None
    detail: str | None = None
    at_precision: str = SECOND
    origin: str = "observed"


class App(NamedTuple):
    """An app or website that logs in with the account (`kind` login), or one the owner runs or plays."""

    name: str | None
    at: str | None = None
    removed_at: str | None = None
    category: str | None = None
    app_scoped_id: str | None = None
    kind: str = "login"  # login, game, own
    at_precision: str = SECOND
    origin: str = "observed"


class OffMetaEvent(NamedTuple):
    """Something a business told Meta about the owner."""

    business: str | None
    event: str | None = None
    at: str | None = None
    event_id: str | None = None
    at_precision: str = SECOND
    origin: str = "observed"


class AdInterest(NamedTuple):
    """A topic that Meta inferred for advertising."""

    name: str
    kind: str = "interest"  # interest, category, topic
    at: str | None = None
    at_precision: str = SECOND
    origin: str = "observed"


class Advertiser(NamedTuple):
    """An advertiser; `kind`: interacted, uploaded list, used activity, …; `action` is the platform's word."""

    name: str | None
    kind: str
    action: str | None = None
    at: str | None = None
    url: str | None = None
    at_precision: str = SECOND
    origin: str = "observed"
    details: dict[str, Any] | None = None


class Session(NamedTuple):
    """A login, logout, session, device or cookie, with where it came from."""

    kind: str
    at: str | None = None
    action: str | None = None
    ended_at: str | None = None  # last use or change
    ip_address: str | None = None
    user_agent: str | None = None
    device: str | None = None
    location: str | None = None
    app: str | None = None
    cookie: str | None = None
    details: dict[str, Any] | None = None
    at_precision: str = SECOND
    origin: str = "observed"


class Payment(NamedTuple):
    """Money that moved; `amount` is the text that the platform gives."""

    at: str | None
    amount: str | None = None
    currency: str | None = None
    sender: str | None = None
    receiver: str | None = None
    kind: str | None = None
    status: str | None = None
    method: str | None = None
    ip_address: str | None = None
    details: dict[str, Any] | None = None
    at_precision: str = SECOND
    origin: str = "observed"


class Activity(NamedTuple):
    """The long tail: something dated that has no table of its own.

    `kind` is a short English phrase that the file type chooses ("event joined", "poll vote", "link opened").
    """

    kind: str
    at: str | None = None
    what: str | None = None
    detail: str | None = None
    url: str | None = None
    ended_at: str | None = None
    people: tuple[str, ...] = ()
    details: dict[str, Any] | None = None
    at_precision: str = SECOND
    origin: str = "observed"
    media: tuple[MediaUse, ...] = ()


class Fact(NamedTuple):
    """A statement about the owner: `topic` (profile, settings, inferences …), `label`, `value`, maybe a time."""

    topic: str
    label: str | None
    value: str | None
    at: str | None = None
    at_precision: str = SECOND
    origin: str = "observed"
    details: dict[str, Any] | None = None


Record = (
    Conversation
    | ChatText
    | Owner
    | Requested
    | Post
    | Comment
    | Reaction
    | Album
    | LooseMedia
    | Connection
    | Search
    | Place
    | App
    | OffMetaEvent
    | AdInterest
    | Advertiser
    | Session
    | Payment
    | Activity
    | Fact
)
