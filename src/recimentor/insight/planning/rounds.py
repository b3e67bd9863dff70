"""Several rounds at once, in which nobody meets anybody twice."""

from __future__ import annotations

from collections.abc import Callable

from recimentor.model.decisions import ordered
from recimentor.model.history import History, Ids
from recimentor.model.plan import Plan
from recimentor.model.rounds import Rounds, round_of


def plan_rounds(
    num_rounds: int, history: History, plan_once: Callable[[History, tuple[Ids, ...]], Plan]
) -> Rounds:
    """Return the plans of several rounds.

    Parameters
    ----------
    num_rounds
        How many to plan, 1 or more.
    history
        Rounds before the first of them.
    plan_once
        Plans one round from the history so far and the pairs that were made in this run.

    Notes
    -----
    Each round is the best one that the rounds before it leave; who was left over goes first in the next.
    Planning all rounds together could now and then make the pool last a round longer.
    """
    plans, met = list[Plan](), list[Ids]()
    for number in range(1, num_rounds + 1):
        plan = plan_once(history, tuple(met))
        if number > 1 and not plan.pairs and not plan.rings:
            break
        plans.append(plan)
        one = round_of(plan, f"round {number}")
        met += one.pairs
        # Nobody meets anybody twice in one run, not even the other way round.
        met += [ordered(*step) for step in one.taught]
        history = History((*history.rounds, one))
    return Rounds(tuple(plans), num_rounds)
