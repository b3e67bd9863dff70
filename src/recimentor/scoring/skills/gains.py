"""Directional gains of all pairs as sparse linear algebra over exact integers.

One column stands for a skill and the own level of those who want it. Row A of ``wants`` holds the priority
of each of A's wants in its column; row B of ``teaches`` holds ``6000 t``, with ``t = (o_B - o_A) / (5 -
o_A)``. With levels in hundredths ``6000 t = 60 (o_B - 100 o_A) / (5 - o_A)``, and 60 is divisible by 1 to 5:
every entry, product and sum is an integer far below 2**53 (below 2**24 nearly always, where float32 is exact
too), so that the order of additions, the library and the number of threads do not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from recimentor.model.levels import unrated_level
from recimentor.model.participant import MAX_LEVEL, Participant
from recimentor.model.program import Program
from recimentor.scoring.arrays import FloatArray, frozen
from recimentor.scoring.skills.sheet import PERCENT, Related, SkillSheet, read_sheet

SCALE = 6000
TILE = 2048
_FLOAT32_EXACT = 2**24
# Beyond this many numbers the dense teaching tiles give way to sparse ones (about half a gigabyte of
# float32).
_DENSE_LIMIT = 120_000_000

Numbers = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class GainTable:
    """The integers from which every gain of a pool is computed.

    Parameters
    ----------
    wants
        Tiles of ``TILE`` people: sparse ``(people, columns)``, the priorities.
    teaches
        The same tiles: ``(columns, people)``, ``6000 t``; dense, or sparse where that would be too large.
    full
        ``(n,)`` float64 integers: 6000 times the sum of the counted priorities; 1 for people without live
        wants.
    """

    wants: tuple[sparse.csr_array, ...]
    teaches: tuple[Any, ...]
    full: FloatArray

    @property
    def num_people(self) -> int:
        """Number of people."""
        return len(self.full)

    def received(self, rows: slice, tile: int) -> Numbers:
        """Return ``6000 sum p t`` that the rows can learn from the people of a tile, ``(rows, tile)``."""
        return _dense(self._wants_of(rows) @ self.teaches[tile])

    def given(self, rows: slice, tile: int) -> Numbers:
        """Return ``6000 sum p t`` that the people of a tile can learn from the rows, ``(rows, tile)``."""
        return np.ascontiguousarray(_dense(self.wants[tile] @ self._teaches_of(rows)).T)

    def floors(self, minimum_gain: float) -> FloatArray:
        """Return the least numerator, ``(n,)``, at which each gain is above 0 and at least the floor."""
        share = Fraction(repr(minimum_gain))
        return frozen(np.array([max(1, ceil(share * int(full))) for full in self.full], dtype=np.float64))

    def _wants_of(self, rows: slice) -> Any:
        return _join([self.wants[k][a:b] for k, a, b in _pieces(rows)], sparse.vstack, axis=0)

    def _teaches_of(self, rows: slice) -> Any:
        return _join([self.teaches[k][:, a:b] for k, a, b in _pieces(rows)], sparse.hstack, axis=1)


@dataclass(frozen=True, slots=True)
class SkillTables:
    """What everybody of a pool can teach and learn.

    Parameters
    ----------
    sheets
        The skills of each person, in the pool's order.
    related
        The program's related skills.
    unrated_level
        What unrated offers count as, 1-5.
    gains
        What each gains from each, as factors of a matrix product.
    """

    sheets: tuple[SkillSheet, ...]
    related: Related
    unrated_level: int
    gains: GainTable


def read_skills(people: Sequence[Participant], program: Program) -> SkillTables:
    """Return the skills of a pool; cost: linear in offers and wants."""
    unrated, related = unrated_level(people, program), Related(program)
    sheets = tuple(read_sheet(person, program, unrated) for person in people)
    return SkillTables(sheets, related, unrated, build_gains(sheets, program, related))


def build_gains(sheets: Sequence[SkillSheet], program: Program, related: Related) -> GainTable:
    """Return the gain table of a pool.

    Parameters
    ----------
    sheets
        The skills of each person, in the pool's order.
    program
        ``score.teach_from`` is read.
    related
        The program's related skills.

    Returns
    -------
    GainTable
        Cost: linear in the number of offers and wants, plus ``n`` times the number of columns.
    """
    levels, skill_of = _effective_levels(sheets, program, related)
    columns = sorted(
        {(entry.want.key, entry.own_level) for s in sheets for entry in s.live if entry.want.key in skill_of}
    )
    index = {column: k for k, column in enumerate(columns)}
    skills = np.array([skill_of[key] for key, _ in columns], dtype=np.int64)
    own = np.array([level for _, level in columns], dtype=np.int64)
    full = np.array([SCALE * sheet.full or 1 for sheet in sheets], dtype=np.float64)
    largest = max((SCALE * sum(e.want.counted_priority for e in s.live) for s in sheets), default=0)
    kind = np.float32 if largest < _FLOAT32_EXACT else np.float64
    dense = len(sheets) * len(columns) <= _DENSE_LIMIT
    tiles = [slice(a, min(a + TILE, len(sheets))) for a in range(0, len(sheets), TILE)]
    return GainTable(
        tuple(_wants(sheets[t], index).astype(kind) for t in tiles),
        tuple(_teaches(levels[t], skills, own, kind, dense=dense) for t in tiles),
        frozen(full),
    )


def _effective_levels(
    sheets: Sequence[SkillSheet], program: Program, related: Related
) -> tuple[sparse.csr_array, dict[str, int]]:
    """Return effective levels in hundredths, ``(n, skills)``, of those who may teach; each skill's column."""
    wanted = {entry.want.key for sheet in sheets for entry in sheet.live}
    best: dict[tuple[int, str], int] = {}
    for person, sheet in enumerate(sheets):
        for key, (_, level) in sheet.held.items():
            for skill, credit in related.served_by(key):
                if skill in wanted and credit * level >= PERCENT * program.score.teach_from:
                    best[person, skill] = max(credit * level, best.get((person, skill), 0))
    skill_of = {skill: k for k, skill in enumerate(sorted({skill for _, skill in best}))}
    rows = [person for person, _ in best]
    cols = [skill_of[skill] for _, skill in best]
    shape = (len(sheets), len(skill_of))
    return sparse.csr_array((list(best.values()), (rows, cols)), shape=shape, dtype=np.int64), skill_of


