"""Weeks of a program, and local times of a week as minutes of UTC, exact across clock changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

from recimentor.model.program import Meetings, last_day
from recimentor.scoring.arrays import IntArray

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY
#: Without dates, the weeks of this year stand for any year: there is no clock in a plan.
REFERENCE_MONDAY = date(2026, 1, 5)
REFERENCE_WEEKS = 52

_STEP = timedelta(hours=6)
# A local week and a day on either side of it, at any offset from UTC.
_FROM, _TO = timedelta(days=-2), timedelta(days=9)


def program_weeks(meetings: Meetings) -> tuple[date, ...]:
    """Return the Mondays of a program's weeks; of a reference year where it gives no dates."""
    end = last_day(meetings.start, meetings.end)
    if meetings.start is None or end is None:
        return tuple(REFERENCE_MONDAY + timedelta(weeks=k) for k in range(REFERENCE_WEEKS))
    first, last = monday_of(meetings.start), monday_of(end)
    return tuple(first + timedelta(weeks=k) for k in range((last - first).days // 7 + 1))


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class ZoneWeek:
    """How one zone's clock stands to UTC around one week.

    Parameters
    ----------
    offsets
        Minutes that the clock is ahead of UTC: before the first change, after it, and so on.
    changes
        UTC minutes of each change, from Monday 00:00 UTC; one fewer than ``offsets``.
    walls
        Local minutes from which on each change counts.
    """

    offsets: tuple[int, ...]
    changes: tuple[int, ...] = ()
    walls: tuple[int, ...] = ()

    def to_utc(self, local: IntArray) -> IntArray:
        """Return UTC minutes of local minutes, both from Monday 00:00.

        An hour that occurs twice is taken the first time; one that does not exist is taken as if the clock
        had not yet changed (PEP 495, ``fold=0``).
        """
        spans = np.searchsorted(np.array(self.walls, dtype=np.int64), local, side="right")
        result: IntArray = local - np.array(self.offsets, dtype=np.int64)[spans]
        return result

    def instant_of(self, local: int) -> int:
        """Return the UTC minute of one local minute, as :meth:`to_utc` does."""
        span = sum(wall <= local for wall in self.walls) if self.walls else 0
        return local - self.offsets[span]

    def to_local(self, utc: int) -> int:
        """Return the local minute of a UTC minute."""
        span = sum(change <= utc for change in self.changes)
        return utc + self.offsets[span]


@cache
def zone_week(zone: str, monday: date) -> ZoneWeek:
    """Return how the clock of an IANA zone stands to UTC around a week; no zone at all is UTC."""
    if not zone:
        return ZoneWeek((0,))
    clock = ZoneInfo(zone)
    origin = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
    at, end = origin + _FROM, origin + _TO
    offsets, changes = [_offset(clock, at)], []
    while at < end:
        if _offset(clock, at + _STEP) != offsets[-1]:
            low, high = at, at + _STEP
            while high - low > timedelta(minutes=1):
                middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
                low, high = (middle, high) if _offset(clock, middle) == offsets[-1] else (low, middle)
            changes.append((high - origin) // timedelta(minutes=1))
            offsets.append(_offset(clock, at + _STEP))
        at += _STEP
    spans = zip(changes, offsets, offsets[1:], strict=False)
    walls = tuple(max(utc + before, utc + after) for utc, before, after in spans)
    return ZoneWeek(tuple(offsets), tuple(changes), walls)


def _offset(clock: tzinfo, instant: datetime) -> int:
    ahead = instant.astimezone(clock).utcoffset()
    return (ahead or timedelta()) // timedelta(minutes=1)
