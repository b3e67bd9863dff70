"""Rules that can mean nothing for this pool: ladders without order, answers nobody gave, circles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from recimentor.intake.notebook import Notebook
from recimentor.intake.program.settings import SettingPlaces
from recimentor.model import rules
from recimentor.model.counting import counted
from recimentor.model.finding import Place
from recimentor.model.names import same_value
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.reporting import Line, reporting_cycles
from recimentor.model.rules import ladder_steps

#: What a rule needs, in words, and whether a person gave it.
Need = tuple[str, Callable[[Participant], bool]]

_NEEDS: Mapping[type, Need] = {
    rules.CommonLanguage: ("languages", lambda person: bool(person.languages)),
    rules.CommonMode: ("modes", lambda person: bool(person.modes)),
    rules.CommonHours: ("availability", lambda person: bool(person.availability)),
    rules.WithinKm: ("latitude and longitude", lambda person: person.latitude is not None),
}


def check_rules(
    people: Sequence[Participant],
    places: Mapping[str, Place],
    managers: Mapping[str, Line],
    program: Program,
    notebook: Notebook,
    *,
    settings: SettingPlaces,
    is_asked: Callable[[str], bool] = lambda _field: True,
) -> None:
    """Report rules that nobody could meet, ladders that have no order, and managers in a circle.

    Parameters
    ----------
    people, places
        The pool, and the row of each by id.
    managers
        Id and managers of everybody who has one.
    program
        Its rules.
    notebook
        Takes ``rule-without-data``, ``rule-blank``, ``ladder-needed``, ``not-on-ladder`` and
        ``manager-cycle``.
    settings
        Where the rules stand.
    is_asked
        Whether some column feeds a field; one that is missing or refused is told as that.
    """
    if not people:
        return
    file = Place(places[people[0].id].file)
    for number, rule in enumerate(program.rules):
        stated = settings.rule(number) or file
        if isinstance(rule, rules.AtMostApart):
            _check_ladder(rule, people, places, stated, notebook)
        need = _need_of(rule)
        if need is not None and is_asked(getattr(rule, "field", "")):
            blank = _blank(need, people)
            if blank and len(blank) < sum(person.active for person in people):
                _tell_blank(rule.rule, need[0], [places[person.id] for person in blank], notebook)
            elif blank:
                message = (
                    f"The rule {rule.rule} needs {need[0]}, and nobody gave any: nobody could be paired."
                )
                notebook.add("rule-without-data", stated, message)
    for cycle in reporting_cycles(managers):
        rows = [places[person] for person in cycle if person in places]
        message = f"{counted(len(cycle), 'person manages', 'people manage')} each other in a circle."
        notebook.add("manager-cycle", rows[0] if rows else file, message, also=rows[1:])


def _need_of(rule: rules.Rule) -> Need | None:
    """Return what a rule needs of everybody and whether a person gave it; ``None`` where it needs nothing."""
    if isinstance(rule, rules.MustDiffer | rules.MustShare | rules.AtMostApart):
        field = rule.field
        return f'"{field}"', lambda person: bool(same_value(person.value_of(field)))
    return _NEEDS.get(type(rule)) if getattr(rule, "on", True) else None


def _blank(need: Need, people: Sequence[Participant]) -> list[Participant]:
    return [person for person in people if person.active and not need[1](person)]


def _tell_blank(rule: str, what: str, rows: Sequence[Place], notebook: Notebook) -> None:
    for row in rows:
        notebook.gather("rule-blank", f"{rule} {what}", row, _left_blank(rule, what))


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


def _left_blank(rule: str, what: str) -> Callable[[int], str]:
    return lambda count: (
        f"{counted(count, 'person', 'people')} left {what} blank, which the rule {rule} needs: "
        "they can be paired with nobody."
    )


def _not_on(field: str) -> Callable[[int], str]:
    return lambda count: (
        f'{counted(count, "person stands", "people stand")} nowhere on the ladder of "{field}".'
    )
