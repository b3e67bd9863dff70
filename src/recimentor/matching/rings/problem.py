"""What is asked of a packing of rings: arcs from teacher to learner, pairs, places. Always a valid one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from recimentor.matching.problem import MAX_CAPACITY, Tier

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]
    UInt64Array = NDArray[np.uint64]

    from recimentor.matching.deadline import Deadline

FULL_WORTH: Final = 1_000_000
"""The largest worth of an arc or a meeting, and the largest weight of a ring."""
PEOPLE, RINGS, PAIRS, TOTAL = "people", "rings", "pairs", "total"


def _integers(values: ArrayLike) -> IntArray:
    array = np.asarray(values)
    if array.size and not np.issubdtype(array.dtype, np.integer):
        raise ValueError("arcs and pairs are made of whole numbers")
    array = array.astype(np.int64)
    array.flags.writeable = False
    return array


@dataclass(frozen=True, slots=True)
class Arcs:
    """Who may teach whom: one arc from a teacher to a learner, sorted by teacher, then learner.

    Parameters
    ----------
    num_people
        Number of people, ``n``.
    teachers, learners
        ``(m,)`` the two ends of each arc. An arc that is not there is not allowed.
    worth
        ``(m,)`` what the learner gains, 1 .. 1,000,000.
    meetings
        ``(m,)`` what the meeting of the two adds beside, 0 .. 1,000,000; empty = nothing anywhere.
    """

    num_people: int
    teachers: IntArray
    learners: IntArray
    worth: IntArray
    meetings: IntArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def __post_init__(self) -> None:  # noqa: D105
        for name in ("teachers", "learners", "worth", "meetings"):
            object.__setattr__(self, name, _integers(getattr(self, name)))
        if not len(self.meetings):
            object.__setattr__(self, "meetings", _integers(np.zeros(len(self.teachers), dtype=np.int64)))
        if not len(self.teachers) == len(self.learners) == len(self.worth) == len(self.meetings):
            raise ValueError("every arc has a teacher, a learner and a worth")
        ends = (self.teachers, self.learners)
        if any(len(end) and (end.min() < 0 or end.max() >= self.num_people) for end in ends):
            raise ValueError("an arc ends outside the pool")
        if (self.teachers == self.learners).any() or (np.diff(self.keys) <= 0).any():
            raise ValueError("arcs are sorted, each once, and nobody teaches themself")
        if len(self.worth) and (self.worth.min() < 1 or self.worth.max() > FULL_WORTH):
            raise ValueError(f"the worth of an arc lies in 1 .. {FULL_WORTH}")
        if len(self.meetings) and (self.meetings.min() < 0 or self.meetings.max() > FULL_WORTH):
            raise ValueError(f"the worth of a meeting lies in 0 .. {FULL_WORTH}")

    @property
    def keys(self) -> IntArray:
        """``(m,)`` one number for each arc, ascending."""
        keys: IntArray = self.teachers * self.num_people + self.learners
        return keys

    @classmethod
    def of_matrix(cls, worth: ArrayLike, meetings: ArrayLike | None = None) -> Arcs:
        """Return the arcs of a square matrix: row teaches column where the number is above 0."""
        matrix = np.asarray(worth)
        teachers, learners = np.nonzero(matrix)
        beside = None if meetings is None else np.asarray(meetings)[teachers, learners]
        nothing = np.zeros(0, dtype=np.int64)
        return cls(
            len(matrix), teachers, learners, matrix[teachers, learners], nothing if beside is None else beside
        )


def ring_weights(worth: tuple[IntArray, IntArray, IntArray], meetings: IntArray) -> IntArray:
    """Return what rings weigh: the harmonic mean of their three arcs, and the mean of what meetings add.

    Parameters
    ----------
    worth
        Three arrays ``(r,)``, the worth of each arc.
    meetings
        ``(r,)`` sum of what the three meetings add.

    Returns
    -------
    ndarray
        ``(r,)`` 1 .. 1,000,000; both means are rounded to whole numbers, halves up, in exact arithmetic.
    """
    a, b, c = worth
    below = a * b + b * c + c * a
    # 6 a b c + below stays under 2**63 for worths up to a million.
    harmonic = (6 * a * b * c + below) // (2 * below)
    weights: IntArray = np.clip(harmonic + (2 * meetings + 3) // 6, 1, FULL_WORTH)
    return weights


@dataclass(frozen=True, slots=True)
class RingProblem:
    """People to be placed in rings of three, or in pairs and rings.

    Parameters
    ----------
    arcs
        Who may teach whom. A ring is three arcs, each learner the next one's teacher.
    pairs
        ``(p, 2)`` the pairs that may be made, ``i < j``, sorted; none where rings alone are sought.
    pair_weights
        ``(p,)`` what each weighs, 1 or more.
    room
        ``(n,)`` partners that each may take, 0 .. 20; None = 1 each. A ring takes all the room of its people.
    placed
        ``(n,)`` who has a partner already: they may take more of them and join no ring; None = nobody.
    keys
        ``(n,)`` one 64-bit key a person for the lottery among equals; None = from the index.
    tiers
        What to have most of before the total, in this order.
    """

    arcs: Arcs
    pairs: IntArray = field(default_factory=lambda: np.zeros((0, 2), dtype=np.int64))
    pair_weights: IntArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    room: IntArray | None = None
    placed: BoolArray | None = None
    keys: UInt64Array | None = None
    tiers: tuple[Tier, ...] = ()

    def __post_init__(self) -> None:  # noqa: D105
        object.__setattr__(self, "pairs", _integers(self.pairs).reshape(-1, 2))
        object.__setattr__(self, "pair_weights", _integers(self.pair_weights))
        for name, kind in (("room", np.int64), ("placed", np.bool_), ("keys", np.uint64)):
            object.__setattr__(self, name, self._per_person(name, kind))
        self._check()

    @property
    def num_people(self) -> int:
        """Number of people, ``n``."""
        return self.arcs.num_people

    @property
    def rooms(self) -> IntArray:
        """``(n,)`` partners that each may take."""
        return np.ones(self.num_people, dtype=np.int64) if self.room is None else self.room

    @property
    def has_partner(self) -> BoolArray:
        """``(n,)`` who has a partner already."""
        return np.zeros(self.num_people, dtype=np.bool_) if self.placed is None else self.placed

    @property
    def may_join(self) -> BoolArray:
        """``(n,)`` who may be in a ring."""
        free: BoolArray = (self.rooms > 0) & ~self.has_partner
        return free

    @property
    def goals(self) -> tuple[str, ...]:
        """Names of what is sought, in this order: most people, fewest rings, most pairs, tiers, the total.

        Rings are counted only beside pairs, and pairs only where somebody may take several: elsewhere the
        number of people says it.
        """
        beside = (RINGS,) if len(self.pairs) else ()
        several = (PAIRS,) if len(self.pairs) and (self.rooms > 1).any() else ()
        return (PEOPLE, *beside, *several, *(tier.name for tier in self.tiers), TOTAL)

    @property
    def is_plain(self) -> bool:
        """Whether everybody has room for one and nobody has a partner: then people are 2 pairs + 3 rings."""
        return bool((self.rooms <= 1).all() and not self.has_partner.any())

    def fewest_rings(self, bound: int, people: int) -> int:
        """Return how many rings there are at least, from a bound on them and the number of people placed.

        Where people are ``2 pairs + 3 rings``, rings are odd exactly where people are.
        """
        odd = self.is_plain and (bound - people) % 2 == 1
        return bound + 1 if odd else bound

    def _per_person(self, name: str, kind: type[np.generic]) -> NDArray[Any] | None:
        given = getattr(self, name)
        if given is None:
            return None
        array = np.asarray(given).astype(kind)
        if array.shape != (self.num_people,):
            raise ValueError(f"{name} must hold one value per person")
        array.flags.writeable = False
        return array

    def _check(self) -> None:
        low, high = self.pairs[:, 0], self.pairs[:, 1]
        keys = low * self.num_people + high
        if len(low) and (low.min() < 0 or high.max() >= self.num_people or (low >= high).any()):
            raise ValueError("a pair is two people of the pool, the smaller index first")
        if (np.diff(keys) <= 0).any() or len(self.pair_weights) != len(low):
            raise ValueError("pairs are sorted, each once, each with its weight")
        if len(low) and self.pair_weights.min() < 1:
            raise ValueError("a pair weighs 1 or more")
        if len(self.rooms) and not (self.rooms.min() >= 0 and self.rooms.max() <= MAX_CAPACITY):
            raise ValueError(f"room must lie in 0 .. {MAX_CAPACITY}")
        names = [PEOPLE, RINGS, PAIRS, TOTAL, *(tier.name for tier in self.tiers)]
        if len(set(names)) != len(names):
            raise ValueError("tiers must have names of their own")


@dataclass(frozen=True, slots=True)
class RingSettings:
    """How to solve.

    Parameters
    ----------
    exact_up_to
        Up to so many people the search for the best goes on until it is found; beyond, `num_nodes` limit it.
    num_nodes
        Nodes of the search tree beyond that size.
    start
        Pairs that can be made together: the packing to be bettered, if any.
    while_rings_help
        Whether to go no further once no ring is needed to place the most people: the rest is then a question
        about pairs alone, and the goals after it stay without a bound.
    deadline
        Stop at that moment with the best so far. Alone may break repeatability.
    should_stop
        Asked now and then; once true, the best so far is returned with its honest bound.
    """

    exact_up_to: int = 300
    num_nodes: int = 200
    start: tuple[tuple[int, int], ...] = ()
    while_rings_help: bool = False
    deadline: Deadline | None = None
    should_stop: Callable[[], bool] | None = field(default=None, compare=False)
