"""Friends, requests and followers: a name and a time each (formats/facebook.md 1.6.5).

There are no ids; names collide, and deactivated accounts all carry the same name ("Facebook user").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Connection, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape
from exit_kit.importing.times import format_seconds

_CONTACT: Final = Shape(
    name=str, details=Many(Shape(contact_point=str)), created_timestamp=int, updated_timestamp=int
)
PERSON: Final = Shape(name=str, timestamp=int, url=str, marked_as_spam=bool, contact_info=ANYTHING)


def extract_people(
    source: Source, people: Iterable[Fields], *, kind: str, origin: str = "observed", is_person: bool = True
) -> Iterator[Record]:
    """Yield the tie to each person of a list."""
    for fields in people:
        yield Connection(
            kind=kind,
            name=fields.get("name") or None,
            at=format_seconds(fields.get("timestamp")),
            url=fields.get("url") or None,
            status="marked as spam" if fields.get("marked_as_spam") else None,
            is_person=is_person,
            origin=origin,
            details={"contact_info": fields["contact_info"]} if fields.get("contact_info") else None,
        )


def extract_address_books(source: Source, books: Iterable[Fields]) -> Iterator[Record]:
    """Yield each number or address of each uploaded contact, and a contact without any by its name."""
    for contact in (contact for book in books for contact in book.get("address_book") or ()):
        updated = format_seconds(contact.get("updated_timestamp"))
        for point in contact.get("details") or [{}]:
            yield Connection(
                kind="uploaded contact",
                name=contact.get("name") or None,
                at=format_seconds(contact.get("created_timestamp")),
                status=point.get("contact_point") or None,
                is_person=True,
                origin="saved",
                details={"updated_at": updated} if updated else None,
            )


FILE_TYPES: Final = (
    FileType(
        name="friends",
        about="Your friends and since when you have been friends.",
        paths=("friends/your_friends.json", "friends_and_followers/friends.json", "friends/friends.json"),
        roots=("friends_v2",),
        shape=PERSON,
        extract=partial(extract_people, kind="friend"),
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="friend requests received",
        about="Friend requests from others that you have not answered.",
        paths=("friends/received_friend_requests.json", "friends_and_followers/friend_requests_received.json"),
        roots=("received_requests_v2",),
        shape=PERSON,
        extract=partial(extract_people, kind="request received", origin="received"),
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="friend requests sent",
        about="Friend requests of yours that others have not answered.",
        paths=("friends/sent_friend_requests.json", "friends_and_followers/friend_requests_sent.json"),
        roots=("sent_requests_v2",),
        shape=PERSON,
        extract=partial(extract_people, kind="request sent", origin="created"),
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="friend requests declined",
        about="Friend requests from others that you turned down.",
        paths=("friends/rejected_friend_requests.json", "friends_and_followers/rejected_friend_requests.json"),
        roots=("rejected_requests_v2",),
        shape=PERSON,
        extract=partial(extract_people, kind="request declined", origin="received"),
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="removed friends",
        about="People who were your friends once.",
        paths=("friends/removed_friends.json", "friends_and_followers/removed_friends.json"),
        roots=("deleted_friends_v2",),
        shape=PERSON,
        extract=partial(extract_people, kind="former friend"),
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="following",
        about="People and pages that you follow.",
        paths=("followers/who_you_ve_followed.json", "friends_and_followers/who_you_follow.json",
               "following_and_followers/following.json"),
        roots=("following_v3",),
        shape=PERSON,
        extract=partial(extract_people, kind="following", origin="created", is_person=False),
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="followers",
        about="People who follow you or your Page.",
        paths=("followers/people_who_followed_you.json", "friends_and_followers/people_who_follow_you.json",
               "following_and_followers/followers.json"),
        roots=("followers_v3",),
        shape=PERSON,
        extract=partial(extract_people, kind="follower", origin="received"),
        layouts=("G5", "G4", "G2", "G1", "page"),
    ),
    FileType(
        name="address books",
        about="Contacts that were uploaded from your phone, in exports before 2023.",
        paths=("other_personal_information/your_address_books.json", "about_you/your_address_books.json"),
        roots=("address_book_v2",),
        shape=Shape(address_book=Many(_CONTACT)),
        extract=extract_address_books,
        layouts=("G2", "G1"),
    ),
)  # fmt: skip
