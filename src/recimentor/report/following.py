"""Where a program stands, in at most a screen; what the answers of a check-in come to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from recimentor.model.counting import counted
from recimentor.model.feedback import CheckIn, CriterionNews, Feedback, Verdict
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


def _overdue(check_in: CheckIn) -> str:
    people = counted(len(check_in.waiting), "person has", "people have")
    return f"{people} not answered the {check_in.name} check-in of {check_in.day}."


def _about_check_ins(status: Status) -> Iterable[str]:
    yield from map(_overdue, status.overdue)
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


FEEDBACK_SCHEMA: Final = "recimentor/feedback/1"
_SHOWN: Final = 50


def feedback_text(feedback: Feedback, overdue: Sequence[CheckIn] = (), *, show_all: bool = False) -> str:
    """Return who should be talked to first, how it goes, and what worked.

    Parameters
    ----------
    feedback
        What the answers come to.
    overdue
        Check-ins that people have not answered yet.
    show_all
        Whether to show everybody who should be talked to, not the first 50.
    """
    lines = [f"{feedback.num_answered} of {feedback.num_asked} people answered."]
    for title, counts in (
        ("met", feedback.met),
        ("got what they asked for", feedback.got),
        ("want to continue", feedback.goes_on),
    ):
        if any(counts.values()):
            lines.append(
                f"  {title}: " + ", ".join(f"{answer} {number}" for answer, number in counts.items())
            )
    lines += map(_overdue, overdue)
    return (
        "\n".join([*lines, *_concern_lines(feedback, show_all=show_all), *_criterion_lines(feedback)]) + "\n"
    )


def _concern_lines(feedback: Feedback, *, show_all: bool) -> list[str]:
    if not feedback.concerns:
        return ["", "Nobody needs a call."]
    lines = ["", "Talk to these people, the first ones first:"]
    shown = feedback.concerns if show_all else feedback.concerns[:_SHOWN]
    for number, concern in enumerate(shown, start=1):
        partners = " and ".join(one_line(name) for name in concern.partners)
        where = f" ({concern.place})" if concern.place.file else ""
        reasons = "; ".join(concern.reasons)
        lines.append(f"{number:>4}  {one_line(concern.name)} (with {partners}): {reasons}{where}")
    left = len(feedback.concerns) - len(shown)
    return [*lines, *([f"      and {left} more: --all"] if left else [])]


def _criterion_lines(feedback: Feedback) -> list[str]:
    lines = ["", "What worked (pairs with more points against pairs with fewer):"]
    lines += [f"  {news.name}: {_sentence(news)}" for news in feedback.criteria]
    if all(news.verdict is Verdict.TOO_FEW for news in feedback.criteria):
        return ["", "What worked: too few answers to say anything yet."]
    return [*lines, "Nothing is changed by this: whether to change `score: importance:` is yours to decide."]


def _sentence(news: CriterionNews) -> str:
    pairs = f"{news.num_high} and {news.num_low} pairs answered"
    if news.verdict is Verdict.TOO_FEW:
        return f"too few answers to say anything ({pairs})"
    figures = f"got {news.got_high:.0%} against {news.got_low:.0%} of what they asked for; {pairs}"
    if news.verdict is Verdict.NOTHING_SEEN:
        return f"no difference beyond chance ({figures})"
    told = "pairs with more got more" if news.verdict is Verdict.HELPED else "pairs with more got less"
    return f"{told} ({figures})"


def feedback_json(feedback: Feedback, overdue: Sequence[CheckIn] = ()) -> str:
    """Return the same as JSON."""
    document = {"schema": FEEDBACK_SCHEMA, **asdict(feedback), "overdue": [asdict(one) for one in overdue]}
    return json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n"
