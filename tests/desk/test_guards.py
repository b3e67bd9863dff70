"""Nobody but the desk's own page is answered."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.desk.builders import Page, opened, session


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(session(tmp_path_factory.mktemp("desk"))) as there:
        yield there


def test_the_page_itself_is_answered(page: Page) -> None:
    status, state = page.ask("state")
    assert status == 200
    assert state["counts"]["people"] == 5
    assert page.ask("")[0] == 200


@pytest.mark.parametrize("root", ["", "wrong/", "%2e%2e/", "é/"])
def test_a_wrong_token_finds_nothing(page: Page, root: str) -> None:
    assert page.ask("state", root=root.encode("ascii", "replace").decode())[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", ""])
def test_a_foreign_host_is_refused_even_with_the_token(page: Page, host: str) -> None:
    # A name of somebody else's that resolves to this machine: DNS rebinding.
    assert page.ask("state", headers={"Host": host})[0] == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", ""])
def test_a_foreign_origin_changes_nothing(page: Page, origin: str) -> None:
    body = {"revision": 1, "decisions": [{"action": "out", "people": ["eva"]}]}
    assert page.ask("decide", body, headers={"Origin": origin})[0] == 403
    assert page.ask("state")[1]["revision"] == 1


def test_a_change_without_an_origin_is_refused(page: Page) -> None:
    with closing(http.client.HTTPConnection(page.host)) as connection:
        connection.request("POST", f"/{page.path}undo", b"{}")
        assert connection.getresponse().status == 403


def test_another_site_may_not_even_look(page: Page) -> None:
    assert page.ask("state", headers={"Sec-Fetch-Site": "cross-site"})[0] == 403


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"nonsense", b"{" * 5000, b'{"revision": "one"}', b'{"revision": 1, "decisions": 7}']
)
def test_a_request_that_makes_no_sense_is_told_so(page: Page, body: bytes) -> None:
    status, told = page.ask("decide", body)
    assert status in (400, 422)
    assert told["error"]


def test_a_monstrous_request_is_refused(page: Page) -> None:
    assert page.ask("decide", b'{"why": "' + b"x" * 200_000 + b'"}')[0] == 400


def test_answers_may_be_used_by_nobody_else(page: Page) -> None:
    with closing(http.client.HTTPConnection(page.host)) as connection:
        connection.request("GET", f"/{page.path}")
        headers = {name.lower(): value for name, value in connection.getresponse().getheaders()}
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers
