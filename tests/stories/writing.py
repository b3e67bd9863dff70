"""Whatever writes: a case for each writing command, and runs that stop at any step of their writing."""

from __future__ import annotations

import datetime as dt
import io
import os
import secrets
import signal
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from tests.cli.runner import run
from tests.stories.people import COLUMNS, sign_ups, write_rows

from recimentor.api import DecisionToWrite, ReadRequest
from recimentor.api import forgetting as api_forgetting
from recimentor.cli import main
from recimentor.desk.session import Session
from recimentor.files.journal import JOURNALS
from recimentor.model.reading import MendLine
from recimentor.model.wording import Answer, Word

WHO = "qzana@x.example"
ID = "qzana-17"
MARK = "qzmark"
DAY = "2026-03-02"
LOG = "runs.jsonl"
#: Exit code of a run that was killed.
KILLED = 9

Action = Callable[[], object]
Prepare = Callable[[Path], Action]


@dataclass(frozen=True)
class Case:
    """What writes: words of a command line, or something that is prepared in a folder and then done."""

    words: tuple[str, ...] = ()
    prepare: Prepare | None = None

    def action(self, folder: Path) -> Action:
        """Return what is done in a folder."""
        return self.prepare(folder) if self.prepare else lambda: command_line(self.words)


def command_line(words: tuple[str, ...]) -> None:
    """Run the program in this process, to its end."""
    sys.argv = ["recimentor", *words]
    main()


def desk(folder: Path) -> Session:
    return Session(
        ReadRequest((str(folder / "people.csv"),)), folder / "plan.json", lambda: dt.date.fromisoformat(DAY)
    )


def _lock() -> DecisionToWrite:
    return DecisionToWrite("lock", ("p03", "p05"), "they asked")


def _desk_decides(folder: Path) -> Action:
    sitting = desk(folder)
    return lambda: sitting.decide([_lock()], 1)


def _desk_undoes(folder: Path) -> Action:
    (folder / "decisions.yaml").unlink(missing_ok=True)
    sitting = desk(folder)
    sitting.decide([_lock()], 1)
    return lambda: sitting.undo(2)


def _desk_redoes(folder: Path) -> Action:
    (folder / "decisions.yaml").unlink(missing_ok=True)
    sitting = desk(folder)
    sitting.decide([_lock()], 1)
    sitting.undo(2)
    return lambda: sitting.redo(3)


def _desk_says(folder: Path) -> Action:
    sitting = desk(folder)
    return lambda: sitting.say([Word("Excel", "Budgeting", Answer.SAME)], 1)


def _desk_mends(folder: Path) -> Action:
    sitting = desk(folder)
    return lambda: sitting.mend(MendLine("p03", "department", "Engineering", "Legal", "why"), 1)


def _desk_saves(folder: Path) -> Action:
    (folder / "decisions.yaml").unlink(missing_ok=True)
    sitting = desk(folder)
    return lambda: sitting.save(1)


def _words(line: str) -> Case:
    return Case(tuple(line.split(" ")))


