"""Prose to skills: a sheet of sentences with suggestions, for a human to accept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recimentor.intake.pack import starter_skills
from recimentor.model.participant import Participant, header_key
from recimentor.model.skill import skill_key

COLUMNS = ("who", "field", "sentence", "suggested skills", "skills")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_MOST_SUGGESTED = 5
_NAMED = 101.0
_CLOSE_WORD = 76.0
_CLOSE_PHRASE = 82.0
_SHORTEST = 4


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
    people: Sequence[Participant], columns: Sequence[tuple[str, str]], known: Iterable[str] = ()
) -> tuple[CodingLine, ...]:
    """Return the sentences of some columns, with suggestions.

    Parameters
    ----------
    people
        The pool.
    columns
        ``offers`` or ``wants``, and the field or header that holds the prose.
    known
        Further skill names; those of the pool and the starter list are known anyway.
    """
    skills = _known_skills(people, known)
    found = []
    for person in people:
        for target, column in columns:
            for sentence in _SENTENCE.split(_prose(person, column)):
                words = " ".join(sentence.split())
                if words:
                    found.append(CodingLine(person.id, target, words, suggest_skills(words, skills)))
    return tuple(found)


def coding_rows(lines: Iterable[CodingLine]) -> list[tuple[str, ...]]:
    """Return the rows of the sheet to fill in, header first; the last column is blank."""
    rows = [(line.who, line.field, line.sentence, "; ".join(line.suggested), "") for line in lines]
    return [COLUMNS, *rows]


def suggest_skills(sentence: str, skills: Sequence[str]) -> tuple[str, ...]:
    """Return the skills that a sentence names or nearly names, the clearest first."""
    from rapidfuzz import fuzz

    text = skill_key(sentence)
    scored = []
    for skill in skills:
        key = skill_key(skill)
        if f" {key} " in f" {text} ":
            scored.append((-_NAMED, skill))
        elif " " in key:
            scored.append((-fuzz.partial_ratio(key, text, score_cutoff=_CLOSE_PHRASE), skill))
        elif len(key) >= _SHORTEST:
            nearest = max((fuzz.ratio(key, word) for word in text.split()), default=0.0)
            scored.append((-nearest if nearest >= _CLOSE_WORD else 0.0, skill))
    return tuple(skill for score, skill in sorted(scored)[:_MOST_SUGGESTED] if score < 0)


def _known_skills(people: Sequence[Participant], known: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    names = [offer.skill for person in people for offer in person.offers]
    names += [want.skill for person in people for want in person.wants]
    for name in (*known, *starter_skills(), *names):
        found.setdefault(skill_key(name), name)
    return [name for key, name in found.items() if key]


def _prose(person: Participant, column: str) -> str:
    if header_key(column) == "requests":
        return "\n".join(person.requests)
    return person.value_of(column)
