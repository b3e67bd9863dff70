from __future__ import annotations

import numpy as np

from recimentor.matching.lottery import DIGIT_BITS, draw_digits, keys_by_index


def test_a_pair_draws_the_same_number_from_either_end() -> None:
    keys, rows, cols = keys_by_index(50), np.arange(49), np.arange(1, 50)
    assert (draw_digits(keys, rows, cols) == draw_digits(keys, cols, rows)).all()


def test_numbers_follow_the_keys_and_not_the_places() -> None:
    keys = keys_by_index(3)
    turned = keys[[2, 0, 1]]
    assert draw_digits(keys, np.array([0]), np.array([1])) == draw_digits(
        turned, np.array([1]), np.array([2])
    )


def test_numbers_are_above_zero_and_mostly_different() -> None:
    rows, cols = np.triu_indices(300, 1)
    numbers = draw_digits(keys_by_index(300), rows, cols)
    assert numbers.min() >= 1
    assert numbers.max() <= 2**DIGIT_BITS
    assert len(np.unique(numbers)) > len(numbers) - 10
