"""Pages and profiles: liked, followed, recommended, owned (formats/facebook.md 1.4, `pages/`)."""

from __future__ import annotations

from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType
from importers.facebook.friends import PERSON, extract_people
from importers.facebook.groups import NAMED, extract_named


def _make_row(
    name: str,
    about: str,
    kind: str,
    paths: tuple[str, ...],
    root: str,
    layouts: str,
    *,
    is_titled: bool = False,
) -> FileType:
    """Return a row of one of the two shapes: `{timestamp, data[{name}], title}` or `{name, timestamp, url?}`."""
    named = partial(extract_named, kind=kind)
    listed = partial(extract_people, kind=kind, origin="created", is_person=False)
    return FileType(
        name=name,
        about=about,
        paths=paths,
        roots=(root,),
        shape=NAMED if is_titled else PERSON,
        extract=named if is_titled else listed,
        layouts=tuple(layouts.split()),
    )


FILE_TYPES: Final = (
    _make_row(
        "pages liked",
        "Pages that you liked.",
        "page liked",
        ("pages/pages_you_ve_liked.json", "pages_and_profiles/pages_you_ve_liked.json",
         "likes_and_reactions/pages.json"),
        "page_likes_v2",
        "G5 G4 G3 G2 G1",
    ),
    _make_row(
        "pages followed",
        "Pages and profiles that you follow.",
        "page followed",
        ("pages/pages_and_profiles_you_follow.json", "pages_and_profiles/pages_and_profiles_you_follow.json",
         "pages_and_profiles/pages_you_follow.json", "pages/pages_you_follow.json",
         "following_and_followers/followed_pages.json"),
        "pages_followed_v2",
        "G5 G4 G3 G2 G1",
        is_titled=True,
    ),
    _make_row(
        "pages unfollowed",
        "Pages and profiles that you no longer follow.",
        "page unfollowed",
        ("pages/pages_and_profiles_you_ve_unfollowed.json",
         "pages_and_profiles/pages_and_profiles_you_ve_unfollowed.json",
         "pages_and_profiles/pages_you_ve_unfollowed.json", "pages/pages_you_ve_unfollowed.json",
         "following_and_followers/unfollowed_pages.json"),
        "pages_unfollowed_v2",
        "G5 G4 G3 G2 G1",
        is_titled=True,
    ),
    _make_row(
        "pages recommended",
        "Pages and profiles that you recommended to others.",
        "page recommended",
        ("pages/pages_and_profiles_you_ve_recommended.json",
         "pages_and_profiles/pages_and_profiles_you_ve_recommended.json",
         "pages_and_profiles/pages_you_ve_recommended.json", "pages/pages_you_ve_recommended.json"),
        "recommended_pages_v2",
        "G5 G4 G2",
    ),
    _make_row(
        "your pages",
        "Pages that belong to you.",
        "page owned",
        ("pages/your_pages.json", "pages_and_profiles/your_pages.json", "pages/pages.json"),
        "pages_v2",
        "G5 G4 G2 G1 page",
    ),
)  # fmt: skip
