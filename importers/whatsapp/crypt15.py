"""An encrypted backup of WhatsApp on Android (`msgstore.db.crypt15`), opened with the 64-digit key.

The layout is that of formats/whatsapp.md section 6: the length of the head, perhaps a byte 1, the head (a protobuf
message, whose field 3.1 is the 16 bytes of the IV; field 2 is that of crypt14), what is encrypted with AES-256-GCM, its
tag of 16 bytes, and an MD5 of all before it, which backups in several files do not have.  What comes out is a zlib
stream of an SQLite database.

The key is never written anywhere: it comes as bytes and stays in this process.  The backup is gone through in pieces,
so its size does not matter.  It refuses everything else, each with a sentence of what is possible instead.
"""

from __future__ import annotations

import codecs
import hashlib
import hmac
import re
import zlib
from typing import BinaryIO, Final, NamedTuple

from exit_kit.importing.locked import CannotUnlock, WrongKey
from importers.whatsapp.protobuf import find_bytes, list_fields

_PIECE: Final = 1 << 20
_FIRST: Final = 1 << 16
_TAIL: Final = 16  # the tag, and behind it the MD5
_KEY_BYTES: Final = 32
_IV_BYTES: Final = 16
_HEX: Final = re.compile(r"[0-9a-fA-F]{64}")
_BETWEEN: Final = re.compile(r"[\s:-]+")
_JAVA: Final = (
    b"\xac\xed\x00\x05"  # `encrypted_backup.key`, a serialised array of bytes that ends with the key
)
_INFO: Final = b"backup encryption\x01"
_SQLITE: Final = b"SQLite format 3\0"
OTHER_KEY: Final = (
    "WhatsApp shows the key once, when end-to-end encrypted backup is turned on with a 64-digit key. A backup with a "
    "password or a passkey cannot be opened outside of WhatsApp: turn end-to-end encrypted backup off and on again, "
    "choose the 64-digit key, write it down, back up, and give that backup."
)


class Head(NamedTuple):
    """Where what is encrypted begins, and the IV."""

    start: int
    iv: bytes


def read_key(said: bytes) -> bytes:
    """Return the root key from what was typed or stands in a key file. Raises WrongKey for anything else.

    64 digits 0-9 and a-f, with or without spaces; or the 32 bytes themselves; or `encrypted_backup.key`.
    """
    if said.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # as Windows' own commands write it
        said = said.decode("utf-16", "replace").encode("ascii", "replace")
    said = said.removeprefix(codecs.BOM_UTF8)
    if said.startswith(_JAVA) and len(said) >= _KEY_BYTES + len(_JAVA):
        return said[-_KEY_BYTES:]
    text = _BETWEEN.sub("", said.decode("ascii", "replace"))
    if _HEX.fullmatch(text):
        return bytes.fromhex(text)
    if len(said) == _KEY_BYTES:
        return said
    raise WrongKey(
        "what was given is not a key: it is 64 digits long, of 0 to 9 and a to f",
        "Write it as WhatsApp shows it; spaces between the digits do no harm.",
    )


def derive_key(root: bytes) -> bytes:
    """Return the key of the encryption from the root key."""
    middle = hmac.new(bytes(_KEY_BYTES), root, hashlib.sha256).digest()
    return hmac.new(middle, _INFO, hashlib.sha256).digest()


def read_head(start: bytes) -> Head:
    """Return the head of a backup. Raises CannotUnlock where it is none of crypt15."""
    length = start[0] if start else 0
    begin = 2 if start[1:2] == b"\x01" else 1
    head = start[begin : begin + length]
    inner = find_bytes(head, 3)
    iv = find_bytes(inner, 1) if inner is not None else None
    if iv is not None and len(iv) == _IV_BYTES:
        return Head(begin + length, iv)
    if any(number == 2 for number, _ in list_fields(head)):
        raise CannotUnlock(
            "it is encrypted with a key that only the phone has (crypt14)",
            "Turn on end-to-end encrypted backup with a 64-digit key in WhatsApp (Settings, Chats, Chat backup), back "
            "up, and give the new msgstore.db.crypt15 with that key.",
        )
    raise CannotUnlock(
        "it is damaged, or no encrypted backup of WhatsApp",
        "Copy it from the phone again, whole: it stands in Android/media/com.whatsapp/WhatsApp/Databases.",
    )


def unlock(source: BinaryIO, said: bytes, target: BinaryIO) -> None:
    """Decrypt a backup into a file. Raises WrongKey, or CannotUnlock with what is possible instead."""
    size = source.seek(0, 2)
    source.seek(0)
    head = read_head(source.read(_FIRST))
    key = derive_key(read_key(said))
    if size - head.start < _TAIL:
        raise _refuse_damaged()
    _check_first(source, head, key, size)
    is_single = _ends_with_md5(source, size)
    if not _decrypt(source, head, key, size - (_TAIL if is_single else 0), target):
        raise _refuse_damaged()


def _check_first(source: BinaryIO, head: Head, key: bytes, size: int) -> None:
    """Raise WrongKey at once where the beginning does not become a database: a backup may be several gigabytes."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    source.seek(head.start)
    first = source.read(min(_FIRST, size - head.start - _TAIL))
    plain = Cipher(algorithms.AES(key), modes.GCM(head.iv)).decryptor().update(first)
    try:
        begins = zlib.decompressobj().decompress(plain, len(_SQLITE))
    except zlib.error:
        begins = b""
    if begins != _SQLITE:
        raise WrongKey("the key does not fit it", OTHER_KEY)


def _ends_with_md5(source: BinaryIO, size: int) -> bool:
    digest, left = hashlib.md5(usedforsecurity=False), size - _TAIL
    source.seek(0)
    while left > 0 and (piece := source.read(min(_PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.digest() == source.read(_TAIL)


def _decrypt(source: BinaryIO, head: Head, key: bytes, size: int, target: BinaryIO) -> bool:
    """Write what was encrypted, and say whether it is whole; `size` is that of the file up to the tag's end."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    source.seek(size - _TAIL)
    tag = source.read(_TAIL)
    opened = Cipher(algorithms.AES(key), modes.GCM(head.iv, tag)).decryptor()
    inflater, left = zlib.decompressobj(), size - _TAIL - head.start
    source.seek(head.start)
    try:
        while left > 0 and (piece := source.read(min(_PIECE, left))):
            left -= len(piece)
            packed = opened.update(piece)
            while packed and not inflater.eof:
                target.write(inflater.decompress(packed, _PIECE * 8))
                packed = inflater.unconsumed_tail
        opened.finalize()
    except (InvalidTag, zlib.error):
        return False
    target.write(inflater.flush())
    return inflater.eof


def _refuse_damaged() -> CannotUnlock:
    return CannotUnlock(
        "the key is right, but the file is damaged or cut off",
        "Copy it from the phone again, whole. Nothing was read from it.",
    )
