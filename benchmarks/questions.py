"""How long every question takes at every size, as commands: ``python benchmarks/questions.py``.

    RECIMENTOR_SHARED_DATA=FOLDER python benchmarks/questions.py --sizes 300 1000 --results took.json
    python benchmarks/questions.py --results took.json --table     # what is held so far, as a table
    python benchmarks/questions.py --sizes 40000 70549 --only json --limit 3600
    python benchmarks/questions.py --smoke                         # a few people, a minute, nothing kept

Each figure is the processor time of a whole command, start of the program and all its threads included, on
people of the survey (levels by the rule in `survey.py`), or invented ones without it. A question over its
limit is ended and told as *over N s*. A long run may be made in pieces: results are kept in a file, and
`--only` takes some of the questions.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measure import SURVEY, SYNTHETIC, people_of
from benchmarks.survey import survey_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.survey import Pool

SIZES, SMOKE_SIZE = (300, 1_000, 2_000, 10_000), 30
LARGE, LIMIT, LARGE_LIMIT = 5_000, 60, 300
SEED = 1
#: One person in so many leaves before an earlier plan is kept, and as many new ones join.
CHANGED = 20
#: One pair of the plan in so many is locked, and another one vetoed.
DECIDED = 5


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the command that asks it, made of the folder's files."""

    name: str
    command: Callable[[Folder], list[str]]


@dataclass(frozen=True, slots=True)
class Took:
    """What a question took at a size: seconds of processor time, None where it was ended, and memory."""

    question: str
    size: int
    seconds: float | None
    memory_mb: float
    note: str = ""


@dataclass(frozen=True)
class Folder:
    """People with their plan, and the same people later, one fewer, or to three partners each."""

    path: Path

    @cached_property
    def plan(self) -> str:
        """The name of a plan of the people, made when a question first asks for it.

        Raises
        ------
        subprocess.CalledProcessError
            If the program ends with anything but 0.
        """
        command = [*_PROGRAM, "match", "people.csv", "-o", "plan.json", *_ALONE]
        subprocess.run(command, check=True, cwd=self.path, env=_environment(), stdout=subprocess.DEVNULL)
        return "plan.json"

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The plan's pairs."""
        plan = json.loads((self.path / self.plan).read_text(encoding="utf-8"))
        return tuple((pair["a"]["id"], pair["b"]["id"]) for pair in plan["pairs"])

    @property
    def decided(self) -> list[str]:
        """Locks and vetoes of many pairs of the plan."""
        some = self.pairs[::DECIDED], self.pairs[1::DECIDED]
        return [
            word
            for option, pairs in zip(("--lock", "--veto"), some, strict=True)
            for a, b in pairs
            for word in (option, f"{a}+{b}")
        ]

    def strangers(self) -> list[str]:
        """Return two people whom the plan does not pair."""
        return [self.pairs[0][0], self.pairs[-1][1]]


def _matching(*options: str) -> Callable[[Folder], list[str]]:
    return lambda _: ["match", "people.csv", *options]


def _keeping(way: str, *more: str) -> Callable[[Folder], list[str]]:
    return lambda folder: ["match", "later.csv", "--keep", folder.plan, "--keep-by", way, *more]


QUESTIONS = (
    Question("match", _matching()),
    Question("match, --format json", _matching("--format", "json")),
    Question("fairest", _matching("--set", "objective=fairest")),
    Question("stable", _matching("--set", "objective=stable")),
    Question("best-total", _matching("--set", "objective=best-total")),
    Question("reciprocity preferred", _matching("--set", "reciprocity=preferred")),
    Question("trio", lambda _: ["match", "odd.csv", "--set", "odd=trio"]),
    Question("rings", _matching("--rings")),
    Question("rings together", _matching("--rings-together")),
    Question("locks and vetoes", lambda folder: ["match", "people.csv", *folder.decided]),
    Question("keep, freeze", _keeping("freeze")),
    Question("keep, least-change", _keeping("least-change")),
    Question("keep, trade", _keeping("trade", "--trade-points", "5")),
    Question("three rounds", _matching("--rounds", "3")),
    Question("shortlists", _matching("--set", "shortlist.partners=3")),
    Question("to 3 partners", lambda _: ["match", "three.csv"]),
    Question("sensitivity", lambda _: ["sensitivity", "people.csv"]),
    Question("explain a pair", lambda folder: ["explain", "people.csv", *folder.pairs[0]]),
    Question("explain strangers", lambda folder: ["explain", "people.csv", *folder.strangers()]),
    Question("suggest", lambda folder: ["suggest", "people.csv", "--for", folder.pairs[0][0]]),
    Question("skills, whom to recruit", lambda _: ["skills", "people.csv"]),
    Question("check", lambda _: ["check", "people.csv"]),
    Question("verify", lambda folder: ["verify", folder.plan, "people.csv"]),
)


