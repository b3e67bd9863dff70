"""Points add up to the score, each within one of its exact part, and the order decides between equals."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from recimentor.scoring.points import largest_remainder


@pytest.mark.parametrize(
    ("parts", "total", "points"),
    [
        ({"a": Fraction(5, 2), "b": Fraction(5, 2)}, 5, [3, 2]),
        ({"a": Fraction(1, 3), "b": Fraction(5, 3)}, 2, [0, 2]),
        ({"a": Fraction(4, 3), "b": Fraction(4, 3), "c": Fraction(4, 3)}, 4, [2, 1, 1]),
        ({"a": Fraction(1, 4), "b": Fraction(0)}, 1, [1, 0]),
        ({"a": Fraction(1, 4), "b": Fraction(0)}, 3, [2, 1]),
        ({"a": Fraction(3), "b": Fraction(2)}, 4, [3, 1]),
        ({"a": Fraction(3), "b": Fraction(2)}, 1, [1, 0]),
        ({"a": Fraction(7, 2), "b": Fraction(2)}, 4, [3, 1]),
        ({"a": Fraction(1)}, 0, [0]),
        ({}, 0, []),
    ],
)
def test_an_integer_is_split_by_largest_remainder(
    parts: dict[str, Fraction], total: int, points: list[int]
) -> None:
    assert list(largest_remainder(parts, total).values()) == points


def test_points_add_up_and_are_the_exact_parts_rounded() -> None:
    rng = random.Random(7)  # noqa: S311 - no secrets here
    for _ in range(300):
        parts = {
            name: Fraction(rng.randrange(900), rng.randint(1, 9)) for name in "abcd"[: rng.randint(1, 4)]
        }
        total = round(sum(parts.values()))
        points = largest_remainder(parts, total)
        assert list(points) == list(parts)
        assert sum(points.values()) == total
        assert all(abs(points[name] - parts[name]) <= 1 for name in parts)
