"""What a pairing hangs on: the weights within a range, and placing the most people first."""

from __future__ import annotations

from dataclasses import dataclass

from recimentor.model.plan import Person


@dataclass(frozen=True, slots=True)
class PairShare:
    """How often a pair is chosen.

    Parameters
    ----------
    a, b
        The pair; ``a`` sorts before ``b`` by id.
    share
        The share of the weightings under which it is chosen, 0-1.
    is_planned
        Whether the program's own weighting chooses it.
    """

    a: Person
    b: Person
    share: float
    is_planned: bool


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What other weightings would pair.

    Parameters
    ----------
    num_weightings
        How many were tried; fewer than asked for where the run was stopped.
    within
        Each importance was multiplied by something from ``1 / within`` to ``within``.
    seed
        Of the draws.
    criteria
        The criteria in use with their importance; with only one there is nothing to weigh.
    pairs
        The planned pairs by falling share, then ids; then the others likewise.
    """

    num_weightings: int
    within: float
    seed: int
    criteria: tuple[tuple[str, float], ...]
    pairs: tuple[PairShare, ...]

    @property
    def planned(self) -> tuple[PairShare, ...]:
        """The pairs that the program's own weighting chooses."""
        return tuple(pair for pair in self.pairs if pair.is_planned)

    @property
    def steady(self) -> tuple[PairShare, ...]:
        """The planned pairs that every weighting chooses."""
        return tuple(pair for pair in self.planned if pair.share == 1.0)


@dataclass(frozen=True, slots=True)
class SplitPair:
    """Two people, by id, who fit each other better than whom either has; score 0-1."""

    a: str
    b: str
    score: float


@dataclass(frozen=True, slots=True)
class Split:
    """A plan that places the most people, beside the pairing with the best total.

    Parameters
    ----------
    pairs
        Pairs of the best total that the plan split, the strongest first.
    num_pairs, best_num_pairs
        Pairs of the plan, and of the best total.
    fewer_placed
        How many fewer people the best total places.
    value, best_value
        The sum of scores of both; the second is the higher one.
    """

    pairs: tuple[SplitPair, ...]
    num_pairs: int
    best_num_pairs: int
    fewer_placed: int
    value: float
    best_value: float
