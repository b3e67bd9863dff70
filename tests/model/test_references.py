from __future__ import annotations

from typing import Any

from recimentor.model.plan import Plan
from recimentor.model.program import Program
from recimentor.model.references import GONE, Text, TextKind, kinds_of, rewritten, texts_of
from recimentor.model.settled import Settled

PLAN: dict[str, Any] = {
    "program": {"name": "By Ana", "ask_first": ["Ana Roe", "ben"], "history": {"same_as": {"ana": ["old"]}}},
    "people": {"ana": {"id": "ana", "name": "Ana Roe", "avoid": ["ben"], "requests": ["Ask Ben"]}},
    "pairs": [{"a": {"id": "ana", "name": "Ana Roe"}, "b": {"id": "ben", "name": "Ben Poe"}, "c": None}],
    "unmatched": [{"id": "cy", "name": "Cy", "reasons": [{"code": "odd-pool", "text": "Ana has Ben."}]}],
    "settled": {"locked": [["ana", "ben"], ["ben", "cy"]], "picks": {"ben": ["ana", "cy"]}},
    "unheard": {"of": ["Ana"]},
}


def without(person_id: str) -> Any:
    def visit(text: Text) -> Any:
        is_id = text.kind in {TextKind.ID, TextKind.WHO}
        return GONE if is_id and text.text == person_id else text.text

    return rewritten(PLAN, Plan, visit)


def test_every_text_of_a_plan_says_what_it_holds() -> None:
    """A field without a meaning would be walked as words; its ids would stay behind."""
    free = ("program.", "certificate", "one_way[].certificate", "ring_proof[].certificate")
    unsaid = [path for path, kind in kinds_of(Plan) if kind is None and not path.startswith(free)]
    assert unsaid == []


def test_people_are_found_in_the_program_too() -> None:
    who = {path for path, kind in kinds_of(Program) if kind is TextKind.WHO}
    assert who == {"ask_first[]", "accept[].ids[]", "history.same_as[]", "history.same_as[][]"}


def test_texts_are_told_with_their_place_and_owner() -> None:
    found = {text.path: (text.text, text.kind.value, text.owner) for text in texts_of(PLAN, Plan)}
    assert found["people.ana.requests.0"] == ("Ask Ben", "words", "ana")
    assert found["people.ana.avoid.0"] == ("ben", "id", "ana")
    assert found["program.ask_first.0"] == ("Ana Roe", "who", "")
    assert found["unmatched.0.reasons.0.text"] == ("Ana has Ben.", "words", "cy")
    assert found["unheard.of.0"] == ("Ana", "words", "")


def test_a_person_who_goes_takes_their_records_pairs_and_entries_along() -> None:
    left = without("ana")
    assert left["people"] == {}
    assert left["pairs"] == []
    assert left["settled"] == {"locked": [["ben", "cy"]], "picks": {"ben": ["cy"]}}
    assert left["program"]["history"] == {"same_as": {}}
    assert left["unmatched"] == PLAN["unmatched"]


def test_a_value_of_the_wrong_type_is_walked_as_words() -> None:
    seen = [text.text for text in texts_of({"pairs": {"x": ["Ana"]}, "people": "Ben", "settled": 3}, Plan)]
    assert seen == ["x", "Ana", "Ben"]


def test_pairs_of_ids_go_whole_and_lists_lose_an_item() -> None:
    settled = {"locked": [["a", "b"]], "out": ["a", "b"]}
    left = rewritten(settled, Settled, lambda text: GONE if text.text == "a" else text.text)
    assert left == {"locked": [], "out": ["b"]}
