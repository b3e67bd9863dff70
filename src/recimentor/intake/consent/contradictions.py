"""Decisions that exclude each other, each told with both lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recimentor.model.codes import finding_of
from recimentor.model.counting import counted
from recimentor.model.decisions import Decisions, PairDecision, pairs_of
from recimentor.model.finding import Finding, Place, sorted_findings


def contradictions(decisions: Decisions, capacity: Mapping[str, int]) -> tuple[Finding, ...]:
    """Return a finding for every two decisions that cannot both hold.

    Parameters
    ----------
    decisions
        From all files and options of a run together.
    capacity
        Partners that each person may have; 1 for people who are not in it.
    """
    return sorted_findings(
        [*_about_pairs(decisions), *_about_people(decisions), *_too_many(decisions, capacity)]
    )


def _about_pairs(decisions: Decisions) -> Iterator[Finding]:
    locked = pairs_of(decisions.locked)
    for word, others in (("vetoed", decisions.vetoed), ("ended", decisions.ended)):
        for other in others:
            if lock := locked.get(other.pair):
                yield _contradiction(other.place, lock.place, f"This pair is locked and {word}")


def _about_people(decisions: Decisions) -> Iterator[Finding]:
    out = {decision.person: decision for decision in decisions.out}
    for lock in decisions.locked:
        for person in lock.pair:
            if person in out:
                yield _contradiction(
                    out[person].place, lock.place, "This person is out, and in a locked pair"
                )
    for first in decisions.first:
        if first.person in out:
            yield _contradiction(
                out[first.person].place, first.place, "This person is out, and to be placed first"
            )


def _too_many(decisions: Decisions, capacity: Mapping[str, int]) -> Iterator[Finding]:
    locks: dict[str, list[PairDecision]] = {}
    for lock in pairs_of(decisions.locked).values():
        for person in lock.pair:
            locks.setdefault(person, []).append(lock)
    told = set()
    for person, theirs in locks.items():
        room = capacity.get(person, 1)
        for lock in theirs[room:]:
            if lock.pair not in told:
                told.add(lock.pair)
                partners = counted(room, "partner")
                message = f"With this lock somebody has {len(theirs)} partners, who may have {partners}"
                yield _contradiction(lock.place, theirs[0].place, message)


def _contradiction(place: Place, other: Place, message: str) -> Finding:
    return finding_of("decision-contradiction", place, f"{message}: see {other}.", also=[other])
