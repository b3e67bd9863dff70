"""What a pool would be if proposals were taken: for counting alone, nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recimentor.model.participant import Participant
from recimentor.model.program import Program, RelatedSkill
from recimentor.model.wording import Answer, Proposal

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
