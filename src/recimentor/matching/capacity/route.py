"""Pairing people with room for several partners, nobody with the same one twice.

In order: most people with at least one partner, most pairs, the tiers, the best total. They are maximised at
once, each worth a few times what a pair is worth in all that comes after it; that this was enough shows where
the counts reach bounds of their own, else the steps grow. Every maximum is a linear program over candidate
pairs, cut down by odd sets and completed by pricing every pair. One program serves them all and starts warm.

References
----------
.. [1] J. Edmonds, E. L. Johnson, "Matching: a well-solved class of integer linear programs", 1970: odd sets
   with teeth describe the b-matchings of a graph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.answer import PAIRS, PEOPLE, TOTAL, Answer, bounds_of
from recimentor.matching.capacity.cuts import overfilled_sets
from recimentor.matching.capacity.model import CapacityModel, Worth
from recimentor.matching.capacity.pricing import (
    COARSE,
    FINE,
    Priced,
    Prices,
    inequality_of,
    price_pairs,
    round_prices,
)
from recimentor.matching.capacity.program import PairingProgram
from recimentor.matching.edges import make_edges, no_edges
from recimentor.matching.greedy import fill_rooms, pair_in_passing, place_more
from recimentor.matching.outcome import Proof
from recimentor.matching.relax.candidates import best_partners
from recimentor.matching.rough import rough_bounds
from recimentor.matching.sweep import Interrupted

if TYPE_CHECKING:
    from recimentor.matching.capacity.program import Fraction
    from recimentor.matching.edges import Edges
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import UInt64Array

    Units = list[tuple[str, Worth]]

CANDIDATES = 12
"""Candidate partners of each person at first, beside one for each place of the largest capacity."""
STEPS = (4, 64, 1_024)
"""How many times what comes after it each objective is worth, one try after the other."""
MAX_SEARCHED, MAX_NODES = 20_000, 200
"""Pairs and branches that a search among whole pairings may take; it comes last and rarely."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What was found about one thing maximised.

    Parameters
    ----------
    worth
        What counted how much.
    most
        No pairing is worth more.
    prices
        What proves that, or a higher bound where a search had the last word.
    searched
        Whether a search had the last word.
    """

    worth: Worth
    most: int
    prices: Prices
    searched: bool = False


def solve_capacities(
    model: CapacityModel, keys: UInt64Array, sweep: Sweep, *, coverage: bool = True
) -> Answer:
    """Pair people who may take several partners.

    Parameters
    ----------
    model
        The pool, and what is counted; nobody without room has a pair.
    keys
        ``(n,)`` for the lottery.
    sweep
        How to go over all pairs; where it is to stop, the best pairing so far is returned.
    coverage
        Whether most people placed and most pairs come first; else the tiers and the total alone count.
    """
    climb = _Climb(model, PairingProgram(model, keys, sweep), model.units(coverage=coverage), sweep)
    try:
        climb.choose_candidates()
        for step in STEPS:
            if climb.try_step(step):
                break
        else:
            climb.search()
    except (Interrupted, ArithmeticError):
        # Out of time, or floating point was not up to it: what is proved by then stands.
        climb.stop()
    return climb.answer()


class _Climb:
    """The best pairing so far, and the best bound of each objective."""

    def __init__(self, model: CapacityModel, program: PairingProgram, units: Units, sweep: Sweep) -> None:
        self._model, self._program, self._units, self._sweep = model, program, units, sweep
        self._best = no_edges()
        self._last: Fraction | None = None
        self._stages: dict[str, Stage] = {}
        self._joint: Stage | None = None
        self._tops = np.full(model.num_people, model.largest, dtype=np.int64)

    def choose_candidates(self) -> None:
        each = CANDIDATES + int(self._model.capacity.max(initial=0))
        sweep = self._sweep.telling("candidates")
        self._program.add_pairs(best_partners(self._model.source, each, sweep=sweep, tops=self._tops))
        if self._units[0][0] == PEOPLE:
            self._stages[PEOPLE] = self._everybody(self._units[0][1])

    def _everybody(self, worth: Worth) -> Stage:
        """Bound the people placed by those who have anybody to be paired with: their first place is free."""
        pairs = self._program.pairs
        alone = np.ones(self._model.num_people, dtype=np.bool_)
        alone[pairs.rows] = alone[pairs.cols] = False
        first = np.where(alone, COARSE * self._model.person_worth(worth), 0)
        prices = Prices(COARSE, np.zeros_like(first), first, ())
        return Stage(worth, int((~alone & ~self._model.placed).sum()), prices)

    def try_step(self, step: int) -> bool:
        """Maximise everything with steps of a height; return whether all of it is proved."""
        # All of it first, halves and all: from its basis the counts, which have many equals, take few steps.
        self._complete(joint_worth(self._units, step, self._model.largest))
        for place in range(1, len(self._units) + 1):
            name = self._units[place - 1][0]
            if name in self._stages and self._is_reached(place):
                continue
            worth = joint_worth(self._units[:place], step, self._model.largest)
            is_hasty = step == STEPS[0] and place < len(self._units)
            stage = self._maximise(worth, is_hasty=is_hasty)
            known = self._stages.get(name)
            if known is None or self._bound(place, stage) <= self._bound(place, known):
                self._stages[name] = stage
        return all(self._is_reached(place) for place in range(1, len(self._units) + 1))

    def _complete(self, worth: Worth) -> None:
        """Add the pairs that the best fractional pairing lacks."""
        while True:
            found = self._last = self._program.maximise(worth)
            prices = round_prices(self._model, worth, found, self._program.odd_sets, COARSE)
            priced = self._price(worth, prices)
            if self._joint is None or priced.most < self._joint.most:
                self._joint = Stage(worth, priced.most, prices)
            if not self._program.add_pairs(priced.missing):
                self.round_up(found)
                return

    def _price(self, worth: Worth, prices: Prices, slack: int = -1) -> Priced:
        return price_pairs(self._model, worth, prices, self._program, self._sweep, slack=slack)

    def _is_reached(self, place: int) -> bool:
        reached = self._counts()[place - 1]
        stage = self._stages.get(self._units[place - 1][0])
        return stage is not None and self._bound(place, stage) <= reached

    def _bound(self, place: int, stage: Stage) -> int:
        """Return what is left for an objective of a bound, when all before it is as the best pairing has."""
        before = zip(self._units[: place - 1], self._counts(), strict=False)
        left = stage.most - sum(_times(stage.worth, unit) * count for (_, unit), count in before)
        return left // _times(stage.worth, self._units[place - 1][1])

    def _counts(self) -> list[int]:
        return [self._model.value(unit, self._best) for _, unit in self._units]

    def _maximise(self, worth: Worth, *, is_hasty: bool) -> Stage:
        """Solve, cut and price until the best pairing reaches the bound, or nothing more is found.

        Counts have many equals, and cuts that only turn one half pairing into another. In haste they are cut
        until a round lowers the bound by no whole unit: what comes after them tells their equals apart, and
        mostly finds the whole pairing that reaches it.
        """
        scale, best, most = COARSE, None, -1
        while True:
            found = self._last = self._program.maximise(worth, with_lottery=scale == COARSE)
            stands_still = is_hasty and int(found.most) == most
            most = int(found.most)
            if not (found.is_whole or stands_still) and self._program.add_odd_sets(
                overfilled_sets(self._program.pairs, found, self._model.capacity)
            ):
                continue
            self.round_up(found)
            prices = round_prices(self._model, worth, found, self._program.odd_sets, scale)
            priced = self._price(worth, prices)
            if best is None or priced.most < best.most:
                best = Stage(worth, priced.most, prices)
            if self._model.value(worth, self._best) >= best.most:
                return best
            if not self._program.add_pairs(priced.missing):
                if scale == FINE or (is_hasty and best.most <= most):
                    return best
                scale = FINE

    def round_up(self, found: Fraction | None) -> None:
        """Make a pairing of a fractional one, by default the last, and keep it where it beats the best."""
        found = found or self._last
        pairs = self._program.pairs
        share = np.zeros(len(pairs))
        if found is not None:
            share[: len(found.share)] = np.rint(found.share * 2) / 2
        rounded = fill_rooms(pairs, np.lexsort((-pairs.weights, -share)), self._model.capacity)
        if found is None or not found.is_whole:
            rounded = place_more(pairs, rounded, self._model.capacity, self._model.placed)
        if self._rank(rounded) > self._rank(self._best):
            self._best = rounded

    def stop(self) -> None:
        """Hand back what there is where work was stopped."""
        model = self._model
        if len(self._program.pairs):
            self.round_up(None)
        else:
            self._best = pair_in_passing(model.source, model.capacity, model.placed, self._tops)

    def _rank(self, pairs: Edges) -> list[int]:
        return [self._model.value(unit, pairs) for _, unit in self._units]

    def search(self) -> None:
        """Look for the best pairing among all pairs that one better than the best so far could hold.

        A pairing falls short of a bound by at least what any pair that it holds falls short of its prices.
        """
        for place, (name, _) in enumerate(self._units, start=1):
            if self._is_reached(place):
                continue
            stage = self._stages[name]
            slack = stage.most - self._model.value(stage.worth, self._best)
            near = self._price(stage.worth, stage.prices, slack).near
            if len(near) > MAX_SEARCHED:
                return
            program = self._program.among(near)
            found = program.search(stage.worth, MAX_NODES)
            if found is None:
                return
            whole = program.pairs.only(found)
            most = self._model.value(stage.worth, whole)
            if self._rank(whole) > self._rank(self._best):
                self._best = whole
            if not self._is_reached(place):
                self._stages[name] = Stage(stage.worth, most, stage.prices, searched=True)

    def answer(self) -> Answer:
        model, names = self._model, [name for name, _ in self._units]
        stages = [(name, self._stages[name]) for name in names if name in self._stages]
        if self._joint is not None and TOTAL not in self._stages:
            stages.append((TOTAL, self._joint))
        proved = [
            (inequality_of(model, name, stage.worth, stage.prices), stage.most) for name, stage in stages
        ]
        reached = dict.fromkeys((PEOPLE, PAIRS), 0) | dict(zip(names, self._counts(), strict=True))
        bounds = bounds_of(proved, model.tiers, reached)
        if any(bounds.get(name) != reached[name] for name in names):
            coverage, num_tiers = names[0] == PEOPLE, len(model.tiers)
            proved += rough_bounds(self._tops, model.capacity, model.placed, num_tiers, coverage=coverage)
            bounds = bounds_of(proved, model.tiers, reached)
        is_searched = any(stage.searched for _, stage in stages)
        is_first = all(bounds.get(name) == reached[name] for name in names[:-1])
        proof = Proof.SEARCH if is_searched else Proof.WITNESS
        return Answer(
            make_edges(model.num_people, self._best.rows, self._best.cols, self._best.weights),
            bounds,
            tuple(part for part, _ in proved),
            proof if is_first else Proof.NONE,
            coarse=True,
        )


def joint_worth(units: Units, step: int, largest: int) -> Worth:
    """Put objectives into one: each is worth `step` times what all after it add to a pair."""
    below = max(1, largest) if units[-1][0] == TOTAL else 1
    joint = units[-1][1]
    for _, unit in reversed(units[:-1]):
        joint = joint.plus(unit, step * below)
        below += 2 * step * below
    return joint


def _times(worth: Worth, unit: Worth) -> int:
    """Return how many times a worth counts a unit."""
    pairs = zip((*worth.parts, *worth.per_tier), (*unit.parts, *unit.per_tier), strict=True)
    return max(mine for mine, one in pairs if one)
