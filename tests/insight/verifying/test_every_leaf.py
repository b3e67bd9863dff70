"""Plans of every kind, changed in one place: verifying sees it, or the place says nothing and stands here."""

from __future__ import annotations

import csv
import io
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from tests.insight.verifying.forging import Change, changes, holds
from tests.insight.verifying.office import EXAMPLES, Json, judged, office, read_again, saved

from recimentor import api
from recimentor.api.decisions import KeepRequest
from recimentor.api.reading import Reading
from recimentor.model.keep_by import KeepBy
from recimentor.model.plan import Plan

IS_LONG = os.environ.get("RECIMENTOR_LONG_TESTS") == "1"
NUM_CHANGES = 15

#: What may be changed: it is told beside the answer, and nothing is claimed with it. Files may have been
#: renamed; what is read of them, such as who met whom, is compared.
TOLD = {"version", "inputs", "inputs.*.path", "history", "history.*.path"}


def _table(folder: Path, edit: Callable[[list[dict[str, str]]], None]) -> Path:
    """Write the first people of the example company, changed, without program and decisions."""
    text = (EXAMPLES / "people.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))[:11]
    edit(rows)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    source = folder / "people.csv"
    source.write_text(out.getvalue(), encoding="utf-8")
    return source


def _as_it_is(_rows: list[dict[str, str]]) -> None: ...


def _with_columns(folder: Path, settings: tuple[str, ...] = (), **columns: str) -> Reading:
    def edit(rows: list[dict[str, str]]) -> None:
        for number, row in enumerate(rows):
            row |= {name: values[number % len(values)] for name, values in columns.items()}

    return read_again(_table(folder, edit), settings)


def _unrated(folder: Path) -> Reading:
    def edit(rows: list[dict[str, str]]) -> None:
        for row in rows:
            row["offers"] = "".join(char for char in row["offers"] if char not in ":12345")

    return read_again(_table(folder, edit))


def _kept(folder: Path, by: KeepBy) -> Reading:
    first = office(folder)
    earlier = folder / "earlier.json"
    earlier.write_text(api.render(api.make_plan(first, watch=api.Hooks()), "json"), encoding="utf-8")
    points = 0.05 if by is KeepBy.TRADE else 0.0
    return read_again(folder / "people.csv", keep=KeepRequest(earlier, by, points))


def _second_round(folder: Path) -> Reading:
    source = _table(folder, _as_it_is)
    first = read_again(source)
    rounds = folder / "rounds"
    rounds.mkdir()
    (rounds / "round-1.json").write_text(
        api.render(api.make_plan(first, watch=api.Hooks()), "json"), encoding="utf-8"
    )
    return read_again(source, history=(rounds,))


def _plain(*settings: str) -> Callable[[Path], Reading]:
    return lambda folder: office(folder, settings=settings)


KINDS: dict[str, Callable[[Path], Reading]] = {
    "decisions": _plain(),
    "fairest": _plain("objective=fairest"),
    "stable": _plain("objective=stable"),
    "best total": _plain("objective=best-total"),
    "trio": _plain("odd=trio"),
    "one-way": _plain("reciprocity=preferred"),
    "rings after": lambda folder: _with_columns(folder, ("rings=after",)),
    "rings together": lambda folder: _with_columns(folder, ("rings=together",)),
    "sides": lambda folder: _with_columns(folder, ("sides=side",), side="AB"),
    "capacity": lambda folder: _with_columns(folder, capacity="312"),
    "unrated": _unrated,
    "second round": _second_round,
    **{f"keep by {by.value}": lambda folder, by=by: _kept(folder, by) for by in KeepBy},  # type: ignore[misc]
}


def says_the_same(changed: Json, plan: Json) -> bool:
    """Return whether a changed file is read as the same plan, such as one without a key that is a default."""
    try:
        return Plan.model_validate(changed) == Plan.model_validate(plan)
    except ValidationError:
        return False


def is_told(change: Change, changed: Json, reading: Reading) -> bool:
    """Return whether a change may pass: it claims nothing, or its claim is true as well."""
    if change.kind in TOLD:
        return True
    if change.kind == "ring_proof.status" and change.value == "feasible":
        # Less than the certificate proves: so says a run that was stopped before its last search.
        return True
    # Another proof of the same bound is a proof as well: `tests/matching/proof` tells those that are none.
    return "certificate" in change.kind and judged(changed, reading).is_best


@pytest.mark.parametrize("kind", KINDS)
def test_no_place_of_a_plan_of_any_kind_is_changed_unseen(kind: str, tmp_path: Path) -> None:
    reading = KINDS[kind](tmp_path)
    plan = saved(reading)
    assert judged(plan, reading).faults == ()
    every = list(changes(plan))
    if not IS_LONG:
        every = random.Random(kind).sample(every, NUM_CHANGES)  # noqa: S311 - a seed for tests
    unseen: list[Any] = []
    for change in every:
        changed = change.of(plan)
        if holds(changed, reading) and not (
            says_the_same(changed, plan) or is_told(change, changed, reading)
        ):
            unseen.append((change.steps, change.how))
    assert unseen == []


def test_rings_name_what_proves_them(tmp_path: Path) -> None:
    reading = KINDS["rings together"](tmp_path)
    plan = saved(reading)
    assert plan["ring_proof"]["proof"] == "witness"
    plan["ring_proof"]["proof"] = "search"
    assert any("a search is said" in fault for fault in judged(plan, reading).faults)
