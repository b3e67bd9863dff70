"""Builds the site of the docs, strictly, and follows every link of it: ``python tools/build_site.py FOLDER``.

Nothing is asked of any network while it builds, and no page asks a reader's browser to fetch from elsewhere.
Ends with 1 if a link leads nowhere. Needs the extra ``docs``.
"""

from __future__ import annotations

import logging
import posixpath
import socket
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).parents[1]
#: Attributes by which a page fetches something by itself.
FETCHING = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src")}


class _Links(HTMLParser):
    """The links and the anchors of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a tag leads, and what it may be called."""
        given = dict(attrs)
        self.anchors.update(value for name in ("id", "name") if (value := given.get(name)))
        for name in ("href", "src"):
            if (value := given.get(name)) is not None:
                is_fetched = (tag, name) in FETCHING and given.get("rel") not in ("canonical", "next", "prev")
                (self.fetched if is_fetched else self.links).append(value)


def faults(site: Path) -> list[str]:
    """Return every link of a site that leads nowhere, and whatever it would fetch from elsewhere."""
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    return [fault for name, page in pages.items() for fault in _faults_of(name, page, pages, site)]


def _read(path: Path) -> _Links:
    parser = _Links()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser


def _faults_of(name: str, page: _Links, pages: dict[str, _Links], site: Path) -> Iterator[str]:
    yield from (f"{name}: fetches {link}" for link in page.fetched if urlsplit(link).netloc)
    for link in (*page.links, *page.fetched):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        path = unquote(parts.path)
        # The page for what is not found is shown at any address: its links begin at the root.
        target = (
            path.lstrip("/")
            if path.startswith("/")
            else posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        )
        target = target if path else name
        if (site / target).is_dir():
            target = posixpath.join(target, "index.html")
        if not (site / target).exists():
            yield f"{name}: no {link}"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
            yield f"{name}: no heading for {link}"


def build(folder: Path) -> None:
    """Build the site into a folder; a warning of any kind is an error."""
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    reached, socket.socket.connect = socket.socket.connect, _refuse  # type: ignore[method-assign]
    try:
        build_site(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True))
    finally:
        socket.socket.connect = reached  # type: ignore[method-assign]


def _refuse(*_: Any) -> NoReturn:
    raise OSError("the site is built without a network")


def main() -> int:
    """Build, then follow the links."""
    folder = Path(sys.argv[1]).absolute()
    build(folder)
    found = faults(folder)
    print(
        *found,
        f"{len(list(folder.rglob('*.html'))):,} pages, {len(found):,} links that lead nowhere",
        sep="\n",
    )
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
