"""Sample exports as archives: zipped, split, wrapped and named as Meta or anybody else might."""

from __future__ import annotations

import random
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from exit_kit.importing.registry import load_importers
from tests.paths import SAMPLES

NAMES = (
    "facebook_2025_json",
    "facebook_2023_json",
    "facebook_page_2025_json",
    "facebook_2022_json",
    "facebook_2019_json",
    "facebook_2025_encrypted",
    "threads_2025_json",
    "whatsapp_2025_report",
    "whatsapp_2024_backup",
    "instagram_2020_json",
    "instagram_2021_hybrid",
    "instagram_2022_json",
    "instagram_2024_json_nl",
    "instagram_2025_json_it",
    "instagram_2026_json",
    "instagram_2026_json_zh",
)
# Chats as phones export them: each is a conversation that no folder names.
CHATS = ("whatsapp_ios_en", "whatsapp_android_de", "whatsapp_ios_ar", "whatsapp_android_open")
Tree = dict[str, bytes]
_WHEN = (2025, 6, 15, 9, 30, 0)
_MEDIA = (
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".mp4",
    ".webp",
    ".heic",
    ".aac",
    ".wav",
    ".mov",
    ".m4a",
    ".ogg",
    ".pdf",
)


def read_tree(folder: Path) -> Tree:
    """Return every file below a folder by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def find_platform(name: str, path: str) -> str:
    """Return whose a member of a sample is: by a folder that is one platform's own, else by the sample's name."""
    importers = load_importers()
    own = [(len(start), one.platform) for one in importers for start in one.own if path.startswith(start)]
    named = (one.platform for one in importers if name.startswith(f"{one.platform}_"))
    return max(own)[1] if own else next(named, "facebook")


def read_sample(name: str) -> Tree:
    """Return the members of one of the sample exports."""
    return read_tree(SAMPLES / name)


def write_zip(path: Path, tree: Mapping[str, bytes], *, wrapper: str = "", stored: bool = False) -> Path:
    """Write members as a zip, in the order given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in tree.items():
            info = zipfile.ZipInfo(wrapper + name, _WHEN)
            info.compress_type = method
            archive.writestr(info, data)
    return path


def write_folder(path: Path, tree: Mapping[str, bytes], *, wrapper: str = "") -> Path:
    """Write members as files."""
    shutil.rmtree(path, ignore_errors=True)
    for name, data in tree.items():
        file = path / (wrapper + name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return path


def split_tree(tree: Tree, parts: int, chance: random.Random, *, media_apart: bool) -> list[Tree]:
    """Return the members dealt out to a number of parts, none of them empty."""
    pools: list[Tree] = [{} for _ in range(parts)]
    for name, data in tree.items():
        if media_apart and parts > 1 and name.lower().endswith(_MEDIA):
            pools[-1][name] = data
        else:
            pools[chance.randrange(parts - 1 if media_apart and parts > 1 else parts)][name] = data
    return [pool for pool in pools if pool]


def name_like_meta(day: str, number: int, chance: random.Random, platform: str = "facebook") -> str:
    """Return a name as Meta gives it to one part: account, day, eight random characters."""
    suffix = "".join(chance.choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", k=8))
    return f"{platform}-mira.halvorsen-{day}-{suffix}" + (" (1)" if number == 3 else "")


def list_json(tree: Mapping[str, bytes]) -> Iterable[str]:
    """Return the paths of the JSON members."""
    return [path for path in tree if path.endswith(".json")]
