"""What the answers of a check-in come to: who should be talked to first, and what worked."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np

from recimentor.model.feedback import (
    NOWHERE,
    CheckIn,
    Concern,
    CriterionNews,
    Feedback,
    GoesOn,
    Got,
    Met,
    Reply,
    Verdict,
)
from recimentor.model.plan import Pair, Person, Plan, Ring
from recimentor.model.program import Meetings, last_day

#: Pairs with answers that either half must have before anything is said about a criterion.
FEWEST_PAIRS: Final = 10
_SURE: Final = 0.05
_DRAWS: Final = 10_000
_VALUE: Final = {Got.YES: 1.0, Got.PARTLY: 0.5, Got.NO: 0.0}


def review(plan: Plan, replies: Iterable[Reply]) -> Feedback:
    """Return what the answers come to; no weight is changed by it.

    Parameters
    ----------
    plan
        The plan whose pairs were asked; pairs that were declined never met, and of somebody who was
        forgotten nobody is asked.
    replies
        One a person.
    """
    met = tuple(pair for pair in plan.pairs if pair.state != "declined" and not pair.is_of_forgotten)
    rings = tuple(ring for ring in plan.rings if ring.state != "declined" and not ring.is_of_forgotten)
    plan = plan.model_copy(update={"pairs": met, "rings": rings})
    said = {reply.person: reply for reply in replies}
    asked = [person.id for pair in plan.groups for person in people_of(pair)]
    answers = [said[person_id] for person_id in dict.fromkeys(asked) if person_id in said]
    return Feedback(
        num_asked=len(set(asked)),
        num_answered=len(answers),
        met=_counts(Met, (reply.met for reply in answers)),
        got=_counts(Got, (reply.got for reply in answers)),
        goes_on=_counts(GoesOn, (reply.goes_on for reply in answers)),
        concerns=_concerns(plan, said),
        silent=tuple(sorted(set(asked) - said.keys())),
        not_met=tuple(ids for pair in plan.groups if _has_not_met(ids := _ids(pair), said)),
        criteria=_criteria(plan, said),
    )


def people_of(pair: Pair | Ring) -> tuple[Person, ...]:
    """Return the two people of a pair, or three, or those of a ring."""
    return pair.people


def _ids(pair: Pair | Ring) -> tuple[str, ...]:
    return tuple(person.id for person in people_of(pair))


def _counts(kind: type[StrEnum], answers: Iterable[StrEnum | None]) -> dict[str, int]:
    found = Counter(answer for answer in answers if answer is not None)
    return {one.value: found[one] for one in kind}


def _has_not_met(ids: Sequence[str], said: Mapping[str, Reply]) -> bool:
    answers = {said[one].met for one in ids if one in said}
    return Met.NOT_YET in answers and not answers & {Met.ONCE, Met.OFTEN}


def _concerns(plan: Plan, said: Mapping[str, Reply]) -> tuple[Concern, ...]:
    weighed = []
    for pair in plan.groups:
        for person in people_of(pair):
            partners = [one for one in people_of(pair) if one.id != person.id]
            reasons = _reasons(said.get(person.id), [said[one.id] for one in partners if one.id in said])
            if not reasons:
                continue
            place = said[person.id].place if person.id in said else NOWHERE
            names = tuple(one.name for one in partners)
            concern = Concern(person.id, person.name, names, tuple(text for _, text in reasons), place)
            weighed.append((sum(weight for weight, _ in reasons), concern))
    weighed.sort(key=lambda item: (-item[0], item[1].person))
    return tuple(concern for _, concern in weighed)


def _reasons(own: Reply | None, others: Sequence[Reply]) -> list[tuple[int, str]]:
    """Return why somebody should be talked to, the gravest first."""
    if own is None:
        if any(other.met is Met.NOT_YET for other in others):
            return [(3, "has not answered, and the partner says that they have not met")]
        return []
    told = (
        (16, own.wants_call, "asks for a talk"),
        (8, own.goes_on is GoesOn.NO, "does not want to continue"),
        (6, own.got is Got.NO, "did not get what they asked for"),
        (4, own.met is Met.NOT_YET, "has not met their partner"),
        (3, _contradict(own, others), "the two do not agree on whether they have met"),
        (1, own.goes_on is GoesOn.NOT_SURE, "is not sure about continuing"),
    )
    return [(weight, text) for weight, holds, text in told if holds]


def _contradict(own: Reply, others: Sequence[Reply]) -> bool:
    if own.met is None:
        return False
    return any(
        other.met is not None and (own.met is Met.NOT_YET) != (other.met is Met.NOT_YET) for other in others
    )


def _criteria(plan: Plan, said: Mapping[str, Reply]) -> tuple[CriterionNews, ...]:
    names = dict.fromkeys(name for pair in plan.groups for name in pair.points)
    got = [(pair, value) for pair in plan.groups if (value := _got(pair, said)) is not None]
    news = [_news(name, [(pair.points.get(name, 0.0), value) for pair, value in got]) for name in names]
    return (*news, _news("score", [(pair.score, value) for pair, value in got]))


def _got(pair: Pair | Ring, said: Mapping[str, Reply]) -> float | None:
    """Return what a pair got, 0-1: the mean over its answers, for two answers are not two pairs."""
    values = [_VALUE[got] for one in _ids(pair) if one in said and (got := said[one].got) is not None]
    return statistics.fmean(values) if values else None


def _news(name: str, answers: Sequence[tuple[float, float]]) -> CriterionNews:
    middle = statistics.median([points for points, _ in answers]) if answers else 0.0
    high = [value for points, value in answers if points > middle]
    low = [value for points, value in answers if points < middle]
    means = [statistics.fmean(half) if half else 0.0 for half in (high, low)]
    if min(len(high), len(low)) < FEWEST_PAIRS:
        return CriterionNews(name, len(high), len(low), means[0], means[1], 1.0, Verdict.TOO_FEW)
    chance = _chance(high, low)
    verdict = Verdict.NOTHING_SEEN
    if chance < _SURE:
        verdict = Verdict.HELPED if means[0] > means[1] else Verdict.DID_NOT_HELP
    return CriterionNews(name, len(high), len(low), means[0], means[1], chance, verdict)


def _chance(high: Sequence[float], low: Sequence[float]) -> float:
    """Return how often shuffled answers differ as much between the halves (a permutation test, seeded)."""
    values = np.array([*high, *low])
    seen = abs(float(np.mean(high)) - float(np.mean(low)))
    draws = np.random.default_rng(1).permuted(np.tile(values, (_DRAWS, 1)), axis=1)
    apart = np.abs(draws[:, : len(high)].mean(axis=1) - draws[:, len(high) :].mean(axis=1))
    return float((1 + np.count_nonzero(apart >= seen - 1e-12)) / (1 + _DRAWS))


def check_in_days(meetings: Meetings) -> tuple[tuple[str, date], ...]:
    """Return name and day of each check-in; none where the program has no dates."""
    end = last_day(meetings.start, meetings.end)
    if meetings.start is None or end is None:
        return ()
    return (("half-way", meetings.start + (end - meetings.start) // 2), ("end", end))


def overdue(plan: Plan, meetings: Meetings, replies: Iterable[Reply], as_of: date) -> tuple[CheckIn, ...]:
    """Return the check-ins whose day has come and that people have not answered, the earliest first.

    Parameters
    ----------
    plan
        The pairs.
    meetings
        The program's dates.
    replies
        All answers, of any number of files; one without a date counts for every check-in so far.
    as_of
        The day on which it is asked.

    Notes
    -----
    An answer counts for all check-ins up to its day: nobody is asked again about an earlier one.
    """
    days = [(name, day) for name, day in check_in_days(meetings) if day <= as_of]
    people = {person.id for pair in plan.groups if not pair.is_of_forgotten for person in people_of(pair)}
    last: dict[str, date] = {}
    for reply in replies:
        when = reply.date or as_of
        last[reply.person] = max(when, last.get(reply.person, when))
    found = [
        CheckIn(name, day, tuple(sorted(one for one in people if one not in last or last[one] < day)))
        for name, day in days
    ]
    return tuple(check_in for check_in in found if check_in.waiting)
