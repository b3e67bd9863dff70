"""Small pools of integers for the tests of the modules that work at scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from recimentor.matching.weights import IntArray


def random_matrix(num_people: int, seed: int, *, density: float = 0.5, top: int = 100) -> IntArray:
    """Draw a symmetric matrix of weights 1 to `top`, with absent pairs."""
    rng = np.random.default_rng(seed)
    upper = np.triu(rng.integers(1, top + 1, (num_people, num_people)), 1)
    upper *= np.triu(rng.random((num_people, num_people)) < density, 1)
    return np.asarray(upper + upper.T, dtype=np.int64)


def popular_matrix(num_people: int, seed: int) -> IntArray:
    """Draw a pool in which everybody likes the same few people best, with many equals."""
    rng = np.random.default_rng(seed)
    worth = rng.integers(1, 10, num_people) ** 2
    weights = worth[:, None] + worth[None, :] + rng.integers(0, 3, (num_people, 1))
    weights = np.minimum(weights, weights.T)
    np.fill_diagonal(weights, 0)
    return np.asarray(weights, dtype=np.int64)
