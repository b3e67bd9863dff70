"""What placing the most people first costs in fit: strong pairs that were split, and the best total."""

from __future__ import annotations

from dataclasses import dataclass


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
