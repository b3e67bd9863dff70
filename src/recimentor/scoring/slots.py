"""A weekly meeting slot that suits two people, week by week of the program, in both people's local time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np

from recimentor.model.participant import Participant, Window
from recimentor.model.program import Meetings
from recimentor.scoring.calendar import DAY, WEEK, ZoneWeek, program_weeks, zone_week
from recimentor.scoring.free_time import FreeTime

_STEP = 15

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Week:
    """One week of two people: its Monday, both clocks, and when both are free, in UTC minutes from Monday."""

    monday: date
    a: ZoneWeek
    b: ZoneWeek
    free: tuple[Span, ...]

    def fits(self, start: int, minutes: int) -> bool:
        """Return whether a meeting that starts then lies in common free time."""
        return any(first <= start and start + minutes <= last for first, last in self.free)


@dataclass(frozen=True, slots=True)
class Shift:
    """A week in which the slot stands at other local times, or does not exist.

    Parameters
    ----------
    monday
        The week.
    a, b
        Local start, in minutes from Monday, of both; ``None`` in a week without common time.
    """

    monday: date
    a: int | None
    b: int | None


@dataclass(frozen=True, slots=True)
class ProposedSlot:
    """A slot.

    Parameters
    ----------
    minutes
        Length of a meeting.
    a, b
        Local start of both in most weeks, in minutes from Monday 00:00.
    a_zone, b_zone
        Their zones; empty where nobody gave one.
    first
        Start of the first meeting in UTC; ``None`` where the program gives no dates.
    shifts
        Weeks of the program in which it is otherwise; empty where it gives no dates.
    weeks_without
        In how many weeks the two share no stretch long enough.
    """

    minutes: int
    a: int
    b: int
    a_zone: str
    b_zone: str
    first: datetime | None
    shifts: tuple[Shift, ...]
    weeks_without: int


def propose_slot(
    windows: tuple[Sequence[Window], Sequence[Window]], zones: tuple[str, str], meetings: Meetings
) -> ProposedSlot | None:
    """Return the slot that two people can keep in most weeks; ``None`` where they never share enough time.

    Parameters
    ----------
    windows
        Availability of a and of b.
    zones
        Their zones.
    meetings
        Dates, holidays and length of meetings.

    Returns
    -------
    ProposedSlot or None
        The slot stays at one local time for one of the two: whichever keeps it possible in most weeks, and
        then the earlier in the week, then a's. Where it does not hold in a week, the nearest common time of
        that week stands in for it.
    """
    weeks = _weeks(windows, zones, meetings)
    seasons = Counter((week.a, week.b, week.free) for week in weeks)
    samples = [(Week(weeks[0].monday, *season), count) for season, count in seasons.items()]
    candidates = {
        (keeper, local)
        for week, _ in samples
        for start in _starts(week, meetings.minutes)
        for keeper, local in ((0, week.a.to_local(start)), (1, week.b.to_local(start)))
    }
    if not candidates:
        return None

    def value(candidate: tuple[int, int]) -> tuple[int, int, int]:
        keeper, local = candidate
        starts = [(_utc(week, keeper, local), week, count) for week, count in samples]
        held = sum(count for start, week, count in starts if week.fits(start, meetings.minutes))
        return held, -starts[0][0], -keeper

    keeper, local = max(candidates, key=value)
    return _settled(weeks, keeper, local, zones, meetings)


def slot_between(
    free_time: FreeTime, a: Participant, b: Participant, at: tuple[int, int], meetings: Meetings
) -> ProposedSlot | None:
    """Return the slot of two people of a pool; ``None`` without availability or common time.

    Parameters
    ----------
    free_time
        Of the pool.
    a, b, at
        The two people, and their indices.
    meetings
        Of the program.
    """
    i, j = at
    if not (free_time.given[i] and free_time.given[j]):
        return None
    return propose_slot((a.availability, b.availability), (free_time.zones[i], free_time.zones[j]), meetings)


def _settled(
    weeks: Sequence[Week], keeper: int, local: int, zones: tuple[str, str], meetings: Meetings
) -> ProposedSlot:
    """Return the slot that one of the two keeps at a local time, with what happens in each week."""
    minutes = meetings.minutes
    starts = [_start_in(week, keeper, local, minutes) for week in weeks]
    times = [
        None if start is None else (week.a.to_local(start), week.b.to_local(start))
        for week, start in zip(weeks, starts, strict=True)
    ]
    usual = Counter(time for time in times if time is not None).most_common(1)[0][0]
    dated = meetings.start is not None
    shifts = tuple(
        Shift(week.monday, *(time or (None, None)))
        for week, time in zip(weeks, times, strict=True)
        if time != usual and dated
    )
    return ProposedSlot(
        minutes=minutes,
        a=usual[0],
        b=usual[1],
        a_zone=zones[0],
        b_zone=zones[1],
        first=_first_meeting(weeks, starts, meetings),
        shifts=shifts,
        weeks_without=times.count(None),
    )


def _first_meeting(
    weeks: Sequence[Week], starts: Sequence[int | None], meetings: Meetings
) -> datetime | None:
    """Return the first start on or after the program's first day that is no holiday on either clock."""
    if meetings.start is None:
        return None
    for week, start in zip(weeks, starts, strict=True):
        if start is None:
            continue
        local_days = [week.monday + timedelta(minutes=clock.to_local(start)) for clock in (week.a, week.b)]
        if min(local_days) >= meetings.start and not set(local_days) & set(meetings.holidays):
            midnight = datetime(week.monday.year, week.monday.month, week.monday.day, tzinfo=UTC)
            return midnight + timedelta(minutes=start)
    return None


