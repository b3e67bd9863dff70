from __future__ import annotations

import ast
import threading
from pathlib import Path

import pytest

import recimentor.matching
from recimentor.matching.deadline import Deadline
from recimentor.matching.problem import Progress, Settings
from recimentor.matching.sweep import BLOCK_BYTES, QUIET, Interrupted, Sweep, map_ranges, row_ranges


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
        sum(each) for each in ranges
    ]


def test_a_fault_in_a_thread_reaches_the_caller() -> None:
    def work(start: int, stop: int) -> int:
        if start == 3:
            raise ValueError(f"rows {start} to {stop}")
        return threading.active_count()

    with pytest.raises(ValueError, match="rows 3 to 4"):
        list(map_ranges(work, [(start, start + 1) for start in range(9)], 2))


def test_a_sweep_with_a_stage_tells_each_block_after_it_was_used() -> None:
    heard: list[Progress] = []
    sweep = Sweep(Settings(threads=2, progress=heard.append)).telling("prices", 0.5)
    for number, _ in enumerate(sweep.over(lambda start, stop: stop - start, [(0, 3), (3, 6), (6, 7)])):
        assert len(heard) == number
    assert heard == [Progress("prices", done, 7, 0.5) for done in (3, 6, 7)]


def test_a_sweep_without_a_stage_is_quiet_and_goes_to_the_end() -> None:
    heard: list[Progress] = []
    sweep = Sweep(Settings(progress=heard.append, should_stop=lambda: True))
    assert list(sweep.rows(lambda start, stop: stop - start, 5)) == [5]
    assert not heard
    with pytest.raises(Interrupted):
        sweep.pause()
    with pytest.raises(Interrupted):
        list(sweep.telling("prices").rows(lambda start, stop: stop - start, 5))


def test_the_time_limit_of_a_run_starts_once() -> None:
    sweep = Sweep(Settings(time_limit_seconds=0.0))
    with pytest.raises(Interrupted):
        sweep.telling("prices").tell(1, 2)
    QUIET.pause()


def test_several_questions_share_one_moment_to_stop() -> None:
    settings = Settings(deadline=Deadline.after(0.0))
    for _ in range(2):
        with pytest.raises(Interrupted):
            Sweep(settings).pause()
    far = Deadline.after(1_000.0)
    assert far is not None
    assert 900 < far.seconds_left <= 1_000
    assert 450 < far.sooner(0.5).seconds_left <= 500
    Sweep(Settings(deadline=far)).pause()
    with pytest.raises(Interrupted):
        Sweep(Settings(deadline=far, time_limit_seconds=0.0)).pause()


def test_threads_and_progress_are_handed_down_in_a_sweep_alone() -> None:
    room = Path(recimentor.matching.__file__).parent
    spoken = {
        (path.relative_to(room).as_posix(), node.name)
        for path in room.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and {"threads", "tick", "progress"} & {a.arg for a in (*node.args.args, *node.args.kwonlyargs)}
    }
    assert spoken == {("sweep.py", "map_ranges"), ("proof/checker.py", "check")}
