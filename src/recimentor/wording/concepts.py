"""Concepts: words as vectors, learnt from the texts of ESCO and O*NET by `tools/build_concepts.py`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

TABLE: Final = "concepts.npz"


@dataclass(frozen=True, slots=True)
class Concepts:
    """Words with what they are about.

    Parameters
    ----------
    at
        Row of each stem.
    vectors
        ``(words, dimensions)``, of length 1 each.
    tells
        ``(words,)``: the rarer a word, the more it tells (inverse document frequency, natural logarithm).
    unknown
        What a word tells that stands in no text.
    """

    at: dict[str, int]
    vectors: NDArray[np.float32]
    tells: NDArray[np.float32]
    unknown: float

    def told_by(self, stem: str) -> float:
        """Return how much a word tells."""
        row = self.at.get(stem)
        return self.unknown if row is None else float(self.tells[row])

    def directions(self, names: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """Return ``(names, dimensions)``: what each list of stems is about, of length 1, or 0 if unknown."""
        found = np.zeros((len(names), self.vectors.shape[1]), dtype=np.float32)
        for number, stems in enumerate(names):
            rows = [self.at[stem] for stem in stems if stem in self.at]
            if rows:
                found[number] = self.tells[rows] @ self.vectors[rows]
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.maximum(lengths, np.float32(1e-9)), dtype=np.float32)


@cache
def concepts() -> Concepts:
    """Return the shipped table."""
    data = files(__package__).joinpath(TABLE).read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as table:
        words = table["words"].tobytes().decode().split("\n")
        vectors = table["vectors"].astype(np.float32)
        tells = table["tells"].astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-9))
    return Concepts({word: row for row, word in enumerate(words)}, vectors, tells, float(tells.max()))
