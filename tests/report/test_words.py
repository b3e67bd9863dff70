from __future__ import annotations

from typing import Any

import pytest
from tests.report import builders

from recimentor.model.counting import counted
from recimentor.model.plan import Note, PlanObjective, Unmatched
from recimentor.report.audience import for_audience
from recimentor.report.words import left_over_groups, listed, ordinal, percent, proof_sentence


def objective(**changes: Any) -> PlanObjective:
    values: dict[str, Any] = {
        "name": "coverage",
        "people": 40,
        "placed": 40,
        "pairs": 20,
        "pairs_bound": 20,
        "value": 10.0,
        "bound": 10.0,
        "gap": 0.0,
    }
    return PlanObjective(**(values | changes))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (21, "21st"),
        (113, "113th"),
    ],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_numbers_carry_their_noun() -> None:
    assert [counted(n, "pair") for n in (0, 1, 1024)] == ["0 pairs", "1 pair", "1,024 pairs"]
    assert [percent(share) for share in (0.0, 0.001, 0.5, 1.0)] == ["0%", "1%", "50%", "100%"]


def test_a_list_is_cut_only_where_that_saves_something() -> None:
    names = ["Ana", "Ben", "Cy"]
    assert listed(names) == listed(names, 2) == "Ana, Ben and Cy"
    assert listed([*names, "Di"], 2) == "Ana, Ben and 2 more"
    assert listed(["Ana"]) == "Ana"


def test_people_left_over_are_grouped_by_reason_the_largest_group_first() -> None:
    groups = left_over_groups(for_audience(builders.plan(1, 7)).left_over)
    assert [len(group.names) for group in groups] == [3, 2, 2]
    assert sum(len(group.names) for group in groups) == 7


CONSIDERED = "Every pairing that your rules allow was considered."
NEARLY = "These are nearly the best pairs. No other pairs more people. No other fits more than 0.02% better."
STOPPED = (
    "The search was stopped early: the pairs keep your rules, but better ones may exist. "
    "At most 2 more pairs could be made. No other fits more than 4% better."
)


@pytest.mark.parametrize(
    ("status", "goal", "sentence"),
    [
        (
            "optimal",
            objective(),
            f"{CONSIDERED} No other pairs more people; none that pairs as many fits better.",
        ),
        ("optimal", objective(name="best-total"), f"{CONSIDERED} None fits better in all."),
        (
            "optimal",
            objective(name="stable", bound=None, gap=None, pairs_bound=None),
            "No two people would both rather have each other than the partners they have.",
        ),
        (
            "within-gap",
            objective(gap=0.00012, bound=10.0012),
            f"{CONSIDERED} {NEARLY}",
        ),
        (
            "feasible",
            objective(pairs_bound=22, gap=0.031, bound=10.31),
            STOPPED,
        ),
        (
            "empty",
            objective(placed=0, pairs=0, pairs_bound=0),
            "No two of these people can be paired.",
        ),
    ],
)
def test_the_proof_in_words(status: str, goal: PlanObjective, sentence: str) -> None:
    assert proof_sentence(builders.plan(status=status, objective=goal)) == sentence


@pytest.mark.parametrize("code", ["ruled-out", "below-floor"])
def test_rules_are_blamed_for_an_empty_plan_only_where_they_keep_somebody_alone(code: str) -> None:
    left = Unmatched(id="p00000", name="Ana", reasons=(Note(code=code, text="A rule."),))
    plan = builders.plan(0, 1, unmatched=(left,))
    assert proof_sentence(plan) == "Your rules allow no pair at all."
