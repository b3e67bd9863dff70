"""What a pair is worth to the pool: the best pairing solved again with one pair forced or forbidden.

With one place each, a question starts from the answer to the pool itself: two people or one pair are taken
out, and a search or two puts the rest in order again. Other problems are solved anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, union
from recimentor.matching.fairest import largest_weight
from recimentor.matching.ladder import build_ladder
from recimentor.matching.lottery import keys_by_index
from recimentor.matching.problem import ImpossibleLock, Objective, Settings
from recimentor.matching.rules import apply_rules
from recimentor.matching.single import close, start_once
from recimentor.matching.solving import solve
from recimentor.matching.watch import Interrupted, Watch

if TYPE_CHECKING:
    from recimentor.matching.edmonds.closing import Closing
    from recimentor.matching.ladder import Ladder
    from recimentor.matching.problem import Problem
    from recimentor.matching.weights import IntArray


@dataclass(frozen=True, slots=True)
class Change:
    """The best pairing under one more condition, beside the best without it.

    Parameters
    ----------
    num_placed, value
        How many more people it places, and how much more its total is; below 0 as a rule.
    pairs
        ``(m, 2)`` the pairing itself, locked pairs included, rows ascending.
    """

    num_placed: int
    value: int
    pairs: IntArray


class Resolver:
    """Answers what forcing or forbidding a pair would change, one question after the other.

    Parameters
    ----------
    problem
        The pool and its rules.
    settings
        As for `solve`; None = most people first.

    Raises
    ------
    ImpossibleLock
        If a locked pair is not eligible and its weight is not given.
    Interrupted
        If the settings want to stop.
    """

    def __init__(self, problem: Problem, settings: Settings | None = None) -> None:
        self._problem, self._settings = problem, settings or Settings()
        quick = self._settings.objective in (Objective.COVERAGE, Objective.BEST_TOTAL)
        quick = quick and apply_rules(problem).one_place_each
        quick = quick and _ladder(problem, self._settings).fits(largest_weight(problem.source))
        self._pool = _ClosedPool(problem, self._settings) if quick else None
        self._pairs = self._solve(problem) if self._pool is None else self._pool.pairs()

    def force(self, i: int, j: int, weight: int | None = None) -> Change:
        """Return what changes when a pair is locked.

        Parameters
        ----------
        i, j
            The pair.
        weight
            Its weight where it is not eligible but forced all the same; None = from the source.

        Raises
        ------
        ImpossibleLock
            If a rule or another lock is in the way.
        Interrupted
            If the settings want to stop.
        """
        pair = (min(i, j), max(i, j))
        worth = self._problem.weight(*pair) if weight is None else weight
        if worth == 0:
            raise ImpossibleLock(pair, "not eligible")
        locked = _with_lock(self._problem, pair, worth)
        if self._pool is None or pair in self._problem.locked:
            return self._change(self._solve(locked))
        return self._change(self._pool.pairs_with(pair, worth))

    def forbid(self, i: int, j: int) -> Change:
        """Return what changes when a pair is forbidden.

        Raises
        ------
        ImpossibleLock
            If the pair is locked.
        Interrupted
            If the settings want to stop.
        """
        pair = (min(i, j), max(i, j))
        banned = replace(self._problem, forbidden=(*self._problem.forbidden, pair))
        if self._pool is None:
            return self._change(self._solve(banned))
        return self._change(self._pool.pairs_without(pair))

    def _solve(self, problem: Problem) -> Edges:
        outcome = solve(problem, self._settings)
        return Edges(outcome.pairs[:, 0], outcome.pairs[:, 1], outcome.weights)

    def _change(self, pairs: Edges) -> Change:
        return Change(
            num_placed=_num_placed(pairs) - _num_placed(self._pairs),
            value=int(pairs.weights.sum()) - int(self._pairs.weights.sum()),
            pairs=np.stack((pairs.rows, pairs.cols), axis=1),
        )


class _ClosedPool:
    """A pool with one place each whose best pairing is known, ready for questions."""

    def __init__(self, problem: Problem, settings: Settings) -> None:
        self._num_people, self._watch = problem.num_people, Watch(settings)
        rest = apply_rules(problem)
        self._locked = rest.locked
        self._once = start_once(
            rest.source,
            keys_by_index(self._num_people) if problem.keys is None else problem.keys,
            self._watch,
            _ladder(problem, settings),
            problem.tiers,
            threads=settings.threads,
        )
        if self._once.closing is None:
            raise Interrupted
        self._closing = self._once.closing
        self._close(self._closing)

    def pairs(self) -> Edges:
        """Return the best pairing, locks included."""
        return self._with_locks(self._closing.pairs())

    def pairs_with(self, pair: tuple[int, int], weight: int) -> Edges:
        """Return the best pairing that holds a pair of two people whom no lock holds."""
        closing = self._closing.without_people(*pair)
        self._close(closing)
        ends = np.array([pair], dtype=np.int64)
        forced = Edges(ends[:, 0], ends[:, 1], np.array([weight], dtype=np.int64))
        return union(self._num_people, [forced, self._with_locks(closing.pairs())])

    def pairs_without(self, pair: tuple[int, int]) -> Edges:
        """Return the best pairing that does not hold a pair."""
        closing = self._closing.without_pair(*pair)
        self._close(closing)
        return self._with_locks(closing.pairs())

    def _close(self, closing: Closing) -> None:
        if not close(closing, self._watch):
            raise Interrupted

    def _with_locks(self, pairs: Edges) -> Edges:
        return union(self._num_people, [self._locked, self._once.scores(pairs)])


def _ladder(problem: Problem, settings: Settings) -> Ladder:
    coverage = settings.objective is Objective.COVERAGE
    largest = largest_weight(problem.source, threads=settings.threads)
    return build_ladder(problem.num_people // 2, largest, problem.tiers, coverage=coverage)


def _with_lock(problem: Problem, pair: tuple[int, int], weight: int) -> Problem:
    if pair in problem.locked:
        return problem
    weights = problem.locked_weights or tuple(problem.weight(i, j) for i, j in problem.locked)
    return replace(problem, locked=(*problem.locked, pair), locked_weights=(*weights, weight))


def _num_placed(pairs: Edges) -> int:
    return len(np.unique(np.concatenate((pairs.rows, pairs.cols))))
