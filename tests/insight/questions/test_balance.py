from __future__ import annotations

from math import comb
from typing import Any

import numpy as np
import pytest
from scipy.stats import fisher_exact
from tests.report import builders

from recimentor.insight.questions.balance import _exact_test, _Tally, balance, filled_columns
from recimentor.model.errors import BadRequest
from recimentor.model.plan import Plan


def plan_with(values: list[str], num_pairs: int, column: str = "grade") -> Plan:
    """Return a plan whose first people are paired, with a column of these values."""
    plan = builders.plan(num_pairs, len(values) - 2 * num_pairs)
    people: dict[str, dict[str, Any]] = {
        key: record | {"attributes": {column: value}}
        for (key, record), value in zip(plan.people.items(), values, strict=True)
    }
    return plan.model_copy(update={"people": people})


def test_groups_are_counted_with_their_means() -> None:
    plan = plan_with(["A", "B"] * 5, 5)
    a, b = balance(plan, "Grade").groups
    assert (a.group, a.applied, a.placed, a.ratio) == ("A", 5, 5, 1.0)
    assert a.mean_gain_received == pytest.approx(sum(pair.gain.a for pair in plan.pairs) / 5)
    assert a.mean_gain_given == pytest.approx(sum(pair.gain.b for pair in plan.pairs) / 5)
    assert b.mean_gain_given == pytest.approx(a.mean_gain_received)
    assert a.mean_score == pytest.approx(sum(pair.score for pair in plan.pairs) / 5)


def test_a_group_below_four_fifths_of_the_best_is_flagged() -> None:
    """A: 8 of 8 placed. B: 4 of 8, half as often."""
    plan = plan_with(["A"] * 8 + ["B"] * 8, 6)
    a, b = balance(plan, "grade").groups
    assert (a.ratio, a.is_below_four_fifths, a.p_value) == (1.0, False, 1.0)
    assert (b.ratio, b.is_below_four_fifths) == (0.5, True)


def test_the_exact_test_is_fishers() -> None:
    """All tables with these margins that are no likelier than the one seen (4 of 8 against 8 of 8)."""
    likelihood = {placed: comb(8, placed) * comb(8, 12 - placed) / comb(16, 12) for placed in range(4, 9)}
    expected = sum(share for share in likelihood.values() if share <= likelihood[4] * (1 + 1e-7))
    _, b = balance(plan_with(["A"] * 8 + ["B"] * 8, 6), "grade").groups
    assert b.p_value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("placed_a", "placed_b", "size_a", "size_b"),
    [(4, 3, 5, 9), (30, 5, 30, 30), (0, 12, 6, 12), (700, 650, 900, 900)],
)
def test_the_exact_test_agrees_with_scipys(placed_a: int, placed_b: int, size_a: int, size_b: int) -> None:
    a, b = _Tally("a", size_a, placed_a), _Tally("b", size_b, placed_b)
    table = np.array([[placed_a, size_a - placed_a], [placed_b, size_b - placed_b]])
    assert _exact_test(a, b) == pytest.approx(float(fisher_exact(table).pvalue), rel=1e-7, abs=1e-12)


def test_groups_of_fewer_than_five_are_hidden_and_counted() -> None:
    table = balance(plan_with(["A"] * 7 + ["B"] * 4 + ["C"], 6), "grade")
    assert [group.group for group in table.groups] == ["A"]
    assert (table.num_hidden_groups, table.num_hidden_people) == (2, 5)


def test_spelling_and_blanks() -> None:
    table = balance(plan_with(["Ops", "ops ", "OPS", "ops", "Ops"] + [""] * 5, 2), "grade")
    assert [(group.group, group.applied) for group in table.groups] == [("", 5), ("OPS", 5)]


def test_where_nobody_is_placed_all_groups_fare_alike() -> None:
    (only,) = balance(plan_with(["A"] * 5, 0), "grade").groups
    assert (only.ratio, only.is_below_four_fifths, only.mean_score) == (1.0, False, None)


def test_a_column_that_nobody_has_is_refused() -> None:
    with pytest.raises(BadRequest):
        balance(builders.plan(2), "shoe size")


def test_only_columns_that_tell_people_apart_are_shown_unasked() -> None:
    assert filled_columns(builders.plan(4), ("department", "team", "site")) == ("department", "site")
