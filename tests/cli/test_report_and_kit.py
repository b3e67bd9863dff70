"""``recimentor report`` and ``recimentor kit`` from the outside."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from tests.cli.runner import run
from tests.report import builders

from recimentor import api
from recimentor.report import plan_json

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    plan = builders.plan(12, 3)
    # Nobody is asked in this program: its pairs may be handed their kits.
    plan = plan.model_copy(update={"program": plan.program | {"consent": "none"}})
    path.write_text(plan_json(plan), encoding="utf-8")
    (tmp_path / "program.yaml").write_text("consent: none\n", encoding="utf-8")
    return path


def test_a_report_without_a_file_prints_what_the_audience_sees(saved: Path) -> None:
    ran = run("report", saved, "--audience", "sponsor")
    assert ran.code == 0
    assert "Ana Silva" in ran.out
    assert "%" not in ran.out
    assert ran.err == ""


def test_files_are_written_by_suffix_for_their_audience(saved: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / f"out.{suffix}" for suffix in ("html", "xlsx", "csv", "md", "json")]
    options = [option for path in outputs for option in ("-o", path)]
    ran = run("report", saved, *options, "--audience", "participant", "--for", "p00003")
    assert (ran.code, ran.out) == (0, "")
    for path in outputs:
        assert path.stat().st_mode & 0o077 == 0
    assert json.loads((tmp_path / "out.json").read_text())["schema"] == "recimentor/view/1"
    assert "Hiroshi" not in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_the_json_of_hr_is_the_plan_itself(tmp_path: Path) -> None:
    saved = tmp_path / "plan.json"
    saved.write_text(plan_json(builders.plan(2, 1)), encoding="utf-8")
    assert run("report", saved, "--format", "json").out == saved.read_text(encoding="utf-8")


def test_details_show_panels(saved: Path) -> None:
    ran = run("report", saved, "--details", "--all")
    assert "How it was computed" in ran.out
    assert "asks: Help me get started" in ran.out


def test_a_person_alone_says_that_the_output_is_theirs(saved: Path) -> None:
    ran = run("report", saved, "--for", "p00003")
    assert ran.code == 0
    assert ran.out == run("report", saved, "--for", "p00003", "--audience", "participant").out
    assert "%" not in ran.out, "no number goes to a participant"
    for audience in ("hr", "sponsor"):
        ran = run("report", saved, "--for", "p00003", "--audience", audience)
        assert (ran.code, ran.out, "--for goes with" in ran.err) == (2, "", True)


def test_balance_that_is_asked_for_stands_under_the_table(tmp_path: Path) -> None:
    people = EXAMPLES / "people.csv"
    plan = tmp_path / "plan.json"
    assert run("match", people, "--no-program", "-o", plan, "-q").code == 0
    told = run("report", plan, "--balance", "grade").out
    assert "By grade\n  Group" in told, "a grade is read as the career stage, and is called so here too"
    stages = run("report", plan, "--balance", "career_stage").out
    assert told.partition("By grade")[2] == stages.partition("By career_stage")[2] != ""
    for_sponsor = run("report", plan, "--balance", "site", "--audience", "sponsor").out
    assert "Mean fit" not in for_sponsor.partition("By site")[2]
    assert "By " not in run("report", plan).out
    ran = run("report", plan, "--balance", "shoe size")
    assert "there are: career_stage, department" in ran.err


def test_every_sheet_prints_on_pages_as_wide_as_one(tmp_path: Path) -> None:
    people, book = EXAMPLES / "people.csv", tmp_path / "plan.xlsx"
    assert run("match", people, "--no-program", "-o", book, "-q").code == 0
    sheets = openpyxl.load_workbook(book).worksheets
    assert len(sheets) > 3
    for sheet in sheets:
        is_fit = bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)
        # One is what the file format takes where no width is written.
        assert (is_fit, sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (True, 1, 0)
        assert sheet.page_setup.orientation == "landscape"


def test_a_column_for_audit_only_goes_to_a_file_of_its_own(tmp_path: Path) -> None:
    plan = builders.plan(12, 3)
    people = {
        key: record | {"attributes": {"Gender": "zq-one" if number % 2 else "zq-two"}}
        for number, (key, record) in enumerate(plan.people.items())
    }
    saved = tmp_path / "plan.json"
    saved.write_text(plan_json(plan.model_copy(update={"people": people})), encoding="utf-8")
    page = tmp_path / "page.html"
    ran = run("report", saved, "-o", page, "--balance", "gender", "--balance", "department")
    assert ran.code == 0
    assert "page.audit.xlsx" in ran.err
    assert "zq-one" not in page.read_text(encoding="utf-8")
    assert "Finance" in page.read_text(encoding="utf-8")
    audit = openpyxl.load_workbook(io.BytesIO((tmp_path / "page.audit.xlsx").read_bytes())).worksheets[0]
    assert audit["B2"].value == "zq-one"
    ran = run("report", saved, "--balance", "gender", "--format", "md")
    assert "zq-one" not in ran.out
    assert "audit only" in ran.err


def test_pseudonyms_replace_names_and_keep_a_key(saved: Path, tmp_path: Path) -> None:
    key = tmp_path / "key.csv"
    ran = run("report", saved, "-o", tmp_path / "a.html", "--pseudonyms", key)
    assert ran.code == 0
    assert "Ana Silva" in key.read_text(encoding="utf-8-sig")
    first = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Ana Silva" not in first
    run("report", saved, "-o", tmp_path / "a.html", "--pseudonyms", key)
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == first


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["-o", "out.docx"], 2, "suffix"),
        (["--audience", "participant"], 2, "--for"),
        (["--audience", "participant", "--for", "Nobody Here"], 2, "nobody in the plan is called"),
        (["--balance", "shoe size"], 2, "shoe size"),
        (["--audience", "everybody"], 2, "everybody"),
    ],
)
def test_options_that_do_not_fit_are_told(saved: Path, options: list[str], code: int, told: str) -> None:
    ran = run("report", saved, *options)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err


@pytest.mark.parametrize("command", [["report"], ["kit", "-o", "unused"]])
def test_a_missing_plan_and_a_file_that_is_none_are_told(tmp_path: Path, command: list[str]) -> None:
    name, *options = command
    assert run(name, tmp_path / "none.json", *options).code == 66
    bad = tmp_path / "bad.json"
    for content in (
        "{}",
        "",
        '{"schema": "recimentor/plan/1", "people": {"ana": {"email": "secret@x.org"}}}',
    ):
        bad.write_text(content)
        ran = run(name, bad, *options)
        assert ran.code == 65
        assert "file-unreadable" in ran.err
        assert "secret" not in ran.err


def test_a_kit_is_a_folder_for_its_owner_alone(saved: Path, tmp_path: Path) -> None:
    ran = run("kit", saved, "-o", tmp_path / "kit", "--series", "--drafts", "--format", "md")
    assert (ran.code, ran.out) == (0, "")
    assert "files in" in ran.err
    assert (tmp_path / "kit" / "letters.csv").exists()
    assert len(list((tmp_path / "kit" / "pairs").iterdir())) == 12
    assert len(list((tmp_path / "kit" / "drafts").iterdir())) == 27
    assert run("kit", saved, "-o", tmp_path / "kit", "-q").err == ""
    assert not (tmp_path / "kit" / "drafts").exists()


def test_a_kit_leaves_a_folder_of_other_files_alone(saved: Path, tmp_path: Path) -> None:
    ran = run("kit", saved, "-o", tmp_path)
    assert ran.code == 2
    assert saved.exists()


def test_a_kit_takes_the_programs_own_templates(saved: Path, tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "agreement.md.j2").write_text("# Vereinbarung\n\n{{ people }}", encoding="utf-8")
    assert run("kit", saved, "-o", tmp_path / "kit", "--templates", own).code == 0
    (document,) = (tmp_path / "kit" / "pairs").glob("01-*/agreement.md")
    assert document.read_text(encoding="utf-8").startswith("# Vereinbarung")
    (own / "letters.md.j2").write_text("x")
    ran = run("kit", saved, "-o", tmp_path / "kit", "--templates", own)
    assert ran.code == 2
    assert "letter.md.j2" in ran.err


def test_match_writes_a_page_and_a_workbook_in_one_go(tmp_path: Path) -> None:
    source = tmp_path / "two.csv"
    source.write_text(
        "name,offers,wants\nAna,Leadership:5,Python\nBen,Python:5,Leadership\n", encoding="utf-8"
    )
    page, book, plan = (tmp_path / f"x.{suffix}" for suffix in ("html", "xlsx", "json"))
    assert run("match", source, "-o", page, "-o", book, "-o", plan).code == 0
    api.publish(api.open_plan(plan), [tmp_path / "y.html", tmp_path / "y.xlsx"])
    assert page.read_bytes() == (tmp_path / "y.html").read_bytes()
    assert book.read_bytes() == (tmp_path / "y.xlsx").read_bytes()


def test_a_pair_that_is_not_confirmed_gets_no_kit_but_a_draft_without_calendar(tmp_path: Path) -> None:
    saved = tmp_path / "plan.json"
    plan = builders.plan(3, 0)
    saved.write_text(plan_json(plan), encoding="utf-8")
    ran = run("kit", saved, "-o", tmp_path / "kit")
    assert ran.code == 2
    assert "no pair is confirmed yet" in ran.err
    assert not (tmp_path / "kit").exists()
    assert run("kit", saved, "-o", tmp_path / "draft", "--draft").code == 0
    assert len(list((tmp_path / "draft" / "pairs").iterdir())) == 3
    assert not list((tmp_path / "draft").rglob("*.ics"))
    pair = plan.pairs[0]
    answers = "".join(
        f"  - {{person: {one}, partner: {other}, answer: yes}}\n"
        for one, other in ((pair.a.id, pair.b.id), (pair.b.id, pair.a.id))
    )
    (tmp_path / "decisions.yaml").write_text(f"answers:\n{answers}", encoding="utf-8")
    ran = run("kit", saved, "-o", tmp_path / "kit")
    assert ran.code == 0
    assert "2 pairs are not confirmed" in ran.err
    assert len(list((tmp_path / "kit" / "pairs").iterdir())) == 1


def test_a_damaged_plan_is_refused_in_one_line_and_quotes_nobody(saved: Path) -> None:
    document = json.loads(saved.read_text(encoding="utf-8"))
    document["people"]["p00000"]["department"] = None
    saved.write_text(json.dumps(document), encoding="utf-8")
    ran = run("report", saved)
    assert ran.code == 65
    assert "not a plan that this version of recimentor reads" in ran.err
    assert "Ana Silva" not in ran.err + ran.out
