"""The site of the docs: every page in its menu, no link to nowhere, nothing fetched from elsewhere."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from tools.build_site import build, faults


def test_links_anchors_and_what_is_fetched_are_checked(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<h1 id="top">A</h1><a href="b/#x">ok</a><a href="#top">ok</a><a href="mailto:a@example.org">ok</a>'
        '<a href="c.html">no page</a><a href="b/#y">no heading</a><img src="https://example.org/i.png">',
        encoding="utf-8",
    )
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "index.html").write_text(
        '<p id="x"></p><a href="../a.html#top">ok</a>', encoding="utf-8"
    )
    assert faults(tmp_path) == [
        "a.html: fetches https://example.org/i.png",
        "a.html: no c.html",
        "a.html: no heading for b/#y",
    ]


def test_the_site_is_built_without_a_network_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="mkdocs-material is not here: it is in the extra `docs`")
    connect = socket.socket.connect
    build(tmp_path)
    assert faults(tmp_path) == []
    assert socket.socket.connect is connect
    records = {path.stem for path in (tmp_path / "decisions").glob("*.html")}
    assert records == {path.stem for path in (Path(__file__).parents[2] / "docs" / "decisions").glob("*.md")}
    page = (tmp_path / "how-to" / "a-year.html").read_text(encoding="utf-8")
    assert "file: sign-ups.csv" not in page, "what is for tests alone stays out"
