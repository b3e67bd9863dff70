"""The one way in: the best packing of people in rings of three, alone or beside pairs, goal by goal.

Each goal is bounded by the relaxation of the cycle formulation, with columns by price over every pair and
ring; its whole prices are the certificate. Where the relaxation is not whole, a search over all columns that
its prices do not rule out finds the best.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from recimentor.matching.lottery import keys_by_index, scramble
from recimentor.matching.outcome import Proof, Status
from recimentor.matching.rings.columns import (
    MOST_PATHS,
    Columns,
    RingLister,
    first_columns,
    join,
    some_of_each,
)
from recimentor.matching.rings.goals import count, first_worth, worth_of
from recimentor.matching.rings.outcome import RingCertificate, RingInequality, RingOutcome
from recimentor.matching.rings.pricing import SCALE, Prices, covering, inequality, whole_prices
from recimentor.matching.rings.problem import (
    FULL_WORTH,
    PEOPLE,
    RINGS,
    TOTAL,
    Arcs,
    RingProblem,
    RingSettings,
)
from recimentor.matching.rings.program import Limits, Need, PackingProgram

if TYPE_CHECKING:
    from collections.abc import Callable

    from recimentor.matching.rings.columns import RingList
    from recimentor.matching.rings.goals import Worth
    from recimentor.matching.rings.problem import IntArray
    from recimentor.matching.rings.program import Found, Relaxed

#: Columns added in each round of pricing.
_ADDED: Final = 3_000
#: Columns that a search beyond the exact size takes at most, and the lottery.
_SEARCHED: Final = 1_500
_DRAWN: Final = 60_000
#: Arcs that are kept for each teacher and each learner where there are too many to list all rings.
_THINNED: Final = 12
#: Columns among which a good packing is sought first, where there are more: those nearest to their price.
_FIRST: Final = 400
#: How many times what comes after it each goal is worth, where all are sought at once.
_STEP: Final = 4
_LOTTERY_BITS: Final = 16
#: A column is missing where it is worth so much more than its price, in parts of a unit of the goal.
_OVER: Final = 2
_HALF: Final = 0.5


def solve_rings(problem: RingProblem, settings: RingSettings | None = None) -> RingOutcome:
    """Place people in rings, or in pairs and rings, as well as can be, and bound every other way.

    Parameters
    ----------
    problem
        Arcs, pairs and places.
    settings
        Limits; None = exact up to 300 people.

    Returns
    -------
    RingOutcome
        The same for the same problem, unless a time limit struck.

    Notes
    -----
    Goals in this order: most people, fewest rings beside pairs, most pairs where somebody may take several,
    the tiers, the total. Cost: in the number of two arcs in a row for each round of pricing.
    """
    settings = settings or RingSettings()
    lister = RingLister(problem)
    if lister.num_paths <= MOST_PATHS:
        return _Solver(problem, settings, lister).outcome()
    thinned = replace(problem, arcs=_thinned(problem.arcs))
    found = _Solver(thinned, settings, RingLister(thinned)).outcome()
    return _with_plain_bound(problem, found)


@dataclass(slots=True)
class _Packing:
    """A whole packing: rings, and pairs as places in the problem's list."""

    rings: RingList
    pairs: IntArray

    def worth(self, problem: RingProblem, worth: Worth) -> int:
        return count(problem, worth, self.rings, self.pairs)


@dataclass(frozen=True, slots=True)
class _Bounded:
    """What the relaxation says of a goal.

    Parameters
    ----------
    prices, rhs
        Whole prices that cover everything, and what they add up to.
    needed
        What the needs come to in the same units.
    """

    prices: Prices
    rhs: int
    needed: int

    @property
    def limit(self) -> int:
        """No packing that meets the needs reaches more."""
        return (self.rhs - self.needed) // SCALE

    def slack(self, least: int) -> int:
        """Columns further below their price than this are in no packing that reaches so much."""
        return self.rhs - self.needed - SCALE * least


