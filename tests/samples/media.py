"""Make small valid media files without any library, so that the bytes are the same on every machine.

Refuses to be an encoder: the pictures are eight by six flat squares of colour, the sounds a quarter of a
second of hum. A compressor is not used either, because two versions of zlib may write different bytes.
"""

from __future__ import annotations

import base64
import math
import struct
import zlib
from itertools import product

from .shapes import digest

WEBP = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
ZIGZAG_QUANT = bytes([8] * 64)


def make_media(name: str) -> bytes:
    """Return the bytes for a member; its last name alone decides, so that every export holds the same."""
    folder, _, name = name.rpartition("/")
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    if extension in ("mp4", "mov", "m4a"):
        is_sound = extension == "m4a" or folder.endswith("/audio")
        return make_mp4(name, b"M4A " if is_sound else b"qt  " if extension == "mov" else b"isom")
    makers = {
        "png": make_png,
        "gif": make_gif,
        "wav": make_wav,
        "aac": make_aac,
        "heic": make_heic,
        "pdf": make_pdf,
        "srt": make_subtitles,
        "txt": make_text,
        "webp": make_webp,
    }
    return makers.get(extension, make_jpeg)(name)


def colours(name: str, count: int) -> list[tuple[int, int, int]]:
    """Return colours that depend on the name alone."""
    seeds = (digest(f"{name}/{i}") for i in range(count))
    return [(seed & 255, seed >> 8 & 255, seed >> 16 & 255) for seed in seeds]


def make_jpeg(name: str, across: int = 8, down: int = 6) -> bytes:
    """Return a baseline JPEG of flat 8x8 squares: DC coefficients only, by 8, so that DC = mean - 128."""
    blocks = ["" for _ in range(across * down)]
    previous = [0, 0, 0]
    for i, (red, green, blue) in enumerate(colours(name, across * down)):
        luma = (299 * red + 587 * green + 114 * blue) // 1000
        planes = [luma - 128, max(-128, min(127, (blue - luma) // 2)), max(-128, min(127, (red - luma) // 2))]
        blocks[i] = "".join(dc_bits(now - before) for now, before in zip(planes, previous, strict=True))
        previous = planes
    bits = "".join(blocks)
    bits += "1" * (-len(bits) % 8)
    scan = int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\x00")
    frame = struct.pack(">BHHB", 8, down * 8, across * 8, 3) + b"".join(
        bytes([c, 0x11, 0]) for c in (1, 2, 3)
    )
    return b"".join(
        [
            b"\xff\xd8",
            segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            segment(0xDB, b"\x00" + ZIGZAG_QUANT),
            segment(0xC0, frame),
            segment(
                0xC4, bytes([0x00, 0, 0, 0, 10] + [0] * 12 + list(range(10)))
            ),  # ten DC lengths, four bits each
            segment(0xC4, bytes([0x10, 1] + [0] * 15 + [0])),  # one AC symbol: end of block
            segment(0xDA, bytes([3, 1, 0, 2, 0, 3, 0, 0, 63, 0])),
            scan,
            b"\xff\xd9",
        ]
    )


def segment(marker: int, body: bytes) -> bytes:
    """Return one JPEG segment with its length."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def dc_bits(difference: int) -> str:
    """Return the code of one DC difference followed by the end-of-block code."""
    size = abs(difference).bit_length()
    number = difference if difference > 0 else difference + (1 << size) - 1
    return f"{size:04b}" + (f"{number:0{size}b}" if size else "") + "0"


def make_png(name: str, size: int = 8) -> bytes:
    """Return a PNG whose pixels are stored, not compressed."""
    cells = colours(name, 4)
    raw = b"".join(
        (b"\x00" if x == 0 else b"") + bytes(cells[(y // 4) * 2 + x // 4])
        for y, x in product(range(size), repeat=2)
    )
    stored = (
        b"\x78\x01\x01"
        + struct.pack("<HH", len(raw), len(raw) ^ 0xFFFF)
        + raw
        + struct.pack(">I", zlib.adler32(raw))
    )
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", stored) + chunk(b"IEND", b"")


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return one PNG chunk with length and checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def make_gif(name: str) -> bytes:
    """Return a GIF of one pixel whose colour depends on the name."""
    (first, second) = colours(name, 2)
    return (
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00"
        + bytes(first)
        + bytes(second)
        + b",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
    )


def make_webp(name: str) -> bytes:
    """Return a lossless WebP of one colour followed by a chunk that names the file, which readers skip."""
    body = WEBP[8:] + b"NAME" + struct.pack("<I", 16) + f"{digest(name):016x}".encode()
    return b"RIFF" + struct.pack("<I", len(body)) + body


def box(kind: bytes, body: bytes) -> bytes:
    """Return one ISO media box."""
    return struct.pack(">I", len(body) + 8) + kind + body


def make_mp4(name: str, brand: bytes) -> bytes:
    """Return ftyp, a moov with a movie header of three seconds, and an mdat that names the file."""
    header = struct.pack(">IIIIIIH", 0, 0, 0, 1000, 3000, 0x10000, 0x100) + bytes(10)
    header += (
        struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000) + bytes(24) + struct.pack(">I", 2)
    )
    return (
        box(b"ftyp", brand + b"\x00\x00\x02\x00" + b"isommp42")
        + box(b"moov", box(b"mvhd", header))
        + box(b"mdat", f"{digest(name):016x}".encode())
    )


def make_heic(name: str) -> bytes:
    """Return the first box of a HEIC file and a body that names it: recognised by its bytes, not drawable."""
    return box(b"ftyp", b"heic\x00\x00\x00\x00mif1heic") + box(b"mdat", f"{digest(name):016x}".encode())


def make_wav(name: str) -> bytes:
    """Return a quarter of a second of eight-bit hum."""
    pitch = 200 + digest(name) % 200
    sound = bytes(128 + round(40 * math.sin(i * pitch / 1000)) for i in range(500))
    form = struct.pack("<IHHIIHH", 16, 1, 1, 2000, 2000, 1, 8)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + len(sound))
        + b"WAVEfmt "
        + form
        + b"data"
        + struct.pack("<I", len(sound))
        + sound
    )


def make_aac(name: str) -> bytes:
    """Return two ADTS frames with filler bodies: recognised by the sync word."""
    body = f"{digest(name):016x}".encode()
    length = 7 + len(body)
    header = bytes([0xFF, 0xF1, 0x50, 0x80 | length >> 11, length >> 3 & 255, (length & 7) << 5 | 0x1F, 0xFC])
    return (header + body) * 2


def make_pdf(name: str) -> bytes:
    """Return a PDF of one empty page with a correct table of objects."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ]
    out, offsets = b"%%PDF-1.4\n%%%016x\n" % digest(name), []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        out
        + b"xref\n0 4\n0000000000 65535 f \n%strailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(out))
    )


def make_text(name: str) -> bytes:
    """Return a short attached text."""
    return f"Glaze no. {digest(name) % 90 + 10}\n40 feldspar, 30 flint, 20 whiting, 10 kaolin\n".encode()


def make_subtitles(name: str) -> bytes:
    """Return the subtitles of a short film."""
    return f"1\n00:00:00,000 --> 00:00:03,000\nGlaze no. {digest(name) % 90 + 10}\n".encode()
