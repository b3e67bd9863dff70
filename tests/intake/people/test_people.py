"""Rows to people: columns, ids, mentions, sides, several sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.conftest import Reader

from recimentor.intake import People, find_program, read_people
from recimentor.model.errors import InputMissing
from recimentor.model.program import Program


def codes(people: People) -> list[str]:
    return [finding.code for finding in people.findings]


def test_headers_are_matched_without_regard_to_case_spaces_and_punctuation(read: Reader) -> None:
    people = read(
        "E-Mail ;FULL NAME;can_teach;I want to learn;Line-Manager\n"
        "a@x.org;Ana;x;y;b@x.org\nb@x.org;Ben;y;x;\n"
    )
    assert [(p.id, p.name, p.manager) for p in people.people] == [
        ("a@x.org", "Ana", "b@x.org"),
        ("b@x.org", "Ben", ""),
    ]


def test_first_and_last_name_make_the_name_and_the_name_the_id(read: Reader) -> None:
    (person,) = read("First name,Last name,offers,wants\nAna,Sol,x,y\n").people
    assert (person.id, person.name) == ("Ana Sol", "Ana Sol")


def test_columns_map_several_sources_into_one_field(read: Reader) -> None:
    columns = {
        "offers": {"from": ["Tools", "Talks"], "split": ",", "blank": "NA"},
        "wants": "Next",
        "shift": "Rank",
    }
    program = Program.model_validate({"columns": columns})
    (person,) = read('name,Tools,Talks,Next,Rank,Extra\nAna,"C,C#",NA,Go,7,z\n', program=program).people
    assert [offer.skill for offer in person.offers] == ["C", "C#"]
    assert person.attributes == (("Extra", "z"), ("shift", "7"))


def test_ranked_wants_count_five_four_three_two_one(read: Reader) -> None:
    columns = {"wants": {"from": ["First", "Second", "Third"], "ranked": True}}
    program = Program.model_validate({"columns": columns})
    (person,) = read("name,offers,First,Second,Third\nAna,x,a,b;c,d\n", program=program).people
    assert [(want.skill, want.priority) for want in person.wants] == [("a", 5), ("b", 4), ("c", 3), ("d", 2)]


def test_a_missing_mapped_column_is_told_with_a_near_miss(read: Reader) -> None:
    program = Program.model_validate({"columns": {"offers": "What can you teech?"}})
    people = read("name,What can you teach?,wants\nAna,x,y\n", program=program)
    told = next(finding for finding in people.findings if finding.code == "missing-column")
    assert 'did you mean "What can you teach?"' in told.message


def test_people_are_named_by_id_name_or_email(read: Reader) -> None:
    people = read(
        "id,name,email,offers,wants,prefer,avoid\n"
        'a,Ana Sol,ana@x.org,x,y,"ben@x.org; C",\n'
        "b,Ben,ben@x.org,y,x,ana  sol,a\n"
        'c,"Cy, Jr",,y,x,"Cy, Jr; Ana Sol, Ben",\n'
    )
    assert [(p.prefer, p.avoid) for p in people.people] == [
        (("b", "c"), ()),
        (("a",), ("a",)),
        (("a", "b"), ()),
    ]
    assert codes(people) == []


def test_a_manager_outside_the_pool_stays_as_typed_and_is_told_once(read: Reader) -> None:
    people = read("id,name,offers,wants,manager\na,Ana,x,y,Zed\nb,Ben,y,x,Zed\nc,Cy,y,x,A\n")
    assert [person.manager for person in people.people] == ["Zed", "Zed", "a"]
    assert codes(people) == ["unknown-person"]


def test_a_near_id_is_suggested_and_a_name_never_quoted(read: Reader) -> None:
    with_ids = read("id,name,offers,wants,prefer\nana7,Ana,x,y,ben8\nben9,Ben,y,x,\n")
    assert 'did you mean "ben9"?' in with_ids.findings[0].message
    by_name = read("name,offers,wants,prefer\nAna,x,y,Benn\nBenny,y,x,\n")
    assert "did you mean the person at people.csv:3?" in by_name.findings[0].message


def test_a_repeated_id_is_an_error_naming_both_places(read: Reader) -> None:
    people = read("name,email,offers,wants\nAna,a@x.org,x,y\nAnna,A@x.org,x,y\n")
    (finding,) = people.findings
    assert (finding.code, str(finding.place), [str(place) for place in finding.also]) == (
        "duplicate-id",
        "people.csv:3:2",
        ["people.csv:2:2"],
    )
    assert "x.org" not in finding.message


def test_several_sources_make_one_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.csv").write_text("name,offers,wants\nBen,y,x\n")
    Path("a.yaml").write_text("- {name: Ana, offers: [x], wants: [y]}\n")
    people = read_people(
        ["b.csv", "a.yaml", "-"], Program(), stdin=b'[{"name":"Cy","offers":["x"],"wants":["y"]}]'
    )
    assert [person.name for person in people.people] == ["Ana", "Ben", "Cy"]
    assert [(one.path, len(one.sha256)) for one in people.inputs] == [
        ("b.csv", 64),
        ("a.yaml", 64),
        ("-", 64),
    ]


def test_missing_files_are_named_all_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputMissing) as missing:
        read_people([str(tmp_path / "a.csv"), str(tmp_path / "b.csv")], Program())
    assert [Path(path).name for path in missing.value.paths] == ["a.csv", "b.csv"]


def test_a_folder_given_as_source_is_a_finding(tmp_path: Path) -> None:
    people = read_people([str(tmp_path)], Program())
    assert codes(people) == ["file-unreadable"]


def test_the_program_is_found_beside_the_first_source(tmp_path: Path) -> None:
    (tmp_path / "program.yaml").write_text("name: x\n")
    assert find_program([str(tmp_path / "people.csv")]) == tmp_path / "program.yaml"
    assert find_program(["-"]) is None


def test_row_order_changes_nothing_but_places(read: Reader) -> None:
    rows = ["a,Ana,x:3,y,North", "b,Ben,y:4,x,south", "c,Cy,y,x,north", "d,Dee,x,y,South"]
    program = Program.model_validate({"sides": "Where"})
    head = "id,name,offers,wants,Where\n"
    forward = read(head + "\n".join(rows), program=program)
    backward = read(head + "\n".join(reversed(rows)), program=program)
    assert forward.people == backward.people
    assert [person.side for person in forward.people] == ["North", "South", "North", "South"]


@pytest.mark.parametrize(("reciprocity", "is_advised"), [("required", True), ("preferred", False)])
def test_one_way_pairs_are_advised_only_where_the_program_has_none(
    read: Reader, reciprocity: str, is_advised: bool
) -> None:
    program = Program.model_validate({"reciprocity": reciprocity})
    people = read("name,offers,wants\nAna,SQL:4,\nBen,,SQL\n", program=program)
    (fix,) = [finding.fix for finding in people.findings if finding.code == "no-two-way"]
    assert ("reciprocity: preferred" in fix) is is_advised
