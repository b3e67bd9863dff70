"""Whoever is forgotten, everybody else is read back as before, in every format."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recimentor.forgetting import forget
from recimentor.intake import read_people
from recimentor.model.participant import Participant
from recimentor.model.program import Program

NAMES = (
    "Ana Silva",
    "Ana Silva Lopez",
    "Ben",
    "Benedikt O'Hara",
    "Ça Đỗ",
    "Dee-Dee: Moss",
    "#Eli",
    "- Fay",
    "no",
    "Ng",
)

PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.lists(st.integers(0, 5), max_size=3, unique=True),
        st.one_of(st.none(), st.integers(0, 5)),
        st.sampled_from(("", "meet me, please", 'a "quoted" word', "two\nlines", "- dash: colon")),
    ),
    min_size=2,
    max_size=6,
    unique_by=lambda row: row[0],
)


def records(rows: list[tuple[str, list[int], int | None, str]]) -> list[dict[str, object]]:
    ids = [f"p{number}@x.org" for number in range(len(rows))]
    found = []
    for number, (name, prefer, manager, note) in enumerate(rows):
        record: dict[str, object] = {
            "id": ids[number],
            "name": name,
            "offers": ["Excel"],
            "wants": ["Python"],
        }
        if chosen := [ids[one] for one in prefer if one < len(ids) and one != number]:
            record["prefer"] = chosen
        if manager is not None and manager < len(ids) and manager != number:
            record["manager"] = ids[manager]
        if note:
            record["note"] = note
        found.append(record)
    return found


def written(found: list[dict[str, object]], kind: str) -> str:
    if kind == "json":
        return json.dumps(found, ensure_ascii=False)
    if kind.startswith("yaml"):
        return yaml.safe_dump({"people": found}, allow_unicode=True, default_flow_style=kind == "yaml-flow")
    out = io.StringIO()
    writer = csv.DictWriter(out, ("manager", "name", "id", "offers", "wants", "prefer", "note"))
    writer.writeheader()
    for record in found:
        writer.writerow(
            {key: "; ".join(map(str, v)) if isinstance(v, list) else v for key, v in record.items()}
        )
    return out.getvalue()


def people(path: Path) -> dict[str, Participant]:
    return {person.id: person for person in read_people([str(path)], Program()).people}


@pytest.mark.parametrize("kind", ["csv", "json", "yaml", "yaml-flow"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=PEOPLE, data=st.data())
def test_everybody_else_reads_back_as_before(
    kind: str, rows: list[tuple[str, list[int], int | None, str]], data: st.DataObject
) -> None:
    found = records(rows)
    gone = f"p{data.draw(st.integers(0, len(rows) - 1))}@x.org"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"people.{kind.removesuffix('-flow')}"
        path.write_text(written(found, kind), encoding="utf-8", newline="")
        before = people(path)
        (left,) = forget(Path(folder), gone, Program(), salt=bytes).contents.values()
        path.write_bytes(left)
        after = people(path)
        assert gone not in left.decode("utf-8")
    expected = {
        person_id: replace(
            person,
            prefer=tuple(one for one in person.prefer if one != gone),
            manager="" if person.manager == gone else person.manager,
        )
        for person_id, person in before.items()
        if person_id != gone
    }
    assert after == expected


def test_a_longer_name_that_is_broken_over_two_lines_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(
        "{people: [{id: a@x.org, name: Ana Silva, wants: [Law]}, {id: b@x.org, name: Ana Silva\n"
        + " " * 14
        + "Lopez, wants: [Law]}]}\n",
        encoding="utf-8",
    )
    (left,) = forget(tmp_path, "a@x.org", Program(), salt=bytes).contents.values()
    path.write_bytes(left)
    assert {person.name for person in people(path).values()} == {"Ana Silva Lopez"}
