"""Array types of the scoring floor, and helpers that keep arrays inside frozen values read-only."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
Int8Array = NDArray[np.int8]
WeightArray = NDArray[np.int32]
UInt64Array = NDArray[np.uint64]
FloatArray = NDArray[np.float64]

_Scalar = TypeVar("_Scalar", bound=np.generic)


def frozen(array: NDArray[_Scalar]) -> NDArray[_Scalar]:
    """Return the array itself, marked read-only."""
    array.flags.writeable = False
    return array
