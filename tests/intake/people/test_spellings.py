"""Skill names: shipped aliases, names that look alike, prose."""

from __future__ import annotations

from pathlib import Path

from tests.intake.conftest import Reader

from recimentor.intake import read_program
from recimentor.intake.people.coding import coding_lines
from recimentor.intake.skillnames import shipped_aliases
from recimentor.model.participant import Offer, Participant, skill_key
from recimentor.model.program import Program


def offering(person_id: str, *skills: str) -> Participant:
    return Participant(
        id=person_id, name=person_id, offers=tuple(Offer(s, None, skill_key(s)) for s in skills)
    )


def test_shipped_aliases_lead_to_names_that_are_no_aliases_themselves() -> None:
    aliases = shipped_aliases()
    assert len(aliases) > 100
    assert not {skill_key(name) for name in aliases.values()} & set(aliases)


def test_common_spellings_are_one_skill_unless_the_program_says_otherwise(read: Reader) -> None:
    text = "name,offers,wants\nAna,MS Excel; JS; C; C++; C#,x\n"
    assert [offer.key for offer in read(text).people[0].offers] == ["excel", "javascript", "c", "c++", "c#"]
    own = Program.model_validate({"skills": {"aliases": {"MS Excel": "Spreadsheets"}}})
    assert read(text, program=own).people[0].offers[0].key == "spreadsheets"
    none = Program.model_validate({"skills": {"shipped_aliases": False}})
    assert read(text, program=none).people[0].offers[0].key == "ms excel"


def test_a_skill_map_beside_the_program_adds_aliases(tmp_path: Path) -> None:
    (tmp_path / "skills.yaml").write_text("aliases: {Slides: Presenting, Talks: Speaking}\n")
    (tmp_path / "program.yaml").write_text("skills: {map: skills.yaml, aliases: {Talks: Presenting}}\n")
    read = read_program(tmp_path / "program.yaml")
    assert (read.program.skills.aliases, read.findings) == (
        {"Slides": "Presenting", "Talks": "Presenting"},
        (),
    )
    (tmp_path / "skills.yaml").write_text("aliasses: {a: b}\n")
    (finding,) = read_program(tmp_path / "program.yaml").findings
    assert (finding.code, finding.place.row, Path(finding.place.file).name) == (
        "unknown-setting",
        1,
        "skills.yaml",
    )


def test_sentences_get_suggestions_and_nothing_is_accepted() -> None:
    person = Participant(
        id="a", name="Ana", attributes=(("About", "I ran budgeting. I love dogs!\nPython too"),)
    )
    lines = coding_lines([person], [("offers", "about")])
    assert [(line.sentence, line.suggested[:1]) for line in lines] == [
        ("I ran budgeting.", ("Budgeting",)),
        ("I love dogs!", ()),
        ("Python too", ("Python",)),
    ]
