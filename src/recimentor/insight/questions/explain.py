"""Why two people, or why not: both directions, points, rules, ranks, the price of forcing or forbidding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from statistics import median

import numpy as np

from recimentor.insight.planning.cautions import all_cautions
from recimentor.insight.planning.pairs import plan_lessons, plan_served, plan_slot, share
from recimentor.insight.planning.rings import RingsFound
from recimentor.insight.planning.settle import explained
from recimentor.insight.planning.standing import rank_of
from recimentor.insight.questions.price import PairPrice, is_paired, price_of
from recimentor.matching import Outcome
from recimentor.model.explanation import (
    CriterionFact,
    CriterionPoints,
    Explanation,
    Partners,
    Price,
    Ranks,
    RuleCheck,
    Unrated,
)
from recimentor.model.plan import Gain, Lessons, Note, Person, Sentences, ServedRequests
from recimentor.model.program import Reciprocity, Rings
from recimentor.model.settled import Settled
from recimentor.scoring import FULL_WEIGHT, Lesson, PairDetail, Pool, Reason
from recimentor.scoring.rings import Three, steps_of, why_no_step


def explain(
    pool: Pool,
    outcome: Outcome,
    pair: tuple[int, int],
    *,
    settled: Settled,
    version: str,
    one_way: Outcome | None = None,
    rings: RingsFound | None = None,
) -> Explanation:
    """Return everything that explains one pair; the pool is paired once more, for the price.

    Parameters
    ----------
    pool, outcome, settled
        The scored pool, its best pairing, and what was settled before that was sought.
    pair
        Two people by index, in the order in which they were asked for.
    one_way, rings
        One-way pairs and rings of people in none of the pairs, where the program allows them.
    """
    detail = pool.pair(*pair)
    price = price_of(pool, settled, outcome, *pair, one_way=one_way)
    phases = [outcome] if one_way is None else [outcome, one_way]
    rules, paired = _rules(pool, *pair), any(is_paired(phase, *pair) for phase in phases)
    # A pair that stands although it breaks a rule has the score that its plan tells.
    worth = explained(pool, *pair) if paired else detail
    return Explanation(
        version=version,
        a=_person(pool, detail.i),
        b=_person(pool, detail.j),
        possible=not detail.reasons,
        paired=paired,
        score=worth.weight / FULL_WEIGHT,
        gain=Gain(a=share(detail.gain_a), b=share(detail.gain_b)),
        points=_points(pool, worth),
        facts=_facts(pool, pair),
        teaches=Lessons(a=plan_lessons(detail.a_teaches), b=plan_lessons(detail.b_teaches)),
        unrated=_both_unrated(pool, detail),
        reason=Sentences(a=detail.sentence_a, b=detail.sentence_b),
        served=ServedRequests(a=plan_served(detail.served_a), b=plan_served(detail.served_b)),
        slot=plan_slot(detail.slot),
        rules=rules,
        reasons=_noted(detail.reasons),
        cautions=() if detail.reasons else all_cautions(pool, detail, middle_gain(pool, outcome)),
        standing=_ranks(pool, worth),
        partners=Partners(a=_partner(pool, phases, detail.i), b=_partner(pool, phases, detail.j)),
        price=_price(price, overrides=any(not rule.passed for rule in rules)),
        notes=_notes(pool, one_way, rings, detail, pair),
    )


def _notes(
    pool: Pool, one_way: Outcome | None, rings: RingsFound | None, detail: PairDetail, pair: tuple[int, int]
) -> tuple[Note, ...]:
    return (
        *_noted(pool.notes),
        *_one_way_partners(pool, one_way, detail),
        *ring_notes(pool, rings, pair),
        *_one_way(pool, detail),
    )


def _both_unrated(pool: Pool, detail: PairDetail) -> Unrated:
    a, b = (detail.i, detail.a_teaches), (detail.j, detail.b_teaches)
    return Unrated(a=_unrated(pool, *a), b=_unrated(pool, *b))


def _unrated(pool: Pool, teacher: int, taught: Iterable[Lesson]) -> tuple[str, ...]:
    """Return the skills of some lessons whose level their teacher did not give."""
    blank = {name for o in pool.people[teacher].offers if o.level is None for name in (o.key, o.skill)}
    return tuple(each.skill for each in taught if (each.through or each.key) in blank)


def _facts(pool: Pool, pair: tuple[int, int]) -> tuple[CriterionFact, ...]:
    return tuple(
        CriterionFact(part=f.part, value=f.value, neutral=f.is_neutral, text=f.text)
        for f in pool.facts(*pair)
    )


def _noted(reasons: Iterable[Reason]) -> tuple[Note, ...]:
    return tuple(Note(code=reason.code, text=reason.text) for reason in reasons)


def middle_gain(pool: Pool, outcome: Outcome) -> Fraction:
    """Return the middle of all gains of a pairing; 0 for an empty one."""
    gains = [gain for i, j in outcome.pairs.tolist() for gain in pool.worth(i, j)[1:]]
    return Fraction(median(gains)) if gains else Fraction(0)


def _points(pool: Pool, detail: PairDetail) -> tuple[CriterionPoints, ...]:
    shares = {use.name: use.share for use in pool.shares.uses}
    return tuple(
        CriterionPoints(name=name, points=points / FULL_WEIGHT, of=round(shares.get(name, 0.0), 6))
        for name, points in detail.points.items()
    )


def _rules(pool: Pool, i: int, j: int) -> tuple[RuleCheck, ...]:
    at = np.array([i]), np.array([j])
    return tuple(
        RuleCheck(rule=rule.name, passed=not broken, text=rule.reason(i, j) if broken else "")
        for rule, broken in ((rule, bool(rule.forbids(*at)[0])) for rule in pool.rules)
    )


def _ranks(pool: Pool, detail: PairDetail) -> Ranks:
    if not detail.weight:
        return Ranks(a=None, b=None)
    i, j, weight = detail.i, detail.j, detail.weight
    return Ranks(a=rank_of(pool.row(i), j, weight), b=rank_of(pool.row(j), i, weight))


def _partner(pool: Pool, phases: Sequence[Outcome], person: int) -> Person | None:
    pairs = [pair for phase in phases for pair in phase.pairs.tolist()]
    for i, j in pairs:
        if person in {i, j}:
            return _person(pool, j if person == i else i)
    return None


def _person(pool: Pool, k: int) -> Person:
    return Person(id=pool.people[k].id, name=pool.people[k].name)


def _one_way_partners(pool: Pool, one_way: Outcome | None, detail: PairDetail) -> tuple[Note, ...]:
    """Say which of the two are in a one-way pair of the pairing, and with whom."""
    if one_way is None:
        return ()
    if is_paired(one_way, detail.i, detail.j):
        return (Note(code="one-way-paired", text="The best pairing pairs them one way."),)
    found = ((detail.a, _partner(pool, [one_way], detail.i)), (detail.b, _partner(pool, [one_way], detail.j)))
    return tuple(
        Note(code="one-way-paired", text=f"The pair of {somebody.name} and {partner.name} is a one-way pair.")
        for somebody, partner in found
        if partner is not None
    )


def _one_way(pool: Pool, detail: PairDetail) -> tuple[Note, ...]:
    """Say where the program would allow the pair as a one-way pair."""
    if not detail.reasons or pool.program.reciprocity is not Reciprocity.PREFERRED:
        return ()
    weight, _, _ = pool.one_way().worth(detail.i, detail.j)
    text = f"Possible as a one-way pair, at {weight / FULL_WEIGHT:.0%}."
    return (Note(code="one-way-possible", text=text),) if weight else ()


def _price(price: PairPrice, *, overrides: bool) -> Price:
    return Price(
        action=price.action,
        people=price.people,
        score=price.score / FULL_WEIGHT,
        proved=price.is_proved,
        overrides=overrides and price.action == "force",
    )


def ring_notes(pool: Pool, rings: RingsFound | None, pair: tuple[int, int]) -> tuple[Note, ...]:
    """Return what rings say about two people, by index.

    Parameters
    ----------
    pool
        The scored pool; a program without rings gives no notes.
    rings
        The rings of its best plan.
    pair
        The two people.
    """
    if pool.program.rings is Rings.OFF or rings is None:
        return ()
    of = {person: (three, weight) for three, weight in rings.weighed for person in three}
    told = dict.fromkeys(of[person] for person in pair if person in of)
    return (
        *(Note(code="in-ring", text=_told(pool, three, weight, pair)) for three, weight in told),
        *_arrows(pool, pair),
    )


def _told(pool: Pool, three: Three, weight: int, pair: tuple[int, int]) -> str:
    arrows = ", ".join(f"{_name(pool, a)} teaches {_name(pool, b)}" for a, b in steps_of(three))
    inside = [person for person in pair if person in three]
    both = len(inside) > 1
    who = "Both are" if both else f"{_name(pool, inside[0])} is"
    why = ""
    if both and pool.pair(*pair).reasons:
        why = " No pair of the two is possible; in the ring one teaches the other and learns from the third."
    return f"{who} in a ring of three ({weight / FULL_WEIGHT:.0%}): {arrows}.{why}"


def _arrows(pool: Pool, pair: tuple[int, int]) -> Iterator[Note]:
    """Yield which of the two could teach the other as an arrow of a ring, where the two are no pair."""
    if not pool.pair(*pair).reasons:
        return
    for teacher, learner in (pair, pair[::-1]):
        if not why_no_step(pool, teacher, learner):
            text = f"In a ring {_name(pool, teacher)} could teach {_name(pool, learner)}."
            yield Note(code="ring-arrow-possible", text=text)


def _name(pool: Pool, person: int) -> str:
    return pool.people[person].name
