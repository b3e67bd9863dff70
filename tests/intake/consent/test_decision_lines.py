"""Entries are written into a decisions file without touching anything else in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from unittest.mock import Mock

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recimentor.intake.consent.decision_lines import CannotInsertError, Value, with_entries
from recimentor.intake.consent.decisions import read_decisions
from recimentor.intake.people.roll import Named, Roll

COMMENTED = """\
# Decisions of spring. Talk to Kim before you change anything.

locked:            # the board asked for these
  - {pair: [ana, ben], why: "Board: both asked"}   # 3 March
  # the next one is Kim's
  - pair: [cy, dee]
    why: |
      They started last year.
      Let them finish.

# nobody is out yet
out: []
vetoed:   # none
"""

ROLL = Roll(Named(name, name.title()) for name in ("ana", "ben", "cy", "dee", "eve", "fay"))
NEW = {"pair": ["eve", "fay"], "why": "Both: asked #1", "date": "2026-09-01"}


def with_entry(data: bytes, heading: str, entry: Mapping[str, Value]) -> bytes:
    return with_entries(data, [(heading, entry)])


def added(before: str, heading: str = "locked") -> str:
    return with_entry(before.encode(), heading, NEW).decode()


def test_a_line_joins_its_list_and_every_comment_stays() -> None:
    after = added(COMMENTED)
    line = '  - {pair: [eve, fay], why: "Both: asked #1", date: 2026-09-01}\n'
    assert after == COMMENTED.replace("      Let them finish.\n", f"      Let them finish.\n{line}")


@pytest.mark.parametrize("heading", ["locked", "out", "vetoed", "ended"])
def test_whatever_the_heading_looks_like_only_one_stretch_is_new(heading: str) -> None:
    after = added(COMMENTED, heading)
    cut = next(at for at in range(len(after)) if after[at] != (COMMENTED + "\0" * len(after))[at])
    length = len(after) - len(COMMENTED)
    assert after[:cut] + after[cut + length :] == COMMENTED
    read = yaml.safe_load(after)
    assert read[heading][-1]["pair"] == ["eve", "fay"]


def test_a_new_file_is_begun() -> None:
    assert with_entry(b"", "out", {"person": "ana"}) == b"out:\n  - {person: ana}\n"


def test_windows_line_ends_and_the_byte_order_mark_stay() -> None:
    before = "\ufefflocked:\r\n- [ana, ben]\r\nout:\r\n- cy"
    after = with_entry(before.encode(), "locked", {"pair": ["dee", "eve"]}).decode()
    assert after == "\ufefflocked:\r\n- [ana, ben]\r\n- {pair: [dee, eve]}\r\nout:\r\n- cy"


def test_a_last_line_without_an_end_gets_one() -> None:
    assert with_entry(b"out:\n  - ana", "out", {"person": "ben"}) == b"out:\n  - ana\n  - {person: ben}\n"


@pytest.mark.parametrize(
    "before",
    [
        "[ana, ben]",
        "locked: none yet",
        "{locked: []}",
        "locked: [",
        "locked: &x [a]\nout: *x\n---\nb: 1",
        "\xff",
    ],
)
def test_a_file_that_cannot_take_a_line_safely_is_refused(before: str) -> None:
    with pytest.raises(CannotInsertError):
        with_entry(before.encode("latin-1"), "locked", NEW)


@given(why=st.text(max_size=60), name=st.text(min_size=1, max_size=12))
def test_any_text_reads_back_as_it_was_written(why: str, name: str) -> None:
    try:
        after = with_entry(COMMENTED.encode(), "first", {"person": name, "why": why})
    except CannotInsertError:
        assert any("\ud800" <= char <= "\udfff" for char in why + name)
        return
    read = yaml.safe_load(after.decode())
    entry = read["first"][-1]
    assert str(entry.get("why", "")) == why or not why
    assert len(read["locked"]) == 2


def test_the_reader_understands_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_bytes(with_entry(COMMENTED.encode(), "locked", NEW))
    read = read_decisions(path, ROLL)
    assert not read.findings
    assert [decision.pair for decision in read.decisions.locked] == [
        ("ana", "ben"),
        ("cy", "dee"),
        ("eve", "fay"),
    ]
    assert read.decisions.locked[-1].why == "Both: asked #1"


@pytest.mark.parametrize("before", [COMMENTED, "", "out: [ana]\n", "locked:\n"])
def test_many_entries_at_once_are_the_same_as_one_after_the_other(before: str) -> None:
    entries: list[tuple[str, dict[str, Value]]] = [
        ("asked", {"person": "ana", "partner": "ben"}),
        ("out", {"person": "eve"}),
        ("asked", {"person": "ben", "partner": "ana"}),
        ("out", {"person": "fay", "why": "away"}),
        ("locked", NEW),
    ]
    one_by_one = before.encode()
    for heading, entry in entries:
        one_by_one = with_entry(one_by_one, heading, entry)
    assert with_entries(before.encode(), entries) == one_by_one


def test_the_file_is_read_for_each_heading_and_not_for_each_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    spy = Mock(wraps=yaml.compose)
    monkeypatch.setattr(yaml, "compose", spy)
    with_entries(b"", [("asked", {"person": f"p{n}", "partner": "q"}) for n in range(300)])
    assert spy.call_count < 10
