"""Plug-ins are found by entry points, do their part, and fail with their name alone."""

from __future__ import annotations

import json
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
from tests.cli.runner import run

EXAMPLES = Path(__file__).parents[2] / "examples" / "plugins"
PEOPLE = (
    "Name,Offers,Wants,Commute\n"
    "Ana,Leadership:5,Python,train\nBen,Python:5,Leadership,train\n"
    "Cem,Python:5,Leadership,car\nDia,Leadership:5,Python,car\n"
)
CARDS = (
    "BEGIN:VCARD\nFN:Ana\nX-OFFERS:Leadership:5\nX-WANTS:Python\nEND:VCARD\n"
    "BEGIN:VCARD\nFN:Ben\nX-OFFERS:Python:5\nX-WANTS:Leadership\nEND:VCARD\n"
)


def install(site: Path, example: str, *, package: str = "", code: str = "", version: str = "1.0") -> None:
    """Put an example where packages are, as pip does: its module, and its entry points."""
    stated = tomllib.loads((EXAMPLES / example / "pyproject.toml").read_text(encoding="utf-8"))
    name = package or stated["project"]["name"]
    info = site / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    lines = [
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in entries.items())
        for group, entries in stated["project"]["entry-points"].items()
    ]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    module = f"recimentor_{example}.py"
    if code:
        (site / module).write_text(code, encoding="utf-8")
    else:
        shutil.copy(EXAMPLES / example / module, site)
    sys.modules.pop(f"recimentor_{example}", None)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "people.vcf").write_text(CARDS)
    return folder


def test_a_reader_reads_a_format_of_its_own(site: Path, tmp_path: Path) -> None:
    install(site, "vcard")
    ran = run("match", "people.vcf", "-o", "plan.json", cwd=tmp_path)
    assert ran.code == 0, ran.err
    plan = json.loads((tmp_path / "plan.json").read_text())
    assert [(pair["a"]["name"], pair["b"]["name"]) for pair in plan["pairs"]] == [("Ana", "Ben")]
    assert plan["plugins"] == [
        {"kind": "readers", "name": "vcard", "package": "recimentor-vcard", "version": "1.0"}
    ]
    assert run("verify", "plan.json", "people.vcf", cwd=tmp_path).code == 0
    (tmp_path / "people.vcf").write_text("no card")
    assert run("check", "people.vcf", cwd=tmp_path).code == 65


def test_retention_knows_the_files_of_plug_ins(site: Path, tmp_path: Path) -> None:
    (tmp_path / "program.yaml").write_text(
        "meetings: {start: 2026-01-01, end: 2026-02-01}\nretention: {sign_ups: 1}\n", encoding="utf-8"
    )
    without = run("forget", "--due", "--as-of", "2026-06-01", cwd=tmp_path).out
    assert "people.csv" in without
    assert "people.vcf" not in without
    install(site, "vcard")
    assert "people.vcf" in run("forget", "--due", "--as-of", "2026-06-01", cwd=tmp_path).out


BOXES = """
from recimentor.plugins import Unreadable

suffixes = (".box",)


def read(data):
    if data[:3] != b"BOX":
        raise Unreadable("no box")
    return {"": [line.split("|") for line in data[4:].decode("utf-16").splitlines()]}
"""


def test_forgetting_asks_the_reader_whom_a_file_is_about_and_leaves_it_to_its_owner(
    site: Path, tmp_path: Path
) -> None:
    install(site, "vcard", code=BOXES)
    boxed = "Name|Email|Offers\nZoe Roe|zoe@x.example|Baking\n"
    (tmp_path / "one.box").write_bytes(b"BOX\n" + boxed.encode("utf-16"))
    (tmp_path / "two.box").write_bytes(b"BOX\n" + "Name|Email\nBen|b@x.example\n".encode("utf-16"))
    (tmp_path / "bad.box").write_bytes(b"\0\1")
    (tmp_path / "notes.txt").write_text("Ask Zoe Roe\n", encoding="utf-8")
    told = run("about", "zoe@x.example", cwd=tmp_path).out
    assert "row 2, Offers: Baking" in told
    ran = run("forget", "zoe@x.example", "--yes", cwd=tmp_path)
    assert ran.code == 1
    looks = [line.split()[1] for line in ran.out.splitlines() if line.strip().startswith("LOOK")]
    assert looks == ["bad.box:", "one.box:"]
    assert (tmp_path / "notes.txt").read_text("utf-8") == "Ask (removed)\n"
    (site / "recimentor_vcard.py").write_text("suffixes = ('.box',)\n\n\ndef read(data):\n    1 / 0\n")
    sys.modules.pop("recimentor_vcard")
    assert "bad.box" in run("forget", "ben", cwd=tmp_path).out, "a broken plug-in stops nothing"


