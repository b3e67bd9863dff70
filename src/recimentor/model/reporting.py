"""Reporting lines: who is above whom, also through people who take no part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recimentor.model.names import same_text
from recimentor.model.participant import Participant


@dataclass(frozen=True, slots=True)
class Line:
    """The managers of one person.

    Parameters
    ----------
    managers
        Their ids; whoever did not sign up stands under what an organisation file or the row calls them.
    maybe
        Ids of people who may be a manager: the text that names one does not say which of them it means.
    """

    managers: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Everybody who is or may be a manager."""
        return (*self.managers, *self.maybe)


@dataclass(frozen=True, slots=True)
class Above:
    """Somebody above a person: by how many steps, whether each is certain, and by the fewest that may be."""

    steps: int
    is_certain: bool
    nearest: int


def managers_of(
    people: Sequence[Participant], organisation: Mapping[str, Line] | None = None, field: str = "manager"
) -> dict[str, Line]:
    """Return the managers of everybody who has one, by id.

    Parameters
    ----------
    people
        The participants.
    organisation
        Id and managers of people of an organisation file who did not sign up.
    field
        The field or attribute that holds the manager.

    Returns
    -------
    dict
        Id: line. Texts of another field are found by :class:`~recimentor.model.who.Finder`. Nobody is their
        own manager.
    """
    found = dict(organisation or {})
    if field == "manager":
        found |= {person.id: _own(person) for person in people if person.manager or person.maybe_managers}
    else:
        found |= _lines_by(people, field)
    named = _names_of(people)
    lines = {_node(person, named): _renamed(line, named, person) for person, line in found.items()}
    return {person: line for person, line in lines.items() if line.all}


def everybody_above(person: str, lines: Mapping[str, Line]) -> dict[str, Above]:
    """Return everybody above a person, the nearest first; a circle is walked once.

    Each stands with the fewest steps; a way of certain steps goes before one that may be wrong.
    """
    sure = _climb(person, lines, is_certain=True)
    is_open = any(lines[one].maybe for one in (person, *sure) if one in lines)
    every = _climb(person, lines, is_certain=False) if is_open else sure
    above = {boss: Above(steps, is_certain=True, nearest=every[boss]) for boss, steps in sure.items()}
    rest = {boss: steps for boss, steps in every.items() if boss not in sure}
    return above | {boss: Above(steps, is_certain=False, nearest=steps) for boss, steps in rest.items()}


def line_above(person: str, lines: Mapping[str, Line]) -> tuple[str, ...]:
    """Return everybody who is certainly above a person, the nearest first; a circle is walked once."""
    return tuple(boss for boss, above in everybody_above(person, lines).items() if above.is_certain)


def reporting_cycles(lines: Mapping[str, Line]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of people who are above each other in a circle, each sorted, in order."""
    above = {person: set(line_above(person, lines)) for person in _without_ends(lines)}
    in_circles = {
        person
        for person in above
        if any(boss == person or person in above.get(boss, ()) for boss in above[person])
    }
    cycles = {
        tuple(sorted({person, *(boss for boss in above[person] if person in above.get(boss, ()))}))
        for person in in_circles
    }
    return tuple(sorted(cycles))


def _without_ends(lines: Mapping[str, Line]) -> list[str]:
    """Return the people who may stand in a circle: those above whom no line comes to an end are left."""
    below = defaultdict(list)
    num_open = {}
    for person, line in lines.items():
        bosses = [boss for boss in line.managers if boss in lines]
        num_open[person] = len(bosses)
        for boss in bosses:
            below[boss].append(person)
    ended = [person for person, count in num_open.items() if not count]
    while ended:
        for person in below[ended.pop()]:
            num_open[person] -= 1
            if not num_open[person]:
                ended.append(person)
    return [person for person, count in num_open.items() if count]


def _climb(person: str, lines: Mapping[str, Line], *, is_certain: bool) -> dict[str, int]:
    """Return everybody above a person with the number of steps, level by level."""
    found: dict[str, int] = {}
    level, steps = [person], 0
    while level:
        steps += 1
        bosses = [
            boss
            for one in level
            if (line := lines.get(one)) is not None
            for boss in (line.managers if is_certain else line.all)
        ]
        level = [boss for boss in dict.fromkeys(bosses) if boss != person and boss not in found]
        found |= dict.fromkeys(level, steps)
    return found


def _own(person: Participant) -> Line:
    named = (person.manager,) if person.manager else ()
    return Line((*named, *person.managers), person.maybe_managers)


def _renamed(line: Line, named: Mapping[str, str], person: str) -> Line:
    """Return a line in the ids of participants: e-mails and unambiguous names stand for them too."""
    own = _node(person, named)
    sure = tuple(dict.fromkeys(one for text in line.managers if (one := _node(text, named)) != own))
    maybe = dict.fromkeys(_node(text, named) for text in line.maybe)
    return Line(sure, tuple(one for one in maybe if one != own and one not in sure))


def _node(text: str, named: Mapping[str, str]) -> str:
    """Return the id of a participant, or the comparing form of whatever stands for somebody else."""
    return named.get(same_text(text), same_text(text))


def _lines_by(people: Sequence[Participant], field: str) -> dict[str, Line]:
    from recimentor.model.who import Called, Finder

    finder = Finder(Called(person.id, person.name, person.email) for person in people)
    found = {}
    for person in people:
        if text := person.value_of(field):
            meant = [each for _, each in finder.find_each(text)]
            found[person.id] = Line(
                tuple(dict.fromkeys(one for each in meant for one in each.ids)),
                tuple(dict.fromkeys(one for each in meant for one in each.maybe)),
            )
    return found


def _names_of(people: Iterable[Participant]) -> dict[str, str]:
    """Return what each id, e-mail or unambiguous name stands for, in the comparing form."""
    names: dict[str, str] = {}
    people = list(people)
    for text, owner in [(p.name, p.id) for p in people]:
        names[same_text(text)] = "" if names.get(same_text(text), owner) != owner else owner
    names = {text: owner for text, owner in names.items() if owner}
    for person in people:
        names |= {same_text(text): person.id for text in (person.email, person.id) if text}
    return names
