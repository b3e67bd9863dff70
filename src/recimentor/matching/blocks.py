"""Work over all pairs, one block of rows at a time, on as many threads as are worth it."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

T = TypeVar("T")

BLOCK_BYTES = 32 * 2**20
"""Rows are cut so that a block of 64-bit weights stays near this many bytes, whatever the size of the
pool."""
BLOCK_ROWS = 256


def row_ranges(num_rows: int, num_columns: int) -> list[tuple[int, int]]:
    """Cut rows into consecutive ranges ``(start, stop)`` of bounded size."""
    step = max(1, min(BLOCK_ROWS, BLOCK_BYTES // (8 * max(1, num_columns))))
    return [(start, min(num_rows, start + step)) for start in range(0, num_rows, step)]


def map_ranges(
    work: Callable[[int, int], T], ranges: Sequence[tuple[int, int]], threads: int
) -> Iterator[tuple[int, int, T]]:
    """Yield ``start, stop, work(start, stop)`` of each range, in order, computed on several threads.

    Only a few results wait at a time, so memory does not grow with the number of ranges; as they come in
    order, what is made of them does not depend on the number of threads.
    """
    if threads <= 1 or len(ranges) <= 1:
        for start, stop in ranges:
            yield start, stop, work(start, stop)
        return
    waiting: deque[tuple[int, int, Future[T]]] = deque()
    with ThreadPoolExecutor(max_workers=threads) as pool:
        try:
            for start, stop in ranges:
                waiting.append((start, stop, pool.submit(work, start, stop)))
                if len(waiting) > threads:
                    first, last, future = waiting.popleft()
                    yield first, last, future.result()
            while waiting:
                first, last, future = waiting.popleft()
                yield first, last, future.result()
        finally:
            for _, _, future in waiting:
                future.cancel()
