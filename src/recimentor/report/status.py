"""Where a program stands, in at most a screen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Final

from recimentor.model.counting import counted
from recimentor.model.status import Status, Step, Unanswered
from recimentor.report.safe import for_encoding, one_line
from recimentor.report.screen import Screen
from recimentor.report.words import listed

STATUS_SCHEMA: Final = "recimentor/status/1"
_NAMES_SHOWN = 4
_PAIRS_SHOWN = 5
_ORDER = ("confirmed", "accepted", "proposed", "declined", "ended")


def status_text(status: Status, commands: Mapping[Step, str], screen: Screen) -> str:
    """Return where a program stands as lines for people, 24 at most.

    Parameters
    ----------
    status
        Where it stands.
    commands
        The command that does each step, in this folder.
    screen
        Where it is shown.
    """
    lines = [*_about_pairs(status), *_about_answers(status), *_about_decisions(status)]
    lines += [*_about_check_ins(status), ""]
    lines += ["Next:", *(f"  {_STEPS[step]}{_with(commands.get(step))}" for step in status.steps)]
    return "".join(f"{for_encoding(line, screen.encoding)}\n" for line in lines)


def status_json(status: Status) -> str:
    """Return where a program stands as JSON text with a schema."""
    content = {"schema": STATUS_SCHEMA, **asdict(status)}
    return json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n"


_STEPS: Final = {
    Step.MEND: "Mend the file of decisions",
    Step.PAIR_AGAIN: "Pair again, keeping what stands",
    Step.INVITE: "Ask people",
    Step.REMIND: "Remind those who have not answered",
    Step.KIT: "Hand out the kits of confirmed pairs",
    Step.CHECK_IN: "Send the check-in form to those who have not answered it",
    Step.CALL: "Talk to those who need it",
    Step.WAIT: "Nothing to do but wait for answers",
}


def _with(command: str | None) -> str:
    return f": {command}" if command else "."


def _about_pairs(status: Status) -> Iterable[str]:
    yield f"{one_line(status.name)}, {status.as_of.isoformat()}"
    states = [f"{status.states[state]:,} {state}" for state in _ORDER if status.states.get(state)]
    left = counted(status.num_left_over, "person", "people")
    yield f"Pairs: {', '.join(states) or 'none'}; {left} left over."
    if not status.asks:
        yield "This program asks nobody beforehand (consent: none)."
    if status.open_pairs:
        yield "Not confirmed:"
        for pair in status.open_pairs[:_PAIRS_SHOWN]:
            waiting = listed([one_line(name) for name in pair.waiting_for])
            missing = f", no answer from {waiting}" if waiting else ""
            yield f"  {' + '.join(map(one_line, pair.names))}: {pair.state}{missing}"
        if len(status.open_pairs) > _PAIRS_SHOWN:
            yield f"  ... and {len(status.open_pairs) - _PAIRS_SHOWN:,} more"


def _about_answers(status: Status) -> Iterable[str]:
    if status.unanswered:
        shown = [f"{one_line(one.name)}{_since(one)}" for one in status.unanswered]
        number = counted(len(status.unanswered), "person has", "people have")
        yield f"{number} not answered: {listed(shown, _NAMES_SHOWN)}."
    if status.num_to_ask:
        yield f"{counted(status.num_to_ask, 'person has', 'people have')} not been asked yet."
    if status.num_waiting:
        who = counted(status.num_waiting, "person waits", "people wait")
        yield f"{who} until a partner who is asked first has said yes."


def _since(one: Unanswered) -> str:
    return "" if one.days is None else f" ({counted(one.days, 'day')})"


def _about_check_ins(status: Status) -> Iterable[str]:
    for check_in in status.overdue:
        people = counted(len(check_in.waiting), "person has", "people have")
        yield f"{people} not answered the {check_in.name} check-in of {check_in.day}."
    if status.not_met:
        pairs = [" + ".join(map(one_line, names)) for names in status.not_met]
        yield f"{counted(len(pairs), 'pair has', 'pairs have')} not met: {listed(pairs, _NAMES_SHOWN)}."


def _about_decisions(status: Status) -> Iterable[str]:
    if status.num_faults:
        yield f"{counted(status.num_faults, 'fault')} in the file of decisions."
    if status.not_in_plan:
        yield f"Decided since this plan: {'; '.join(status.not_in_plan)}."
    if status.num_outdated:
        yield f"{counted(status.num_outdated, 'decision no longer applies', 'decisions no longer apply')}."
