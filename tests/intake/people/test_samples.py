"""Sign-up sheets that others made, read by the mapping that was proposed for them, with nothing edited."""

from __future__ import annotations

import csv
import gzip
import os
from pathlib import Path

import pytest

from recimentor.intake import People, read_people, read_program
from recimentor.intake.linkedin import read_archives
from recimentor.intake.notebook import Notebook
from recimentor.intake.propose import Proposal, propose
from recimentor.intake.reading.csv_reader import read_csv
from recimentor.model.finding import has_errors

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def by_proposal(tmp_path: Path, *sources: Path) -> tuple[People, Proposal]:
    names = [str(source) for source in sources]
    proposal = propose(names)
    (tmp_path / "program.yaml").write_text(proposal.text, "utf-8")
    read = read_program(tmp_path / "program.yaml")
    assert read.findings == ()
    return read_people(names, read.program), proposal


def counts(people: People) -> tuple[int, int, int]:
    offering = sum(bool(person.offers) for person in people.people)
    wanting = sum(bool(person.wants) for person in people.people)
    return len(people.people), offering, wanting


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("civil-service-mentors.csv", "civil-service-mentees.csv"), (24, 12, 12)),
        (("online-mentors.csv", "online-mentees.csv"), (36, 19, 19)),
        (("company-applications.xlsx",), (12, 4, 6)),
    ],
)
def test_a_sheet_by_others_is_read_by_its_proposal(
    tmp_path: Path, names: tuple[str, ...], expected: tuple[int, int, int]
) -> None:
    people, proposal = by_proposal(tmp_path, *(SAMPLES / name for name in names))
    assert not has_errors(people.findings)
    assert counts(people) == expected
    assert "one specific request" in proposal.missing[0]


def test_microsoft_forms_gives_the_persons_own_email_not_the_accounts(tmp_path: Path) -> None:
    people, _ = by_proposal(tmp_path, SAMPLES / "company-applications.xlsx")
    zarek = next(person for person in people.people if person.id == "987654321")
    assert (zarek.name, zarek.email) == ("Zarek Zabroski", "zzabrosk@example.com")
    assert [want.skill for want in zarek.wants] == ["Public Speaking", "Managing Up"]
    assert zarek.prefer == ("123456789", "234567891")
    assert zarek.agreed is True


def test_sensitive_questions_of_these_sheets_are_not_kept(tmp_path: Path) -> None:
    people, _ = by_proposal(tmp_path, SAMPLES / "company-applications.xlsx")
    kept = {name for person in people.people for name, _ in person.attributes}
    assert not {"Gender", "Female", "Male"} & kept


def test_hours_as_a_python_list_are_read_and_missing_questions_told(tmp_path: Path) -> None:
    people, proposal = by_proposal(tmp_path, SAMPLES.parent / "forms" / "hours.csv")
    ruth = next(person for person in people.people if person.name == "Ruth Dahl")
    assert [(w.day, w.start_minute, w.end_minute) for w in ruth.availability] == [
        (0, 1140, 1200),
        (1, 1200, 1260),
        (4, 1080, 1140),
    ]
    assert [line.split(";")[0] for line in proposal.missing] == [
        "There is no question about what people can teach",
        "There is no question about what people want to learn",
        "There is no question about one specific request",
    ]


@pytest.mark.parametrize(
    "notes",
    [
        'Notes:\n"Some addresses, and more, are missing."\n\n',
        "Notes:\nOne line.\nAnother, with a comma.\n\n",
        "",
    ],
)
def test_notes_above_the_headers_of_connections_are_skipped(notes: str) -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    table = read_csv(f"{notes}{head}Ana,Sol,u,,Acme,CTO,15 Jan 2023\n", "Connections.csv", Notebook())
    assert table is not None
    assert (table.headers[:2], len(table.records)) == (("First Name", "Last Name"), 1)


def shared(*parts: str) -> Path:
    folder = os.environ.get("RECIMENTOR_SHARED_DATA")
    if not folder:
        pytest.skip("RECIMENTOR_SHARED_DATA does not say where the shared data is")
    return Path(folder).joinpath(*parts)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("civil-service-mentor-match/large-mentors.csv", "civil-service-mentor-match/large-mentees.csv"),
         (1000, 500, 500)),
        (("mentor-matching-online/dummy-data-and-outputs.xlsx",), (36, 19, 19)),
        (("jnj-mentormatch/mentor.csv", "jnj-mentormatch/mentee.csv"), (12, 4, 6)),
    ],
)  # fmt: skip
def test_whole_sheets_by_others_are_read_by_their_proposal(
    tmp_path: Path, names: tuple[str, ...], expected: tuple[int, int, int]
) -> None:
    people, _ = by_proposal(tmp_path, *(shared("mentoring-samples", name) for name in names))
    assert (has_errors(people.findings), counts(people)) == (False, expected)


def test_the_survey_is_read_by_its_proposal(tmp_path: Path) -> None:
    packed = shared("stackoverflow", "stackoverflow-2025-first1000.csv.gz")
    (tmp_path / "survey.csv").write_bytes(gzip.decompress(packed.read_bytes()))
    people, _ = by_proposal(tmp_path, tmp_path / "survey.csv")
    assert (has_errors(people.findings), len(people.people)) == (False, 901)


@pytest.mark.parametrize("export", ["2018-11", "2024-01", "2024-12"])
def test_archives_with_the_headers_of_real_ones_are_read(tmp_path: Path, export: str) -> None:
    """The header lines, encodings and separators are those of real archives; the one row in each is ours."""
    folder = tmp_path / "archive"
    with shared("linkedin-export", "real-export-headers.csv").open(encoding="utf-8", newline="") as stream:
        files = [row for row in csv.DictReader(stream) if row["export"] == export]
    answers = {
        "First Name": "Ana",
        "Last Name": "Sol",
        "Name": "Python",
        "Email Address": "a@x.org",
        "Title": "Lead",
    }
    for file in files:
        path = folder / file["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        separator = "\t" if file["delimiter"] == "tab" else ","
        header = next(csv.reader([file["header"].strip()], delimiter=separator))
        row = separator.join(answers.get(name, "") for name in header)
        notes = 'Notes:\n"Some are missing."\n\n' if file["header_line_number"] == "4" else ""
        text = f"{notes}{file['header'].strip()}\n{row}\n"
        path.write_bytes(text.encode("utf-16" if file["encoding"] == "utf-16" else "utf-8"))
    notebook = Notebook()
    (member,) = read_archives([str(folder)], notebook, connections=True)
    assert (member.name, member.email, member.skills) == ("Ana Sol", "a@x.org", ("Python",))
    assert notebook.close() == ()
