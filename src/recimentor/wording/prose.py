"""Prose to skills: which skills a sentence may speak of, by whole words and their stems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from recimentor.model.names import skill_key
from recimentor.wording.concepts import Concepts, concepts
from recimentor.wording.related import FULL, RelatedGroup, related_groups
from recimentor.wording.words import stems_of

#: Words between those of a name, at most.
_GAP: Final = 4
#: What other words for a skill are worth against its own name, and its name in part against the whole.
_OTHER_WORDS, _LIKE_IT, _IN_PART = 0.95, 0.9, 0.6
#: A name counts in part where so much of what it tells is there, and it tells so much.
_LEAST_SHARE, _LEAST_TOLD = 0.6, 4.0

_Form = tuple[tuple[str, ...], float]


@dataclass(slots=True)
class Prose:
    """Skills, prepared for being found in sentences.

    Parameters
    ----------
    skills
        Names that may be suggested; the first ones go first where several fit as well.
    language
        Of the sentences.
    """

    skills: Sequence[str]
    language: str = "en"
    _known: Concepts = field(init=False)
    _forms: list[list[_Form]] = field(init=False)

    def __post_init__(self) -> None:
        """Find the words by which each skill may be named."""
        self._known = concepts()
        groups = _groups_by_name()
        self._forms = [list(self._forms_of(skill, groups)) for skill in self.skills]

    def suggest(self, sentence: str, *, most: int = 5) -> tuple[str, ...]:
        """Return the skills that a sentence names, the clearest first; empty where it names none."""
        at: dict[str, list[int]] = {}
        for place, stem in enumerate(stems_of(sentence, self.language)):
            at.setdefault(stem, []).append(place)
        scored = [
            (-score, number)
            for number, forms in enumerate(self._forms)
            if (
                score := max(
                    (self._score(form, at, is_own=not n) for n, form in enumerate(forms)), default=0.0
                )
            )
        ]
        return tuple(self.skills[number] for _, number in sorted(scored)[:most])

    def _forms_of(self, skill: str, groups: dict[str, list[RelatedGroup]]) -> Iterator[_Form]:
        own = stems_of(skill, self.language)
        yield own, 1.0
        for group in groups.get(skill_key(skill), ()):
            worth = _OTHER_WORDS if skill_key(skill) == skill_key(group.skill) else _LIKE_IT
            for word in (group.skill, *group.same):
                if (stems := stems_of(word, self.language)) != own:
                    yield stems, worth
            for word, credit in group.partly:
                yield stems_of(word, self.language), worth * credit / FULL

    def _score(self, form: _Form, at: dict[str, list[int]], *, is_own: bool) -> float:
        stems, worth = form
        there = [stem for stem in stems if stem in at]
        if not there or not _stand_together([at[stem] for stem in there]):
            return 0.0
        told = sum(map(self._known.told_by, there))
        if len(there) == len(stems):
            return worth * told
        whole = sum(map(self._known.told_by, stems))
        is_clear = is_own and told >= _LEAST_SHARE * whole and told >= _LEAST_TOLD
        return _IN_PART * worth * told if is_clear else 0.0


def _stand_together(places: Sequence[Sequence[int]]) -> bool:
    """Return whether words stand near each other somewhere."""
    return any(
        all(any(abs(place - start) < len(places) + _GAP for place in each) for each in places)
        for start in places[0]
    )


def _groups_by_name() -> dict[str, list[RelatedGroup]]:
    """Return the groups of related skills in which a name is called the same."""
    found: dict[str, list[RelatedGroup]] = {}
    for group in related_groups():
        for name in (group.skill, *group.same):
            found.setdefault(skill_key(name), []).append(group)
    return found
