"""Every command that writes is killed and interrupted at any step of its writing.

What it leaves is the old state or, once the next run has finished what had begun, the new one; the run after
it leaves no temporary file; and what an interrupted run says of the disk is true. By default some steps of
every command; with ``RECIMENTOR_LONG_TESTS=1`` every step, and kills by the system at random moments.
"""

from __future__ import annotations

import ast
import json
import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.report.marked import texts_laid_open
from tests.stories.writing import (
    CASES,
    KILLED,
    LOG,
    READERS,
    Action,
    Case,
    Ended,
    always_the_same,
    left_over,
    state,
    stopped,
    write_program,
)

from recimentor.cli.app import app
from recimentor.files import finish

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes and signals of POSIX systems")
SRC = Path(__file__).parents[2] / "src"
IS_LONG = bool(os.environ.get("RECIMENTOR_LONG_TESTS"))
#: So many steps of a command are tried at most; of more, so many by lot.
MOST_STEPS = 60 if IS_LONG else 2
#: Kills by the system for each command, at random moments of its cases.
REAL_KILLS = 60
ALL = 1_000_000
MARKED = re.compile(rb"qz(mark|ana|roe)", re.IGNORECASE)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    write_program(folder)
    return folder


class Stage:
    """A folder in which a case is done over and over, each time from the same start.

    ``old`` is what the folder holds before, and ``new`` after the case was done.
    """

    def __init__(self, home: Path, name: str, place: Path) -> None:
        self._home, self._case = home, CASES[name]
        #: How many cases the command has.
        self.num_cases = sum(command_of(other) == command_of(name) for other in CASES)
        self.folder, self._err = place / "program", place / "err.txt"
        action = self.set_up()
        self.old, self.old_folders = state(self.folder), folders(self.folder)
        self.whole = self.do(action)
        assert self.whole.code == 0, self.whole.err
        self.new, self.num_steps = state(self.folder), len(self.whole.steps)
        assert left_over(self.folder) == []

    @cached_property
    def newer(self) -> dict[str, bytes]:
        """What the folder holds after the case was done twice."""
        self.do(self.set_up())
        self.do()
        return state(self.folder)

    def set_up(self) -> Action:
        """Put the folder back to the start, and return what is done in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._home, self.folder)
        return self._case.action(self.folder)

    def do(self, action: Action | None = None, *, at: int = ALL, by: str = "kill") -> Ended:
        """Do the case, or what is given, up to a step; in the folder as it is, unless something is given."""
        return stopped(self.folder, action or self._case.action(self.folder), at, by=by, err=self._err)

    def moments(self, chance: random.Random) -> list[int]:
        """Return steps to stop at: those that put something in place first, then any."""
        placing = [at for at, name in enumerate(self.whole.steps) if name in PLACING]
        others = [at for at in range(self.num_steps) if at not in placing]
        chosen = chance.sample(placing, min(len(placing), max(1, MOST_STEPS * 2 // 3)))
        return sorted(chosen + chance.sample(others, min(len(others), MOST_STEPS - len(chosen))))


PLACING = {"replace", "rename", "unlink", "remove", "rmdir"}


def folders(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_dir()}


def holds_up(stage: Stage, words: object) -> None:
    """Hold what a killed run has left to its word: old or, once finished, new; and swept by the next run."""
    for journals in stage.folder.rglob(".recimentor-journal"):
        finish(journals.parent)
    assert state(stage.folder) in (stage.old, stage.new), (words, differences(stage, stage.old))
    stage.do()
    assert left_over(stage.folder) == [], words
    lines = (stage.folder / LOG).read_text("utf-8").splitlines()
    assert sum(1 for line in lines if not is_json(line)) <= 1, "the line that was cut off stands alone"
    if (now := state(stage.folder)) != stage.new:
        found = differences(stage, stage.new)
        assert now == stage.newer, (words, found)


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def differences(stage: Stage, other: dict[str, bytes]) -> list[str]:
    now = state(stage.folder)
    return sorted(name for name in now.keys() | other.keys() if now.get(name) != other.get(name))


Stages = Callable[[str], Stage]


@pytest.fixture(scope="module")
def stages(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """Return what gives the stage of a case, each made once."""
    return cache(lambda name: Stage(home, name, tmp_path_factory.mktemp("stage")))


@pytest.fixture
def stage(stages: Stages, request: pytest.FixtureRequest) -> Stage:
    return stages(request.param)


#: By default one case of each way of writing.
USUAL = ("match", "init", "report: pseudonyms", "decide: lock", "invite", "kit", "forget", "desk: undo")
TRIED = [*CASES] if IS_LONG else USUAL
EVERY = pytest.mark.parametrize("stage", TRIED, indirect=True)
COMMAND_LINES = pytest.mark.parametrize("stage", [name for name in TRIED if CASES[name].words], indirect=True)


@EVERY
def test_a_run_that_is_killed_leaves_the_old_state_or_is_finished(stage: Stage) -> None:
    chance = random.Random("kills 1")  # noqa: S311 - nothing secret hangs on it
    for at in stage.moments(chance):
        action = stage.set_up()
        assert stage.do(action, at=at).code == KILLED, at
        holds_up(stage, at)


@COMMAND_LINES
def test_what_an_interrupted_run_says_of_the_disk_is_true(stage: Stage) -> None:
    chance = random.Random("interrupts 1")  # noqa: S311 - nothing secret hangs on it
    for at in stage.moments(chance):
        action = stage.set_up()
        ended = stage.do(action, at=at, by="interrupt")
        step = (at, stage.whole.steps[at])
        assert ended.code == 130, (step, ended.err)
        assert left_over(stage.folder) == [], step
        assert state(stage.folder) in (stage.old, stage.new), (step, differences(stage, stage.old))
        said = ended.err.splitlines()[-1].removeprefix("recimentor: stopped; ")
        is_told_right(said, stage, step)


NAMED = "by then this had been written or removed, and stays so: "
COUNTED = re.compile(r"(\d+) files had been written or removed by then, and stay so")


def is_told_right(said: str, stage: Stage, step: object) -> None:
    changed = set(differences(stage, stage.old))
    if said == "nothing was written":
        assert changed == set(), step
        assert folders(stage.folder) == stage.old_folders, step
    elif said.startswith(NAMED):
        named = said.removeprefix(NAMED).split(", ")
        assert all(any(is_in(one, name) for name in named) for one in changed), (step, said, changed)
        assert all(any(is_in(one, name) for one in changed) for name in named), (step, said, changed)
    else:
        match = COUNTED.fullmatch(said)
        assert match, (step, said)
        assert int(match[1]) == len(changed), (step, said, changed)


def is_in(file: str, name: str) -> bool:
    return Path(name) in {Path(file), *Path(file).parents}


@pytest.mark.skipif(not IS_LONG, reason="kills by the system at random moments take minutes")
@EVERY
def test_a_run_that_the_system_kills_at_a_random_moment_leaves_the_old_state_or_is_finished(
    stage: Stage,
) -> None:
    chance = random.Random("moments 1")  # noqa: S311 - nothing secret hangs on it
    action = stage.set_up()
    started = time.monotonic()
    stage.do(action)
    seconds = time.monotonic() - started
    for _ in range(REAL_KILLS // stage.num_cases):
        action, moment = stage.set_up(), chance.uniform(0, seconds)
        killed_by_the_system(stage.folder, action, moment)
        holds_up(stage, moment)


def killed_by_the_system(folder: Path, action: Action, seconds: float) -> None:
    """Do something in a process that the system kills after some time."""
    child = os.fork()
    if child:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return
    try:
        os.chdir(folder)
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        always_the_same()
        action()
    finally:
        os._exit(0)


@pytest.mark.parametrize(
    "stage", ["match", "report", "invite", "kit"] if IS_LONG else ["invite"], indirect=True
)
def test_whoever_is_forgotten_is_in_nothing_that_a_killed_run_has_left(stage: Stage) -> None:
    chance = random.Random("forgotten 1")  # noqa: S311 - nothing secret hangs on it
    forget = CASES["forget"].action(stage.folder)
    for at in stage.moments(chance):
        action = stage.set_up()
        stage.do(action, at=at)
        ended = stage.do(forget)
        assert ended.code == 0, ended.err
        assert told(stage.folder) == [], at


def told(folder: Path) -> list[str]:
    """Return the files that tell of the person in any byte, packed or escaped ones included."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file()
        for text in (path.name.encode(), *texts_laid_open(path.name, path.read_bytes()))
        if MARKED.search(text)
    ]


