"""A pairing becomes a plan: ranked pairs with their reasons, people left over, and the proof."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from recimentor.insight.ladder import ladder
from recimentor.insight.left_over import left_over_reasons
from recimentor.insight.standing import rank_of
from recimentor.matching import Outcome
from recimentor.model.participant import people_digest, to_record
from recimentor.model.plan import (
    Gain,
    Input,
    Lesson,
    Lessons,
    Note,
    Pair,
    Person,
    Plan,
    PlanObjective,
    Requests,
    Sentences,
    Standing,
    Unmatched,
)
from recimentor.model.settled import Settled
from recimentor.scoring import FULL_WEIGHT, PairDetail, Pool
from recimentor.scoring import Lesson as ScoredLesson

_DIGITS = 6


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
    pairs = sorted(
        zip(outcome.pairs.tolist(), outcome.weights.tolist(), strict=True),
        key=lambda item: (-item[1], item[0]),
    )
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
        ladder=ladder(pool),
        unrated_level=pool.unrated_level,
        notes=tuple(Note(code=note.code, text=note.text) for note in pool.notes),
        pairs=tuple(_pair(pool, rank, i, j) for rank, ((i, j), _) in enumerate(pairs, start=1)),
        unmatched=_unmatched(pool, outcome),
        certificate=outcome.certificate.to_json(),
        settled=settled or Settled(),
    )


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


def _pair(pool: Pool, rank: int, i: int, j: int) -> Pair:
    detail = pool.pair(i, j)
    return Pair(
        rank=rank,
        a=Person(id=detail.a.id, name=detail.a.name),
        b=Person(id=detail.b.id, name=detail.b.name),
        score=_score(detail.weight),
        gain=Gain(a=_share(detail.gain_a), b=_share(detail.gain_b)),
        standing=Standing(a=rank_of(pool.row(i), j), b=rank_of(pool.row(j), i)),
        points={name: _score(points) for name, points in detail.points.items()},
        teaches=Lessons(a=_lessons(detail.a_teaches), b=_lessons(detail.b_teaches)),
        requests=_requests(detail),
        reason=Sentences(a=detail.sentence_a, b=detail.sentence_b),
    )


def _requests(detail: PairDetail) -> Requests:
    a, b = (person.requests if person.share_requests else () for person in (detail.a, detail.b))
    return Requests(a=a, b=b)


def _lessons(taught: Iterable[ScoredLesson]) -> tuple[Lesson, ...]:
    return tuple(
        Lesson(
            skill=lesson.skill,
            priority=lesson.priority,
            level=lesson.level.numerator if lesson.level.denominator == 1 else float(lesson.level),
            own_level=lesson.own_level,
            through=lesson.through,
            gain=_share(lesson.gain),
        )
        for lesson in taught
    )


def _unmatched(pool: Pool, outcome: Outcome) -> tuple[Unmatched, ...]:
    placed = {person for pair in outcome.pairs.tolist() for person in pair}
    left_over = [person for person in range(pool.num_people) if person not in placed]
    possible = [person for person in left_over if pool.row(person).weights.any()]
    pool_is_odd = len(possible) == 1 and pool.side is None
    return tuple(
        Unmatched(
            id=pool.people[person].id,
            name=pool.people[person].name,
            reasons=left_over_reasons(pool, person, pool_is_odd=pool_is_odd),
        )
        for person in left_over
    )


def _score(weight: int) -> float:
    return weight / FULL_WEIGHT


def _share(value: Fraction) -> float:
    return round(float(value), _DIGITS)
