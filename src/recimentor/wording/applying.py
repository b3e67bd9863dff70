"""What a pool would be if proposals were taken, and words that surely mean each other: without stems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from recimentor.model.levels import has_agreed, offered_levels, open_wants, unrated_level
from recimentor.model.names import skill_key
from recimentor.model.participant import Participant
from recimentor.model.program import Program, RelatedSkill
from recimentor.model.wording import Answer, Proposal
from recimentor.wording.forms import one_form
from recimentor.wording.related import related_groups

_FULL = 100


def with_proposals(
    people: Sequence[Participant], program: Program, proposals: Sequence[Proposal]
) -> tuple[tuple[Participant, ...], Program]:
    """Return the people and the program as if proposals held; what is called partly is a related skill.

    Parameters
    ----------
    people, program
        As they are.
    proposals
        Those that are taken.
    """
    means = {p.wording_key: p.means_key for p in proposals if p.likely is Answer.SAME}
    meant = {key: end for key in means if (end := _end(key, means)) != key}
    people = tuple(_renamed(person, meant) for person in people)
    related = [
        RelatedSkill(want=want, offer=offer, credit=p.credit / _FULL)
        for p in proposals
        if p.likely is Answer.PARTLY
        for want, offer in ((p.wording_key, p.means_key), (p.means_key, p.wording_key))
    ]
    related = [
        entry.model_copy(
            update={"want": meant.get(entry.want, entry.want), "offer": meant.get(entry.offer, entry.offer)}
        )
        for entry in related
    ]
    skills = program.skills.model_copy(update={"related": (*program.skills.related, *related)})
    return people, program.model_copy(update={"skills": skills})


def _end(key: str, means: dict[str, str]) -> str:
    """Return where a chain of meanings ends; one that goes round means nothing."""
    seen = {key}
    while key in means:
        key = means[key]
        if key in seen:
            return min(seen)
        seen.add(key)
    return key


def _renamed(person: Participant, meant: dict[str, str]) -> Participant:
    keys = {*(offer.key for offer in person.offers), *(want.key for want in person.wants)}
    if not keys & meant.keys():
        return person
    return replace(
        person,
        offers=tuple(replace(offer, key=meant.get(offer.key, offer.key)) for offer in person.offers),
        wants=tuple(replace(want, key=meant.get(want.key, want.key)) for want in person.wants),
    )


_Names = dict[str, str]


def keeps_people_apart(people: Sequence[Participant], program: Program) -> bool:
    """Return whether a want that nobody can teach, or an offer nobody wants, has another word in the pool.

    Another word is one of the same form, or one that stands under the same skill in the table of related
    skills. Names that both stand on the program's list, and pairs that it calls different, are left aside.
    """
    wanted, offered = _names(people, program)
    listed = {skill_key(name) for name in program.skills.names}
    apart = {frozenset(map(skill_key, pair)) for pair in program.skills.different}
    return any(
        frozenset(pair) not in apart and not listed.issuperset(pair)
        for ours, theirs in ((wanted, offered), (offered, wanted))
        for pair in _other_words({key: name for key, name in ours.items() if key not in theirs}, theirs)
    )


def _names(people: Sequence[Participant], program: Program) -> tuple[_Names, _Names]:
    """Return what is wanted and what somebody can teach: names by their keys."""
    able = [p for p in people if p.active and has_agreed(p, program.commitments)]
    unrated, teach_from = unrated_level(able, program), program.score.teach_from
    wanted: _Names = {}
    offered: _Names = {}
    for person in able:
        wants = open_wants(person, unrated, program.score.repeated_wants)
        wanted |= {want.key: want.skill for want in wants}
        levels = offered_levels(person, unrated)
        offered |= {offer.key: offer.skill for offer in person.offers if levels[offer.key] >= teach_from}
    return wanted, offered


def _other_words(lonely: _Names, others: _Names) -> list[tuple[str, str]]:
    by_meaning: dict[object, list[str]] = {}
    for key, name in others.items() if lonely else ():
        for meaning in _meanings(key, name):
            by_meaning.setdefault(meaning, []).append(key)
    return [
        (key, other)
        for key, name in lonely.items()
        for meaning in _meanings(key, name)
        for other in by_meaning.get(meaning, ())
    ]


def _meanings(key: str, name: str) -> tuple[object, ...]:
    """Return what a name surely means: its form, and the skills of the table that list it."""
    return (one_form(name), *_skills_by_word().get(key, ()))


@cache
def _skills_by_word() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(related_groups()):
        for key in dict.fromkeys(map(skill_key, (group.skill, *group.same))):
            found[key] = (*found.get(key, ()), number)
    return found
