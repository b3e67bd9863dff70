"""Tables of a skill each way: the level of today and the aim, skills by people, banners, merged people."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor import api
from recimentor.model.participant import Participant


def read(tmp_path: Path, text: str) -> dict[str, Participant]:
    path = tmp_path / "people.csv"
    path.write_text(text, encoding="utf-8")
    reading = api.read(api.ReadRequest(sources=(str(path),)))
    return {person.name: person for person in reading.people}


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("{} (current)", "{} (target)"),
        ("{} - today", "{} - goal"),
        ("{} (Ist)", "{} (Soll)"),
        ("{} heute", "{} Ziel"),
        ("Current level: {}", "Target level: {}"),
    ],
)
def test_who_aims_higher_than_today_wants_to_learn(tmp_path: Path, now: str, then: str) -> None:
    skills = ("Audit", "Triage", "Wound care")
    heads = ",".join(shape.format(skill) for skill in skills for shape in (now, then))
    ada = read(tmp_path, f"Name,{heads}\nAda Lune,4,4,1,3,,2\nBo Marsh,1,1,5,5,3,3\n")["Ada Lune"]
    assert {offer.skill: offer.level for offer in ada.offers} == {"Audit": 4, "Triage": 1}
    assert [want.skill for want in ada.wants] == ["Triage", "Wound care"]


def test_skills_down_and_people_across_are_turned(tmp_path: Path) -> None:
    can, will = "kann ich", "will ich lernen"
    rows = f"Audit,{can},{will}\nTriage,{will},{can}\nWound care,{will},{can}\nRostering,{can},{will}\n"
    people = read(tmp_path, f"Skill,Ada Lune,Bo Marsh\n{rows}")
    assert [offer.skill for offer in people["Ada Lune"].offers] == ["Audit", "Rostering"]
    assert [want.skill for want in people["Bo Marsh"].wants] == ["Audit", "Rostering"]


def test_lines_that_name_a_unit_above_its_people_are_nobody(tmp_path: Path) -> None:
    rows = "Ward 4,,,\nAda Lune,a@x.org,Audit,Triage\nWard 5,,,\nBo Marsh,b@x.org,Triage,Audit\n"
    assert set(read(tmp_path, f"Name,Email,Offers,Wants\n{rows}")) == {"Ada Lune", "Bo Marsh"}


def test_somebody_without_answers_is_no_banner(tmp_path: Path) -> None:
    rows = "Ada Lune,a@x.org,Audit,Triage\nCy Thorn,,,\nBo Marsh,b@x.org,Triage,Audit\n"
    assert len(read(tmp_path, f"Name,Email,Offers,Wants\n{rows}")) == 3


def test_people_on_several_lines_each_are_one_each(tmp_path: Path) -> None:
    rows = "".join(
        f"{name},{name[:1]}@x.org,{offer},{want}\n"
        for name, answers in {
            "Ada": (("Audit", "Law"), ("Triage", "")),
            "Bo": (("Law", "Audit"), ("Cooking", "")),
            "Cy": (("Triage", "Law"), ("Audit", "")),
        }.items()
        for offer, want in answers
    )
    people = read(tmp_path, f"Name,Email,Offers,Wants\n{rows}")
    assert [offer.skill for offer in people["Ada"].offers] == ["Audit", "Triage"]
    assert len(people) == 3


def test_an_address_behind_the_name_is_the_address(tmp_path: Path) -> None:
    rows = "Ada Lune <ada@x.org>,Audit,Triage\nBo Marsh <bo@x.org>,Triage,Audit\n"
    people = read(tmp_path, f"Name,Offers,Wants\n{rows}")
    assert {name: person.email for name, person in people.items()} == {
        "Ada Lune": "ada@x.org",
        "Bo Marsh": "bo@x.org",
    }


@pytest.mark.parametrize(
    "asked", ["Skill 1: how well?", "How confident are you in skill #1?", "Skill 1 (1-5)"]
)
def test_a_question_that_holds_the_one_before_asks_for_its_level(tmp_path: Path, asked: str) -> None:
    ada = read(tmp_path, f"Name,Skill 1,{asked},Wants\nAda Lune,Audit,4,Triage\nBo Marsh,Triage,5,Audit\n")[
        "Ada Lune"
    ]
    assert [(offer.skill, offer.level) for offer in ada.offers] == [("Audit", 4)]


@pytest.mark.parametrize("years", ["(9 years)", "- 9 Jahre", "(3 ans)", ": 2 yrs"])
def test_how_long_somebody_did_it_is_told_and_is_no_part_of_the_name(tmp_path: Path, years: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        f"Name,Offers,Wants\nAda Lune,Audit {years},Triage\nBo Marsh,Triage,Audit\n", encoding="utf-8"
    )
    reading = api.read(api.ReadRequest(sources=(str(path),)))
    assert [(offer.skill, offer.level) for offer in reading.people[0].offers] == [("Audit", None)]
    assert "level-unclear" in {finding.code for finding in reading.findings}


def test_stars_of_a_grid_are_levels(tmp_path: Path) -> None:
    rows = "Ada Lune,\u2605\u2605\u2605\u2605,,Triage\nBo Marsh,,\u2605\u2605\u2605\u2606\u2606,Audit\n"
    people = read(tmp_path, f"Name,Offers [Audit],Offers [Triage],Wants\n{rows}")
    assert [(o.skill, o.level) for p in people.values() for o in p.offers] == [("Audit", 4), ("Triage", 3)]


def test_commas_under_a_level_part(tmp_path: Path) -> None:
    rows = 'Ada Lune,expert: Audit; basic: Triage\nBo Marsh,"expert: Law, Tax"\n'
    people = read(tmp_path, f"Name,Offers\n{rows}")
    assert [offer.skill for offer in people["Bo Marsh"].offers] == ["Law", "Tax"]
