"""A pairing becomes a plan: ranked pairs with their reasons, people left over, and the proof."""

from __future__ import annotations

from collections.abc import Sequence

from recimentor.insight.ladder import ladder
from recimentor.insight.left_over import left_over
from recimentor.insight.pairs import plan_pairs
from recimentor.matching import Outcome
from recimentor.model.participant import people_digest, to_record
from recimentor.model.plan import Input, Note, Plan, PlanObjective
from recimentor.model.settled import Settled
from recimentor.scoring import FULL_WEIGHT, Pool


def assemble(
    pool: Pool, outcome: Outcome, *, inputs: Sequence[Input], version: str, settled: Settled | None = None
) -> Plan:
    """Return the plan of a pairing.

    Parameters
    ----------
    pool
        The scored pool.
    outcome
        Its pairing, vouched for.
    inputs
        The files that the pool was read from.
    version
        Of the program.
    settled
        What was settled before the pairing was sought; nothing by default.

    Returns
    -------
    Plan
        Pairs by falling score, then ids; people left over by id.
    """
    return Plan(
        version=version,
        inputs=tuple(inputs),
        people_digest=people_digest(pool.people),
        program=pool.program.model_dump(mode="json", by_alias=True),
        people={person.id: to_record(person) for person in pool.people},
        status=outcome.status.value,
        proof=outcome.proof.value,
        ties=outcome.ties.value,
        objective=_objective(pool, outcome),
        ladder=ladder(pool, _most_placed(pool, outcome, settled)),
        unrated_level=pool.unrated_level,
        notes=tuple(Note(code=note.code, text=note.text) for note in pool.notes),
        pairs=plan_pairs(pool, outcome),
        unmatched=left_over(pool, outcome),
        certificate=outcome.certificate.to_json(),
        settled=settled or Settled(),
    )


def _most_placed(pool: Pool, outcome: Outcome, settled: Settled | None) -> int | None:
    """Return how many people can be placed, where this run has proved it without decisions in its way."""
    free = settled is None or settled == Settled()
    return outcome.num_placed if free and outcome.placed_bound == outcome.num_placed else None


def _objective(pool: Pool, outcome: Outcome) -> PlanObjective:
    return PlanObjective(
        name=pool.program.objective.value,
        people=pool.num_people,
        placed=outcome.num_placed,
        pairs=len(outcome.pairs),
        pairs_bound=outcome.pairs_bound,
        value=_score(outcome.value),
        bound=None if outcome.bound is None else _score(outcome.bound),
        gap=outcome.gap,
    )


def _score(weight: int) -> float:
    return weight / FULL_WEIGHT
