"""What a contestant of the benchmark is: a function from a pool to pairs, and what it needs."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Matrix = NDArray[np.int32]
    Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a contestant came back with.

    `pairs` is None where the method gives none; `bound` is the proved upper bound of the total, None
    without one.
    """

    pairs: Pairs | None
    bound: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A way to pair a pool.

    `solve` takes the whole matrix of weights, or the row blocks where `from_blocks`; `module` must be
    installed, and `is_built` say yes where it is given; pools of more than `most_people` are not tried.
    """

    name: str
    solve: Callable[[Any], Answer]
    module: str
    most_people: int
    from_blocks: bool = False
    is_built: Callable[[], bool] | None = None

    @property
    def is_installed(self) -> bool:
        """Whether its package is there."""
        if importlib.util.find_spec(self.module.partition(".")[0]) is None:
            return False
        return self.is_built is None or self.is_built()

    def load(self) -> None:
        """Import what it needs, so that this is not timed."""
        importlib.import_module(self.module)


def edge_list(matrix: Matrix, bonus: int = 0) -> list[tuple[int, int, int]]:
    """Return the eligible pairs and their weights, each raised by a bonus."""
    rows, cols = np.nonzero(np.triu(matrix))
    weights = matrix[rows, cols].astype(np.int64) + bonus
    return list(zip(rows.tolist(), cols.tolist(), weights.tolist(), strict=True))


def coverage_bonus(matrix: Matrix) -> int:
    """Return what a pair must be worth beside its weight so that more pairs always come first."""
    return int(matrix.max(initial=0)) * (len(matrix) // 2) + 1
