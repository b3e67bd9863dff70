"""Local times and UTC: every zone, and the days of the change themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recimentor.model.program import Meetings
from recimentor.scoring.time.calendar import WEEK, monday_of, program_weeks, zone_week

ZONES = sorted(available_timezones() - {"localtime", "Factory"})


@given(
    st.sampled_from(ZONES),
    st.dates(date(2015, 1, 1), date(2032, 1, 1)),
    st.lists(st.integers(0, WEEK - 1), min_size=1, max_size=20),
)
@settings(max_examples=300, deadline=None)
def test_local_minutes_become_utc_as_the_standard_library_says(
    zone: str, day: date, minutes: list[int]
) -> None:
    monday = monday_of(day)
    midnight = datetime(monday.year, monday.month, monday.day)  # noqa: DTZ001 - a wall clock
    clock = zone_week(zone, monday)
    for minute, utc in zip(minutes, clock.to_utc(np.array(minutes)).tolist(), strict=True):
        wall = (midnight + timedelta(minutes=minute)).replace(tzinfo=ZoneInfo(zone))
        expected = wall.astimezone(UTC) - midnight.replace(tzinfo=UTC)
        assert utc == expected // timedelta(minutes=1)
        back = wall.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) - midnight
        assert clock.to_local(utc) == back // timedelta(minutes=1)


@pytest.mark.parametrize(
    ("zone", "monday", "changes"),
    [
        ("Europe/Paris", date(2026, 3, 23), 1),
        ("Europe/Paris", date(2026, 10, 19), 1),
        ("America/New_York", date(2026, 3, 2), 1),
        ("Australia/Sydney", date(2026, 3, 30), 1),
        ("Asia/Kolkata", date(2026, 3, 23), 0),
        ("", date(2026, 3, 23), 0),
    ],
)
def test_the_week_of_a_change_knows_it(zone: str, monday: date, changes: int) -> None:
    assert len(zone_week(zone, monday).changes) == changes


def test_an_hour_that_does_not_exist_is_read_as_before_the_change() -> None:
    clock = zone_week("Europe/Paris", date(2026, 3, 23))
    sunday = 6 * 24 * 60
    assert clock.to_utc(np.array([sunday + 90, sunday + 150, sunday + 180])).tolist() == [
        sunday + 30,
        sunday + 90,
        sunday + 60,
    ]


def test_an_hour_that_occurs_twice_is_the_first_one() -> None:
    clock = zone_week("Europe/Paris", date(2026, 10, 19))
    sunday = 6 * 24 * 60
    assert clock.to_utc(np.array([sunday + 150, sunday + 180])).tolist() == [sunday + 30, sunday + 120]


def test_weeks_run_from_the_monday_of_the_start_to_that_of_the_end() -> None:
    meetings = Meetings.model_validate({"start": "2026-09-02", "end": "2026-09-14"})
    assert program_weeks(meetings) == (date(2026, 8, 31), date(2026, 9, 7), date(2026, 9, 14))
    assert len(program_weeks(Meetings.model_validate({"start": "2026-09-07"}))) == 26
    assert len(program_weeks(Meetings())) == 52


@pytest.mark.parametrize(
    "settings",
    [
        {"end": "2026-01-01"},
        {"start": "2026-02-01", "end": "2026-01-01"},
        {"cadence": "now and then"},
        {"start": "2020-01-01", "end": "2026-01-01"},
    ],
)
def test_dates_that_make_no_program_are_refused(settings: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"start|end|use weekly|three years"):
        Meetings.model_validate(settings)


def test_cadences_are_read_in_the_usual_words() -> None:
    assert Meetings.model_validate({"cadence": "Fortnightly"}).cadence == "every two weeks"
