"""What is answered: the pairing, what it is worth, how good it is at best, and the numbers that prove it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from recimentor.matching.weights import IntArray


class Status(StrEnum):
    """How good the pairing is known to be."""

    OPTIMAL = "optimal"
    """Proved the best, in whole score units."""
    WITHIN_GAP = "within-gap"
    """Proved to be within the gap that was asked for."""
    FEASIBLE = "feasible"
    """Keeps every rule; the rest was not proved (stopped early, or a stable pairing)."""
    EMPTY = "empty"
    """Nobody can be paired."""


class Proof(StrEnum):
    """What the claim rests on."""

    WITNESS = "witness"
    """Prices that anybody can check."""
    SEARCH = "search"
    """Prices up to a small rest, and an exhaustive search for the rest."""
    NONE = "none"
    """Nothing is claimed."""


class Ties(StrEnum):
    """How equals were told apart."""

    SETTLED = "settled"
    """By the lottery alone: the order of rows plays no part."""
    COARSE = "coarse"
    """By the lottery as far as its digits reached."""


@dataclass(frozen=True, slots=True)
class OddSet:
    """A set of people of odd total capacity, and the price of each pair inside it.

    Parameters
    ----------
    members
        People of the set, ascending, but for those of the sets inside it.
    price
        Price of a pair inside, 0 or more, in units of the inequality's scale.
    inner
        Places in the list of sets, before this one, of the sets inside it. A set is inside one other at most.
    teeth
        Pairs across the border of the set that share the price; empty unless capacities exceed 1.
    """

    members: tuple[int, ...]
    price: int
    inner: tuple[int, ...] = ()
    teeth: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Inequality:
    """One proved inequality over every pairing that the rules allow.

    With locked pairs set aside and their capacity used up, every pairing satisfies

        per_person * people placed + per_pair * pairs
            + sum_t per_tier[t] * count of tier t + per_score * score
        <= ( sum_i cap_i y_i  +  sum_S z_S floor((cap(S) + teeth(S)) / 2)
            + sum_i (first_i * scale - r_i)
            + sum_ij max(0, worth_ij * scale - y_i - y_j + r_i + r_j - z(ij)) ) / scale

    ``first_i`` is what a first partner of i is worth: `per_person`, and `per_tier` of each tier of people
    that holds them; 0 for somebody whom a lock has placed. ``worth_ij`` is what a pair is worth beside
    that. With capacities of 1 the last sum is not needed: every pair must be covered by its prices.

    Parameters
    ----------
    name
        What it bounds: ``"people"``, the name of a tier, or ``"total"``.
    scale
        Prices stand for ``1 / scale`` score units.
    per_person, per_pair, per_tier, per_score
        What a person placed, a pair, a count of a tier (in the problem's order) and a unit of score is worth.
    threshold
        Pairs of a smaller weight are left out, as the fairest pairing does; 0 = none are.
    prices
        ``y``, one per person, 0 or more, in units of the scale.
    first_discounts
        ``r``, one per person, ``0 .. first_i * scale``; empty = all ``first_i * scale``.
    odd_sets
        The sets ``S`` with their prices ``z``.
    """

    name: str
    scale: int
    per_person: int
    per_pair: int
    per_tier: tuple[int, ...]
    per_score: int
    threshold: int
    prices: tuple[int, ...]
    first_discounts: tuple[int, ...] = ()
    odd_sets: tuple[OddSet, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """The inequalities that together prove an outcome: nobody more placed, no tier higher, no total higher.

    Parameters
    ----------
    inequalities
        In the order of the objectives that they bound.
    threshold
        Of a fairest pairing: the weight that its weakest pair reaches; 0 for the other objectives.
    """

    inequalities: tuple[Inequality, ...] = ()
    threshold: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return plain integers, texts, lists and dicts, ready for ``json.dumps``."""
        return {key: _plain(value) for key, value in asdict(self).items()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Certificate:
        """Read what `to_json` wrote.

        Raises
        ------
        ValueError
            If a key is missing or a value is not of its kind.
        """
        try:
            parts = tuple(_inequality_from(part) for part in data["inequalities"])
            return cls(parts, _whole(data["threshold"]))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"this is not a certificate: {error}") from error


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pairing and what is known about it.

    Parameters
    ----------
    pairs
        ``(m, 2)`` people, the smaller index first, rows ascending, locked pairs included.
    weights
        ``(m,)`` weight of each pair.
    num_placed
        People with at least one partner.
    pairs_bound
        No pairing that places as many has more pairs than this (None: not proved).
    placed_bound
        No pairing places more people than this (None: not proved, or not part of the objective).
    value
        Sum of `weights`.
    bound
        No pairing that places as many, and counts as much in each tier, has a higher total;
        None while unproved.
    gap
        ``(bound - value) / bound``, 0 where the bound is 0; None where the bound is None.
    status, proof, ties
        How good it is known to be, what that rests on, how equals were told apart.
    tiers
        Count reached in each tier, in the problem's order, locked pairs included.
    certificate
        The numbers that prove it.
    """

    pairs: IntArray
    weights: IntArray
    num_placed: int
    pairs_bound: int | None
    placed_bound: int | None
    value: int
    bound: int | None
    gap: float | None
    status: Status
    proof: Proof
    ties: Ties
    tiers: tuple[int, ...] = ()
    certificate: Certificate = Certificate()

    def __post_init__(self) -> None:  # noqa: D105
        for name in ("pairs", "weights"):
            array = np.ascontiguousarray(getattr(self, name), dtype=np.int64).copy()
            array.flags.writeable = False
            object.__setattr__(self, name, array)


def gap_between(value: int, bound: int | None) -> float | None:
    """Return ``(bound - value) / bound``: 0.0 where the bound is 0, None where there is none."""
    if bound is None:
        return None
    return (bound - value) / bound if bound else 0.0


def _plain(value: Any) -> Any:
    """Return a value with lists in the place of tuples, as it reads back from a file."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _inequality_from(data: dict[str, Any]) -> Inequality:
    return Inequality(
        name=str(data["name"]),
        scale=_whole(data["scale"]),
        per_person=_whole(data["per_person"]),
        per_pair=_whole(data["per_pair"]),
        per_tier=_wholes(data["per_tier"]),
        per_score=_whole(data["per_score"]),
        threshold=_whole(data["threshold"]),
        prices=_wholes(data["prices"]),
        first_discounts=_wholes(data["first_discounts"]),
        odd_sets=tuple(_odd_set_from(part) for part in data["odd_sets"]),
    )


def _odd_set_from(data: dict[str, Any]) -> OddSet:
    teeth = tuple((_whole(i), _whole(j)) for i, j in data["teeth"])
    return OddSet(_wholes(data["members"]), _whole(data["price"]), _wholes(data["inner"]), teeth)


def _wholes(values: list[Any]) -> tuple[int, ...]:
    return tuple(_whole(value) for value in values)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{type(value).__name__} in the place of a whole number")
    return value
