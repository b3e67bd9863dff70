"""What bug reports of the field must come to beyond pairs: levels, settings, replies, forgetting, kits."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import icalendar
import openpyxl
import pytest
from tests.cli.runner import run
from tests.field import test_reports as table

from recimentor.api import (
    AnswersRequest,
    ForgetRequest,
    MatchRequest,
    ReadRequest,
    answers,
    forget,
    match,
    read,
)
from recimentor.model.errors import BadInput
from recimentor.model.names import same_text

REPORTS = table.FIELD / "reports"
pytestmark = table.pytestmark

#: The level that Ana's one offer is read with; None: none is given, or it is asked about.
_LEVELS = {
    "approx": ("Python", 4),
    "cefr": ("French", 4),
    "colonempty": ("Python:", None),
    "comma-half": ("Python", 3),
    "dec0": ("Python", 4),
    "dot": ("Python", 4),
    "excl": ("Python", 5),
    "fullcolon": ("Python", 4),
    "half": ("Python", 3),
    "lvl": ("Python", 4),
    "of5": ("Python", 4),
    "pct": ("Python", 4),
    "quote": ("Python", 4),
    "rev": ("Python", None),
    "stars": ("Python", 4),
    "stars2": ("Python", 4),
    "trail": ("Python", 4),
}
_NO_LEVELS = ["neg", "six", "yrs", "zero"]
_TOLD = {"comma-half": "level-rounded", "half": "level-rounded", "rev": "level-unclear"}
#: Program files that forbid Ana and Ben, both of HR, whatever way they are written in.
_FORBID = [
    *("bom", "crlf", "dept-alias", "json", "latin1", "smartquote", "two-rules", "upper2", "utf16"),
]
_ALLOW = ["comment", "empty", "importance"]
_REFUSED = {
    "anchor": "bad-setting",
    "dict-rules": "bad-setting",
    "importance2": "bad-setting",
    "inf": "bad-setting",
    "list": "bad-setting",
    "list-field": "bad-setting",
    "mg": "bad-setting",
    "mg2": "bad-setting",
    "multi": "yaml-malformed",
    "nbsp": "unknown-setting",
    "nbsp2": "bad-setting",
    "no": "bad-setting",
    "string-rules": "bad-setting",
    "tabs": "yaml-malformed",
    "two-in-one": "bad-setting",
    "typo-field": "missing-column",
    "typo-rule": "unknown-setting",
    "upper": "unknown-setting",
}
#: Replies that say yes or no by all of their words; everybody else is asked again.
_YES = {"p02", "p07", "p08", "p12", "p14", "p19"}
_NO = {"p13", "p15"}
_KITS = ["ics-names", "inject", "slug-collision"]
#: Results of earlier runs that lie beside a report's source: they are made anew here.
_MADE = ("kit/", "plan.")


@pytest.mark.parametrize("name", _LEVELS)
def test_a_level_is_read_however_it_is_written(name: str) -> None:
    reading = read(ReadRequest(sources=(str(REPORTS / "level" / f"{name}.csv"),)))
    ana = next(person for person in reading.people if person.name == "Ana")
    assert [(offer.skill, offer.level) for offer in ana.offers] == [_LEVELS[name]]
    assert {one.code for one in reading.findings} == ({_TOLD[name]} if name in _TOLD else set())


@pytest.mark.parametrize("name", _NO_LEVELS)
def test_a_number_that_is_no_level_stops_the_run(name: str) -> None:
    reading = ReadRequest(sources=(str(REPORTS / "level" / f"{name}.csv"),))
    with pytest.raises(BadInput) as stopped:
        match(MatchRequest(reading))
    assert {one.code for one in stopped.value.findings} == {"bad-level"}


def _pairs_of_two(tmp_path: Path, program: str) -> int:
    """Return how many pairs Ana and Ben, of one department, make under a program."""
    people = (REPORTS / "prog" / "people.csv").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "two.csv").write_text("".join(people[:3]), "utf-8")
    reading = ReadRequest((str(tmp_path / "two.csv"),), program=REPORTS / "prog" / f"{program}.yaml")
    return len(match(MatchRequest(reading)).plan.pairs)


@pytest.mark.parametrize("name", [*_FORBID, *_ALLOW])
def test_a_rule_holds_however_its_file_is_written(tmp_path: Path, name: str) -> None:
    assert _pairs_of_two(tmp_path, name) == (1 if name in _ALLOW else 0)


def test_a_ladder_holds(tmp_path: Path) -> None:
    assert _pairs_of_two(tmp_path, "ladder") == 0


@pytest.mark.parametrize("name", _REFUSED)
def test_a_malformed_rule_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput) as stopped:
        _pairs_of_two(tmp_path, name)
    assert {one.code for one in stopped.value.findings} == {_REFUSED[name]}


def test_replies_are_counted_by_all_of_their_words(tmp_path: Path) -> None:
    folder = _copy("replies", tmp_path)
    old = folder / "decisions.yaml"
    # The file beside the report holds what the replies were once taken for.
    old.unlink()
    done = answers(AnswersRequest(plan=folder / "plan.json", sources=(str(folder / "replies.csv"),)))
    written = old.read_text("utf-8")
    given = {
        answer: {name for name in (f"p{k:02}" for k in range(24)) if _says(written, name, answer)}
        for answer in ("yes", "no")
    }
    assert given == {"yes": _YES, "no": _NO}
    assert (done.num_yes, done.num_no) == (len(_YES), len(_NO))
    assert [one.code for one in done.findings] == ["answer-unclear"] * (24 - len(_YES) - len(_NO))


def _says(decisions: str, name: str, answer: str) -> bool:
    return f"{{person: {name}@x.org, partner: q{name[1:]}@x.org, answer: {answer}" in decisions


def test_a_kept_declined_pair_is_not_made_again() -> None:
    plan = match(MatchRequest(ReadRequest((str(REPORTS / "replies" / "people.csv"),)))).plan
    declined = {f"P{k:02}" for k in (0, 1, 2, 3, 5, 9, 13, 15, 16, 18)}
    assert {pair.a.name for pair in plan.pairs} == {f"P{k:02}" for k in range(24)} - declined


@pytest.mark.parametrize("who", ["Zoé Lambert", "Zoe\u0301 LAMBERT", "zoe@x.org"])
def test_whoever_is_forgotten_is_in_no_file_however_written(tmp_path: Path, who: str) -> None:
    folder = _copy("forget", tmp_path)
    forget(ForgetRequest(who=who, folder=folder, is_dry=False))
    left = same_text(" ".join(path.read_text("utf-8") for path in folder.iterdir()))
    gone = ["zoe@x.org"] if "@" in who else ["lambert", "zoé"]
    assert not [word for word in gone if same_text(word) in left]
    assert [word for word in ("ben ode", "call") if word in left] == ["ben ode", "call"]


def test_an_option_between_brackets_is_one_skill() -> None:
    reading = read(ReadRequest((str(REPORTS / "google-form" / "export.csv"),)))
    skills = {offer.skill for person in reading.people for offer in person.offers}
    skills |= {want.skill for person in reading.people for want in person.wants}
    assert skills == {
        "Design",
        "Excel",
        "Negotiation",
        "Project management (Agile, Scrum)",
        "Public speaking",
        "Python",
        "SQL",
        "Writing, editing and proofreading",
    }


def test_languages_part_at_commas_and_semicolons() -> None:
    ana, ben = read(ReadRequest((str(REPORTS / "comma-lang.csv"),))).people
    assert (ana.languages, ben.languages) == (("English", "French", "German"), ("German",))


@pytest.mark.parametrize(("name", "num_pairs"), [("200-one-skill", 3), ("200-one-skill-cap", 60)])
def test_three_who_can_teach_two_hundred_are_all_used(name: str, num_pairs: int) -> None:
    plan = match(MatchRequest(ReadRequest((str(REPORTS / "shape" / f"{name}.csv"),)))).plan
    assert len(plan.pairs) == num_pairs
    assert {pair.a.name for pair in plan.pairs} == {"P000", "P001", "P002"}


@pytest.mark.parametrize("name", _KITS)
def test_files_of_hard_names_can_be_opened_by_all(tmp_path: Path, name: str) -> None:
    folder = _copy(name, tmp_path)
    for made in ("kit", "plan.json", "plan.csv", "plan.html", "plan.md", "plan.xlsx"):
        shutil.rmtree(folder / made, ignore_errors=True)
        (folder / made).unlink(missing_ok=True)
    outputs = [part for suffix in ("json", "csv", "html", "xlsx") for part in ("-o", f"plan.{suffix}")]
    assert run("match", "people.csv", "-q", *outputs, cwd=folder).code == 0
    assert run("kit", "plan.json", "-o", "kit", "--drafts", "-q", cwd=folder).code == 0
    pairs = sorted(path.name for path in (folder / "kit" / "pairs").iterdir())
    assert len(pairs) == 2
    assert all(same_text(part).isascii() for part in pairs)
    for calendar in folder.rglob("*.ics"):
        raw = calendar.read_bytes()
        assert max(map(len, raw.split(b"\r\n"))) <= 75
        assert icalendar.Calendar.from_ical(raw).walk("VEVENT")
    page = (folder / "plan.html").read_text("utf-8")
    assert not [sign for sign in ("<script>alert", "<img src=x") if sign in page]
    rows = csv.reader((folder / "plan.csv").read_text("utf-8-sig").splitlines())
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    book = openpyxl.load_workbook(folder / "plan.xlsx")
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_a_plan_of_an_earlier_version_can_still_be_shown(tmp_path: Path) -> None:
    for plan in REPORTS.rglob("plan.json"):
        assert run("report", plan, "-q", "-o", tmp_path / "page.html").code == 0


def _copy(name: str, tmp_path: Path) -> Path:
    folder = tmp_path / name
    shutil.copytree(REPORTS / name, folder, copy_function=shutil.copyfile)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    return folder


def test_every_file_of_the_folder_is_named_here() -> None:
    named = {part for case in table.CASES for part in (case.source, case.program, case.org, case.history)}
    named |= {case.decisions for case in table.CASES} | {"reports/org/p.yaml", "reports/fs/plan.json"}
    named |= {f"reports/level/{name}.csv" for name in (*_LEVELS, *_NO_LEVELS)}
    named |= {f"reports/prog/{name}.yaml" for name in (*_FORBID, *_ALLOW, *_REFUSED, "ladder")}
    named |= {f"reports/shape/{name}.csv" for name in ("200-one-skill", "200-one-skill-cap")}
    named |= {f"reports/{name}/people.csv" for name in (*_KITS, "replies", "prog")}
    named |= {f"reports/forget/{name}" for name in ("feedback.csv", "notes.txt")}
    named |= {f"reports/replies/{name}" for name in ("decisions.yaml", "replies.csv")}
    named |= {"reports/google-form/export.csv"}
    walked = {path.relative_to(table.FIELD).as_posix() for path in REPORTS.rglob("*") if path.is_file()}
    folders = {name for name in named if name and (table.FIELD / name).is_dir()}
    beside = {name for name in walked if name.rsplit("/", 1)[-1] in {"program.yaml", "decisions.yaml"}}
    made = {name for name in walked if name.split("/", 2)[-1].startswith(_MADE)}
    left = walked - named - beside - made
    assert sorted(name for name in left if not any(name.startswith(f"{each}/") for each in folders)) == []
