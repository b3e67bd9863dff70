"""The one way in, and the steps by which a pool is paired.

Where everybody has one place:

1. `rules`: locks are set aside; vetoes, sides and people without room take pairs away.
2. `ladder`: coverage, tiers and the total become one worth of each pair.
3. `relax.candidates`: each person's most promising partners, in a large pool by prices of a sample.
4. `relax.assignment`: the fractional matching of these pairs, and its dual prices.
5. `relax.pricing`: every pair of the pool is priced; those of reduced cost below 0 join the candidates, and
   step 4 runs again (`relax.column_generation`), until there are none.
6. `edmonds.closing`: even cycles split into pairs; the lottery settles ties among tight pairs.
7. `edmonds.search`: Edmonds' searches close odd cycles on a core of pairs, with blossoms and their duals;
   every pair is priced again, and who is missing joins the core.
8. `answer`: value and bound meet; the duals are the certificate, which `proof` checks on its own.

`single` holds steps 2 to 7. Where people have several places, `capacity.route` takes their part. `fairest`
and `stable` ask other questions of the same pool.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from recimentor.matching.answer import Answer, outcome_of
from recimentor.matching.fairest import fractional_limit, pair_fairly
from recimentor.matching.lottery import keys_by_index
from recimentor.matching.outcome import Proof
from recimentor.matching.problem import Objective, Settings
from recimentor.matching.rules import apply_rules
from recimentor.matching.single import count_once, pair_once
from recimentor.matching.stable import stable_pairs
from recimentor.matching.sweep import Interrupted, Sweep
from recimentor.matching.views import largest_weight

if TYPE_CHECKING:
    from recimentor.matching.outcome import Outcome
    from recimentor.matching.problem import Problem
    from recimentor.matching.rules import Rest
    from recimentor.matching.weights import UInt64Array, WeightSource


def solve(problem: Problem, settings: Settings | None = None) -> Outcome:
    """Pair the people of a problem as well as can be, and prove it.

    Parameters
    ----------
    problem
        Weights and rules.
    settings
        Objective and limits; None = most people first, without limits.

    Returns
    -------
    Outcome
        The same for the same people whatever the order in which they are listed, unless ties are coarse or a
        time limit struck.

    Raises
    ------
    ImpossibleLock
        If a locked pair is not eligible and its weight is not given.
    WeightsTooLarge
        If weights and tiers are so large that they cannot be told apart exactly.
    """
    settings = settings or Settings()
    sweep = Sweep(settings)
    rest = apply_rules(problem)
    route = _Route(problem, rest, settings.objective, sweep)
    try:
        answer = route.answer()
    except Interrupted:
        # Between the questions of a fairest or a stable pairing: one that is good otherwise, without a claim.
        answer = Answer(route.best(rest.source).pairs, coarse=True)
    return outcome_of(problem, rest, answer, settings.gap)


@dataclass(frozen=True, slots=True)
class _Route:
    """The ways through the room that a problem may take."""

    problem: Problem
    rest: Rest
    objective: Objective
    sweep: Sweep

    def answer(self) -> Answer:
        rest = self.rest
        match self.objective:
            case Objective.COVERAGE | Objective.BEST_TOTAL:
                return self.best(rest.source)
            case Objective.FAIREST:
                return pair_fairly(rest.source, rest.placed, self._highest, self._count, self.best)
            case Objective.STABLE:
                pairs = stable_pairs(rest.source, rest.capacity, self._keys, self.sweep)
                return Answer(pairs, proof=Proof.WITNESS)
            case _:
                assert_never(self.objective)

    def best(self, source: WeightSource) -> Answer:
        """Coverage if the objective has it, then tiers, then the total."""
        coverage = self.objective.has_coverage
        if not self.rest.one_place_each:
            return self._with_capacities(source, coverage=coverage)
        return pair_once(source, self._keys, self.sweep, tiers=self.problem.tiers, coverage=coverage)

    def _count(self, source: WeightSource) -> Answer:
        """Coverage alone where each has one place; for several the program proves all at once."""
        if not self.rest.one_place_each:
            return self._with_capacities(source, coverage=self.objective.has_coverage)
        return count_once(source, len(self.problem.tiers), self.sweep)

    def _highest(self, num_pairs: int) -> int:
        """No threshold above it costs nobody their place."""
        largest = largest_weight(self.rest.source, self.sweep)
        if not self.rest.one_place_each:
            return largest
        return fractional_limit(self.rest.source, num_pairs, largest, self.sweep)

    def _with_capacities(self, source: WeightSource, *, coverage: bool) -> Answer:
        # HiGHS takes time to load, and most pools have no use for it.
        from recimentor.matching.capacity.model import CapacityModel
        from recimentor.matching.capacity.route import solve_capacities

        rest, largest = self.rest, largest_weight(source, self.sweep)
        model = CapacityModel(source, rest.capacity, rest.placed, largest, self.problem.tiers)
        return solve_capacities(model, self._keys, self.sweep, coverage=coverage)

    @property
    def _keys(self) -> UInt64Array:
        keys = self.problem.keys
        return keys_by_index(self.problem.num_people) if keys is None else keys
