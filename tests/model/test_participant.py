"""One table of a participant's fields: whoever lists them elsewhere is held to it."""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import MISSING, fields, replace
from pathlib import Path
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


#: Module: how often it lists four fields of a participant or more by name, and what it knows of these.
LISTS_OF_FIELDS = {
    "forgetting/plans.py": (1, "what stands of somebody in a plan"),
    "forgetting/rows.py": (1, "which columns hold answers of the person's own"),
    "intake/columns/hr_headers.py": (1, "headers of HR systems"),
    "intake/columns/tongues.py": (1, "headers in other languages"),
    "intake/linkedin/records.py": (1, "what an archive fills in"),
    "intake/people/receipt.py": (1, "what a receipt counts"),
    "intake/people/organisation.py": (1, "of whom HR knows better"),
    "intake/propose/guess.py": (2, "what values look like"),
    "intake/propose/phrases.py": (1, "words of headers"),
    "intake/propose/proposal.py": (2, "the order of a proposal"),
    "intake/columns/long_rows.py": (1, "which cell tells lines of one person"),
    "model/participant.py": (5, "the owner"),
    "report/pseudonyms.py": (1, "what stands under no alias"),
}
_MANY = 4


def _listed(node: ast.AST) -> list[str]:
    """Return the texts that a display lists, also as the first of each of its tuples."""
    if isinstance(node, ast.Dict):
        entries: list[ast.expr | None] = [*node.keys]
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        entries = [each.elts[0] if isinstance(each, ast.Tuple) and each.elts else each for each in node.elts]
    else:
        return []
    return [each.value for each in entries if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def test_no_further_module_lists_fields_by_name() -> None:
    source = Path(__file__).parents[2] / "src" / "recimentor"
    known = {*NAMES, *FIELDS}
    found: Counter[str] = Counter()
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found[path.relative_to(source).as_posix()] += len(known.intersection(_listed(node))) >= _MANY
    assert dict(+found) == {name: number for name, (number, _) in LISTS_OF_FIELDS.items()}
