"""Follows a page of the docs as a reader does: lays out its files, runs its commands, keeps each screen.

What a page says to this test stands in comments, which no reader sees, right above a block:

- ``file: NAME``, ``append: NAME``: the block is a file, or goes behind one;
- ``not run: WHY``: the commands of the block stay unrun, for a reason;
- ``ends with: CODE``: the exit code of the commands of the block, where it is not 0;
- ``by hand: FILE COLUMN=VALUE``: what the page asks a human to fill in;
- ``screen: FIRST LAST``: the block shows the screen of the command above it: so many lines of its start and
  of its end (``all``: the whole).
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from tests.cli.runner import run

from recimentor import __version__

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *DOCS.rglob("*.md"))
    if path.parent != DOCS / "decisions"
)
#: What begins a line that is typed into a shell.
PROGRAMS = tuple(
    f"{name} "
    for name in (
        *("recimentor", "pip", "pipx", "uv", "python", "python3", "py", "docker", "schtasks", "man"),
        *("mkdir", "mv", "cd", "cp", "set"),
    )
)
#: Languages of fences that hold commands.
SHELLS = frozenset({"sh", "console", "bat"})
_COMMENT = re.compile(
    r"<!-- (file|append|not run|ends with|by hand|screen|command|output|run)(?:: (.*?))? -->"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code of a page: what stands above it, its language (empty: indented), its lines."""

    line: int
    marks: tuple[tuple[str, str], ...]
    language: str
    text: str

    def mark(self, name: str) -> str | None:
        """Return what a comment above the block says under a name, or ``None``."""
        return next((value for key, value in self.marks if key == name), None)

    @property
    def commands(self) -> list[str]:
        """The lines that are typed into a shell."""
        lines = [line.removeprefix("$ ") for line in self.text.splitlines()]
        typed = [line for line in lines if line.startswith(PROGRAMS) or is_path(line)]
        return typed if not self.language or self.language in SHELLS else []


@dataclass(frozen=True, slots=True)
class Screen:
    """What one command of a page showed."""

    command: str
    out: str
    err: str

    @property
    def text(self) -> str:
        """All of it: standard error first, as it comes while a command works."""
        return self.err + self.out


def is_path(line: str) -> bool:
    """Return whether a line begins with a program of an environment."""
    return line.startswith((".venv/", ".venv\\"))


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a page in their order."""
    marks: list[tuple[str, str]] = []
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        fence = re.match(r"(`{3,})(\w*)", line)
        if fence or (line.startswith("    ") and (at == 0 or not lines[at - 1].strip())):
            end = at + 1
            if fence:
                while lines[end] != fence[1]:
                    end += 1
                yield Block(at + 1, tuple(marks), fence[2] or "none", "\n".join([*lines[at + 1 : end], ""]))
                end += 1
            else:
                while end < len(lines) and lines[end].startswith("    "):
                    end += 1
                yield Block(at + 1, tuple(marks), "", "\n".join([each[4:] for each in lines[at:end]] + [""]))
            marks, at = [], end
            continue
        if found := _COMMENT.fullmatch(line):
            marks.append((found[1], found[2] or ""))
        elif line.strip():
            marks = []
        at += 1


def follow(page: str, folder: Path) -> list[Screen]:
    """Do what a page says, in its order, in a folder of its own; return the screens of its commands."""
    text = (ROOT / page).read_text(encoding="utf-8")
    lay_out(page, folder)
    screens: list[Screen] = []
    for block in blocks(text):
        if by_hand := block.mark("by hand"):
            fill_in(folder, by_hand)
        if name := block.mark("file"):
            (folder / name).write_text(block.text, encoding="utf-8")
        elif name := block.mark("append"):
            with (folder / name).open("a", encoding="utf-8") as stream:
                stream.write(block.text)
        elif block.mark("not run") is None and block.mark("command") is None:
            for command in block.commands:
                folder = typed(page, command, folder, screens, int(block.mark("ends with") or 0))
    return screens


def typed(page: str, command: str, folder: Path, screens: list[Screen], code: int = 0) -> Path:
    """Run a line of a page; return the folder that one is in afterwards."""
    program, *words = shlex.split(command, comments=True)
    if program == "cd":
        return folder / words[0]
    if program == "mkdir":
        (folder / words[0]).mkdir()
    elif program == "mv":
        (folder / words[0]).replace(folder / words[1])
    else:
        assert program == "recimentor", f"{page}: {command}: run it, or say above it why not"
        ran = run(*(word for word in words if word != "--open"), cwd=folder)
        assert ran.code == code, f"{page}: {command}\n{ran.err}{ran.out}"
        screens.append(Screen(command, steady(ran.out, folder), steady(ran.err, folder)))
    return folder


def steady(text: str, folder: Path) -> str:
    """Return a screen without what differs from run to run: the folder, the day, the version."""
    today = dt.datetime.now().astimezone().date().isoformat()
    for changing, shown in ((str(folder), "FOLDER"), (today, "TODAY"), (__version__, "VERSION")):
        text = text.replace(changing, shown)
    return text


def fill_in(folder: Path, what: str) -> None:
    """Fill a column of a CSV file, as the page asks a human to."""
    name, _, rest = what.partition(" ")
    column, _, value = rest.partition("=")
    rows = list(csv.DictReader((folder / name).read_text(encoding="utf-8-sig").splitlines()))
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {column: value} for row in rows)


def lay_out(page: str, folder: Path) -> None:
    """Put into a folder what a page takes for granted; its own files come with it."""
    if page == "docs/how-to/a-year.md":
        return
    examples = ROOT / "examples"
    shutil.copytree(examples, folder / "examples")
    if page == "docs/tutorial.md":
        return
    shutil.copy(examples / "people.csv", folder)
    if page == "docs/how-to/read-your-export.md":
        with (examples / "people.csv").open(encoding="utf-8", newline="") as stream:
            save_workbook(folder / "answers.xlsx", list(csv.reader(stream)))
        return
    (folder / "plans").mkdir()
    program = (examples / "program.yaml").read_text(encoding="utf-8")
    if page != "docs/how-to/run-every-night.md":
        program = re.sub(r"^consent:.*$", "", program, flags=re.MULTILINE) + "\nconsent: none\n"
    (folder / "program.yaml").write_text(program, encoding="utf-8")
    (folder / "our-templates").mkdir()
    letter = ROOT / "src" / "recimentor" / "report" / "templates" / "letter.md.j2"
    shutil.copy(letter, folder / "our-templates")


def save_workbook(path: Path, rows: list[list[str]]) -> None:
    """Write rows as a workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)


def cut(screen: str, how: str) -> str:
    """Return the lines of a screen that a page shows: ``FIRST LAST`` lines, or ``all``."""
    lines = screen.rstrip("\n").splitlines()
    if how != "all":
        first, last = map(int, how.split())
        if first + last < len(lines):
            lines = [*lines[:first], "...", *lines[len(lines) - last :]]
    return "".join(f"{line.rstrip()}\n" for line in lines)
