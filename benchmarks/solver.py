"""The solver against the tools people would use instead: time, memory, people placed, value.

Run with the folder of the survey in RECIMENTOR_SHARED_DATA:

    python benchmarks/solver.py            # writes docs/benchmarks.md, in about half an hour
    python benchmarks/solver.py --smoke    # ten seconds, without the survey and the competitors

The competitors come with `pip install -e '.[benchmarks]'` and, for LEMON, `apt-get install g++ liblemon-dev`;
mwmatching is a module by Joris van Rantwijk that must be found on the path. One that is not there is left
out, and said. Everybody works on one thread, and processor time is what counts.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.contestants import CONTESTANTS, OURS
from benchmarks.measure import CACHE_VARIABLE, ROOT, SURVEY, SYNTHETIC, Measure, measure, people_of
from benchmarks.survey import survey_path

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (100, 300, 1_000, 2_000, 5_000, 10_000)
SMOKE_SIZES = (60, 200)
FROM_BLOCKS = "recimentor, row blocks"
SMOKE_CONTESTANTS = (OURS, FROM_BLOCKS, "linear_sum_assignment, bare", "greedy")
BARE = "linear_sum_assignment, bare"
DRAWS = 10
DRAW_SIZE = 2_000
WHOLE_SIZE, WHOLE_LIMIT = 70_659, 3_600
LEAST_SECONDS_FITTED = 0.001
LEAST_SIZES_FITTED = 4
REPORT = ROOT / "docs" / "benchmarks.md"
#: Where the part of other benchmarks begins.
OTHERS = "\n## People's own words"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 1 where an answer contradicts another."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--smoke", action="store_true", help="a few seconds, no data, nothing written")
    parser.add_argument(
        "--limit",
        type=float,
        default=60,
        help="seconds of processor time that a contestant may take on a pool",
    )
    parser.add_argument("--seed", type=int, default=1, help="which people are drawn")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of people")
    parser.add_argument("--pools", nargs="+", choices=(SURVEY, SYNTHETIC), default=(SURVEY, SYNTHETIC))
    parser.add_argument("--draws", type=int, default=DRAWS, help=f"draws of {DRAW_SIZE:,} real people")
    parser.add_argument("--whole", action="store_true", help="add the whole survey, 70,659 people")
    options = parser.parse_args(arguments)
    if options.smoke:
        measures = _run(SYNTHETIC, SMOKE_SIZES, SMOKE_CONTESTANTS, options.seed, options.limit)
        return _verdict(measures)
    with tempfile.TemporaryDirectory() as cache:
        os.environ[CACHE_VARIABLE] = cache
        if survey_path():
            people_of(SURVEY, 1, options.seed)
        return _full_run(options)


def _full_run(options: argparse.Namespace) -> int:
    seed, limit = options.seed, options.limit
    names = [c.name for c in CONTESTANTS if c.is_installed]
    pools = [pool for pool in options.pools if pool != SURVEY or survey_path()]
    tables = {pool: _run(pool, options.sizes, names, seed, limit) for pool in pools}
    draws = _draws(options.draws, limit) if SURVEY in pools else []
    whole = measure(FROM_BLOCKS, SURVEY, WHOLE_SIZE, seed, WHOLE_LIMIT) if options.whole else None
    absent = [c.name for c in CONTESTANTS if not c.is_installed]
    # What other benchmarks wrote below stays.
    _, mark, rest = REPORT.read_text(encoding="utf-8").partition(OTHERS)
    REPORT.write_text(
        _report(tables, [*_draws_section(draws), *_whole_section(whole)], absent, limit) + mark + rest,
        encoding="utf-8",
        newline="\n",
    )
    return max(_verdict(measures) for measures in tables.values())


def _run(pool: str, sizes: Sequence[int], names: Sequence[str], seed: int, limit: float) -> list[Measure]:
    """Measure size by size, those compared side by side; who ran out of time stops there."""
    measures: list[Measure] = []
    out_of_time: set[str] = set()
    for size in sizes:
        for contestant in CONTESTANTS:
            if (
                contestant.name not in names
                or contestant.name in out_of_time
                or size > contestant.most_people
            ):
                continue
            found = measure(contestant.name, pool, size, seed, limit)
            measures.append(found)
            if found.seconds is None:
                out_of_time.add(contestant.name)
            print(_progress(found), flush=True)
    return measures


def _draws(number: int, limit: float) -> list[tuple[Measure, Measure]]:
    return [
        (measure(OURS, SURVEY, DRAW_SIZE, seed, limit), measure(BARE, SURVEY, DRAW_SIZE, seed, limit))
        for seed in range(1, number + 1)
    ]


def _verdict(measures: Sequence[Measure]) -> int:
    """Return 1, and say so, where somebody did better than we, or we passed our own bound."""
    faults = []
    ours = {(m.pool, m.num_people): m for m in measures if m.contestant == OURS}
    for found in measures:
        mine = ours[found.pool, found.num_people]
        if mine.seconds is None:
            faults.append(f"{mine.pool} {mine.num_people}: {mine.note}")
        elif found.placed is not None and found.value is not None and mine.value is not None:
            if (found.placed, found.value) > (mine.placed, mine.value):
                faults.append(f"{found.contestant} did better on {found.pool} {found.num_people}")
            if found.bound is not None and found.value > found.bound:
                faults.append(f"{found.contestant} passed its own bound on {found.pool} {found.num_people}")
    for fault in faults:
        print("WRONG:", fault)
    return 1 if faults else 0


def _progress(found: Measure) -> str:
    took = found.note if found.seconds is None else f"{found.seconds:8.3f} s  {found.memory_mb or 0:6.0f} MB"
    return f"{found.pool:9} {found.num_people:6}  {found.contestant:28} {took}  {found.placed} {found.value}"


def _report(
    tables: dict[str, list[Measure]],
    sections: Sequence[str],
    absent: Sequence[str],
    limit: float,
) -> str:
    lines = [*_preface(limit)]
    if absent:
        lines.append(f"- Not installed, so left out: {', '.join(absent)}.")
    titles = {
        SURVEY: "People of the 2019 Stack Overflow survey (ODbL 1.0), levels by the rule in `survey.py`",
        SYNTHETIC: "Invented people",
    }
    for pool, measures in tables.items():
        lines += [
            "",
            f"## {titles[pool]}",
            "",
            *_table(measures),
            "",
            *_growth(measures),
            "",
            *_ends(measures),
        ]
    return "\n".join([*lines, *sections, ""])


def _preface(limit: float) -> list[str]:
    command = " ".join(["python benchmarks/solver.py", *sys.argv[1:]])
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    software = f"Python {platform.python_version()}, numpy {np.__version__}, scipy {version('scipy')}"
    text = f"""
