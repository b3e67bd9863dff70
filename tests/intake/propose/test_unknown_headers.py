"""Forms whose headers no list of words knows: cells, and what columns share, say what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.intake.columns.mapping import lay_out
from recimentor.intake.notebook import Notebook
from recimentor.intake.propose import propose
from recimentor.intake.propose.guess import guess_columns, sheet_roles
from recimentor.intake.propose.guesses import Guesses
from recimentor.intake.reading.csv_reader import read_csv
from recimentor.model.program import Program

PEOPLE = (
    ("Annika", "Berg", "Wound care", "Triage"),
    ("Luc", "De Smet", "Triage", "Rostering"),
    ("Siobhan", "O'Leary", "Rostering", "Wound care"),
    ("Tomasz", "Lis", "Audit", "Triage"),
)
SKILLS = ("Wound care", "Triage", "Rostering")


def guessed(header: str, rows: list[str]) -> Guesses:
    table = read_csv("\n".join([header, *rows]) + "\n", "f.csv", Notebook())
    assert table is not None
    return guess_columns(table)


def headers_of(guesses: Guesses, target: str) -> list[str]:
    return [header for guess in guesses.guesses if guess.target == target for header in guess.headers]


def mail(first: str, last: str) -> str:
    return f"{first}.{last.replace(' ', '')}@example.org".lower().replace("'", "")


@pytest.mark.parametrize("header", ["Title", "Osallistuja", "Kto?"])
def test_a_column_whose_cells_stand_in_the_addresses_holds_the_names(header: str) -> None:
    rows = [f"{first} {last},Ada Moor,{mail(first, last)},{o},{w}" for first, last, o, w in PEOPLE]
    found = guessed(f"{header},Boss of all,Email,Offers,Wants", rows)
    assert headers_of(found, "name") == [header]


def test_names_in_two_columns_are_put_in_the_order_of_the_addresses() -> None:
    rows = [f"{last},{first},{mail(first, last)},{o},{w}" for first, last, o, w in PEOPLE]
    found = guessed("Sukunimi,Etunimi,Email,Offers,Wants", rows)
    assert (headers_of(found, "first_name"), headers_of(found, "last_name")) == (["Etunimi"], ["Sukunimi"])


def test_names_without_addresses_are_asked_about() -> None:
    rows = [f"{first} {last},{o},{w}" for first, last, o, w in PEOPLE]
    found = guessed("Osallistuja,Offers,Wants", rows)
    assert headers_of(found, "name") == ["Osallistuja"]
    assert any("names of people" in question for question in found.questions)


def grid(shape: str, asked: str, cells: dict[str, str], none: str) -> tuple[str, list[str]]:
    """Return a list of offers beside a column for each skill, which says who wants it."""
    header = ",".join(["Name", "Aanbod", *(shape.format(q=asked, s=s) for s in SKILLS)])
    rows = [
        ",".join([f"{a} {b}", o, *(cells["yes"] if s == w else none for s in SKILLS)])
        for a, b, o, w in PEOPLE
    ]
    return header, rows


@pytest.mark.parametrize("shape", ["{q} [{s}]", "{q}: {s}", "{s} - {q}", "{s} ({q})", "{q}/{s}"])
@pytest.mark.parametrize(("yes", "none"), [("veel interesse", "geen interesse"), ("x", "")])
def test_a_grid_is_the_other_side_of_the_list_that_holds_its_skills(shape: str, yes: str, none: str) -> None:
    found = guessed(*grid(shape, "Leren", {"yes": yes}, none))
    (wanted,) = [guess for guess in found.guesses if guess.target == "wants"]
    assert [skill.casefold() for skill in wanted.labels] == [skill.casefold() for skill in SKILLS]
    assert headers_of(found, "offers") == ["Aanbod"]


def test_levels_of_numbered_skills_are_no_grid_of_skills() -> None:
    rows = [f"{a} {b},{o},4,,{w}" for a, b, o, w in PEOPLE]
    found = guessed("Name,Punt 1,Punt 1 - hoe goed,Punt 2,Wants", rows)
    assert all("Punt 1" not in guess.labels for guess in found.guesses)


@pytest.mark.parametrize(
    "heads",
    [("Wens nr. 1", "Wens nr. 2"), ("Toive", "Toive 2"), ("Learning priority 1", "Learning priority 2")],
)
def test_numbered_questions_in_unknown_words_stand_together(heads: tuple[str, str]) -> None:
    rows = [f"{a} {b},{o},{w},{'' if w == 'Audit' else 'Audit'}" for a, b, o, w in PEOPLE]
    found = guessed(f"Name,Osaaminen,{heads[0]},{heads[1]}", rows)
    assert headers_of(found, "wants") == list(heads)
    assert headers_of(found, "offers") == ["Osaaminen"]


def test_a_column_of_few_answers_is_no_skill_where_two_others_share_theirs() -> None:
    rows = [f"{a} {b},Voglio,{o},{w}" for a, b, o, w in PEOPLE]
    found = guessed("Name,Vorrei imparare a partecipare come,Alfa,Beta", rows)
    assert (headers_of(found, "offers"), headers_of(found, "wants")) == (["Alfa"], ["Beta"])


def test_the_second_of_two_questions_for_one_side_is_the_other_and_is_asked() -> None:
    rows = [f"{a} {b},{o},{w}" for a, b, o, w in PEOPLE]
    found = guessed("Name,Experienced in,Hardly experienced in", rows)
    assert headers_of(found, "wants") == ["Hardly experienced in"]
    assert any("Hardly" in question for question in found.questions)


def test_sheets_called_teachers_and_learners_are_the_two_sides() -> None:
    tables = [
        read_csv(f"Name,Topics\nAda Lune,{skill}\n", name, Notebook())
        for name, skill in (("Teachers.csv", "Triage"), ("Learners.csv", "Audit"))
    ]
    assert sheet_roles([table for table in tables if table is not None]) == ["offers", "wants"]
    assert sheet_roles([table for table in tables[:1] if table is not None]) == [""]


def test_small_letters_make_no_choice_with_a_comma_where_people_write_so() -> None:
    rows = [
        'Ada,"Power BI, minute taking",audit',
        'Bo,"audit, Minute taking","Power BI"',
        "Cy,casework,audit",
    ]
    (offers,) = [g for g in guessed("Name,Offers,Wants", rows).guesses if g.target == "offers"]
    assert "choices" not in offers.settings


def test_preferences_for_sites_are_no_skills() -> None:
    cells = ("Definitely yes", "No", "If need be", "Definitely yes")
    rows = [f"{a} {b},{o},{w},{cells[i]},{cells[-i]}" for i, (a, b, o, w) in enumerate(PEOPLE)]
    found = guessed("Name,Expert in,Curious about,Oslo (North),Bergen (North)", rows)
    assert headers_of(found, "offers") == ["Expert in"]
    assert headers_of(found, "wants") == ["Curious about"]


def test_a_list_whose_header_goes_on_feeds_the_side_too_and_any_other_is_asked_about() -> None:
    rows = [f"{a} {b},{o},{w},{w},{o}" for a, b, o, w in PEOPLE]
    found = guessed("Name,Offers,Offers (expert),Wants,Projects", rows)
    assert headers_of(found, "offers") == ["Offers", "Offers (expert)"]
    assert any('"Projects" hold skills' in question for question in found.questions)


def test_one_of_two_columns_that_mean_a_field_is_named_in_the_mapping(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        "First name,Given name,Surname,Offers,Wants\nAda,Ada M,Lune,Audit,Triage\n", encoding="utf-8"
    )
    assert "  first_name: First name" in propose([str(path)]).text


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("Name,Osaaminen,Toive", 'columns: {offers: "Osaaminen", wants: "Toive"}'),
        ("Name,Osaaminen,Wants", 'columns: {offers: "Osaaminen"}'),
        ("Name,Offers,Toive", 'columns: {wants: "Toive"}'),
    ],
)
def test_a_missing_side_is_told_with_the_line_that_maps_it(header: str, line: str) -> None:
    rows = "".join(f"{a} {b},{o},{w}\n" for a, b, o, w in PEOPLE)
    table = read_csv(f"{header}\n{rows}", "f.csv", Notebook())
    assert table is not None
    notebook = Notebook()
    lay_out([table], Program(), notebook)
    missing = [finding for finding in notebook.close() if finding.code == "missing-column"]
    assert missing
    assert all(f"`{line}`" in finding.fix for finding in missing)
