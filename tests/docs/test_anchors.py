"""Links to a part of a page lead to a heading that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\(([^)#\s]*)#([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def anchors(text: str) -> set[str]:
    """Return the anchors that the headings of a page have, as GitHub makes them."""
    found: dict[str, int] = {}
    names = set()
    for heading in re.findall(r"^#{1,6} (.+?)\s*#*$", _FENCED.sub("", text), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[^\w\- ]", "", plain.casefold()).replace(" ", "-")
        number = found.get(name, 0)
        found[name] = number + 1
        names.add(f"{name}-{number}" if number else name)
    return names


def lost(page: Path, text: str) -> list[str]:
    """Return the links of a page to headings that are not there."""
    links = [(target, anchor) for target, anchor in _LINK.findall(text) if "://" not in target]
    pages = {target: (page.parent / target) if target else page for target, _ in links}
    return [
        f"{target}#{anchor}"
        for target, anchor in links
        if pages[target].suffix == ".md"
        and anchor not in anchors(text if not target else pages[target].read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_heading_leads_there(page: Path) -> None:
    assert lost(page, page.read_text(encoding="utf-8")) == []


def test_a_link_to_no_heading_is_found() -> None:
    page = ROOT / "README.md"
    assert lost(page, "# A b\n\n[there](#a-b), [gone](#a-c)\n") == ["#a-c"]
