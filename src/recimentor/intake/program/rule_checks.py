"""Rules that can mean nothing for this pool: ladders without order, answers nobody gave, circles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from recimentor.intake.notebook import Notebook, counted
from recimentor.intake.program.setting_places import SettingPlaces
from recimentor.model import rules
from recimentor.model.finding import Place
from recimentor.model.ladder import ladder_steps
from recimentor.model.names import same_value
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.reporting import reporting_cycles

_NEEDS: Mapping[type, tuple[str, Callable[[Participant], bool]]] = {
    rules.CommonLanguage: ("languages", lambda person: bool(person.languages)),
    rules.CommonMode: ("modes", lambda person: bool(person.modes)),
    rules.CommonHours: ("availability", lambda person: bool(person.availability)),
    rules.WithinKm: ("latitude and longitude", lambda person: person.latitude is not None),
}


def check_rules(
    people: Sequence[Participant],
    places: Mapping[str, Place],
    managers: Mapping[str, str],
    program: Program,
    notebook: Notebook,
    *,
    settings: SettingPlaces,
) -> None:
    """Report rules that nobody could meet, ladders that have no order, and managers in a circle.

    Parameters
    ----------
    people, places
        The pool, and the row of each by id.
    managers
        Id and manager of everybody who has one.
    program
        Its rules.
    notebook
        Takes ``rule-without-data``, ``ladder-needed``, ``not-on-ladder`` and ``manager-cycle``.
    settings
        Where the rules stand.
    """
    if not people:
        return
    file = Place(places[people[0].id].file)
    for number, rule in enumerate(program.rules):
        stated = settings.rule(number) or file
        if isinstance(rule, rules.AtMostApart):
            _check_ladder(rule, people, places, stated, notebook)
        elif type(rule) in _NEEDS and getattr(rule, "on", True):
            what, is_given = _NEEDS[type(rule)]
            if not any(is_given(person) for person in people):
                message = f"The rule {rule.rule} needs {what}, and nobody gave any: nobody could be paired."
                notebook.add("rule-without-data", stated, message)
    for cycle in reporting_cycles(managers):
        rows = [places[person] for person in cycle if person in places]
        message = f"{counted(len(cycle), 'person manages', 'people manage')} each other in a circle."
        notebook.add("manager-cycle", rows[0] if rows else file, message, also=rows[1:])


def _check_ladder(
    rule: rules.AtMostApart,
    people: Sequence[Participant],
    places: Mapping[str, Place],
    stated: Place,
    notebook: Notebook,
) -> None:
    values = {person.id: person.value_of(rule.field) for person in people}
    steps = ladder_steps(values.values(), rule.ladder)
    if steps is None:
        message = f'The values of "{rule.field}" have no order of their own.'
        notebook.add("ladder-needed", stated, message)
        return
    lost = [person_id for person_id, value in values.items() if value and same_value(value) not in steps]
    for person_id in lost:
        notebook.gather("not-on-ladder", rule.field, places[person_id], _not_on(rule.field))


def _not_on(field: str) -> Callable[[int], str]:
    return lambda count: (
        f'{counted(count, "person stands", "people stand")} nowhere on the ladder of "{field}".'
    )
