"""Plans of every shape go through every later command, before and after one of their people is forgotten.

By default one member of each shape and the commands that show people to people; everybody and everything
with ``RECIMENTOR_LONG_TESTS=1``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.runner import Ran, run
from tests.report.marked import texts_laid_open
from tests.stories.shapes import SHAPES, Shape, ids_of, later, mark, pair_up, person_id, write_folder

IS_LONG = bool(os.environ.get("RECIMENTOR_LONG_TESTS"))
#: What a command may end with that is no fault: done, nobody to ask, a plan that no longer holds.
CODES = {"invite": {0, 2}, "verify": {0, 1}, "decide": {0, 2}, "explain": {0, 2}}
#: Outputs that hold the hash of a forgotten person, so that old partners do not meet again.
HASHED = re.compile(r"(kept|next|rounds.*)\.(json|csv)")


@pytest.fixture(params=SHAPES)
def started(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Shape, Path]:
    shape = SHAPES[request.param]
    folder = tmp_path / "start"
    write_folder(folder, shape)
    ran = pair_up(folder, shape)
    assert ran.code == 0, ran.err
    return shape, folder


def test_no_command_fails_and_whoever_is_forgotten_is_in_no_byte(started: tuple[Shape, Path]) -> None:
    shape, start = started
    used = start.with_name("used")
    if IS_LONG:
        shutil.copytree(start, used)
        for words, ran in later(used, shape, is_whole=True):
            holds_up(words, ran)
    for who in shape.members if IS_LONG else shape.members[-1:]:
        for before in (start, used) if IS_LONG else (start,):
            folder = start.with_name(f"{before.name}-{who}")
            shutil.copytree(before, folder)
            assert [*told(folder, who)], "the search finds them"
            ran = run("forget", person_id(who), "--yes", cwd=folder)
            assert ran.out.startswith("Done."), ran.out
            assert [*told(folder, who)] == []
            counted_right(folder, shape)
            for words, ran in later(folder, shape, is_whole=IS_LONG):
                holds_up(words, ran)
            assert [*told(folder, who)] == []
            assert [*removed_shown(folder)] == []
            shutil.rmtree(folder)


def holds_up(words: str, ran: Ran) -> None:
    # A pair that is locked may have met in the round before.
    allowed = {0, 65} if "--history" in words else CODES.get(words.split(" ", maxsplit=1)[0], {0})
    assert ran.code in allowed, (words, ran.code, ran.err)
    assert "Traceback" not in ran.out + ran.err
    is_about_change = words.startswith(("about", "compare", "match"))
    assert is_about_change or "(removed)" not in ran.out + ran.err, words


def counted_right(folder: Path, shape: Shape) -> None:
    """Everybody is counted once, as paired or as left over."""
    people = len(shape.skills) - 1
    assert len(ids_of(folder)) == people
    shown = json.loads(
        run("report", "plan.json", "--audience", "sponsor", "--format", "json", cwd=folder).out
    )
    assert shown["people"] == people
    paired = {name for pair in shown["pairs"] for name in names_of(pair)}
    in_rings = {name for ring in shown.get("rings", ()) for name in names_of(ring)}
    assert len(paired | in_rings) + len(shown.get("left_over", ())) == people
    status = json.loads(run("status", ".", "--format", "json", cwd=folder).out)
    assert status["num_left_over"] == len(shown.get("left_over", ()))


def names_of(node: object) -> Iterator[str]:
    """Yield every name in a part of a document."""
    if isinstance(node, dict):
        if isinstance(node.get("name"), str):
            yield node["name"]
        for value in node.values():
            yield from names_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from names_of(value)


def texts_under(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        yield name, name.encode()
        if path.is_file():
            for text in texts_laid_open(name, path.read_bytes()):
                yield name, text


def told(folder: Path, who: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files that hold anything of a person in any byte, packed or escaped ones included."""
    for name, text in texts_under(folder):
        if (at := text.find(mark(who).encode())) >= 0:
            yield name, text[max(0, at - 60) : at + 60]


def removed_shown(folder: Path) -> Iterator[str]:
    """Yield the newest files that show somebody as removed, where readers expect a person."""
    for name, text in texts_under(max(folder.glob("out-*"))):
        if b"(removed)" in text and not HASHED.fullmatch(Path(name).name):
            yield name
