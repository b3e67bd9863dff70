"""Which of somebody's requests, in their own words, a partner serves.

A request is served by a skill that the partner can teach where it names the skill in full, or where the
asker wants that skill and the request holds a word of its name that no other skill of the pool has: *"show
me what AI can draft"* is served by *Generative AI tools*, and *"teach me to negotiate"* by *Negotiation*.
Endings do not matter. Nothing is guessed beyond that, so many a request stays unclaimed and is simply shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recimentor.model.participant import Participant, skill_key
from recimentor.model.program import Program
from recimentor.scoring.skills.sheet import SkillSheet

_ROOT = 4
_ENDING = 2


@dataclass(frozen=True, slots=True)
class Served:
    """A request and the skills by which a partner serves it, as the partner spells them."""

    text: str
    skills: tuple[str, ...]


class RequestReader:
    """Finds skills in requests.

    Parameters
    ----------
    people
        The pool: a word that one of its skills alone has stands for that skill.
    program
        Its ``skills.aliases`` are other spellings of a skill.
    """

    def __init__(self, people: Sequence[Participant], program: Program) -> None:
        self._teach_from = program.score.teach_from
        self._spellings: dict[str, list[str]] = {}
        for spelling, skill in program.skills.aliases.items():
            self._spellings.setdefault(skill_key(skill), []).append(skill_key(spelling))
        keys = {offer.key for person in people for offer in person.offers}
        keys |= {want.key for person in people for want in person.wants}
        self._skills_with = Counter(word for key in keys for word in set(key.split()))

    def served(self, asker: Participant, partner: SkillSheet) -> tuple[Served, ...]:
        """Return the requests that a partner serves; offers below the teaching level serve nothing."""
        wanted = {want.key for want in asker.wants}
        taught = [
            (key, offer.skill) for key, (offer, level) in partner.held.items() if level >= self._teach_from
        ]
        found = []
        for text in asker.requests:
            words = _words(text)
            skills = tuple(name for key, name in taught if self._names(words, key, is_wanted=key in wanted))
            if skills:
                found.append(Served(text, skills))
        return tuple(found)

    def _names(self, words: Sequence[str], key: str, *, is_wanted: bool) -> bool:
        """Return whether a request names a skill."""
        spellings = (key, *self._spellings.get(key, ()))
        if any(_holds(words, spelling.split()) for spelling in spellings):
            return True
        own = [word for word in key.split() if self._skills_with[word] == 1]
        return is_wanted and any(_holds(words, [word]) for word in own)


def _words(text: str) -> list[str]:
    return [stripped for word in skill_key(text).split() if (stripped := word.strip("."))]


def _holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Return whether some words stand together in a text, in any form."""
    length = len(phrase)
    return any(
        all(_is_form_of(*pair) for pair in zip(words[k : k + length], phrase, strict=True))
        for k in range(len(words) - length + 1)
    )


def _is_form_of(one: str, other: str) -> bool:
    """Return whether two words are the same but for their endings."""
    shorter = min(len(one), len(other))
    if one == other or shorter < _ROOT:
        return one == other
    root = max(_ROOT, shorter - _ENDING)
    return one[:root] == other[:root]
