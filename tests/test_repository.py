"""The repository keeps its own promises: names, versions, documents, and nothing of anybody's machine."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from exit_kit import __version__
from exit_kit.cli.commands import COMMANDS
from tests.paths import ROOT

BINARY_ENDINGS = {
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".heic",
    ".mp4",
    ".m4a",
    ".mp3",
    ".aac",
    ".zip",
    ".db",
}
REGISTRY_HOSTS = [
    ".".join(words) for words in (("pypi", "org"), ("python" + "hosted", "org"), ("anaconda", "org"))
]
FRAME = re.compile(r"^\s*(?:import|from) (?:typer|click|exit_kit\.(?:cli|console))\b", re.MULTILINE)
HOMES = re.compile(r"(?<![\w.~])/(?:home|Users|root|work)/\w|[A-Z]:\\\\Users")


@cache
def list_tracked() -> tuple[Path, ...]:
    """List the files of the repository as git knows them; without git, all but the usual litter."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def read_texts(*folders_left_out: str) -> list[tuple[str, str]]:
    texts = []
    for path in list_tracked():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix not in BINARY_ENDINGS and not name.startswith(folders_left_out or ("\0",)):
            texts.append((name, path.read_text(encoding="utf-8", errors="replace")))
    return texts


def read_readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def list_code() -> list[Path]:
    return [path for folder in ("exit_kit", "importers") for path in sorted((ROOT / folder).rglob("*.py"))]


def test_the_changelog_knows_this_version_and_what_is_unreleased():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog
    assert __version__ in changelog
    released = re.findall(r"^## \[(\d[^\]]*)\] - (\d{4}-\d\d-\d\d)$", changelog, re.MULTILINE)
    assert not released or released[0][0] == __version__


def test_no_tracked_file_names_a_package_registry():
    assert [name for name, text in read_texts() if any(host in text for host in REGISTRY_HOSTS)] == []


def test_no_tracked_file_names_a_path_of_somebodys_machine():
    found = [(name, HOMES.findall(text)) for name, text in read_texts("sample_exports/")]
    assert [(name, paths) for name, paths in found if paths] == []


def test_constraints_hold_versions_and_no_addresses():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)?", pin) for pin in pins)
    pinned = {pin.partition("==")[0] for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.split(r"[<>=]", name)[0] for name in wanted} <= pinned
    assert set(project["optional-dependencies"]["dev"]) <= set(pins)


def test_every_make_command_in_the_documents_is_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    documents = read_readme() + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^    |`)make ([a-z-]+)", documents, re.MULTILINE))
    assert {"demo", "test", "docs"} <= named <= targets
    assert {"demo", "test", "bench", "lint", "format", "docs", "clean", "help"} <= targets


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name):
    assert f"`exit-kit {name}" in read_readme()
    assert f"## exit-kit {name}\n" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def test_every_generated_document_is_checked_by_make():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    checked = set(re.search(r"^DOCS = (.+)$", makefile, re.MULTILINE)[1].split())
    generated = {name for name, text in read_texts() if name.endswith(".md") and "[[[cog" in text}
    assert generated <= checked
    assert all((ROOT / name).exists() for name in checked)


def test_every_link_in_the_documents_leads_somewhere():
    for document in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_only_the_extraction_and_the_boundary_catch_every_exception():
    found = []
    for path in list_code():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and catches_all(node.type):
                found.append(path.relative_to(ROOT).as_posix())
    assert set(found) <= {"exit_kit/cli/__init__.py", "exit_kit/importing/extraction.py"}
    assert len(found) == len(set(found))


def catches_all(kind: ast.expr | None) -> bool:
    return kind is None or (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException"))


def test_only_the_command_line_knows_typer_and_the_console():
    for path in list_code():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("exit_kit/cli/") or name == "exit_kit/__main__.py":
            continue
        assert not FRAME.search(path.read_text(encoding="utf-8")), name


@pytest.mark.parametrize("folder", ["importing", "store"])
def test_the_map_of_a_large_package_names_every_module_once(folder):
    package = ROOT / "exit_kit" / folder
    text = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    named = re.findall(r"`([a-z_]+)`", text)
    assert sorted(named) == sorted(path.stem for path in package.glob("*.py") if path.stem != "__init__")


def test_functions_and_modules_are_short():
    functions = []
    for path in list_code():
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 450, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions.append((count_lines(node), f"{path.relative_to(ROOT).as_posix()}:{node.name}"))
    too_long = [(lines, name) for lines, name in functions if lines > 40]
    assert too_long == []
    within = sum(lines <= 25 for lines, _ in functions)
    assert within >= 0.9 * len(functions)


def count_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function from its `def` to its end, without its docstring."""
    docstring = node.body[0] if ast.get_docstring(node) else None
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    return lines - (docstring.end_lineno - docstring.lineno + 1 if docstring else 0)
