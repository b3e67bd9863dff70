"""The desk opens on loopback and closes by itself."""

from __future__ import annotations

import http.client
import queue
import socket
import threading
import time
from pathlib import Path

import pytest
from tests.cli.runner import run
from tests.desk.builders import opened, session

from recimentor.desk.serving import Waits, serve
from recimentor.model.errors import BadRequest


def test_the_desk_closes_when_its_last_page_is_gone(tmp_path: Path) -> None:
    addresses: queue.Queue[str] = queue.Queue()
    waits = Waits(first=30.0, gone=0.4)
    thread = threading.Thread(target=serve, args=(session(tmp_path), addresses.put, waits))
    thread.start()
    host, _, path = addresses.get(timeout=20).removeprefix("http://").partition("/")
    page = http.client.HTTPConnection(host)
    page.request("GET", f"/{path}events")
    answer = page.getresponse()
    assert answer.readline().startswith(b"data:")
    time.sleep(1.2)
    assert thread.is_alive(), "it stays while a page looks at it"
    answer.close()
    page.close()
    thread.join(20)
    assert not thread.is_alive()


def test_a_page_that_never_comes_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    sitting = session(tmp_path)
    thread = threading.Thread(target=serve, args=(sitting, lambda _: None, Waits(first=0.6, gone=0.5)))
    thread.start()
    thread.join(20)
    assert not thread.is_alive()


def test_nothing_listens_beyond_this_machine(tmp_path: Path) -> None:
    with opened(session(tmp_path)) as page:
        port = int(page.host.rpartition(":")[2])
        assert page.host.startswith("127.0.0.1:")
        own = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for address in own - {"127.0.0.1"}:
            with socket.socket() as outside:
                outside.settimeout(1)
                assert outside.connect_ex((str(address), port)) != 0


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(BadRequest, match="is taken"):
            serve(session(tmp_path), lambda _: None, port=taken.getsockname()[1])


def test_two_tabs_see_each_others_steps(tmp_path: Path) -> None:
    with opened(session(tmp_path)) as page:
        body = {"revision": 1, "decisions": [{"action": "out", "people": ["eva"], "why": "away"}]}
        assert page.ask("decide", body)[0] == 200
        status, told = page.ask("decide", body)
        assert (status, told["movedOn"]) == (409, True)
        assert page.ask("state")[1]["revision"] == 2


def test_two_processes_on_one_folder_write_no_line_over(tmp_path: Path) -> None:
    one, other = session(tmp_path), session(tmp_path)
    with opened(one) as first, opened(other) as second:
        first.ask("decide", {"revision": 1, "decisions": [{"action": "out", "people": ["eva"]}]})
        status, told = second.ask(
            "decide", {"revision": 1, "decisions": [{"action": "out", "people": ["dina"]}]}
        )
        assert status == 409, told
        revision = second.ask("state")[1]["revision"]
        second.ask("decide", {"revision": revision, "decisions": [{"action": "out", "people": ["dina"]}]})
    text = (tmp_path / "decisions.yaml").read_text(encoding="utf-8")
    assert "eva" in text
    assert "dina" in text


def _out(person: str, revision: int) -> dict[str, object]:
    return {"revision": revision, "decisions": [{"action": "out", "people": [person]}]}


def test_a_folder_without_participants_is_told(tmp_path: Path) -> None:
    ran = run("desk", tmp_path, "--no-browser")
    assert ran.code == 2
    assert "no table of participants" in ran.err


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert run("desk", tmp_path / "nowhere.csv", "--no-browser").code == 66


def test_bad_input_is_told_before_a_page_opens(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name,offers,wants\nana,Ana,Python:9,Excel\n", encoding="utf-8")
    ran = run("desk", tmp_path, "--no-browser")
    assert ran.code == 65
    assert ran.out == ""
