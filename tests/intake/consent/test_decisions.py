"""Decisions are read with their lines; what cannot hold is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.intake.consent.contradictions import contradictions
from recimentor.intake.consent.decisions import DecisionsRead, parse_options, read_decisions
from recimentor.intake.people.roll import Named, Roll
from recimentor.model.codes import DECISION_CODES
from recimentor.model.finding import Place

ROLL = Roll(
    [
        Named("p1", "Ana Lima", "ana@x.example", Place("people.csv", "", 2)),
        Named("p2", "Ben Okri", "ben@x.example", Place("people.csv", "", 3)),
        Named("p3", "Cy Young", "c+y@x.example", Place("people.csv", "", 4)),
        Named("Dee Ray", "Dee Ray", "", Place("people.csv", "", 5)),
        Named("p5", "Kim Roe", "", Place("people.csv", "", 6)),
        Named("p6", "Kim Roe", "", Place("people.csv", "", 7)),
    ]
)

GOOD = """\
locked:
  - {pair: [p1, Ben Okri], why: "the board", date: 2026-03-01}
  - p3 + Dee Ray
vetoed:
  - pair: c+y@x.example + ana@x.example
out:
  - p5
  - {person: p6, why: on leave}
first: [ben okri]
ended:
asked:
  - {person: p1, partner: p2, date: 2026-03-02}
answers:
  - {person: p1, partner: p2, answer: yes, date: 2026-03-04}
  - {person: p2, partner: p1, answer: no, why: "too far"}
picks:
  - {person: p1, partners: [p2, p3, p1]}
"""


def read(tmp_path: Path, text: str) -> DecisionsRead:
    path = tmp_path / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    return read_decisions(path, ROLL)


def told(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    return [(finding.place.row, finding.code) for finding in read(tmp_path, text).findings]


def test_every_heading_is_read_by_id_name_or_email(tmp_path: Path) -> None:
    got = read(tmp_path, GOOD)
    assert not got.findings
    it = got.decisions
    assert [lock.pair for lock in it.locked] == [("p1", "p2"), ("Dee Ray", "p3")]
    assert str(it.locked[0].date) == "2026-03-01"
    assert [veto.pair for veto in it.vetoed] == [("p1", "p3")]
    assert [gone.person for gone in it.out] == ["p5", "p6"]
    assert [first.person for first in it.first] == ["p2"]
    assert it.asked[0].partner == "p2"
    assert [answer.is_yes for answer in it.answers] == [True, False]
    assert it.picks[0].partners == ("p2", "p3")


def test_an_empty_file_decides_nothing(tmp_path: Path) -> None:
    assert not read(tmp_path, "# nothing yet\n").decisions
    assert not read(tmp_path, "").findings


BAD = {
    "locked:\n  - [p1, p2, p3]\n": [(2, "bad-decision")],
    "locked:\n  - {pair: [p1, p1]}\n": [(2, "bad-decision")],
    "lockd:\n  - [p1, p2]\n": [(1, "bad-decision")],
    "locked: p1 + p2\n": [(1, "bad-decision")],
    "locked:\n  - {pair: [p1, p2], overide: x}\n": [(2, "bad-decision")],
    "locked:\n  - {pair: [p1, p2], override: }\n": [(2, "bad-decision")],
    "locked:\n  - {pair: [p1, p2], date: 1 March}\n": [(2, "bad-decision")],
    "answers:\n  - {person: p1, partner: p2, answer: perhaps}\n": [(2, "bad-decision")],
    "answers:\n  - p1\n": [(2, "bad-decision")],
    "out:\n  - {why: x}\n": [(2, "bad-decision")],
    "- p1\n": [(1, "bad-decision")],
    "locked:\n  - [p1, p9]\n": [(2, "decision-unknown-person")],
    "out:\n  - Kim Roe\n": [(2, "decision-ambiguous-person")],
    "asked:\n  - {person: p1, partner: gone}\n  - {person: lost, partner: p1}\n": [(2, "decision-outdated")],
}


@pytest.mark.parametrize("text", BAD)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == BAD[text]


def test_a_name_that_is_nearly_right_is_suggested_without_quoting_names(tmp_path: Path) -> None:
    findings = read(tmp_path, "out:\n  - Ben Okry\nvetoed:\n  - [p1, Dee Rai]\n").findings
    assert 'did you mean "p2"?' in findings[0].message
    assert "did you mean the person at people.csv:5?" in findings[1].message


def test_options_are_read_like_lines() -> None:
    got = parse_options(ROLL, lock=["p1+p2"], veto=["c+y@x.example+p5"], out=["Dee Ray"])
    assert not got.findings
    assert got.decisions.locked[0].pair == ("p1", "p2")
    assert got.decisions.vetoed[0].pair == ("p3", "p5")
    assert got.decisions.out[0].person == "Dee Ray"
    assert [finding.place.file for finding in parse_options(ROLL, lock=["p1+zz"]).findings] == ["--lock"]


def test_options_that_exclude_each_other_are_told_apart_by_their_number() -> None:
    got = parse_options(ROLL, lock=["p1+p2", "p1+p3"])
    (finding,) = contradictions(got.decisions, {})
    assert (str(finding.place), [str(place) for place in finding.also]) == ("--lock:2", ["--lock:1"])
    assert "With this lock somebody has 2 partners, who may have 1 partner: see --lock:1." in finding.message


CONTRADICTIONS = {
    "locked:\n  - [p1, p2]\nvetoed:\n  - [p2, p1]\n": 4,
    "locked:\n  - [p1, p2]\nended:\n  - [p2, p1]\n": 4,
    "locked:\n  - [p1, p2]\nout:\n  - p2\n": 4,
    "first:\n  - p1\nout:\n  - p1\n": 4,
    "locked:\n  - [p1, p2]\n  - [p1, p3]\n": 3,
}


@pytest.mark.parametrize("text", CONTRADICTIONS)
def test_two_decisions_that_exclude_each_other_are_told_with_both_lines(tmp_path: Path, text: str) -> None:
    (finding,) = contradictions(read(tmp_path, text).decisions, {})
    assert finding.code == "decision-contradiction"
    assert finding.place.row == CONTRADICTIONS[text]
    assert finding.also
    assert str(finding.also[0]) in finding.message


def test_somebody_with_room_for_two_may_be_locked_twice(tmp_path: Path) -> None:
    decisions = read(tmp_path, "locked:\n  - [p1, p2]\n  - [p1, p3]\n").decisions
    assert not contradictions(decisions, {"p1": 2})


def test_every_code_has_a_meaning_and_a_remedy() -> None:
    reference = Path(__file__).parents[3] / "docs" / "reference" / "decisions.md"
    text = reference.read_text(encoding="utf-8")
    for info in DECISION_CODES.values():
        assert f"| `{info.code}` | {info.severity.value} | {info.meaning} {info.remedy} |" in text
