"""Supply and demand: which skills are short, which nobody can teach, and whom to recruit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from recimentor.insight.planning.solve import solve_pool
from recimentor.model.levels import has_agreed, offered_levels, open_wants, unrated_level
from recimentor.model.participant import MAX_LEVEL, MAX_PRIORITY, Offer, Participant, Want
from recimentor.model.program import Program
from recimentor.model.supply import Recruit, SkillSupply
from recimentor.scoring import build_pool

#: Id of a person who is only supposed; no participant's id begins with a control character.
_SUPPOSED = "\x01"
_MOST_TAUGHT, _MOST_WANTED = 6, 4
_LARGEST_POOL = 400


def skill_supply(people: Sequence[Participant], program: Program) -> tuple[SkillSupply, ...]:
    """Return how many want and can teach each skill, the shortest first.

    Parameters
    ----------
    people
        The pool; people who are not active or have not agreed are left aside.
    program
        Says from which level somebody can teach, and what unrated levels count.

    Returns
    -------
    tuple of SkillSupply
        Sorted by what is missing, then by demand, then by name. Cost: one pass over all skills.
    """
    able = [p for p in people if p.active and has_agreed(p, program.commitments)]
    unrated = unrated_level(able, program)
    names: dict[str, Counter[str]] = {}
    wanted: Counter[str] = Counter()
    offered: Counter[str] = Counter()
    below: Counter[str] = Counter()
    for person in able:
        for offer in person.offers:
            names.setdefault(offer.key, Counter())[offer.skill] += 1
        for want in person.wants:
            names.setdefault(want.key, Counter())[want.skill] += 1
        wanted.update({want.key for want in open_wants(person, unrated, program.score.repeated_wants)})
        for key, level in offered_levels(person, unrated).items():
            (offered if level >= program.score.teach_from else below)[key] += 1
    rows = [
        SkillSupply(
            skill=min(names[key], key=lambda name: (-names[key][name], name)),
            key=key,
            wanted_by=wanted[key],
            offered_by=offered[key],
            known_by=below[key],
        )
        for key in names
    ]
    return tuple(sorted(rows, key=lambda row: (-row.short_by, -row.wanted_by, row.key)))


def whom_to_recruit(
    people: Sequence[Participant],
    program: Program,
    *,
    limit: int = 5,
    tell: Callable[[int, int], None] | None = None,
) -> tuple[Recruit, ...]:
    """Return who, if one more person came, would place the most people; each found by solving again.

    Parameters
    ----------
    people
        The pool, sorted by id.
    program
        Its rules count for the supposed person too, who fills in nothing but one offer and one want.
    limit
        How many to return.
    tell
        Called with the number of solutions done and to do.

    Returns
    -------
    tuple of Recruit
        Those who place more people than are placed now, the best first; none for pools beyond 400 people,
        where solving again so often would take long.
    """
    able = [p for p in people if p.active and has_agreed(p, program.commitments)]
    if not 1 < len(able) <= _LARGEST_POOL:
        return ()
    placed_now, left_over = _placed(people, program)
    pairs = _candidates(able, left_over, program)
    found = []
    for number, (teaches, wants) in enumerate(pairs):
        if tell is not None:
            tell(number, len(pairs))
        placed, _ = _placed([*people, _supposed(teaches, wants, program)], program)
        if placed > placed_now:
            found.append(Recruit(teaches.skill, wants.skill, placed - placed_now))
    best = sorted(found, key=lambda recruit: (-recruit.placed, recruit.teaches, recruit.wants))
    return tuple(best[:limit])


def _placed(people: Sequence[Participant], program: Program) -> tuple[int, frozenset[str]]:
    """Return how many people are placed, and the ids of those who are not."""
    pool = build_pool(sorted(people, key=lambda person: person.id), program)
    outcome = solve_pool(pool)
    there = {int(index) for pair in outcome.pairs for index in pair}
    left = frozenset(p.id for k, p in enumerate(pool.people) if k not in there)
    return len(there), left


def _candidates(
    able: Sequence[Participant], left_over: frozenset[str], program: Program
) -> list[tuple[Want, Offer]]:
    """Return what a newcomer might teach (what those left over want) and want (what they teach)."""
    unrated = unrated_level(able, program)
    left = [person for person in able if person.id in left_over] or list(able)
    wants: dict[str, Want] = {}
    offers: dict[str, Offer] = {}
    wanted: Counter[str] = Counter()
    offered: Counter[str] = Counter()
    for person in left:
        for want in open_wants(person, unrated, program.score.repeated_wants):
            wanted[want.key] += want.counted_priority
            wants.setdefault(want.key, want)
        for offer in person.offers:
            level = unrated if offer.level is None else offer.level
            if level >= program.score.teach_from:
                offered[offer.key] += 1
                offers.setdefault(offer.key, offer)
    taught = sorted(wanted, key=lambda key: (-wanted[key], key))[:_MOST_TAUGHT]
    asked = sorted(offered, key=lambda key: (-offered[key], key))[:_MOST_WANTED]
    return [(wants[first], offers[second]) for first in taught for second in asked if first != second]


def _supposed(teaches: Want, wants: Offer, program: Program) -> Participant:
    return Participant(
        id=_SUPPOSED,
        name="One more person",
        offers=(Offer(teaches.skill, MAX_LEVEL, teaches.key),),
        wants=(Want(wants.skill, MAX_PRIORITY, wants.key),),
        agreed=True if program.commitments else None,
    )
