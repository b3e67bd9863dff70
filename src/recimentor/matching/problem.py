"""What is asked: people, weights, rules, objective. A `Problem` that exists is a valid one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, assert_never

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from recimentor.matching.deadline import Deadline
    from recimentor.matching.weights import IntArray, UInt64Array, WeightSource

    Pairs = tuple[tuple[int, int], ...]

MAX_CAPACITY = 20


class Objective(StrEnum):
    """What the pairing maximises, after locks and vetoes."""

    COVERAGE = "coverage"
    """Most people placed, then the tiers, then the best total."""
    BEST_TOTAL = "best-total"
    """The tiers, then the best total."""
    FAIREST = "fairest"
    """The weakest pair as high as coverage allows, then as `COVERAGE`."""
    STABLE = "stable"
    """No two people who would both rather have each other."""

    @property
    def has_coverage(self) -> bool:
        """Whether people placed come before what pairs are worth."""
        match self:
            case Objective.COVERAGE | Objective.FAIREST | Objective.STABLE:
                return True
            case Objective.BEST_TOTAL:
                return False
            case _:
                assert_never(self)


@dataclass(frozen=True, slots=True)
class Tier:
    """Something to have most of after coverage and before the total.

    Parameters
    ----------
    name
        How outcome and certificate call it, unique in its problem.
    pairs
        Count the pairs of the pairing that are in this set. Those that are not eligible are ignored.
    people
        Or: count the people of this set that are placed. Exactly one of the two is given.
    """

    name: str
    pairs: Pairs = ()
    people: tuple[int, ...] = ()

    def __post_init__(self) -> None:  # noqa: D105
        if self.pairs and self.people:
            raise ValueError(f"tier {self.name!r}: give pairs or people, not both")


class ImpossibleLock(ValueError):  # noqa: N818 - it says what is wrong, and callers show it as it is
    """A locked pair that no pairing can hold.

    Parameters
    ----------
    pair
        The two people, as given.
    rule
        ``"not eligible"``, ``"forbidden"``, ``"side"``, ``"capacity"`` or ``"repeated"``.
    """

    def __init__(self, pair: tuple[int, int], rule: str) -> None:
        super().__init__(f"the locked pair {pair[0]}, {pair[1]} is impossible: {rule}")
        self.pair = pair
        self.rule = rule


class WeightsTooLarge(ValueError):  # noqa: N818 - as above
    """Weights and tiers are so large, or so many, that they cannot be told apart exactly."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A pool to be paired.

    Parameters
    ----------
    source
        Weights of pairs, 0 = not eligible.
    capacity
        ``(n,)`` partners a person may have, 1 .. 20; None = 1 each.
    side
        ``(n,)`` 0 or 1: pairs only across; -1 = on neither side, cannot pair. None = one pool.
    keys
        ``(n,)`` one 64-bit key per person, all different, for the lottery; None = from the index.
    locked
        Pairs that are always in the pairing.
    locked_weights
        Weights of the locked pairs where the caller overrides the source (one each, 1 or more);
        empty = from the source.
    forbidden
        Pairs that are never in the pairing.
    tiers
        What to have most of, in this order.

    Raises
    ------
    ValueError
        If a shape, an index or a range does not fit.
    ImpossibleLock
        If a lock breaks a rule of the problem; that its pair is eligible is known only when its row is read.
    """

    source: WeightSource
    capacity: IntArray | None = None
    side: IntArray | None = None
    keys: UInt64Array | None = None
    locked: Pairs = ()
    locked_weights: tuple[int, ...] = ()
    forbidden: Pairs = ()
    tiers: tuple[Tier, ...] = ()

    def __post_init__(self) -> None:  # noqa: D105
        for name, kind in (("capacity", np.int64), ("side", np.int64), ("keys", np.uint64)):
            given = getattr(self, name)
            if given is not None:
                object.__setattr__(self, name, _per_person(given, name, self.num_people, kind))
        for name in ("locked", "forbidden"):
            object.__setattr__(self, name, _ordered_pairs(getattr(self, name), name, self.num_people))
        _check_people(self)
        _check_tiers(self)
        _check_locks(self)

    @property
    def num_people(self) -> int:
        """Number of people, ``n``."""
        return self.source.num_people

    def weight(self, i: int, j: int) -> int:
        """Weight of one pair as the source has it."""
        return int(self.source.block(i, i + 1)[0, j])


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a solve has come: the stage in a word, steps done of a total, the gap proved so far."""

    stage: str
    done: int = 0
    total: int = 0
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """How to solve.

    Parameters
    ----------
    objective
        What to maximise.
    gap
        Stop when the total is proved to be within this share of its bound, 0 .. 1; 0 = prove it the best.
    time_limit_seconds
        Stop with the best pairing so far after so many seconds. Alone may break repeatability.
    deadline
        Stop at that moment, where it is sooner: one for several questions of a run. As the limit otherwise.
    threads
        Processor cores to use where it pays; the answer does not depend on it.
    progress
        Called with a `Progress` now and then.
    should_stop
        Asked now and then; once true, the best pairing so far is returned with its honest bound.
    """

    objective: Objective = Objective.COVERAGE
    gap: float = 0.0
    time_limit_seconds: float | None = None
    deadline: Deadline | None = None
    threads: int = 2
    progress: Callable[[Progress], None] | None = field(default=None, compare=False)
    should_stop: Callable[[], bool] | None = field(default=None, compare=False)

    def __post_init__(self) -> None:  # noqa: D105
        if not 0.0 <= self.gap <= 1.0:
            raise ValueError("gap must lie in 0 .. 1")
        if self.threads < 1:
            raise ValueError("threads must be 1 or more")