def test_every_command_is_a_case_or_writes_nothing() -> None:
    cases = {*map(command_of, CASES)} | READERS.keys()
    # The desk writes by what is done on its page: its cases are sittings.
    assert set(commands()) == cases, "a new command needs a case in CASES, or a line in READERS"


def command_of(name: str) -> str:
    return name.partition(":")[0]


def commands(group: Any = None, before: str = "") -> Iterator[str]:
    """Yield every command of the table, those of groups after their group's name."""
    table: Any = typer.main.get_command(app) if group is None else group
    for name, command in table.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"


@pytest.mark.parametrize("command", READERS)
def test_a_command_that_only_reads_takes_no_step_of_writing(home: Path, tmp_path: Path, command: str) -> None:
    ended = stopped(home, Case(tuple(READERS[command].split(" "))).action(home), ALL, err=tmp_path / "err")
    assert ended.code in {0, 1}, ended.err
    assert ended.steps == ()


def test_every_function_that_writes_is_reached_by_a_case(stages: Stages) -> None:
    reached = {function for name in CASES for function in stages(name).whole.through}
    writers = set(functions_that_write())
    assert len(writers) > 12
    assert writers - reached == set()


def functions_that_write() -> Iterator[str]:
    """Yield the functions outside of `files` that call what writes, found by walking the source."""
    for path in sorted(SRC.rglob("*.py")):
        module = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
        if module.startswith("recimentor.files"):
            continue
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef) and any(map(writes, ast.walk(function))):
                yield f"{module}:{function.name}"


def writes(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in {
        "write_all",
        "write_folder",
        "Logbook",
    }
