"""Sentences to people, composed from the facts of a plan: who teaches whom what, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from recimentor.model.participant import DEFAULT_PRIORITY
from recimentor.model.plan import Lesson
from recimentor.report.tongue import Tongue
from recimentor.report.view import Direction

_NAMED: Final = 2
_SHORT: Final = 90


def helps_you(tongue: Tongue, teacher: str, brings: Direction) -> str:
    """Return what somebody can help the reader with; empty where there is nothing."""
    if not brings.lessons:
        return ""
    topics = [
        _topic(tongue, lesson, "you" if at == 0 and brings.is_dearest else "")
        for at, lesson in enumerate(brings.lessons[:_NAMED])
    ]
    said = tongue.say(
        "{name} can help you with {topics}.",
        "{name} can help you with {topics}.",
        len(topics),
        name=teacher,
        topics=tongue.listed(topics),
    )
    asked = next((each.text for each in brings.served if 0 < len(each.text) <= _SHORT), "")
    return f"{said} {tongue.say('You asked: “{words}”.', words=asked.rstrip('. '))}" if asked else said


def you_help(tongue: Tongue, learner: str, brings: Direction) -> str:
    """Return what the reader can help somebody with; empty where there is nothing."""
    if not brings.lessons:
        return ""
    topics = [
        _topic(tongue, lesson, learner if at == 0 and brings.is_dearest else "")
        for at, lesson in enumerate(brings.lessons[:_NAMED])
    ]
    return tongue.say(
        "You can help {name} with {topics}.",
        "You can help {name} with {topics}.",
        len(topics),
        name=learner,
        topics=tongue.listed(topics),
    )


def helps(tongue: Tongue, teacher: str, learner: str, lessons: Sequence[Lesson]) -> str:
    """Return what somebody can help somebody else with; empty where there is nothing."""
    topics = [_topic(tongue, lesson, "") for lesson in lessons[:_NAMED]]
    return (
        tongue.say(
            "{teacher} can help {learner} with {topics}.",
            "{teacher} can help {learner} with {topics}.",
            len(topics),
            teacher=teacher,
            learner=learner,
            topics=tongue.listed(topics),
        )
        if topics
        else ""
    )


def _topic(tongue: Tongue, lesson: Lesson, asked_by: str) -> str:
    skill, other = lesson.skill, lesson.through or ""
    if asked_by == "you":
        if other:
            return tongue.say("{skill} (you asked for it first; through {other})", skill=skill, other=other)
        return tongue.say("{skill} (you asked for it first)", skill=skill)
    if asked_by:
        told: dict[str, Any] = {"skill": skill, "name": asked_by, "other": other}
        if other:
            return tongue.say("{skill} ({name} asked for it first; through {other})", **told)
        return tongue.say("{skill} ({name} asked for it first)", **told)
    return tongue.say("{skill} (through {other})", skill=skill, other=other) if other else skill


def is_dearest(lessons: Sequence[Lesson], learner: Mapping[str, Any]) -> bool:
    """Return whether the first lesson is the dearest of several wants, and no other is as dear.

    Parameters
    ----------
    lessons
        The dearest first.
    learner
        The record of the person who learns.
    """
    wants = learner.get("wants", ())
    if not lessons or len(wants) < _NAMED:
        return False
    first = lessons[0]
    return all(
        (DEFAULT_PRIORITY if want.get("priority") is None else want["priority"]) < first.priority
        for want in wants
        if want["skill"] != first.skill
    )


def given_level(lesson: Lesson, teacher: Mapping[str, Any], learner: Mapping[str, Any]) -> str:
    """Return the level of a lesson as its teacher gave it; empty where none was given."""
    return "" if is_unrated(lesson, teacher, learner) else f"{lesson.level:g}"


def is_unrated(lesson: Lesson, teacher: Mapping[str, Any], learner: Mapping[str, Any]) -> bool:
    """Return whether a lesson's level is counted for its teacher, who gave none.

    Parameters
    ----------
    lesson
        The lesson, its skill as the learner spells it.
    teacher, learner
        Their records. With the learner as teacher too: whether their own level is counted so.
    """
    keys = {want["key"] for want in learner.get("wants", ()) if want["skill"] == lesson.skill}
    through = lesson.through if teacher is not learner else None
    for offer in teacher.get("offers", ()):
        if offer["skill"] == through if through else offer["key"] in keys:
            return offer.get("level") is None
    return False
