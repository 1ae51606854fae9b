"""Pages of posts, stories and reels as the documents of JSON (formats/instagram_threads.md 1.4.1, 1.4.2, 4.2).

The heading is the caption, the body shows the files, each with a table of camera data below it, and the date is the
last.  In JSON caption and time of a single file stand at the file, those of a carousel at the post; so they do here.
The people tagged stand on pages only: "NAME (Tagged, 0.5, 0.5)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from exit_kit.archive.pages import Block, File, Item, Link, Page, Part, Row, Text
from exit_kit.importing.contract import ReadTime
from exit_kit.importing.label_values import fold_word
from exit_kit.importing.shapes import Fields
from importers.meta.record_pages import limit_dates, split_row

# Labels of camera data whose words are not those of the key in JSON.
_KEYS: Final = {
    "datetaken": "date_time_original", "datetimetaken": "date_time_original", "datetime": "date_time_original",
    "originaldate": "date_time_original", "isospeed": "iso",
}  # fmt: skip
_EXIF_KEYS: Final = (
    "latitude", "longitude", "device_id", "source_type", "camera_position", "scene_capture_type", "scene_type",
    "software", "date_time_original", "date_time_digitized", "iso", "focal_length", "lens_model", "lens_make",
    "aperture", "shutter_speed", "metering_mode", "focal_plane_x_resolution", "focal_plane_y_resolution",
)  # fmt: skip
_BY_LABEL: Final = {fold_word(key): key for key in _EXIF_KEYS} | _KEYS
_DEGREES: Final = re.compile(r"-?\d{1,3}[.,]\d+")
_CAMERA_DATE: Final = re.compile(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d")
_DEVICE: Final = re.compile(r"android-[0-9a-f]{8,}|[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_UNSET: Final = "0"
_SPOTS: Final = ("latitude", "longitude")
_TAGGED: Final = re.compile(r"(\S+) \([^()]*[,،、，]\s*-?[\d.]+\s*[,،、，]\s*-?[\d.]+\)")
TAGGED: Final = "tagged_users"  # the names
TAGS: Final = "tags"  # as they stand there, with the places


def render_posts(page: Page, read_time: ReadTime) -> Any:
    """Return a page of posts, reels, stories … as `[{media: […], title, creation_timestamp}]`."""
    read_date = limit_dates(read_time)
    return [read_post(block, read_date) for block in page.blocks] or None


def read_post(block: Block, read_date: ReadTime) -> Fields:
    """Return one post; of one that is text only (Threads), the text of a file without a name (2.4)."""
    files = _read_files(block.parts) or [{"uri": ""}]
    seconds = read_date(block.date) if block.date else None
    texts = [part.text for part in block.parts if isinstance(part, Text | Item)]
    caption = block.title or "\n".join(texts)
    own: Fields = {"title": caption} if caption else {}
    if seconds is not None:
        own["creation_timestamp"] = seconds
    tags = [one for part in block.parts if isinstance(part, Row) for one in _read_tags(part)]
    post: Fields = {"media": files}
    if len(files) == 1:
        files[0] |= own
    else:
        post |= own
    return post | {TAGGED: [one[1] for one in tags], TAGS: [one[0] for one in tags]} if tags else post


def _read_files(parts: Sequence[Part]) -> list[Fields]:
    """Return the files, each with the camera data of the table that follows it."""
    files: list[Fields] = []
    tables: list[list[tuple[str, str]]] = []
    kinds: list[str] = []
    for part in parts:
        if isinstance(part, File) and part.kind != "icon":
            files.append({"uri": part.uri})
            tables.append([])
            kinds.append("video_metadata" if part.kind == "video" else "photo_metadata")
        elif isinstance(part, Row) and tables and not _read_tags(part):
            label, value = split_row(part)
            tables[-1].append(
                (label, "\n".join(one.text for one in value if isinstance(one, Text | Item | Link)))
            )
    for file, rows, kind in zip(files, tables, kinds, strict=True):
        exif, labels = read_exif(rows)
        if exif or "." not in file["uri"].rpartition("/")[2]:  # a video without an ending is one all the same
            file["media_metadata"] = {kind: {"exif_data": [exif]} if exif else {}}
        if labels:
            file["camera_labels"] = labels
    return files


def read_exif(rows: Sequence[tuple[str, str]]) -> tuple[Fields, Fields]:
    """Return camera data by the keys of JSON, in other languages coordinates, devices and dates by their form.

    What stands at a label that says nothing to us comes second, under that label.
    """
    exif: Fields = {}
    labels: Fields = {}
    for label, value in rows:
        key = _BY_LABEL.get(fold_word(label)) or _find_by_form(value, exif)
        if key in _SPOTS:
            found = _DEGREES.fullmatch(value) or re.fullmatch(r"-?\d{1,3}", value)
            if found:
                exif[key] = float(value.replace(",", "."))
        elif value and key:
            exif[key] = value
        elif value and value != _UNSET:
            labels[label] = value
    return exif, labels


def _find_by_form(value: str, known: Fields) -> str | None:
    if _DEGREES.fullmatch(value):
        return next((key for key in _SPOTS if key not in known), None)
    if _CAMERA_DATE.fullmatch(value):
        return "date_time_original" if "date_time_original" not in known else "date_time_digitized"
    return "device_id" if _DEVICE.fullmatch(value) and "device_id" not in known else None


def _read_tags(row: Row) -> list[re.Match[str]]:
    """Return what a row says in which each name stands with its place in the picture; nothing of another row."""
    _, parts = split_row(row)
    texts = [part.text for part in parts if isinstance(part, Text | Item | Link)]
    found = [_TAGGED.fullmatch(line) for text in texts for line in text.split("\n")]
    return [one for one in found if one] if all(found) else []


__all__ = ["TAGGED", "TAGS", "read_exif", "read_post", "render_posts"]
