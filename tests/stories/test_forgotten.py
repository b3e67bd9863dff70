"""Sixty people over two years, every output written, a marker in all that one typed; then `forget`."""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.runner import run
from tests.report.marked import texts_laid_open
from tests.stories.people import COLUMNS, sign_ups, write_rows

from recimentor.cli import main
from recimentor.files.journal import JOURNALS

IS_LONG = bool(os.environ.get("RECIMENTOR_LONG_TESTS"))
KILLS = 60 if IS_LONG else 2
WHO = "qzana@x.example"
ID = "qzana-17"
#: Parts of a marker: everything that one person wrote bears one, and nothing else does.
MARK = "qzmark"
MARKED = re.compile(rb"qz(mark|ana|roe)", re.IGNORECASE)
COMMANDS = {
    "match": "match people.csv -q -o plan.json -o plan.html -o plan.xlsx",
    "invite": "invite plan.json -o invitations -q",
    "kit": "kit plan.json -o kit -q --draft",
    "init": "init fresh -q",
    "decide": "decide out {other}",
    "answers": "answers plan.json -q --yes {other}",
    "report": "report plan.json -q -o sponsor.html -o sponsor.xlsx --audience sponsor",
    "forget": f"forget {WHO} --yes",
}


def people(year: int) -> list[dict[str, str]]:
    """Return the sign-ups of a year; everything that the first person typed bears a marker."""
    rows = sign_ups()
    own = rows[0]
    own |= {
        "id": ID,
        "name": "Qzana Qzroe",
        "email": WHO,
        "requests": f"{MARK} help me after my own long story {year}",
    }
    return rows


def program(folder: Path) -> None:
    (folder / "program.yaml").write_text("name: Ours\nconsent: ask\n", encoding="utf-8")


def two_years(folder: Path) -> None:
    """Do what a program does in two rounds, and write every output that there is."""
    columns = tuple(dict.fromkeys((*COLUMNS, "requests", "email")))
    for year in (1, 2):
        write_rows(folder / "people.csv", people(year), columns)
        shutil.copy(folder / "people.csv", folder / f"people-{year}.csv.bak")
        history = [] if year == 1 else ["--history", "rounds"]
        outputs = [f"-oplan.{suffix}" for suffix in ("json", "csv", "xlsx", "html", "md")]
        assert run("match", "people.csv", "-q", *history, *outputs, cwd=folder).code == 0
        for words in (
            f"report plan.json --audience sponsor -o s{year}.html -o s{year}.json -o s{year}.xlsx",
            f"report plan.json --audience participant --for {ID} -o own{year}.html -o own{year}.xlsx",
            f"report plan.json --pseudonyms key.csv -o ps{year}.json -o ps{year}.html",
            f"invite plan.json -o invitations-{year} --drafts",
            f"kit plan.json -o kit-{year} --drafts --draft --format md",
        ):
            ran = run(*words.split(" "), cwd=folder)
            assert ran.code == 0, (words, ran.err)
        (folder / "rounds").mkdir(exist_ok=True)
        shutil.copy(folder / "plan.json", folder / "rounds" / f"plan-{year}.json")
    (folder / "check-in.csv").write_text(f"email,met,comment\n{WHO},Once,{MARK} it went so well\n", "utf-8")
    (folder / "notes.md").write_text("# Notes\n\nCall Qzroe, Qzana.\n", encoding="utf-8")


def bytes_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def told(folder: Path) -> dict[str, str]:
    """Return the files that tell of the person in any byte, packed or escaped ones included."""
    found = {}
    for name, data in bytes_of(folder):
        for text in texts_laid_open(name, data):
            if (hit := MARKED.search(text)) or MARKED.search(name.encode()):
                at = hit.start() if hit else 0
                found[name] = text[max(0, at - 40) : at + 40].decode("utf-8", "replace")
    return found


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a program with eight people, a plan and a kit."""
    folder = tmp_path_factory.mktemp("small")
    program(folder)
    columns = tuple(dict.fromkeys((*COLUMNS, "requests", "email")))
    write_rows(folder / "people.csv", people(1)[:8], columns)
    assert run("match", "people.csv", "-q", "-oplan.json", "-oplan.html", cwd=folder).code == 0
    assert run("kit", "plan.json", "-o", "kit", "-q", "--draft", "--format", "md", cwd=folder).code == 0
    return folder


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    program(folder)
    two_years(folder)
    return folder


def test_after_two_years_no_byte_tells_of_whoever_was_forgotten(office: Path, tmp_path: Path) -> None:
    folder = tmp_path / "program"
    shutil.copytree(office, folder)
    assert len(told(folder)) > 40, "the search finds them"
    ran = run("forget", WHO, "--yes", cwd=folder)
    assert ran.code == 0, ran.out
    assert ran.out.startswith("Done.")
    assert told(folder) == {}
    assert sum(1 for _ in bytes_of(folder)) > 100, "everybody else's files stay"
    status = run("status", cwd=folder)
    assert "removed" not in status.out
    again = run("match", "people.csv", "--history", "rounds", "-q", "-o", "next.json", cwd=folder)
    assert again.code == 0, again.err


def killed(words: list[str], cwd: Path, steps: int) -> bool:
    """Run a command in a process that dies at a step of its writing; return whether it did."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    left = [steps]
    os.chdir(cwd)
    for name in ("replace", "rename", "unlink", "rmdir", "mkdir", "fsync"):
        real = getattr(os, name)

        def step(*args: object, _real: object = real, **kwargs: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return _real(*args, **kwargs)  # type: ignore[operator]

        setattr(os, name, step)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    try:
        sys.argv = ["recimentor", *words]
        main()
    except SystemExit:
        pass
    finally:
        os._exit(0)


@pytest.mark.skipif(sys.platform == "win32", reason="processes of POSIX systems")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_killed_leaves_the_old_state_or_is_finished(
    small: Path, tmp_path: Path, command: str
) -> None:
    chance = random.Random(f"{command} 1")  # noqa: S311 - nothing secret hangs on it
    words = COMMANDS[command].format(other=people(1)[5]["id"]).split(" ")
    for number in range(KILLS):
        folder = tmp_path / f"{number}"
        shutil.copytree(small, folder)
        killed(words, folder, chance.randrange(60 if IS_LONG else 14))
        again = run(*words, cwd=folder)
        is_told = command == "init" and "already there" in again.err
        is_gone = command == "forget" and "nobody under this folder" in again.err
        assert again.code == 0 or is_told or is_gone, (again.code, again.err)
        assert not [path for path in folder.rglob("*") if path.name.endswith(".tmp")]
        assert not list(folder.rglob(JOURNALS))
        if command == "forget":
            assert told(folder) == {}
        shutil.rmtree(folder)
