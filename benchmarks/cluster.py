"""Pairs a pool with a cluster's workers making the blocks of rows: ``python benchmarks/cluster.py [PEOPLE]``.

Needs Dask (``pip install distributed``) and, for real people, the folder of the survey in
RECIMENTOR_SHARED_DATA. The workers are processes of this machine; a scheduler's address instead of their
number is all that another machine needs. `recimentor.matching` is used as it is, at its two seams:

- *blocks*: a `WeightSource` may get its rows from anywhere. Here `block` asks a worker for them, and as many
  blocks are under way as `Settings.threads` says. Whole rows travel.
- *work*: all that goes over pairs is a function of a range of rows, which a `Sweep` calls. Here the workers
  call it, and only what it found travels: candidates, and pairs that exceed their prices.

Prints for each, and for this process alone: seconds on the clock, seconds of processor time of this process,
and whether pairs or prices are the same.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.measure import SURVEY, SYNTHETIC, people_of
from benchmarks.survey import FULL_WEIGHT, PoolWeights, survey_path

from recimentor.matching import Problem, Settings, solve
from recimentor.matching.relax.column_generation import relaxed_pool
from recimentor.matching.sweep import Sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from recimentor.matching.weights import WeightSource

T = TypeVar("T")
SEED = 1
FEW_ROWS = 8


@cache
def weights_of(pool: str, num_people: int) -> PoolWeights:
    """Return the weights of a pool; each process makes them once."""
    return PoolWeights(people_of(pool, num_people, SEED))


class Named:
    """A source that travels as its name: who gets it makes the weights from the people."""

    largest = FULL_WEIGHT

    def __init__(self, pool: str, num_people: int) -> None:
        self._name = (pool, num_people)
        self.num_people = num_people

    def block(self, start: int, stop: int) -> NDArray[np.int32]:
        """Rows ``start .. stop - 1``."""
        return weights_of(*self._name).block(start, stop)


class FromWorkers:
    """A source whose blocks a cluster makes; a few rows alone, as a sample is read, are not worth the way."""

    def __init__(self, client: Any, source: Named) -> None:
        self._client, self._source = client, source
        self.num_people, self.largest = source.num_people, source.largest

    def block(self, start: int, stop: int) -> NDArray[np.int32]:
        """Rows ``start .. stop - 1``."""
        if stop - start <= FEW_ROWS:
            return self._source.block(start, stop)
        rows: NDArray[np.int32] = self._client.submit(self._source.block, start, stop, pure=False).result()
        return rows


class WorkerSweep(Sweep):
    """A sweep whose work is done by a cluster."""

    def __init__(self, client: Any, settings: Settings) -> None:
        super().__init__(settings)
        self._client = client

    def over(self, work: Callable[[int, int], T], ranges: Sequence[tuple[int, int]]) -> Iterator[T]:
        """Let the workers do the work, and yield what each range gave, in order."""
        shared = self._client.scatter(work, broadcast=True, hash=False)
        parts = [self._client.submit(_call, shared, *part, pure=False) for part in ranges]
        for (_, stop), part in zip(ranges, parts, strict=True):
            yield part.result()
            self.tell(stop, ranges[-1][1])


def _call(work: Callable[[int, int], T], start: int, stop: int) -> T:
    return work(start, stop)


def main() -> int:
    """Print what each way took; 1 where they differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("people", type=int, nargs="?", default=5_000)
    parser.add_argument("--workers", default="2", help="how many to start here, or a scheduler's address")
    options = parser.parse_args()
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        print("Dask is not installed: pip install distributed")
        return 0
    where: Any = options.workers
    if options.workers.isdigit():
        where = distributed.LocalCluster(
            n_workers=int(options.workers), threads_per_worker=1, dashboard_address=None
        )
    with distributed.Client(where) as client:
        return _compare(client, options.people)


def _compare(client: Any, num_people: int) -> int:
    source = Named(SURVEY if survey_path() else SYNTHETIC, num_people)
    client.run(weights_of, *source._name)  # noqa: SLF001 - reading the people is no part of it
    source.block(0, 1)
    num_workers = len(client.scheduler_info()["workers"])
    settings = Settings(threads=num_workers)

    def paired(weights: WeightSource, threads: int) -> list[list[int]]:
        pairs = solve(Problem(weights), Settings(threads=threads)).pairs
        return [[int(i), int(j)] for i, j in pairs]

    def relaxed(sweep: Sweep) -> list[int]:
        prices = relaxed_pool(source, FULL_WEIGHT, sweep=sweep).prices
        return [] if prices is None else prices.person.tolist()

    alone = _timed("pairs, one thread", lambda: paired(source, 1))
    there = _timed(
        f"pairs, blocks by {num_workers} workers", lambda: paired(FromWorkers(client, source), num_workers)
    )
    here = _timed("prices, one thread", lambda: relaxed(Sweep(Settings(threads=1))))
    work = _timed(f"prices, work by {num_workers} workers", lambda: relaxed(WorkerSweep(client, settings)))
    same = alone == there and here == work
    print("the same" if same else "WRONG: they differ")
    return 0 if same else 1


def _timed(name: str, work: Callable[[], T]) -> T:
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    on_clock, here = time.perf_counter() - clock, time.process_time() - processor
    print(f"{name:28} {on_clock:7.1f} s on the clock, {here:7.1f} s here", flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
