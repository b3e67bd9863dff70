"""Proposals: names of a pool that may mean one skill, so that a want meets an offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recimentor.model.levels import has_agreed, offered_levels, open_wants, unrated_level
from recimentor.model.names import skill_key
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.wording import PARTLY_CREDIT, Answer, Proposal
from recimentor.wording.nearness import LEAST, SAME_FROM, Floats, Nearness
from recimentor.wording.related import related_groups

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


def propose(people: Sequence[Participant], program: Program) -> tuple[Proposal, ...]:
    """Return which names may mean one skill, one proposal for each wording, those of most people first.

    Asked for each want that too few can teach and each offer that nobody wants.

    Parameters
    ----------
    people
        The pool; people who are not active or have not agreed are left aside.
    program
        Its list goes first; pairs that it calls different or related already are not proposed.

    Returns
    -------
    tuple of Proposal
        The nearest of at most three names each; the others stand in ``also``.
    """
    names = {name.key: name for name in _names(people, program)}
    by_wording: dict[str, list[Proposal]] = {}
    for found in candidates(people, program):
        if _is_lonely(names[found.wording_key]) or _is_lonely(names[found.means_key]):
            by_wording.setdefault(found.wording_key, []).append(found)
    best = [replace(some[0], also=tuple(other.means for other in some[1:])) for some in by_wording.values()]
    return tuple(sorted(best, key=lambda p: (-p.people, -p.score, p.wording)))


def candidates(people: Sequence[Participant], program: Program) -> tuple[Proposal, ...]:
    """Return up to three names that each wording of a pool may mean, the nearest first.

    A wording may mean a name on the list, or one that more people use; and it must join somebody who wants
    with somebody who can teach, or be none of the list itself. Cost: names times names, at most
    :data:`MOST_NAMES`.
    """
    names = _names(people, program)[:MOST_NAMES]
    rows = np.array([at for at, name in enumerate(names) if name.people], dtype=np.int64)
    if not len(rows) or len(names) < 2:  # noqa: PLR2004 - two are compared
        return ()
    nearness = Nearness([name.shown for name in names], program.skills.language)
    scores, related = nearness.compare(rows, np.arange(len(names)))
    _mask(scores, related, names, rows, program)
    return tuple(
        proposal
        for row, at in enumerate(rows.tolist())
        for proposal in _of_name(names[at], scores[row], related[row], names)
    )


def _of_name(name: _Name, scores: Floats, related: Floats, names: Sequence[_Name]) -> list[Proposal]:
    order = np.argsort(-scores, kind="stable")[:_CANDIDATES].tolist()
    return [_proposal(name, names[at], scores[at], related[at]) for at in order if scores[at] >= LEAST]


def _proposal(wording: _Name, means: _Name, score: float, related: float) -> Proposal:
    is_partly = _PARTLY_FROM < related <= SAME_FROM
    return Proposal(
        wording=wording.shown,
        means=means.shown,
        wording_key=wording.key,
        means_key=means.key,
        likely=Answer.PARTLY if is_partly else Answer.SAME,
        credit=round(_FULL * related) if is_partly else PARTLY_CREDIT,
        score=round(float(score), 4),
        people=wording.people,
    )


def _is_lonely(name: _Name) -> bool:
    return name.wanted > name.offered or (name.offered > 0 and not name.wanted)


def _mask(
    scores: Floats, related: Floats, names: Sequence[_Name], rows: NDArray[np.int64], program: Program
) -> None:
    """Take away what is settled, what is no name above the wording, and what would join nobody."""
    number = np.arange(len(names))
    is_listed = np.array([name.is_listed for name in names])
    is_wanted = np.array([name.wanted > 0 for name in names])
    is_offered = np.array([name.offered > 0 for name in names])
    # Names stand in their order: the list first, then those of most people.
    above = number[np.newaxis, :] < rows[:, np.newaxis]
    joins = (is_wanted[rows][:, np.newaxis] & is_offered) | (is_offered[rows][:, np.newaxis] & is_wanted)
    kept = above & (joins | (is_listed & ~is_listed[rows][:, np.newaxis]))
    # Two listed names are two skills: one may serve the other in part, where the table says so.
    both = is_listed[rows][:, np.newaxis] & is_listed
    kept &= ~both | ((related > _PARTLY_FROM) & (related <= SAME_FROM))
    scores[~kept] = 0.0
    lifted = is_listed & ~is_listed[rows][:, np.newaxis] & (scores >= LEAST)
    scores[lifted] += _LISTED
    at = {name.key: place for place, name in enumerate(names)}
    row_of = {int(place): row for row, place in enumerate(rows)}
    settled = [*program.skills.different, *((r.want, r.offer) for r in program.skills.related)]
    for pair in settled:
        first, second = (at.get(skill_key(name), -1) for name in pair)
        for one, other in ((first, second), (second, first)):
            if one in row_of and other >= 0:
                scores[row_of[one], other] = 0.0


def likely(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals that are worth being counted on."""
    return tuple(proposal for proposal in proposals if proposal.score >= LIKELY)


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
    called = {key: min(some, key=lambda name: (-some[name], name)) for key, some in shown.items()} | listed
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
    heads = {skill_key(group.skill) for group in related_groups()}
    return sorted(names, key=lambda n: (not n.is_listed, -n.people, n.key not in heads, n.key))
