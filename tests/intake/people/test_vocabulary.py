"""The program's vocabulary: its list, its map, and that our own files agree about the names of skills."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.conftest import Reader

from recimentor.intake import read_people, read_program
from recimentor.intake.pack import starter_skills
from recimentor.intake.skillnames import shipped_aliases
from recimentor.intake.skillnames.vocabulary import Vocabulary
from recimentor.model.names import skill_key
from recimentor.model.program import Program, Skills
from recimentor.wording import one_form
from recimentor.wording.words import stems_of

EXAMPLES = Path(__file__).parents[3] / "examples"


def listing(*names: str, **settings: object) -> Skills:
    return Skills.model_validate({"names": names, **settings})


def offered(read: Reader, cell: str, skills: Skills) -> list[str]:
    people = read(f"name,offers,wants\nAna,{cell},x\n", program=Program(skills=skills)).people
    return [offer.skill for offer in people[0].offers]


def test_starter_list_aliases_and_examples_call_each_skill_by_one_name() -> None:
    words = Vocabulary(listing(*starter_skills()))
    names = {*starter_skills(), *shipped_aliases().values()}
    for folder in (EXAMPLES / "people.csv", EXAMPLES / "people.yaml"):
        people = read_people([str(folder)], Program()).people
        names |= {offer.skill for person in people for offer in person.offers}
        names |= {want.skill for person in people for want in person.wants}
    called: dict[frozenset[str], set[str]] = {}
    for name in names:
        for form in (frozenset(stems_of(name)), frozenset(one_form(name).split())):
            called.setdefault(form, set()).add(words.resolve(name)[1])
    assert {form: keys for form, keys in called.items() if len(keys) > 1} == {}


def test_a_listed_name_is_never_read_as_another() -> None:
    words = Vocabulary(listing("Managing projects", "MS Excel", "Presentation skills"))
    assert words.resolve("managing projects") == ("Managing projects", "managing projects")
    # What the shipped aliases call by another name comes to the listed one of its kind.
    assert words.resolve("Project mgmt")[0] == "Managing projects"
    assert words.resolve("Project management")[0] == "Managing projects"
    assert words.resolve("Excel")[0] == "MS Excel"


def test_a_kind_with_two_listed_names_leads_to_neither() -> None:
    words = Vocabulary(listing("MS Excel", "Microsoft Excel"))
    assert words.resolve("Excel") == ("Excel", "excel")


def test_word_forms_of_listed_names_are_read_as_these_and_told(read: Reader) -> None:
    skills = listing("Delegation", "Business cases", "Running meetings", shipped_aliases=False)
    cell = "Delegating:4; business case; Meetings run"
    assert offered(read, cell, skills) == ["Delegation", "Business cases", "Meetings run"]
    found = read(f"name,offers,wants\nAna,{cell},x\n", program=Program(skills=skills))
    (finding,) = [f for f in found.findings if f.code == "wording-read-as"]
    assert finding.message == "2 wordings are forms of names on the list of skills, and read as them."
    assert found.read_as == (("Delegating", "Delegation"), ("business case", "Business cases"))


def test_without_a_list_nothing_is_read_as_a_word_form(read: Reader) -> None:
    assert offered(read, "Business case; Business cases", Skills()) == ["Business case", "Business cases"]


def test_a_human_keeps_a_word_form_apart(read: Reader) -> None:
    skills = listing("Business cases", different=[("Business case", "Business cases")])
    assert offered(read, "Business case", skills) == ["Business case"]


def test_two_listed_names_of_one_form_draw_nothing(read: Reader) -> None:
    skills = listing("Meeting", "Meetings")
    assert offered(read, "meeting; meetings", skills) == ["Meeting", "Meetings"]


def test_one_wording_may_name_several_skills(read: Reader) -> None:
    skills = listing("Excel", "Budgeting", aliases={"Excel and budgets": "Excel; Budgeting"})
    assert offered(read, "Excel and budgets:4; SQL", skills) == ["Excel", "Budgeting", "SQL"]


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name.replace("__", ".").replace("_", "-")).write_text(text, encoding="utf-8")
    return folder / "program.yaml"


def test_list_and_map_beside_the_program_are_read(tmp_path: Path) -> None:
    program = write(
        tmp_path,
        program__yaml="name: x\nskills: {aliases: {Talks: Speaking}}\n",
        skills__txt="# Ours\nPublic speaking\n\nExcel\nC#\npublic speaking\n",
        skill_map__csv="wording,means,answer,people\nTalks,Public speaking,same,3\n"
        "Graphs,Charts,partly 40,1\nSQL,NoSQL,different,2\nDecks,Slides,,1\n",
    )
    read = read_program(program)
    skills = read.program.skills
    assert (skills.names, read.findings) == (("Public speaking", "Excel", "C#"), ())
    # What the program says itself goes before its map.
    assert skills.aliases == {"Talks": "Speaking"}
    assert [(r.want, r.offer, r.credit) for r in skills.related] == [
        ("Graphs", "Charts", 0.4),
        ("Charts", "Graphs", 0.4),
    ]
    assert skills.different == (("SQL", "NoSQL"),)
    assert [path.name for path in read.beside] == ["skills.txt", "skill-map.csv"]


def test_without_a_program_file_the_map_counts_and_the_list_does_not(tmp_path: Path) -> None:
    write(tmp_path, skills__txt="Excel\n", skill_map__csv="wording,means,answer\nSheets,Excel,same\n")
    read = read_program(None, tmp_path)
    assert (read.program.skills.names, read.program.skills.aliases) == ((), {"Sheets": "Excel"})
    assert read_program(None).program == Program()


@pytest.mark.parametrize("language", ["de", "FR"])
def test_the_language_of_names_is_one_that_is_known(language: str) -> None:
    assert Skills(language=language).language == language.casefold()
    with pytest.raises(ValueError, match="use one of"):
        Skills(language="klingon")


def test_a_map_meets_people_where_nothing_else_would(read: Reader) -> None:
    text = "name,offers,wants\nAna,Sheets:5,Talks\nBen,Talks:5,Excel\n"
    assert {w.key for p in read(text).people for w in p.wants} == {"talks", "excel"}
    mapped = Program(skills=Skills(aliases={"Sheets": "Excel"}))
    assert skill_key(read(text, program=mapped).people[0].offers[0].skill) == "excel"
