"""The proposed meeting slot, in both people's local time, over clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime

from recimentor.model.participant import Window
from recimentor.model.program import Meetings
from recimentor.scoring.time.slots import ProposedSlot, propose_slot

HOUR = 60
DAY = 24 * HOUR


def _slot(
    a: list[Window], b: list[Window], zones: tuple[str, str], **meetings: object
) -> ProposedSlot | None:
    return propose_slot((a, b), zones, Meetings.model_validate(meetings))


def test_the_first_common_hour_of_the_week_is_proposed() -> None:
    slot = _slot(
        [Window(3, 540, 720), Window(1, 540, 570)],
        [Window(3, 600, 720)],
        ("Europe/Paris",) * 2,
        start="2026-03-02",
    )
    assert slot is not None
    assert (slot.a, slot.b) == (3 * DAY + 600, 3 * DAY + 600)
    assert slot.first == datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
    assert slot.shifts == ()


def test_paris_and_new_york_are_told_the_weeks_in_which_the_slot_shifts() -> None:
    paris, york = [Window(0, 840, 1080)], [Window(0, 540, 720)]
    slot = _slot(paris, york, ("Europe/Paris", "America/New_York"), start="2026-02-23", end="2026-04-10")
    assert slot is not None
    assert (slot.a, slot.b) == (15 * HOUR, 9 * HOUR)
    assert [(shift.monday, shift.a, shift.b) for shift in slot.shifts] == [
        (date(2026, 3, 9), 15 * HOUR, 10 * HOUR),
        (date(2026, 3, 16), 15 * HOUR, 10 * HOUR),
        (date(2026, 3, 23), 15 * HOUR, 10 * HOUR),
    ]
    assert slot.weeks_without == 0


def test_the_clock_that_keeps_the_slot_possible_in_most_weeks_is_kept() -> None:
    paris, york = [Window(0, 780, 1080)], [Window(0, 540, 600)]
    slot = _slot(paris, york, ("Europe/Paris", "America/New_York"), start="2026-02-23", end="2026-04-10")
    assert slot is not None
    assert slot.b == 9 * HOUR
    assert {shift.b for shift in slot.shifts} == {9 * HOUR}
    assert {shift.a for shift in slot.shifts} == {14 * HOUR}


def test_weeks_without_common_time_are_named() -> None:
    london, sydney = [Window(0, 480, 540)], [Window(0, 1140, 1200)]
    slot = _slot(london, sydney, ("Europe/London", "Australia/Sydney"), start="2026-02-16", end="2026-04-10")
    assert slot is not None
    assert slot.weeks_without == len([shift for shift in slot.shifts if shift.a is None]) > 0
    assert slot.shifts[0].monday == date(2026, 3, 30)


def test_a_week_in_which_the_slot_does_not_hold_gets_the_nearest_common_time() -> None:
    paris, york = [Window(0, 840, 960), Window(1, 840, 960)], [Window(0, 480, 540), Window(1, 600, 660)]
    slot = _slot(paris, york, ("Europe/Paris", "America/New_York"), start="2026-03-02", end="2026-03-13")
    assert slot is not None
    assert (slot.a, slot.b) == (14 * HOUR, 8 * HOUR)
    assert [(shift.a, shift.b) for shift in slot.shifts] == [(DAY + 15 * HOUR, DAY + 10 * HOUR)]


def test_the_first_meeting_is_on_no_holiday_and_not_before_the_start() -> None:
    windows = [Window(0, 540, 600)]
    slot = _slot(windows, windows, ("Europe/Paris",) * 2, start="2026-03-03", holidays=["2026-03-09"])
    assert slot is not None
    assert slot.first == datetime(2026, 3, 16, 8, 0, tzinfo=UTC)


def test_without_dates_there_is_a_slot_and_no_date() -> None:
    windows = [Window(0, 540, 600)]
    slot = _slot(windows, windows, ("Europe/Paris", "Europe/Paris"))
    assert slot is not None
    assert (slot.first, slot.shifts, slot.weeks_without) == (None, (), 0)


def test_a_stretch_shorter_than_a_meeting_is_no_slot() -> None:
    assert _slot([Window(0, 540, 600)], [Window(0, 570, 660)], ("", "")) is None
    assert _slot([Window(0, 540, 600)], [Window(0, 570, 660)], ("", ""), minutes=30) is not None


def test_the_day_of_the_change_itself_is_read_right() -> None:
    sunday = [Window(6, 0, DAY)]
    slot = _slot(sunday, sunday, ("Europe/Paris", "Asia/Kolkata"), start="2026-03-23", end="2026-03-29")
    assert slot is not None
    assert slot.b - slot.a in (270, 210)
    assert min(slot.a, slot.b) >= 6 * DAY
    assert max(slot.a, slot.b) + HOUR <= 7 * DAY


def test_a_slot_that_fails_in_half_of_the_weeks_is_none() -> None:
    london, sydney = [Window(0, 480, 540)], [Window(0, 1140, 1200)]
    zones = ("Europe/London", "Australia/Sydney")
    assert _slot(london, sydney, zones, start="2026-03-16", end="2026-04-17") is None
