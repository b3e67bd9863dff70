"""Earlier plans as history: in which order, and what is left aside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from recimentor.intake import read_history, recognise_people
from recimentor.model.errors import InputMissing
from recimentor.model.participant import Participant
from recimentor.model.program import Program


def plan(path: Path, *pairs: Sequence[str], left: Sequence[str] = (), inactive: Sequence[str] = ()) -> Path:
    """Save the parts of a plan that history reads."""
    ids = {one for pair in pairs for one in pair} | {*left, *inactive}
    sides = [dict(zip("abc", ({"id": one, "name": one} for one in pair), strict=False)) for pair in pairs]
    away = [{"id": one, "reasons": [{"code": "inactive"}]} for one in inactive]
    over = [{"id": one, "reasons": [{"code": "odd-pool"}]} for one in left]
    people = {one: {"name": one, "email": f"{one}@example.org"} for one in sorted(ids)}
    raw = {"schema": "recimentor/plan/1", "people": people, "pairs": sides, "unmatched": away + over}
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def test_rounds_of_a_folder_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    plan(tmp_path / "round-10.json", ["ana", "di"])
    plan(tmp_path / "round-9.json", ["ana", "cy"])
    plan(tmp_path / "round-1.json", ["ana", "ben"])
    (tmp_path / "round-1.csv").write_text("a_id,b_id\nx,y\n", encoding="utf-8")
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    read = read_history([tmp_path])
    assert [one.pairs for one in read.history.rounds] == [
        (("ana", "ben"),),
        (("ana", "cy"),),
        (("ana", "di"),),
    ]
    assert [(one.code, Path(one.place.file).name) for one in read.findings] == [
        ("history-foreign", "notes.json")
    ]
    assert [Path(one.path).name for one in read.inputs] == ["round-1.json", "round-9.json", "round-10.json"]


def test_what_this_run_will_write_is_no_earlier_round(tmp_path: Path) -> None:
    plan(tmp_path / "1.json", ["ana", "ben"])
    own = plan(tmp_path / "2.json", ["ana", "cy"])
    assert len(read_history([tmp_path], without=[own]).history.rounds) == 1


def test_only_those_who_wanted_a_partner_were_left_over(tmp_path: Path) -> None:
    read = read_history([plan(tmp_path / "1.json", ["ana", "ben"], left=["cy"], inactive=["di"])])
    assert read.history.rounds[0].left_over == ("cy",)


def test_a_trio_is_three_pairs(tmp_path: Path) -> None:
    read = read_history([plan(tmp_path / "1.json", ["ana", "ben", "cy"])])
    assert read.history.rounds[0].pairs == (("ana", "ben"), ("ana", "cy"), ("ben", "cy"))


def test_pairs_made_by_hand_are_read_from_csv(tmp_path: Path) -> None:
    path = tmp_path / "2019.csv"
    path.write_text("\ufeffrank,a_id,b_id\n1,Ben Hart,'=ana\n,cy,\n", encoding="utf-8")
    read = read_history([path])
    assert read.history.rounds[0].pairs == (("=ana", "Ben Hart"),)
    assert read.history.rounds[0].left_over == ("cy",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", "{"),
        ("a.json", "[]"),
        ("a.csv", "name\nAna\n"),
        ("a.json", '{"schema": "recimentor/plan/1"}'),
    ],
)
def test_a_named_file_that_is_no_history_is_an_error(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert [finding.code for finding in read_history([path]).findings] == ["history-unreadable"]


def test_an_empty_folder_is_worth_a_warning(tmp_path: Path) -> None:
    assert [finding.code for finding in read_history([tmp_path]).findings] == ["history-empty"]


def test_all_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputMissing) as missing:
        read_history([tmp_path / "a", tmp_path / "b"])
    assert len(missing.value.paths) == 2


def test_a_pool_that_few_of_the_last_round_are_in_is_warned_of(tmp_path: Path) -> None:
    path = plan(tmp_path / "1.json", ["ana", "ben"], ["cy", "di"])
    people = [Participant("ana@example.org", "Ana")]
    _, findings = recognise_people(read_history([path]), people, Program())
    assert [(finding.code, finding.place.file) for finding in findings] == [
        ("history-mostly-unknown", str(path))
    ]
    people = [Participant(one, one) for one in ("ana", "ben")]
    assert recognise_people(read_history([path]), people, Program())[1] == ()
