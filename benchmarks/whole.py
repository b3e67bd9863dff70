"""How much the whole command takes beside what it cannot do without: ``python benchmarks/whole.py``.

    RECIMENTOR_SHARED_DATA=FOLDER python benchmarks/whole.py            # 300, 2,000 and 10,000 people
    python benchmarks/whole.py --sizes 300 --runs 5

Each figure is processor time, all threads included, the least of some runs: of ``recimentor match`` from a
file to a saved plan and a printed table; of the library's scoring and solving alone, on the same people and
under the same settings; and of a process that only imports every module that the command had loaded at its
end. People are those of the survey, with levels by the rule in `survey.py` and without any, or invented ones.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measure import SURVEY, SYNTHETIC, people_of
from benchmarks.questions import write_people
from benchmarks.survey import survey_path

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES, SEED = (300, 2_000, 10_000), 1
MANY_RUNS_UP_TO = 2_000
"""Larger pools are run once: what they take does not hang on a tenth of a second."""
_MATCH = ["match", "people.csv", "-o", "plan.json", "--no-program", "--quiet"]
_LOADED = """
import json, sys
from recimentor.cli import main
sys.argv = ["recimentor", *json.loads(sys.argv[1])]
try:
    main()
finally:
    names = [name for name, module in sys.modules.items() if getattr(module, "__spec__", None)]
    open("loaded.json", "w").write(json.dumps(names))
"""
_IMPORTS = """
import importlib, json
for name in json.load(open("loaded.json")):
    importlib.import_module(name)
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of processor time: of the command, of scoring and solving, of imports; the command's memory."""

    command: float
    solving: float
    imports: float
    memory_mb: float


def compare(folder: Path, runs: int) -> Took:
    """Measure on the people of a folder; the least of some runs.

    Raises
    ------
    subprocess.CalledProcessError
        If a process ends with anything but 0.
    """
    program, here = [sys.executable, "-m", "recimentor"], str(Path(__file__).resolve())
    _run([sys.executable, "-c", _LOADED, json.dumps(_MATCH)], folder)
    whole = [_run([*program, *_MATCH], folder) for _ in range(runs)]
    imports = [_run([sys.executable, "-c", _IMPORTS], folder)[0] for _ in range(runs)]
    for _ in range(runs):
        _run([sys.executable, here, "--solve"], folder)
    solving = [float(line) for line in (folder / "solving.txt").read_text(encoding="utf-8").split()]
    seconds, memory = min(whole)
    return Took(seconds, min(solving), min(imports), memory)


def solve_here() -> None:
    """Score and solve ``people.csv`` as `match` does; note what that took, reading aside."""
    from recimentor.api.pipeline import Hooks, MatchRequest, pool_of, prepare
    from recimentor.api.reading import ReadRequest
    from recimentor.insight.planning.settle import settled_problem
    from recimentor.insight.planning.solve import EXACT_UP_TO, LARGE_GAP
    from recimentor.matching import Objective, Settings, solve

    reading = prepare(MatchRequest(ReadRequest(("people.csv",), use_program=False)), Hooks())
    start = time.process_time()
    pool, settled = pool_of(reading)
    gap = 0.0 if pool.num_people <= EXACT_UP_TO else LARGE_GAP
    solve(settled_problem(pool, settled), Settings(objective=Objective.COVERAGE, gap=gap))
    with Path("solving.txt").open("a", encoding="utf-8") as stream:
        stream.write(f"{time.process_time() - start}\n")


def _run(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Return processor time and largest memory in MB of a process."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 2**10


def _write(folder: Path, num_people: int, *, rated: bool) -> None:
    """Write people of a size, with levels and priorities or without any."""
    path = folder / "people.csv"
    write_people(people_of(SURVEY if survey_path() else SYNTHETIC, num_people, SEED), path)
    if not rated:
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        bare = [re.sub(r":[1-5](?=[;,]|$)", "", row) for row in rows]
        path.write_text("\n".join([header, *bare]) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row for each size, with levels and without."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of people")
    parser.add_argument("--runs", type=int, default=3, help=f"of pools up to {MANY_RUNS_UP_TO:,} people")
    parser.add_argument("--solve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.solve:
        solve_here()
        return 0
    print("| people | | match | scoring and solving | match over these | imports | match over these | MB |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in options.sizes:
        for rated in (True, False):
            with tempfile.TemporaryDirectory() as name:
                _write(Path(name), size, rated=rated)
                took = compare(Path(name), options.runs if size <= MANY_RUNS_UP_TO else 1)
            print(f"| {size:,} | {'levels' if rated else 'no levels'} | {row(took)} |", flush=True)
    return 0


def row(took: Took) -> str:
    """Return the cells of one measurement."""
    return (
        f"{took.command:.2f} s | {took.solving:.2f} s | {took.command / took.solving:.2f} "
        f"| {took.imports:.2f} s | {took.command / took.imports:.2f} | {took.memory_mb:.0f}"
    )


if __name__ == "__main__":
    sys.exit(main())
