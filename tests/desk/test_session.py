"""A sitting: what is decided is written at once, paired again at once, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.runner import run
from tests.desk.builders import PEOPLE, TODAY, session

from recimentor.api import DecisionToWrite, render
from recimentor.desk.session import MovedOnError, Session, fault_words
from recimentor.desk.shown import board, comparison, helps, preview, state, wordings
from recimentor.model.errors import BadInput, BadRequest
from recimentor.model.reading import MendLine
from recimentor.model.wording import Answer, Word


def lock(a: str, b: str, why: str = "") -> DecisionToWrite:
    return DecisionToWrite("lock", (a, b), why)


def pairs(sitting: Session) -> set[tuple[str, str]]:
    return {(pair.a.id, pair.b.id) for pair in sitting.now.plan.pairs}


def test_a_decision_is_written_and_the_pool_is_paired_again(tmp_path: Path) -> None:
    sitting = session(tmp_path)
    first = pairs(sitting)
    other = ("ana", "cem") if ("ana", "ben") in first else ("ana", "ben")
    now = sitting.decide([lock(*other, "they asked")], 1)
    assert now.revision == 2
    assert other in pairs(sitting)
    assert "they asked" in (tmp_path / "decisions.yaml").read_text(encoding="utf-8")
    assert not (tmp_path / "plan.json").exists()


def test_the_desk_and_the_command_line_make_the_same_plan(tmp_path: Path) -> None:
    desk, shell = tmp_path / "desk", tmp_path / "shell"
    for folder in (desk, shell):
        folder.mkdir()
        (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
        (folder / "decisions.yaml").write_text("# ours\nlocked: []\n", encoding="utf-8")
    sitting = session(desk)
    sitting.decide([lock("ana", "cem", "a project")], 1)
    sitting.decide([DecisionToWrite("out", ("eva",), "on leave")], 2)
    sitting.save(3)
    day = ["--date", TODAY.isoformat()]
    for line in (["lock", "ana", "cem", "--why", "a project"], ["out", "eva", "--why", "on leave"]):
        assert run("decide", *line, *day, cwd=shell).code == 0
    assert run("match", "people.csv", "-o", "plan.json", cwd=shell).code == 0
    assert (desk / "decisions.yaml").read_bytes() == (shell / "decisions.yaml").read_bytes()
    assert (desk / "decisions.yaml").read_text(encoding="utf-8").startswith("# ours\n")
    made = (desk / "plan.json").read_text(encoding="utf-8")
    assert made.replace(str(desk) + "/", "") == (shell / "plan.json").read_text(encoding="utf-8")


def test_steps_are_taken_back_and_taken_again(tmp_path: Path) -> None:
    sitting = session(tmp_path)
    before = render(sitting.now.plan, "json")
    sitting.decide([DecisionToWrite("veto", ("ana", "ben"))], 1)
    after = render(sitting.now.plan, "json")
    sitting.undo(2)
    assert render(sitting.now.plan, "json") == before
    assert not (tmp_path / "decisions.yaml").exists()
    sitting.redo(3)
    assert render(sitting.now.plan, "json") == after
    with pytest.raises(BadRequest, match="no step to take again"):
        sitting.redo(4)


def test_levers_count_for_this_sitting_alone(tmp_path: Path) -> None:
    sitting = session(tmp_path)
    sitting.set_levers(["minimum_gain=0.9"], 1)
    assert sitting.now.reading.program.minimum_gain == 0.9
    sitting.undo(2)
    assert sitting.now.reading.program.minimum_gain == 0.0
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


@pytest.mark.parametrize("setting", ["minimum_gain=9", "no_such=1", "objective=luck"])
def test_a_lever_that_cannot_be_set_changes_nothing(tmp_path: Path, setting: str) -> None:
    sitting = session(tmp_path)
    with pytest.raises(BadRequest):
        sitting.set_levers([setting], 1)
    assert sitting.now.revision == 1
    assert sitting.steps == (0, 0)
    assert sitting.settings == ()


@pytest.mark.parametrize(
    "decisions",
    [
        [lock("ana", "ben"), DecisionToWrite("veto", ("ana", "ben"))],
        [lock("ana", "ben"), lock("ana", "cem")],
        [lock("ana", "nobody")],
        [lock("ana", "ana")],
        [DecisionToWrite("lock", ("ana",))],
        [DecisionToWrite("burn", ("ana",))],
    ],
)
def test_what_cannot_hold_is_refused_and_nothing_is_written(
    tmp_path: Path, decisions: list[DecisionToWrite]
) -> None:
    sitting = session(tmp_path)
    with pytest.raises((BadInput, BadRequest)) as refused:
        sitting.decide(decisions, 1)
    assert fault_words(refused.value)
    assert not (tmp_path / "decisions.yaml").exists()
    assert sitting.now.revision == 1


def test_a_page_that_shows_an_older_state_is_told(tmp_path: Path) -> None:
    sitting = session(tmp_path)
    sitting.decide([DecisionToWrite("out", ("eva",))], 1)
    with pytest.raises(MovedOnError, match="moved on"):
        sitting.decide([lock("ana", "ben")], 1)


def test_a_source_that_changed_is_read_again_before_anything_is_decided(tmp_path: Path) -> None:
    sitting = session(tmp_path)
    (tmp_path / "people.csv").write_text(PEOPLE + "fay,Fay,Law,Python:5,Contracts:5\n", encoding="utf-8")
    with pytest.raises(MovedOnError):
        sitting.decide([lock("ana", "ben")], 1)
    assert ("eva", "fay") in pairs(sitting)
    assert "people.csv" in sitting.look().message


def test_a_line_that_somebody_else_wrote_is_never_undone(tmp_path: Path) -> None:
    sitting = session(tmp_path)
    sitting.decide([DecisionToWrite("out", ("eva",))], 1)
    path = tmp_path / "decisions.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "vetoed:\n  - {pair: [ana, ben]}\n", encoding="utf-8")
    with pytest.raises(BadRequest):
        sitting.undo(2)
    assert "vetoed" in path.read_text(encoding="utf-8")
    assert sitting.steps == (0, 0)


def test_a_source_that_broke_is_told_and_the_desk_goes_on_when_it_is_mended(tmp_path: Path) -> None:
    sitting = session(tmp_path)
    (tmp_path / "people.csv").write_text("id,name,offers,wants\nana,Ana,Python:9,Excel\n", encoding="utf-8")
    with pytest.raises(BadInput):
        sitting.look()
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    assert sitting.look().plan.pairs


def test_a_preview_writes_nothing_and_says_what_changes(tmp_path: Path) -> None:
    sitting = session(tmp_path)
    before = sitting.now
    pair = before.plan.pairs[0]
    after = sitting.preview([DecisionToWrite("veto", (pair.a.id, pair.b.id))], 1)
    told = preview(before.plan, after)
    assert f"{pair.a.name} and {pair.b.name}" in told["gone"]
    assert sitting.now is before
    assert not (tmp_path / "decisions.yaml").exists()


def test_the_state_says_whether_the_plan_is_saved(tmp_path: Path) -> None:
    sitting = session(tmp_path)
    assert "No plan is saved" in comparison(sitting, sitting.now)
    assert "saved" in board(sitting, TODAY)["text"]
    assert not state(sitting, sitting.now)["saved"]
    sitting.save(1)
    assert state(sitting, sitting.now)["saved"]
    sitting.decide([DecisionToWrite("out", ("eva",), "away")], 1)
    told = state(sitting, sitting.now)
    assert not told["saved"]
    assert told["decisions"] == [{"what": "left out", "people": ["Eva"], "why": "away"}]
    assert board(sitting, TODAY)["columns"]["proposed"]


RING = """id,name,offers,wants
ana,Ana,Leadership:5,Design
ben,Ben,Python:5,Leadership
cy,Cy,Design:5,Python
"""
APART = """id,name,offers,wants
ana,Ana,Giving talks:5,Python
ben,Ben,Python:5,Public speaking
"""


def test_rings_help_where_nobody_suits_anybody_and_can_be_taken_back(tmp_path: Path) -> None:
    sitting = session(tmp_path, RING)
    assert state(sitting, sitting.now)["counts"]["placed"] == 0
    told = helps(sitting)["helps"]
    assert [(each["kind"], each["placed"]) for each in told][:1] == [("rings", 3)]
    sitting.set_levers(["rings=after"], 1)
    shown = state(sitting, sitting.now)
    assert (shown["counts"]["placed"], shown["counts"]["rings"]) == (3, 1)
    assert {name for name, _ in shown["rings"][0]["people"]} == {"Ana", "Ben", "Cy"}
    sitting.undo(2)
    assert state(sitting, sitting.now)["rings"] == []


def test_a_wording_is_said_once_kept_and_taken_back(tmp_path: Path) -> None:
    sitting = session(tmp_path, APART)
    assert not sitting.now.plan.pairs
    (first, *_) = wordings(sitting)["wordings"]
    assert {first["wording"], first["means"]} == {"Giving talks", "Public speaking"}
    sitting.say([Word(first["wording"], first["means"], Answer.SAME)], 1)
    assert pairs(sitting) == {("ana", "ben")}
    assert (tmp_path / "skill-map.csv").is_file()
    sitting.undo(2)
    assert not sitting.now.plan.pairs
    assert not (tmp_path / "skill-map.csv").exists()


SLIP = PEOPLE.replace("eva,Eva,Law", "eva,Eva,Slaes")
MANY_SALES = "".join(f"s{n},Sam {n},Sales,Excel:5,Contracts\n" for n in range(4))


def test_a_doubtful_value_is_mended_for_good_and_taken_back(tmp_path: Path) -> None:
    sitting = session(tmp_path, SLIP + MANY_SALES)
    (line, *_) = [each for each in sitting.doubts() if each.field == "department"]
    assert (line.now, line.value) == ("Slaes", "Sales")
    sitting.mend(line, 1)
    assert (tmp_path / "mended.xlsx").is_file()
    departments = {person.id: person.department for person in sitting.now.reading.people}
    assert departments["eva"] == "Sales"
    assert line not in sitting.doubts()
    again = session(tmp_path)
    assert {person.id: person.department for person in again.now.reading.people} == departments
    sitting.undo(2)
    assert not (tmp_path / "mended.xlsx").exists()
    assert line in sitting.doubts()


def test_what_cannot_be_read_is_no_mend(tmp_path: Path) -> None:
    sitting = session(tmp_path, PEOPLE)
    line = MendLine("ana", "offers", "Leadership:5; Budgeting:4", "Leadership:9", "")
    with pytest.raises(BadInput):
        sitting.mend(line, 1)
    assert not (tmp_path / "mended.xlsx").exists()
    assert sitting.now.revision == 1
