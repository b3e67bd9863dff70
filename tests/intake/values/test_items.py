"""The items of a cell, by what separates them."""

from __future__ import annotations

from typing import Any

import pytest

from recimentor.intake.values.items import items_of
from recimentor.model.columns import Column

CHOICES = {"split": ",", "choices": ["Writing, editing and proofreading"]}


@pytest.mark.parametrize(
    ("cell", "settings", "expected"),
    [
        (
            "SQL, Project management (Agile, Scrum)",
            {"split": ","},
            ["SQL", "Project management (Agile, Scrum)"],
        ),
        (
            "Project management (Agile, Scrum), Writing, editing and proofreading",
            CHOICES,
            ["Project management (Agile, Scrum)", "Writing, editing and proofreading"],
        ),
        ("Tools [a, b (c, d)], SQL", {"split": ","}, ["Tools [a, b (c, d)]", "SQL"]),
        ("Tools (a; b)", {}, ["Tools (a", "b)"]),
        (
            "管理\uff08敏捷\uff0c迭代\uff09\uff0c会计",
            {"split": ","},
            ["管理\uff08敏捷\uff0c迭代\uff09", "会计"],
        ),
        ("Project management (Agile, SQL", {"split": ","}, ["Project management (Agile", "SQL"]),
        ("Project management (Agile, SQL", CHOICES, ["Project management (Agile", "SQL"]),
        ("1) SQL; 2) Go", {}, ["1) SQL", "2) Go"]),
        ("(SQL; Go)", {}, ["(SQL", "Go)"]),
    ],
)
def test_commas_in_brackets_part_no_item(cell: str, settings: dict[str, Any], expected: list[str]) -> None:
    column = Column.model_validate({"from": "Skills", **settings})
    assert [item.text for item in items_of(cell, column)] == expected
