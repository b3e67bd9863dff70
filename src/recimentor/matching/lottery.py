"""The lottery among equals: one number per pair, from the keys of its two people alone.

The order in which people are listed plays no part in it, nor does anybody else in the pool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from recimentor.matching.weights import IntArray, UInt64Array

DIGIT_BITS = 32
"""Numbers drawn are ``1 .. 2**DIGIT_BITS``: 0 stands for nobody."""


def draw_digits(keys: UInt64Array, rows: IntArray, cols: IntArray) -> IntArray:
    """Draw the number of each pair.

    Parameters
    ----------
    keys
        ``(n,)`` one key per person.
    rows, cols
        ``(m,)`` the two people of each pair, in either order.

    Returns
    -------
    ``(m,)`` numbers, ``1 .. 2**DIGIT_BITS``.
    """
    low, high = np.minimum(keys[rows], keys[cols]), np.maximum(keys[rows], keys[cols])
    mixed = scramble(scramble(low) ^ (high * np.uint64(0x9E3779B97F4A7C15)))
    return (mixed >> np.uint64(64 - DIGIT_BITS)).astype(np.int64) + 1


def scramble(values: UInt64Array) -> UInt64Array:
    """Mix the bits of 64-bit numbers, one to one.

    References
    ----------
    Steele, Lea, Flood (2014), Fast splittable pseudorandom number generators: the finaliser of SplitMix64.
    """
    mixed = values + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def keys_by_index(num_people: int) -> UInt64Array:
    """Return keys for people of whom nothing but their place is known."""
    return scramble(np.arange(num_people, dtype=np.uint64))
