"""Cases in which `forget` once said "Done" over files that still told of the person."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from tests.cli.runner import run

from recimentor.api import ForgetRequest, forget
from recimentor.forgetting.layers import CannotReadError, layers
from recimentor.model.errors import BadRequest
from recimentor.model.forgetting import Forgetting, What
from recimentor.model.plan import Plan
from recimentor.report import plan_json

PEOPLE = (
    "id,name,email,offers,wants,requests\n"
    "ana,Ana Roe,ana@x.example,Leading:5,Python:4,Help me after MYDIVORCE\n"
    "ben,Ben Poe,ben@x.example,Python:5,Leading:4,x\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "program.yaml").write_text("consent: none\n", encoding="utf-8")
    return tmp_path


def gone(folder: Path, who: str = "ana") -> Forgetting:
    return forget(ForgetRequest(who, folder, is_dry=False))


def told(found: Forgetting, what: What) -> set[str]:
    return {change.path.name for change in found.changes if change.what is what}


def everything(folder: Path) -> Iterator[str]:
    """Yield the names and every laid-open text of all files, lower-cased."""
    for path in folder.rglob("*"):
        yield str(path.relative_to(folder)).casefold()
        if path.is_file():
            try:
                for _, text in layers(path, path.read_bytes()):
                    yield text.casefold()
            except CannotReadError:
                continue


def holds(folder: Path, *words: str) -> list[str]:
    return [word for word in words if any(word in text for text in everything(folder))]


def test_every_output_of_every_command_is_searched(folder: Path) -> None:
    outputs = [f"-oplan.{suffix}" for suffix in ("json", "html", "xlsx", "md", "csv")]
    assert run("match", "people.csv", "-q", *outputs, cwd=folder).code == 0
    for words in (
        [
            "report",
            "plan.json",
            "--audience",
            "participant",
            "--for",
            "ben",
            "-oben.html",
            "-oben.md",
            "-oben.xlsx",
        ],
        [
            "report",
            "plan.json",
            "--audience",
            "sponsor",
            "-osponsor.json",
            "-osponsor.html",
            "-osponsor.xlsx",
        ],
        ["report", "plan.json", "--pseudonyms", "key.csv", "-ops.html", "-ops.json", "-ops.xlsx"],
        [
            "kit",
            "plan.json",
            "-o",
            "kit",
            "--drafts",
            "--format",
            "html",
            "--format",
            "md",
            "--format",
            "docx",
        ],
    ):
        assert run(*words, cwd=folder).code == 0
    assert holds(folder, "mydivorce", "ana roe", "ana@x") == ["mydivorce", "ana roe", "ana@x"]
    found = gone(folder)
    assert told(found, What.LEFT) == set()
    assert holds(folder, "mydivorce", "ana roe", "ana-roe", "ana@x") == []
    assert "ben poe" in (folder / "people.csv").read_text(encoding="utf-8").casefold()
    assert (folder / "ps.json").exists()


def test_the_own_sponsor_file_makes_no_namesake(folder: Path) -> None:
    run("match", "people.csv", "-q", "-oplan.json", cwd=folder)
    run("report", "plan.json", "--audience", "sponsor", "-osponsor.json", cwd=folder)
    (folder / "notes.txt").write_text("Ask Ana Roe.\n", encoding="utf-8")
    found = gone(folder)
    assert not any("same name" in note for note in found.notes)
    assert holds(folder, "ana roe") == []


@pytest.mark.parametrize(
    "name", ["people", "people.dat", "people.txt", "people.csv.bak", "people.old", "people~"]
)
def test_a_table_is_one_whatever_it_is_called(folder: Path, name: str) -> None:
    (folder / name).write_text(PEOPLE, encoding="utf-8")
    assert told(gone(folder), What.LEFT) == set()
    left = (folder / name).read_text(encoding="utf-8")
    assert left == PEOPLE.replace(PEOPLE.splitlines()[1] + "\n", "")


@pytest.mark.parametrize("name", ["book.xlsm", "book.xlsx", "book.dat"])
def test_a_workbook_loses_rows_titles_comments_links_properties_and_names(folder: Path, name: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Ana Roe 2026"
    sheet.append(["name", "email", "note"])
    sheet.append(["Ana Roe", "ana@x.example", "Help me after MYDIVORCE"])
    sheet.append(["Ben Poe", "ben@x.example", "link"])
    sheet["B3"].comment = Comment("Ana Roe said so", "Ana Roe")
    sheet["C3"].hyperlink = "https://x.example/people/Ana%20Roe"
    assert sheet.oddHeader is not None
    sheet.oddHeader.center.text = "For Ana Roe"
    book.properties.creator = "Ana Roe"
    book.defined_names["who"] = DefinedName("who", attr_text='"Ana Roe"')
    book.save(folder / name)
    found = gone(folder)
    assert told(found, What.LEFT) == set()
    assert holds(folder, "ana roe", "ana%20roe", "mydivorce", "ana@x") == []
    with io.BytesIO((folder / name).read_bytes()) as data:
        rows = [row[0] for row in load_workbook(data).worksheets[0].iter_rows(values_only=True)]
    assert rows == ["name", "Ben Poe"]


NOTES = [
    "Ask Zoe\u0301 Lambert, or Lambert, Zoé; ZOÉ\u200b LAMBERT. zoe\u200b@x.org",
    "<p>Zo&eacute; Lambert</p><p>Zo&#233;&nbsp;Lambert</p><b>Zoé</b> Lambert",
    "Zoe_Lambert zoe.lambert@elsewhere.example, z%C3%B6e Zo%C3%A9%20Lambert",
]


@pytest.mark.parametrize("text", NOTES)
def test_decomposed_zero_width_turned_and_escaped_spellings_are_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "people.csv").write_text("name,email\nZoé Lambert,zoe@x.org\nBen Ode,ben@x.org\n", "utf-8")
    (tmp_path / "notes.txt").write_text(text, encoding="utf-8")
    found = gone(tmp_path, "Zoé Lambert")
    is_named = bool(holds(tmp_path, "zoé lambert", "zoe\u0301 lambert", "lambert, zoé"))
    assert is_named == (told(found, What.LEFT) == {"notes.txt"}), "Done is never said over a hit"
    if "&" not in text and "%" not in text:
        assert not is_named


def test_near_spellings_are_listed_for_a_human_and_left(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "name,email\nZoé Lambert,zoe@x.org\nBen Ode,ben@x.org\nAnn Lamb,al@x.org\n", "utf-8"
    )
    for number, text in enumerate(("Zoe Lambrt", "Z. Lambert", "ask Lambert", "zoelambert", "Zoë Lambert")):
        (tmp_path / f"n{number}.txt").write_text(f"one\nAlso {text}.\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Ann Lamb, Ben Ode and the lambs\n", encoding="utf-8")
    found = gone(tmp_path, "zoe@x.org")
    assert told(found, What.LIKE) >= {"n0.txt", "n1.txt", "n2.txt", "n3.txt"}
    assert "other.txt" not in told(found, What.LIKE)
    assert all(
        change.told == "may mean the person: line 2" for change in found.changes if change.what is What.LIKE
    )
    assert "Zoe Lambrt" in (tmp_path / "n0.txt").read_text("utf-8")


def test_anonymous_in_a_forms_column_is_nobodys_address(tmp_path: Path) -> None:
    head = "ID,Start time,Completion time,Email,Name,Your name,Your e-mail,Comment\n"
    rows = "".join(
        f"{number},1,2,anonymous,anonymous,{name},{mail},c\n"
        for number, (name, mail) in enumerate((("Ana Roe", "ana@x.example"), ("Ben Poe", "ben@x.example")), 1)
    )
    (tmp_path / "form.csv").write_text(head + rows, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("Ask Ana Roe, not anonymous.\n", encoding="utf-8")
    (tmp_path / "program.yaml").write_text(
        "columns: {name: Your name, email: Your e-mail}\n", encoding="utf-8"
    )
    found = gone(tmp_path, "ana@x.example")
    assert not any("same name" in note for note in found.notes)
    assert (tmp_path / "form.csv").read_text(encoding="utf-8") == head + rows.splitlines(keepends=True)[1]
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "Ask (removed), not anonymous.\n"


def test_row_numbers_of_two_exports_are_no_ids_of_one_person(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name,email\n1,Ana Roe,ana@x.example\n", encoding="utf-8")
    other = "id,name,email\n1,Cy Moe,cy@x.example\n2,Ana Roe,ana@x.example\n"
    (tmp_path / "b.csv").write_text(other, encoding="utf-8")
    gone(tmp_path, "ana@x.example")
    assert (tmp_path / "b.csv").read_text(encoding="utf-8") == "id,name,email\n1,Cy Moe,cy@x.example\n"


def test_a_mailbox_that_people_share_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "id,name,email\nana,Ana Roe,team@x.example\nben,Ben Poe,team@x.example\n", encoding="utf-8"
    )
    gone(tmp_path)
    assert (tmp_path / "people.csv").read_text(
        encoding="utf-8"
    ) == "id,name,email\nben,Ben Poe,team@x.example\n"


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def damaged(data: bytes) -> bytes:
    """Return an archive whose first part has a wrong checksum."""
    return data.replace(b"Ben Poe", b"Ben Pox", 1)


DOCX = zipped({"word/document.xml": b"<w:p><w:r><w:t>An</w:t></w:r><w:r><w:t>a Roe</w:t></w:r></w:p>"})
CASES = {
    "memo.docx": DOCX,
    "damaged.docx": damaged(zipped({"word/document.xml": b"<w:t>Ben Poe</w:t>"})),
    "backup.zip": zipped({"people.csv": PEOPLE.encode()}),
    "nested.zip": zipped({"inner.zip": zipped({"deep.txt": b"Ana Roe"})}),
    "people.csv.gz": gzip.compress(PEOPLE.encode()),
    "sheet.ods": zipped({"mimetype": b"x", "content.xml": b"<text:p>Ana Roe</text:p>"}),
    "scan.pdf": b"%PDF-1.7 \0",
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Ana Roe",
    "data.bin": b"\0\1\2 Ana Roe",
}


@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_changed_or_read_is_listed_and_then_it_is_not_done(folder: Path, name: str) -> None:
    (folder / name).write_bytes(CASES[name])
    found = gone(folder)
    assert told(found, What.LEFT) == {name}
    again = [change.path.name for change in found.look_again()]
    assert set(again) == {name}


@pytest.mark.parametrize(
    "data", [zipped({"word/document.xml": b"<w:t>Ben Poe</w:t>"}), zipped({"a.txt": b"Ben"})]
)
def test_an_archive_without_the_person_is_not_listed(folder: Path, data: bytes) -> None:
    (folder / "other.zip").write_bytes(data)
    assert told(gone(folder), What.LEFT) == set()


def test_not_done_is_said_and_the_exit_code_tells(folder: Path) -> None:
    (folder / "memo.docx").write_bytes(DOCX)
    ran = run("forget", "ana", "--yes", cwd=folder)
    assert ran.code == 1
    assert ran.out.startswith("Not done: 1 place needs a look.")
    (folder / "memo.docx").unlink()
    again = run("forget", "Ana Roe", "--yes", cwd=folder)
    assert "nobody under this folder" in again.err


def test_damaged_files_stop_nothing(folder: Path) -> None:
    (folder / "broken.json").write_text('{"schema": "recimentor/plan/1", "pairs": [3', encoding="utf-8")
    bad = {
        "schema": "recimentor/plan/1",
        "people": {"ana": 3},
        "pairs": [{"a": {"id": "ana"}}, 7],
        "x": "Ana Roe",
    }
    (folder / "bad.json").write_text(json.dumps(bad), encoding="utf-8")
    (folder / "deep.json").write_text("[" * 50_000, encoding="utf-8")
    found = gone(folder)
    assert "people.csv" in told(found, What.CHANGED)
    assert holds(folder, "ana roe") == []


def test_a_file_that_may_not_be_read_is_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "secret.txt").write_text("Ana Roe")
    read = Path.read_bytes

    def refused(self: Path) -> bytes:
        if self.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refused)
    found = gone(folder)
    assert [(c.path.name, c.told) for c in found.left] == [("secret.txt", "permission denied")]


def test_a_link_is_listed_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "list.txt"
    outside.write_text("Ana Roe")
    (folder / "list.txt").symlink_to(outside)
    assert told(gone(folder), What.LEFT) == {"list.txt"}
    assert outside.read_text() == "Ana Roe"


def test_a_person_of_whom_no_record_is_left_can_still_be_searched(folder: Path) -> None:
    (folder / "people.csv").write_text(PEOPLE.replace(PEOPLE.splitlines()[1] + "\n", ""), encoding="utf-8")
    (folder / "notes.txt").write_text("Ana Roe was here\n", encoding="utf-8")
    assert told(gone(folder, "Ana Roe"), What.CHANGED) == {"notes.txt"}
    with pytest.raises(BadRequest, match="nobody"):
        gone(folder, "Ana Roe")


def test_a_plan_of_a_forgotten_person_has_ended_for_every_command(folder: Path) -> None:
    (folder / "program.yaml").write_text("consent: ask\n", encoding="utf-8")
    run("match", "people.csv", "-q", "-oplan.json", cwd=folder)
    run("invite", "plan.json", "-o", "invitations", cwd=folder)
    assert run("forget", "ana", "--yes", cwd=folder).code == 0
    (folder / "check-in.csv").write_text("id,met,continue\nben,Once,Yes\n", encoding="utf-8")
    for words in (
        ["status"],
        ["invite", "plan.json", "-o", "again", "--again"],
        ["kit", "plan.json", "-o", "kit", "--draft"],
        ["report", "plan.json", "--audience", "sponsor", "-o", "s.md"],
        ["report", "plan.json", "-o", "plan.html"],
        ["feedback", "plan.json", "check-in.csv"],
        ["match", "people.csv", "--keep", "plan.json", "-o", "next.json", "-q"],
    ):
        ran = run(*words, cwd=folder)
        assert ran.code in {0, 1}, (words, ran.err)
        assert "Dear (removed)" not in ran.out + ran.err
    status = run("status", cwd=folder).out
    assert "invite" not in status
    assert "1 ended" in status or "ended: 1" in status or "ended 1" in status.replace("  ", " "), status
    assert not (folder / "again").exists()
    assert not [path for path in (folder / "kit").rglob("*.md") if "removed" in path.read_text("utf-8")]
    plan = Plan.model_validate_json((folder / "plan.json").read_bytes())
    assert [pair.state for pair in plan.pairs] == ["ended"]
    assert plan_json(plan)


def test_a_part_without_a_name_that_is_damaged_is_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), "Ana")
    data = out.getvalue().replace(b"Ana", b"Bna", 1)
    with pytest.raises(CannotReadError):
        list(layers(tmp_path / "x.zip", data))


@pytest.mark.parametrize("who", ["ana", "ben", "cyd"])
def test_a_trio_without_one_of_its_people_is_a_plan_that_can_be_read(tmp_path: Path, who: str) -> None:
    """The third person's part holds gains as well: without them no command reads the plan."""
    (tmp_path / "program.yaml").write_text("odd: trio\nconsent: none\n", encoding="utf-8")
    (tmp_path / "people.csv").write_text(
        "id,name,email,offers,wants\n"
        "ana,Ana Roe,ana@x.example,Excel:5; Law:4,Python; Law\n"
        "ben,Ben Poe,ben@x.example,Python:5,Excel\n"
        "cyd,Cyd Low,cyd@x.example,Law:5; Python:3,Excel; Python\n",
        encoding="utf-8",
    )
    assert run("match", "people.csv", "-q", "-oplan.json", cwd=tmp_path).code == 0
    before = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert before["pairs"][0]["c"], "a trio"
    name = before["people"][who]["name"].split()[0]
    assert run("forget", who, "--yes", cwd=tmp_path).out.startswith("Done.")
    plan = Plan.model_validate_json((tmp_path / "plan.json").read_bytes())
    assert [pair.state for pair in plan.pairs] == ["ended"]
    assert plan.pairs[0].c is not None
    assert plan.pairs[0].c.reason == ()
    assert name not in (tmp_path / "plan.json").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["Ana (Annie) Roe", 'Ana "Annie" Roe', "Ana/Roe", "=Ana(Roe) Poe", " ".join("abcdefghijklm")]
)
def test_a_name_with_marks_of_its_own_or_many_words_is_found_in_every_format(
    tmp_path: Path, name: str
) -> None:
    people = [["name", "email", "offers", "wants"], [name, "ana@x.example", "Excel:5", "Python"]]
    people.append(["Ben Poe", "ben@x.example", "Python:5", "Excel"])
    with (tmp_path / "people.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(people)
    outputs = [f"-oplan.{suffix}" for suffix in ("json", "html", "xlsx", "md", "csv")]
    assert run("match", "people.csv", "-q", *outputs, cwd=tmp_path).code == 0
    assert run("kit", "plan.json", "-o", "kit", "--drafts", "--draft", cwd=tmp_path).code == 0
    (tmp_path / "notes.txt").write_text(f"Ask {name}, soon.\n", encoding="utf-8")
    assert told(gone(tmp_path, "ana@x.example"), What.LEFT) == set()
    assert holds(tmp_path, name.casefold(), html.escape(name.casefold())) == []
    assert (tmp_path / "notes.txt").read_text("utf-8").strip().endswith("(removed), soon.")


def test_requests_of_others_in_a_sheet_of_letters_are_nobody_elses_words(folder: Path) -> None:
    """The letter to somebody quotes their partner: what it quotes are the partner's words, who stays."""
    other = "Help me after a long time in another trade"
    (folder / "people.csv").write_text(PEOPLE.replace(",x\n", f",{other}\n"), encoding="utf-8")
    (folder / "letters.csv").write_text(
        f"kind,to_name,to_email,about,text\nletter,Ana Roe,ana@x.example,Ben Poe,{other}\n", encoding="utf-8"
    )
    gone(folder)
    assert other in (folder / "people.csv").read_text("utf-8")
