"""Every command on a page of the docs runs as it stands there, or says on the page why it does not.

Pages with files of their own (``<!-- file: ... -->``) have tests of their own; here is everything else.
"""

from __future__ import annotations

import csv
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.cli.runner import run

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
#: Pages whose commands are run in their order by a test of their own.
FOLLOWED = {
    "how-to/a-year.md": "test_how_to_commands.py",
    "how-to/from-sign-up-to-confirmed-pairs.md": "test_how_to_confirmed_pairs.py",
    "how-to/run-every-night.md": "test_how_to_commands.py",
}
PAGES = sorted(
    str(path.relative_to(DOCS).as_posix())
    for path in (*DOCS.glob("how-to/*.md"), *DOCS.glob("reference/*.md"), DOCS / "tutorial.md")
)
_FILE = re.compile(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```", re.DOTALL)
#: A comment with the reason stands right above the first line of a block, or above its fence.
_NOT_RUN = re.compile(r"<!-- not run: .{8,} -->")
_COMMAND = re.compile(r"(?: {4}|\$ )?(recimentor (?!-h)[a-z-].*)")


def commands(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the commands of a page, and whether each is to run."""
    fenced, skipped, above = False, False, ""
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
            skipped = fenced and _NOT_RUN.fullmatch(above) is not None
        elif found := _COMMAND.fullmatch(line):
            if fenced or line.startswith("    "):
                yield found[1], not skipped
        elif not fenced and line.strip() and not line.startswith("    "):
            skipped = _NOT_RUN.fullmatch(line) is not None
        above = line if line.strip() else above


def lay_out(page: str, text: str, folder: Path) -> None:
    """Put into a folder what a page speaks of: its own files, or the examples and a program of one's own."""
    files = _FILE.findall(text)
    for name, content in files:
        (folder / name).write_text(content, encoding="utf-8")
    shutil.copytree(ROOT / "examples", folder / "examples")
    if files:
        return
    shutil.copy(ROOT / "examples" / "people.csv", folder)
    if page == "how-to/read-your-export.md":
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        with (ROOT / "examples" / "people.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                sheet.append(row)
        book.save(folder / "answers.xlsx")
        return
    program = (ROOT / "examples" / "program.yaml").read_text(encoding="utf-8")
    asks_nobody = re.sub(r"^consent:.*$", "", program, flags=re.MULTILINE) + "\nconsent: none\n"
    (folder / "program.yaml").write_text(asks_nobody, encoding="utf-8")
    (folder / "our-templates").mkdir()
    letter = ROOT / "src" / "recimentor" / "report" / "templates" / "letter.md.j2"
    shutil.copy(letter, folder / "our-templates")


@pytest.mark.parametrize("page", [page for page in PAGES if page not in FOLLOWED])
def test_every_command_runs_as_it_stands(page: str, tmp_path: Path) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    lay_out(page, text, tmp_path)
    for command, is_run in commands(text):
        if is_run:
            words = [word for word in shlex.split(command, comments=True)[1:] if word != "--open"]
            ran = run(*words, cwd=tmp_path)
            assert ran.code == 0, f"{page}: {command}\n{ran.err}"


@pytest.mark.parametrize(("page", "test"), FOLLOWED.items())
def test_a_page_left_out_here_is_followed_elsewhere(page: str, test: str) -> None:
    assert Path(page).name in (Path(__file__).parent / test).read_text(encoding="utf-8")


def test_a_block_is_skipped_for_a_reason_alone() -> None:
    page = "<!-- not run: it waits for a human -->\n\n    recimentor desk x\n\nText\n\n    recimentor a\n"
    assert list(commands(page)) == [("recimentor desk x", False), ("recimentor a", True)]
    fence = "<!-- not run: it waits for a human -->\n```sh\nrecimentor b\n```\n```\nrecimentor c\n```\n"
    assert list(commands(fence)) == [("recimentor b", False), ("recimentor c", True)]
    assert list(commands("<!-- not run: -->\n\n    recimentor d\n")) == [("recimentor d", True)]
