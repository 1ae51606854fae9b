"""Makes a film that can be wound: what a browser has recorded, stretched by empty room and given an index.

A recorder writes WebM (EBML, RFC 8794; Matroska, RFC 9559) as it goes: without a length, without `Cues`, and short
enough to be loaded whole.  Winding is only tried when a browser has to ask for a place that it has not loaded: so each
cluster is followed by megabytes of `Void`, and `Cues` say where the clusters are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_SEGMENT, _CLUSTER, _TIME, _INFO, _TRACKS = 0x18538067, 0x1F43B675, 0xE7, 0x1549A966, 0x1654AE6B
_DURATION, _SCALE, _SEEK_HEAD, _CUES, _VOID = 0x4489, 0x2AD7B1, 0x114D9B74, 0x1C53BB6B, 0xEC
_BLOCK, _BLOCK_GROUP, _BLOCK_IN_GROUP = 0xA3, 0xA0, 0xA1
_SEEK_HEAD_BYTES = 64


class Element(NamedTuple):
    """One element: its id and what is in it."""

    id: int
    data: bytes


def make_windable(recorded: bytes, *, room_bytes: int) -> bytes:
    """Return the film with `room_bytes` of nothing behind each cluster, a length and an index."""
    head, segment = list(_read(recorded))[:2]
    inside = list(_read(segment.data))
    clusters = [one for one in inside if one.id == _CLUSTER]
    scale = _write(_SCALE, (1_000_000).to_bytes(3, "big"))  # times are milliseconds
    info = _write(_INFO, scale + _write(_DURATION, _pack_float(_find_end(clusters[-1]))))
    tracks = next(_write(*one) for one in inside if one.id == _TRACKS)
    place = _SEEK_HEAD_BYTES + len(info) + len(tracks)
    body, cues = info + tracks, b""
    for cluster in clusters:
        time = _find_time(cluster)
        cues += _write(
            0xBB, _write(0xB3, time) + _write(0xB7, _write(0xF7, b"\1") + _write(0xF1, _pack(place)))
        )
        piece = _write(*cluster) + _write(_VOID, bytes(room_bytes))
        body += piece
        place += len(piece)
    seek = _write(0x4DBB, _write(0x53AB, _CUES.to_bytes(4, "big")) + _write(0x53AC, _pack(place)))
    seek_head = _write(_SEEK_HEAD, seek)
    seek_head += _write(_VOID, bytes(_SEEK_HEAD_BYTES - len(seek_head) - 9))
    return _write(*head) + _write(_SEGMENT, seek_head + body + _write(_CUES, cues))


def _find_time(cluster: Element) -> bytes:
    return next(one.data for one in _read(cluster.data) if one.id == _TIME)


def _find_end(cluster: Element) -> int:
    """Return when the last picture of a cluster is shown, in milliseconds."""
    blocks = [one.data for one in _read(cluster.data) if one.id == _BLOCK]
    groups = [one.data for one in _read(cluster.data) if one.id == _BLOCK_GROUP]
    blocks += [one.data for group in groups for one in _read(group) if one.id == _BLOCK_IN_GROUP]
    last = max(int.from_bytes(block[1:3], "big") for block in blocks)
    return int.from_bytes(_find_time(cluster), "big") + last


def _pack(number: int) -> bytes:
    return number.to_bytes(4, "big")


def _pack_float(number: float) -> bytes:
    return struct.pack(">d", number)


def _write(id: int, data: bytes) -> bytes:
    """Return an element, with a length of eight bytes."""
    return id.to_bytes((id.bit_length() + 7) // 8, "big") + (len(data) | 1 << 56).to_bytes(8, "big") + data


def _read(data: bytes) -> Iterator[Element]:
    """Yield elements that stand one behind the other; one of unknown length goes on to the next of its kind."""
    place = 0
    while place < len(data):
        id_bytes = 9 - data[place].bit_length()
        id = int.from_bytes(data[place : place + id_bytes], "big")
        place += id_bytes
        size_bytes = 9 - data[place].bit_length()
        size = int.from_bytes(data[place : place + size_bytes], "big") & (1 << 7 * size_bytes) - 1
        place += size_bytes
        if size == (1 << 7 * size_bytes) - 1:
            end = data.find(_CLUSTER.to_bytes(4, "big"), place) if id == _CLUSTER else -1
            size = (end if end > 0 else len(data)) - place
        yield Element(id, data[place : place + size])
        place += size
