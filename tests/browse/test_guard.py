"""Only this computer's own names are answered, and pages may reach for nothing outside."""

from __future__ import annotations

import pytest

from exit_kit.browse.guard import list_hosts
from tests.browse.conftest import PORT

OTHER_HOSTS = [
    "evil.example",
    f"evil.example:{PORT}",
    "127.0.0.1",
    "127.0.0.1:8002",
    f"127.0.0.1.evil.example:{PORT}",
    "",
]


@pytest.mark.parametrize("host", [*list_hosts(PORT), f"LOCALHOST:{PORT}"])
def test_this_computer_is_answered(site, host):
    assert site.get("/-/versions.json", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", OTHER_HOSTS)
def test_a_name_that_is_not_ours_gets_nothing(site, host):
    response = site.get("/exit-kit/messages.json", headers={"host": host})
    assert response.status_code == 400
    assert "messages" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 200),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, 400),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}, 400),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, 400),
    ],
)
def test_other_sites_may_lead_here_but_not_read(site, headers, status):
    assert site.get("/-/versions.json", headers=headers).status_code == status


@pytest.mark.parametrize(
    "page", ["/", "/exit-kit/messages", "/-/static/app.css", "/nothing", "/exit-kit/messages.json"]
)
def test_every_answer_carries_the_headers(site, page):
    headers = site.get(page).headers
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "'unsafe-inline'" not in policy["script-src"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


def test_the_file_cannot_be_downloaded_a_second_time(site):
    assert site.get("/exit-kit.db").status_code == 403