# Benchmarks of the solver

Written by one command, which anybody can run again:

    RECIMENTOR_SHARED_DATA=FOLDER {command}

- Machine: {machine}; {software}. Date: {datetime.now(UTC):%Y-%m-%d}.
- Each line is a process of its own, on one thread. Seconds are processor time of the call from weights to
  pairs, without imports and without making the weights; *row blocks* makes them again in every pass, and that
  is counted. What takes less than a second is done again for a second, and the mean counts. Memory is the
  most that the whole process took.
- A contestant may take {limit:g} s on a pool; one that did not finish is not tried on larger ones. Growth is
  fitted where there are four sizes.
- All are asked for most people first, then the best total, except *greedy*, which takes the best pair left,
  and the bare assignment, which gives cycles, not pairs: it is the yardstick for speed. mentor-match matches
  two groups, so everybody enters both, and the pairs are those that chose each other. A higher value with
  fewer people placed is not better: it left out those whom it costs something to place.
- *times ours* is a contestant's time over that of the first line; *value* is the sum of scores.
"""
    return text.strip().splitlines()


def _table(measures: Sequence[Measure]) -> list[str]:
    lines = [
        "| people | contestant | seconds | times ours | MB | placed | value | |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    ours = {m.num_people: m.seconds for m in measures if m.contestant == OURS}
    for found in measures:
        mine = ours.get(found.num_people)
        ratio = f"{found.seconds / mine:.2f}" if found.seconds is not None and mine else ""
        cells = [
            f"{found.num_people:,}",
            found.contestant,
            "" if found.seconds is None else f"{found.seconds:.3f}",
            ratio,
            "" if found.memory_mb is None else f"{found.memory_mb:.0f}",
            "" if found.placed is None else f"{found.placed:,}",
            "" if found.value is None else f"{found.value / 1e6:,.6f}",
            found.note,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _growth(measures: Sequence[Measure]) -> list[str]:
    """Fit time = constant * people ** exponent to what took long enough to tell."""
    lines = ["Time grows with the number of people to the power of:", ""]
    for name in dict.fromkeys(m.contestant for m in measures):
        points = [
            (m.num_people, m.seconds)
            for m in measures
            if m.contestant == name and m.seconds is not None and m.seconds >= LEAST_SECONDS_FITTED
        ]
        if len(points) >= LEAST_SIZES_FITTED:
            sizes, seconds = np.log(np.array(points, dtype=np.float64)).T
            lines.append(f"- {name}: {np.polyfit(sizes, seconds, 1)[0]:.1f} ({len(points)} sizes)")
    return lines


def _ends(measures: Sequence[Measure]) -> list[str]:
    """Say up to which size each went, and what stopped it."""
    lines = ["Where each ends:", ""]
    for name in dict.fromkeys(m.contestant for m in measures):
        mine = [m for m in measures if m.contestant == name]
        done = max((m.num_people for m in mine if m.seconds is not None), default=0)
        stopped = next((m for m in mine if m.seconds is None), None)
        word = f"{stopped.num_people:,}: {stopped.note}" if stopped else "not tried beyond"
        lines.append(f"- {name}: {done:,} people; {word}")
    return lines


def _draws_section(draws: Sequence[tuple[Measure, Measure]]) -> list[str]:
    if not draws:
        return []
    ours = [mine.seconds for mine, _ in draws if mine.seconds is not None]
    bare = [other.seconds for _, other in draws if other.seconds is not None]
    ratios = [mine / other for mine, other in zip(ours, bare, strict=False)]
    exact = sum(mine.value is not None and mine.value == mine.bound for mine, _ in draws)
    text = f"""
## {len(draws)} draws of {DRAW_SIZE:,} real people

Ours, proved exact in {exact} of {len(draws)}: median {statistics.median(ours):.2f} s
({min(ours):.2f} to {max(ours):.2f}). One bare `linear_sum_assignment` call on the same matrix: median
{statistics.median(bare):.2f} s. Median of the ratios: {statistics.median(ratios):.2f}.
"""
    return ["", *text.strip().splitlines()]


def _whole_section(whole: Measure | None) -> list[str]:
    if whole is None:
        return []
    lines = ["", "## The whole survey", "", *_table([whole])]
    if whole.bound and whole.value:
        lines += ["", f"Gap to the proved bound: {(whole.bound - whole.value) / whole.bound:.1e}."]
    return lines


if __name__ == "__main__":
    started = time.perf_counter()
    code = main()
    print(f"{time.perf_counter() - started:.0f} s")
    sys.exit(code)
