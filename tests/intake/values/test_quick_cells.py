"""Cells whose parts are read once each, however often they come, say what they say when read whole."""

from __future__ import annotations

import random

import pytest

from recimentor.intake.values.grammar import are_apart
from recimentor.intake.values.skill_cells import RatedSkill, SkillNames, rated_skills
from recimentor.model.columns import Column
from recimentor.model.program import Skills

_PARTS = (
    *("HTML/CSS:3", "C#:5", "Excel 5", "Expert: SQL, Excel", "A - 3", "B (4)", "Node.js (expert)", "x, 5"),
    *("Mentoring 1:1", "Talk & listen", "a. 1. b", "ISO 9001:2015", "Power BI = 4", "R and S", "none", "n/a"),
    *("German B2", "Python 4/5", "Python level 4", "SQL: 80%", "Go***", "it's", "Talk, 1) walk", "C++:2"),
    *("see above", "A * B", "Excel: 3 years", "Word (basic", "Word) basic", "Q: what?", "a  b", "x -> 4"),
    *("a) Excel", "b) 5", "a) 1. Foo", "Expert / SQL", "SQL / 3", "x // 5", "Public speaking.", "e.V."),
    *("Excel 5, 3", "Java, Python, SQL", "Excel.", "(4)", "5", "- Word", "#tag", "1. Foo", '"Word"', "A|B"),
)
_PLAIN = Column(from_=())


def _cells(seed: int) -> list[str]:
    rng = random.Random(seed)  # noqa: S311 - cells to try, not secrets
    joints = (";", "; ", " ; ")
    return [rng.choice(joints).join(rng.choices(_PARTS, k=rng.randint(1, 4))) for _ in range(120)]


def _read(cells: list[str], *, is_want: bool) -> list[tuple[list[RatedSkill], list[str]]]:
    names = SkillNames(Skills())
    names.lexicon.learn([("column", cells)])
    code = "bad-priority" if is_want else "bad-level"
    read = [rated_skills(cell, _PLAIN, names, code, at="column") for cell in cells]
    return [(skills, [fault.code for fault in faults]) for skills, faults in read]


@pytest.mark.parametrize("is_want", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_parts_read_apart_say_what_the_whole_cell_says(
    seed: int, is_want: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = _cells(seed)
    assert any(are_apart(cell) and ";" in cell for cell in cells)
    quickly = _read(cells, is_want=is_want)
    monkeypatch.setattr(SkillNames, "quick", lambda *_args, **_named: None)
    assert quickly == _read(cells, is_want=is_want)


@pytest.mark.parametrize(
    "cell", ["Excel; 5", "1. Excel; 2. Word", "#Excel; #Word", "- Excel; - Word", "Excel | Word"]
)
def test_cells_in_which_parts_belong_together_are_read_whole(cell: str) -> None:
    assert not are_apart(cell)
