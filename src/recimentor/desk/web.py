"""The desk's requests: each reads what the page sends, asks the session, and answers with plain data."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from recimentor.desk import shown
from recimentor.desk.session import MovedOnError, Session, fault_words
from recimentor.model.errors import BadInput, BadRequest, CannotWrite, InputMissing
from recimentor.model.names import skill_key
from recimentor.model.reading import COLUMNS, MendLine
from recimentor.model.wording import Answer
from recimentor.report import template_text

if TYPE_CHECKING:
    from starlette.requests import Request

    from recimentor.api import DecisionToWrite
    from recimentor.model.wording import Word

    Handler = Callable[[Request], Awaitable[Response]]

#: What the page sends along.
Given = dict[str, Any]

_MOST_BYTES: Final = 100_000
_PAIR: Final = 2
_LOOK_SECONDS: Final = 0.3
_TICKS_A_PING: Final = 10
_EXPECTED: Final = (BadInput, BadRequest, CannotWrite, InputMissing)
_KINDS: Final = {"html": "text/html", "js": "text/javascript", "css": "text/css"}


class Pages:
    """Counts the pages that look at the desk: when the last one is gone, the desk closes."""

    def __init__(self) -> None:
        self.open = 0
        self.was_open = False

    def __enter__(self) -> None:
        """One more page."""
        self.open += 1
        self.was_open = True

    def __exit__(self, *_: object) -> None:
        """One page less."""
        self.open -= 1


def application(session: Session, pages: Pages) -> Starlette:
    """Return the application over a session; the guards stand in front of it."""
    questions: dict[str, Callable[[], dict[str, Any]]] = {
        "/state": lambda: shown.state(session, session.look()),
        "/compare": lambda: {"text": shown.comparison(session, session.look())},
        "/board": lambda: shown.board(session, session.today()),
        "/findings": lambda: shown.findings(session.look()),
        "/helps": lambda: shown.helps(session),
        "/doubts": lambda: shown.doubts(session),
        "/wordings": lambda: shown.wordings(session),
    }
    about: dict[str, Callable[[Given], dict[str, Any]]] = {
        "/price": lambda given: shown.price(session.explain(*_two(given))),
        "/preview": lambda given: _preview(session, given),
    }
    changes: dict[str, Callable[[Given], object]] = {
        "/decide": lambda given: session.decide(_decisions(given), _revision(given)),
        "/levers": lambda given: session.set_levers(_texts(given, "settings"), _revision(given)),
        "/say": lambda given: session.say(_words(given), _revision(given)),
        "/mend": lambda given: session.mend(_line(given), _revision(given)),
        "/undo": lambda given: session.undo(_revision(given)),
        "/redo": lambda given: session.redo(_revision(given)),
        "/save": lambda given: session.save(_revision(given)),
    }
    routes = [
        Route("/", _asset("desk.html"), methods=["GET"]),
        Route("/desk.js", _asset("desk.js", before="cards.js"), methods=["GET"]),
        Route("/desk.css", _asset("desk.css", before="page.css"), methods=["GET"]),
        Route("/events", _events(session, pages), methods=["GET"]),
        Route("/stop", _stop(session), methods=["POST"]),
        *(Route(path, _asked(_ignoring(answer)), methods=["GET"]) for path, answer in questions.items()),
        *(Route(path, _asked(answer), methods=["POST"]) for path, answer in about.items()),
        *(Route(path, _changing(session, change), methods=["POST"]) for path, change in changes.items()),
    ]
    return Starlette(routes=routes)


def _ignoring(answer: Callable[[], dict[str, Any]]) -> Callable[[Given], dict[str, Any]]:
    return lambda _given: answer()


def _asked(answer: Callable[[Given], dict[str, Any]]) -> Handler:
    """Return a handler that answers a question; faults that people can mend are told in words."""

    async def handle(request: Request) -> Response:
        given = await _given(request)
        if given is None:
            return JSONResponse({"error": "this request cannot be read"}, 400)
        try:
            return JSONResponse(await run_in_threadpool(answer, given))
        except MovedOnError as fault:
            return JSONResponse({"error": str(fault), "movedOn": True}, 409)
        except _EXPECTED as fault:
            return JSONResponse({"error": fault_words(fault)}, 422)

    return handle


def _changing(session: Session, change: Callable[[Given], object]) -> Handler:
    def answer(given: Given) -> dict[str, Any]:
        change(given)
        return shown.state(session, session.now)

    return _asked(answer)


async def _given(request: Request) -> dict[str, Any] | None:
    if request.method == "GET":
        return {}
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            return None
    try:
        given = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, dict) else None


def _revision(given: Given) -> int:
    revision = given.get("revision")
    if not isinstance(revision, int):
        raise BadRequest("the page did not say which state it shows; load it again")
    return revision


def _texts(given: Given, name: str) -> tuple[str, ...]:
    values = given.get(name)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise BadRequest(f"{name} must be a list of texts")
    return tuple(values)


def _text(given: Given, name: str) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise BadRequest(f"{name} must be a text")
    return value


def _decisions(given: Given) -> tuple[DecisionToWrite, ...]:
    """Return the decisions of a request: ``[{action, people, why, override}, ...]``."""
    from recimentor.api import DecisionToWrite

    listed = given.get("decisions")
    if not isinstance(listed, list) or not listed or not all(isinstance(each, dict) for each in listed):
        raise BadRequest("decisions must be a list")
    return tuple(
        DecisionToWrite(
            _text(each, "action"), _texts(each, "people"), _text(each, "why"), _text(each, "override")
        )
        for each in listed
    )


def _words(given: Given) -> tuple[Word, ...]:
    """Return what is said of wordings: ``[{wording, means, answer}, ...]``."""
    listed = given.get("words")
    if not isinstance(listed, list) or not listed or not all(isinstance(each, dict) for each in listed):
        raise BadRequest("words must be a list")
    return tuple(_word(each) for each in listed)


def _word(given: Given) -> Word:
    from recimentor.model.wording import Word

    wording, means = _text(given, "wording"), _text(given, "means")
    if not skill_key(wording) or not skill_key(means) or skill_key(wording) == skill_key(means):
        raise BadRequest("name two skills")
    return Word(wording, means, _answer(_text(given, "answer")))


def _line(given: Given) -> MendLine:
    return MendLine(*(_text(given, name) for name in COLUMNS))


def _answer(text: str) -> Answer:
    if text not in list(Answer):
        raise BadRequest(f"an answer is one of {', '.join(Answer)}")
    return Answer(text)


def _two(given: Given) -> tuple[str, str]:
    people = _texts(given, "people")
    if len(people) != _PAIR:
        raise BadRequest("name two people")
    return people[0], people[1]


def _preview(session: Session, given: Given) -> dict[str, Any]:
    after = session.preview(_decisions(given), _revision(given))
    return shown.preview(session.now.plan, after)


def _stop(session: Session) -> Handler:
    async def handle(_request: Request) -> Response:
        session.stop_solving()
        return JSONResponse({})

    return handle


def _asset(name: str, before: str = "") -> Handler:
    """Return a file of the desk, behind one that it shares with the saved page."""
    text = (files("recimentor.desk") / "assets" / name).read_text(encoding="utf-8")
    whole = (template_text(before) if before else "") + text

    async def handle(_request: Request) -> Response:
        return Response(whole, media_type=_KINDS[name.rpartition(".")[2]])

    return handle


def _events(session: Session, pages: Pages) -> Handler:
    """Return what tells every page of progress and of changes, for as long as the page is there."""

    async def told() -> AsyncIterator[str]:
        with pages:
            last, ticks = ("", 0), 0
            while True:
                current = (session.progress, session.now.revision)
                ticks += 1
                if current != last:
                    last = current
                    yield f"data: {json.dumps({'progress': current[0], 'revision': current[1]})}\n\n"
                elif ticks % _TICKS_A_PING == 0:
                    yield ": still here\n\n"
                await asyncio.sleep(_LOOK_SECONDS)

    async def handle(_request: Request) -> Response:
        return StreamingResponse(told(), media_type="text/event-stream")

    return handle
