"""The papers say what the program file says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.cli.runner import run

from recimentor.model.program import Program
from recimentor.report import papers

FULL = {
    "name": "Ours | *2027*",
    "consent": "none",
    "balance": ["gender"],
    "columns": {"Favourite tool": "Tool?", "offers": "Have"},
    "rules": [{"must_differ": "department"}, {"not_in_line": "manager"}, {"common_hours": 2}],
    "retention": {"sign_ups": 3, "answers": 0},
    "meetings": {"start": "2027-01-11", "end": "2027-06-30"},
    "score": {"importance": {"skills": 3, "logistics": 1, "chemistry": 0, "bridge": 0}},
}


def paper(part: str, settings: Mapping[str, object]) -> str:
    return next(text for name, text in papers(Program.model_validate(settings)).items() if part in name)


@pytest.mark.parametrize("part", ["notice", "screening", "record", "works-council"])
@pytest.mark.parametrize("settings", [{}, FULL], ids=["default", "full"])
def test_every_paper_carries_the_caveat_and_leaves_no_gap_of_ours(
    part: str, settings: Mapping[str, object]
) -> None:
    text = paper(part, settings)
    assert "no legal advice" in text
    assert "{{" not in text
    assert "None" not in text.replace("None:", "").replace("None is asked", "")
    assert text.startswith("# ")


def test_settings_stand_in_the_papers() -> None:
    notice, council = paper("notice", FULL), paper("works-council", FULL)
    assert notice.startswith("# Ours \\| \\*2027\\*: notice")
    for said in ("partners differ in department", "2.0 free hours a week", "Nobody is asked beforehand"):
        assert said in notice
        assert said in council
    assert "Sign-ups: 3 months after the program's end" in notice
    assert "Answers and decisions: until the program ends" in notice
    assert (
        "Plans (who was paired with whom): [no limit is set in the program file: set `retention:`]" in notice
    )
    assert "answers to gender" in notice
    assert "Favourite tool" in notice
    assert "what both can teach each other: 75 % of a score" in council
    assert "Reporting lines" in council
    assert "11 January 2027 to 30 June 2027" in paper("record", FULL)


def test_the_papers_ask_for_what_the_file_leaves_open() -> None:
    assert "[no limit is set in the program file: set `retention:`]" in paper("notice", {})
    assert "[dates are not set in the program file: set `meetings:`]" in paper("record", {})
    assert "None is asked." in paper("screening", {})


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "pairs the most people, and among those the one that fits best in all."),
        ({"objective": "best-total"}, "fits best in all, even where another one pairs more people."),
        ({"objective": "fairest"}, "lifts the pair that fits least as high as it can go"),
        ({"objective": "stable"}, "no two people would both rather have each other."),
        ({"minimum_gain": 0.2}, "gains less than 20% of what they want."),
        ({"rings": "after"}, "Three people may form a ring"),
        ({"history": {"repeats": "allowed"}}, "Partners of earlier rounds may meet again."),
        ({"history": {"left_over_first": True}}, "Whoever was left over last time is placed first."),
    ],
)
def test_what_is_computed_follows_the_settings(settings: Mapping[str, object], said: str) -> None:
    for part in ("notice", "works-council"):
        assert said in paper(part, settings)


def test_what_is_asked_later_and_used_beside_the_form_is_told() -> None:
    for part in ("notice", "works-council", "record"):
        assert "Check-in: whether you have met" in paper(part, {})
        assert "Your yes or no to a proposal" in paper(part, {})
        assert "Your yes or no" not in paper(part, {"consent": "none"})
        assert "Whom of a shortlist" in paper(part, {"shortlist": {"partners": 3}})
        assert "from the organisation's data" in paper(part, {"org": {"file": "hris.xlsx"}})
    assert "nothing that is collected about you elsewhere" in paper("notice", {})
    assert "nothing that is collected" not in paper("notice", {"org": {"file": "hris.xlsx"}})


def test_init_writes_them_and_renews_them_from_the_file(tmp_path: Path) -> None:
    assert run("init", tmp_path / "ours", "--name", "Ours").code == 0
    path = tmp_path / "ours" / "papers" / "notice-to-participants.md"
    assert path.read_text(encoding="utf-8").startswith("# Ours: notice")
    program = tmp_path / "ours" / "program.yaml"
    program.write_text("name: Theirs\nconsent: none\n", encoding="utf-8")
    assert run("init", tmp_path / "ours", "--papers").code == 0
    assert path.read_text(encoding="utf-8").startswith("# Theirs: notice")
    program.write_text("nme: Theirs\n", encoding="utf-8")
    assert run("init", tmp_path / "ours", "--papers").code == 65
    assert run("init", tmp_path / "nowhere", "--papers").code == 66


def test_a_paper_that_somebody_edited_is_never_written_over(tmp_path: Path) -> None:
    run("init", tmp_path / "ours", "--name", "Ours")
    papers = tmp_path / "ours" / "papers"
    notice, others = papers / "notice-to-participants.md", len(list(papers.iterdir()))
    (tmp_path / "ours" / "program.yaml").write_text("name: Theirs\nconsent: none\n", encoding="utf-8")
    edited = notice.read_text(encoding="utf-8").replace("notice", "word to you all", 1)
    notice.write_text(edited, encoding="utf-8")
    for _ in range(2):
        ran = run("init", tmp_path / "ours", "--papers")
        assert ran.code == 0
        assert "notice-to-participants-2.md" in ran.err
        assert notice.read_text(encoding="utf-8") == edited
        assert len(list(papers.iterdir())) == others + 1
    second = papers / "notice-to-participants-2.md"
    assert second.read_text(encoding="utf-8").startswith("# Theirs: notice")
    second.write_bytes(second.read_bytes().replace(b"\n", b"\r\n"))
    assert "notice-to-participants-2.md" in run("init", tmp_path / "ours", "--papers").err, (
        "line ends are no edit"
    )
    second.write_text("mine too\n", encoding="utf-8")
    assert "notice-to-participants-3.md" in run("init", tmp_path / "ours", "--papers").err
    assert second.read_text(encoding="utf-8") == "mine too\n"
