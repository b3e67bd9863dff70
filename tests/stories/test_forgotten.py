"""Sixty people over two years, every output written, a marker in all that one typed; then `forget`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.runner import run
from tests.report.marked import texts_laid_open
from tests.stories.people import COLUMNS, sign_ups, write_rows

WHO = "qzana@x.example"
ID = "qzana-17"
#: Parts of a marker: everything that one person wrote bears one, and nothing else does.
MARK = "qzmark"
MARKED = re.compile(rb"qz(mark|ana|roe)", re.IGNORECASE)


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
