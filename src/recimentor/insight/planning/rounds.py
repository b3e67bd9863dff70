"""Rounds: earlier ones as a part of what is settled, and several at once without repeats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from recimentor.model.decisions import ordered
from recimentor.model.history import History, Ids
from recimentor.model.participant import Participant
from recimentor.model.plan import Plan
from recimentor.model.program import Program
from recimentor.model.reporting import Line
from recimentor.model.rounds import Rounds, round_of
from recimentor.model.rules import NotRepeated
from recimentor.model.settled import Settled
from recimentor.scoring import Pool, build_pool


def with_history(
    settled: Settled,
    history: History,
    people: Sequence[Participant],
    program: Program,
    *,
    met: Sequence[Ids] = (),
) -> Settled:
    """Return what was settled together with what earlier rounds say about the people of this pool.

    Parameters
    ----------
    settled
        What humans settled.
    history
        Earlier rounds in today's ids.
    people
        The pool; pairs with anybody else are left out.
    program
        Says whether earlier partners are kept apart, and whether who was left over goes first.
    met
        Pairs of earlier rounds of the same run: kept apart whatever the program says.
    """
    here = {person.id for person in people}
    first = {person_id for person_id in history.first(program.history) if person_id in here}
    apart = {*history.apart(program.history), *met}
    costly = set(history.costly(program.history)) - apart
    return settled.model_copy(
        update={
            "first": tuple(sorted({*settled.first, *first} - set(settled.out))),
            # In a later round of one run a locked pair has met; it is not made twice.
            "locked": tuple(pair for pair in settled.locked if pair not in met),
            "kept": tuple(pair for pair in settled.kept if pair not in met),
            # Where the program turned `not_repeated` off, rounds of one run still never repeat a pair.
            "vetoed": tuple(sorted({*settled.vetoed, *(met if _is_off(program) else ())})),
            "apart": tuple(sorted(pair for pair in apart if here.issuperset(pair))),
            "taught": tuple(sorted(s for s in history.taught(program.history) if here.issuperset(s))),
            "repeated": tuple(sorted(pair for pair in costly if here.issuperset(pair))),
        }
    )


def _is_off(program: Program) -> bool:
    return any(isinstance(rule, NotRepeated) and not rule.on for rule in program.rules)


def pool_after(
    people: Sequence[Participant],
    program: Program,
    settled: Settled,
    organisation: Mapping[str, Line] | None = None,
) -> Pool:
    """Return the scored pool in which earlier partners are kept apart, or meet again at a cost."""
    return build_pool(
        people,
        program,
        history=settled.apart,
        repeated=settled.repeated,
        organisation=organisation,
        taught=settled.taught,
    )


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
