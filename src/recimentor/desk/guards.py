"""Who may speak to the desk: this machine's own page alone.

The page listens on loopback only, but every page of the web can make a browser send requests there. So the
address holds a token that nobody can guess; the Host must be ours (a foreign name that resolves to this
machine is DNS rebinding); whatever changes something must come from our own Origin.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, Final

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
_SAFE_METHODS: Final = frozenset({"GET", "HEAD"})


def guarded(app: App, token: str, port: int) -> App:
    """Return the application behind the guards; what they refuse never reaches it.

    Parameters
    ----------
    app
        The application. It sees paths without the token.
    token
        The first part of every path.
    port
        Where the desk listens.
    """
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def stand_guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        refusal = _refusal(scope["method"], headers, hosts)
        path = _without_token(scope["path"], token)
        if refusal or path is None:
            await _refuse(send, refusal or "not found", 403 if refusal else 404)
            return
        await app({**scope, "path": path, "raw_path": path.encode()}, receive, _with_headers(send))

    return stand_guard


def _refusal(method: str, headers: Mapping[str, str], hosts: set[str]) -> str:
    if headers.get("host", "") not in hosts:
        return "foreign host"
    origin = headers.get("origin")
    if origin is not None and origin not in {f"http://{host}" for host in hosts}:
        return "foreign origin"
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return "foreign site"
    if method not in _SAFE_METHODS and origin is None:
        return "no origin"
    return ""


def _without_token(path: str, token: str) -> str | None:
    given, _, rest = path.removeprefix("/").partition("/")
    return f"/{rest}" if hmac.compare_digest(given.encode(), token.encode()) else None


async def _refuse(send: Send, why: str, status: int) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    headers += [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{why}\n".encode()})


def _with_headers(send: Send) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
            message = {**message, "headers": [*message["headers"], *own]}
        await send(message)

    return answer
