"""Exports of form tools, as they are and by the mapping that was proposed for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recimentor.intake import People, read_people, read_program
from recimentor.intake.columns.fields import is_known_header
from recimentor.intake.columns.sensitive import is_sensitive
from recimentor.intake.pack import program_folder
from recimentor.intake.propose import propose
from recimentor.intake.values.ratings import rating_of
from recimentor.intake.values.zones import zone_of
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.rules import ladder_steps

FORMS = Path(__file__).parents[2] / "data" / "forms"


def by_proposal(tmp_path: Path, name: str) -> People:
    program = tmp_path / "program.yaml"
    program.write_text(propose([str(FORMS / name)]).text, "utf-8")
    read = read_program(program)
    assert read.findings == ()
    return read_people([str(FORMS / name)], read.program)


def skills(person: Participant) -> tuple[list[tuple[str, int | None]], list[tuple[str, int | None]]]:
    return [(o.skill, o.level) for o in person.offers], [(w.skill, w.priority) for w in person.wants]


@pytest.mark.parametrize("name", ["google.csv", "microsoft.xlsx"])
def test_an_export_of_the_form_pack_needs_no_mapping(tmp_path: Path, name: str) -> None:
    folder = program_folder("Spring 2027")
    (tmp_path / "program.yaml").write_text(folder["program.yaml"], "utf-8")
    program = read_program(tmp_path / "program.yaml")
    assert program.findings == ()
    people = read_people([str(FORMS / name)], program.program)
    assert {finding.code for finding in people.findings} == {"older-answer"}
    assert len(people.people) == 4
    ben = people.people[1]
    assert skills(ben) == (
        [("Python", 5), ("SQL", 4), ("Data analysis", 4)],
        [("Negotiation", 5), ("Leading a team", 4), ("Data storytelling", 3)],
    )
    assert (ben.agreed, ben.share_requests, ben.modes, len(ben.availability)) == (True, False, ("Chat",), 1)


def test_the_form_pack_lists_its_skills_and_asks_what_the_reader_reads() -> None:
    folder = program_folder("x")
    names = folder["skills.txt"].split("\n")[:-1]
    assert 40 <= len(names) <= 60
    assert all(name in folder["form.md"] for name in names)


def test_tick_boxes_that_repeat_their_label_become_skills(tmp_path: Path) -> None:
    ana, ben, cem = by_proposal(tmp_path, "typeform.csv").people
    assert skills(ana) == (
        [("Excel", None), ("Public speaking", None)],
        [("Python", None), ("Leadership & management", None)],
    )
    assert skills(cem) == ([("Leadership & management", None)], [("Python", None)])
    assert (ana.timezone, ben.timezone) == ("Europe/Berlin", "Europe/London")


def test_shifted_headers_are_noticed_and_the_cells_count(tmp_path: Path) -> None:
    shifted = by_proposal(tmp_path, "typeform-shifted.csv")
    straight = by_proposal(tmp_path, "typeform.csv")
    assert [skills(person) for person in shifted.people] == [skills(person) for person in straight.people]
    assert "header-shifted" in {finding.code for finding in shifted.findings}
    assert any("shifted" in question for question in propose([str(FORMS / "typeform-shifted.csv")]).questions)


def test_grids_of_ratings_and_of_ranks_become_levels_and_priorities(tmp_path: Path) -> None:
    ana, ben, _ = by_proposal(tmp_path, "grids.csv").people
    assert skills(ana) == ([("Excel", 5), ("SQL", 4)], [("Python", 5), ("Negotiation", 4), ("Coaching", 3)])
    assert skills(ben)[0] == [("Excel", 2), ("Public speaking", 3)]
    assert any("is 1 the best?" in question for question in propose([str(FORMS / "grids.csv")]).questions)


def test_a_proposal_says_what_is_missing_with_the_question_to_send(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(
        "Timestamp,Full name,What do you want to learn?\n2026-01-01,Ana,SQL;Go\n2026-01-02,Ben,Go\n"
    )
    missing = propose([str(path)]).missing
    assert "what people can teach" in missing[0]
    assert "Which skills can you help somebody else with?" in missing[0]


def test_choices_with_commas_stay_whole_where_they_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('name,offers,wants\nAna,"Design, print and web, Excel, SQL","Excel"\n')
    column = {"from": "offers", "split": ",", "choices": ["Design, print and web", "Design"]}
    (ana,) = read_people([str(path)], Program.model_validate({"columns": {"offers": column}})).people
    assert [offer.skill for offer in ana.offers] == ["Design, print and web", "Excel", "SQL"]


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ("Expert", 5),
        ("4 - Advanced", 4),
        ("Advanced (4)", 4),
        ("basic", 2),
        ("3", 3),
        ("None", 0),
        ("purple", None),
    ],
)
def test_rating_words_are_levels(answer: str, level: int | None) -> None:
    assert rating_of(answer, {}) == level


def test_a_programs_own_ratings_go_before_the_common_words() -> None:
    assert rating_of("Expert", {"expert": 3}) == 3
    assert rating_of("7", {"7": 5}) == 5


@pytest.mark.parametrize(
    ("label", "zone"),
    [
        ("Central Europe (CET)", "Europe/Berlin"),
        ("UK / Ireland (GMT)", "Europe/London"),
        ("europe/paris", "Europe/Paris"),
        ("UTC+2", "Etc/GMT-2"),
        ("Mars (MTC)", ""),
    ],
)
def test_zone_labels_are_zones(label: str, zone: str) -> None:
    assert zone_of(label)[0] == zone


@pytest.mark.parametrize(
    "header",
    ["Age", "Your gender", "Pronouns", "Date of birth", "MaritalStatus", "Menopause",
     "Managing health challenges", "Religious & Spiritual", "Geschlecht", "Situation familiale",
     "Select the characteritics you prefer"],
)  # fmt: skip
def test_sensitive_questions_are_known_by_whole_words(header: str) -> None:
    assert is_sensitive(header)


@pytest.mark.parametrize(
    "header",
    ["Career stage", "Your department or agency", "Leadership & management", "Languages", "Health and safety",
     "Package", "Sexton", "Management", "Coverage", "Images", "Stage", "Racing"],
)  # fmt: skip
def test_harmless_headers_are_not_sensitive(header: str) -> None:
    assert not is_sensitive(header)


def test_a_sensitive_column_is_not_kept_unless_the_balance_report_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,offers,wants,Gender\nAna,a,b,x\n")
    assert read_people([str(path)], Program()).people[0].attributes == ()
    named = read_people([str(path)], Program(balance=("gender",)))
    assert named.people[0].attributes == (("Gender", "x"),)
    assert "sensitive-used" in {finding.code for finding in named.findings}


def test_two_sides_may_be_a_sensitive_question_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,offers,wants,Gender\nAna,a,b,x\nBen,b,a,y\n")
    people = read_people([str(path)], Program(sides="Gender"))
    assert [person.side for person in people.people] == ["x", "y"]
    assert "sensitive-used" in {finding.code for finding in people.findings}


def test_a_question_asked_again_in_another_branch_feeds_the_same_field(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,offers,wants,Department,Department2\nAna,a,b,Sales,\nBen,b,a,,Legal\n")
    people = read_people([str(path)], Program())
    assert [person.department for person in people.people] == ["Sales", "Legal"]
    assert people.findings == ()


def test_microsoft_forms_numbers_a_question_called_like_its_own_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    head = "ID,Start time,Completion time,Email,Name,Name2,Email2,offers,wants\n"
    path.write_text(
        f"{head}1,x,2026-01-01,anonymous,,Ana Sol,a@x.org,a,b\n2,x,2026-01-01,anonymous,,Ben,b@x.org,b,a\n"
    )
    people = read_people([str(path)], Program())
    assert [(p.id, p.name) for p in people.people] == [("a@x.org", "Ana Sol"), ("b@x.org", "Ben")]


def test_a_proposal_asks_about_choices_that_may_hold_a_comma(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        "Excel, SQL",
        "Design, print and web, SQL",
        "SQL, Design, print and web",
        "Excel, Design, print and web",
    ]
    lines = "".join(f'P{n},"{row}",x\n' for n, row in enumerate(rows))
    path.write_text(f"Name,Which skills can you teach?,I want to learn\n{lines}")
    proposal = propose([str(path)])
    assert "is each entry under `choices:` one choice" in " ".join(proposal.questions)
    assert 'choices: ["Design, print and web"]' in proposal.text
    program = tmp_path / "program.yaml"
    program.write_text(proposal.text, "utf-8")
    people = read_people([str(path)], read_program(program).program)
    assert {offer.skill for person in people.people for offer in person.offers} == {
        "Excel", "SQL", "Design, print and web"}  # fmt: skip


def test_years_as_ranges_are_steps_of_a_ladder() -> None:
    values = ["3\u20135", "10+", "1-2", "7"]
    assert ladder_steps(values) == {"3-5": 3, "10+": 10, "1-2": 1, "7": 7}


@given(text=st.text(max_size=40) | st.from_regex(r"[0-9]{1,5000}( - .*)?"))
@settings(deadline=None, max_examples=80)
def test_any_answer_is_a_rating_from_nothing_to_five_or_none(text: str) -> None:
    assert rating_of(text, {}) in {None, 0, 1, 2, 3, 4, 5}


def test_the_form_pack_asks_every_question_that_it_promises() -> None:
    form = program_folder("x")["form.md"]
    questions = [line.split("|")[1].strip() for line in form.splitlines() if line.startswith("| ")][2:]
    assert [question for question in questions if not is_known_header(question)] == []


def test_a_section_title_glued_before_a_question_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        '"Part 1 of 2\nYour full name",offers,"Part 2 of 2\nThe skill that I most want to learn"\nAna,a,b\n'
    )
    (ana,) = read_people([str(path)], Program()).people
    assert (ana.name, [(want.skill, want.priority) for want in ana.wants]) == ("Ana", [("b", 5)])
