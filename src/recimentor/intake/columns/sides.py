"""Two sides: which group each person is in, by the column that the program names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from recimentor.intake.columns.mapping import field_name
from recimentor.intake.notebook import Notebook
from recimentor.intake.people.identities import with_side
from recimentor.model.counting import counted
from recimentor.model.finding import Place
from recimentor.model.names import same_value
from recimentor.model.participant import Participant

NUM_SIDES = 2


def take_sides(
    people: Iterable[Participant], places: Mapping[str, Place], sides: str, notebook: Notebook
) -> tuple[Participant, ...]:
    """Return the people with their side filled in from the field that the program names.

    Parameters
    ----------
    people, places
        The pool, and the row of each by id.
    sides
        A field or the header of an attribute.
    notebook
        Takes ``side-missing`` and ``sides-not-two``.

    Notes
    -----
    Spellings that compare alike are one side, shown as most people wrote it.
    """
    given = [(person, person.value_of(field_name(sides))) for person in people]
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    rows: dict[str, Place] = {}
    for person, side in given:
        if side:
            spellings[same_value(side)][side] += 1
            rows[same_value(side)] = min(places[person.id], rows.get(same_value(side), places[person.id]))
    missing = [person for person, side in given if person.active and not side and spellings]
    for person in missing:
        notebook.add("side-missing", places[person.id], "This person is on neither side.")
    if len(spellings) != NUM_SIDES and given:
        first, *rest = sorted(rows.values()) or [next(iter(places.values()))]
        values = counted(len(spellings), "value", "values")
        message = f'The column "{sides}" holds {values} where two sides need exactly two.'
        notebook.add("sides-not-two", first, message, also=rest)
    shown = {key: min(counts, key=lambda side: (-counts[side], side)) for key, counts in spellings.items()}
    return tuple(with_side(person, shown.get(same_value(side), "")) for person, side in given)
