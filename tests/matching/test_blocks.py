from __future__ import annotations

import threading

import pytest

from recimentor.matching.blocks import BLOCK_BYTES, map_ranges, row_ranges


def test_ranges_cover_every_row_once_and_stay_small() -> None:
    ranges = row_ranges(1_000, 70_000)
    assert [start for start, _ in ranges] == [0, *(stop for _, stop in ranges[:-1])]
    assert ranges[-1][1] == 1_000
    assert max(stop - start for start, stop in ranges) * 70_000 * 8 <= BLOCK_BYTES


def test_no_rows_make_no_ranges() -> None:
    assert row_ranges(0, 0) == []


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_results_come_in_order_on_any_number_of_threads(threads: int) -> None:
    ranges = [(start, start + 1) for start in range(20)]
    assert list(map_ranges(lambda start, stop: start + stop, ranges, threads)) == [
        (start, stop, start + stop) for start, stop in ranges
    ]


def test_a_fault_in_a_thread_reaches_the_caller() -> None:
    def work(start: int, stop: int) -> int:
        if start == 3:
            raise ValueError(f"rows {start} to {stop}")
        return threading.active_count()

    with pytest.raises(ValueError, match="rows 3 to 4"):
        list(map_ranges(work, [(start, start + 1) for start in range(9)], 2))
