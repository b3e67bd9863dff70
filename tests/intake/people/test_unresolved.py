"""An answer under a hard rule that names nobody keeps its owner apart: told, never guessed, never blank."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.runner import run

from recimentor.intake import read_people, read_program
from recimentor.intake.values.describing import describes, means_nobody
from recimentor.intake.values.pointers import points_elsewhere
from recimentor.model.participant import Participant
from recimentor.model.plan import Plan

#: Everybody fits everybody; Cy manages Ana where the sheet says so.
HEAD = "id,name,department,offers,wants,manager,avoid"
REST = """
ben,Ben Okafor,Sales,Leadership:5,Python:5,,
cy,Cy Roe,Finance,Python:5,Leadership:5,,
di,Di Marsh,Legal,Leadership:5,Python:5,,
eli,Eli Ono,Sales,Python:5,Leadership:5,,
fay,Fay Bell,Legal,Leadership:5,Python:5,,
"""


def each(table: str) -> list[str]:
    """Return the answers of a table, which bars part."""
    return [answer for line in table.splitlines() for answer in line.strip().strip("|").split("|") if answer]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _ana(folder: Path, *, manager: str = "", avoid: str = "", department: str = "Sales") -> Path:
    sheet = folder / "people.csv"
    ana = ",".join(
        ("ana", "Ana Lee", *map(_quoted, (department, "Python:5", "Leadership:5", manager, avoid)))
    )
    sheet.write_text(f"{HEAD}\n{ana}{REST}", encoding="utf-8")
    return sheet


def _read(sheet: Path) -> tuple[Participant, list[str]]:
    stated = sheet.parent / "program.yaml"
    program = read_program(stated if stated.exists() else None)
    people = read_people([str(sheet)], program.program, settings=program.places)
    ana = next(person for person in people.people if person.id == "ana")
    return ana, [finding.code for finding in people.findings]


POINTERS = """
    see above|See above.|(see above)|as above|same as above|same as Ben|Same as Ben Okafor|ditto
    dto.|"|''|-"-|〃|as last year|same as last year|ask HR|please ask HR|HR knows|you know who
    You already know|told HR already|will tell you in person|prefer not to say|to be discussed
    see my email|previous answer|like Ben|Ben knows|siehe oben|s.o.|wie Ben|wie letztes Jahr
    HR weiß Bescheid|bitte HR fragen|Sie wissen wer|dito|voir ci-dessus|idem|comme l'an dernier
    les RH savent|vous savez qui|même que Ben|ver arriba|véase arriba|lo mismo que Ben
    igual que Ben|RRHH lo sabe|ya sabéis quién|ver acima|o mesmo que Ben|o RH sabe|você sabe quem
    como no ano passado|vedi sopra|come sopra|uguale a Ben|HR lo sa|come l'anno scorso|zie boven
    hetzelfde als Ben|HR weet het|zoals vorig jaar|jak wyżej|j.w.|to samo co Ben|HR wie
    jak w zeszłym roku|同上|上記と同じ|前回と同じ|前にお伝えした人|人事に聞いてください|ご存じの方
    """


@pytest.mark.parametrize("answer", each(POINTERS))
def test_an_answer_that_points_elsewhere_names_nobody_and_is_no_blank(answer: str, tmp_path: Path) -> None:
    assert points_elsewhere(answer, of_people=True)
    ana, codes = _read(_ana(tmp_path, manager=answer, avoid=answer))
    assert ana.unresolved == ("avoid", "manager")
    assert not ana.avoid
    assert not ana.manager
    assert codes.count("reference-unresolved") == 2


DESCRIPTIONS = """
    anyone from Finance|Finance|my ex-boss|my old boss|the people on floor 3|my manager's team
    Ben's team|friends of Ben|Cy Roe and anyone from Legal|Cy Roe (and all of Legal)|the CEO|yes
    Yes, my ex|someone in Sales|nobody from Sales|everyone but Ben|everyone but Ben Okafor
    friends of Ben Okafor|the boss of Ben Okafor|team of Ben Okafor|he knows who he is
    my former manager|the tall guy from accounting|my wife|mein alter Chef|alle aus Legal
    jemand aus dem Vertrieb|mon ancien chef|quelqu'un de la compta|mi antiguo jefe
    nadie de Ventas|o meu antigo chefe|alguém de vendas|il mio ex capo|qualcuno delle vendite
    mijn oude baas|iemand van verkoop|mój były szef|ktoś z działu|元上司|元カレ|
    maybe|it is complicated|pessoal de vendas|営業部の人
    """


@pytest.mark.parametrize("answer", each(DESCRIPTIONS))
def test_whom_a_description_under_avoid_means_is_not_known(answer: str, tmp_path: Path) -> None:
    ana, codes = _read(_ana(tmp_path, avoid=answer))
    assert ana.unresolved == ("avoid",)
    assert codes.count("reference-unresolved") == 1


@pytest.mark.parametrize(
    "answer",
    each("""
    nobody|none|no one|n/a|No|no, happy with anyone|Nobody in particular|No one comes to mind.|
    anyone is fine|
    I get along with everyone|No - all good|I don't have anyone|no conflicts|
    niemand|Nein, komme mit allen klar|
    Personne en particulier|nadie en particular|ninguém|nessuno|niemand, dank|nikt|特にいません|-
    """),
)
def test_who_says_nobody_is_kept_apart_from_nobody(answer: str, tmp_path: Path) -> None:
    assert means_nobody(answer)
    ana, codes = _read(_ana(tmp_path, avoid=answer))
    assert (ana.avoid, ana.unresolved) == ((), ())
    assert not {"reference-unresolved", "unknown-person"} & set(codes)


@pytest.mark.parametrize(
    ("answer", "avoided"),
    [
        ("Ben", ("ben",)),
        ("ben okafor", ("ben",)),
        ("Ben again", ("ben",)),
        ("please not Ben", ("ben",)),
        ("my old boss Ben Okafor", ("ben",)),
        ("Ben O.", ("ben",)),
        ("B. O.", ("ben",)),
        ("B.O.", ("ben",)),
        ("Z. Q.", ()),
        ("Zed O.", ()),
        ("Ben or Cy", ("ben", "cy")),
        ("Ben Okafor (as discussed with HR)", ("ben",)),
        ("Ben Okafor (Sales team)", ("ben",)),
        ("Ben Okafor; Cy Roe", ("ben", "cy")),
        ("my manager", ("cy",)),
        ("My boss", ("cy",)),
        ("meine Chefin", ("cy",)),
        ("mon responsable", ("cy",)),
        ("私の上司", ("cy",)),
        # People who did not sign up, and resemble nobody who did.
        ("John Smith (left)", ()),
        ("john smith", ()),
        ("Son Heung-min", ()),
        ("van der Berg, Jan", ()),
        ("山田太郎", ()),
    ],
)
def test_names_and_the_own_manager_are_resolved(
    answer: str, avoided: tuple[str, ...], tmp_path: Path
) -> None:
    ana, _ = _read(_ana(tmp_path, manager="cy", avoid=answer))
    assert (ana.avoid, ana.unresolved) == (avoided, ())


def test_my_manager_without_a_manager_is_nobody_who_is_known(tmp_path: Path) -> None:
    ana, _ = _read(_ana(tmp_path, avoid="my manager"))
    assert ana.unresolved == ("avoid",)


@pytest.mark.parametrize("name", ["See Above", "Ditto", "Do", "Same Asben", "Like Berg"])
def test_somebody_who_is_called_so_is_meant(name: str, tmp_path: Path) -> None:
    sheet = _ana(tmp_path, manager=name, avoid=name)
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("Ben Okafor", name), encoding="utf-8")
    ana, _ = _read(sheet)
    assert (ana.manager, ana.avoid, ana.unresolved) == ("ben", ("ben",), ())


@pytest.mark.parametrize("field", ["manager", "avoid"])
def test_the_person_is_left_over_with_the_cell_to_mend_and_a_correction_mends_it(
    field: str, tmp_path: Path
) -> None:
    sheet = _ana(tmp_path, **{field: "ask HR"})
    ran = run("match", sheet, "-o", tmp_path / "plan.json", cwd=tmp_path)
    assert ran.code == 0, ran.err
    plan = Plan.model_validate_json((tmp_path / "plan.json").read_text(encoding="utf-8"))
    (left,) = [one for one in plan.unmatched if one.id == "ana"]
    assert left.reasons[0].code == "answer-unresolved"
    assert f"under {field}" in left.reasons[0].text
    assert f"ana,{field},ID" in ran.err
    assert "ask HR" not in ran.err
    assert run("verify", tmp_path / "plan.json", sheet, cwd=tmp_path).code == 0
    for value, expected in (("cy", "cy"), ("none", "")):
        text = f"who,field,value,why\nana,{field},{value},asked\n"
        (tmp_path / "corrections.csv").write_text(text, encoding="utf-8")
        run("match", sheet, "-o", tmp_path / "plan.json", cwd=tmp_path)
        plan = Plan.model_validate_json((tmp_path / "plan.json").read_text(encoding="utf-8"))
        assert any("ana" in (pair.a.id, pair.b.id) for pair in plan.pairs)
        record = plan.people["ana"]
        assert expected in (record.get(field) or "")


def test_the_organisation_clears_a_manager_that_points_elsewhere(tmp_path: Path) -> None:
    sheet = _ana(tmp_path, manager="same as Ben")
    (tmp_path / "org.csv").write_text("employee id,manager id\nana,cy\nben,di\n", encoding="utf-8")
    ran = run("match", sheet, "--org", "org.csv", "-o", "plan.json", cwd=tmp_path)
    plan = Plan.model_validate_json((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert "reference-unresolved" not in ran.err
    assert plan.people["ana"]["manager"] == "cy"
    (tmp_path / "org.csv").write_text("employee id,manager id\nana,ditto\nben,di\n", encoding="utf-8")
    run("match", sheet, "--org", "org.csv", "-o", "plan.json", cwd=tmp_path)
    plan = Plan.model_validate_json((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert plan.people["ana"]["unresolved"] == ["manager"]


def test_a_manager_who_is_not_checked_may_stay_open(tmp_path: Path) -> None:
    (tmp_path / "program.yaml").write_text("rules: [{not_in_line: no}]\n", encoding="utf-8")
    ana, codes = _read(_ana(tmp_path, manager="ask HR"))
    assert ana.unresolved == ()
    assert "reference-unresolved" not in codes


@pytest.mark.parametrize("rule", ["must_differ: department", "must_share: department"])
@pytest.mark.parametrize("answer", ["same as Ben", "siehe oben", '"', "ask HR", "comme l'an dernier"])
def test_a_field_of_a_rule_that_points_elsewhere_is_blank_under_it(
    rule: str, answer: str, tmp_path: Path
) -> None:
    (tmp_path / "program.yaml").write_text(f"rules: [{{{rule}}}]\n", encoding="utf-8")
    ana, codes = _read(_ana(tmp_path, department=answer))
    assert ana.department == ""
    assert {"answer-elsewhere", "rule-blank"} <= set(codes)


def test_an_attribute_is_blank_only_where_a_rule_rests_on_it(tmp_path: Path) -> None:
    sheet = tmp_path / "people.csv"
    head = "id,name,offers,wants,Building\nana,Ana Lee,Python:5,Leadership:5,same as Ben\n"
    sheet.write_text(f"{head}ben,Ben Okafor,Leadership:5,Python:5,West\n", encoding="utf-8")
    ana, _ = _read(sheet)
    assert dict(ana.attributes) == {"Building": "same as Ben"}
    (tmp_path / "program.yaml").write_text("rules: [{must_differ: Building}]\n", encoding="utf-8")
    ana, codes = _read(sheet)
    assert not ana.attributes
    assert {"answer-elsewhere", "rule-blank"} <= set(codes)


@pytest.mark.parametrize(
    "text",
    [
        "Finance",
        "R&D",
        "Private Banking",
        "Same Day Delivery",
        "HR",
        "Como",
        "Como, Italy",
        "Above Bar",
        "Human Resources",
        "Information Systems",
        "Berlin",
        "Europe/Berlin",
        "Customer Knowledge",
        "Last Mile",
        "Legal and Compliance",
    ],
)
def test_values_of_fields_are_no_pointers(text: str) -> None:
    assert not points_elsewhere(text)


@pytest.mark.parametrize("text", ["An Tran", "My Nguyen", "Guy Martin", "E1001", "Man Ray", "J. Okafor"])
def test_names_are_no_descriptions(text: str) -> None:
    assert not describes(text)


@pytest.mark.parametrize(
    ("answer", "maybe", "unresolved"),
    [
        ("probably it is Cy", ("cy",), ()),
        ("Cy R.", ("cy",), ()),
        ("Ben's manager", (), ("manager",)),
        ("same boss as Ben", (), ("manager",)),
        ("gleicher Chef wie Ben", (), ("manager",)),
        ("mismo jefe que Ben", (), ("manager",)),
        ("my boss", (), ("manager",)),
        ("Bo Marsden", (), ()),
        ("boss", (), ()),
    ],
)
def test_a_remark_under_manager_is_no_stranger(
    answer: str, maybe: tuple[str, ...], unresolved: tuple[str, ...], tmp_path: Path
) -> None:
    ana, _ = _read(_ana(tmp_path, manager=answer))
    assert (ana.maybe_managers, ana.unresolved) == (maybe, unresolved)


@pytest.mark.parametrize("answer", ["Pat (on leave)", "Kim (Berlin office)", "Olu (left)", "li na"])
def test_a_stranger_with_a_word_behind_is_a_stranger(answer: str, tmp_path: Path) -> None:
    ana, _ = _read(_ana(tmp_path, avoid=answer))
    assert (ana.avoid, ana.unresolved) == ((), ())


def test_a_column_of_managers_by_another_name_is_no_blank_either(tmp_path: Path) -> None:
    sheet = _ana(tmp_path, manager="see above")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(",manager,", ",Approver,"), encoding="utf-8")
    (tmp_path / "program.yaml").write_text("rules: [{not_in_line: Approver}]\n", encoding="utf-8")
    ana, codes = _read(sheet)
    assert ana.unresolved == ("Approver",)
    assert "answer-elsewhere" in codes
    corrected = "who,field,value,why\nana,Approver,cy,asked\n"
    (tmp_path / "corrections.csv").write_text(corrected, encoding="utf-8")
    run("match", sheet, "-o", tmp_path / "plan.json", cwd=tmp_path)
    plan = Plan.model_validate_json((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert not any(one.id == "ana" and one.reasons[0].code == "answer-unresolved" for one in plan.unmatched)
    assert "unresolved" not in plan.people["ana"]
