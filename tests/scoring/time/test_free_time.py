"""Common free time in the worst week, across clock changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.builders import person, program

from recimentor.model.participant import Participant, Window
from recimentor.scoring.time.calendar import DAY, WEEK, program_weeks
from recimentor.scoring.time.free_time import read_free_time

ZONES = (
    "Europe/Paris",
    "America/New_York",
    "Europe/London",
    "Australia/Sydney",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Pacific/Apia",
)


def _at(zone: str, *windows: Window, name: str = "x") -> Participant:
    return replace(person(name), timezone=zone, availability=windows)


def _worst(a: Participant, b: Participant, **meetings: str) -> int:
    free = read_free_time((a, b), program({"meetings": meetings}))
    return int(free.worst_minutes(np.array([0]), np.array([1]))[0])


def test_paris_and_new_york_share_less_in_the_weeks_between_their_clock_changes() -> None:
    paris, york = _at("Europe/Paris", Window(0, 900, 1020)), _at("America/New_York", Window(0, 540, 660))
    assert _worst(paris, york, start="2026-02-02", end="2026-02-27") == 120
    assert _worst(paris, york, start="2026-02-02", end="2026-04-24") == 60
    assert _worst(paris, york, start="2026-03-09", end="2026-03-27") == 60


def test_london_and_sydney_meet_in_winter_and_not_in_summer() -> None:
    london, sydney = _at("Europe/London", Window(0, 480, 540)), _at("Australia/Sydney", Window(0, 1140, 1200))
    assert _worst(london, sydney, start="2026-01-05", end="2026-03-06") == 60
    assert _worst(london, sydney, start="2026-01-05", end="2026-07-03") == 0
    assert _worst(london, sydney) == 0


def test_a_zone_without_daylight_saving_shifts_against_one_with_it() -> None:
    kolkata, paris = _at("Asia/Kolkata", Window(2, 810, 930)), _at("Europe/Paris", Window(2, 540, 660))
    assert _worst(kolkata, paris, start="2026-01-05", end="2026-01-30") == 120
    assert _worst(kolkata, paris, start="2026-06-01", end="2026-06-26") == 60


def test_a_window_over_the_edge_of_the_utc_week_is_not_lost() -> None:
    sydney, apia = _at("Australia/Sydney", Window(0, 0, 600)), _at("Pacific/Apia", Window(0, 120, 720))
    assert _worst(sydney, apia, start="2026-06-01", end="2026-06-05") == 600 - 60


def test_availability_that_was_not_given_is_not_given() -> None:
    free = read_free_time((_at("Europe/Paris", Window(0, 0, DAY)), person("b")), program())
    assert free.given.tolist() == [True, False]
    assert free.worst_minutes(np.array([0]), np.array([1])).tolist() == [0]


def test_somebody_without_a_zone_is_in_the_pools_only_zone_and_nowhere_in_a_pool_of_several() -> None:
    window = Window(0, 540, 660)
    one = read_free_time((_at("Europe/Paris", window), _at("", window)), program())
    assert one.worst_minutes(np.array([0]), np.array([1])).tolist() == [120]
    several = read_free_time(
        (_at("Europe/Paris", window), _at("Asia/Kolkata", window), _at("", window)), program()
    )
    assert several.given.tolist() == [True, True, False]
    nobody = read_free_time((_at("", window), _at("", window)), program())
    assert nobody.worst_minutes(np.array([0]), np.array([1])).tolist() == [120]


_windows = st.lists(
    st.builds(
        lambda day, start, length: Window(day, 15 * start, min(15 * (start + length), DAY)),
        st.integers(0, 6),
        st.integers(0, 90),
        st.integers(1, 40),
    ),
    min_size=1,
    max_size=4,
)


@given(
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
    _windows,
    _windows,
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
)
@settings(max_examples=60, deadline=None)
def test_worst_minutes_equal_a_walk_through_every_quarter_of_every_week(
    zone_a: str, zone_b: str, free_a: list[Window], free_b: list[Window], start: date
) -> None:
    a, b = _at(zone_a, *free_a), _at(zone_b, *free_b)
    rules = {"meetings": {"start": start.isoformat(), "end": (start + timedelta(days=20)).isoformat()}}
    worst = min(
        15 * sum(_is_free(a, q) and _is_free(b, q) for q in _quarters(monday))
        for monday in program_weeks(program(rules).meetings)
    )
    free = read_free_time((a, b), program(rules))
    assert int(free.worst_minutes(np.array([0]), np.array([1]))[0]) == worst
    assert int(free.worst_minutes(np.array([1]), np.array([0]))[0]) == worst


def _quarters(monday: date) -> list[datetime]:
    midnight = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
    return [midnight + timedelta(minutes=15 * k) for k in range(WEEK // 15)]


def _is_free(who: Participant, instant: datetime) -> bool:
    local = instant.astimezone(ZoneInfo(who.timezone))
    minute = 60 * local.hour + local.minute
    return any(w.day == local.weekday() and w.start_minute <= minute < w.end_minute for w in who.availability)


@pytest.mark.parametrize("cell", [60, 30, 15])
def test_the_longest_cell_that_fits_everybody_is_taken(cell: int) -> None:
    people = (_at("UTC", Window(0, 600, 720)), _at("UTC", Window(0, 600 + cell, 720)))
    assert read_free_time(people, program()).cell_minutes == cell
