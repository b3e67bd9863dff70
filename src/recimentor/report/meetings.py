"""When a pair meets: from its slot and rhythm, and the program's dates and holidays, never from a clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from recimentor.model.participant import CADENCES, cadence_of
from recimentor.model.plan import LocalSlot, Slot
from recimentor.model.program import Meetings, last_day

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEK = timedelta(weeks=1)


class Occasion(StrEnum):
    """What a meeting is for."""

    FIRST = "first meeting"
    ORDINARY = "meeting"
    HALF_WAY = "half-way check-in"
    LAST = "last meeting and look back"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a pair.

    Parameters
    ----------
    number
        From 1.
    start
        In UTC.
    a_start, b_start
        The same instant on both people's clocks.
    usual_start
        Where it would stand in the usual rhythm, in UTC; another instant where it moved.
    """

    number: int
    start: datetime
    a_start: datetime
    b_start: datetime
    minutes: int
    occasion: Occasion
    usual_start: datetime


@dataclass(frozen=True, slots=True)
class Schedule:
    """All meetings of a pair; none where the program has no dates or the pair no slot.

    Parameters
    ----------
    dropped
        Starts (UTC) in the usual rhythm that fell out: a holiday, or no common hour that week.
    """

    cadence: str
    meetings: tuple[Meeting, ...] = ()
    dropped: tuple[datetime, ...] = ()


def cadence_for(wishes: Iterable[str], program: Meetings) -> str:
    """Return the rhythm of a pair: the less frequent of what its people wished, else the program's."""
    wished = {known for wish in wishes if (known := cadence_of(wish))}
    return max(wished, key=lambda name: CADENCES[name]) if wished else program.cadence


def schedule(slot: Slot | None, program: Meetings, cadence: str) -> Schedule:
    """Return the meetings of a pair over the program.

    Parameters
    ----------
    slot
        The weekly slot that suits both.
    program
        Dates, length and holidays.
    cadence
        A key of :data:`recimentor.model.participant.CADENCES`.

    Returns
    -------
    Schedule
        A meeting that falls on a holiday, or in a week in which the slot does not exist, moves to the next
        week where that is free before the meeting after it, and is dropped otherwise.
    """
    end = last_day(program.start, program.end)
    if slot is None or not slot.first or program.start is None or end is None:
        return Schedule(cadence)
    clocks = _clock(slot.a.zone), _clock(slot.b.zone)
    step = timedelta(days=CADENCES[cadence])
    starts: list[tuple[datetime, datetime]] = []
    dropped: list[datetime] = []
    day = datetime.fromisoformat(slot.first).astimezone(clocks[0]).date()
    while day <= end:
        usual = _start(slot.a, day, clocks[0])
        found = _free_start(slot, day, end, program.holidays, clocks, step)
        if found is None:
            dropped.append(usual)
        else:
            starts.append((found, usual))
        day += step
    return Schedule(cadence, _numbered(starts, slot.minutes, clocks), tuple(dropped))


def _free_start(  # noqa: PLR0917 - the parts of one question
    slot: Slot,
    day: date,
    end: date,
    holidays: Sequence[date],
    clocks: tuple[tzinfo, tzinfo],
    step: timedelta,
) -> datetime | None:
    """Return when the meeting of a day takes place: then, or a week later where the rhythm leaves room."""
    for tried in [day] if step <= _WEEK else [day, day + _WEEK]:
        local = _slot_of_week(slot, tried)
        if local is None or tried > end:
            continue
        start = _start(local, tried, clocks[0])
        if not {start.astimezone(clock).date() for clock in clocks} & set(holidays):
            return start
    return None


def _slot_of_week(slot: Slot, day: date) -> LocalSlot | None:
    monday = (day - timedelta(days=day.weekday())).isoformat()
    for shift in slot.shifts:
        if shift.week == monday:
            return shift.a if shift.b is not None else None
    return slot.a


def _start(local: LocalSlot, day: date, clock: tzinfo) -> datetime:
    """Return the start in UTC of a weekly slot in the week of a day."""
    on = day - timedelta(days=day.weekday()) + timedelta(days=_DAYS.index(local.day))
    hour, minute = map(int, local.start.split(":"))
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=clock).astimezone(UTC)


def _numbered(
    starts: Sequence[tuple[datetime, datetime]], minutes: int, clocks: tuple[tzinfo, tzinfo]
) -> tuple[Meeting, ...]:
    occasions = dict.fromkeys(range(len(starts)), Occasion.ORDINARY)
    occasions |= {len(starts) // 2: Occasion.HALF_WAY, len(starts) - 1: Occasion.LAST, 0: Occasion.FIRST}
    return tuple(
        Meeting(
            number=at + 1,
            start=start,
            a_start=start.astimezone(clocks[0]),
            b_start=start.astimezone(clocks[1]),
            minutes=minutes,
            occasion=occasions[at],
            usual_start=usual,
        )
        for at, (start, usual) in enumerate(starts)
    )


@cache
def _clock(zone: str) -> tzinfo:
    return ZoneInfo(zone) if zone else UTC
