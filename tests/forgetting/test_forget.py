"""After `forget` no file under the folder tells of the person, and everybody else's stays as it was."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook, load_workbook

from recimentor.forgetting import forget
from recimentor.model.errors import BadRequest
from recimentor.model.forgetting import Forgetting, What
from recimentor.model.forgotten import is_token, stands_for
from recimentor.model.history import HistorySettings
from recimentor.model.program import Program

PEOPLE = """id,name,email,offers,wants,manager,prefer,note
ana,Ana Silva,ana@x.org,Leadership:5,Python,,,
ben,Ben Hart,ben@x.org,Python:5,Leadership,ana,ana; cy,"I know Ana  Silva, not Ana Silvano"
cy,Cy Ana Silva Lopez,cy@x.org,Python:4,Leadership,,,
"""


def gone(
    folder: Path, who: str = "ana", program: Program | None = None, *, keeps_hash: bool = True
) -> Forgetting:
    """Forget somebody with a salt of zeros, and write it down."""
    found = forget(folder, who, program or Program(), salt=bytes, keeps_hash=keeps_hash)
    for path, content in found.contents.items():
        path.write_bytes(content)
    for path in found.removed:
        path.unlink()
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def test_their_row_goes_and_other_rows_keep_what_is_theirs(folder: Path) -> None:
    gone(folder)
    assert (folder / "people.csv").read_text(encoding="utf-8") == (
        "id,name,email,offers,wants,manager,prefer,note\n"
        'ben,Ben Hart,ben@x.org,Python:5,Leadership,,cy,"I know (removed), not Ana Silvano"\n'
        "cy,Cy Ana Silva Lopez,cy@x.org,Python:4,Leadership,,,\n"
    )


@pytest.mark.parametrize("who", ["ana", "ANA@X.ORG", "Ana Silva"])
def test_a_person_is_found_by_id_e_mail_or_name(folder: Path, who: str) -> None:
    assert gone(folder, who).person_id == "ana"


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    found = forget(folder, "ana", Program(), salt=bytes)
    told = [(change.path.name, change.what) for change in found.changes]
    assert told == [("people.csv", What.CHANGED), ("people.csv", What.LIKE)], "Ana Silvano is near"
    assert (folder / "people.csv").read_text(encoding="utf-8") == PEOPLE


def test_nobody_and_a_shared_name_are_refused(folder: Path) -> None:
    with pytest.raises(BadRequest, match="nobody"):
        gone(folder, "zoe")
    (folder / "more.csv").write_text("id,name\nana-2,Ana Silva\n", encoding="utf-8")
    with pytest.raises(BadRequest, match="2 people"):
        gone(folder, "Ana Silva")


@pytest.mark.parametrize("who", ["", " ", "\t\n"])
def test_a_blank_id_means_nobody_not_everybody(folder: Path, who: str) -> None:
    (folder / "more.csv").write_text("id,name,email\nzed,Zed,\n", encoding="utf-8")
    with pytest.raises(BadRequest, match="empty"):
        gone(folder, who)
    with pytest.raises(BadRequest, match="nobody"):
        gone(folder, "(removed)")


def test_a_blank_former_id_does_not_stand_for_every_empty_cell(folder: Path) -> None:
    pairs = "rank,a_id,a_name,b_id,b_name,c_id,c_name\n1,ben,Ben Hart,cy,Cy Ana Silva Lopez,,\n"
    (folder / "plan.csv").write_text(pairs, encoding="utf-8")
    gone(folder, program=Program(history=HistorySettings.model_validate({"same_as": {"ana": [""]}})))
    assert (folder / "plan.csv").read_text(encoding="utf-8") == pairs


def test_somebody_else_of_the_same_name_stays_and_it_is_said(folder: Path) -> None:
    (folder / "more.csv").write_text("id,name,wants\nana-2,Ana Silva,Python\n", encoding="utf-8")
    (folder / "notes.txt").write_text("Ask Ana Silva.\n", encoding="utf-8")
    found = gone(folder)
    assert any("same name" in note for note in found.notes)
    assert "ana-2,Ana Silva,Python" in (folder / "more.csv").read_text(encoding="utf-8")
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "Ask Ana Silva.\n"
    assert "\nana," not in (folder / "people.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encoding_separator_and_line_ends_stay(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Name;E-mail\r\nAna;ana@x.org\r\nJosé;jose@x.org\r\n".encode(encoding))
    gone(tmp_path, "ana@x.org")
    assert path.read_bytes() == "Name;E-mail\r\nJosé;jose@x.org\r\n".encode(encoding)


def test_columns_of_the_program_say_who_a_row_is_about(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text("Timestamp,Who are you?,Work address\n1,Ana Silva,ana@x.org\n2,Ben,b@x.org\n", "utf-8")
    columns = {"name": "Who are you?", "email": "Work address"}
    gone(tmp_path, "ana@x.org", Program.model_validate({"columns": columns}))
    assert path.read_text("utf-8") == "Timestamp,Who are you?,Work address\n2,Ben,b@x.org\n"


def plan(path: Path, ana: str = "ana") -> Path:
    people = {
        ana: {"id": ana, "name": "Ana Silva", "email": f"{ana}@x.org"},
        "ben": {"id": "ben", "name": "Ben Hart", "prefer": [ana], "requests": ["More of Ana Silva"]},
        "cy": {"id": "cy", "name": "Cy", "manager": ana},
    }
    pair = {
        "a": {"id": ana, "name": "Ana Silva"},
        "b": {"id": "ben", "name": "Ben Hart"},
        "reason": {"a": "Ana Silva can help Ben Hart.", "b": ""},
        "teaches": {"a": [{"skill": "Leadership"}], "b": []},
        "score": 0.5,
    }
    other = {
        "a": {"id": "cy", "name": "Cy"},
        "b": {"id": "di", "name": "Di"},
        "alternatives": {"a": [{"id": ana, "name": "Ana Silva"}, {"id": "ben", "name": "Ben Hart"}], "b": []},
    }
    settled = {"locked": [[ana, "ben"]], "first": [ana, "cy"], "picks": {ana: ["ben"], "cy": [ana]}}
    left = [{"id": "eli", "name": "Eli", "reasons": []}]
    raw = {
        "schema": "recimentor/plan/1",
        "people": people,
        "pairs": [pair, other],
        "unmatched": left,
        "settled": settled,
        "shortlists": {ana: [{"id": "ben", "name": "Ben Hart"}], "cy": [{"id": ana, "name": "Ana Silva"}]},
    }
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def test_a_plan_keeps_the_pair_under_a_hash_and_nothing_else(folder: Path) -> None:
    path = plan(folder / "plan.json")
    gone(folder)
    text = path.read_text(encoding="utf-8")
    raw = json.loads(text)
    token = raw["pairs"][0]["a"]["id"]
    assert stands_for(token, "ana")
    assert raw["pairs"][0]["b"] == {"id": "ben", "name": "Ben Hart"}
    assert raw["pairs"][0]["teaches"] == {"a": [], "b": []}
    assert [one["id"] for one in raw["pairs"][1]["alternatives"]["a"]] == ["ben"]
    assert raw["people"]["ben"] == {
        "id": "ben",
        "name": "Ben Hart",
        "prefer": [],
        "requests": ["More of (removed)"],
    }
    assert raw["settled"] == {"locked": [], "first": ["cy"], "picks": {"cy": []}}
    assert raw["shortlists"] == {"cy": []}
    assert "Ana" not in text
    assert "Leadership" not in text


def test_without_a_hash_the_pair_goes_too(folder: Path) -> None:
    path = plan(folder / "plan.json")
    gone(folder, keeps_hash=False)
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert [pair["a"]["id"] for pair in raw["pairs"]] == ["cy"]
    assert not any(is_token(person_id) for person_id in raw["people"])


def test_earlier_ids_go_with_the_present_one(folder: Path) -> None:
    path = plan(folder / "plan.json", ana="old")
    same = HistorySettings.model_validate({"same_as": {"ana": "old"}})
    gone(folder, program=Program(history=same))
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert stands_for(raw["pairs"][0]["a"]["id"], "ana"), "known again under the id of today"
    assert "old" not in raw["people"]


def test_pairs_in_csv_keep_a_hash_and_rows_of_those_left_over_go(folder: Path) -> None:
    path = folder / "plan.csv"
    path.write_text(
        "rank,a_id,a_name,b_id,b_name,reason\n"
        "1,ana,Ana Silva,ben,Ben Hart,Ana Silva can help.\n,ana,Ana Silva,,,x\n",
        encoding="utf-8",
    )
    gone(folder)
    header, row = path.read_text(encoding="utf-8").splitlines()
    assert header == "rank,a_id,a_name,b_id,b_name,reason"
    assert row.startswith("1,forgotten-")
    assert row.endswith(",(removed),ben,Ben Hart,")


DECISIONS = """# decided in May
locked:
  - [ana, ben]          # the boss said so
  - pair: di + eli
    why: ana@x.org agreed
