"""What changed between two plans. Values alone; ``insight`` finds them, ``report`` shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Broken(StrEnum):
    """Why a pair of the earlier plan is not in the later one."""

    LEFT = "left"
    OUT = "out"
    DECIDED = "decided"
    LOCKED = "locked"
    RULE = "rule"
    FOR_MORE_PEOPLE = "for-more-people"
    FOR_A_BETTER_TOTAL = "for-a-better-total"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Totals:
    """One plan in numbers: scores 0-1, ``None`` where there is no pair."""

    people: int
    placed: int
    pairs: int
    total: float
    mean: float | None
    weakest: float | None


@dataclass(frozen=True, slots=True)
class PairChange:
    """A pair of either plan, with its score in each; ``None`` where it is not in that plan.

    ``was`` is its state in the earlier plan, or the one in the later plan where it is new.
    """

    a_id: str
    a_name: str
    b_id: str
    b_name: str
    score_before: float | None
    score_after: float | None
    was: str = "proposed"
    why: Broken | None = None


@dataclass(frozen=True, slots=True)
class PersonChange:
    """A person in both plans whose gain is another one: what they gain from partners, before and after."""

    id: str
    name: str
    gain_before: float
    gain_after: float


@dataclass(frozen=True, slots=True)
class GroupChange:
    """People of one department: how many there are and how many have a partner, before and after."""

    group: str
    people_before: int
    placed_before: int
    people_after: int
    placed_after: int


@dataclass(frozen=True, slots=True)
class Named:
    """A person, named."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class RingChanges:
    """Rings of both plans, of the later one alone, of the earlier one alone: each teaches the next."""

    kept: tuple[tuple[str, ...], ...] = ()
    made: tuple[tuple[str, ...], ...] = ()
    broken: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from an earlier plan to a later one.

    Parameters
    ----------
    before, after
        Both plans in numbers.
    kept, made, broken
        Pairs of both plans, of the later one alone, of the earlier one alone.
    gainers, losers
        People of both plans who gain more, or less, than before; the largest change first.
    placed, left_over
        People of both plans who have a partner now and had none, and the other way round.
    joined, gone
        People of one plan alone.
    groups
        Departments, where anybody gave one; groups too small to be shown are left out.
    settings
        Settings of the program that differ: name, before, after.
    rings
        What became of rings of three.
    """

    before: Totals
    after: Totals
    kept: tuple[PairChange, ...]
    made: tuple[PairChange, ...]
    broken: tuple[PairChange, ...]
    gainers: tuple[PersonChange, ...]
    losers: tuple[PersonChange, ...]
    placed: tuple[Named, ...]
    left_over: tuple[Named, ...]
    joined: tuple[Named, ...]
    gone: tuple[Named, ...]
    groups: tuple[GroupChange, ...]
    settings: tuple[tuple[str, str, str], ...]
    rings: RingChanges = RingChanges()
