"""One table of a participant's fields: whoever lists them elsewhere is held to it."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from typing import Any, get_type_hints

import pytest

from recimentor.intake.columns.fields import FIELDS
from recimentor.model.participant import (
    TEXT_FIELDS,
    Offer,
    Participant,
    Want,
    Window,
    from_record,
    people_digest,
    to_record,
)
from recimentor.model.record import PersonRecord

ANA = Participant("ana", "Ana")
NAMES = [entry.name for entry in fields(Participant)]
HINTS = get_type_hints(Participant)

#: Another value of each type, to be told from the default.
OTHER: dict[Any, Any] = {
    str: "x",
    int: 2,
    bool: False,
    bool | None: False,
    float | None: 1.5,
    tuple[str, ...]: ("x", "y"),
    tuple[tuple[str, str], ...]: (("A", "x"), ("B", "y")),
    tuple[Offer, ...]: (Offer("Go", 3, "go"), Offer("Chess", None, "chess")),
    tuple[Want, ...]: (Want("Go", None, "go"), Want("Chess", 4, "chess")),
    tuple[Window, ...]: (Window(0, 60, 120),),
}


def with_other(name: str) -> Participant:
    return replace(ANA, **{name: OTHER[HINTS[name]]})


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_in_the_record_the_digest_and_what_a_plan_may_hold(name: str) -> None:
    somebody = with_other(name)
    record = to_record(somebody)
    assert name in record
    assert from_record(record) == somebody
    assert PersonRecord.model_validate(record).model_dump(exclude_unset=True).keys() == record.keys()
    assert people_digest([somebody]) != people_digest([ANA])


def test_a_record_holds_nothing_that_was_not_given_and_what_a_plan_may_hold_is_nothing_else() -> None:
    assert to_record(ANA) == {"id": "ana", "name": "Ana", "offers": [], "wants": []}
    assert set(PersonRecord.model_fields) == set(NAMES)


def test_what_a_plan_leaves_out_counts_as_the_default() -> None:
    defaults = {entry.name: entry.default for entry in fields(Participant) if entry.default is not MISSING}
    for name, default in defaults.items():
        told = PersonRecord.model_fields[name].default
        plain: object = {"attributes": {}}.get(name, [] if isinstance(default, tuple) else default)
        # That nobody answered is no agreement: a record says nothing, and is read as no.
        assert told == plain or (name, told) == ("agreed", False)


def test_every_field_can_be_filled_by_a_column_and_every_column_fills_one() -> None:
    made_of_others = {"agreed", "attributes", "managers", "maybe_managers", "unresolved"}
    parts = {"first_name", "last_name", "timestamp"}
    assert set(FIELDS) - parts == set(NAMES) - made_of_others


def test_fields_that_rules_may_name_are_texts() -> None:
    assert {HINTS[name] for name in TEXT_FIELDS} == {str}
    texts = {name for name, hint in HINTS.items() if hint is str}
    assert texts - set(TEXT_FIELDS) == {"id", "name", "email", "contact"}
