"""The look from outside: what is sent, what each answer means, and that it never says "deleted"."""

from __future__ import annotations

import pytest

from exit_kit.errors import GuideError
from exit_kit.leave import probe
from exit_kit.leave.probe import Answer, Sight, describe_request, fetch, find_profile, judge
from tests.leave.playing import Play, Stage, playing

FACEBOOK = "www.facebook.com/mira.invented"
INSTAGRAM = "www.instagram.com/mira.invented/"
THREADS = "www.threads.com/@mira.invented"
LOGIN = b"<title>Log in</title><form><input name=pass type=password></form>"
# The answers of leaving-meta.md 10.3, and what else a site may do: platform, answer, what it means.
ANSWERS = {
    "facebook shows the profile": ("facebook", Play(body=b'<script>{"__isProfile":"User"}</script>'), Sight.VISIBLE),
    "facebook shows its empty page": ("facebook", Play(body=b"<title>Facebook</title>"), Sight.NOT_VISIBLE),
    "facebook wants a login": ("facebook", Play(body=LOGIN), Sight.CANNOT_TELL),
    "a text that quotes the mark": ("facebook", Play(body=b"<p>__isProfile</p>"), Sight.CANNOT_TELL),
    "instagram shows the profile": (
        "instagram",
        Play(body=b'<meta property="og:description" content="3 Posts - See Instagram photos and videos from Mira '
             b'(@mira.invented)">'),
        Sight.VISIBLE,
    ),
    "instagram shows somebody else": (
        "instagram",
        Play(body=b'<meta property="og:description" content="See Instagram photos and videos from other.name">'),
        Sight.CANNOT_TELL,
    ),
    "instagram answers 200 and means 404": (
        "instagram", Play(body=b'<title>Instagram</title><script>{"routePath":null}</script>'), Sight.NOT_VISIBLE,
    ),
    "instagram says little": ("instagram", Play(body=b"<title>Instagram</title>"), Sight.CANNOT_TELL),
    "threads shows the profile": (
        "threads", Play(body=b'<script>{"username":"Mira.Invented"}</script>'), Sight.VISIBLE,
    ),
    "threads shows a name that begins alike": (
        "threads", Play(body=b'<script>{"username":"mira.invented2"}</script>'), Sight.CANNOT_TELL,
    ),
    "threads wants a login": ("threads", Play(body="<title>Threads • Log in</title>".encode()), Sight.CANNOT_TELL),
    "not found": ("instagram", Play(404), Sight.NOT_VISIBLE),
    "gone": ("instagram", Play(410), Sight.NOT_VISIBLE),
    "too many requests": ("instagram", Play(429), Sight.CANNOT_TELL),
    "forbidden": ("facebook", Play(403), Sight.CANNOT_TELL),
    "broken server": ("facebook", Play(503), Sight.CANNOT_TELL),
    "a login elsewhere on the site": ("instagram", Play(302, {"location": "/accounts/login/"}), Sight.CANNOT_TELL),
    "threads sends home": ("threads", Play(302, {"location": "https://www.threads.com/"}), Sight.CANNOT_TELL),
    "a redirect to a foreign host": ("facebook", Play(302, {"location": "https://evil.invalid/"}), Sight.CANNOT_TELL),
    "a redirect to nowhere": ("facebook", Play(302), Sight.CANNOT_TELL),
    "an endless page": ("facebook", Play(body=b"<title>Facebook and more</title>", does="flood"), Sight.CANNOT_TELL),
    "no HTML at all": ("facebook", Play(body=bytes(range(256)) * 50), Sight.CANNOT_TELL),
    "nothing": ("facebook", Play(), Sight.CANNOT_TELL),
}  # fmt: skip


@pytest.fixture(scope="module")
def stage() -> Stage:
    """Return a server whose plays each test sets."""
    with playing({}) as stage:
        yield stage


