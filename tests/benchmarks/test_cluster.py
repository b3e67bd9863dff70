"""The two seams of the cluster's example, with threads in place of a cluster."""

from __future__ import annotations

import pickle
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from benchmarks.cluster import SEED, FromWorkers, Named, WorkerSweep
from benchmarks.measure import SYNTHETIC
from benchmarks.survey import FULL_WEIGHT, PoolWeights, synthetic_pool

from recimentor.matching import Problem, Settings, solve
from recimentor.matching.relax.column_generation import relaxed_pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PEOPLE = 300


class _Client:
    """Does what the example asks of Dask's client; `asked` holds the ranges."""

    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self._threads = threads
        self.asked: list[tuple[int, int]] = []

    def scatter(self, value: object, **_: object) -> object:
        return value

    def submit(self, work: Callable[..., Any], *given: Any, pure: bool) -> Future[Any]:
        assert not pure
        self.asked.append(given[-2:])
        return self._threads.submit(work, *given)


@pytest.fixture
def client() -> Iterator[_Client]:
    with ThreadPoolExecutor(2) as threads:
        yield _Client(threads)


def test_a_source_travels_as_its_name_alone() -> None:
    source = Named(SYNTHETIC, PEOPLE)
    here = source.block(3, 9)
    sent = pickle.dumps(source)
    assert len(sent) < 500
    assert (pickle.loads(sent).block(3, 9) == here).all()  # noqa: S301 - our own bytes
    assert (PoolWeights(synthetic_pool(PEOPLE, SEED)).block(3, 9) == here).all()


def test_blocks_by_workers_give_the_same_pairs(client: _Client) -> None:
    source = Named(SYNTHETIC, PEOPLE)
    theirs = solve(Problem(FromWorkers(client, source)), Settings(threads=2))
    assert np.array_equal(theirs.pairs, solve(Problem(source)).pairs)
    assert client.asked


def test_work_by_workers_gives_the_same_prices(client: _Client) -> None:
    source = Named(SYNTHETIC, PEOPLE)
    # A sample from 200 people on, so that its sweeps are done by workers too.
    theirs = relaxed_pool(
        source, FULL_WEIGHT, sweep=WorkerSweep(client, Settings(threads=2)), sample_from=200
    ).prices
    ours = relaxed_pool(source, FULL_WEIGHT, sample_from=200).prices
    assert theirs is not None
    assert ours is not None
    assert theirs.person.tolist() == ours.person.tolist()
    assert client.asked
