"""What the report says, as plain values: `exit-kit report --json` prints exactly this.

Every time is ISO 8601 in UTC, every day YYYY-MM-DD, every size in bytes; None is what the export does not say.
The names of these fields are a promise to the programs of others: add to them, do not rename them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Export:
    """Holds one download: `requested_from` and `requested_to` are None when it does not say what was asked for.

    `timezone` and `language` are those of its HTML pages, with where they are known from; None where it has none.
    `doubtful_dates` counts dates of pages that can be read in two ways.
    """

    created_at: str | None
    format: str | None
    layout: str | None
    requested_from: str | None
    requested_to: str | None
    parts: int
    members: int
    size_bytes: int
    language: str | None = None
    language_from: str | None = None
    timezone: str | None = None
    timezone_from: str | None = None
    doubtful_dates: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """Holds how many rows of one kind there are, and their first and last time."""

    kind: str | None
    count: int
    first_at: str | None
    last_at: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """Holds how many records of one sort there are; `kinds` splits the figure, the most frequent first.

    `name` is one of `messages_sent messages_received conversations posts comments reactions_given
    reactions_received albums photos videos recordings other_files connections searches places apps
    off_meta_events ad_interests advertisers sessions payments activity facts`.
    """

    name: str
    count: int
    first_at: str | None
    last_at: str | None
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class MediaCount:
    """Holds the files of one kind and status (found, missing, online or unused); `size_bytes` of those there are."""

    kind: str | None
    status: str
    count: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Holds the messages exchanged with one person in chats of two.

    `name` is None where the export has none; `is_gone` says that the account seems to be deleted: several
    such people share one name, so each of their chats stands by itself.
    """

    name: str | None
    sent: int
    received: int
    first_at: str | None
    last_at: str | None
    is_gone: bool


@dataclass(frozen=True, slots=True)
class GroupChat:
    """Holds one chat of several people; `title` is None where it never got a name."""

    title: str | None
    people: int
    messages: int
    sent: int
    first_at: str | None
    last_at: str | None


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """Holds that advanced chat privacy, which forbids to export a chat, was turned on or off."""

    at: str | None
    is_on: bool


@dataclass(frozen=True, slots=True)
class PhoneChat:
    """Holds one chat that a phone exported by itself, as it was put together from `exports` of them.

    `is_cut`: the oldest of these begins where a phone cuts off, so that older messages are probably missing.  `files`
    are in an export, `missing` are named and are not, `left_out` were left out by the phone.
    """

    title: str | None
    kind: str | None
    messages: int
    first_at: str | None
    last_at: str | None
    exports: int
    is_cut: bool
    files: int
    missing: int
    left_out: int
    calls: int
    missed_calls: int
    polls: int
    deleted: int
    edited: int
    privacy: tuple[PrivacyNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """Holds what one calendar year has (UTC)."""

    year: int
    messages_sent: int
    messages_received: int
    posts: int


@dataclass(frozen=True, slots=True)
class Named:
    """Holds one name of a list (a group, a page, a company, a town) and how often it occurs."""

    name: str
    count: int
    first_at: str | None
    last_at: str | None


@dataclass(frozen=True, slots=True)
class App:
    """Holds one app that logs in with the account."""

    name: str | None
    added_at: str | None
    removed_at: str | None
    is_active: bool


@dataclass(frozen=True, slots=True)
class FollowMonth:
    """Holds how many of those who follow today, and of those whom the owner follows, began in one month (UTC).

    `month` is YYYY-MM, None for those without a date.
    """

    month: str | None
    followers: int
    following: int


@dataclass(frozen=True, slots=True)
class Follows:
    """Holds the followers of an account and whom it follows, as the newest lists have them.

    `is_whole` is False where a list is missing or was asked for from some day on: then people are missing from
    both of the lists of names, which are complete only otherwise.  `not_following_back` are those whom the owner
    follows without being followed, `not_followed_back` the others.
    """

    followers: int
    following: int
    is_whole: bool
    not_following_back: tuple[str, ...]
    not_followed_back: tuple[str, ...]
    months: tuple[FollowMonth, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Holds what became of the files: figures by status, and the share of data files that were understood.

    `understood` were read into tables (`imported`), `known` are named and kept as raw records, `unknown` are kept
    as raw records without being known.  `understood_percent` counts the first two among all data files (media,
    litter and files that are absent are no data files); None when there are none.
    """

    statuses: dict[str, int]
    understood: int
    known: int
    unknown: int
    data_files: int
    understood_percent: float | None
    raw_topics: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class OnlyOlder:
    """Holds how many records of one table are only in exports older than the newest one."""

    table: str
    count: int


@dataclass(frozen=True, slots=True)
class Warning_:
    """Holds something worth knowing: `kind` for programs, `text` for people.

    `kind` is one of `interrupted one-year-only begins-late encrypted-chats media-missing unreadable html older`.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Account:
    """Holds everything that the report says of one account.

    `first_at` and `last_at` are the first and the last thing that the owner or others wrote or searched for.
    `people` counts everybody with whom there is a chat, `joined_chats` the chats put together from several, `replies`
    the posts that the export calls replies (None where it does not tell).  Lists are complete: the text shows their
    beginning.
    """

    platform: str
    name: str | None
    username: str | None
    url: str | None
    registered_at: str | None
    timezone: str | None
    language: str | None
    first_at: str | None
    last_at: str | None
    people: int
    exports: tuple[Export, ...]
    warnings: tuple[Warning_, ...]
    counts: tuple[Count, ...]
    media: tuple[MediaCount, ...]
    correspondents: tuple[Correspondent, ...]
    group_chats: tuple[GroupChat, ...]
    years: tuple[Year, ...]
    groups: tuple[Named, ...]
    pages: tuple[Named, ...]
    apps: tuple[App, ...]
    advertisers: tuple[Named, ...]
    ad_interests: tuple[Named, ...]
    off_meta_companies: tuple[Named, ...]
    login_locations: tuple[Named, ...]
    places: tuple[Named, ...]
    coverage: Coverage
    only_older: tuple[OnlyOlder, ...]
    joined_chats: int = 0
    follows: Follows | None = None
    liked_accounts: tuple[Named, ...] = ()
    replies: int | None = None
    phone_chats: tuple[PhoneChat, ...] = ()
    is_owner_known: bool = True

    def find_count(self, name: str) -> Count:
        """Return the count of one sort of records; zero when there are none."""
        return next((one for one in self.counts if one.name == name), Count(name, 0, None, None))


@dataclass(frozen=True, slots=True)
class KnownAs:
    """Holds the messages exchanged, in chats of two, with a person under one of several names."""

    platform: str
    name: str
    sent: int
    received: int


@dataclass(frozen=True, slots=True)
class JoinedPerson:
    """Holds a person whom the user put together from several, over all accounts: the sums, and each name."""

    name: str
    sent: int
    received: int
    first_at: str | None
    last_at: str | None
    names: tuple[KnownAs, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Holds the answers for every account in the database, and the people who were joined by the user."""

    accounts: tuple[Account, ...]
    joined_people: tuple[JoinedPerson, ...] = ()
