"""Prose to skills: a sheet of sentences with suggestions, for a human to accept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recimentor.intake.pack import starter_skills
from recimentor.model.participant import Participant, header_key, skill_key
from recimentor.wording.related import related_groups

COLUMNS = ("who", "field", "sentence", "suggested skills", "skills")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class CodingLine:
    """One sentence of one person.

    Parameters
    ----------
    who
        The person's id.
    field
        ``offers`` or ``wants``: what the sentence is taken as.
    sentence
        Their words.
    suggested
        Skills of the program or the pool that the words may mean.
    """

    who: str
    field: str
    sentence: str
    suggested: tuple[str, ...]


def coding_lines(
    people: Sequence[Participant],
    columns: Sequence[tuple[str, str]],
    known: Sequence[str] = (),
    language: str = "en",
) -> tuple[CodingLine, ...]:
    """Return the sentences of some columns, with suggestions.

    Parameters
    ----------
    people
        The pool.
    columns
        ``offers`` or ``wants``, and the field or header that holds the prose.
    known
        The program's list of skills; the starter list where it has none.
    language
        Of the sentences, for their word stems.
    """
    from recimentor.wording.prose import Prose

    prose = Prose(_known_skills(people, known), language)
    found = []
    for person in people:
        for target, column in columns:
            for sentence in _SENTENCE.split(_prose(person, column)):
                words = " ".join(sentence.split())
                if words:
                    found.append(CodingLine(person.id, target, words, prose.suggest(words)))
    return tuple(found)


def coding_rows(lines: Iterable[CodingLine]) -> list[tuple[str, ...]]:
    """Return the rows of the sheet to fill in, header first; the last column is blank."""
    rows = [(line.who, line.field, line.sentence, "; ".join(line.suggested), "") for line in lines]
    return [COLUMNS, *rows]


def _known_skills(people: Sequence[Participant], known: Sequence[str]) -> list[str]:
    """Return the names that may be suggested: the list, the pool's own phrases, then related skills."""
    found: dict[str, str] = {}
    names = [offer.skill for person in people for offer in person.offers]
    names += [want.skill for person in people for want in person.wants]
    for name in (*(known or starter_skills()), *names, *(group.skill for group in related_groups())):
        found.setdefault(skill_key(name), name)
    return [name for key, name in found.items() if key]


def _prose(person: Participant, column: str) -> str:
    if header_key(column) == "requests":
        return "\n".join(person.requests)
    return person.value_of(column)
