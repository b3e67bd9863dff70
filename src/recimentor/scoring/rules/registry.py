"""The rules in force for a pool: those that always hold, and those of the program file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from recimentor.model import rules as settings
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.reporting import Line
from recimentor.scoring.arrays import Int8Array
from recimentor.scoring.rules.base import Rule
from recimentor.scoring.rules.fields import (
    AtMostApartRule,
    MustDifferRule,
    MustShareRule,
    common_language,
    common_mode,
)
from recimentor.scoring.rules.meeting import CommonHoursRule, WithinKmRule
from recimentor.scoring.rules.presence import PresenceRule, SidesRule
from recimentor.scoring.rules.relations import AvoidRule, NotInLineRule, NotRepeatedRule, OnePersonRule
from recimentor.scoring.time.free_time import FreeTime


@dataclass(frozen=True, slots=True)
class RuleInputs:
    """What rules are made from.

    Parameters
    ----------
    people, program
        The pool and its program.
    side
        ``(n,)`` sides, or ``None``.
    free_time
        The pool's free time.
    history
        Ids of earlier partners.
    organisation
        Id and managers of people who did not sign up.
    taught
        Ids of teacher and learner in rings of earlier rounds.
    """

    people: Sequence[Participant]
    program: Program
    side: Int8Array | None
    free_time: FreeTime
    history: tuple[tuple[str, str], ...]
    organisation: Mapping[str, Line]
    taught: tuple[tuple[str, str], ...] = ()


def rules_in_force(inputs: RuleInputs) -> tuple[Rule, ...]:
    """Return the rules of a pool; one that could strike nobody is left out.

    Always: who takes part, sides, ``avoid``, rows of one person; ``not_repeated`` and ``not_in_line``
    unless the program turns them off. Then those of the program, in its order.
    """
    return (*_always(inputs), *_stated(inputs))


def _always(inputs: RuleInputs) -> list[Rule]:
    people, program = inputs.people, inputs.program
    rules: list[Rule] = []
    presence, avoid = PresenceRule(people, program), AvoidRule(people)
    if not presence.is_idle:
        rules.append(presence)
    if inputs.side is not None and program.sides is not None:
        rules.append(SidesRule(people, inputs.side, program.sides))
    if not avoid.is_idle:
        rules.append(avoid)
    one_person = OnePersonRule(people, program)
    if not one_person.is_idle:
        rules.append(one_person)
    repeated = NotRepeatedRule(people, inputs.history, inputs.taught)
    if not repeated.is_idle and _is_on(program, settings.NotRepeated):
        rules.append(repeated)
    line = NotInLineRule(people, inputs.organisation, steps=_steps(program))
    if len(line.lines) and _is_on(program, settings.NotInLine):
        rules.append(line)
    return rules


def _is_on(program: Program, kind: type[settings.NotRepeated | settings.NotInLine]) -> bool:
    return all(rule.on for rule in program.rules if isinstance(rule, kind))


def _steps(program: Program) -> int | None:
    """Return how far the reporting line counts; of several entries the strictest, ``None``: all of it."""
    stated = [r.steps for r in program.rules if isinstance(r, settings.NotInLine) and r.field == "manager"]
    return None if None in stated else max((steps for steps in stated if steps is not None), default=None)


def _stated(inputs: RuleInputs) -> list[Rule]:
    found = (_rule(rule, inputs) for rule in dict.fromkeys(inputs.program.rules))
    return [rule for rule in found if rule is not None]


def _rule(  # noqa: C901 - a case for each kind of rule
    rule: settings.Rule, inputs: RuleInputs
) -> Rule | None:
    """Return one rule of the program; ``None`` for those that always hold or are turned off.

    A kind of rule that is not listed here fails at once: a rule that nobody applies would be broken unseen.
    """
    people = inputs.people
    found: Rule | None = None
    match rule:
        case settings.MustDiffer():
            found = MustDifferRule(people, rule.field)
        case settings.MustShare():
            found = MustShareRule(people, rule.field)
        case settings.AtMostApart():
            found = AtMostApartRule(people, rule)
        case settings.NotInLine(field=field, on=True, steps=steps) if field != "manager":
            found = NotInLineRule(people, {}, field, steps)
        case settings.CommonLanguage(on=True):
            found = common_language(people)
        case settings.CommonMode(on=True):
            found = common_mode(people)
        case settings.CommonHours():
            found = CommonHoursRule(people, inputs.free_time, rule.hours)
        case settings.WithinKm():
            found = WithinKmRule(people, rule.km)
        case settings.NotInLine() | settings.NotRepeated():
            found = None  # Always in force: see `_always`.
        case settings.CommonLanguage() | settings.CommonMode():
            found = None  # Turned off.
        case _:
            assert_never(rule)
    return found