def _per_person(values: NDArray[Any], name: str, num_people: int, kind: type[np.generic]) -> NDArray[Any]:
    array = np.asarray(values)
    if array.shape != (num_people,) or (array.size and not np.issubdtype(array.dtype, np.integer)):
        raise ValueError(f"{name} must hold one integer per person")
    array = array.astype(kind)
    array.flags.writeable = False
    return array


def _ordered_pairs(pairs: Iterable[tuple[int, int]], name: str, num_people: int) -> Pairs:
    ordered = tuple((min(int(i), int(j)), max(int(i), int(j))) for i, j in pairs)
    for i, j in ordered:
        if i == j or i < 0 or j >= num_people:
            raise ValueError(f"{name}: ({i}, {j}) is not a pair of two people")
    return ordered


def _check_people(problem: Problem) -> None:
    capacity, side, keys = problem.capacity, problem.side, problem.keys
    if capacity is not None and len(capacity) and (capacity.min() < 1 or capacity.max() > MAX_CAPACITY):
        raise ValueError(f"capacity must lie in 1 .. {MAX_CAPACITY}")
    if side is not None and len(side) and not (side.min() >= -1 and side.max() <= 1):
        raise ValueError("side must be 0, 1 or -1")
    if keys is not None and len(np.unique(keys)) != len(keys):
        raise ValueError("keys must differ from person to person")


def _check_tiers(problem: Problem) -> None:
    names = [tier.name for tier in problem.tiers]
    if len(set(names)) != len(names):
        raise ValueError("tiers must have different names")
    for tier in problem.tiers:
        _ordered_pairs(tier.pairs, f"tier {tier.name!r}", problem.num_people)
        if any(not 0 <= person < problem.num_people for person in tier.people):
            raise ValueError(f"tier {tier.name!r}: a person is out of range")


def _check_locks(problem: Problem) -> None:
    if problem.locked_weights and len(problem.locked_weights) != len(problem.locked):
        raise ValueError("locked_weights must hold one weight per locked pair")
    if any(weight < 1 for weight in problem.locked_weights):
        raise ValueError("the weight of a locked pair must be 1 or more")
    forbidden, seen = set(problem.forbidden), set[tuple[int, int]]()
    used = np.zeros(problem.num_people, dtype=np.int64)
    for pair in problem.locked:
        used[list(pair)] += 1
        room = [1 if problem.capacity is None else int(problem.capacity[person]) for person in pair]
        if pair in forbidden:
            raise ImpossibleLock(pair, "forbidden")
        if problem.side is not None and sorted(int(problem.side[person]) for person in pair) != [0, 1]:
            raise ImpossibleLock(pair, "side")
        if pair in seen:
            raise ImpossibleLock(pair, "repeated")
        if any(used[person] > limit for person, limit in zip(pair, room, strict=True)):
            raise ImpossibleLock(pair, "capacity")
        seen.add(pair)
