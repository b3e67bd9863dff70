"""The first meeting of a pair, or all of them, as a calendar file (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from recimentor.model.participant import CADENCES
from recimentor.report.meetings import Meeting, Schedule
from recimentor.report.safe import many_lines, one_line

if TYPE_CHECKING:
    from icalendar import Event, Timezone, TimezoneDaylight, TimezoneStandard

_HEAD = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//recimentor//recimentor//EN\r\n"
    b"CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
)
_DAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HOUR = timedelta(hours=1)
_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a calendar entry says: nothing that only one of the two may read.

    Parameters
    ----------
    uid
        See :func:`stable_uid`.
    zone
        IANA zone whose clock the meetings keep to; empty for UTC.
    stamp
        Instant of the file, from the program's dates, not from a clock.
    """

    uid: str
    summary: str
    description: str
    zone: str
    stamp: datetime


def stable_uid(program: str, ids: Sequence[str], what: str) -> str:
    """Return the id of a calendar entry: the same for the same pair and program, telling nothing of them."""
    text = "\x1f".join([program, *sorted(ids), what])
    return f"{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@recimentor"


def first_meeting(invitation: Invitation, meeting: Meeting) -> bytes:
    """Return a calendar file with one meeting."""
    event = _event(invitation, meeting.start, meeting.minutes)
    return _calendar(invitation, (meeting,), [event])


def series(invitation: Invitation, schedule: Schedule) -> bytes:
    """Return a calendar file with one recurring entry: its rhythm, the dates left out and those that moved.

    Parameters
    ----------
    schedule
        At least one meeting.
    """
    meetings = schedule.meetings
    first, last = meetings[0].usual_start, meetings[-1].usual_start
    master = _event(invitation, first, meetings[0].minutes)
    master.add("rrule", _rule(schedule.cadence, last))
    left_out = [_local(start, invitation.zone) for start in schedule.dropped if first < start < last]
    if left_out:
        master.add("exdate", left_out)
    events = [master]
    for meeting in meetings:
        if meeting.start != meeting.usual_start:
            change = _event(invitation, meeting.start, meeting.minutes)
            change.add("recurrence-id", _local(meeting.usual_start, invitation.zone))
            events.append(change)
    return _calendar(invitation, meetings, events)


def _rule(cadence: str, last: datetime) -> dict[str, object]:
    return {"freq": "weekly", "interval": CADENCES[cadence] // _DAYS_OF_WEEK, "until": last}


def _calendar(invitation: Invitation, meetings: Sequence[Meeting], events: Sequence[Event]) -> bytes:
    parts = [_HEAD]
    if invitation.zone:
        years = meetings[0].start.year, meetings[-1].start.year
        parts.append(_zone_text(invitation.zone, *years))
    return b"".join([*parts, *(event.to_ical() for event in events), b"END:VCALENDAR\r\n"])


def _event(invitation: Invitation, start: datetime, minutes: int) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", invitation.uid)
    event.add("dtstamp", invitation.stamp)
    event.add("dtstart", _local(start, invitation.zone))
    event.add("dtend", _local(start + timedelta(minutes=minutes), invitation.zone))
    event.add("summary", one_line(invitation.summary))
    event.add("description", many_lines(invitation.description))
    event.add("sequence", 0)
    event.add("status", "CONFIRMED")
    return event


def _local(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(ZoneInfo(zone) if zone else UTC)


@cache
def _zone_text(zone: str, first_year: int, last_year: int) -> bytes:
    text: bytes = zone_component(zone, first_year, last_year).to_ical()
    return text


def zone_component(zone: str, first_year: int, last_year: int) -> Timezone:
    """Return a VTIMEZONE for the meetings of some years.

    Clock changes that follow a yearly rule are written as that rule, which every calendar program takes;
    others as their dates.
    """
    from icalendar import Timezone

    component = Timezone()
    component.add("tzid", zone)
    # From the year before: January stands under the change of the autumn before it.
    changes = [_changes(zone, year) for year in range(first_year - 1, last_year + 1)]
    rules = [[_weekly_rule(each) for each in year] for year in changes]
    if rules[0] and all(year == rules[0] for year in rules):
        for change in changes[0]:
            component.add_component(_observance(zone, change, is_rule=True))
        return component
    start = datetime(first_year - 1, 1, 1, tzinfo=UTC)
    for instant in [start, *(change for year in changes for change in year)]:
        component.add_component(_observance(zone, instant, is_rule=False))
    return component


def _observance(zone: str, change: datetime, *, is_rule: bool) -> TimezoneDaylight | TimezoneStandard:
    from icalendar import TimezoneDaylight, TimezoneStandard

    clock = ZoneInfo(zone)
    before, after = (change - _HOUR).astimezone(clock), change.astimezone(clock)
    part = TimezoneDaylight() if after.dst() else TimezoneStandard()
    old, new = before.utcoffset() or timedelta(), after.utcoffset() or timedelta()
    start = change.astimezone(timezone(old)).replace(tzinfo=None)
    part.add("dtstart", start)
    part.add("tzoffsetfrom", old)
    part.add("tzoffsetto", new)
    part.add("tzname", after.tzname() or zone)
    if is_rule:
        month, day = _weekly_rule(start)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": day})
    return part


def _weekly_rule(change: datetime) -> tuple[int, str]:
    """Return a change as month and day of a yearly rule: ``(3, "-1SU")``, or ``(11, "1SU")``."""
    number = (change.day - 1) // _DAYS_OF_WEEK + 1
    is_last = (change + timedelta(weeks=1)).month != change.month
    return change.month, f"{-1 if is_last else number}{_DAY_NAMES[change.weekday()]}"


def _changes(zone: str, year: int) -> list[datetime]:
    """Return the instants of a year at which a zone's clock changes, by the clock before the change."""
    clock, changes = ZoneInfo(zone), []
    at, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    step = timedelta(days=1)
    while at < end:
        low, high = at, at + step
        if low.astimezone(clock).utcoffset() != high.astimezone(clock).utcoffset():
            while high - low > timedelta(minutes=1):
                middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
                same = middle.astimezone(clock).utcoffset() == low.astimezone(clock).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            changes.append(high.astimezone(timezone(low.astimezone(clock).utcoffset() or timedelta())))
        at += step
    return changes
