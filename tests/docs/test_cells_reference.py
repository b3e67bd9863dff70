"""The reference of cells: every line of its tables is read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recimentor.intake.values.languages import languages_in
from recimentor.intake.values.plain import windows_of, windows_text
from recimentor.intake.values.skill_cells import SkillNames, rated_skills
from recimentor.intake.values.zones import zone_of
from recimentor.model.columns import Column
from recimentor.model.program import Skills

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cells.md"
_CODE = re.compile(r"`([^`]*)`(?: (\d))?")


def rows(title: str) -> list[tuple[str, str]]:
    """Return the rows of the table under a title: what stands in the cell, and how it is read."""
    section = PAGE.read_text("utf-8").partition(f"## {title}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    cells = [re.split(r"(?<!\\)\|", line)[1:3] for line in lines]
    return [(_CODE.findall(cell)[0][0].replace("\\|", "|").replace("⏎", "\n"), read) for cell, read in cells]


@pytest.mark.parametrize(("cell", "read"), rows("Skills"))
def test_a_cell_of_skills_is_read_as_the_reference_says(cell: str, read: str) -> None:
    expected = [(name, int(level) if level else None) for name, level in _CODE.findall(read)]
    skills, _ = rated_skills(cell, Column(from_=()), SkillNames(Skills()), "bad-level")
    assert [(skill.skill, skill.level) for skill in skills] == expected


@pytest.mark.parametrize(("cell", "read"), rows("Times"))
def test_a_cell_of_times_is_read_as_the_reference_says(cell: str, read: str) -> None:
    windows, faults = windows_of(cell, Column(from_=()))
    assert windows_text(windows) == "".join(name for name, _ in _CODE.findall(read))
    assert any(fault.code == "hours-assumed" for fault in faults) is read.rstrip().endswith("guessed")


@pytest.mark.parametrize(("cell", "read"), rows("Time zones"))
def test_a_cell_of_a_zone_is_read_as_the_reference_says(cell: str, read: str) -> None:
    assert zone_of(cell)[0] == "".join(name for name, _ in _CODE.findall(read))


@pytest.mark.parametrize(("cell", "read"), rows("Languages"))
def test_a_cell_of_languages_is_read_as_the_reference_says(cell: str, read: str) -> None:
    assert languages_in(cell) == tuple(name for name, _ in _CODE.findall(read))
