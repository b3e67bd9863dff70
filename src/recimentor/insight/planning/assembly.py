"""A pairing becomes a plan: ranked pairs with their reasons, people left over, and the proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
from recimentor.model.plan import (
    PLAN_SCHEMA,
    RINGS_SCHEMA,
    Input,
    Note,
    OneWay,
    Pair,
    Plan,
    PlanObjective,
    Ring,
    Rung,
    Unmatched,
)
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
    """Return the plan of a pairing: pairs by falling score, then ids, one-way pairs last; people by id.

    Parameters
    ----------
    pool, outcome, settled
        The scored pool, its pairing, vouched for, and what was settled before it was sought.
    inputs, version
        The files that the pool was read from, and the version of the program.
    one_way, rings
        One-way pairs and rings of people in none of the pairs, where the program allows them.
    """
    decided = settled or Settled()
    in_rings = [] if rings is None else rings.people.tolist()
    trio = find_trio(pool, outcome, [*in_rings, *([] if one_way is None else one_way.pairs.ravel().tolist())])
    made = plan_rings(pool, rings)
    paired = pool if rings is None else paired_of(pool, rings.order, made, decided)
    pairs = _pairs(pool, outcome, one_way, trio)
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
        ladder=_ladder(pool, outcome, decided, is_whole=paired is pool),
        unrated_level=pool.skills.unrated_level,
        notes=(*_pool_notes(pool), *choice_notes(paired, decided, outcome), *_trio_note(trio)),
        pairs=pairs,
        unmatched=_unplaced(left_over(pool, outcome, one_way, in_rings), pairs, made),
        one_way=None if one_way is None else _one_way(one_way),
        rings=made,
        ring_proof=None if rings is None else ring_proof(rings),
        certificate=outcome.certificate.to_json(),
        settled=decided,
    )


def _pairs(pool: Pool, outcome: Outcome, one_way: Outcome | None, trio: Trio | None) -> tuple[Pair, ...]:
    pairs = with_third(pool, plan_pairs(pool, outcome), trio)
    return pairs if one_way is None else pairs + plan_pairs(pool.one_way(), one_way, after=len(pairs))


def _unplaced(
    left: Iterable[Unmatched], pairs: Iterable[Pair], rings: Iterable[Ring]
) -> tuple[Unmatched, ...]:
    placed = {person.id for pair in pairs for person in (pair.a, pair.b, pair.c) if person is not None}
    placed |= {person.id for ring in rings for person in ring.members}
    return tuple(one for one in left if one.id not in placed)


def _pool_notes(pool: Pool) -> Iterator[Note]:
    return (Note(code=note.code, text=note.text) for note in pool.notes)


def _ladder(pool: Pool, outcome: Outcome, settled: Settled, *, is_whole: bool) -> tuple[Rung, ...]:
    if was_stopped(pool, outcome):
        return ()
    # Where rings took people before the pairs, the pairs are no longer the most of the whole pool.
    return ladder(pool, settled, _most(outcome) if is_whole else None)


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
