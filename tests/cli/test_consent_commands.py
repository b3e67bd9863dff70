"""``decide``, ``compare``, ``invite``, ``answers`` and ``status`` from the outside: codes, streams, files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.runner import run

PEOPLE = """\
id,name,email,offers,wants
ana,Ana Silva,ana@x.example,Lead:5,Code:4
ben,Ben Hart,ben@x.example,Code:5,Lead:4
cy,Cy Young,cy@x.example,Lead:4,Code:5
dee,Dee Ray,dee@x.example,Code:4,Lead:5
eve,Eve Stone,eve@x.example,Chess:5,Golf:4
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    assert run("match", "people.csv", "-o", "plan.json", "-q", cwd=tmp_path).code == 0
    return tmp_path


def pairs(folder: Path, name: str = "plan.json") -> set[str]:
    plan = json.loads((folder / name).read_text(encoding="utf-8"))
    return {f"{pair['a']['id']}+{pair['b']['id']}" for pair in plan["pairs"]}


def test_decide_adds_a_line_for_its_owner_alone_and_says_where(folder: Path) -> None:
    ran = run("decide", "lock", "Ana Silva", "dee", "--why", "asked", "--date", "2026-03-01", cwd=folder)
    assert (ran.code, ran.out) == (0, "")
    assert "locked: ana + dee" in ran.err
    path = folder / "decisions.yaml"
    assert "  - {pair: [ana, dee], why: asked, date: 2026-03-01}" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
    assert (
        run("match", "people.csv", "-o", "plan.json", cwd=folder).err.count("decisions: decisions.yaml") == 1
    )
    assert "ana+dee" in pairs(folder)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lock", "ana"], "name two people"),
        (["out", "ana", "ben"], "one person"),
        (["out", "Zoe Quist"], "nobody in the plan"),
        (["veto", "ana", "ben", "--override", "x"], "--override"),
        (["lock", "ana", "ana"], "themself"),
    ],
)
def test_a_decision_that_makes_no_sense_is_a_usage_error_and_writes_nothing(
    folder: Path, arguments: list[str], said: str
) -> None:
    ran = run("decide", *arguments, cwd=folder)
    assert ran.code == 2
    assert said in ran.err
    assert not (folder / "decisions.yaml").exists()


def test_a_near_name_is_written_down_as_the_id_that_is_said(folder: Path) -> None:
    for near in ("Silva", "Silva, Ana", "Ana Sliva"):
        for arguments in (["lock", near, "dee"], ["veto", "ben", near], ["first", near]):
            (folder / "decisions.yaml").unlink(missing_ok=True)
            ran = run("decide", *arguments, cwd=folder)
            assert (ran.code, f'"{near}" is taken as ana' in ran.err) == (0, True), ran.err
            written = (folder / "decisions.yaml").read_text(encoding="utf-8")
            assert "ana" in written
            assert near not in written
    (folder / "decisions.yaml").unlink()
    ran = run("match", "people.csv", "-o", "plan.json", "--lock", "Silva+Dee", cwd=folder)
    assert (ran.code, '"Silva" is taken as ana' in ran.err, "ana+dee" in pairs(folder)) == (0, True, True)


def test_a_lock_that_breaks_a_rule_is_refused_unless_it_says_why(folder: Path) -> None:
    text = PEOPLE.replace("wants\n", "wants,department\n").replace("\nben", ",IT\nben")
    (folder / "people.csv").write_text(
        text.replace("\ncy", ",IT\ncy").replace("\ndee", ",IT\ndee").replace("\neve", ",HR\neve"),
        encoding="utf-8",
    )
    (folder / "program.yaml").write_text("rules: [{must_differ: department}]\n", encoding="utf-8")
    assert run("match", "people.csv", "-o", "plan.json", "-q", cwd=folder).code == 0
    ran = run("decide", "lock", "ana", "ben", cwd=folder)
    assert (ran.code, "lock-breaks-rule" in ran.err, "must_differ" in ran.err) == (65, True, True), ran.err
    assert not (folder / "decisions.yaml").exists()
    assert run("decide", "lock", "ana", "ben", "--override", "they share a project", cwd=folder).code == 0
    assert run("decide", "lock", "cy", "dee", cwd=folder).code == 0


def test_a_decision_that_contradicts_another_is_refused_with_its_line(folder: Path) -> None:
    (folder / "decisions.yaml").write_text("# mine\nvetoed:\n  - [ana, ben]\n", encoding="utf-8")
    ran = run("decide", "lock", "ana", "ben", cwd=folder)
    assert ran.code == 65
    assert "decisions.yaml:3" in ran.err
    assert (folder / "decisions.yaml").read_text(encoding="utf-8") == "# mine\nvetoed:\n  - [ana, ben]\n"