vetoed:
  - cy + Ana Silva
out:
  - person: ana
    why: leave
  - eli
answers:
  - {person: ben, partner: ana, answer: no, why: rather not}
picks:
  - person: ben
    partners: [ana, cy]
"""


def test_decisions_lose_their_entries_and_keep_all_other_lines(folder: Path) -> None:
    path = folder / "decisions.yaml"
    path.write_text(DECISIONS, encoding="utf-8")
    gone(folder)
    assert path.read_text(encoding="utf-8") == (
        "# decided in May\nlocked:\n  - pair: di + eli\n    why: (removed) agreed\nvetoed:\nout:\n  - eli\n"
        "answers:\npicks:\n  - person: ben\n    partners: [cy]\n"
    )


@pytest.mark.parametrize("name", ["decisions.old", "decisions", "decisions.txt"])
def test_decisions_are_decisions_whatever_they_are_called(folder: Path, name: str) -> None:
    (folder / name).write_text(DECISIONS, encoding="utf-8")
    (folder / "prose.txt").write_text("To do: call Ana Silva\nLater: cake\n", encoding="utf-8")
    gone(folder)
    assert "leave" not in (folder / name).read_text("utf-8")
    assert "- eli" in (folder / name).read_text("utf-8")
    assert (folder / "prose.txt").read_text("utf-8") == "To do: call (removed)\nLater: cake\n"


def test_people_in_yaml_lose_their_record_and_are_taken_from_the_lists_of_others(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(
        "# Ana Silva came late\npeople:\n  - name: Di\n    prefer: [ana, ben]\n    wants: [Excel]\n\n"
        "  - id: ana\n    name: Ana Silva\n    wants:\n      - Python\n\n  # the last one\n  - name: Eli\n"
        "    prefer:\n      - ana\n      - ben\n    manager: ana\n    wants: [Excel]\n",
        encoding="utf-8",
    )
    gone(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# (removed) came late\n")
    assert "# the last one" in text
    assert yaml.safe_load(text) == {
        "people": [
            {"name": "Di", "prefer": ["ben"], "wants": ["Excel"]},
            {"name": "Eli", "prefer": ["ben"], "wants": ["Excel"]},
        ]
    }


def test_the_program_file_no_longer_says_who_is_who(folder: Path) -> None:
    path = folder / "program.yaml"
    path.write_text(
        "history:\n  same_as:\n    ana: ana@old.org\n    ben: ben-old\nask_first: [ana, ben]\n",
        encoding="utf-8",
    )
    gone(folder, program=Program.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == {
        "history": {"same_as": {"ben": "ben-old"}},
        "ask_first": ["ben"],
    }


def test_workbooks_lose_the_row_and_the_mentions(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Sign-ups"],
        ["Name", "Email", "Prefer"],
        ["Ana Silva", "ana@x.org"],
        ["Ben", "ben@x.org", "ana; cy"],
    ):
        sheet.append(row)
    book.save(folder / "sign-ups.xlsx")
    gone(folder)
    rows = list(load_workbook(folder / "sign-ups.xlsx").worksheets[0].iter_rows(values_only=True))
    assert rows == [("Sign-ups", None, None), ("Name", "Email", "Prefer"), ("Ben", "ben@x.org", "cy")]
    with zipfile.ZipFile(io.BytesIO((folder / "sign-ups.xlsx").read_bytes())) as archive:
        assert not any(b"Ana" in archive.read(name) for name in archive.namelist())


def test_what_was_made_from_a_plan_is_removed_and_own_notes_are_mended(folder: Path) -> None:
    (folder / "page.html").write_text("<meta name=generator content=recimentor>Ana Silva", encoding="utf-8")
    (folder / "other.html").write_text("<meta name=generator content=recimentor>Ben", encoding="utf-8")
    (folder / "notes.md").write_text("Call Ana Silva on Monday.\n", encoding="utf-8")
    kit = folder / "kit" / "01-ana-silva-ben"
    kit.mkdir(parents=True)
    (kit.parent / "letters.csv").write_text(
        "kind,to_name,to_email\nletter,Ana Silva,ana@x.org\n", encoding="utf-8"
    )
    (kit / "agenda.md").write_text("# Your first meeting\n", encoding="utf-8")
    found = gone(folder)
    assert {path.name for path in found.removed} == {"page.html", "agenda.md"}
    assert (folder / "other.html").exists()
    assert (folder / "notes.md").read_text(encoding="utf-8") == "Call (removed) on Monday.\n"
    assert (kit.parent / "letters.csv").read_text(encoding="utf-8") == "kind,to_name,to_email\n"


LETTERS = """kind,to_name,to_email,about,text
letter,Ana Silva,ana@x.org,Ben Hart,Dear Ana Silva
scheduling,Ana Silva,pa@assist.org,Ben Hart,A time for Ana Silva
letter,Ben Hart,ben@x.org,Ana Silva,Dear Ben
"""


def all_bytes(folder: Path) -> str:
    """Return the names and contents of all files, lower-cased."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "".join(f"{path}{path.read_bytes().decode('utf-8', 'replace')}" for path in files).casefold()


