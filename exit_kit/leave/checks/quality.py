"""Were photos and videos handed over large: after a deletion there is no second chance.

A heuristic (facts/leaving-meta.md sections 2.1 E7 and 10.1): the platforms keep photos up to about 2,000 pixels;
an export of low quality makes them smaller.
"""

from __future__ import annotations

from typing import Final

from exit_kit.leave.readiness import Light, Seen
from exit_kit.leave.subject import Subject
from exit_kit.wording import format_count, format_plural

FEW_PIXELS: Final = 1000
LITTLE_KBIT: Final = 500
_ENOUGH: Final = 5
_PHOTOS: Final = """
SELECT count(*) FROM media JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND media.status IN ('found', 'unused') AND media.kind IN ('photo', 'video') AND copy_of IS NULL
"""


def look_at_quality(subject: Subject) -> Seen:
    """See how large photos are and how many bits a second videos have, as far as `--deep` measured."""
    mend = f"Run `exit-kit check {subject.platform} --deep`: it measures a sample of photos and videos."
    looked = [result for part in subject.parts if (result := subject.deep.get(part["fingerprint"]))]
    photos = sum(result["photos"] for result in looked)
    videos = sum(result["videos"] for result in looked)
    if not looked:
        there = subject.count(_PHOTOS)
        says = f"{format_plural(there, 'photo or video', 'photos and videos')}, not measured yet."
        return Seen(Light.UNKNOWN, says, mend=mend)
    if not photos and not videos:
        return Seen(
            Light.UNKNOWN,
            "No photo or video could be measured.",
            mend="Open a few yourself and see whether they are sharp; then confirm.",
        )
    edges = [result["photo_most"] for result in looked if result["photo_most"]]
    middles = [result["photo_pixels"] for result in looked if result["photo_pixels"]]
    rates = [result["video_kbit"] for result in looked if result["video_kbit"]]
    says = _tell(photos, middles, edges, videos, rates)
    are_small = photos >= _ENOUGH and max(edges) < FEW_PIXELS
    are_poor = videos >= _ENOUGH and max(rates) < LITTLE_KBIT
    if are_small or are_poor:
        mend = "Open some and compare. If they are blurred, ask for another export with media quality High."
        return Seen(Light.YELLOW, f"{says} That looks like low quality.", mend=mend)
    if photos + videos < _ENOUGH or (photos and max(edges) < FEW_PIXELS):
        return Seen(
            Light.UNKNOWN,
            f"{says} That is too little to tell.",
            mend="Open a few and see whether they are sharp; then confirm.",
        )
    return Seen(Light.GREEN, says)


def _tell(photos: int, middles: list[int], edges: list[int], videos: int, rates: list[int]) -> str:
    parts = []
    if photos:
        about = (
            f"half of them at least {format_count(min(middles))}, the largest "
            f"{format_count(max(edges))} pixels long"
        )
        parts.append(f"{format_plural(photos, 'photo')} measured, {about}.")
    if videos:
        parts.append(
            f"{format_plural(videos, 'video')} measured, about {format_count(min(rates))} kilobits a second."
        )
    return " ".join(parts)
