"""Mutual choices come before the total score, and the plan says what each cost."""

from __future__ import annotations

from dataclasses import replace

from tests.scoring.builders import person, pool_of

from recimentor.insight.planning.otherwise import choice_notes
from recimentor.insight.planning.solve import solve_pool
from recimentor.model.settled import Settled
from recimentor.scoring import Pool


def _four(*, mutual: bool) -> Pool:
    ana = person("ana", "A:5", "B:5")
    cy = person("cy", "B:3", "A:5")
    if mutual:
        ana, cy = replace(ana, prefer=("cy",)), replace(cy, prefer=("ana",))
    return pool_of(ana, person("ben", "B:5", "A:5"), cy, person("dan", "A:3", "B:5"))


def _texts(pool: Pool) -> list[tuple[str, str]]:
    outcome = solve_pool(pool)
    return [(note.code, note.text) for note in choice_notes(pool, Settled(), outcome)]


def test_a_choice_that_costs_score_is_honoured_and_priced() -> None:
    pool = _four(mutual=True)
    assert [0, 2] in solve_pool(pool).pairs.tolist()
    total = 1_000_000 + 600_000
    honoured = (750_000 + 40_000) + 750_000
    cost = (total - honoured) / 10_000
    assert _texts(pool) == [
        (
            "choice-honoured",
            f"Ana and Cy chose each other and are paired, at a cost of {cost:.1f} points of the total.",
        )
    ]


def test_without_mutual_choices_nothing_is_said() -> None:
    assert _texts(_four(mutual=False)) == []


def test_a_choice_that_the_best_pairing_holds_anyway_costs_nothing() -> None:
    ana = replace(person("ana", "A:5", "B:5"), prefer=("ben",))
    pool = pool_of(ana, replace(person("ben", "B:5", "A:5"), prefer=("ana",)))
    assert _texts(pool) == [("choice-honoured", "Ana and Ben chose each other and are paired, at no cost.")]


def test_of_two_choices_of_one_person_one_is_missed_and_it_is_said() -> None:
    ana = replace(person("ana", "A:5", "B:5"), prefer=("ben", "cy"))
    others = [replace(person(name, "B:5", "A:5"), prefer=("ana",)) for name in ("ben", "cy")]
    told = _texts(pool_of(ana, *others))
    assert told[0] == (
        "choice-missed",
        "1 mutual choice is not honoured: the two are needed elsewhere, or chose several.",
    )
    assert told[1][0] == "choice-honoured"