@pytest.mark.parametrize("has_field", [True, False])
def test_whoever_keeps_their_diary_is_no_second_person_of_that_name(folder: Path, has_field: bool) -> None:
    people = "id,name,email,contact\nana,Ana Silva,ana@x.org,pa@assist.org\nben,Ben Hart,ben@x.org,\n"
    if not has_field:
        people = people.replace("contact", "remark", 1).replace("pa@assist.org", "")
    (folder / "people.csv").write_text(people, encoding="utf-8")
    (folder / "letters.csv").write_text(LETTERS, encoding="utf-8")
    (folder / "notes.txt").write_text("Ask Ana Silva.\n", encoding="utf-8")
    found = gone(folder)
    assert not any("same name" in note for note in found.notes)
    left = all_bytes(folder)
    assert "ana silva" not in left
    assert "ana@x.org" not in left
    assert "pa@assist.org" not in left


def test_a_name_without_id_or_e_mail_is_no_second_person(folder: Path) -> None:
    (folder / "feedback.csv").write_text("Name,Did it help?\nAna Silva,Yes\nBen Hart,No\n", encoding="utf-8")
    (folder / "notes.txt").write_text("Ask Ana Silva.\n", encoding="utf-8")
    assert not any("same name" in note for note in gone(folder, "Ana Silva").notes)
    left = (folder / "feedback.csv").read_text("utf-8") + (folder / "notes.txt").read_text("utf-8")
    assert left == "Name,Did it help?\nBen Hart,No\nAsk (removed).\n"


