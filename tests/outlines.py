"""Makes `exit_kit/browse/outlines.json`, the outlines of the countries, from a shapefile of Natural Earth.

    python -m tests.outlines ne_110m_admin_0_countries.shp

Natural Earth's data are in the public domain (naturalearthdata.com/about/terms-of-use).  A shapefile holds, behind a
header of 100 bytes, one polygon a country: rings of pairs of doubles, degrees east and north (ESRI Shapefile
Technical Description, July 1998, type 5).
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from exit_kit.browse.outlines import FILE

_HEADER_BYTES = 100
_RECORD_BYTES = 8
_POLYGON = 5
_BEFORE_PARTS = 44  # the type, a box of four doubles, two counts
_NOTICE = (
    "Outlines of the countries, 1:110 million, rounded to tenths of a degree. "
    "Made with Natural Earth, free vector and raster map data in the public domain; naturalearthdata.com."
)


def read_rings(shapefile: bytes) -> Iterator[list[tuple[float, float]]]:
    """Yield every ring as pairs of degrees east and north."""
    place = _HEADER_BYTES
    while place < len(shapefile):
        _, words = struct.unpack_from(">ii", shapefile, place)
        body = shapefile[place + _RECORD_BYTES : place + _RECORD_BYTES + words * 2]
        place += _RECORD_BYTES + words * 2
        kind, parts, points = struct.unpack_from("<i32xii", body)
        assert kind == _POLYGON, f"type {kind} of shapes is not known"
        starts = [*struct.unpack_from(f"<{parts}i", body, _BEFORE_PARTS), points]
        numbers = struct.unpack_from(f"<{points * 2}d", body, _BEFORE_PARTS + parts * 4)
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        yield from (pairs[start:end] for start, end in pairwise(starts))


def pack_ring(ring: list[tuple[float, float]]) -> list[int]:
    """Return a ring in tenths of a degree: the first point, then from each to the next; points that meet are one."""
    tenths = [(round(east * 10), round(north * 10)) for east, north in ring]
    points = [one for before, one in zip([None, *tenths], tenths, strict=False) if one != before]
    steps = [(x - u, y - v) for (u, v), (x, y) in pairwise(points)]
    return [number for pair in (points[0], *steps) for number in pair]


def main() -> None:
    """Write the file anew."""
    rings = [pack_ring(ring) for ring in read_rings(Path(sys.argv[1]).read_bytes())]
    lines = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in rings if len(ring) > 6)
    FILE.write_text(f'{{"notice": {json.dumps(_NOTICE)},\n"rings": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
