"""What is answered: rings and pairs, what they come to, and the numbers that bound every other packing."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from recimentor.matching.outcome import Proof, Status

if TYPE_CHECKING:
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RingInequality:
    """One proved inequality over every packing of rings and pairs that the problem allows.

    In whole numbers every packing satisfies

        per_person * people placed + per_ring * rings + per_pair * pairs
            + sum_t per_tier[t] * count of tier t + per_score * score
        <= sum_i room_i y_i + sum_i (first_i - r_i)
            + sum_ij max(0, worth_ij - y_i - y_j + r_i + r_j)

    ``first_i`` is what placing i is worth: `per_person`, and `per_tier` of each tier of people that holds
    them; 0 for somebody who is placed already. The last sum is over pairs; every ring ``i, j, k`` is covered:
    ``worth_ijk + r_i + r_j + r_k <= room_i y_i + room_j y_j + room_k y_k``.

    Parameters
    ----------
    name
        The goal that it bounds.
    per_person, per_ring, per_pair, per_tier, per_score
        What a person placed, a ring, a pair, a count of a tier (in the problem's order) and a unit of score
        is worth; that of a ring is below 0 where few rings are wanted.
    prices
        ``y``, one a person, 0 or more.
    first_discounts
        ``r``, one a person, ``0 .. first_i``; empty = all ``first_i``.
    """

    name: str
    per_person: int
    per_ring: int
    per_pair: int
    per_tier: tuple[int, ...]
    per_score: int
    prices: tuple[int, ...]
    first_discounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RingCertificate:
    """The inequalities that bound the goals of a packing, in the order of the goals."""

    inequalities: tuple[RingInequality, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return plain integers, texts, lists and dicts, ready for ``json.dumps``."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return plain

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> RingCertificate:
        """Read what `to_json` wrote.

        Raises
        ------
        ValueError
            If a key is missing or a value is not of its kind.
        """
        try:
            return cls(tuple(_inequality(part) for part in data["inequalities"]))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"this is not a certificate of rings: {error}") from error


@dataclass(frozen=True, slots=True)
class RingOutcome:
    """A packing and what is known about it.

    Parameters
    ----------
    rings
        ``(r, 3)`` people: the first teaches the second, who teaches the third, who teaches the first. The
        smallest index is first; rows ascending.
    ring_weights
        ``(r,)`` what each weighs.
    pairs, pair_weights
        ``(p, 2)`` pairs made beside them, rows ascending, and what each weighs.
    counts
        Reached for each goal of the problem, in its order; of rings the number made.
    bounds
        What no packing exceeds that reaches as much in all goals before it (of rings: falls below); None
        where nothing is proved. A bound may lie above the count where the search alone found the best.
    status
        *optimal*: no other packing is better in any goal; *feasible*: the search was limited or stopped.
    proof
        *witness*: the certificate alone proves it; *search*: the rest was searched; *none*: neither.
    certificate
        The numbers that prove the bounds.
    """

    rings: IntArray
    ring_weights: IntArray
    pairs: IntArray
    pair_weights: IntArray
    counts: tuple[int, ...]
    bounds: tuple[int | None, ...]
    status: Status
    proof: Proof
    certificate: RingCertificate = RingCertificate()

    def __post_init__(self) -> None:  # noqa: D105
        for name in ("rings", "ring_weights", "pairs", "pair_weights"):
            array = np.ascontiguousarray(getattr(self, name), dtype=np.int64).copy()
            array.flags.writeable = False
            object.__setattr__(self, name, array)


def _inequality(data: dict[str, Any]) -> RingInequality:
    return RingInequality(
        name=str(data["name"]),
        per_person=_whole(data["per_person"]),
        per_ring=_whole(data["per_ring"]),
        per_pair=_whole(data["per_pair"]),
        per_tier=tuple(_whole(value) for value in data["per_tier"]),
        per_score=_whole(data["per_score"]),
        prices=tuple(_whole(value) for value in data["prices"]),
        first_discounts=tuple(_whole(value) for value in data["first_discounts"]),
    )


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{type(value).__name__} in the place of a whole number")
    return value