@pytest.mark.parametrize("first", ["lock", "veto"])
@pytest.mark.parametrize("has_plan", [True, False])
def test_a_lock_and_a_veto_of_one_pair_are_refused_whichever_came_first(
    folder: Path, first: str, has_plan: bool
) -> None:
    if not has_plan:
        (folder / "plan.json").unlink()
    second = "veto" if first == "lock" else "lock"
    assert run("decide", first, "ana", "dee", cwd=folder).code == 0
    written = (folder / "decisions.yaml").read_text(encoding="utf-8")
    ran = run("decide", second, "dee", "ana", cwd=folder)
    assert (ran.code, "decision-contradiction" in ran.err) == (65, True)
    assert (folder / "decisions.yaml").read_text(encoding="utf-8") == written


def test_a_lock_and_a_veto_written_at_the_same_moment_never_both_stand(folder: Path) -> None:
    """Each reads the decisions before it adds its line: nobody may write in between."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "recimentor", "decide", what, "ana", "dee", "-q"],
            cwd=folder,
            stderr=subprocess.DEVNULL,
        )
        for what in ("lock", "veto", "lock", "veto")
    ]
    codes = [process.wait(60) for process in started]
    text = (folder / "decisions.yaml").read_text(encoding="utf-8")
    assert ("locked" in text) != ("vetoed" in text), (codes, text)
    assert 0 in codes
    assert run("match", "people.csv", "-q", "-o", "again.json", cwd=folder).code == 0


def test_options_of_one_run_lock_veto_and_leave_out(folder: Path) -> None:
    run("match", "people.csv", "--lock", "ana+dee", "-o", "a.json", cwd=folder)
    assert "ana+dee" in pairs(folder, "a.json")
    run("match", "people.csv", "--veto", "ana+ben", "--veto", "cy+dee", "-o", "b.json", cwd=folder)
    assert pairs(folder, "b.json") == {"ana+dee", "ben+cy"}
    run("match", "people.csv", "--out", "ana", "-o", "c.json", cwd=folder)
    assert all("ana" not in pair for pair in pairs(folder, "c.json"))


def test_a_wrong_decision_stops_the_run_and_writes_nothing(folder: Path) -> None:
    (folder / "decisions.yaml").write_text("locked:\n  - [ana, nobody]\n", encoding="utf-8")
    ran = run("match", "people.csv", "-o", "new.json", cwd=folder)
    assert ran.code == 65
    assert "decisions.yaml:2" in ran.err
    assert "decision-unknown-person" in ran.err
    assert not (folder / "new.json").exists()
    assert run("match", "people.csv", "--no-decisions", "-o", "new.json", cwd=folder).code == 0
    assert run("match", "people.csv", "--decisions", "absent.yaml", cwd=folder).code == 66


def test_compare_says_what_changed_and_why(folder: Path) -> None:
    run("match", "people.csv", "--veto", "ana+ben", "--keep", "plan.json", "-o", "next.json", cwd=folder)
    ran = run("compare", "plan.json", "next.json", cwd=folder)
    assert ran.code == 0
    assert "0 pairs kept" in ran.out or "pair kept" in ran.out
    assert "it was decided against" in ran.out
    document = json.loads(run("compare", "plan.json", "next.json", "--format", "json", cwd=folder).out)
    assert document["schema"] == "recimentor/comparison/1"
    assert "Nothing changed" in run("compare", "plan.json", "plan.json", cwd=folder).out
    assert run("compare", "plan.json", cwd=folder).code == 2
    assert run("compare", "plan.json", "absent.json", cwd=folder).code == 66
    assert run("compare", "plan.json", "people.csv", cwd=folder).code == 65


def test_what_if_another_setting(folder: Path) -> None:
    ran = run("match", "people.csv", "--set", "score.wants_counted=1", "--against", "plan.json", cwd=folder)
    assert ran.code == 0
    assert "score.wants_counted: 2 -> 1" in ran.out
    for setting, said in (
        ("score.wants_count=1", 'did you mean "wants_counted"?'),
        ("minimum_gain=2", "minimum_gain"),
        ("minimum_gain", "=0.2"),
    ):
        ran = run("match", "people.csv", "--set", setting, cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


def test_trade_needs_its_points(folder: Path) -> None:
    assert run("match", "people.csv", "--keep", "plan.json", "--keep-by", "trade", cwd=folder).code == 2
    assert run("match", "people.csv", "--trade-points", "3", cwd=folder).code == 2
    ran = run(
        *("match", "people.csv", "--keep", "plan.json", "--keep-by", "trade", "--trade-points", "3"),
        cwd=folder,
    )
    assert ran.code == 0
    assert "Nothing changed" in ran.out


def test_invite_answers_and_status_go_hand_in_hand(folder: Path) -> None:
    ran = run("invite", "plan.json", "-o", "letters", "--date", "2026-03-01", "--drafts", cwd=folder)
    assert (ran.code, ran.out) == (0, "")
    assert "4 invitations in letters" in ran.err
    assert len(list((folder / "letters" / "drafts").iterdir())) == 4
    assert "nobody is to be asked now" in run("invite", "plan.json", "-o", "letters", cwd=folder).err
    ran = run("answers", "plan.json", "--yes", "ana", "--yes", "Ben Hart", "--no", "cy", cwd=folder)
    assert ran.code == 0
    assert "2 said yes, 1 said no" in ran.out
    assert "1 confirmed, 1 declined" in ran.out
    ran = run("status", ".", "--as-of", "2026-03-11", cwd=folder)
    assert ran.code == 0
    assert "1 confirmed, 1 declined" in ran.out
    assert "1 pair was declined" in ran.out
    assert "recimentor match people.csv --keep plan.json -o plan.json" in ran.out
    assert len(ran.out.splitlines()) <= 24
    document = json.loads(run("status", ".", "--as-of", "2026-03-11", "--format", "json", cwd=folder).out)
    assert document["steps"] == ["pair-again", "kit"]


def test_who_is_asked_first_holds_the_partner_back(folder: Path) -> None:
    (folder / "program.yaml").write_text("ask_first: [Ana Silva]\n", encoding="utf-8")
    run("match", "people.csv", "-o", "plan.json", "-q", cwd=folder)
    ran = run("invite", "plan.json", "-o", "letters", cwd=folder)
    assert "3 invitations" in ran.err
    assert "1 are asked once their partners" in ran.err
    run("answers", "plan.json", "--yes", "ana", cwd=folder)
    assert "1 invitations" in run("invite", "plan.json", "-o", "more", cwd=folder).err


def test_a_program_that_asks_nobody_invites_nobody(folder: Path) -> None:
    (folder / "program.yaml").write_text("consent: none\n", encoding="utf-8")
    ran = run("match", "people.csv", "-o", "plan.json", cwd=folder)
    assert "asks nobody beforehand" in ran.out
    assert run("invite", "plan.json", "-o", "letters", cwd=folder).code == 2
    assert run("kit", "plan.json", "-o", "kit", cwd=folder).code == 0


def test_files_that_are_not_there_or_cannot_be_read(folder: Path) -> None:
    assert run("answers", "plan.json", "absent.csv", cwd=folder).code == 66
    (folder / "odd.csv").write_text("colour\nred\n", encoding="utf-8")
    ran = run("answers", "plan.json", "odd.csv", cwd=folder)
    assert (ran.code, ran.out) == (65, "")
    assert "answers-unreadable" in ran.err
    assert run("answers", "plan.json", "--yes", "nobody", cwd=folder).code == 2
    assert run("invite", "plan.json", cwd=folder).code == 2
    assert run("status", "absent", cwd=folder).code == 66
    (folder / "empty").mkdir()
    assert run("status", "empty", cwd=folder).code == 2


def test_a_file_that_cannot_take_a_line_is_left_as_it_is(folder: Path) -> None:
    (folder / "decisions.yaml").write_text("{vetoed: []}\n", encoding="utf-8")
    ran = run("decide", "out", "ana", cwd=folder)
    assert ran.code == 2
    assert "add it by hand" in ran.err
    assert (folder / "decisions.yaml").read_text(encoding="utf-8") == "{vetoed: []}\n"


@pytest.mark.parametrize("how", [["least-change"], ["freeze"], ["trade", "--trade-points", "40"]])
def test_a_plan_that_kept_another_is_verified(folder: Path, how: list[str]) -> None:
    people = PEOPLE.replace("Code:5,Lead:4", "Code:4,Lead:4") + "fay,Fay Wong,fay@x.example,Golf:5,Chess:4\n"
    (folder / "people.csv").write_text(people, encoding="utf-8")
    keep = ["--keep", "plan.json", "--keep-by", *how]
    assert run("match", "people.csv", *keep, "-o", "next.json", cwd=folder).code == 0
    ran = run("verify", "next.json", "people.csv", *keep, cwd=folder)
    assert ran.code == 0, ran.out + ran.err
    assert "pairs of an earlier plan were to be kept" in ran.out
    for other in (
        [],
        ["--keep", "plan.json", "--keep-by", "freeze" if how[0] != "freeze" else "least-change"],
    ):
        assert run("verify", "next.json", "people.csv", *other, cwd=folder).code == 1
