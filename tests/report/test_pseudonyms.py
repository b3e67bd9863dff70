from __future__ import annotations

import pytest
from tests.report import builders

from recimentor.model.plan import Plan
from recimentor.report import Key, key_csv, key_from_csv, make_key, plan_json, pseudonymised

SECRET = b"secret"


def named_plan() -> Plan:
    plan = builders.plan(4, 3)
    pair = plan.pairs[0].model_copy(
        update={
            "requests": {"a": ("Meet silva, BEN and write to p00001@example.org",), "b": ()},
            "reason": {"a": "Ana can help Ben.", "b": "Ben's skill helps Ana."},
        }
    )
    document = plan.model_dump(mode="json", by_alias=True)
    document["pairs"][0] |= {"requests": pair.requests, "reason": pair.reason}
    document["pairs"][1]["requests"]["a"] = ["Like Hiroshi Lindqvist, not like Hiro"]
    document["pairs"][2]["c"] = {
        "id": "p00009",
        "name": "Jamal Nguyen",
        "gain": 0.5,
        "gain_a": 0.25,
        "gain_b": 0.75,
        "reason": ["Jamal can help both with Python."],
    }
    document["settled"] |= {"locked": [["p00000", "p00001"]], "picks": {"p00002": ["p00003"]}}
    listed = {"id": "p00005", "name": "Fatima Okafor", "teaches": [], "learns": []}
    document["shortlists"] = {"p00004": [listed]}
    return Plan.model_validate(document)


def test_no_name_id_or_address_is_left() -> None:
    plan = named_plan()
    text = plan_json(pseudonymised(plan, make_key(plan, None, SECRET)))
    for record in plan.people.values():
        assert record["name"] not in text
        assert record["id"] not in text
    for words in ("Ana can", "Ben's", "example.org", "Hiroshi Lindqvist", "Jamal"):
        assert words not in text
    assert "not like Hiro" in text


def test_sides_keep_what_is_theirs_and_a_still_sorts_before_b() -> None:
    plan = builders.plan(20)
    key = make_key(plan, None, SECRET)
    made = pseudonymised(plan, key)
    for before, after in zip(plan.pairs, made.pairs, strict=True):
        assert after.a.id < after.b.id
        gains = {key.aliases[before.a.id]: before.gain.a, key.aliases[before.b.id]: before.gain.b}
        assert {after.a.id: after.gain.a, after.b.id: after.gain.b} == gains
        skills = {key.aliases[before.a.id]: before.teaches.a, key.aliases[before.b.id]: before.teaches.b}
        assert {after.a.id: after.teaches.a, after.b.id: after.teaches.b} == skills


def test_a_third_person_is_named_by_an_alias_and_sides_stay_right() -> None:
    plan = named_plan()
    key = make_key(plan, None, SECRET)
    before, after = plan.pairs[2], pseudonymised(plan, key).pairs[2]
    assert before.c is not None
    assert after.c is not None
    assert after.c.name == key.aliases["p00009"]
    gains = {key.aliases[before.a.id]: before.c.gain_a, key.aliases[before.b.id]: before.c.gain_b}
    assert {after.a.id: after.c.gain_a, after.b.id: after.c.gain_b} == gains


def test_an_old_key_keeps_its_aliases_and_new_people_get_new_ones() -> None:
    small, large = builders.plan(2), builders.plan(5)
    old = make_key(small, None, SECRET)
    new = make_key(large, key_from_csv(key_csv(old)), b"another")
    assert {person: new.aliases[person] for person in old.aliases} == dict(old.aliases)
    assert len(set(new.aliases.values())) == len(large.people)


def test_an_alias_tells_nothing_of_the_place_in_the_list() -> None:
    plan = builders.plan(30)
    aliases = make_key(plan, None, SECRET).aliases
    assert [aliases[person] for person in sorted(aliases)] != sorted(aliases.values())


def test_a_key_reads_back_even_with_names_like_formulas() -> None:
    key = Key({"=a": "P0001", "b": "P0002"}, {"=a": "=1+1", "b": 'B "x", y'})
    assert key_from_csv(key_csv(key)) == key


def test_another_csv_is_no_key() -> None:
    with pytest.raises(ValueError, match="not a key"):
        key_from_csv(b"name,email\nAna,a@x.org\n")


@pytest.mark.parametrize(
    "written", ["Zoe\u0301", "ZO\u00c9", "Z\u200bo\u00e9", "\uff3a\uff4f\u00e9", "Zoe\u0301's", "_Zo\u00e9_"]
)
def test_a_first_name_alone_is_replaced_however_it_is_written(written: str) -> None:
    plan = named_plan()
    document = plan.model_dump(mode="json", by_alias=True)
    pair = document["pairs"][0]
    pair["a"]["name"] = document["people"][pair["a"]["id"]]["name"] = "Zo\u00e9 Lambert"
    pair["reason"]["a"] = f"Thanks to {written} all learn."
    plan = Plan.model_validate(document)
    key = make_key(plan, None, SECRET)
    made = pseudonymised(plan, key)
    alias = key.aliases[plan.pairs[0].a.id]
    reasons = {made.pairs[0].reason.a, made.pairs[0].reason.b}
    assert any(f"Thanks to {alias}" in one.replace("_", "") for one in reasons)
    assert not any("Z" in one or "\uff3a" in one for one in reasons)