def _wants(sheets: Sequence[SkillSheet], index: dict[tuple[str, int], int]) -> sparse.csr_array:
    entries = [
        (row, index[entry.want.key, entry.own_level], entry.want.counted_priority)
        for row, sheet in enumerate(sheets)
        for entry in sheet.live
        if (entry.want.key, entry.own_level) in index
    ]
    rows, cols, priorities = (list(part) for part in zip(*entries, strict=True)) if entries else ([], [], [])
    return sparse.csr_array((priorities, (rows, cols)), shape=(len(sheets), len(index)), dtype=np.int64)


def _teaches(
    levels: sparse.csr_array, skills: NDArray[np.int64], own: NDArray[np.int64], kind: Any, *, dense: bool
) -> Any:
    """Return ``6000 t`` of some people, ``(columns, people)``."""
    if not dense:
        by_column = levels.T.tocsr()[skills]
        rows = np.repeat(np.arange(len(skills)), np.diff(by_column.indptr))
        by_column.data = _headroom(by_column.data, own[rows])
        by_column.eliminate_zeros()
        return by_column.astype(kind)
    return np.ascontiguousarray(_headroom(levels.toarray()[:, skills], own).T.astype(kind))


def _headroom(percent: NDArray[np.int64], own: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return ``60 (percent - 100 own) / (5 - own)``, 0 where that is negative; ``own`` is 0 to 4."""
    return np.maximum(0, (SCALE // PERCENT) // (MAX_LEVEL - own) * (percent - PERCENT * own))


def _pieces(rows: slice) -> list[tuple[int, int, int]]:
    """Return the tile, first and last row within it, of each piece of a range of people."""
    pieces = []
    start = rows.start
    while start < rows.stop:
        tile = start // TILE
        stop = min(rows.stop, (tile + 1) * TILE)
        pieces.append((tile, start - tile * TILE, stop - tile * TILE))
        start = stop
    return pieces


def _join(parts: list[Any], stack: Any, *, axis: int) -> Any:
    if isinstance(parts[0], np.ndarray):
        return np.ascontiguousarray(np.concatenate(parts, axis=axis))
    return parts[0] if len(parts) == 1 else stack(parts, format="csr")


def _dense(product: Any) -> Numbers:
    array: Numbers = product if isinstance(product, np.ndarray) else product.toarray()
    return array