def _start_in(week: Week, keeper: int, local: int, minutes: int) -> int | None:
    """Return the UTC start of the slot in a week, the nearest possible where it does not hold."""
    start = _utc(week, keeper, local)
    if week.fits(start, minutes):
        return start
    return min(_starts(week, minutes), key=lambda other: (abs(other - start), other), default=None)


def _starts(week: Week, minutes: int) -> list[int]:
    """Return the UTC starts at which a meeting fits, in quarters of an hour."""
    return [
        start
        for first, last in week.free
        for start in range(-(-first // _STEP) * _STEP, last - minutes + 1, _STEP)
        if 0 <= week.a.to_local(start) < WEEK
    ]


def _utc(week: Week, keeper: int, local: int) -> int:
    clock = week.b if keeper else week.a
    return int(clock.to_utc(np.array([local]))[0])


def _weeks(
    windows: tuple[Sequence[Window], Sequence[Window]], zones: tuple[str, str], meetings: Meetings
) -> list[Week]:
    weeks = []
    for monday in program_weeks(meetings):
        clocks = zone_week(zones[0], monday), zone_week(zones[1], monday)
        spans = [_spans(free, clock) for free, clock in zip(windows, clocks, strict=True)]
        weeks.append(Week(monday, *clocks, _common(*spans)))
    return weeks


def _spans(windows: Sequence[Window], clock: ZoneWeek) -> list[Span]:
    """Return free stretches in UTC, from two days before the week to two after, those that touch joined."""
    local = [
        (day * DAY + window.start_minute, day * DAY + window.end_minute)
        for window in windows
        for day in (window.day - 7, window.day, window.day + 7)
        if -2 <= day <= 8  # noqa: PLR2004 - a day or two around the week
    ]
    table = clock.to_utc(np.array(local, dtype=np.int64).reshape(-1, 2))
    joined: list[Span] = []
    for start, end in sorted((int(start), int(end)) for start, end in table if start < end):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _common(mine: Sequence[Span], theirs: Sequence[Span]) -> tuple[Span, ...]:
    """Return the stretches in which both are free."""
    found = [(max(a, c), min(b, d)) for a, b in mine for c, d in theirs if max(a, c) < min(b, d)]
    return tuple(sorted(found))
