"""What is laid over or beside the rows: repeated answers, corrections, roles, organisation data."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.intake import People, read_people
from recimentor.model.program import Program
from recimentor.model.reading import ReadOptions
from recimentor.model.reporting import line_above, managers_of


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(**files: str) -> None:
    for name, text in files.items():
        Path(name.replace("__", ".")).write_text(text, "utf-8")


def told(people: People) -> list[tuple[str, int]]:
    return [(finding.code, finding.place.row) for finding in people.findings]


FAULTY = """name,email,offers,wants,timezone
Ana,ana@x.org,Leadership:4,SQL,nowhere
Ben,ben@x.org,SQL:9,Leadership,
Cem,cem@x.org,SQL:4,Leadership,
"""
MENDED = """who,field,value,why
ana@x.org,timezone,Europe/Paris,asked her
Ben,offers,SQL:3; Python:4,he meant 3
"""


def test_the_same_export_again_shows_only_its_new_findings() -> None:
    """Export, mend, the same export with its old faults and five newcomers."""
    write(people__csv=FAULTY)
    assert told(read_people(["people.csv"], Program())) == [("unknown-zone", 2), ("bad-level", 3)]
    write(corrections__csv=MENDED)
    mended = read_people(["people.csv"], Program())
    assert told(mended) == []
    assert [offer.level for offer in mended.people[1].offers] == [3, 4]
    newcomers = "".join(f"New {n},new{n}@x.org,SQL:4,Leadership,\n" for n in range(4))
    write(people__csv=FAULTY + newcomers + "New 9,new9@x.org,SQL:7,Leadership,\n")
    again = read_people(["people.csv"], Program())
    assert told(again) == [("bad-level", 9)]
    assert [one.path for one in again.inputs] == ["people.csv", "corrections.csv"]


def test_a_correction_may_name_an_attribute_or_a_person_to_avoid() -> None:
    write(
        people__csv="id,name,offers,wants,Floor\na,Ana,x,y,1\nb,Ben,y,x,2\n",
        corrections__csv="who,field,value,why\na,floor,3,moved\nb,avoid,Ana,asked\n",
    )
    ana, ben = read_people(["people.csv"], Program()).people
    assert (ana.attributes, ben.avoid) == ((("Floor", "3"),), ("a",))


@pytest.mark.parametrize(
    ("first", "second"),
    [("2026-03-01 10:00", "2026-03-02 09:00"), ("3/9/2026 11:00:00 PM", "3/10/2026 1:00:00 AM"),
     ("28.02.2026 10:00", "01.03.2026 09:00"), ("", "")],
)  # fmt: skip
def test_the_last_answer_of_a_person_counts(first: str, second: str) -> None:
    write(
        people__csv=f"Timestamp,name,email,offers,wants\n{first},Ana,a@x.org,x,y\n{second},Ana,A@x.org,x,z\n"
    )
    (ana,) = read_people(["people.csv"], Program.model_validate({"duplicates": "latest"})).people
    assert [want.skill for want in ana.wants] == ["z"]


def test_the_last_answer_counts_wherever_it_stands() -> None:
    write(people__csv="Timestamp,name,offers,wants\n2026-03-02,Ana,x,y\n2026-03-01,Ana,x,z\n")
    (ana,) = read_people(["people.csv"], Program.model_validate({"duplicates": "latest"})).people
    assert [want.skill for want in ana.wants] == ["y"]


def test_rows_of_one_person_on_two_sheets_are_joined() -> None:
    write(
        mentors__csv="name,email,Skills,Team\nAna,a@x.org,SQL:4,North\nBen,b@x.org,Excel,\n",
        mentees__csv="name,email,Skills,Team\nAna,a@x.org,Excel,South\nCem,c@x.org,SQL,\n",
    )
    program = Program.model_validate(
        {
            "duplicates": "join",
            "sources": [
                {"match": "mentors*", "columns": {"offers": "Skills"}},
                {"match": "mentees*", "columns": {"wants": "Skills"}},
            ],
        }
    )
    ana, ben, cem = read_people(["mentors.csv", "mentees.csv"], program).people
    assert ([o.skill for o in ana.offers], [w.skill for w in ana.wants], ana.team) == (
        ["SQL"],
        ["Excel"],
        "North",
    )
    assert (ben.wants, cem.offers) == ((), ())


def test_ids_that_clash_between_two_sheets_take_a_prefix() -> None:
    write(
        mentors__csv="id,name,offers,wants\n1,Ana,SQL,Go\n",
        mentees__csv="id,name,offers,wants\n1,Ben,Go,SQL\n",
    )
    program = Program.model_validate({"sources": [{"match": "mentees.csv", "prefix": "e"}]})
    assert [person.id for person in read_people(["mentors.csv", "mentees.csv"], program).people] == [
        "1",
        "e1",
    ]


def test_a_role_column_says_who_teaches_and_who_learns() -> None:
    write(people__csv="name,Role,Skills\nAna,Mentor,SQL:4\nBen,mentee,SQL:4\nCem,Both,SQL:4\n")
    program = Program.model_validate(
        {"columns": {"offers": "Skills", "wants": "Skills"}, "roles": {"column": "Role"}}
    )
    people = read_people(["people.csv"], program)
    assert [(len(p.offers), len(p.wants)) for p in people.people] == [(1, 0), (0, 1), (1, 1)]


def test_a_pool_of_mentors_and_mentees_is_told_in_one_line_first() -> None:
    rows = "".join(f"M{n},x,\n" for n in range(15)) + "".join(f"E{n},,x\n" for n in range(15))
    write(people__csv=f"name,offers,wants\n{rows}")
    people = read_people(["people.csv"], Program())
    assert people.findings[0].message == "0 of 30 can be in a two-way pair: 15 only offer, 15 only want."
    assert str(people.summary) == "0 of 30 fine; 30 cannot be matched"


ORG = """Employee number,Email,Dept,Grade,Reports to,Office
1,boss@x.org,Board,D,,Lyon
2,mid@x.org,Sales,C,1,Lyon
3,ana@x.org,Sales,B,2,Lyon
4,ben@x.org,IT,A,boss@x.org,Rome
5,nobody@x.org,IT,A,4,Rome
"""


def test_organisation_data_is_joined_by_email_or_number_and_adds_nobody() -> None:
    write(
        people__csv="Employee ID,name,email,offers,wants,department\n"
        ",Ana,ANA@x.org,x,y,Legal\n1,Bo,,y,x,\n,Zoe,z@x.org,x,y,\n",
        org__csv=ORG,
    )
    people = read_people(["people.csv"], Program(), options=ReadOptions(organisation=("org.csv",)))
    bo, ana, zoe = people.people
    assert (ana.department, ana.site, ana.career_stage, ana.manager) == ("Sales", "Lyon", "B", "2")
    assert (bo.department, bo.manager, zoe.department) == ("Board", "", "")
    assert told(people) == [
        ("organisation-joined", 0),
        ("organisation-differs", 2),
        ("line-unknown", 4),
        ("not-in-organisation", 4),
    ]


def test_the_reporting_chain_runs_through_people_who_did_not_sign_up() -> None:
    write(people__csv="id,name,email,offers,wants\na,Ana,ana@x.org,x,y\nb,Bo,boss@x.org,y,x\n", org__csv=ORG)
    people = read_people(["people.csv"], Program(), options=ReadOptions(organisation=("org.csv",)))
    managers = managers_of(people.people, people.organisation)
    assert line_above("a", managers) == ("2", "b")


def test_rows_with_faults_are_set_aside_where_that_is_asked_for() -> None:
    write(people__csv=FAULTY)
    people = read_people(["people.csv"], Program(), options=ReadOptions(set_aside=True))
    assert [person.name for person in people.people] == ["Ana", "Cem"]
    assert [(one.name, one.codes) for one in people.set_aside] == [("Ben", ("bad-level",))]
    assert {finding.severity.value for finding in people.findings} == {"warning"}
    assert str(people.summary).startswith("2 of 3 fine; 1 row to mend")


def test_accepted_findings_are_counted_and_not_shown() -> None:
    write(people__csv="id,name,offers,wants,Floor\na,Ana,,y,1\nb,Ben,,y,2\n")
    accept = ["unknown-columns", {"code": "nothing-offered", "ids": "a"}, "no-two-way"]
    one = Program.model_validate({"accept": accept})
    people = read_people(["people.csv"], one)
    assert told(people) == [("nothing-offered", 3)]
    assert people.num_accepted == 2


def test_an_error_cannot_be_accepted() -> None:
    write(people__csv=FAULTY)
    people = read_people(["people.csv"], Program.model_validate({"accept": ["bad-level", "unknown-zone"]}))
    assert [code for code, _ in told(people)] == ["bad-level"]


def test_a_filled_sheet_of_prose_adds_skills_and_a_blank_line_adds_nothing() -> None:
    write(
        people__csv="id,name,What can you teach?\na,Ana,I ran the budget for years.\n",
        coded__csv="who,field,sentence,suggested skills,skills\n"
        "a,offers,I ran the budget.,Budgeting,Budgeting:4\n"
        "a,wants,Slides.,Presenting,\na,wants,Talks.,,Public speaking\n",
    )
    people = read_people(["people.csv"], Program(), options=ReadOptions(coded=("coded.csv",)))
    (ana,) = people.people
    assert [(o.skill, o.level) for o in ana.offers] == [("Budgeting", 4)]
    assert [w.skill for w in ana.wants] == ["Public speaking"]


@pytest.mark.parametrize("role", ["corrections", "coded"])
@pytest.mark.parametrize("beside", ["people.csv", "other.csv"])
def test_a_sheet_without_its_columns_is_an_error_even_if_it_is_a_source(role: str, beside: str) -> None:
    write(people__csv="id,name,offers,wants\na,Ana,x,y\nb,Ben,y,x\n", other__csv="id,name\na,Ana\n")
    options = ReadOptions(**{role: beside if role == "corrections" else (beside,)})  # type: ignore[arg-type]
    people = read_people(["people.csv"], Program(), options=options)
    assert len(people.people) == 2
    assert [(f.code, f.place.file) for f in people.findings] == [("missing-column", beside)]
    assert "who, field" in people.findings[0].message


def test_a_source_that_is_also_the_organisation_file_is_read_as_both() -> None:
    write(people__csv="id,name,email,offers,wants,manager\na,Ana,a@x.org,x,y,b\nb,Ben,b@x.org,y,x,\n")
    people = read_people(["people.csv"], Program(), options=ReadOptions(organisation=("people.csv",)))
    assert len(people.people) == 2
    assert [one.path for one in people.inputs] == ["people.csv"]
    assert line_above("a", managers_of(people.people, people.organisation)) == ("b",)


def test_corrections_without_their_columns_are_told_beside_a_source_that_cannot_be_read() -> None:
    write(people__csv="", other__csv="id,name\na,Ana\n")
    people = read_people(["people.csv"], Program(), options=ReadOptions(corrections="other.csv"))
    assert sorted(told(people)) == [
        ("file-empty", 0),
        ("missing-column", 1),
    ]