def write_people(pool: Pool, path: Path, *, first: int = 0, capacity: int = 1) -> None:
    """Write a pool as a sign-up file, ids from a number on; departments are dealt out in turn."""
    rows = ["id,name,department,capacity,offers,wants"]
    for row in range(pool.num_people):
        number = first + row
        offers, wants = (
            "; ".join(f"Skill {skill}:{levels[skill]}" for skill in levels.nonzero()[0].tolist())
            for levels in (pool.offers[row], pool.wants[row])
        )
        rows.append(f"p{number:06},Person {number:06},Department {number % 9},{capacity},{offers},{wants}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def make_folder(path: Path, num_people: int) -> Folder:
    """Write the files of a size."""
    kind = SURVEY if survey_path() else SYNTHETIC
    num_new = num_people // CHANGED
    pool = people_of(kind, num_people + num_new, SEED)
    places = range(pool.num_people)
    write_people(_some(pool, places[:num_people]), path / "people.csv")
    write_people(_some(pool, places[: num_people - 1 + num_people % 2]), path / "odd.csv")
    write_people(_some(pool, places[:num_people]), path / "three.csv", capacity=3)
    write_people(_some(pool, places[num_new:]), path / "later.csv", first=num_new)
    return Folder(path)


def _some(pool: Pool, places: range) -> Pool:
    import numpy as np

    return pool.take(np.array(places))


_PROGRAM = [sys.executable, "-m", "recimentor"]
_ALONE = ["--no-program", "--quiet"]


def _environment() -> dict[str, str]:
    return {**os.environ, "OPENBLAS_NUM_THREADS": "1"}


def ask(question: Question, folder: Folder, size: int, limit: int) -> Took:
    """Ask once, in a process of its own that is ended at the limit.

    Raises
    ------
    RuntimeError
        If the program fails.
    """
    import resource

    def end_at_limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))

    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [*_PROGRAM, *question.command(folder), *_ALONE],
            cwd=folder.path,
            env=_environment(),
            stdout=subprocess.DEVNULL,
            stderr=errors,
            preexec_fn=end_at_limit,  # noqa: PLW1509 - no threads here
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip()
    seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 2**10
    if process.returncode == -signal.SIGXCPU:
        return Took(question.name, size, None, memory, f"over {limit} s")
    if process.returncode != 0:
        raise RuntimeError(f"{question.name} at {size}: exit {process.returncode}: {said[-300:]}")
    return Took(question.name, size, seconds, memory)


def table(results: Sequence[Took]) -> str:
    """Return a row for each question and a column for each size; seconds of processor time."""
    sizes = sorted({took.size for took in results})
    held = {(took.question, took.size): took for took in results}
    lines = [
        "| question | " + " | ".join(f"{size:,}" for size in sizes) + " |",
        "| --- | " + " | ".join("---:" for _ in sizes) + " |",
    ]
    for question in QUESTIONS:
        cells = [_cell(held.get((question.name, size))) for size in sizes]
        if any(cells):
            lines.append(f"| {question.name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(took: Took | None) -> str:
    if took is None:
        return ""
    return took.note if took.seconds is None else f"{took.seconds:.1f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask the questions, size by size; 1 where one failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of people")
    parser.add_argument("--only", nargs="+", help="questions whose names hold one of these words")
    parser.add_argument("--limit", type=int, help=f"seconds; by default {LIMIT}, {LARGE_LIMIT} from {LARGE}")
    parser.add_argument("--results", type=Path, help="a file that holds what was measured, and gets more")
    parser.add_argument("--table", action="store_true", help="measure nothing, print the table of --results")
    parser.add_argument("--smoke", action="store_true", help=f"{SMOKE_SIZE} people, a minute")
    options = parser.parse_args(arguments)
    kept = _read(options.results)
    chosen = [q for q in QUESTIONS if not options.only or any(word in q.name for word in options.only)]
    fault = False
    for size in [] if options.table else [SMOKE_SIZE] if options.smoke else options.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = make_folder(Path(name), size)
            for question in chosen:
                limit = options.limit or (LARGE_LIMIT if size >= LARGE else LIMIT)
                try:
                    took = ask(question, folder, size, limit)
                except RuntimeError as error:
                    print(f"FAILED {error}", flush=True)
                    fault = True
                    continue
                kept[took.question, size] = took
                print(f"{size:7,} {took.question:24} {_cell(took):>12} {took.memory_mb:6.0f} MB", flush=True)
                _write(options.results, kept)
    print("\n" + table(list(kept.values())))
    return 1 if fault else 0


def _read(path: Path | None) -> dict[tuple[str, int], Took]:
    if path is None or not path.exists():
        return {}
    took = [Took(**line) for line in json.loads(path.read_text(encoding="utf-8"))]
    return {(each.question, each.size): each for each in took}


def _write(path: Path | None, kept: dict[tuple[str, int], Took]) -> None:
    if path is not None:
        lines = [asdict(took) for took in kept.values()]
        path.write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
