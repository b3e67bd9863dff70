"""Sweeps over all pairs: one block of rows at a time, on some threads, with progress told and stops heard."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from recimentor.matching.deadline import Deadline
from recimentor.matching.problem import Progress, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

T = TypeVar("T")

BLOCK_BYTES = 32 * 2**20
"""Rows are cut so that a block of 64-bit weights stays near this many bytes, whatever the size of the
pool."""
BLOCK_ROWS = 256
ONE_THREAD_CELLS = 2**20
"""Up to so many pairs threads cost more than they save."""


class Interrupted(Exception):  # noqa: N818 - not an error: somebody asked to stop
    """Raised to stop; what is known by then is returned."""


class Sweep:
    """How one run goes over its pairs: the threads it may use, who hears how far it is, when it must stop.

    A time limit starts when the sweep is made, so a run makes one and hands it down. What is made of the
    blocks does not depend on the number of threads.

    Parameters
    ----------
    settings
        Threads, progress and limits; the objective plays no part.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        limits = (settings.deadline, Deadline.after(settings.time_limit_seconds))
        self._deadlines = tuple(limit for limit in limits if limit is not None)
        self._stage: str | None = None
        self._gap: float | None = None

    def telling(self, stage: str, gap: float | None = None) -> Sweep:
        """Return a sweep of the same run that tells a stage's name, and the gap so far, after each block."""
        told = copy(self)
        told._stage, told._gap = stage, gap  # noqa: SLF001 - its own kind
        return told

    def rows(
        self, work: Callable[[int, int], T], num_rows: int, num_columns: int | None = None
    ) -> Iterator[T]:
        """Yield ``work(start, stop)`` of each block of rows, in order.

        Parameters
        ----------
        work
            Makes something of the rows ``start .. stop - 1``; called on several threads.
        num_rows, num_columns
            Rows to go over, and how long each is; None = as long as there are rows.

        Raises
        ------
        Interrupted
            After a block of a sweep that tells its stage, where the caller wants to stop or time is up.
        """
        columns = num_rows if num_columns is None else num_columns
        sweep = self if num_rows * columns > ONE_THREAD_CELLS else self._alone()
        return sweep.over(work, row_ranges(num_rows, columns))

    def over(self, work: Callable[[int, int], T], ranges: Sequence[tuple[int, int]]) -> Iterator[T]:
        """Do as `rows` does, over ranges cut by the caller."""
        for (_, stop), result in zip(ranges, map_ranges(work, ranges, self._settings.threads), strict=True):
            yield result
            self.tell(stop, ranges[-1][1])

    def _alone(self) -> Sweep:
        """Return a sweep of the same run that uses one thread."""
        alone = copy(self)
        alone._settings = replace(self._settings, threads=1)  # noqa: SLF001 - its own kind
        return alone

    def tell(self, done: int, total: int) -> None:
        """Tell how far the stage has come, if it has a name; raise `Interrupted` to stop then."""
        if self._stage is None:
            return
        if self._settings.progress is not None:
            self._settings.progress(Progress(self._stage, done, total, self._gap))
        self.pause()

    def pause(self) -> None:
        """Raise `Interrupted` to stop."""
        if self._settings.should_stop is not None and self._settings.should_stop():
            raise Interrupted
        if any(deadline.is_over for deadline in self._deadlines):
            raise Interrupted


QUIET: Final = Sweep(Settings(threads=1))
"""One thread, nobody told, no limit."""


def row_ranges(num_rows: int, num_columns: int) -> list[tuple[int, int]]:
    """Cut rows into consecutive ranges ``(start, stop)`` of bounded size."""
    step = max(1, min(BLOCK_ROWS, BLOCK_BYTES // (8 * max(1, num_columns))))
    return [(start, min(num_rows, start + step)) for start in range(0, num_rows, step)]


def map_ranges(work: Callable[[int, int], T], ranges: Sequence[tuple[int, int]], threads: int) -> Iterator[T]:
    """Yield ``work(start, stop)`` of each range, in order, computed on several threads.

    Only a few results wait at a time, so memory does not grow with the number of ranges; as they come in
    order, what is made of them does not depend on the number of threads.
    """
    if threads <= 1 or len(ranges) <= 1:
        for start, stop in ranges:
            yield work(start, stop)
        return
    waiting: deque[Future[T]] = deque()
    with ThreadPoolExecutor(max_workers=threads) as pool:
        try:
            for start, stop in ranges:
                waiting.append(pool.submit(work, start, stop))
                if len(waiting) > threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
