"""A weekly meeting slot that suits two people, week by week of the program, in both people's local time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from recimentor.model.participant import Participant, Window
from recimentor.model.program import Meetings
from recimentor.scoring.time.calendar import DAY, WEEK, ZoneWeek, program_weeks, zone_week
from recimentor.scoring.time.free_time import FreeTime

_STEP = 15
# A day or two around the week: a slot near its edge is seen whole.
_DAYS = range(-2, 9)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Season:
    """Weeks in which two clocks stand alike.

    Parameters
    ----------
    mondays
        The weeks.
    a, b
        Both clocks.
    free
        When both are free, in UTC minutes from Monday.
    """

    mondays: tuple[date, ...]
    a: ZoneWeek
    b: ZoneWeek
    free: tuple[Span, ...]

    def fits(self, start: int, minutes: int) -> bool:
        """Return whether a meeting that starts then lies in common free time."""
        return any(first <= start and start + minutes <= last for first, last in self.free)

    def instant(self, keeper: int, local: int) -> int:
        """Return the UTC start of a slot that one of the two, 0 or 1, keeps at a local time."""
        return (self.b if keeper else self.a).instant_of(local)


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
    """Return the slot that two people can keep in most weeks.

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
        ``None`` where half of the weeks or more hold no common stretch that is long enough. The slot stays
        at one local time for one of the two: whichever keeps it possible in most weeks, and then the earlier
        in the week, then a's. Where it does not hold in a week, the nearest common time of that week stands
        in for it.
    """
    seasons = [
        Season(mondays, *clocks, _common(_spans(windows[0], clocks[0]), _spans(windows[1], clocks[1])))
        for clocks, mondays in _clocks(zones, meetings)
    ]
    candidates = {
        (keeper, local)
        for season in seasons
        for start in _starts(season, meetings.minutes)
        for keeper, local in ((0, season.a.to_local(start)), (1, season.b.to_local(start)))
    }
    if not candidates:
        return None

    def value(candidate: tuple[int, int]) -> tuple[int, int, int]:
        keeper, local = candidate
        starts = [(season.instant(keeper, local), season) for season in seasons]
        held = sum(len(season.mondays) for start, season in starts if season.fits(start, meetings.minutes))
        return held, -starts[0][0], -keeper

    slot = _settled(seasons, *max(candidates, key=value), zones, meetings)
    num_weeks = sum(len(season.mondays) for season in seasons)
    return slot if 2 * slot.weeks_without < num_weeks else None


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
    seasons: Sequence[Season], keeper: int, local: int, zones: tuple[str, str], meetings: Meetings
) -> ProposedSlot:
    """Return the slot that one of the two keeps at a local time, with what happens in each week."""
    found = [(season, _start_in(season, keeper, local, meetings.minutes)) for season in seasons]
    weeks = sorted((monday, *_times(season, start)) for season, start in found for monday in season.mondays)
    times = [(a, b) for _, a, b in weeks if a is not None and b is not None]
    usual = Counter(times).most_common(1)[0][0]
    dated = meetings.start is not None
    return ProposedSlot(
        minutes=meetings.minutes,
        a=usual[0],
        b=usual[1],
        a_zone=zones[0],
        b_zone=zones[1],
        first=_first_meeting(found, meetings),
        shifts=tuple(Shift(*week) for week in weeks if week[1:] != usual) if dated else (),
        weeks_without=len(weeks) - len(times),
    )


def _times(season: Season, start: int | None) -> tuple[int | None, int | None]:
    """Return the local starts of both; ``None`` twice where there is none."""
    return (None, None) if start is None else (season.a.to_local(start), season.b.to_local(start))


def _first_meeting(found: Sequence[tuple[Season, int | None]], meetings: Meetings) -> datetime | None:
    """Return the first start on or after the program's first day that is no holiday on either clock."""
    if meetings.start is None:
        return None
    possible = []
    for season, start in found:
        for monday in season.mondays if start is not None else ():
            days = [
                monday + timedelta(days=clock.to_local(start or 0) // DAY) for clock in (season.a, season.b)
            ]
            if min(days) >= meetings.start and not set(days) & set(meetings.holidays):
                midnight = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
                possible.append(midnight + timedelta(minutes=start or 0))
    return min(possible, default=None)


def _start_in(season: Season, keeper: int, local: int, minutes: int) -> int | None:
    """Return the UTC start of the slot in a season, the nearest possible where it does not hold."""
    start = season.instant(keeper, local)
    if season.fits(start, minutes):
        return start
    return min(_starts(season, minutes), key=lambda other: (abs(other - start), other), default=None)


def _starts(season: Season, minutes: int) -> list[int]:
    """Return the UTC starts at which a meeting fits, in quarters of an hour."""
    return [
        start
        for first, last in season.free
        for start in range(-(-first // _STEP) * _STEP, last - minutes + 1, _STEP)
        if 0 <= season.a.to_local(start) < WEEK
    ]


@cache
def _clocks(
    zones: tuple[str, str], meetings: Meetings
) -> tuple[tuple[tuple[ZoneWeek, ZoneWeek], tuple[date, ...]], ...]:
    """Return how both clocks stand, and in which weeks of the program; the first week's first."""
    seasons: dict[tuple[ZoneWeek, ZoneWeek], list[date]] = {}
    for monday in program_weeks(meetings):
        seasons.setdefault((zone_week(zones[0], monday), zone_week(zones[1], monday)), []).append(monday)
    return tuple((clocks, tuple(mondays)) for clocks, mondays in seasons.items())


def _spans(windows: Sequence[Window], clock: ZoneWeek) -> list[Span]:
    """Return free stretches in UTC, from two days before the week to two after, those that touch joined."""
    local = (
        (day * DAY + window.start_minute, day * DAY + window.end_minute)
        for window in windows
        for day in (window.day - 7, window.day, window.day + 7)
        if day in _DAYS
    )
    spans = sorted((clock.instant_of(start), clock.instant_of(end)) for start, end in local)
    joined: list[Span] = []
    for start, end in spans:
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _common(mine: Sequence[Span], theirs: Sequence[Span]) -> tuple[Span, ...]:
    """Return the stretches in which both are free."""
    found = [(max(a, c), min(b, d)) for a, b in mine for c, d in theirs if max(a, c) < min(b, d)]
    return tuple(sorted(found))
