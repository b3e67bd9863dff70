"""Every command on every page runs as it stands there, and shows the screen that was last reviewed.

Compared is all that a command prints, both streams, to the letter: golden files hold it, page by page, and a
page that shows a screen shows that one. Three things alone are tolerated: the name of the folder, today's
date and the version. A command that cannot run here says on its page why.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.docs.pages import PAGES, ROOT, SHELLS, Block, Screen, blocks, cut, follow

_LEAST_REASON = 8
RUNNING = [
    page
    for page in PAGES
    if any(block.commands for block in blocks((ROOT / page).read_text(encoding="utf-8")))
]
Compare = Callable[[str, str], None]


def transcript(screens: list[Screen]) -> str:
    """Return all screens of a page, each under its command."""
    return "\n".join(
        f"$ {one.command}\n" + "".join(f"! {line}\n" for line in one.err.splitlines()) + one.out
        for one in screens
    )


@pytest.mark.parametrize("page", RUNNING)
def test_every_command_shows_what_it_showed(
    page: str, tmp_path: Path, golden: Compare, request: pytest.FixtureRequest
) -> None:
    screens = follow(page, tmp_path)
    if screens:
        golden(f"screens/{Path(page).stem.lower()}.txt", transcript(screens))
    shown = with_screens(page, screens)
    path = ROOT / page
    if request.config.getoption("--update-golden"):
        path.write_text(shown, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == shown, "a screen on the page changed: see --update-golden"


def with_screens(page: str, screens: list[Screen]) -> str:
    """Return a page with each screen that it shows as it is."""
    text = (ROOT / page).read_text(encoding="utf-8")
    lines, done, shift = text.splitlines(), 0, 0
    for block in blocks(text):
        if (how := block.mark("screen")) is not None:
            assert done, f"{page}:{block.line}: no command stands above this screen"
            fresh = cut(screens[done - 1].text, how).splitlines()
            start, old = block.line + shift, len(block.text.splitlines())
            lines[start : start + old] = fresh
            shift += len(fresh) - old
        elif block.mark("not run") is None and block.mark("command") is None:
            done += sum(command.startswith("recimentor ") for command in block.commands)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("page", PAGES)
def test_every_block_says_what_it_is(page: str) -> None:
    for block in blocks((ROOT / page).read_text(encoding="utf-8")):
        assert block.language != "none", f"{page}:{block.line}: name the language of the block"
        reason = block.mark("not run")
        assert reason is None or len(reason) >= _LEAST_REASON, f"{page}:{block.line}: say why it is not run"
        assert block.commands or block.language not in SHELLS, f"{page}:{block.line}: no command is seen here"


def test_blocks_are_found_with_what_stands_above_them() -> None:
    page = "<!-- not run: it waits for a human -->\n\n    recimentor desk x\n\nText\n\n    recimentor a\n"
    skipped, ran = blocks(page)
    assert (skipped.mark("not run"), skipped.commands) == ("it waits for a human", ["recimentor desk x"])
    assert (ran.mark("not run"), ran.commands) == (None, ["recimentor a"])
    fenced = list(blocks("<!-- screen: 1 2 -->\n```text\nrecimentor b\n```\n\n```sh\nrecimentor c\n```\n"))
    assert [block.commands for block in fenced] == [[], ["recimentor c"]]
    assert fenced[0] == Block(2, (("screen", "1 2"),), "text", "recimentor b\n")


def test_a_screen_is_cut_as_the_page_asks() -> None:
    assert cut("a\nb \nc\nd\n", "1 1") == "a\n...\nd\n"
    assert cut("a\nb\n", "1 1") == cut("a\nb\n", "all") == "a\nb\n"