def test_a_criterion_counts_where_the_program_says_so(site: Path, tmp_path: Path) -> None:
    install(site, "commute")
    plain = run("match", "people.csv", "--format", "json", cwd=tmp_path)
    assert "plugins" not in json.loads(plain.out)
    (tmp_path / "program.yaml").write_text("score:\n  plugins:\n    commute: 3\n")
    ran = run("match", "people.csv", "-o", "plan.json", cwd=tmp_path)
    assert ran.code == 0, ran.err
    plan = json.loads((tmp_path / "plan.json").read_text())
    assert {(pair["a"]["name"], pair["b"]["name"]) for pair in plan["pairs"]} == {
        ("Ana", "Ben"),
        ("Cem", "Dia"),
    }
    assert all(pair["points"]["commute"] > 0 for pair in plan["pairs"])
    assert plan["plugins"][0]["name"] == "commute"
    assert run("verify", "plan.json", "people.csv", cwd=tmp_path).code == 0
    explained = run("explain", "people.csv", "Ana", "Ben", cwd=tmp_path)
    assert explained.code == 0, explained.err


def test_a_plan_is_not_made_anew_without_its_plug_in_and_says_which_version(
    site: Path, tmp_path: Path
) -> None:
    install(site, "commute")
    (tmp_path / "program.yaml").write_text("score:\n  plugins:\n    commute: 3\n")
    assert run("match", "people.csv", "-o", "plan.json", cwd=tmp_path).code == 0
    shutil.rmtree(site / "recimentor_commute-1.0.dist-info")
    ran = run("verify", "plan.json", "people.csv", cwd=tmp_path)
    assert ran.code == 2
    assert "commute of recimentor-commute 1.0, which is not installed" in ran.err
    ran = run("match", "people.csv", cwd=tmp_path)
    assert (ran.code, "no installed plug-in brings it" in ran.err) == (2, True)
    install(site, "commute", version="1.1")
    ran = run("verify", "plan.json", "people.csv", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "recimentor-commute 1.1" in ran.out + ran.err


def test_an_output_writes_what_the_audience_may_see(site: Path, tmp_path: Path) -> None:
    assert run("match", "people.csv", "-o", "pairs.tex", cwd=tmp_path).code == 2
    install(site, "tex")
    assert run("match", "people.csv", "-o", "pairs.tex", cwd=tmp_path).code == 0
    assert "Ana & " in (tmp_path / "pairs.tex").read_text()


@pytest.mark.parametrize("code", ["raise OSError('Ana')", "suffixes = 3\ndef read(data): ...", "x = 1"])
def test_a_plug_in_that_fails_is_told_by_its_name_alone(site: Path, tmp_path: Path, code: str) -> None:
    install(site, "vcard", code=code)
    ran = run("match", "people.vcf", cwd=tmp_path)
    assert ran.code == 70
    assert "recimentor-vcard 1.0" in ran.err
    assert "Traceback" not in ran.err
    assert "Ana" not in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("value", ["2.0", "float('nan')", "[].pop()"])
def test_a_criterion_whose_value_is_none_is_told(site: Path, tmp_path: Path, value: str) -> None:
    source = (EXAMPLES / "commute" / "recimentor_commute.py").read_text(encoding="utf-8")
    install(site, "commute", code=source.replace("float(one == other)", value))
    ran = run("match", "people.csv", "--set", "score.plugins.commute=1", cwd=tmp_path)
    assert ran.code == 70
    assert "recimentor-commute 1.0" in ran.err


def test_two_plug_ins_of_one_name_are_refused(site: Path, tmp_path: Path) -> None:
    install(site, "vcard")
    install(site, "vcard", package="other-cards")
    ran = run("match", "people.vcf", cwd=tmp_path)
    assert ran.code == 70
    assert "other-cards" in ran.err
    assert "recimentor-vcard" in ran.err
