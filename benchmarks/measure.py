"""Measures one contestant on one pool, in a process of its own: processor time, memory, people placed, value.

What is quick is done again many times, and the mean without the first counts: nobody pays for late imports.
"""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from benchmarks.contestants import CONTESTANTS, matrix_of
from benchmarks.survey import Pool, PoolWeights, draw, load_survey, survey_path, synthetic_pool

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
SURVEY, SYNTHETIC = "survey", "synthetic"
CACHE_VARIABLE = "RECIMENTOR_BENCHMARK_CACHE"
#: What takes less than this is done again until it took that long, or so many times.
QUICK_SECONDS, MOST_TIMES = 1.0, 200
#: A limit is one of processor time; where others keep the machine busy, so many times as long is waited for.
PATIENCE = 6


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of a table; `seconds` of processor time is None where the limit struck, and `note` says so."""

    contestant: str
    pool: str
    num_people: int
    seconds: float | None
    memory_mb: float | None = None
    placed: int | None = None
    value: int | None = None
    bound: int | None = None
    note: str = ""


def measure(contestant: str, pool: str, num_people: int, seed: int, limit_seconds: float) -> Measure:
    """Run a contestant in a new process, so that memory and warm caches are its own."""
    command = [sys.executable, "-m", "benchmarks.measure", contestant, pool, str(num_people), str(seed)]
    # One thread for everybody, BLAS too.
    environment = {
        **os.environ,
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "RAYON_NUM_THREADS": "1",
    }
    over = Measure(contestant, pool, num_people, None, note=f"over {limit_seconds:g} s")
    try:
        done = subprocess.run(
            [*command, str(limit_seconds)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE * limit_seconds + 60,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return over
    if done.returncode == -signal.SIGXCPU:
        return over
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["no word"]
        return Measure(contestant, pool, num_people, None, note=f"failed: {last[0][:80]}")
    return Measure(**json.loads(done.stdout.splitlines()[-1]))


def measure_here(
    contestant_name: str, pool: str, num_people: int, seed: int, limit_seconds: float | None = None
) -> Measure:
    """Run a contestant in this process, which ends at the limit."""
    contestant = next(c for c in CONTESTANTS if c.name == contestant_name)
    weights = PoolWeights(people_of(pool, num_people, seed))
    source = weights if contestant.from_blocks else matrix_of(weights)
    contestant.load()
    if limit_seconds is not None:
        _end_after(limit_seconds)
    start = time.process_time()
    answer = contestant.solve(source)
    seconds = time.process_time() - start
    if seconds < QUICK_SECONDS:
        seconds = _mean_of_many(lambda: contestant.solve(source))
    pairs = answer.pairs
    value = None if pairs is None else sum(int(weights.block(i, i + 1)[0, j]) for i, j in pairs)
    bound = None if answer.bound is None else int(answer.bound)
    placed = None if pairs is None else 2 * len(pairs)
    return Measure(
        contestant_name, pool, num_people, seconds, _memory_mb(), placed, value, bound, answer.note
    )


def people_of(pool: str, num_people: int, seed: int) -> Pool:
    """Draw a pool of real or of invented people."""
    if pool == SYNTHETIC:
        return synthetic_pool(num_people, seed)
    path = survey_path()
    if path is None:
        raise FileNotFoundError("the survey is not there: see RECIMENTOR_SHARED_DATA")
    return draw(_survey(path), num_people, seed)


def _survey(path: Path) -> Pool:
    """Read the survey, or what an earlier process of the same run kept of it."""
    cache = os.environ.get(CACHE_VARIABLE)
    if cache is None:
        return load_survey(path)
    kept = Path(cache) / "survey.npz"
    if not kept.exists():
        pool = load_survey(path)
        np.savez(kept, ids=pool.ids, offers=pool.offers, wants=pool.wants)
    with np.load(kept) as arrays:
        return Pool(arrays["ids"], arrays["offers"], arrays["wants"])


def _mean_of_many(work: Callable[[], object]) -> float:
    """Return the mean of many times: a clock of processor time may tick no finer than 10 ms."""
    start = time.process_time()
    times, taken = 0, 0.0
    while taken < QUICK_SECONDS and times < MOST_TIMES:
        times += 1
        work()
        taken = time.process_time() - start
    return taken / times


def _end_after(seconds: float) -> None:
    """Let the system end this process after so many seconds more of processor time, where it can."""
    try:
        import resource
    except ImportError:
        return
    used = time.process_time()
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used + seconds), hard))


def _memory_mb() -> float:
    """Return the largest memory this process had so far, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


if __name__ == "__main__":
    name, pool_name, size, draw_seed, limit = sys.argv[1:]
    print(json.dumps(asdict(measure_here(name, pool_name, int(size), int(draw_seed), float(limit)))))
