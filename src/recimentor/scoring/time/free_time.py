"""Free time of everybody in UTC, week by week of the program, and what two people share in their worst week.

Weeks in which every clock of the pool stands to UTC in the same way are one *season*. In each season the
week is cut into cells of 60, 30 or 15 minutes, the longest that fits everybody's windows, and a person's
free cells are bits: common time is the number of bits that two people share. Windows that do not fit
quarters of an hour are cut to them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.scoring.arrays import BoolArray, IntArray, UInt64Array, frozen
from recimentor.scoring.time.calendar import DAY, WEEK, program_weeks, zone_week

_QUARTER = 15
_BITS = 64
# For each weekday, the days from Monday on which it can fall into the UTC week at any offset.
_DAYS_AROUND = tuple(tuple(d for d in (day - 7, day, day + 7) if d in range(-2, 9)) for day in range(7))
_NEVER = np.iinfo(np.uint16).max


@dataclass(frozen=True, slots=True)
class FreeTime:
    """Free time of everybody.

    Parameters
    ----------
    zones
        ``(n,)`` the zone by which each is compared; empty where all share an unnamed one.
    given
        ``(n,)`` whether availability is known, with a zone to read it by.
    seasons
        For each season its weeks, as Mondays.
    cell_minutes
        Length of a cell.
    bits
        ``(num_words, n)`` uint64, the free cells, once for each season that differs from the others.
    """

    zones: tuple[str, ...]
    given: BoolArray
    seasons: tuple[tuple[date, ...], ...]
    cell_minutes: int
    bits: tuple[UInt64Array, ...]

    def worst_minutes(self, i: IntArray, j: IntArray) -> NDArray[np.int32]:
        """Return ``(m,)`` minutes that each pair shares in its worst week; 0 where either gave none."""
        worst = np.full(len(i), _NEVER, dtype=np.uint16)
        for season in self.bits:
            common = np.zeros(len(i), dtype=np.uint16)
            for word in season:
                common += np.bitwise_count(word.take(i) & word.take(j))
            np.minimum(worst, common, out=worst)
        worst[worst == _NEVER] = 0
        return worst.astype(np.int32) * np.int32(self.cell_minutes)


def read_free_time(people: Sequence[Participant], program: Program) -> FreeTime:
    """Return the free time of a pool.

    Parameters
    ----------
    people
        The pool. Somebody without a zone is taken to be in the pool's zone where it knows one at most; where
        it knows several, their availability cannot be compared and counts as not given.
    program
        Its ``meetings`` say which weeks count.
    """
    known = sorted({person.timezone for person in people} - {""})
    only = known[0] if len(known) == 1 else ""
    zones = tuple(person.timezone or only for person in people)
    given = [
        bool(p.availability) and (bool(zone) or not known) for p, zone in zip(people, zones, strict=True)
    ]
    tables = _local_windows(people, zones, given)
    seasons = _seasons(sorted(tables), program)
    spans = [_spans(tables, season[0]) for season in seasons]
    cell = next(size for size in (60, 30, _QUARTER) if all(not (edges % size).any() for _, edges in spans))
    different = {(owner.tobytes(), edges.tobytes()): (owner, edges) for owner, edges in spans}
    cells = {
        free.tobytes(): free for free in (_cells(len(people), *span, cell) for span in different.values())
    }
    bits = tuple(frozen(_pack(free)) for free in cells.values())
    return FreeTime(zones, frozen(np.array(given, dtype=np.bool_)), seasons, cell, bits)


def _seasons(zones: Sequence[str], program: Program) -> tuple[tuple[date, ...], ...]:
    """Return the weeks of the program, those in which all clocks stand alike together; none without zones."""
    seasons: dict[tuple[object, ...], list[date]] = {}
    for monday in program_weeks(program.meetings) if zones else ():
        seasons.setdefault(tuple(zone_week(zone, monday) for zone in zones), []).append(monday)
    return tuple(tuple(weeks) for weeks in seasons.values())


def _local_windows(
    people: Sequence[Participant], zones: Sequence[str], given: Sequence[bool]
) -> dict[str, IntArray]:
    """Return, for each zone, ``(k, 3)`` owner, start and end in local minutes, a day around the week."""
    windows: dict[str, list[tuple[int, int, int]]] = {}
    for person, somebody in enumerate(people):
        if given[person]:
            rows = windows.setdefault(zones[person], [])
            for window in somebody.availability:
                for day in _DAYS_AROUND[window.day]:
                    rows.append((person, day * DAY + window.start_minute, day * DAY + window.end_minute))
    return {zone: np.array(rows, dtype=np.int64) for zone, rows in windows.items()}


def _spans(tables: Mapping[str, IntArray], monday: date) -> tuple[IntArray, IntArray]:
    """Return free stretches of a UTC week: owners ``(k,)`` and minutes ``(k, 2)``, in whole quarters."""
    owner = np.concatenate([table[:, 0] for table in tables.values()])
    span = np.concatenate([zone_week(zone, monday).to_utc(table[:, 1:]) for zone, table in tables.items()])
    span = np.clip(span, 0, WEEK)
    span[:, 0] = -(-span[:, 0] // _QUARTER) * _QUARTER
    span[:, 1] = span[:, 1] // _QUARTER * _QUARTER
    real = span[:, 0] < span[:, 1]
    return owner[real], span[real]


def _cells(num_people: int, owner: IntArray, edges: IntArray, cell: int) -> BoolArray:
    """Return ``(n, cells)`` whether each cell of the week is free."""
    steps = np.zeros((num_people, WEEK // cell + 1), dtype=np.int32)
    np.add.at(steps, (owner, edges[:, 0] // cell), 1)
    np.add.at(steps, (owner, edges[:, 1] // cell), -1)
    free: BoolArray = np.cumsum(steps, axis=1)[:, :-1] > 0
    return free


def _pack(free: BoolArray) -> UInt64Array:
    """Return ``(n, cells)`` flags as ``(num_words, n)`` words, without cells that no two people share."""
    free = free[:, np.count_nonzero(free, axis=0) > 1]
    num_words = max(1, -(-free.shape[1] // _BITS))
    padded = np.zeros((len(free), num_words * _BITS), dtype=np.bool_)
    padded[:, : free.shape[1]] = free
    words: UInt64Array = np.packbits(padded, axis=1).view(np.uint64)
    return np.ascontiguousarray(words.T)
