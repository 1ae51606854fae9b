"""The safety net itself is tested: a net that cannot hold is worse than none."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import httpx
import pytest

from tests.goldens import Verdict, compare_golden, write_golden
from tests.paths import ROOT

FAR = "192.0.2.1"  # reserved for documentation: nobody answers there


@pytest.mark.parametrize("host", [FAR, "::ffff:192.0.2.1", "example.org", b"example.org", "127.example.org"])
def test_the_network_is_blocked(host):
    with pytest.raises(RuntimeError, match="no network"):
        socket.create_connection((host, 80), timeout=1)


def test_datagrams_are_blocked():
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender,
        pytest.raises(RuntimeError, match="no network"),
    ):
        sender.sendto(b"hello", (FAR, 53))


def test_http_clients_are_blocked():
    with pytest.raises(RuntimeError, match="no network"):
        urllib.request.urlopen("http://example.org")
    with pytest.raises(RuntimeError, match="no network"):
        httpx.get(f"http://{FAR}/")


def test_loopback_is_open():
    with socket.create_server(("127.0.0.1", 0)) as server:
        accepting = threading.Thread(target=lambda: server.accept()[0].close())
        accepting.start()
        socket.create_connection(server.getsockname(), timeout=5).close()
        accepting.join()


def test_each_test_has_its_own_home_and_folder(tmp_path):
    assert Path.home().is_relative_to(tmp_path)
    assert Path.cwd().is_relative_to(tmp_path)
    assert Path(os.environ["EXIT_KIT_DB"]).is_relative_to(tmp_path)
    assert list(Path.cwd().iterdir()) == []


def test_a_golden_has_four_verdicts(tmp_path):
    path = tmp_path / "golden" / "a.json"
    assert compare_golden(path, {"text": "ä"}).verdict is Verdict.MISSING
    write_golden(path, {"text": "ä", "lone": "\ud83d"})
    assert compare_golden(path, {"lone": "\ud83d", "text": "ä"}).verdict is Verdict.EQUAL
    differing = compare_golden(path, {"text": "b", "lone": "\ud83d"})
    assert differing.verdict is Verdict.DIFFERS
    assert '- "text": "ä"' in differing.text
    assert '+ "text": "b"' in differing.text
    assert compare_golden(path, None).verdict is Verdict.UNRECOGNISED


def test_the_golden_fixture_fails_where_the_value_differs(golden, tmp_path):
    path = tmp_path / "a.json"
    write_golden(path, [1])
    golden(path, [1])
    with pytest.raises(pytest.fail.Exception, match="golden"):
        golden(path, [2])
    assert compare_golden(path, [1]).verdict is Verdict.EQUAL


def test_goldens_are_not_updated_under_ci(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--update-golden", "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=ROOT,
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "refused under CI" in done.stderr
