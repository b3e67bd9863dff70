"""Who would suit one person: possible partners, the best first."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from recimentor.insight.planning.left_over import why_nobody
from recimentor.insight.planning.pairs import plan_lessons, plan_served, plan_slot, share
from recimentor.insight.planning.standing import rank_of
from recimentor.model.explanation import Suggestion, Suggestions
from recimentor.model.plan import Gain, Lessons, Note, Person, Sentences, ServedRequests
from recimentor.scoring import FULL_WEIGHT, Pool


def suggest(
    pool: Pool,
    person: int,
    *,
    limit: int,
    taken: Mapping[str, Person],
    in_pool: bool,
    version: str,
) -> Suggestions:
    """Return possible partners of one person.

    Parameters
    ----------
    pool
        The scored pool, the person in it.
    person
        Index of the person.
    limit
        How many partners to tell at most, 1 or more.
    taken
        Id: the partner in a plan that was made already.
    in_pool
        Whether the person signed up, or asks from outside.
    version
        Of the program.

    Returns
    -------
    Suggestions
        By falling score, ties by id; without any, the reasons.
    """
    weights = pool.row(person).weights
    order = np.argsort(-weights, kind="stable")[: min(limit, int(np.count_nonzero(weights)))]
    return Suggestions(
        version=version,
        person=_person(pool, person),
        in_pool=in_pool,
        possible=int(np.count_nonzero(weights)),
        partners=tuple(
            _suggestion(pool, person, int(other), rank, taken) for rank, other in enumerate(order, start=1)
        ),
        reasons=() if len(order) else (why_nobody(pool, person),),
        notes=tuple(Note(code=note.code, text=note.text) for note in pool.notes),
    )


def _suggestion(pool: Pool, person: int, other: int, rank: int, taken: Mapping[str, Person]) -> Suggestion:
    detail = pool.pair(person, other)
    theirs = rank_of(pool.row(other), person)
    return Suggestion(
        rank=rank,
        partner=_person(pool, other),
        score=detail.weight / FULL_WEIGHT,
        gain=Gain(a=share(detail.gain_a), b=share(detail.gain_b)),
        points={name: points / FULL_WEIGHT for name, points in detail.points.items()},
        teaches=Lessons(a=plan_lessons(detail.a_teaches), b=plan_lessons(detail.b_teaches)),
        reason=Sentences(a=detail.sentence_a, b=detail.sentence_b),
        served=ServedRequests(a=plan_served(detail.served_a), b=plan_served(detail.served_b)),
        slot=plan_slot(detail.slot),
        their_rank=theirs.rank,
        their_of=theirs.of,
        taken_by=taken.get(pool.people[other].id),
    )


def _person(pool: Pool, k: int) -> Person:
    return Person(id=pool.people[k].id, name=pool.people[k].name)
