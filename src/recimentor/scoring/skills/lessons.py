"""Lessons: which skills one person can teach another, and the sentence that says so aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from recimentor.model.participant import MAX_LEVEL, Participant, Want
from recimentor.scoring.skills.sheet import PERCENT, Related, SkillSheet, teaching

_NAMED = 2
_SHORT = 90


@dataclass(frozen=True, slots=True)
class Lesson:
    """One skill that a teacher brings to a learner.

    Parameters
    ----------
    skill, key
        The skill as the learner spells it, and its key.
    priority
        The learner's priority, 1-5.
    level
        The teacher's effective level, 1-5, exact; whole unless a related skill serves the want.
    own_level
        The learner's own level, 0 where they do not offer the skill.
    through
        The teacher's offer, where it is a related skill and not the skill itself.
    gain
        ``p t`` over the learner's counted priorities: what the lesson adds to the gain before the cap at 1.
    """

    skill: str
    key: str
    priority: int
    level: Fraction
    own_level: int
    through: str | None
    gain: Fraction


def lessons(
    teacher: SkillSheet, learner: SkillSheet, teach_from: int, related: Related
) -> tuple[Lesson, ...]:
    """Return what a teacher brings to a learner.

    Parameters
    ----------
    teacher, learner
        Their skills.
    teach_from
        The lowest effective level at which somebody can teach.
    related
        The program's related skills.

    Returns
    -------
    tuple of Lesson
        The dearest first: by what they add to the gain, then priority, then the learner's own order.
    """
    found = []
    for entry in learner.live:
        serves = teaching(teacher, entry.want.key, related)
        above = serves.percent - PERCENT * entry.own_level if serves is not None else 0
        if serves is None or above <= 0 or serves.percent < PERCENT * teach_from:
            continue
        headroom = PERCENT * (MAX_LEVEL - entry.own_level)
        priority = entry.want.counted_priority
        found.append(
            Lesson(
                skill=entry.want.skill,
                key=entry.want.key,
                priority=priority,
                level=Fraction(serves.percent, PERCENT),
                own_level=entry.own_level,
                through=serves.offer.skill if serves.offer.key != entry.want.key else None,
                gain=Fraction(priority * above, headroom * learner.full),
            )
        )
    return tuple(sorted(found, key=lambda lesson: (-lesson.gain, -lesson.priority)))


def sentence(
    teacher: Participant, learner: Participant, taught: Sequence[Lesson], sheet: SkillSheet, request: str = ""
) -> str:
    """Return one sentence that can be said aloud: what the teacher can help the learner with.

    Parameters
    ----------
    teacher, learner
        The two people.
    taught
        The lessons, the dearest first; the first two are named.
    sheet
        The learner's skills.
    request
        A request of the learner that the teacher serves, and that may be shown; quoted where it is short.
    """
    if not taught:
        return f"{teacher.name} can teach nothing of what {learner.name} asked for."
    first, *others = taught[:_NAMED]
    words = (
        f"{teacher.name} can help {learner.name} with {_topic(first, came_first=_came_first(first, sheet))}"
    )
    if others:
        words += f" and {_topic(others[0], came_first=False)}"
    if 0 < len(request) <= _SHORT:
        words += f'; the request: "{request.rstrip(". ")}"'
    return f"{words}."


def _topic(lesson: Lesson, *, came_first: bool) -> str:
    remarks = ["asked for first"] if came_first else []
    if lesson.through:
        remarks.append(f"through {lesson.through}")
    return f"{lesson.skill} ({', '.join(remarks)})" if remarks else lesson.skill


def _came_first(lesson: Lesson, sheet: SkillSheet) -> bool:
    """Return whether the want is the dearest of several, and the only one so dear."""
    wants: list[Want] = [entry.want for entry in sheet.live] + list(sheet.dropped)
    as_dear = [w for w in wants if w.key != lesson.key and w.counted_priority >= lesson.priority]
    return not as_dear and len(wants) > 1
