"""Zones by their Windows names, and abbreviations that mean several."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from recimentor.intake.values.zones import zone_of
from recimentor.model.zones import _WINDOWS, AMBIGUOUS_ZONES, windows_zone, zones_meant


def test_every_zone_that_a_name_stands_for_exists() -> None:
    zones = {*_WINDOWS, *(zone for zones in AMBIGUOUS_ZONES.values() for zone in zones)}
    assert zones <= available_timezones()


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Romance Standard Time", "Europe/Paris"),
        ("w. europe standard time", "Europe/Berlin"),
        ("Eastern Standard Time (Mexico)", "America/Cancun"),
        ("AUS Eastern Standard Time", "Australia/Sydney"),
        ("Nepal Standard Time", "Asia/Katmandu"),
        ("UTC", "Etc/UTC"),
        ("Paris", ""),
    ],
)
def test_windows_names_are_read(name: str, zone: str) -> None:
    assert windows_zone(name) == zone
    if zone:
        assert zone_of(name)[0] == zone


def test_an_ambiguous_abbreviation_is_asked_about() -> None:
    assert zones_meant(" IST ") == ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")
    assert zone_of("IST") == ("", "Asia/Kolkata or Europe/Dublin or Asia/Jerusalem")
    assert zone_of("India (IST)")[0] == "Asia/Kolkata"