@pytest.mark.parametrize("name", ANSWERS)
def test_each_answer_means_one_of_three(stage: Stage, name: str) -> None:
    platform, play, expected = ANSWERS[name]
    stage.plays = dict.fromkeys((FACEBOOK, INSTAGRAM, THREADS), play)
    stage.asked.clear()
    profile = find_profile("mira.invented", platform)
    finding = judge(profile, fetch(profile, stage.transport()))
    assert finding.sight is expected
    assert finding.why.endswith(".")
    assert "deleted" not in finding.why
    assert stage.asked == [{"facebook": FACEBOOK, "instagram": INSTAGRAM, "threads": THREADS}[platform]]


def test_what_is_sent_is_what_was_said(stage: Stage) -> None:
    stage.plays = {INSTAGRAM: Play(headers={"set-cookie": "a=b"})}
    stage.heads.clear()
    profile = find_profile("mira.invented", "instagram")
    said = describe_request(profile)
    fetch(profile, stage.transport())
    (head,) = stage.heads
    assert "cookie" not in head
    technical = {"host", "connection"}
    for key, value in head.items():
        if key not in technical:
            assert f"{key}: {value}".lower() in said.lower()
    assert f"GET {profile.url}" in said


@pytest.mark.parametrize(
    "play",
    [Play(does="hang"), Play(does="drip"), Play(does="break"), Play(302, {"location": "http://[::1"})],
    ids=["hangs", "sends a byte now and then", "hangs up", "sends on to nonsense"],
)
def test_a_server_that_does_not_answer_costs_a_sentence(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, play: Play
) -> None:
    monkeypatch.setattr(probe, "MOST_SECONDS", 0.3)
    stage.plays = {FACEBOOK: play}
    with pytest.raises(GuideError, match="No answer came"):
        fetch(find_profile("mira.invented", "facebook"), stage.transport())


@pytest.mark.parametrize(
    ("text", "platform", "url"),
    [
        ("https://www.instagram.com/mira.invented/?hl=en", None, "https://www.instagram.com/mira.invented/"),
        ("instagram.com/mira.invented", None, "https://www.instagram.com/mira.invented/"),
        ("https://m.facebook.com/mira.invented", None, "https://www.facebook.com/mira.invented"),
        ("https://www.facebook.com/profile.php?id=100001&sk=about", None, "https://www.facebook.com/100001"),
        ("https://www.threads.net/@mira.invented", "threads", "https://www.threads.com/@mira.invented"),
        ("@mira.invented", "threads", "https://www.threads.com/@mira.invented"),
        (" mira.invented ", "facebook", "https://www.facebook.com/mira.invented"),
    ],
)
def test_a_profile_is_found_by_address_or_name(text: str, platform: str | None, url: str) -> None:
    assert find_profile(text, platform).url == url


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("mira.invented", None),
        ("mira.invented", "whatsapp"),
        ("mira invented", "facebook"),
        ("", "facebook"),
        ("../login", "facebook"),
        ("https://www.instagram.com/", None),
        ("https://www.instagram.com/p/abc/", None),
        ("https://www.instagram.com/accounts/", None),
        ("https://www.instagram.com.evil.invalid/mira", None),
        ("https://evil.invalid/www.instagram.com/mira", None),
        ("https://www.instagram.com@evil.invalid/mira", None),
        ("https://user@www.instagram.com/mira", None),
        ("https://www.instagram.com:8443/mira", None),
        ("https://www.facebook.com/profile.php?sk=about", None),
        ("ftp://www.instagram.com/mira", None),
        ("https://www.instagram.com:x/mira", None),
        ("http://[::1", None),
        ("https://www.instagram.com/mira", "facebook"),
        ("мира", "facebook"),
    ],
)
def test_anything_else_is_refused_before_anything_is_sent(text: str, platform: str | None) -> None:
    with pytest.raises(GuideError):
        find_profile(text, platform)


def test_a_body_is_read_up_to_a_limit(stage: Stage) -> None:
    stage.plays = {FACEBOOK: Play(does="flood")}
    answer = fetch(find_profile("mira.invented", "facebook"), stage.transport())
    assert answer.is_cut
    assert len(answer.body) == probe.MOST_BYTES


def test_nothing_is_ever_called_deleted() -> None:
    profile = find_profile("mira.invented", "facebook")
    for status in range(100, 600):
        finding = judge(profile, Answer(status))
        assert finding.sight in Sight
        assert "delet" not in finding.why
