"""Proposals: names of a pool that may mean one skill, so that a want meets an offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from recimentor.model.levels import has_agreed, offered_levels, open_wants, unrated_level
from recimentor.model.names import skill_key
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.wording import PARTLY_CREDIT, Answer, Proposal
from recimentor.wording.nearness import LEAST, SAME_FROM, Floats, Nearness

#: Names compared at most: those that most people use. Beyond it a run says that it looked at these alone.
MOST_NAMES: Final = 1500
_CANDIDATES: Final = 3
_FULL: Final = 100
#: A listed name goes before one that is not.
_LISTED: Final = 0.05
#: Likely enough to be counted on where the table of related skills says nothing.
LIKELY: Final = 0.22
_PARTLY_FROM: Final = 0.35


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of the pool or the list, and how many people want it, can teach it, or use it at all."""

    key: str
    shown: str
    wanted: int
    offered: int
    people: int
    is_listed: bool


def propose(
    people: Sequence[Participant], program: Program, *, of: Collection[str] | None = None
) -> tuple[Proposal, ...]:
    """Return which names may mean one skill, those of most people first.

    Asked for each want that too few can teach and each offer that nobody wants: the three nearest names that
    are wanted or offered on the other side, or on the program's list.

    Parameters
    ----------
    people
        The pool; people who are not active or have not agreed are left aside.
    program
        Its list goes first; pairs that it calls different or related already are not proposed.
    of
        Only names with these keys are asked for; by default all.

    Returns
    -------
    tuple of Proposal
        One for each wording. Cost: names asked for times names, at most :data:`MOST_NAMES` each.
    """
    names = _names(people, program)[:MOST_NAMES]
    asked = [at for at, name in enumerate(names) if _is_lonely(name) and (of is None or name.key in of)]
    if not asked or len(names) < _CANDIDATES - 1:
        return ()
    nearness = Nearness([name.shown for name in names], program.skills.language)
    rows = np.array(asked, dtype=np.int64)
    scores, credits = nearness.compare(rows, np.arange(len(names)))
    _mask(scores, credits, names, asked, program)
    found: dict[str, Proposal] = {}
    for row, at in enumerate(asked):
        for proposal in _of_name(at, scores[row], credits[row], names):
            known = found.get(proposal.wording_key)
            if known is None or proposal.score > known.score:
                found[proposal.wording_key] = proposal
    return tuple(sorted(found.values(), key=lambda p: (-p.people, -p.score, p.wording)))


def likely(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals that are worth being counted on."""
    return tuple(p for p in proposals if p.score >= LIKELY)


def _of_name(at: int, scores: Floats, related: Floats, names: Sequence[_Name]) -> list[Proposal]:
    order = np.argsort(-scores, kind="stable")[:_CANDIDATES]
    near = [int(other) for other in order if scores[other] >= LEAST]
    found = []
    for other in near[:1]:
        wording, means = _turned(names[at], names[other])
        also = [names[more].shown for more in near[1:]] if wording is names[at] else []
        credit = float(related[other])
        is_partly = _PARTLY_FROM < credit <= SAME_FROM
        found.append(
            Proposal(
                wording=wording.shown,
                means=means.shown,
                wording_key=wording.key,
                means_key=means.key,
                likely=Answer.PARTLY if is_partly or (wording.is_listed and means.is_listed) else Answer.SAME,
                credit=max(1, min(_FULL - 1, round(_FULL * credit))) if is_partly else PARTLY_CREDIT,
                score=round(float(scores[other]), 4),
                people=wording.people,
                also=tuple(also),
            )
        )
    return found


def _turned(name: _Name, other: _Name) -> tuple[_Name, _Name]:
    """Return the wording and what it means: a listed name, or the one that more people use."""
    first, second = sorted((name, other), key=lambda n: (n.is_listed, n.people, n.shown))
    return first, second


def _is_lonely(name: _Name) -> bool:
    return name.wanted > name.offered or (name.offered > 0 and not name.wanted)


def _mask(
    scores: Floats, related: Floats, names: Sequence[_Name], asked: Sequence[int], program: Program
) -> None:
    """Take away what is settled or would join nobody; lift listed names a little."""
    at = {name.key: number for number, name in enumerate(names)}
    settled = [*program.skills.different, *((r.want, r.offer) for r in program.skills.related)]
    row_of = {number: row for row, number in enumerate(asked)}
    for pair in settled:
        first, second = (at.get(skill_key(name), -1) for name in pair)
        for one, other in ((first, second), (second, first)):
            if one in row_of and other >= 0:
                scores[row_of[one], other] = 0.0
    is_listed = np.array([name.is_listed for name in names])
    is_wanted = np.array([name.wanted > 0 for name in names])
    is_offered = np.array([name.offered > 0 for name in names])
    scores[:, is_listed] += np.where(scores[:, is_listed] >= LEAST, _LISTED, 0.0)
    for row, number in enumerate(asked):
        name = names[number]
        joins = (is_offered if name.wanted else np.zeros_like(is_offered)) | (
            is_wanted if name.offered else np.zeros_like(is_wanted)
        )
        # Two listed names are two skills: one may serve the other in part, where the table says so.
        apart = is_listed & (related[row] > SAME_FROM) if name.is_listed else np.zeros_like(is_listed)
        mere = is_listed & (related[row] == 0) if name.is_listed else np.zeros_like(is_listed)
        scores[row, ~(joins | (is_listed & (not name.is_listed))) | apart | mere] = 0.0
        scores[row, number] = 0.0


def _names(people: Sequence[Participant], program: Program) -> list[_Name]:
    """Return the names of the pool and the list, those of most people first."""
    able = [p for p in people if p.active and has_agreed(p, program.commitments)]
    unrated = unrated_level(able, program)
    shown: dict[str, Counter[str]] = {}
    wanted: Counter[str] = Counter()
    offered: Counter[str] = Counter()
    used: Counter[str] = Counter()
    for person in able:
        named = [(offer.key, offer.skill) for offer in person.offers]
        for key, name in (*named, *((want.key, want.skill) for want in person.wants)):
            shown.setdefault(key, Counter())[name] += 1
        wanted.update({want.key for want in open_wants(person, unrated, program.score.repeated_wants)})
        levels = offered_levels(person, unrated)
        offered.update({key for key, level in levels.items() if level >= program.score.teach_from})
        used.update({*levels, *(want.key for want in person.wants)})
    listed = {skill_key(name): name for name in program.skills.names}
    called = {key: min(some, key=lambda name: (-some[name], name)) for key, some in shown.items()} | listed  # noqa: B023
    names = [
        _Name(
            key,
            name,
            wanted[key],
            offered[key],
            used[key],
            key in listed,
        )
        for key, name in called.items()
    ]
    return sorted(names, key=lambda n: (not n.is_listed, -n.people, n.key))
