"""How near names of skills are to each other: related skills, stems, concepts and letters together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from recimentor.wording.concepts import Concepts, concepts
from recimentor.wording.groups import memberships
from recimentor.wording.related import FULL
from recimentor.wording.words import stems_of, words_of

#: How much each kind of likeness counts: related skills, stems, concepts, letters; together 1.
WEIGHTS: Final = (0.65, 0.15, 0.12, 0.08)
#: A credit above this in the table of related skills means the same.
SAME_FROM: Final = 0.85
#: Letters so much alike may be a slip of one word.
_SLIP: Final = 0.82
_LETTERS_FROM: Final = 60
#: Below this nothing is proposed.
LEAST: Final = 0.18

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Near:
    """A name that may mean what another one means.

    Parameters
    ----------
    name
        Its place among the names.
    score
        0-1, for ranking alone: it is no probability.
    credit
        Percent that the table of related skills gives one for the other; 0 where it says nothing.
    """

    name: int
    score: float
    credit: int


@dataclass(slots=True)
class Nearness:
    """Names of skills, prepared for comparing.

    Parameters
    ----------
    names
        Each once, as shown.
    language
        Of the names, for their stems.
    weights
        How much each kind of likeness counts.
    """

    names: Sequence[str]
    language: str = "en"
    weights: tuple[float, float, float, float] = WEIGHTS
    _spelled: list[str] = field(init=False)
    _sorted: list[str] = field(init=False)
    _told: sp.csr_matrix = field(init=False)
    _about: NDArray[np.float32] = field(init=False)
    _is: Floats = field(init=False)
    _partly: Floats = field(init=False)
    _signs: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Find stems, concepts and groups of each name."""
        known = concepts()
        stems = [stems_of(name, self.language) for name in self.names]
        self._spelled = [" ".join(sorted(words_of(name))) for name in self.names]
        self._sorted = [" ".join(sorted(each)) for each in stems]
        self._told = _told(stems, known)
        self._about = known.directions(stems)
        self._is, self._partly = memberships(stems, known, self.language)
        self._signs = ["".join(char for char in name if char in "+#") for name in self.names]

    def near(self, name: int, among: Places, *, most: int = 3) -> tuple[Near, ...]:
        """Return the nearest of some names, the nearest first; ties in the order given.

        Parameters
        ----------
        name
            Place of the name that is compared.
        among
            Places of the names that it is compared with; itself is left out.
        most
            How many to return.
        """
        among = among[among != name]
        if not len(among):
            return ()
        scores, related = self.compare(np.array([name]), among)
        order = np.argsort(-scores[0], kind="stable")[:most]
        return tuple(
            Near(int(among[at]), float(scores[0, at]), round(FULL * float(related[0, at])))
            for at in order
            if scores[0, at] >= LEAST
        )

    def compare(self, rows: Places, columns: Places) -> tuple[Floats, Floats]:
        """Return how near names are, and what the table of related skills says of them, each 0-1.

        Parameters
        ----------
        rows, columns
            Places of names.

        Returns
        -------
        tuple of ndarray
            ``(rows, columns)`` scores, 0 where a sign tells two names apart (C, C++), and credits.
        """
        related = self._related(rows, columns)
        slips = _letters(self._spelled, rows, columns)
        kinds = (
            np.maximum(related, np.clip((slips - _SLIP) / (1 - _SLIP), 0, 1)),
            np.asarray((self._told[rows] @ self._told[columns].T).todense(), dtype=np.float64),
            np.maximum(self._about[rows] @ self._about[columns].T, 0).astype(np.float64),
            _letters(self._sorted, rows, columns),
        )
        score = np.zeros((len(rows), len(columns)))
        for weight, kind in zip(self.weights, kinds, strict=True):
            score += weight * kind
        signs = np.array(self._signs)
        score[signs[rows][:, np.newaxis] != signs[columns][np.newaxis, :]] = 0.0
        return score, related

    def _related(self, rows: Places, columns: Places) -> Floats:
        """Return the best credit over the groups that two names share, one of them in full."""
        found = np.zeros((len(rows), len(columns)))
        for ours, theirs in ((self._is, self._is), (self._is, self._partly), (self._partly, self._is)):
            mine, yours = ours[rows], theirs[columns]
            for group in np.flatnonzero(mine.any(axis=0) & yours.any(axis=0)):
                at, to = np.flatnonzero(mine[:, group]), np.flatnonzero(yours[:, group])
                block = np.ix_(at, to)
                found[block] = np.maximum(found[block], np.outer(mine[at, group], yours[to, group]))
        return found


def _told(stems: Sequence[Sequence[str]], known: Concepts) -> sp.csr_matrix:
    """Return ``(names, stems)``: the words of each name, each as much as it tells, of length 1."""
    columns: dict[str, int] = {}
    cells = [
        (row, columns.setdefault(stem, len(columns)), known.told_by(stem))
        for row, each in enumerate(stems)
        for stem in dict.fromkeys(each)
    ]
    at = np.array([cell[:2] for cell in cells], dtype=np.int64).reshape(-1, 2).T
    values = np.array([cell[2] for cell in cells])
    table = sp.csr_matrix((values, (at[0], at[1])), shape=(len(stems), max(1, len(columns))))
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return sp.csr_matrix(sp.diags(1 / np.maximum(lengths, 1e-9)) @ table)


def _letters(texts: Sequence[str], rows: Places, columns: Places) -> Floats:
    from rapidfuzz import fuzz, process

    ours, theirs = [texts[row] for row in rows.tolist()], [texts[column] for column in columns.tolist()]
    ratios = process.cdist(ours, theirs, scorer=fuzz.ratio, score_cutoff=_LETTERS_FROM)
    return np.asarray(ratios / FULL, dtype=np.float64)
