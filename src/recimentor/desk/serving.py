"""Opens the desk on this machine: loopback alone, any free port, closed when the last page is gone."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from recimentor.desk.guards import guarded
from recimentor.desk.web import Pages, application
from recimentor.model.errors import BadRequest

if TYPE_CHECKING:
    from uvicorn import Server

    from recimentor.desk.session import Session

#: A page that is loaded anew is back sooner than this.
_GONE_SECONDS: Final = 4.0
#: Whoever opens the desk has so long to open the page.
_FIRST_SECONDS: Final = 600.0
_LOOK_SECONDS: Final = 0.5
_START_SECONDS: Final = 0.01


@dataclass(frozen=True, slots=True)
class Waits:
    """How long the desk waits for its first page, and after the last page is gone, in seconds."""

    first: float = _FIRST_SECONDS
    gone: float = _GONE_SECONDS


_WAITS: Final = Waits()


def serve(session: Session, was_opened: Callable[[str], None], waits: Waits = _WAITS, port: int = 0) -> None:
    """Serve the desk until its last page is gone, or until Ctrl-C.

    Parameters
    ----------
    session
        The sitting.
    was_opened
        Called once with the address, which holds the token, when the desk listens.
    waits
        How long to wait for pages.
    port
        The port; 0 takes any free one.

    Raises
    ------
    BadRequest
        If the port is taken.
    """
    import uvicorn

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        try:
            listening.bind(("127.0.0.1", port))
        except OSError:
            raise BadRequest(f"port {port} is taken; leave --port out to get a free one") from None
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        pages = Pages()
        config = uvicorn.Config(
            guarded(application(session, pages), token, port),
            # Addresses hold the token, and requests hold people: neither belongs into a log.
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=1,
            ws="none",
        )
        server = uvicorn.Server(config)
        address = f"http://127.0.0.1:{port}/{token}/"
        asyncio.run(_run(server, listening, lambda: was_opened(address), _Closing(pages, waits)))


class _Closing:
    """Decides when the desk closes: a while after its last page is gone."""

    def __init__(self, pages: Pages, waits: Waits) -> None:
        self._pages = pages
        self._waits = waits
        self._waited = 0.0

    def is_due(self, passed: float) -> bool:
        """Return whether nobody has looked at the desk for long enough, when so many seconds have passed."""
        self._waited = 0.0 if self._pages.open else self._waited + passed
        return self._waited > (self._waits.gone if self._pages.was_open else self._waits.first)


async def _run(
    server: Server, listening: socket.socket, was_opened: Callable[[], None], closing: _Closing
) -> None:
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started and not serving.done():
        await asyncio.sleep(_START_SECONDS)
    was_opened()
    while not serving.done():
        await asyncio.sleep(_LOOK_SECONDS)
        if closing.is_due(_LOOK_SECONDS):
            server.should_exit = True
            break
    await serving
