"""Prices that people share: the odd sets of a certificate are nested or apart, never across one another.

Such families are called laminar; Edmonds' search builds them. Listed so that every set is one stretch, two
people share what the neighbours between them share at least: one running minimum gives a whole row, however
deep the nest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recimentor.matching.outcome import OddSet
    from recimentor.matching.weights import IntArray


@dataclass(frozen=True, slots=True)
class SharedPrices:
    """What every two people share in prices of odd sets.

    Parameters
    ----------
    order
        ``(k,)`` the people who are in some set, so that every set is one stretch.
    place
        Where each of them stands in the order.
    neighbours
        ``(k - 1,)`` the price that each shares with the next.
    """

    order: IntArray
    place: dict[int, int]
    neighbours: IntArray

    def row(self, person: int) -> IntArray:
        """Return what somebody in a set shares with each of the people in the order; with themselves 0."""
        at = self.place[person]
        shared = np.zeros(len(self.order), dtype=np.int64)
        np.minimum.accumulate(self.neighbours[at:], out=shared[at + 1 :])
        if at:
            np.minimum.accumulate(self.neighbours[at - 1 :: -1], out=shared[at - 1 :: -1])
        return shared


def share_prices(odd_sets: Sequence[OddSet]) -> SharedPrices:
    """List the people of nested odd sets and what neighbours share."""
    inner = {number for odd_set in odd_sets for number in odd_set.inner}
    order: list[int] = []
    neighbours: list[int] = []
    outermost = [number for number in range(len(odd_sets)) if number not in inner]
    # What is shared across the gap before the next person is the least price met since the last one.
    across = 0
    for kind, value in _walk(odd_sets, outermost):
        if kind:
            across = min(across, value)
        else:
            neighbours.append(across)
            order.append(value)
            across = np.iinfo(np.int64).max
    return SharedPrices(
        np.array(order, dtype=np.int64),
        {person: k for k, person in enumerate(order)},
        np.array(neighbours[1:], dtype=np.int64),
    )


def _walk(odd_sets: Sequence[OddSet], outermost: list[int]) -> Iterator[tuple[bool, int]]:
    """Yield (False, person) and, around them, (True, price shared in the set at hand)."""
    waiting: list[tuple[str, int, int]] = [("set", number, 0) for number in outermost]
    while waiting:
        kind, value, above = waiting.pop()
        if kind == "price":
            yield True, value
            continue
        if kind == "person":
            yield False, value
            continue
        odd_set = odd_sets[value]
        price = above + odd_set.price
        yield True, above
        waiting.append(("price", above, 0))
        for person in odd_set.members:
            waiting += [("price", price, 0), ("person", person, 0)]
        for number in odd_set.inner:
            waiting += [("price", price, 0), ("set", number, price)]


def sizes_of(odd_sets: Sequence[OddSet]) -> list[int]:
    """Count the people of each set, those of the sets inside it included."""
    sizes: list[int] = []
    for odd_set in odd_sets:
        sizes.append(len(odd_set.members) + sum(sizes[number] for number in odd_set.inner))
    return sizes
