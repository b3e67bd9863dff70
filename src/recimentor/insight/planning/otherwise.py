"""What the pool would give otherwise: if each side had to gain more, and without mutual choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from recimentor.insight.planning.settle import CHOICES, head_problem, settled_problem, without_extra
from recimentor.insight.planning.solve import vouched
from recimentor.insight.questions.price import is_paired
from recimentor.matching import Count, Objective, Outcome, Settings, count_most
from recimentor.model.counting import counted
from recimentor.model.plan import Note, Rung
from recimentor.model.settled import Settled
from recimentor.scoring import FULL_WEIGHT, Pool

#: Floors on each side's gain: anything above nothing, a fifth, and two fifths of what they asked for.
FLOORS: Final[tuple[tuple[Literal["none", "standard", "strict"], float], ...]] = (
    ("none", 0.0),
    ("standard", 0.2),
    ("strict", 0.4),
)


def ladder(pool: Pool, settled: Settled | None = None, most: Count | None = None) -> tuple[Rung, ...]:
    """Return, for each floor, how many pairs the pool allows and how many people that leaves over.

    Parameters
    ----------
    pool
        The scored pool; every other rule of its program stays in force.
    settled
        What was settled before: pairs that are fixed stand on every rung, whatever they gain.
    most
        How many people and pairs there are at the pool's own floor, where that is known already.

    Returns
    -------
    tuple of Rung
        From the lowest floor to the highest.
    """
    known = {} if most is None else {pool.program.minimum_gain: most}

    def count(floor: float) -> Count:
        if floor not in known:
            floored = pool.head_count().with_minimum_gain(floor)
            known[floor] = count_most(head_problem(floored, settled or Settled()))
        return known[floor]

    # A higher floor only takes pairs away: where the highest costs nobody a place, none does.
    lowest, highest = FLOORS[0][1], FLOORS[-1][1]
    if count(highest) == count(lowest):
        known |= {floor: count(lowest) for _, floor in FLOORS}
    return tuple(
        Rung(
            floor=name,
            minimum_gain=floor,
            pairs=count(floor).num_pairs,
            left_over=pool.num_people - count(floor).num_placed,
        )
        for name, floor in FLOORS
    )


#: So many choices are priced one by one; more of them, or a larger pool, are priced together.
ONE_BY_ONE: Final = 8
UP_TO_PEOPLE: Final = 500
_Pairs = tuple[tuple[int, int], ...]


def choice_notes(pool: Pool, settled: Settled, outcome: Outcome) -> tuple[Note, ...]:
    """Return what a plan says about mutual choices: which were honoured, and what that cost.

    Parameters
    ----------
    pool, settled
        The scored pool, and what was settled before it was paired.
    outcome
        Its pairing.

    Returns
    -------
    tuple of Note
        Empty without mutual choices. Cost: the pool is paired once more for each choice, or once for all.
    """
    chosen = pool.mutual_choices()
    honoured = tuple(pair for pair in chosen if is_paired(outcome, *pair))
    notes = []
    if len(honoured) < len(chosen):
        missed = counted(len(chosen) - len(honoured), "mutual choice is", "mutual choices are")
        text = f"{missed} not honoured: the two are needed elsewhere, or chose several."
        notes.append(Note(code="choice-missed", text=text))
    if len(honoured) <= ONE_BY_ONE and pool.num_people <= UP_TO_PEOPLE:
        notes += [_priced(pool, settled, outcome, (pair,), _names(pool, pair)) for pair in honoured]
    elif honoured:
        words = f"{counted(len(honoured), 'mutual choice', 'mutual choices')} honoured"
        notes.append(_priced(pool, settled, outcome, honoured, words))
    return tuple(notes)


def _priced(pool: Pool, settled: Settled, outcome: Outcome, pairs: _Pairs, words: str) -> Note:
    """Return the note on some choices, with what it cost to honour them."""
    problem = settled_problem(pool, settled)
    tiers = [
        replace(tier, pairs=tuple(pair for pair in tier.pairs if pair not in pairs))
        if tier.name == CHOICES
        else tier
        for tier in problem.tiers
    ]
    kept = tuple(tier for tier in tiers if tier.pairs or tier.people)
    settings = Settings(objective=Objective(pool.program.objective.value))
    after = without_extra(vouched(replace(problem, tiers=kept), settings), problem.source)
    people = after.num_placed - outcome.num_placed
    points = 100 * (after.value - outcome.value) / FULL_WEIGHT
    costs = [f"{counted(people, 'person', 'people')} without a partner"] if people > 0 else []
    costs += [f"{points:.1f} points of the total"] if round(points, 1) > 0 else []
    cost = f"at a cost of {' and '.join(costs)}" if costs else "at no cost"
    return Note(code="choice-honoured", text=f"{words}, {cost}.")


def _names(pool: Pool, pair: Sequence[int]) -> str:
    a, b = (pool.people[k].name for k in pair)
    return f"{a} and {b} chose each other and are paired"
