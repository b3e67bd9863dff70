from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject

from recimentor.model.plan import LocalSlot, Slot, SlotShift
from recimentor.model.program import Meetings
from recimentor.report.ics import Invitation, first_meeting, series, stable_uid, zone_component
from recimentor.report.meetings import Occasion, Schedule, cadence_for, schedule

SPRING = Meetings(start=date(2027, 1, 11), end=date(2027, 5, 31), cadence="weekly")


def slot(first: str, a: tuple[str, str, str], b: tuple[str, str, str]) -> Slot:
    def local(day: str, start: str, zone: str) -> LocalSlot:
        end = f"{int(start[:2]) + 1:02d}{start[2:]}"
        return LocalSlot.model_validate({"day": day, "start": start, "end": end, "zone": zone})

    return Slot(minutes=60, first=first, a=local(*a), b=local(*b))


BERLIN = slot("2027-01-12T14:00Z", ("Tue", "15:00", "Europe/Berlin"), ("Tue", "14:00", "Europe/Lisbon"))
OVERSEAS = slot("2027-01-12T14:00Z", ("Tue", "15:00", "Europe/Berlin"), ("Tue", "09:00", "America/New_York"))


def test_a_meeting_keeps_its_local_time_over_a_clock_change() -> None:
    meetings = schedule(BERLIN, SPRING, "weekly").meetings
    assert {(each.a_start.weekday(), each.a_start.hour) for each in meetings} == {(1, 15)}
    assert {each.start.hour for each in meetings} == {14, 13}
    assert len(meetings) == 20


def test_both_read_the_same_instant_on_their_own_clock() -> None:
    """Between 14 and 28 March 2027 New York is an hour nearer to Berlin."""
    by_day = {each.start.date(): each.b_start.hour for each in schedule(OVERSEAS, SPRING, "weekly").meetings}
    assert (by_day[date(2027, 3, 9)], by_day[date(2027, 3, 16)], by_day[date(2027, 3, 30)]) == (9, 10, 9)


def test_check_ins_stand_half_way_and_at_the_end() -> None:
    occasions = [each.occasion for each in schedule(BERLIN, SPRING, "weekly").meetings]
    assert occasions[0] is Occasion.FIRST
    assert occasions[10] is Occasion.HALF_WAY
    assert occasions[-1] is Occasion.LAST
    assert occasions.count(Occasion.ORDINARY) == 17


def test_a_weekly_meeting_on_a_holiday_falls_out_and_a_rarer_one_moves_by_a_week() -> None:
    program = SPRING.model_copy(update={"holidays": (date(2027, 1, 26),)})
    weekly = schedule(BERLIN, program, "weekly")
    assert weekly.dropped == (datetime(2027, 1, 26, 14, tzinfo=UTC),)
    monthly = schedule(BERLIN, program, "every two weeks")
    assert [each.start.date() for each in monthly.meetings[:3]] == [
        date(2027, 1, 12),
        date(2027, 2, 2),
        date(2027, 2, 9),
    ]
    assert monthly.dropped == ()


def test_a_shifted_week_moves_the_meeting_and_an_empty_one_drops_it() -> None:
    other = LocalSlot(day="Thu", start="10:00", end="11:00", zone="Europe/Berlin")
    shifts = (
        SlotShift(week="2027-01-18", a=other, b=other),
        SlotShift(week="2027-01-25", a=None, b=None),
    )
    found = schedule(BERLIN.model_copy(update={"shifts": shifts}), SPRING, "weekly")
    assert found.meetings[1].a_start == datetime(2027, 1, 21, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert found.dropped == (datetime(2027, 1, 26, 14, tzinfo=UTC),)


def test_without_dates_or_a_slot_there_is_no_meeting() -> None:
    assert schedule(None, SPRING, "weekly") == Schedule("weekly")
    assert schedule(BERLIN, Meetings(), "weekly") == Schedule("weekly")


def test_the_rarer_of_two_wishes_is_kept() -> None:
    assert cadence_for(["weekly", "once a month"], SPRING) == "monthly"
    assert cadence_for(["", "whenever"], SPRING) == "weekly"


def invitation(zone: str) -> Invitation:
    stamp = datetime(2027, 1, 11, tzinfo=UTC)
    return Invitation(
        stable_uid("Program", ["ana", "ben"], "x"), "Zoë / Łukasz, x; y", "One\nTwo", zone, stamp
    )


def starts(content: bytes) -> set[datetime]:
    """Return the starts that another library reads, by the clock changes that the file itself states."""
    found: set[datetime] = set()
    calendar = vobject.readOne(content.decode())
    moved = {e.recurrence_id.value for e in calendar.vevent_list if hasattr(e, "recurrence_id")}
    for event in calendar.vevent_list:
        rules = event.getrruleset(addRDate=True)
        each = list(rules) if rules and not hasattr(event, "recurrence_id") else [event.dtstart.value]
        found |= {
            start.astimezone(UTC) for start in each if hasattr(event, "recurrence_id") or start not in moved
        }
    return found


@pytest.mark.parametrize("cadence", ["weekly", "every two weeks", "monthly"])
@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Africa/Casablanca", ""]
)
def test_another_library_reads_the_same_instants_over_clock_changes(zone: str, cadence: str) -> None:
    clock = ZoneInfo(zone) if zone else UTC
    first = datetime(2026, 9, 15, 10, 30, tzinfo=clock).astimezone(UTC)
    weekly = slot(f"{first:%Y-%m-%dT%H:%MZ}", ("Tue", "10:30", zone), ("Tue", "10:30", zone))
    program = Meetings(
        start=date(2026, 9, 14),
        end=date(2027, 6, 30),
        holidays=(date(2026, 10, 13), date(2026, 12, 22), date(2027, 4, 6)),
    )
    planned = schedule(weekly, program, cadence)
    content = series(invitation(zone), planned)
    assert starts(content) == {each.start for each in planned.meetings}
    assert all(each.start.astimezone(clock).hour == 10 for each in planned.meetings)


def test_a_first_meeting_is_one_event_that_others_read() -> None:
    meeting = schedule(BERLIN, SPRING, "weekly").meetings[0]
    content = first_meeting(invitation("Europe/Berlin"), meeting)
    (event,) = vobject.readOne(content.decode()).vevent_list
    assert event.dtstart.value == meeting.start
    assert event.dtend.value - event.dtstart.value == timedelta(hours=1)
    assert event.summary.value == "Zoë / Łukasz, x; y"
    assert content.count(b"\r\n") == content.count(b"\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_a_uid_is_the_same_for_the_same_pair_and_tells_nothing_of_it() -> None:
    uid = stable_uid("Program", ["ana@x.org", "ben@x.org"], "first")
    assert uid == stable_uid("Program", ["ben@x.org", "ana@x.org"], "first")
    assert uid != stable_uid("Program", ["ana@x.org", "ben@x.org"], "series")
    assert "ana" not in uid


def test_clock_changes_by_rule_are_written_as_that_rule() -> None:
    text = zone_component("Europe/Berlin", 2027, 2027).to_ical().decode()
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in text
    ramadan = zone_component("Africa/Casablanca", 2027, 2027).to_ical().decode()
    assert "RRULE" not in ramadan
