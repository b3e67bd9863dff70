"""Which pairs stay whatever the weights within a range, and which hang on them."""

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
