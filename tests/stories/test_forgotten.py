"""Sixty people over two years, every output written, a marker in all that one typed; then `forget`."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.cli.runner import run
from tests.report.marked import texts_laid_open
from tests.stories.people import COLUMNS, sign_ups, write_rows

IS_LONG = bool(os.environ.get("RECIMENTOR_LONG_TESTS"))
#: Spring and autumn of two years; by default the first and the last.
ROUNDS = ("2025-a", "2025-b", "2026-a", "2026-b") if IS_LONG else ("2025-a", "2026-b")
WHO = "qzana@x.example"
ID = "qzana-17"
#: Parts of a marker: everything that one person wrote bears one, and nothing else does.
MARK = "qzmark"
MARKED = re.compile(rb"qz(mark|ana|roe)", re.IGNORECASE)
PROGRAM = """name: Ours
consent: ask
meetings: {start: 2026-01-12, end: 2026-06-30}
"""


WEEKS = ("Mon 09:00-12:00", "Mon 10:00-16:00; Thu 14:00-17:00", "Thu 08:00-18:00")


def people(number: int) -> list[dict[str, str]]:
    """Return the sign-ups of a round; everything that the first person typed bears a marker.

    Some leave and others join from round to round.
    """
    rows = sign_ups(64)[:1] + sign_ups(64)[1 + number : 60 + number]
    for at, row in enumerate(rows):
        row["availability"] = ("Mon 09:00-12:00", "Mon 10:00-16:00; Thu 14:00-17:00", "Thu 08:00-18:00")[
            at % 3
        ]
        row["requests"] = "" if at % 4 else f"Help with a talk in round {number}"
        row["city"] = "Porto"
    rows[0] |= {
        "id": ID,
        "name": "Qzana Qzroe",
        "email": WHO,
        "requests": f"{MARK} help me after my own long story {number}",
        "city": f"{MARK} Village",
    }
    rows[0]["offers"] += f"; {MARK} weaving:4"
    return rows


def one_round(folder: Path, number: int, day: str) -> None:
    """Do what a program does in a round, from the sign-ups to the check-in, and write every output."""
    rows = people(number)
    columns = (*COLUMNS, "requests", "availability", "city")
    write_rows(folder / "people.csv", rows, columns)
    shutil.copy(folder / "people.csv", folder / f"people-{day}.csv.bak")
    if number:
        shutil.move(folder / "decisions.yaml", folder / f"decisions-before-{day}.yaml")
    done = Done(folder)
    done.run("check people.csv -q --mend to-mend.xlsx")
    history = "--history rounds" if number else ""
    done.run(f"match people.csv -q {history} {outputs('plan')} --log-file runs.jsonl")
    partner = done.partner()
    done.run(f"report plan.json --audience sponsor {outputs(f's-{day}')}")
    done.run(f"report plan.json --for {ID} {outputs(f'own-{day}')}")
    done.run(f"report plan.json --for {partner} -o partner-{day}.html -o partner-{day}.xlsx")
    done.run(f"report plan.json --pseudonyms key.csv -o ps-{day}.json -o ps-{day}.html")
    done.run(f"explain people.csv {ID} {partner}", keep=f"explained-{day}.txt")
    done.run(f"invite plan.json -o invitations-{day} --drafts --date 2026-01-0{number + 1}")
    done.answer(no=rows[7]["id"])
    shutil.copy(folder / "plan.json", folder / "plan.json.old")
    done.run(f"match people.csv -q {history} --keep plan.json {outputs('plan')}")
    done.run("compare plan.json.old plan.json", keep=f"compared-{day}.txt")
    done.run(f"invite plan.json -o invitations-{day} --drafts --date 2026-02-0{number + 1}")
    done.answer()
    done.run(f"kit plan.json -o kit-{day} --drafts --series --format md --format html")
    done.run("status .", keep=f"status-{day}.txt")
    told_us = f"email,met,continue,comment\n{WHO},Once,Yes,{MARK} it went so well\n"
    (folder / f"check-in-{day}.csv").write_text(told_us, "utf-8")
    done.run(f"feedback plan.json check-in-{day}.csv --format json", keep=f"feedback-{day}.json")
    if IS_LONG:
        done.run(f"about {WHO} -o held-{day}.json")
    (folder / "rounds").mkdir(exist_ok=True)
    shutil.copy(folder / "plan.json", folder / "rounds" / f"plan-{day}.json")


def outputs(stem: str) -> str:
    return " ".join(f"-o {stem}.{suffix}" for suffix in ("json", "csv", "xlsx", "html", "md"))


@dataclass(frozen=True)
class Done:
    """Commands run in a folder, each of which must come to its end."""

    folder: Path

    def run(self, line: str, keep: str = "") -> None:
        ran = run(*line.split(), cwd=self.folder)
        assert ran.code == 0, (line, ran.err)
        if keep:
            (self.folder / keep).write_text(ran.out, encoding="utf-8")

    def partner(self) -> str:
        """Return the partner of whoever is forgotten in the end."""
        plan = json.loads((self.folder / "plan.json").read_text("utf-8"))
        pairs: list[tuple[str, str]] = [(pair["a"]["id"], pair["b"]["id"]) for pair in plan["pairs"]]
        (partner,) = ({*pair} - {ID} for pair in pairs if ID in pair)
        return min(partner)

    def answer(self, no: str = "") -> None:
        """Read the answer form that came with the invitations, filled in: everybody says yes but one."""
        form = max(self.folder.glob("invitations-*")) / "answers.csv"
        with form.open(encoding="utf-8-sig", newline="") as stream:
            rows = [row | {"answer": "no" if row["id"] == no else "yes"} for row in csv.DictReader(stream)]
        for row in rows:
            row["why"] = f"{MARK} said so herself" if row["id"] == ID else "Qzana Qzroe told me so"
        filled = write_rows(form.with_name("filled.csv"), rows, tuple(rows[0]))
        shutil.move(filled, self.folder / f"answers-{form.parent.name}.csv")
        self.run(f"answers plan.json answers-{form.parent.name}.csv -q --date 2026-02-10")


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


def test_after_two_years_no_byte_tells_of_whoever_was_forgotten(tmp_path: Path) -> None:
    (tmp_path / "program.yaml").write_text(PROGRAM, encoding="utf-8")
    for number, day in enumerate(ROUNDS):
        one_round(tmp_path, number, day)
    (tmp_path / "notes.md").write_text("# Notes\n\nCall Qzroe, Qzana.\n", encoding="utf-8")
    assert len(told(tmp_path)) > 60, "the search finds them"
    assert any(name.endswith(".ics") for name in told(tmp_path))
    num_files = sum(1 for _ in bytes_of(tmp_path))
    ran = run("forget", WHO, "--yes", cwd=tmp_path)
    assert ran.code == 0, ran.out
    assert ran.out.startswith("Done.")
    assert told(tmp_path) == {}
    assert sum(1 for _ in bytes_of(tmp_path)) > num_files * 0.8, "everybody else's files stay"
    assert "nobody" in run("about", WHO, cwd=tmp_path).err
    goes_on(Done(tmp_path))
    assert told(tmp_path) == {}


def goes_on(done: Done) -> None:
    """Do with the folder what the program does next: nobody is shown as removed."""
    done.run("status .", keep="status.txt")
    done.run("report plan.json --audience sponsor -o s.html -o s.json")
    done.run("kit plan.json -o kit-now --format md")
    done.run(f"match people.csv --history rounds -q {outputs('next')}")
    done.run("invite next.json -o invitations-next --date 2026-09-01")
    for name in ("status.txt", "s.html", "s.json", "next.json", "next.csv", "invitations-next/answers.csv"):
        assert "(removed)" not in (done.folder / name).read_text("utf-8"), name