def test_a_participant_who_keeps_a_diary_is_not_that_other_person(folder: Path) -> None:
    other = "letter,Ana Silva,ana@x.org,Cy Ana Silva Lopez,Dear Ana Silva\n"
    letters = LETTERS.replace("pa@assist.org", "ben@x.org") + other
    (folder / "letters.csv").write_text(letters, encoding="utf-8")
    gone(folder, "ben")
    assert "ana,Ana Silva,ana@x.org" in (folder / "people.csv").read_text(encoding="utf-8")
    left = (folder / "letters.csv").read_text(encoding="utf-8")
    assert left == LETTERS.splitlines(keepends=True)[0] + other, "letters about the pair that is over go"
    assert "ben@x.org" not in all_bytes(folder)


MADE = "<meta name=generator content=recimentor>"


def test_of_two_namesakes_made_pages_go_and_sources_stay(folder: Path) -> None:
    more = "id,name,email\na2,Ana Silva,ana2@x.org\n"
    (folder / "more.csv").write_text(more, encoding="utf-8")
    (folder / "notes.md").write_text("Ask Ana Silva.\n", encoding="utf-8")
    (folder / "plan.html").write_text(f"{MADE}Ana Silva and Ben Hart", encoding="utf-8")
    (folder / "other.html").write_text(f"{MADE}Ben Hart and Cy Ana Silva Lopez", encoding="utf-8")
    kit = folder / "kit"
    pair = kit / "pairs" / "1-ana-silva-ben-hart"
    pair.mkdir(parents=True)
    (kit / "letters.csv").write_text(LETTERS.replace("Dear Ben", "Meet Ana Silva"), encoding="utf-8")
    (pair / "agenda.md").write_text("# Your first meeting\n", encoding="utf-8")
    (kit / "letter-cy-ana-silva-lopez.md").write_text("# Dear Cy\n", encoding="utf-8")
    found = gone(folder)
    assert {path.name for path in found.removed} == {"plan.html", "letters.csv", "agenda.md"}
    assert any("same name" in note and "stay as they are" in note for note in found.notes)
    assert (folder / "more.csv").read_text(encoding="utf-8") == more
    assert (folder / "notes.md").read_text(encoding="utf-8") == "Ask Ana Silva.\n"


