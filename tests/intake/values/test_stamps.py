"""Time stamps in the usual forms of dates."""

from __future__ import annotations

import pytest

from recimentor.intake.values.stamps import moments_of


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2026-01-31T09:00:00Z", "2026-02-01T08:00:00Z"),
        ("05.01.2026 09:00", "04.02.2026 09:00"),
        ("28/02/2026 9:00:00", "01/03/2026 8:00:00"),
        ("2/28/2026 9:00:00", "3/1/2026 8:00:00"),
        ("Feb 28, 2026", "Mar 01, 2026"),
        ("28 February 2026", "1 March 2026"),
        ("28-Feb-2026 10:00", "01-Mar-2026 09:00"),
        ("28. Februar 2026", "1. M\u00e4rz 2026"),
        ("28 f\u00e9vrier 2026", "1 mars 2026"),
        ("28 de febrero de 2026", "1 de marzo de 2026"),
        ("2026\u5e742\u670828\u65e5 9:00", "2026\u5e743\u67081\u65e5 8:00"),
        ("3/1/2026 11:00 AM", "3/1/2026 1:00 PM"),
        ("3/1/2026 12:30 AM", "3/1/2026 9:00 AM"),
        ("46081.5", "46082.25"),
        ("28/02/26", "01/03/26"),
        ("Sunday, March 1, 2026 9:12 AM", "Sunday, March 1, 2026 9:12 PM"),
    ],
)
def test_the_later_of_two_stamps_is_found(earlier: str, later: str) -> None:
    found = moments_of([earlier, later]).by_stamp
    assert found[earlier] < found[later]


def test_a_stamp_that_is_none_is_left_out() -> None:
    assert not moments_of(["last week", "", "12", "x" * 200_000, "1-" * 50_000]).by_stamp


def test_where_nothing_tells_day_from_month_the_order_may_be_unclear() -> None:
    moments = moments_of(["03/04/2026", "04/03/2026", "05/05/2026"])
    assert not moments.are_clear(["03/04/2026", "04/03/2026"])
    assert moments.are_clear(["03/04/2026", "05/05/2026"])
    assert moments_of(["03/04/2026", "04/03/2026", "25/03/2026"]).are_clear(["03/04/2026", "04/03/2026"])
