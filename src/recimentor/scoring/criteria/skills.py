"""The criterion *skills*: two-way complementarity, the harmonic mean of both gains.

With numerators ``a <= F_a`` and ``b <= F_b`` (gains ``a / F_a`` and ``b / F_b``) the harmonic mean is
``2 a b / (a F_b + b F_a)``: numerator and denominator are integers, exact in float64.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from recimentor.scoring.arrays import FloatArray

NAME = "skills"
FULL_WEIGHT = 1_000_000


def two_way(a: FloatArray, b: FloatArray, full_a: FloatArray, full_b: FloatArray) -> FloatArray:
    """Return the harmonic mean of two gains in weight units, not rounded; all inputs are positive."""
    low_a, low_b = np.minimum(a, full_a), np.minimum(b, full_b)
    below = low_a * full_b
    below += low_b * full_a
    low_a *= low_b
    low_a *= 2 * FULL_WEIGHT
    low_a /= below
    return low_a


def one_way(a: FloatArray, b: FloatArray, full_a: FloatArray, full_b: FloatArray) -> FloatArray:
    """Return half the larger gain in weight units, not rounded."""
    gain_a = np.minimum(a, full_a) * (FULL_WEIGHT // 2) / full_a
    gain_b = np.minimum(b, full_b) * (FULL_WEIGHT // 2) / full_b
    return np.maximum(gain_a, gain_b)


def harmonic_mean(a: Fraction, b: Fraction) -> Fraction:
    """Return the harmonic mean of two exact gains; 0 where either is 0."""
    return 2 * a * b / (a + b) if a and b else Fraction(0)
