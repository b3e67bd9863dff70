"""Pools of real people for the benchmarks: the 2019 Stack Overflow survey, with invented levels.

The rule. What a person has worked with is an offer; what they desire to work with next year and have not
worked with yet is a want; people without such a want are left aside. A skill is a column family and an
item, so that the `Other(s):` of languages and of databases are two skills. The survey asks for no levels:
the level of an offer and the priority of a want are `1 + h mod 5`, with h a 64-bit hash of the respondent's
number and the skill's name. Nobody is taught by a level below 3. Weights follow the product's scoring with
skills alone: the gain of A from B is the share of A's two dearest wants that B meets, the weight is the
harmonic mean of the two gains, 1,000,000 at most.

The survey is made available under the Open Database License: Stack Overflow Annual Developer Survey 2019.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import os
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

DATA_VARIABLE = "RECIMENTOR_SHARED_DATA"
FAMILIES = ("Language", "Database", "Platform", "WebFrame")
TOP_LEVEL = 5
TEACH_FROM = 3
WANTS_COUNTED = 2
FULL_WEIGHT = 1_000_000
TILE_COLUMNS = 4096


@dataclass(frozen=True, slots=True)
class Pool:
    """People as two matrices of small integers, one row a person, one column a skill.

    `offers` holds levels 0 to 5 and `wants` priorities 0 to 5, both `(n, num_skills)`; 0 stands for none.
    """

    ids: NDArray[np.int64]
    offers: NDArray[np.int8]
    wants: NDArray[np.int8]

    @property
    def num_people(self) -> int:
        """Number of people."""
        return len(self.ids)

    def take(self, people: NDArray[np.int64]) -> Pool:
        """Return the pool of these people alone."""
        return Pool(self.ids[people], self.offers[people], self.wants[people])


class PoolWeights:
    """Weights of all pairs of a pool, row block by row block; nothing of size n x n is ever held.

    All sums are of small integers and so exact in single precision, in whatever order they are added; what
    follows is elementwise and symmetric, so `block` gives the same weight for (i, j) and (j, i), on any
    number of threads.
    """

    def __init__(self, pool: Pool) -> None:
        teach = np.where(pool.offers >= TEACH_FROM, pool.offers, 0).astype(np.float32)
        wants = pool.wants.astype(np.float32)
        dearest = -np.sort(-pool.wants, axis=1)[:, :WANTS_COUNTED]
        self.num_people = pool.num_people
        self.largest = FULL_WEIGHT
        self._full = (TOP_LEVEL * dearest.sum(axis=1, dtype=np.int64)).astype(np.float32)
        self._teach, self._wants = teach, wants
        self._teach_columns, self._wants_columns = (
            np.ascontiguousarray(teach.T),
            np.ascontiguousarray(wants.T),
        )

    def block(self, start: int, stop: int) -> NDArray[np.int32]:
        """Return the weights of people start to stop with everybody, `(stop - start, n)`; 0: not eligible."""
        weights = np.empty((stop - start, self.num_people), dtype=np.int32)
        for first in range(0, self.num_people, TILE_COLUMNS):
            last = min(self.num_people, first + TILE_COLUMNS)
            weights[:, first:last] = self._tile(slice(start, stop), slice(first, last))
        rows = np.arange(start, stop)
        weights[rows - start, rows] = 0
        return weights

    def _tile(self, rows: slice, columns: slice) -> NDArray[np.float32]:
        gained: NDArray[np.float32] = self._wants[rows] @ self._teach_columns[:, columns]
        given = self._teach[rows] @ self._wants_columns[:, columns]
        gained /= self._full[rows, None]
        given /= self._full[columns]
        np.minimum(gained, 1, out=gained)
        np.minimum(given, 1, out=given)
        total = gained + given
        gained *= given
        np.maximum(total, np.finfo(np.float32).tiny, out=total)
        gained /= total
        gained *= np.float32(2 * FULL_WEIGHT)
        np.rint(gained, out=gained)
        return gained


def survey_path() -> Path | None:
    """Return where the survey lies according to the environment, or None where it does not."""
    folder = os.environ.get(DATA_VARIABLE)
    path = Path(folder or ".") / "stackoverflow" / "stackoverflow-2019.csv.gz"
    return path if folder and path.is_file() else None


def load_survey(path: Path, num_rows: int | None = None) -> Pool:
    """Read everybody who offers something and wants something new, sorted by respondent number.

    Parameters
    ----------
    path
        The gzipped CSV file.
    num_rows
        Read so many answers; None = all 85,752, of which 70,659 people come.

    Notes
    -----
    Takes about 4 s for the whole survey.
    """
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        people = sorted(_read_people(islice(csv.DictReader(stream), num_rows)))
    skills = sorted({skill for _, offers, wants in people for skill in (*offers, *wants)})
    position = {skill: k for k, skill in enumerate(skills)}
    offers = np.zeros((len(people), len(skills)), dtype=np.int8)
    wants = np.zeros_like(offers)
    for row, (respondent, offered, wanted) in enumerate(people):
        for skill in offered:
            offers[row, position[skill]] = invented_level(respondent, skill)
        for skill in wanted:
            wants[row, position[skill]] = invented_level(respondent, skill)
    return Pool(np.array([person[0] for person in people], dtype=np.int64), offers, wants)


def invented_level(respondent: int, skill: str) -> int:
    """Return the level 1 to 5 that the stated rule gives a respondent in a skill."""
    digest = hashlib.blake2b(f"{respondent}/{skill}".encode(), digest_size=8).digest()
    return 1 + int.from_bytes(digest, "little") % TOP_LEVEL


def draw(pool: Pool, num_people: int, seed: int) -> Pool:
    """Draw people without replacement, in their own order; the whole pool where it is no larger."""
    if num_people >= pool.num_people:
        return pool
    chosen = np.random.default_rng(seed).choice(pool.num_people, size=num_people, replace=False)
    return pool.take(np.sort(chosen))


def synthetic_pool(num_people: int, seed: int, num_skills: int = 60) -> Pool:
    """Invent a pool: popular and rare skills, 2 to 12 offers and 1 to 6 wants a person, levels uniform."""
    rng = np.random.default_rng(seed)
    popularity = 1 / np.arange(3, num_skills + 3)
    offers = np.zeros((num_people, num_skills), dtype=np.int8)
    wants = np.zeros_like(offers)
    for row in range(num_people):
        num_offers, num_wants = int(rng.integers(2, 13)), int(rng.integers(1, 7))
        skills = rng.choice(
            num_skills, num_offers + num_wants, replace=False, p=popularity / popularity.sum()
        )
        levels = rng.integers(1, TOP_LEVEL + 1, size=len(skills))
        offers[row, skills[:num_offers]] = levels[:num_offers]
        wants[row, skills[num_offers:]] = levels[num_offers:]
    return Pool(np.arange(num_people, dtype=np.int64), offers, wants)


def _read_people(rows: Iterator[Mapping[str, str]]) -> Iterator[tuple[int, frozenset[str], frozenset[str]]]:
    for row in rows:
        offers = _skills(row, "WorkedWith")
        wants = _skills(row, "DesireNextYear") - offers
        if offers and wants:
            yield int(row["Respondent"]), offers, wants


def _skills(row: Mapping[str, str], suffix: str) -> frozenset[str]:
    return frozenset(
        f"{family}/{item}"
        for family in FAMILIES
        for item in row[family + suffix].split(";")
        if item and item != "NA"
    )
