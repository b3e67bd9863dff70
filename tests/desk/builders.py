"""A desk that listens, for tests: a session over a few people, and requests as a page sends them."""

from __future__ import annotations

import datetime as dt
import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from recimentor.api import ReadRequest
from recimentor.desk.serving import Waits, serve
from recimentor.desk.session import Session

TODAY = dt.date(2026, 3, 2)
PEOPLE = """id,name,department,offers,wants
ana,Ana,Sales,Leadership:5; Budgeting:4,Python:5; Excel:2
ben,Ben,IT,Python:5; Excel:4,Leadership:5
cem,Cem,IT,Python:4; Design:5,Budgeting:5; Leadership:3
dina,Dina,Sales,Leadership:4; Budgeting:5,Design:5; Python:4
eva,Eva,Law,Contracts:5,Python:3
"""


def session(folder: Path, people: str = PEOPLE, **options: Any) -> Session:
    source = folder / "people.csv"
    if not source.exists():
        source.write_text(people, encoding="utf-8")
    return Session(ReadRequest((str(source),), **options), folder / "plan.json", lambda: TODAY)


class Page:
    """Requests to a desk, with the headers of its own page unless others are given."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.host, _, self.path = address.removeprefix("http://").partition("/")

    def ask(
        self,
        path: str,
        body: object = None,
        *,
        headers: dict[str, str] | None = None,
        root: str | None = None,
    ) -> tuple[int, Any]:
        """Return the status, and the answer: of JSON as a value, of anything else as text."""
        connection = http.client.HTTPConnection(self.host, timeout=30)
        sent = {"Host": self.host, **({"Origin": f"http://{self.host}"} if body is not None else {})}
        sent |= headers or {}
        content = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        try:
            where = f"/{self.path if root is None else root}{path}"
            connection.putrequest("GET" if content is None else "POST", where, skip_host=True)
            for name, value in sent.items():
                connection.putheader(name, value)
            if content is not None:
                connection.putheader("Content-Length", str(len(content)))
            connection.endheaders(content)
            answer = connection.getresponse()
            text = answer.read().decode()
            is_json = (answer.getheader("content-type") or "").startswith("application/json")
            return answer.status, json.loads(text) if is_json else text
        finally:
            connection.close()


@contextmanager
def opened(sitting: Session, waits: Waits | None = None) -> Iterator[Page]:
    """Serve a session in a thread of its own, until the block ends."""
    addresses: list[str] = []
    is_open = threading.Event()

    def was_opened(address: str) -> None:
        addresses.append(address)
        is_open.set()

    given = waits or Waits(first=3.0, gone=0.5)
    thread = threading.Thread(target=serve, args=(sitting, was_opened, given), daemon=True)
    thread.start()
    assert is_open.wait(20)
    yield Page(addresses[0])
