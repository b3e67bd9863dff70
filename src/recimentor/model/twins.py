"""Rows that are probably one person: told, and never paired with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.who import address_key, is_same_name, name_words

CODE: Final = "probably-one-person"
#: Larger groups of one name are no slip, such as sheets of test people: they are one group as they are.
_LARGEST = 50


@dataclass(frozen=True, slots=True)
class Twins:
    """People who are probably one.

    Parameters
    ----------
    ids
        Their ids, sorted.
    by
        What they have in common: ``e-mail`` or ``name``.
    """

    ids: tuple[str, ...]
    by: str


def twins_of(people: Sequence[Participant], known_apart: Collection[str] = ()) -> tuple[Twins, ...]:
    """Return the groups of people who are probably one person, each person in one group, in their order.

    Parameters
    ----------
    people
        The pool.
    known_apart
        Ids of people of whom it is known that they are nobody else.

    Notes
    -----
    They have the same e-mail but for a ``+tag``, or the same words of a name in any order, without accents
    and titles; an initial stands for a word where the e-mails do not speak against it: one is not known, or
    the parts before the ``@`` are alike.
    """
    open_to = [person for person in people if person.id not in known_apart]
    links: dict[str, str] = {}
    by: dict[str, str] = {}
    for what, group in (*_by_address(open_to), *_by_name(open_to)):
        roots = sorted({_root(links, one) for one in group})
        for root in roots[1:]:
            links[root] = roots[0]
        by.setdefault(roots[0], what)
    members = defaultdict(list)
    for person in open_to:
        members[_root(links, person.id)].append(person.id)
    groups = [(root, tuple(sorted(ids))) for root, ids in members.items() if len(ids) > 1]
    return tuple(Twins(ids, by[root]) for root, ids in sorted(groups, key=lambda group: group[1]))


def accepted_apart(program: Program, people: Iterable[Participant]) -> frozenset[str]:
    """Return the ids of people whom ``accept:`` names as nobody else: all, where it names none."""
    accepted = [one for one in program.accept if one.code == CODE]
    if any(not one.ids for one in accepted):
        return frozenset(person.id for person in people)
    return frozenset(person_id for one in accepted for person_id in one.ids)


def _by_address(people: Iterable[Participant]) -> Iterable[tuple[str, list[str]]]:
    groups = defaultdict(list)
    for person in people:
        if "@" in person.email:
            groups[address_key(person.email)].append(person.id)
    return [("e-mail", ids) for ids in groups.values() if len(ids) > 1]


def _by_name(people: Iterable[Participant]) -> Iterable[tuple[str, list[str]]]:
    whole: dict[tuple[str, ...], list[Participant]] = defaultdict(list)
    for person in people:
        words = name_words(person.name)
        if len(words) > 1:
            whole[tuple(sorted(words))].append(person)
    found = [("name", [one.id for one in group]) for group in whole.values() if len(group) > 1]
    by_word: dict[str, list[Participant]] = defaultdict(list)
    for group in whole.values():
        for word in set(name_words(group[0].name)):
            if len(word) > 1:
                by_word[word].append(group[0])
    for sharing in by_word.values():
        if len(sharing) <= _LARGEST:
            found += [
                ("name", [one.id, other.id]) for one, other in combinations(sharing, 2) if _alike(one, other)
            ]
    return found


def _alike(one: Participant, other: Participant) -> bool:
    """Return whether two names may be one, by initials or a middle name, and the e-mails agree."""
    return is_same_name(name_words(one.name), name_words(other.name)) and _mails_agree(one.email, other.email)


def _mails_agree(one: str, other: str) -> bool:
    if not one or not other:
        return True
    return address_key(one).partition("@")[0] == address_key(other).partition("@")[0]


def _root(links: dict[str, str], one: str) -> str:
    while one in links:
        one = links[one]
    return one