def test_own_notes_beside_letters_in_the_program_s_folder_are_mended_not_removed(folder: Path) -> None:
    (folder / "letters.csv").write_text(LETTERS, encoding="utf-8")
    (folder / "notes.txt").write_text("Ask Ana Silva.\n", encoding="utf-8")
    (folder / "pairs").mkdir()
    (folder / "pairs" / "letter.md").write_text("Dear Ana Silva", encoding="utf-8")
    assert [path.name for path in gone(folder).removed] == ["letter.md"]
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "Ask (removed).\n"


def test_the_id_behind_a_shared_name_says_who_is_meant(folder: Path) -> None:
    (folder / "more.csv").write_text("id,name\na2,Ana Silva\n", encoding="utf-8")
    (folder / "notes.txt").write_text("Ana Silva [ana], Ana Silva [a2]", encoding="utf-8")
    gone(folder)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "(removed), Ana Silva [a2]"


def test_a_made_page_that_holds_a_telling_id_alone_goes(folder: Path) -> None:
    (folder / "more.csv").write_text("id,name\nemp-17,Di Roe\nemp-171,Eli Roe\n", encoding="utf-8")
    (folder / "page.html").write_text(f"{MADE}emp-17", encoding="utf-8")
    (folder / "other.html").write_text(f"{MADE}emp-171", encoding="utf-8")
    assert [path.name for path in gone(folder, "emp-17").removed] == ["page.html"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", f"{MADE}Zo\u00e9 O&#39;Brien"),
        ("page.md", "recimentor: Zo\u00e9 O\\'Brien"),
        ("first.ics", "PRODID:recimentor\r\nSUMMARY:Zo\u00e9 O'Br\r\n ien\r\n"),
        ("draft.eml", "X-Mailer: recimentor\nContent-Transfer-Encoding: base64\n\nWm/DqSBPJ0JyaWVu\n"),
        ("zoe-o-brien.txt", "made by recimentor"),
    ],
)
def test_a_name_is_found_in_made_files_however_their_format_writes_it(
    folder: Path, name: str, content: str
) -> None:
    (folder / "more.csv").write_text("id,name\nzo,Zo\u00e9 O'Brien\n", encoding="utf-8")
    (folder / name).write_text(content, encoding="utf-8", newline="")
    assert [path.name for path in gone(folder, "zo").removed] == [name]


def test_what_cannot_be_looked_into_is_named(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 \0")
    found = gone(folder)
    assert [(change.path.name, change.what) for change in found.left] == [("scan.pdf", What.LEFT)]
    assert (folder / "scan.pdf").exists()


def test_forgetting_twice_finds_nobody(folder: Path) -> None:
    plan(folder / "plan.json")
    gone(folder)
    with pytest.raises(BadRequest, match="nobody"):
        gone(folder)


def test_the_first_key_of_a_record_goes_without_its_dash(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(
        "people:\n  - name: Xu\n    id: xu\n    wants: [Excel]\n  - manager: ana\n    id: di\n    name: Di\n"
        "  - {id: ana, name: Ana Silva, wants: [Excel]}\n",
        encoding="utf-8",
    )
    gone(tmp_path)
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == {
        "people": [{"name": "Xu", "id": "xu", "wants": ["Excel"]}, {"id": "di", "name": "Di"}]
    }


def test_files_that_are_not_sound_are_named_and_left(folder: Path) -> None:
    (folder / "broken.csv").write_text('name,note\nBen,"' + "Ana Silva " * 20_000 + "\n", encoding="utf-8")
    (folder / "broken.xlsx").write_bytes(b"PK\3\4 no workbook")
    (folder / "broken.json").write_text('{"name": "Ana Silva"', encoding="utf-8")
    (folder / "broken.yaml").write_text("a: [Ana Silva\n", encoding="utf-8")
    found = gone(folder)
    assert {change.path.name for change in found.left} == {"broken.xlsx"}
    assert "Ana" not in (folder / "broken.csv").read_text(encoding="utf-8")
    assert "Ana" not in (folder / "broken.json").read_text(encoding="utf-8")
    assert "Ana" not in (folder / "broken.yaml").read_text(encoding="utf-8")
