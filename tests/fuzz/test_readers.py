"""A fuzzer over all readers: whatever bytes come in, each reader ends with findings, never with a fault.

Seeded and boxed in time: ten seconds by default, ten minutes with ``RECIMENTOR_LONG_TESTS=1``. A fault
is told with the seed and the number of the input, by which it comes again.
"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from recimentor.forgetting import about, forget
from recimentor.forgetting.layers import CannotReadError, layers
from recimentor.intake import read_people, read_program
from recimentor.intake.consent.decisions import read_decisions
from recimentor.intake.consent.history import read_history
from recimentor.intake.linkedin import read_archives
from recimentor.intake.notebook import Notebook
from recimentor.intake.people.roll import Roll
from recimentor.model.errors import BadInput, BadRequest, InputMissing
from recimentor.model.program import Program

SECONDS = 600 if os.environ.get("RECIMENTOR_LONG_TESTS") else 10
SEED = 2026
TOLD = (BadInput, BadRequest, InputMissing, CannotReadError)
EXAMPLES = Path(__file__).parents[2] / "examples"


def _workbook() -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (["name", "email", "offers", "wants"], ["Ana", "a@x.org", "Excel:5", "Python"]):
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def _linkedin() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Profile.csv", "First Name,Last Name,Headline\nAna,Roe,Engineer\n" * 3)
        archive.writestr("Skills.csv", "Name\nPython\nExcel\n")
        archive.writestr("Positions.csv", "Company Name,Title\nX,Y\n")
    return out.getvalue()


CSV = b"id,name,email,offers,wants,availability\na,Ana,a@x.org,Excel:5; Python,Word,Mon 09:00-12:00\n" * 2
YAML = b"people:\n  - {name: Ana, offers: [Excel], wants: [Python]}\n  - name: Ben\n    prefer: [Ana]\n"
PROGRAM = (
    b"name: Ours\nrules: [{must_differ: department}]\ncolumns: {name: Who}\nhistory: {same_as: {a: b}}\n"
)
DECISIONS = b"locked:\n  - [a, b]\nout:\n  - {person: a, why: x}\nanswers:\n  - {person: a, partner: b}\n"
PLAN = b'{"schema": "recimentor/plan/1", "people": {"a": {"id": "a", "name": "Ana"}}, "pairs": [], "x": []}'
SAMPLES = {
    "people.csv": CSV,
    "people.yaml": YAML,
    "people.json": b'[{"name": "Ana", "offers": ["Excel"]}]',
    "people.xlsx": _workbook(),
    "program.yaml": PROGRAM,
    "decisions.yaml": DECISIONS,
    "plan.json": PLAN,
    "linkedin.zip": _linkedin(),
    "mail.eml": b"Subject: =?utf-8?q?x?=\nContent-Type: text/html\n\n<p>Ana &amp; Ben",
}
#: Bytes that formats take for more than letters.
SPICE = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b"'",
    b"\r",
    b"\n",
    b"{",
    b"[",
    b"]",
    b"}",
    b":",
    b"&a ",
    b"*a ",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"PK\x03\x04",
    b"!!python/object ",
    b"1e999",
    b"\xed\xa0\x80",
    b"=cmd|x",
    b"%",
    b"- " * 50,
    b"[" * 200,
    b",,,,,",
    b"\x1b[2J",
    b"9" * 400,
    b"null",
    b"~",
    b"? ",
    b"<<: ",
    b"\\ud800",
    b"NaN",
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some of them changed, cut, doubled or spiced."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(made) + 1)
        what = chance.randrange(5)
        if what == 0 and made:
            made[at % len(made)] = chance.randrange(256)
        elif what == 1:
            made[at : at + chance.randrange(40)] = b""
        elif what == 2:
            made[at:at] = chance.choice(SPICE)
        elif what == 3:
            made[at:at] = made[max(0, at - chance.randrange(60)) : at]
        else:
            made = made[: max(1, at)]
    return bytes(made)


def readers(folder: Path, name: str) -> dict[str, Callable[[], object]]:
    """Return everything that reads a file, whatever it is called."""
    path = folder / name
    return {
        "people": lambda: read_people([str(path)], Program()),
        "program": lambda: read_program(path),
        "decisions": lambda: read_decisions(path, Roll(())),
        "history": lambda: read_history([path]),
        "linkedin": lambda: read_archives([str(path)], Notebook()),
        "layers": lambda: list(layers(path, path.read_bytes())),
        "forget": lambda: forget(folder, "Ana", Program(), salt=bytes),
        "about": lambda: about(folder, "ana", Program()),
    }


def test_no_bytes_are_a_fault_of_the_program(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - nothing secret hangs on it
    ends, number = time.monotonic() + SECONDS, 0
    while time.monotonic() < ends:
        number += 1
        sample = chance.choice(sorted(SAMPLES))
        name = sample if chance.random() < 0.8 else chance.choice(sorted(SAMPLES))
        path = tmp_path / name
        path.write_bytes(mutated(SAMPLES[sample], chance))
        reader = chance.choice(sorted(readers(tmp_path, name)))
        started = time.process_time()
        try:
            readers(tmp_path, name)[reader]()
        except TOLD:
            pass
        except Exception as fault:  # noqa: BLE001 - any fault at all is what is looked for
            pytest.fail(f"seed {SEED}, input {number}: {reader} of {name}: {type(fault).__name__}: {fault}")
        assert time.process_time() - started < 5, f"seed {SEED}, input {number}: {reader} of {name} is slow"
        path.unlink()
    assert number > 20