class _Solver:
    def __init__(self, problem: RingProblem, settings: RingSettings, lister: RingLister) -> None:
        self._problem, self._settings, self._lister = problem, settings, lister
        self._deadline = settings.deadline
        self._program = PackingProgram(problem, first_columns(problem, lister), is_over=self._hears_end)
        self._best = _Packing(join([]), _places(problem, settings.start))
        self._complete = True

    def outcome(self) -> RingOutcome:
        needs, counts = list[Need](), list[int]()
        bounds, proved = list[int | None](), list[RingInequality]()
        last = self._seek(needs, counts, bounds, proved)
        if last is not None and self._complete and len(bounds) == len(proved):
            self._draw_lots(needs, last)
        return self._told(counts, bounds, proved)

    def _seek(
        self,
        needs: list[Need],
        counts: list[int],
        bounds: list[int | None],
        proved: list[RingInequality],
    ) -> _Bounded | None:
        """Take one goal after the other; return what is known of the last."""
        problem = self._problem
        last: _Bounded | None = None
        self._seek_all_at_once()
        for goal in problem.goals:
            worth = worth_of(problem, goal)
            reached = self._best.worth(problem, worth)
            found = None if self._is_over() else self._bounded(worth, needs)
            if found is None:
                bounds.append(None)
            else:
                last, relaxed = found
                limit = self._limit(goal, last, counts)
                reached = self._improve(worth, needs, last, relaxed, limit)
                part, _ = inequality(problem, goal, last.prices)
                proved.append(part)
                bounds.append(limit)
            needs.append(Need(worth, reached))
            self._program.add_need(needs[-1])
            counts.append(reached)
            if goal == RINGS and not reached and self._settings.while_rings_help:
                rest = problem.goals[len(counts) :]
                counts += [self._best.worth(problem, worth_of(problem, one)) for one in rest]
                bounds += [None] * len(rest)
                break
        return last

    def _seek_all_at_once(self) -> None:
        """Complete the columns for all goals in one, each worth a few times what comes after it, and dive.

        The bounds of each goal begin where this ends, and its packing is good in all of them.
        """
        problem = self._problem
        below = max(1, int(problem.pair_weights.max(initial=0)), FULL_WORTH)
        joint = worth_of(problem, TOTAL)
        for goal in reversed(problem.goals[:-1]):
            joint = joint.plus(worth_of(problem, goal).times(_STEP * below))
            below += 2 * _STEP * below
        if self._is_over() or self._relaxed(joint, []) is None:
            return
        self._take(self._program.dive(), self._program.columns, joint, [], of=self._rank)

    def _rank(self, packing: _Packing) -> list[int]:
        return [packing.worth(self._problem, worth_of(self._problem, goal)) for goal in self._problem.goals]

    def _limit(self, goal: str, bounded: _Bounded, counts: list[int]) -> int:
        if goal != RINGS:
            return bounded.limit
        return -self._problem.fewest_rings(-bounded.limit, counts[0])

    def _told(self, counts: list[int], bounds: list[int | None], proved: list[RingInequality]) -> RingOutcome:
        problem, best = self._problem, self._best
        order = np.lexsort(best.rings.people.T[::-1])
        rings = best.rings.only(order)
        pairs = np.sort(best.pairs)
        signs = [-1 if goal == RINGS else 1 for goal in problem.goals]
        is_witnessed = all(b is None or b == reached for reached, b in zip(counts, bounds, strict=True))
        complete = self._complete
        proof = Proof.WITNESS if is_witnessed else Proof.SEARCH if complete else Proof.NONE
        status = Status.OPTIMAL if complete else Status.FEASIBLE
        return RingOutcome(
            rings=rings.people,
            ring_weights=rings.weights,
            pairs=problem.pairs[pairs],
            pair_weights=problem.pair_weights[pairs],
            counts=tuple(sign * reached for sign, reached in zip(signs, counts, strict=True)),
            bounds=tuple(None if b is None else s * b for s, b in zip(signs, bounds, strict=True)),
            status=Status.EMPTY if complete and not len(rings) and not len(pairs) else status,
            proof=proof,
            certificate=RingCertificate(tuple(proved)),
        )

    def _is_over(self) -> bool:
        over = self._hears_end()
        self._complete &= not over
        return over

    def _hears_end(self) -> bool:
        stop = self._settings.should_stop
        return (stop is not None and stop()) or (self._deadline is not None and self._deadline.is_over)

    def _relaxed(self, worth: Worth, needs: list[Need]) -> Relaxed | None:
        """Return the relaxation of a goal, with columns added until none is missing; ``None`` if stopped."""
        try:
            while True:
                relaxed = self._program.relax(worth)
                missing = self._missing(worth, needs, relaxed)
                if missing is None or self._is_over():
                    return relaxed
                self._program.add(missing)
        except ArithmeticError:
            # Out of time, or floating point was not up to it: what is proved by then stands.
            self._complete = False
            return None

    def _bounded(self, worth: Worth, needs: list[Need]) -> tuple[_Bounded, Relaxed] | None:
        """Return whole prices for a goal, and the relaxation."""
        problem = self._problem
        relaxed = self._relaxed(worth, needs)
        if relaxed is None:
            return None
        prices = covering(problem, self._lister, whole_prices(problem, worth, needs, relaxed))
        _, rhs = inequality(problem, "", prices)
        at_price = zip(needs, relaxed.need_prices.tolist(), strict=True)
        needed = sum(round(SCALE * price) * need.least for need, price in at_price)
        return _Bounded(prices, rhs, needed), relaxed

    def _missing(self, worth: Worth, needs: list[Need], relaxed: Relaxed) -> Columns | None:
        """Return columns that are worth more than their price; ``None`` where there are none."""
        prices = whole_prices(self._problem, worth, needs, relaxed)
        over = prices.of_pairs(self._problem)
        held = np.zeros(len(over), dtype=np.bool_)
        held[self._program.columns.pairs] = True
        pairs = np.flatnonzero((over > _OVER) & ~held)
        pairs = pairs[np.argsort(-over[pairs], kind="stable")[:_ADDED]]
        parts: list[RingList] = []
        excess: list[IntArray] = []
        for block in self._lister.blocks():
            left = prices.of_rings(self._problem, block)
            at = np.flatnonzero(left > _OVER)
            at = at[np.argsort(-left[at], kind="stable")[:_ADDED]]
            parts.append(block.only(at))
            excess.append(left[at])
        rings = join(parts)
        if len(rings):
            worst = np.argsort(-np.concatenate(excess), kind="stable")[:_ADDED]
            rings = rings.only(worst).without(self._program.columns.rings, self._problem.num_people)
        return Columns(pairs, rings) if len(pairs) or len(rings) else None

    def _improve(
        self, worth: Worth, needs: list[Need], bounded: _Bounded, relaxed: Relaxed, limit: int
    ) -> int:
        """Return what the best packing reaches of a goal; it becomes the packing of this solver."""
        problem, program = self._problem, self._program
        if self._best.worth(problem, worth) >= limit:
            return self._best.worth(problem, worth)
        is_whole = relaxed.is_whole
        self._take(relaxed.share > _HALF if is_whole else program.dive(), program.columns, worth, needs)
        for most in (_FIRST, None if self._is_exact else _SEARCHED):
            reached = self._best.worth(problem, worth)
            if reached >= limit:
                return reached
            columns, is_all = self._within(bounded.prices, bounded.slack(reached + 1), most)
            found = self._look(self._with_best(columns), worth, needs)
            if is_all:
                self._complete &= found is not None and found.complete
                return self._best.worth(problem, worth)
        reached = self._best.worth(problem, worth)
        self._complete &= reached >= limit
        return reached

    @property
    def _is_exact(self) -> bool:
        return self._problem.num_people <= self._settings.exact_up_to

    def _look(self, columns: Columns, worth: Worth, needs: list[Need]) -> Found | None:
        """Search some columns, the best packing's among them, for the best; keep it where it is better."""
        aim = worth
        if not needs and len(self._problem.pairs):
            # Of packings that place as many, one with few rings: the next goal then starts near its end.
            aim = worth.times(self._problem.num_people + 1).plus(worth_of(self._problem, RINGS))
        program = self._among(columns, needs)
        found = program.search(aim, self._limits(), self._marks(columns))
        self._take(None if found is None else found.chosen, columns, worth, needs)
        return found

    def _among(self, columns: Columns, needs: list[Need]) -> PackingProgram:
        return PackingProgram(self._problem, columns, needs, self._hears_end)

    def _marks(self, columns: Columns) -> np.ndarray:
        """Return which of some columns the best packing has."""
        pairs = np.isin(columns.pairs, self._best.pairs)
        rings = columns.rings.among(self._best.rings, self._problem.num_people)
        return np.concatenate((pairs, rings))

    def _take(
        self,
        chosen: np.ndarray | None,
        columns: Columns,
        worth: Worth,
        needs: list[Need],
        *,
        equal: bool = False,
        of: Callable[[_Packing], list[int]] | None = None,
    ) -> None:
        """Make a packing the best one where, counted exactly, it keeps every rule and reaches more.

        What it reaches is its worth, or what `of` makes of it.
        """
        if chosen is None:
            return
        problem, num_pairs = self._problem, len(columns.pairs)
        packing = _Packing(columns.rings.only(chosen[num_pairs:]), columns.pairs[chosen[:num_pairs]])
        used = np.zeros(problem.num_people, dtype=np.int64)
        np.add.at(used, problem.pairs[packing.pairs].ravel(), 1)
        np.add.at(used, packing.rings.people.ravel(), problem.rooms[packing.rings.people.ravel()])
        if (used > problem.rooms).any():
            return
        if any(packing.worth(problem, need.worth) < need.least for need in needs):
            return
        counted = of or (lambda one: [one.worth(problem, worth)])
        reached, before = counted(packing), counted(self._best)
        if reached > before or (equal and reached == before):
            self._best = packing

    def _limits(self) -> Limits:
        seconds = None if self._deadline is None else self._deadline.seconds_left
        return Limits(None if self._is_exact else self._settings.num_nodes, seconds)

    def _with_best(self, columns: Columns) -> Columns:
        return columns.united(Columns(self._best.pairs, self._best.rings), self._problem.num_people)

    def _within(self, prices: Prices, slack: int, most: int | None) -> tuple[Columns, bool]:
        """Return pairs and rings not further below their price than ``slack``; whether all are here.

        They are the nearest, ``most`` of each, where there are more.
        """
        over = prices.of_pairs(self._problem)
        pairs = np.flatnonzero(over >= -slack)
        parts: list[RingList] = []
        excess: list[IntArray] = []
        for block in self._lister.blocks():
            left = prices.of_rings(self._problem, block)
            at = np.flatnonzero(left >= -slack)
            parts.append(block.only(at))
            excess.append(left[at])
        rings = join(parts)
        if most is None or len(rings) + len(pairs) <= most:
            return Columns(pairs, rings), True
        nearest = np.sort(np.argsort(-np.concatenate(excess), kind="stable")[:most])
        near = np.sort(pairs[np.argsort(-over[pairs], kind="stable")[:most]])
        return Columns(near, rings.only(nearest)), False

    def _draw_lots(self, needs: list[Need], last: _Bounded) -> None:
        """Settle ties among packings that are equal in every goal, where prices say which columns tie."""
        problem, goal = self._problem, needs[-1]
        if last.limit > goal.least:
            return
        columns, is_all = self._within(last.prices, last.slack(goal.least), _DRAWN)
        if not is_all:
            return
        columns = self._with_best(columns)
        if not len(columns.pairs) + len(columns.rings):
            return
        keys = keys_by_index(problem.num_people) if problem.keys is None else problem.keys
        lots = np.concatenate((_lots(keys, problem.pairs[columns.pairs]), _lots(keys, columns.rings.people)))
        found = self._among(columns, needs).search(lots, self._limits())
        if found is not None and found.complete:
            self._take(found.chosen, columns, goal.worth, needs, equal=True)


