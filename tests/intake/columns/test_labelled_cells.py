"""One answer that holds both sides, each behind its word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recimentor.intake import People
from recimentor.intake.columns.labelled_cells import sides_in

Reader = Callable[..., People]


@pytest.mark.parametrize(
    "cell",
    [
        "Teach: Excel, SQL; Learn: Writing",
        "I can teach: Excel, SQL\nI want to learn: Writing",
        "Offer: Excel, SQL. Looking for: Writing.",
        "Biete: Excel, SQL / Suche: Writing",
        "*Offering:* Excel, SQL\n*Seeking:* Writing",
        "\u2022 Give: Excel, SQL\n\u2022 Get: Writing",
        "J'offre : Excel, SQL | Je cherche : Writing",
        "Offer \u2192 Excel, SQL; Want \u2192 Writing",
    ],
)
def test_each_side_stands_behind_its_word(cell: str) -> None:
    assert sides_in(cell) == {"offers": ["Excel, SQL"], "wants": ["Writing"]}


@pytest.mark.parametrize("cell", ["Excel: 5; SQL: 4", "Python, teaching, R", "Expert: Excel; Basic: SQL", ""])
def test_levels_and_lists_are_no_sides(cell: str) -> None:
    assert sides_in(cell) == {}


def test_a_column_of_such_answers_is_read_as_two(read: Reader) -> None:
    rows = ["Ana;Teach: SQL, Excel. Learn: Writing", "Ben;Teach: Writing. Learn: SQL", "Cleo;Learn: Excel"]
    people = read("\n".join(["Name;Introduction", *rows]))
    assert [([o.skill for o in p.offers], [w.skill for w in p.wants]) for p in people.people] == [
        (["SQL", "Excel"], ["Writing"]),
        (["Writing"], ["SQL"]),
        ([], ["Excel"]),
    ]
    assert "columns-of-skills" in {finding.code for finding in people.findings}