FILES = "-o plan.json -o plan.csv -o plan.xlsx -o plan.html -o plan.md"
#: Command and what it does: every place of the source that writes files is reached by one of them.
CASES = {
    "match": _words(f"match people.csv -q {FILES} --set seed=2 --veto p02+p03"),
    "match: rounds": _words(f"match people.csv -q --rounds 2 -o rounds.json --log-file {LOG}"),
    "match: keep": _words("match people.csv -q --keep plan.json --out p03 -o plan.json -o plan.csv"),
    "match: history": _words("match people.csv -q --history rounds -o next.json -o next.html"),
    "check: mend": _words("check people.csv -q --mend to-mend.xlsx"),
    "init": _words("init fresh -q"),
    "init: from": _words("init --from export.csv -q -o mapping.yaml"),
    "init: papers": _words("init begun --papers -q"),
    "init: forms": _words("init begun --forms -q"),
    "skills: same": _words("skills people.csv -q --same Excel=Budgeting"),
    "skills: propose": _words("skills people.csv -q --propose"),
    "code": _words("code people.csv -q --wants requests -o coding.csv"),
    "report": _words("report plan.json -q --audience sponsor -o s.html -o s.xlsx -o s.json"),
    "report: pseudonyms": _words("report plan.json -q --pseudonyms key.csv -o ps.json -o ps.html"),
    "report: balance": _words("report plan.json -q --balance department -o balance.html"),
    "decide: out": _words(f"decide out p03 --date {DAY} -q"),
    "decide: lock": _words(f"decide lock p03 p05 --why because --date {DAY} -q"),
    "invite": _words(f"invite plan.json -o invitations -q --drafts --date {DAY}"),
    "invite: again": _words(f"invite plan.json -o asked -q --again --date {DAY}"),
    "answers": _words(f"answers plan.json -q --yes p03 --no p05 --date {DAY}"),
    "kit": _words("kit plan.json -o kit -q --draft --drafts --series"),
    "about": _words(f"about {WHO} -o held.csv"),
    "forget": _words(f"forget {WHO} --yes"),
    "forget: no hash": _words(f"forget {WHO} --yes --no-hash"),
    "import linkedin": _words("import linkedin archive.zip -o members.yaml"),
    "desk: decide": Case(prepare=_desk_decides),
    "desk: undo": Case(prepare=_desk_undoes),
    "desk: redo": Case(prepare=_desk_redoes),
    "desk: say": Case(prepare=_desk_says),
    "desk: mend": Case(prepare=_desk_mends),
    "desk: save": Case(prepare=_desk_saves),
}
#: Commands that write nothing whatever they are given.
READERS = {
    "suggest": "suggest people.csv --for p03",
    "explain": "explain people.csv p03 p05",
    "verify": "verify plan.json people.csv",
    "compare": "compare plan.json rounds/plan-1.json",
    "sensitivity": "sensitivity people.csv --weightings 2",
    "status": "status .",
    "feedback": "feedback plan.json check-in.csv",
    "schema": "schema plan",
}


def write_program(folder: Path) -> None:
    """Write the folder of a small program that has been at work: every case finds there what it needs."""
    (folder / "program.yaml").write_text("name: Ours\nconsent: ask\n", encoding="utf-8")
    people = sign_ups()[:8]
    people[0] |= {
        "id": ID,
        "name": "Qzana Qzroe",
        "email": WHO,
        "requests": f"{MARK} help me after my own long story",
    }
    for number, row in enumerate(people):
        row.setdefault("requests", "")
        row["gender"] = "mf"[number % 2]
    columns = (*COLUMNS, "requests", "gender")
    write_rows(folder / "people.csv", people, columns)
    write_rows(folder / "export.csv", people, columns)
    write_rows(folder / "people.csv.bak", people, columns)
    (folder / "check-in.csv").write_text(f"email,met,comment\n{WHO},Once,{MARK} it went well\n", "utf-8")
    (folder / "archive.zip").write_bytes(_linkedin())
    (folder / "rounds").mkdir()
    for line in (
        "init begun -q",
        "match people.csv -q --set seed=3 -o rounds/plan-1.json",
        f"match people.csv -q {FILES} --log-file {LOG}",
        "kit plan.json -o kit -q --draft --format md",
    ):
        ran = run(*line.split(" "), cwd=folder)
        assert ran.code == 0, (line, ran.err)
    for old in ("begun/notice.md", "begun/form-google.gs"):
        for path in folder.glob(old):
            path.unlink()
    program = folder / "begun" / "program.yaml"
    program.write_text(program.read_text("utf-8").replace("Reciprocal mentoring", "Spring"), "utf-8")
    (folder / "asked").mkdir()


def _linkedin() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Profile.csv", "First Name,Last Name,Headline\nAnton,Roe,Engineer\n")
        archive.writestr("Skills.csv", "Name\nPython\nExcel\n")
    return out.getvalue()


