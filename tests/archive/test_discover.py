from __future__ import annotations

import gzip
import io
import pickle
import tarfile
import unicodedata
import zipfile
from pathlib import Path

import pytest

from exit_kit.archive import Found, find_parts, read_member

from .crafting import craft_entry, craft_zip, find_members, find_one, find_refusal, write_zip

EXPORT = {
    "who_you've_followed.json": b'{"a": 1}',
    "messages/inbox/ann_1/message_1.json": b"[]",
    "messages/inbox/ann_1/photos/1.jpg": b"\xff\xd8\xff",
    "messages/inbox/ann_1/files/sent.zip": b"PK\3\4 whatever",
    "empty.txt": b"",
}


def write_files(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def find_names(found: Found) -> list[str]:
    return [part.name for part in found.parts]


def test_a_zip_and_the_folder_unpacked_from_it_have_one_fingerprint(tmp_path: Path) -> None:
    packed = find_one(write_zip(tmp_path / "export.zip", EXPORT))
    unpacked = find_one(write_files(tmp_path / "export", EXPORT))
    assert (packed.kind, unpacked.kind, packed.name, unpacked.name) == ("zip", "folder", "export", "export")
    assert (
        {member.path for member in packed.members}
        == {member.path for member in unpacked.members}
        == set(EXPORT)
    )
    assert packed.fingerprint == unpacked.fingerprint
    assert unpacked.size_bytes == sum(map(len, EXPORT.values()))


def test_order_and_apostrophes_leave_a_fingerprint_and_content_and_names_change_it(tmp_path: Path) -> None:
    first = find_one(write_zip(tmp_path / "a.zip", EXPORT)).fingerprint
    turned = {name.replace("'", "_"): data for name, data in reversed(EXPORT.items())}
    assert find_one(write_zip(tmp_path / "b.zip", turned, zipfile.ZIP_STORED)).fingerprint == first
    for name, changed in {
        "text": EXPORT | {"who_you've_followed.json": b'{"a": 2}'},
        "size": EXPORT | {"messages/inbox/ann_1/photos/1.jpg": b"\xff\xd8"},
        "name": {name.replace("ann", "bob"): data for name, data in EXPORT.items()},
    }.items():
        assert find_one(write_zip(tmp_path / f"{name}.zip", changed)).fingerprint != first, name


def test_several_zips_and_folders_are_parts_in_the_order_given_and_travel_to_workers(tmp_path: Path) -> None:
    paths = [write_zip(tmp_path / f"{name}.zip", EXPORT) for name in "ba"] + [
        write_files(tmp_path / "c", EXPORT)
    ]
    found = find_parts(paths)
    assert find_names(found) == ["b", "a", "c"]
    assert pickle.loads(pickle.dumps(found.parts)) == found.parts


def test_the_same_zip_given_twice_is_one_part(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", EXPORT)
    (tmp_path / "link.zip").symlink_to(path)
    assert find_names(find_parts([path, tmp_path / "." / "a.zip", tmp_path / "link.zip"])) == ["a"]
    assert find_names(find_parts([path, tmp_path])) == ["a"]


def test_a_folder_of_zips_gives_each_zip_as_a_part_and_a_broken_one_as_a_refusal(tmp_path: Path) -> None:
    for name in ("a.zip", "one/b.ZIP", "one/two/three/c.zip", "one/two/three/four/d.zip", "two/e.zip"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        write_zip(tmp_path / name, EXPORT)
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "broken.zip").write_bytes((tmp_path / "a.zip").read_bytes()[:300])
    (tmp_path / "late.zip.crdownload").write_bytes(b"PK\3\4")
    found = find_parts([tmp_path])
    assert find_names(found) == ["a", "b", "c", "e"]
    assert ["incomplete" in str(found.refused[0]), "unfinished" in str(found.refused[1])] == [True, True]


def test_a_downloads_folder_gives_its_zips_and_none_of_its_other_files(tmp_path: Path) -> None:
    write_files(tmp_path, {"holiday.jpg": b"x", "a/b/c.pdf": b"x"})
    write_zip(tmp_path / "a.zip", EXPORT)
    found = find_parts([tmp_path])
    assert find_names(found) == ["a"] and not found.refused and not found.texts
    write_files(tmp_path, {"a/chat.txt": b"x", "empty.txt": b"", "a/b/c/deep.txt": b"x"})
    found = find_parts([tmp_path], [tmp_path / "a.zip"])
    assert [part.name for part in found.texts] == ["chat.txt"] and not found.parts and not found.refused


def test_zips_deep_within_other_files_are_no_parts(tmp_path: Path) -> None:
    write_files(tmp_path, {"holiday.jpg": b"x", "a/b/c/d.zip": b"x"})
    assert set(find_members(tmp_path)) == {"holiday.jpg", "a/b/c/d.zip"}


def test_zips_beside_pages_are_read_and_the_pages_are_said_to_be_left_out(tmp_path: Path) -> None:
    write_files(tmp_path, {"project/package.json": b"{}", "holiday.jpg": b"x"})
    write_zip(tmp_path / "a.zip", EXPORT)
    found = find_parts([tmp_path])
    assert find_names(found) == ["a"]
    assert "not the other files" in str(found.refused[0]) and len(found.refused) == 1


@pytest.mark.parametrize("attached", ["media/sent.zip", "messages/inbox/ann_1/files/sent.zip"])
def test_zips_that_were_sent_in_chats_are_members_of_an_unpacked_export(
    tmp_path: Path, attached: str
) -> None:
    write_files(tmp_path, {"ann_1.json": b"{}", attached: b"PK\3\4"})
    assert set(find_members(tmp_path)) == {"ann_1.json", attached}


def test_an_unpacked_part_of_media_alone_is_a_part(tmp_path: Path) -> None:
    write_files(tmp_path, {"posts/media/1.jpg": b"x", "messages/inbox/ann_1/files/sent.zip": b"PK"})
    assert len(find_members(tmp_path)) == 2


@pytest.mark.parametrize("name", ["message_1.json", "messages.htm", "_chat.txt"])
def test_a_loose_page_is_a_part_with_that_one_member(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"{}")
    part = find_one(tmp_path / name)
    assert (part.kind, part.name) == ("folder", name)
    assert read_member(part.members[0]).data == b"{}" and part.members[0].path == name


def test_different_files_under_one_name_are_both_kept_and_equal_ones_once(tmp_path: Path) -> None:
    names = [(b"a.json", b"1"), (b"a.json", b"2"), (b"b.json", b"3"), (b"b.json", b"3"), (b"c.json", b"4")]
    part = find_one(craft_zip(tmp_path / "a.zip", [craft_entry(name, data) for name, data in names]))
    assert [(member.path, member.note) for member in part.members] == [
        ("a.json", "duplicate-name"), ("a.json", "duplicate-name"), ("b.json", None), ("c.json", None),
    ]  # fmt: skip
    assert [read_member(member).data for member in part.members] == [b"1", b"2", b"3", b"4"]


def test_names_that_differ_only_in_case_or_apostrophes_are_noted_and_both_read(tmp_path: Path) -> None:
    names = ["Inbox/a.json", "inbox/a.json", "you've.json", "you_ve.json", "other.json"]
    part = find_one(write_zip(tmp_path / "a.zip", {name: name.encode() for name in names}))
    assert {member.path: member.note for member in part.members} == {
        name: None if name == "other.json" else "case-twin" for name in names
    }
    assert {read_member(member).data.decode() for member in part.members} == set(names)


def test_composed_and_decomposed_accents_are_the_same_name(tmp_path: Path) -> None:
    forms = [unicodedata.normalize(form, "café.json") for form in ("NFC", "NFD")]
    part = find_one(write_zip(tmp_path / "a.zip", {forms[0]: b"1", forms[1]: b"2"}))
    assert [(member.path, member.note) for member in part.members] == [("café.json", "duplicate-name")] * 2
    alone = [find_one(write_zip(tmp_path / f"{n}.zip", {form: b"1"})) for n, form in enumerate(forms)]
    assert alone[0].fingerprint == alone[1].fingerprint


def craft_tar() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.json"))
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.zip", b"", "empty"),
        ("a.zip", b"\0" * 5000, "zeros"),
        ("a.zip", b"\n<!DOCTYPE html><html>Log in</html>", "web page"),
        ("a.zip", b'\xef\xbb\xbf{"error": "expired"}', "error message"),
        ("a.zip", b"URL signature expired", "error message"),
        ("a.zip", b"\x89PNG\r\n\x1a\n" + bytes(99), "neither a zip"),
        ("a.pdf", b"%PDF-1.7\xff\xfe\0", "neither a zip"),
        ("a.rar", b"Rar!\x1a\7\1\0", "a RAR archive"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0\4", "a 7-Zip archive"),
        ("a.tgz", gzip.compress(b"x", mtime=0), "a gzip"),
        ("a.tar", craft_tar(), "a tar archive"),
        ("a.zip", craft_tar(), "a tar archive"),
        ("a.zip.crdownload", b"PK\3\4", "unfinished download"),
        ("a.zip.part", b"", "unfinished download"),
        ("a.z01", b"PK\3\4", "split into several"),
        ("a.zip.001", b"PK\3\4", "split into several"),
        ("a.zip", b"PK\7\x08PK\3\4", "split into several"),
    ],
)
def test_what_is_no_zip_is_refused_by_what_it_is(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    refusal = find_refusal(tmp_path / name)
    assert says in refusal and name in refusal


def test_a_path_where_nothing_is_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    assert "There is nothing at" in find_refusal(tmp_path / "none.zip")
    assert "There is nothing at" in find_refusal(tmp_path / "none")
    (tmp_path / "a").mkdir()
    assert "is empty" in find_refusal(tmp_path / "a")
    (tmp_path / "dangling.zip").symlink_to(tmp_path / "none.zip")
    assert "There is nothing at" in find_refusal(tmp_path / "dangling.zip")
    assert "There is nothing at" in find_refusal(tmp_path / "none.zip.part")


def test_a_path_that_no_system_can_have_costs_only_itself(tmp_path: Path) -> None:
    found = find_parts([tmp_path / ("x" * 5000), write_zip(tmp_path / "a.zip", EXPORT)])
    assert find_names(found) == ["a"]
    assert "could not be opened" in str(found.refused[0]) and len(found.refused) == 1


def test_a_zip_that_the_system_does_not_give_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [write_zip(tmp_path / f"{name}.zip", EXPORT) for name in "ab"]
    really_open = Path.open

    def refuse_one(self: Path, *args: str) -> object:
        if self.name == "a.zip":
            raise PermissionError(13, "Permission denied")
        return really_open(self, *args)

    monkeypatch.setattr(Path, "open", refuse_one)
    found = find_parts(paths)
    assert find_names(found) == ["b"]
    assert "could not be opened: Permission denied" in str(found.refused[0])


def test_refusals_never_show_what_stands_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b'{"error": "dear diary"}')
    assert "diary" not in find_refusal(tmp_path / "a.zip")


def test_a_zip_under_another_name_is_a_zip(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", EXPORT).rename(tmp_path / "download")
    assert find_one(tmp_path / "download").kind == "zip"
