"""What the answers of a check-in come to, for people and for programs; for HR alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from recimentor.model.feedback import CheckIn, CriterionNews, Feedback, Verdict
from recimentor.report.safe import one_line

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
    for check_in in overdue:
        people = "1 person has" if len(check_in.waiting) == 1 else f"{len(check_in.waiting)} people have"
        lines.append(f"{people} not answered the {check_in.name} check-in of {check_in.day}.")
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