def is_temporary(path: Path) -> bool:
    """Return whether a file or a folder above it is one that runs leave for a moment."""
    return any(part.endswith(".tmp") or part == JOURNALS for part in path.parts)


def state(folder: Path) -> dict[str, bytes]:
    """Return what people see in a folder: files and what they hold. Logs grow by lines and are left out.

    A workbook that was changed says when: its parts count, all but those with the time.
    """
    return {
        str(path.relative_to(folder)): content_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LOG and not is_temporary(path.relative_to(folder))
    }


def content_of(path: Path) -> bytes:
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as book:
        return b"\n".join(book.read(name) for name in book.namelist() if name != "docProps/core.xml")


def left_over(folder: Path) -> list[str]:
    """Return the temporary files and folders, journals too."""
    found = (path.relative_to(folder) for path in folder.rglob("*"))
    return sorted(str(path) for path in found if is_temporary(path))


#: Functions of `os` by which anything is written; `open` counts where it may write.
STEPS = ("open", "write", "fsync", "replace", "rename", "unlink", "remove", "rmdir", "mkdir")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND


@dataclass(frozen=True)
class Ended:
    """How a run in a process of its own ended: its exit code, standard error, and the steps it took.

    ``through`` names the functions of ours, as ``module:function``, in which it took them.
    """

    code: int
    err: str
    steps: tuple[str, ...]
    through: frozenset[str]


def stopped(folder: Path, action: Action, at: int, *, by: str = "kill", err: Path) -> Ended:
    """Do something in a process of its own that stops before a step of its writing.

    Parameters
    ----------
    folder
        Where it works.
    action
        What it does.
    at
        Before which step it stops, from 0; behind the last one it goes to its end.
    by
        ``kill``: at once, a write half done. ``interrupt``: as Ctrl-C does.
    err
        A file for standard error, outside of the folder.
    """
    steps_file = err.with_suffix(".steps")
    child = os.fork()
    if child:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        lines = [line.split(" ") for line in steps_file.read_text("utf-8").splitlines()]
        through = frozenset(function for _, *functions in lines for function in functions)
        return Ended(code, err.read_text("utf-8"), tuple(line[0] for line in lines), through)
    code = 99
    try:
        os.chdir(folder)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for stream, path in ((1, Path(os.devnull)), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), stream)
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8") for number in (1, 2))  # noqa: SIM115, PTH123
        always_the_same()
        _counted(os.open(steps_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), at, by)
        action()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0
    finally:
        sys.stderr.flush()
        os._exit(code)


def always_the_same() -> None:
    """Let salts and keys be the same in every run, so that what they come to can be compared."""
    secrets.token_bytes = lambda nbytes=None: b"s" * (nbytes or 32)
    assert api_forgetting.forget.__kwdefaults__
    api_forgetting.forget.__kwdefaults__["salt"] = lambda number: b"s" * number


def _counted(steps_file: int, at: int, by: str) -> None:
    """Let every step of writing be told to a file, and one of them be the last."""
    done = [0]
    write = os.write

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            if name == "open" and not (len(args) > 1 and args[1] & _WRITING):
                return real(*args, **kwargs)
            if name == "write" and args[0] <= 2:
                return real(*args, **kwargs)
            write(steps_file, f"{' '.join((name, *_functions()))}\n".encode())
            number, done[0] = done[0], done[0] + 1
            if number == at and by == "interrupt":
                os.kill(os.getpid(), signal.SIGINT)
            elif number == at:
                if name == "write":
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                os._exit(KILLED)
            return real(*args, **kwargs)

        return step

    for name in STEPS:
        setattr(os, name, wrapped(name, getattr(os, name)))


def _functions() -> Iterator[str]:
    """Yield the functions of the program that are under way, the innermost first."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if (module := frame.f_globals.get("__name__", "")).startswith("recimentor."):
            yield f"{module}:{frame.f_code.co_name}"
        frame = frame.f_back
