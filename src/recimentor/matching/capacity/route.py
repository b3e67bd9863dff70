"""Pairing people with room for several partners, nobody with the same one twice.

In order: most people with at least one partner, most pairs, the tiers, the best total. Each is a linear
program over a sparse graph that pricing over every pair completes, cut down by odd sets; what it leaves
fractional, Edmonds' method on a graph of slots makes whole. The program's whole-numbered prices are the proof
where the pairing reaches the bound they give. Where it does not, the pairing is the best among all pairs that
could still improve it, and the answer says that a search had the last word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.capacity.lp import Need
from recimentor.matching.capacity.model import CapacityModel, Worth
from recimentor.matching.capacity.stages import Stages
from recimentor.matching.fairest import largest_weight
from recimentor.matching.outcome import Proof
from recimentor.matching.relax.large import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from recimentor.matching.capacity.stages import Stage
    from recimentor.matching.edges import Edges
    from recimentor.matching.outcome import Inequality
    from recimentor.matching.problem import Tier
    from recimentor.matching.weights import AnyIntArray, IntArray, WeightSource

    Tick = Callable[[str, int, int, float | None], None]


@dataclass(frozen=True, slots=True)
class CapacityAnswer:
    """A pairing with capacities and how good it is known to be.

    Parameters
    ----------
    pairs
        The pairs, each once, nobody above their capacity.
    bounds
        For each thing maximised, by name (``"people"``, ``"pairs"``, each tier, ``"total"``): what no
        pairing that does as well in all earlier ones exceeds; None where that is not proved.
    inequalities
        What proves them.
    proof
        Witness where every bound is reached; search where the last step was one; none where work stopped
        early.
    """

    pairs: Edges
    bounds: dict[str, int | None]
    inequalities: tuple[Inequality, ...]
    proof: Proof


def solve_capacities(
    source: WeightSource,
    capacity: IntArray,
    placed: NDArray[np.bool_],
    *,
    tiers: tuple[Tier, ...] = (),
    coverage: bool = True,
    threads: int = 1,
    tick: Tick | None = None,
) -> CapacityAnswer:
    """Pair people who may take several partners.

    Parameters
    ----------
    source
        Weights by row blocks, 0 where a pair is not eligible.
    capacity
        ``(n,)`` partners that each person may take, 0 or more.
    placed
        ``(n,)`` who has a partner already and need not be placed.
    tiers
        What to have most of before the total.
    coverage
        Whether most people placed and most pairs come first; else the tiers and the total alone count.
    threads
        Blocks worked on at a time; the answer does not depend on it.
    tick
        Called with a stage, steps done, steps in all and no gap; raises `Interrupted` to stop.
    """
    model = CapacityModel(RoomWeights(source, capacity), capacity, placed, tiers)
    stages = Stages(model, largest_weight(source, threads=threads), threads, tick or _no_tick)
    units = model.units(coverage=coverage)
    try:
        stages.choose_candidates()
        return _climb(stages, units)
    except Interrupted:
        return CapacityAnswer(stages.best(), {name: None for name, _ in units}, (), Proof.NONE)


class RoomWeights:
    """A source without the pairs of people who have no room left."""

    def __init__(self, source: WeightSource, capacity: IntArray) -> None:
        self._source, self._has_room = source, capacity > 0

    @property
    def num_people(self) -> int:
        """Number of people."""
        return self._source.num_people

    def block(self, start: int, stop: int) -> AnyIntArray:
        """Rows ``start .. stop - 1``."""
        weights = self._source.block(start, stop)
        if self._has_room.all():
            return weights
        return np.where(self._has_room & self._has_room[start:stop, None], weights, 0)


def _climb(stages: Stages, units: list[tuple[str, Worth]]) -> CapacityAnswer:
    """Maximise one thing after the other, starting from a guess at them all together."""
    model, (last_name, last) = stages.model, units[-1]
    joint = last
    for _, unit in units[:-1]:
        joint = joint.plus(unit, stages.largest)
    guess = stages.maximise(last_name, joint, (), exhaustive=len(units) == 1)
    pairs, needs = guess.pairs, list[Need]()
    done: dict[str, Stage] = {}
    for name, unit in units[:-1]:
        done[name] = stages.obvious(name, unit, pairs) or stages.maximise(name, unit, needs, start=pairs)
        if model.value(unit, done[name].pairs) > model.value(unit, pairs):
            pairs = done[name].pairs
        needs.append(Need(unit, model.value(unit, pairs)))
        if done[name].bound != needs[-1].least:
            return _answer(pairs, done, units)
    # Pairings that do as well in all the others get the same from them in the guess: what is left is the
    # total.
    left = guess.bound - stages.largest * sum(need.least for need in needs)
    if left == model.value(last, pairs):
        done[last_name] = replace(guess, pairs=pairs, bound=left)
    else:
        done[last_name] = stages.maximise(last_name, last, needs, start=pairs)
    return _answer(done[last_name].pairs, done, units)


def _answer(pairs: Edges, done: dict[str, Stage], units: list[tuple[str, Worth]]) -> CapacityAnswer:
    bounds = {name: done[name].bound if name in done else None for name, _ in units}
    if len(done) < len(units) or not all(stage.closed for stage in done.values()):
        proof = Proof.NONE
    else:
        proof = Proof.SEARCH if any(stage.searched for stage in done.values()) else Proof.WITNESS
    return CapacityAnswer(pairs, bounds, tuple(stage.proof for stage in done.values()), proof)


def _no_tick(stage: str, done: int, total: int, gap: float | None) -> None:
    """Do nothing."""
