"""What one audience may see of a plan: the only thing that pages, workbooks and letters are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from recimentor.model.audience import Audience
from recimentor.model.balance import Balance
from recimentor.model.plan import (
    Alternative,
    Gain,
    Lesson,
    Note,
    PlanObjective,
    Rung,
    ServedRequest,
    Slot,
    Standing,
)
from recimentor.report.tongue import Tongue


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person. ``id`` and ``email`` are for HR alone, as an id may be an e-mail address.

    Where ``is_namesake``, somebody else in the plan has the same name.
    """

    name: str
    department: str = ""
    site: str = ""
    career_stage: str = ""
    id: str = ""
    email: str = ""
    is_namesake: bool = False

    @property
    def shown(self) -> str:
        """The name, with the id where that alone tells namesakes apart; never empty."""
        name = self.name or "(no name)"
        return f"{name} [{self.id}]" if self.is_namesake and self.id else name


@dataclass(frozen=True, slots=True)
class Direction:
    """What one person of a pair brings to the other.

    Parameters
    ----------
    sentence
        One sentence that can be said aloud.
    lessons
        What this person can teach the partner.
    requests
        What this person asked for.
    served
        Those of the partner's requests that this person's offers serve.
    alternatives
        This person's best other possible partners.
    unrated, own_unrated
        Skills of these lessons for which the teacher, or the learner, gave no level: it is counted.
    is_dearest
        Whether the first lesson is what the partner asked for first of several things.
    """

    sentence: str = ""
    lessons: tuple[Lesson, ...] = ()
    requests: tuple[str, ...] = ()
    served: tuple[ServedRequest, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    is_dearest: bool = False
    unrated: tuple[str, ...] = ()
    own_unrated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a pair: for HR alone."""

    score: float
    gain: Gain
    standing: Standing
    points: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair. Where the audience may not see a part, it is empty or ``None``.

    Parameters
    ----------
    third_says
        What the third person of a trio brings, and is brought: a sentence each.
    remarks
        What humans decided about it: a sentence each, for HR.
    third_brings
        Who teaches whom what where the third person is one of the two: their places (0, 1, 2), and what.
    """

    rank: int
    a: PersonView
    b: PersonView
    c: PersonView | None = None
    is_one_way: bool = False
    from_a: Direction = Direction()
    from_b: Direction = Direction()
    numbers: Numbers | None = None
    slot: Slot | None = None
    cautions: tuple[Note, ...] = ()
    third_says: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    third_brings: tuple[tuple[int, int, Direction], ...] = ()

    @property
    def arrows(self) -> tuple[tuple[int, int, Direction], ...]:
        """Who teaches whom what: the places of both among the people, and what is brought."""
        return ((0, 1, self.from_a), (1, 0, self.from_b), *self.third_brings)


@dataclass(frozen=True, slots=True)
class StepView:
    """One arrow of a ring: a teacher and a learner. Where the audience may not see a part, it is empty.

    Parameters
    ----------
    requests, served
        The learner's.
    slot
        ``a`` is the teacher.
    gain
        What the learner gains, for HR alone.
    """

    teacher: PersonView
    learner: PersonView
    sentence: str = ""
    lessons: tuple[Lesson, ...] = ()
    requests: tuple[str, ...] = ()
    served: tuple[ServedRequest, ...] = ()
    slot: Slot | None = None
    gain: float | None = None


@dataclass(frozen=True, slots=True)
class RingView:
    """A ring: each teaches the next and the last the first. For a participant, their own two arrows."""

    rank: int
    steps: tuple[StepView, ...]
    score: float | None = None
    points: tuple[tuple[str, float], ...] = ()
    cautions: tuple[Note, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[PersonView, ...]:
        """Its people, each the teacher of the next."""
        return tuple(step.teacher for step in self.steps)


def people_of(pair: PairView) -> tuple[PersonView, ...]:
    """Return the two people of a pair, or the three of a trio."""
    return (pair.a, pair.b) if pair.c is None else (pair.a, pair.b, pair.c)


@dataclass(frozen=True, slots=True)
class LeftOverView:
    """A person left over, and what this audience is told of why."""

    person: PersonView
    reason: str


@dataclass(frozen=True, slots=True)
class SkillCount:
    """How many people offer a skill, and how many want it."""

    skill: str
    offered: int
    wanted: int


@dataclass(frozen=True, slots=True)
class MeetingMatrix:
    """How many pairs join two departments; ``counts`` is symmetric, pairs within one on the diagonal."""

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class How:
    """How a plan was computed: for HR alone."""

    version: str
    status: str
    proof: str
    ties: str
    objective: PlanObjective
    inputs: tuple[tuple[str, str], ...]
    again: str
    people_digest: str
    settings: tuple[tuple[str, str], ...]
    certificate: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Own:
    """What a participant is told of their own pairs and rings, in their language.

    Parameters
    ----------
    tongue
        The language.
    headline
        Where they stand: a sentence.
    pairs, rings
        What letters are filled with, one for each.
    """

    tongue: Tongue
    headline: str
    pairs: tuple[dict[str, Any], ...] = ()
    rings: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What one audience may see of a plan.

    Parameters
    ----------
    title, headline, proof
        The program's name, how many are paired, how good the pairs are: plain words.
    ladder, counts_two_way, minimum_gain
        Pairs at other floors; whether these are two-way pairs alone, though there may be others; the floor of
        the rung that tells of these very pairs, if one does.
    people, num_pairs
        How many people signed up, and how many pairs there are.
    pairs, rings, left_over
        In the order of the plan.
    risks
        What the sponsor should know: a sentence each.
    skills, departments, hours
        Supply and demand; who meets whom; people free in each hour, ``hours[day][hour]``, local time.
    how
        How it was computed.
    own
        The same in words to the participant; not part of the view as data.
    """

    audience: Audience
    title: str
    headline: str
    proof: str
    people: int
    num_pairs: int
    pairs: tuple[PairView, ...]
    left_over: tuple[LeftOverView, ...] = ()
    notes: tuple[str, ...] = ()
    ladder: tuple[Rung, ...] = ()
    counts_two_way: bool = False
    minimum_gain: float | None = None
    risks: tuple[str, ...] = ()
    skills: tuple[SkillCount, ...] = ()
    departments: MeetingMatrix | None = None
    hours: tuple[tuple[int, ...], ...] = ()
    everybody: tuple[PersonView, ...] = ()
    balance: tuple[Balance, ...] = field(default=())
    how: How | None = None
    rings: tuple[RingView, ...] = ()
    own: Own | None = None
