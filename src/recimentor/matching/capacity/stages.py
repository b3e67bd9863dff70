"""One thing maximised where people have room for several: a pairing, a bound, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.capacity.cuts import overfilled_sets
from recimentor.matching.capacity.lp import PairingProgram
from recimentor.matching.capacity.proof import (
    GRID,
    Prices,
    excess_of,
    inequality,
    most_worth,
    price_pairs,
    round_prices,
    too_dear,
)
from recimentor.matching.capacity.slots import SlotAnswer, best_by_slots
from recimentor.matching.edges import Edges, union
from recimentor.matching.relax.candidates import CANDIDATES, best_partners
from recimentor.matching.relax.large import SAMPLE_FROM, relaxed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recimentor.matching.capacity.lp import FloatArray, Fraction, Need
    from recimentor.matching.capacity.model import CapacityModel, Worth
    from recimentor.matching.outcome import Inequality, OddSet
    from recimentor.matching.weights import IntArray

MAX_ROUNDS = 15
MAX_SEARCHED = 200_000
"""Pairs among which the best pairing is looked for at most."""
FREE_PER_PERSON = 6
"""Pairs per person, the nearest to tight, among which it is looked for first; a pair per place at least."""
MAX_HINTS = 60
"""Odd sets of a search that the linear program can use; more make it slow."""
MAX_RAISES = 16
"""Times that what must be reached is made worth more, each time twice as much."""
_MAX_TIMES = 60
_WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing maximised.

    Parameters
    ----------
    pairs
        The best pairing found.
    bound
        No pairing that meets the needs is worth more.
    proof
        What proves a bound: this one, or a higher one where a search had the last word.
    searched
        Whether a search had the last word.
    closed
        Whether the pairing reaches the bound.
    """

    pairs: Edges
    bound: int
    proof: Inequality
    searched: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class _Bound:
    """A fractional optimum and its proof; `worth` is `times` that of the stage, with the needs priced in."""

    found: Fraction
    worth: Worth
    times: int
    owed: int
    prices: Prices
    most: int

    @property
    def whole(self) -> int:
        """The bound in whole units of the stage."""
        return (self.most // GRID - self.owed) // self.times


class Stages:
    """Maximises one thing after another over the same pool, keeping what was learnt.

    Parameters
    ----------
    model
        The pool and what is counted.
    largest
        No weight is above it, nor that of a pair of people without room.
    threads
        Blocks worked on at a time.
    tick
        Called with a stage, steps done, steps in all and no gap; may raise `Interrupted`.
    """

    def __init__(
        self,
        model: CapacityModel,
        largest: int,
        threads: int,
        tick: Callable[[str, int, int, float | None], None],
    ) -> None:
        self.model, self.largest = model, largest
        self._threads, self._tick = threads, tick
        self._core = union(model.num_people, [])
        self._odd_sets: list[OddSet] = []
        self._best: Edges | None = None

    def choose_candidates(self) -> None:
        """Choose the pairs to begin with."""
        model = self.model
        guide = None
        if model.num_people >= SAMPLE_FROM:
            guide = relaxed(
                model.source, self.largest, gap=1.0, threads=self._threads, tick=self._tick
            ).prices
        each = CANDIDATES + int(model.capacity.max(initial=0))
        self._core = best_partners(
            model.source, each, prices=guide, threads=self._threads, tick=self._named("candidates")
        )

    def best(self) -> Edges:
        """Return the best pairing so far, a greedy one where there is none yet."""
        return self._best or self._greedy(np.zeros(len(self._core)), self._core.weights)

    def obvious(self, name: str, unit: Worth, pairs: Edges) -> Stage | None:
        """Prove a pairing the best by counting people and places alone; None where that is not enough."""
        model = self.model
        has_partner = np.zeros(model.num_people, dtype=bool)
        has_partner[self._core.rows] = has_partner[self._core.cols] = True
        first_worth = model.person_worth(unit) * GRID
        place = np.where(has_partner, unit.per_pair * GRID // 2, 0)
        place = np.where(model.capacity > 0, place, too_dear(model, unit, self.largest))
        prices = Prices(place, np.where(has_partner, 0, first_worth), ())
        reached = model.value(unit, pairs)
        if most_worth(model, unit, prices, 0) // GRID != reached:
            return None
        priced = price_pairs(
            model, unit, prices, self._core, threads=self._threads, tick=self._named("prices")
        )
        if most_worth(model, unit, prices, priced.over) // GRID != reached:
            return None
        return Stage(pairs, reached, inequality(model, name, unit, prices), searched=False, closed=True)

    def maximise(
        self,
        name: str,
        worth: Worth,
        needs: Sequence[Need],
        *,
        start: Edges | None = None,
        exhaustive: bool = True,
    ) -> Stage:
        """Find the pairing of most worth among those that meet the needs.

        Parameters
        ----------
        name
            How its inequality is called.
        worth
            What is maximised.
        needs
            What must be reached; no pairing reaches more.
        start
            A pairing that meets the needs, if one is known.
        exhaustive
            Whether to search where the prices do not close the gap.
        """
        if len(self._core) == 0:
            nobody = self.obvious(name, worth, self._core)
            if nobody is not None:
                return nobody
        if start is not None:
            self._core = union(self.model.num_people, [self._core, start])
        bound = self._relax(worth, needs)
        whole, finished = self._whole_pairs(bound.found), False
        if whole is None or not self._is_allowed(whole, needs):
            whole, bound, finished = self._close(bound, needs, exhaustive=exhaustive)
        choices = [pairs for pairs in (whole, start) if pairs is not None]
        pairs = max(choices, key=lambda pairs: self.model.value(worth, pairs))
        self._best, value = pairs, self.model.value(worth, pairs)
        proof = inequality(self.model, name, bound.worth, bound.prices)
        if value >= bound.whole:
            return Stage(pairs, bound.whole, proof, searched=False, closed=True)
        return Stage(pairs, value if finished else bound.whole, proof, searched=finished, closed=finished)

    def _relax(self, worth: Worth, needs: Sequence[Need]) -> _Bound:
        """Solve, cut and price until neither odd sets nor pairs are missing."""
        model = self.model
        if len(self._core) > 2 * FREE_PER_PERSON * model.num_people:
            self._trim(worth, needs)
        for rounds_left in reversed(range(MAX_ROUNDS)):
            found = PairingProgram(model, self._core, self._odd_sets, needs).relax(worth)
            if rounds_left and self._add_odd_sets(overfilled_sets(self._core, found.share, model.capacity)):
                continue
            bound, missing = self._prove(found, worth, needs)
            if len(missing) == 0 or not rounds_left:
                break
            self._core = union(model.num_people, [self._core, missing])
        return bound

    def _trim(self, worth: Worth, needs: Sequence[Need]) -> None:
        """Keep the nearly tight part of the core: what is dropped comes back where pricing misses it."""
        found = PairingProgram(self.model, self._core, self._odd_sets, needs).relax(worth)
        prices = round_prices(self.model, worth, found, self._odd_sets, self.largest)
        near = self._nearest(worth, prices, self._core, found.share)
        self._core = _some(self._core, near)

    def _nearest(self, worth: Worth, prices: Prices, edges: Edges, share: FloatArray) -> IntArray:
        """Return the pairs nearest to tight, so many per person, and those in use."""
        short = -excess_of(self.model, worth, prices, edges)
        enough = max(FREE_PER_PERSON * self.model.num_people, int(self.model.capacity.sum()))
        wanted = min(len(short), enough) - 1
        return np.flatnonzero((short <= np.partition(short, wanted)[wanted]) | (share > _WHOLE))

    def _add_odd_sets(self, odd_sets: list[OddSet]) -> bool:
        known = {(odd_set.members, odd_set.teeth) for odd_set in self._odd_sets}
        new = [odd_set for odd_set in odd_sets if (odd_set.members, odd_set.teeth) not in known]
        self._odd_sets += new
        return bool(new)

    def _prove(self, found: Fraction, worth: Worth, needs: Sequence[Need]) -> tuple[_Bound, Edges]:
        times, multiples = _whole_multiples(found.need_prices)
        combined, owed = worth.plus(worth, times - 1), 0
        for need, multiple in zip(needs, multiples, strict=True):
            combined, owed = combined.plus(need.worth, multiple), owed + multiple * need.least
        prices_of = found
        if needs:
            prices_of = PairingProgram(self.model, self._core, self._odd_sets, ()).relax(combined)
        prices = round_prices(self.model, combined, prices_of, self._odd_sets, self.largest)
        priced = price_pairs(
            self.model, combined, prices, self._core, threads=self._threads, tick=self._named("prices")
        )
        most = most_worth(self.model, combined, prices, priced.over)
        return _Bound(found, combined, times, owed, prices, most), priced.missing

    def _whole_pairs(self, found: Fraction) -> Edges | None:
        """Return the pairs of a fractional pairing that is whole after all."""
        if len(found.share) < len(self._core) or (np.minimum(found.share, 1 - found.share) > _WHOLE).any():
            return None
        return _some(self._core, np.flatnonzero(found.share > 0.5))  # noqa: PLR2004 - a half

    def _close(
        self, bound: _Bound, needs: Sequence[Need], *, exhaustive: bool
    ) -> tuple[Edges | None, _Bound, bool]:
        """Find the best whole pairing that meets the needs.

        Returned beside it: the bound, as tight as its odd sets make it, and whether the pairing is known to
        be the best even where it does not reach the bound. None where no pairing found meets the needs.
        """
        asked = bound.worth
        answer, edges = self._pair_slots(bound.worth, None)
        for attempt in range(MAX_RAISES):
            if self._is_allowed(answer.pairs, needs):
                break
            bound = self._raise(bound, needs, (self.largest + 1) << attempt)
            answer, edges = self._pair_slots(bound.worth, None)
        if len(answer.odd_sets) <= MAX_HINTS:
            self._add_odd_sets(answer.odd_sets)
        if len(answer.odd_sets) <= MAX_HINTS or bound.worth != asked:
            bound = replace(self._relax(bound.worth, ()), times=bound.times, owed=bound.owed)
        pairs: Edges | None = answer.pairs if self._is_allowed(answer.pairs, needs) else None
        slack = bound.most - GRID * (self.model.value(bound.worth, answer.pairs) + 1)
        near = self._near(bound, slack) if pairs is not None and slack >= 0 and exhaustive else None
        if near is None:
            return pairs, bound, False
        everything = union(self.model.num_people, [near, edges])
        if len(everything) > len(edges):
            found = self._pair_slots(bound.worth, everything)[0].pairs
            if not self._is_allowed(found, needs):
                return pairs, bound, False
            pairs = found
        return pairs, bound, True

    def _pair_slots(self, worth: Worth, edges: Edges | None) -> tuple[SlotAnswer, Edges]:
        """Find the best pairing among some pairs, by default those that are nearly tight."""
        model = self.model
        among = self._core if edges is None else edges
        found = PairingProgram(model, among, (), ()).relax(worth)
        prices, share = round_prices(model, worth, found, (), self.largest), found.share
        if edges is None:
            near = self._nearest(worth, prices, among, share)
            among, share = _some(among, near), share[near]
        answer = best_by_slots(
            model, worth, prices, among, share, pause=lambda: self._tick("closing", 0, 0, None)
        )
        return answer, among

    @staticmethod
    def _raise(bound: _Bound, needs: Sequence[Need], more: int) -> _Bound:
        """Make what must be reached worth more, the first the most; the prices are no longer its own."""
        worth, owed = bound.worth, bound.owed
        for place, need in enumerate(needs):
            each = more * (len(needs) - place)
            worth, owed = worth.plus(need.worth, each), owed + each * need.least
        return replace(bound, worth=worth, owed=owed)

    def _near(self, bound: _Bound, slack: int) -> Edges | None:
        """Collect all pairs that a pairing within the slack of the bound could hold; None where too many.

        A pairing falls short of the bound by at least what any pair that it holds falls short of its prices.
        """
        return price_pairs(
            self.model,
            bound.worth,
            bound.prices,
            self._core,
            slack=slack,
            limit=MAX_SEARCHED,
            threads=self._threads,
            tick=self._named("search"),
        ).near

    def _is_allowed(self, pairs: Edges, needs: Sequence[Need]) -> bool:
        ends = np.concatenate((pairs.rows, pairs.cols))
        if (np.bincount(ends, minlength=self.model.num_people) > self.model.capacity).any():
            return False
        return all(self.model.value(need.worth, pairs) >= need.least for need in needs)

    def _greedy(self, share: FloatArray, weights: IntArray) -> Edges:
        """Take pairs of the core while there is room, the larger share first, then the larger weight."""
        room = self.model.capacity.copy()
        taken = []
        for place in np.lexsort((-weights, -share)).tolist():
            i, j = int(self._core.rows[place]), int(self._core.cols[place])
            if room[i] > 0 and room[j] > 0:
                room[i] -= 1
                room[j] -= 1
                taken.append(place)
        return _some(self._core, np.array(sorted(taken), dtype=np.int64))

    def _named(self, stage: str) -> Callable[[int, int], None]:
        def tick(done: int, total: int) -> None:
            self._tick(stage, done, total, None)

        return tick


def _some(edges: Edges, places: IntArray) -> Edges:
    return Edges(edges.rows[places], edges.cols[places], edges.weights[places])


def _whole_multiples(prices: FloatArray) -> tuple[int, list[int]]:
    """Return the least number of times, up to a limit, that makes prices whole, and the whole numbers.

    Where none does, they are rounded up: what must be reached may be worth more than its price, never less.
    """
    for times in range(1, _MAX_TIMES + 1):
        whole = np.rint(prices * times)
        if (np.abs(prices * times - whole) < _WHOLE * times).all():
            return times, [int(value) for value in whole]
    return _MAX_TIMES, [int(value) for value in np.ceil(prices * _MAX_TIMES)]