def _places(problem: RingProblem, pairs: tuple[tuple[int, int], ...]) -> IntArray:
    """Return where pairs stand in the list of a problem."""
    at = {tuple(pair): place for place, pair in enumerate(problem.pairs.tolist())}
    return np.array(sorted(at[min(pair), max(pair)] for pair in pairs), dtype=np.int64)


def _lots(keys: np.ndarray, people: IntArray) -> IntArray:
    """Return a number for each row of people, from their keys alone."""
    mixed = np.zeros(len(people), dtype=np.uint64)
    for column in people.T:
        mixed = scramble(mixed ^ keys[column])
    drawn: IntArray = (mixed >> np.uint64(64 - _LOTTERY_BITS)).astype(np.int64)
    return drawn


def _thinned(arcs: Arcs) -> Arcs:
    """Return the worthiest arcs of each teacher and each learner."""
    heavy = np.lexsort((arcs.keys, -arcs.worth))
    ends = np.stack((arcs.teachers[heavy], arcs.learners[heavy]), axis=1)
    kept = np.sort(heavy[some_of_each(ends, arcs.num_people, _THINNED)])
    return Arcs(
        arcs.num_people, arcs.teachers[kept], arcs.learners[kept], arcs.worth[kept], arcs.meetings[kept]
    )


def _with_plain_bound(problem: RingProblem, found: RingOutcome) -> RingOutcome:
    """Return an outcome whose people alone are bounded: by who has a pair, or teaches and learns."""
    arcs, free = problem.arcs, problem.may_join
    open_arcs = free[arcs.teachers] & free[arcs.learners]
    somebody = np.zeros(problem.num_people, dtype=np.bool_)
    somebody[np.intersect1d(arcs.teachers[open_arcs], arcs.learners[open_arcs])] = True
    somebody[problem.pairs.ravel()] = True
    worth = worth_of(problem, PEOPLE).times(SCALE)
    first = first_worth(problem, worth)
    single = np.where(problem.rooms > 1, 0, first)
    prices = Prices(worth, np.where(somebody, single, 0), np.where(problem.rooms > 1, 0, first))
    part, rhs = inequality(problem, PEOPLE, prices)
    bounds = (rhs // SCALE, *(None for _ in found.bounds[1:]))
    return replace(
        found,
        bounds=bounds,
        status=Status.FEASIBLE,
        proof=Proof.NONE,
        certificate=RingCertificate((part,)),
    )
