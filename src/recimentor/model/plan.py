"""The plan: the saved result of one run. Its key names are an interface with a version."""

from __future__ import annotations

import math
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from recimentor.model.forgotten import is_token
from recimentor.model.program import Program
from recimentor.model.record import PersonRecord
from recimentor.model.references import Closed, PersonId, PersonName, Shape, Words
from recimentor.model.settled import Settled

PLAN_SCHEMA: Final = "recimentor/plan/1"
#: A plan with rings of three: readers that know nothing of them must not take it for a plan of pairs alone.
RINGS_SCHEMA: Final = "recimentor/plan/1.1"
PLAN_SCHEMAS: Final = (PLAN_SCHEMA, RINGS_SCHEMA)

#: Numbers that a page can show, whatever was made of a plan by hand.
_LARGEST: Final = 10**15
Number = Annotated[float, Field(ge=-_LARGEST, le=_LARGEST, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=-_LARGEST, le=_LARGEST)]


def _finite(value: Any) -> Any:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    for part in parts:
        _finite(part)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("not a finite number")
    return value


Certificate = Annotated[dict[str, Any], AfterValidator(_finite)]
Status = Literal["optimal", "within-gap", "feasible", "empty"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Input(_Part):
    """A file that the plan was made from."""

    path: Words
    sha256: Closed
    beside: bool = Field(
        default=False, description="Read beside the people: organisation data, corrections, coded answers."
    )
    options: tuple[Words, ...] = Field(
        (), description="With the first file: options of the run that decided what was read."
    )


class PlugIn(_Part):
    """A plug-in that took part: it read a file, or is a criterion of the score."""

    kind: Literal["readers", "criteria"]
    name: Closed
    package: Closed
    version: Closed = Field(description="Of its package.")


class Person(_Part):
    """A person, named."""

    id: PersonId
    name: PersonName


class Gain(_Part):
    """What a gains from b, and b from a, each 0-1."""

    a: Number
    b: Number


class Rank(_Part):
    """What a pair is worth to one of its people: the partner's rank among all possible partners."""

    rank: Count
    of: Count
    share_of_best: Number


class Standing(_Part):
    """Both people's ranks for each other."""

    a: Rank
    b: Rank


class Lesson(_Part):
    """One skill that the partner teaches: its level here and there, and what it adds to the gain."""

    skill: Words
    priority: Count
    level: Count | Number = Field(description="Effective level of the teacher, 1-5.")
    own_level: Count = Field(description="Level of the learner, 0 where they do not offer it.")
    through: Words | None = Field(
        None, description="The related skill that serves it, where not the skill itself."
    )
    gain: Number = Field(description="Share of the learner's counted wants, before the cap at 1.")


class Lessons(_Part):
    """What a teaches b (key a), and what b teaches a (key b)."""

    a: tuple[Lesson, ...]
    b: tuple[Lesson, ...]


class Requests(_Part):
    """What each asked for, in their words, where its owner agreed to show it."""

    a: tuple[Words, ...] = ()
    b: tuple[Words, ...] = ()


class Sentences(_Part):
    """One sentence per direction that can be said aloud: what a brings (key a), what b brings (key b)."""

    a: Words
    b: Words


class Note(_Part):
    """A caution about a pair, or a reason why somebody is left over."""

    code: Closed
    text: Words


class LocalSlot(_Part):
    """A meeting slot as one person's own clock shows it."""

    day: Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    start: Closed = Field(description="Local time, HH:MM.")
    end: Closed
    zone: Closed = Field(description="IANA zone; empty where nobody gave one.")


class SlotShift(_Part):
    """A week of the program in which the slot stands at another local time, or does not exist."""

    week: Closed = Field(description="Monday of that week, YYYY-MM-DD.")
    a: LocalSlot | None
    b: LocalSlot | None


class Slot(_Part):
    """A weekly meeting slot that suits both, in both people's local time."""

    minutes: Count
    first: Closed = Field(
        description="Start of the first meeting in UTC, YYYY-MM-DDTHH:MMZ; empty without dates."
    )
    a: LocalSlot
    b: LocalSlot
    shifts: tuple[SlotShift, ...] = ()


class ServedRequest(_Part):
    """A request that the partner's offers serve, and the skills by which they do."""

    text: Words
    skills: tuple[Words, ...]


class ServedRequests(_Part):
    """Requests of a that b serves, and of b that a serves."""

    a: tuple[ServedRequest, ...] = ()
    b: tuple[ServedRequest, ...] = ()


class Alternative(_Part):
    """Another possible partner of a person."""

    id: PersonId
    name: PersonName
    score: Number
    gain: Number = Field(description="What the person would gain.")
    partner_gain: Number


class Alternatives(_Part):
    """The best other possible partners of a, and of b."""

    a: tuple[Alternative, ...] = ()
    b: tuple[Alternative, ...] = ()


class Arrow(_Part):
    """Who teaches whom what, in a trio, where the third person is one of the two."""

    teacher: PersonId
    learner: PersonId
    teaches: tuple[Lesson, ...]


class Third(Person):
    """The person who makes a pair a trio: on top of the proved pairing."""

    gain: Number = Field(description="What the third person gains from the other two together, 0-1.")
    gain_a: Number = Field(description="What a gains from the other two together, 0-1.")
    gain_b: Number = Field(description="What b gains from the other two together, 0-1.")
    reason: tuple[Words, ...] = Field((), description="What the third person brings, and is brought.")
    lessons: tuple[Arrow, ...] = Field((), description="The same as facts: the third's lessons, and theirs.")


class OneWay(_Part):
    """One-way pairs: how many people they place, and the proof of it over the people left over."""

    status: Status
    placed: Count
    pairs: Count
    pairs_bound: Count | None
    value: Number
    bound: Number | None
    gap: Number | None
    certificate: Certificate


class Pair(_Part):
    """Two people who mentor each other; ``a`` sorts before ``b`` by id."""

    rank: Count
    a: Person
    b: Person
    kind: Literal["two-way", "one-way"] = "two-way"
    score: Number
    gain: Gain
    standing: Standing
    points: dict[Closed, Number]
    teaches: Lessons
    requests: Requests = Requests()
    reason: Sentences
    served: ServedRequests = ServedRequests()
    alternatives: Alternatives = Alternatives()
    slot: Slot | None = None
    cautions: tuple[Note, ...] = ()
    c: Third | None = Field(None, description="The third person of a trio.")
    state: Literal["proposed", "accepted", "confirmed", "declined", "ended"] = "proposed"
    accepted_by: tuple[PersonId, ...] = Field((), description="Ids of those who said yes.")
    is_locked: bool = Field(default=False, description="Whether the pair was fixed before the others.")
    override: Words | None = Field(
        None, description="Why it stands although it breaks a rule: for HR alone. Null for other pairs."
    )

    @property
    def people(self) -> tuple[Person, ...]:
        """The two people of the pair, or three."""
        return (self.a, self.b) if self.c is None else (self.a, self.b, self.c)

    @property
    def is_of_forgotten(self) -> bool:
        """Whether one of its people was forgotten: then it has ended, whatever else is decided."""
        return any(is_token(person.id) for person in self.people)


class RingStep(_Part):
    """One step of a ring: a teacher and a learner, who meet. Nothing is taught the other way."""

    teacher: Person
    learner: Person
    gain: Number = Field(description="What the learner gains from this teacher, 0-1.")
    teaches: tuple[Lesson, ...]
    requests: tuple[Words, ...] = Field((), description="The learner's, where they agreed to show them.")
    served: tuple[ServedRequest, ...] = Field((), description="Requests of the learner that this serves.")
    reason: Words = Field(description="One sentence that can be said aloud.")
    slot: Slot | None = Field(None, description="``a`` is the teacher, ``b`` the learner.")


class Ring(_Part):
    """Three people of whom each teaches the next and the last the first."""

    rank: Count
    steps: tuple[RingStep, RingStep, RingStep] = Field(
        description="The teacher with the smallest id first; the learner of each is the next one's teacher."
    )
    score: Number
    points: dict[Closed, Number]
    cautions: tuple[Note, ...] = ()
    state: Literal["proposed", "accepted", "confirmed", "declined", "ended"] = "proposed"
    accepted_by: tuple[PersonId, ...] = Field((), description="Ids of those who said yes.")
    is_locked: bool = Field(default=False, description="Whether the ring was fixed before all others.")

    @property
    def members(self) -> tuple[Person, Person, Person]:
        """The three people, each the teacher of the next."""
        first, second, third = self.steps
        return first.teacher, second.teacher, third.teacher

    @property
    def people(self) -> tuple[Person, ...]:
        """The three people, as :attr:`Pair.people` has those of a pair."""
        return self.members

    @property
    def is_of_forgotten(self) -> bool:
        """Whether one of its people was forgotten: then it has ended, whatever else is decided."""
        return any(is_token(person.id) for person in self.people)


class RingGoal(_Part):
    """What was sought of the rings: how much was reached, and what no other way exceeds."""

    name: Closed = Field(description="`people`, `rings` (as few as can be), `pairs`, a tier, or `total`.")
    reached: Number
    bound: Number | None = Field(description="Null where nothing is proved.")


class RingProof(_Part):
    """Rings: in which order they were sought, how many people they place, and the proof of it."""

    order: Literal["after", "together"]
    status: Status
    proof: Literal["witness", "search", "none"]
    placed: Count = Field(description="People in rings.")
    rings: Count
    goals: tuple[RingGoal, ...] = Field(
        description="With `after` over the people whom the pairs leave over, with `together` over everybody."
    )
    certificate: Certificate


class Unmatched(_Part):
    """A person who is left over, and why."""

    id: PersonId
    name: PersonName
    reasons: tuple[Note, ...]


class Listed(_Part):
    """Somebody on a shortlist: what they could teach its owner, and learn from them."""

    id: PersonId
    name: PersonName
    teaches: tuple[Words, ...]
    learns: tuple[Words, ...]


class PlanObjective(_Part):
    """How good the pairing is, and how good any could be. Values are sums of scores.

    It speaks of the two-way pairs; one-way pairs and the third person of a trio come on top.
    """

    name: Closed
    people: Count
    placed: Count
    placed_bound: Count | None = Field(None, description="No pairing places more people than this.")
    tiers: dict[Closed, Count] = Field(
        default_factory=dict, description="Counts reached after coverage and before the total, in this order."
    )
    pairs: Count
    pairs_bound: Count | None
    value: Number
    bound: Number | None
    gap: Number | None


class Rung(_Part):
    """One rung of the ladder: how many pairs there would be at another floor on each side's gain."""

    floor: Literal["none", "standard", "strict"]
    minimum_gain: Number
    pairs: Count
    left_over: Count


class Plan(_Part):
    """The saved result of one run."""

    schema_: Literal["recimentor/plan/1", "recimentor/plan/1.1"] = Field(
        PLAN_SCHEMA, alias="schema", description="1.1 where the plan speaks of rings."
    )
    version: Closed
    inputs: tuple[Input, ...]
    history: tuple[Input, ...] = Field((), description="Plans of earlier rounds that were heeded.")
    plugins: tuple[PlugIn, ...] = Field((), description="Plug-ins that took part; absent where none did.")
    people_digest: Closed
    program: Annotated[dict[str, Any], Shape(Program)]
    people: dict[PersonId, Annotated[dict[str, Any], Shape(PersonRecord)]]
    status: Status
    proof: Literal["witness", "search", "none"]
    ties: Literal["settled", "coarse"]
    objective: PlanObjective
    ladder: tuple[Rung, ...]
    unrated_level: Count
    notes: tuple[Note, ...] = ()
    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    one_way: OneWay | None = Field(None, description="About the one-way pairs, where the program allows any.")
    rings: tuple[Ring, ...] = ()
    ring_proof: RingProof | None = Field(None, description="About the rings, where the program allows any.")
    settled: Settled = Settled()
    shortlists: dict[PersonId, tuple[Listed, ...]] = Field(
        default_factory=dict, description="Partners to choose from, by id, the best fit first."
    )
    certificate: Certificate

    @property
    def groups(self) -> tuple[Pair | Ring, ...]:
        """All who meet: the pairs, then the rings."""
        return (*self.pairs, *self.rings)
