"""A pairing becomes a plan: ranked pairs with their reasons, people left over, and the proof."""

from __future__ import annotations

from collections.abc import Sequence

from recimentor.insight.planning.left_over import left_over
from recimentor.insight.planning.otherwise import choice_notes, ladder
from recimentor.insight.planning.pairs import plan_pairs, with_third
from recimentor.insight.planning.plan_rings import plan_rings
from recimentor.insight.planning.rings import RingsFound, paired_of, ring_proof
from recimentor.insight.planning.settle import settled_problem
from recimentor.insight.planning.solve import was_stopped
from recimentor.insight.planning.trio import Trio, find_trio
from recimentor.matching import Count, Outcome
from recimentor.model.participant import records_digest, to_record
from recimentor.model.plan import PLAN_SCHEMA, RINGS_SCHEMA, Input, Note, OneWay, Plan, PlanObjective
from recimentor.model.settled import Settled
from recimentor.scoring import FULL_WEIGHT, Pool


def assemble(
    pool: Pool,
    outcome: Outcome,
    *,
    inputs: Sequence[Input],
    version: str,
    settled: Settled | None = None,
    one_way: Outcome | None = None,
    rings: RingsFound | None = None,
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
    one_way
        The one-way pairing of those left over, where the program allows it.
    rings
        The rings of people who are in none of the pairs, where the program allows any.

    Returns
    -------
    Plan
        Pairs by falling score, then ids, one-way pairs after all others; people left over by id.
    """
    decided = settled or Settled()
    in_rings = [] if rings is None else rings.people.tolist()
    trio = find_trio(pool, outcome, [*in_rings, *([] if one_way is None else one_way.pairs.ravel().tolist())])
    made = plan_rings(pool, rings)
    paired = pool if rings is None else paired_of(pool, rings.order, made, decided)
    pairs = with_third(pool, plan_pairs(pool, outcome), trio)
    if one_way is not None:
        pairs += plan_pairs(pool.one_way(), one_way, after=len(pairs))
    placed = {person.id for pair in pairs for person in (pair.a, pair.b, pair.c) if person is not None}
    left = left_over(pool, outcome, one_way, in_rings)
    # Where rings took people before the pairs, the pairs are no longer the most of the whole pool.
    most = _most(outcome) if paired is pool else None
    placed |= {person.id for ring in made for person in ring.members}
    records = {person.id: to_record(person) for person in pool.people}
    return Plan(
        schema_=PLAN_SCHEMA if rings is None else RINGS_SCHEMA,
        version=version,
        inputs=tuple(inputs),
        people_digest=records_digest(records),
        program=pool.program.model_dump(mode="json", by_alias=True),
        people=records,
        status=outcome.status.value,
        proof=outcome.proof.value,
        ties=outcome.ties.value,
        objective=_objective(paired, outcome, decided),
        ladder=() if was_stopped(pool, outcome) else ladder(pool, decided, most),
        unrated_level=pool.unrated_level,
        notes=(
            *(Note(code=note.code, text=note.text) for note in pool.notes),
            *choice_notes(paired, decided, outcome),
            *_trio_note(trio),
        ),
        pairs=pairs,
        unmatched=tuple(one for one in left if one.id not in placed),
        one_way=None if one_way is None else _one_way(one_way),
        rings=made,
        ring_proof=None if rings is None else ring_proof(rings),
        certificate=outcome.certificate.to_json(),
        settled=decided,
    )


def _most(outcome: Outcome) -> Count | None:
    """Return how many people can be placed, where this run has proved it."""
    reached = (outcome.num_placed, len(outcome.pairs))
    proved = (outcome.placed_bound, outcome.pairs_bound) == reached
    return Count(*reached) if proved else None


def _objective(pool: Pool, outcome: Outcome, settled: Settled) -> PlanObjective:
    names = (tier.name for tier in settled_problem(pool, settled).tiers)
    return PlanObjective(
        name=pool.program.objective.value,
        people=pool.num_people,
        placed=outcome.num_placed,
        placed_bound=outcome.placed_bound,
        tiers=dict(zip(names, outcome.tiers, strict=True)),
        pairs=len(outcome.pairs),
        pairs_bound=outcome.pairs_bound,
        value=_score(outcome.value),
        bound=None if outcome.bound is None else _score(outcome.bound),
        gap=outcome.gap,
    )


def _one_way(outcome: Outcome) -> OneWay:
    return OneWay(
        status=outcome.status.value,
        placed=outcome.num_placed,
        pairs=len(outcome.pairs),
        pairs_bound=outcome.pairs_bound,
        value=_score(outcome.value),
        bound=None if outcome.bound is None else _score(outcome.bound),
        gap=outcome.gap,
        certificate=outcome.certificate.to_json(),
    )


def _trio_note(trio: Trio | None) -> tuple[Note, ...]:
    if trio is None:
        return ()
    return (
        Note(code="trio", text="One pair is a trio: the third person joined it after the pairs were proved."),
    )


def _score(weight: int) -> float:
    return weight / FULL_WEIGHT
