"""People written as CSV, YAML or JSON are read back as the same people; no bytes crash a reader."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.intake.strategies import POOLS

from recimentor.intake import read_people, read_program
from recimentor.model.participant import Participant, Window
from recimentor.model.program import Program

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_RELAXED = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def window_text(window: Window) -> str:
    clocks = [f"{minute // 60:02}:{minute % 60:02}" for minute in (window.start_minute, window.end_minute)]
    return f"{_DAYS[window.day]} {'-'.join(clocks)}"


def skill_text(name: str, level: int | None) -> str:
    return name if level is None else f"{name}:{level}"


def flat_record(person: Participant) -> dict[str, str]:
    return {
        "id": person.id,
        "name": person.name,
        "offers": "; ".join(skill_text(offer.skill, offer.level) for offer in person.offers),
        "wants": "; ".join(skill_text(want.skill, want.priority) for want in person.wants),
        "requests": "\n".join(person.requests),
        "department": person.department,
        "capacity": str(person.capacity),
        "languages": "; ".join(person.languages),
        "availability": "; ".join(map(window_text, person.availability)),
        "active": "yes" if person.active else "no",
        "share_requests": "yes" if person.share_requests else "no",
    }


def nested_record(person: Participant) -> dict[str, Any]:
    return flat_record(person) | {
        "offers": {offer.skill: offer.level for offer in person.offers},
        "wants": [{"skill": want.skill, "priority": want.priority} for want in person.wants],
        "requests": list(person.requests),
        "languages": list(person.languages),
        "capacity": person.capacity,
    }


def as_csv(people: tuple[Participant, ...], delimiter: str = ",") -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(flat_record(people[0])), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(map(flat_record, people))
    return stream.getvalue().encode("utf-8-sig")


def as_semicolons(people: tuple[Participant, ...]) -> bytes:
    return b"sep=;\r\n" + as_csv(people, ";").removeprefix(b"\xef\xbb\xbf")


def as_utf16(people: tuple[Participant, ...]) -> bytes:
    return as_csv(people, "\t").decode("utf-8-sig").encode("utf-16")


def as_yaml(people: tuple[Participant, ...]) -> bytes:
    records = list(map(nested_record, people))
    text: str = yaml.safe_dump({"participants": records}, allow_unicode=True, sort_keys=False)
    return text.encode()


def as_json(people: tuple[Participant, ...]) -> bytes:
    return json.dumps(list(map(nested_record, people)), indent=1).encode()


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("people.csv", as_csv),
        ("people.csv", as_semicolons),
        ("people.tsv", as_utf16),
        ("people.yaml", as_yaml),
        ("people.json", as_json),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
@given(people=POOLS)
@_RELAXED
def test_people_are_read_back_as_they_were_written(
    tmp_path: Path, name: str, write: Callable[..., bytes], people: tuple[Participant, ...]
) -> None:
    (tmp_path / name).write_bytes(write(people))
    read = read_people([str(tmp_path / name)], Program())
    assert [finding for finding in read.findings if finding.severity == "error"] == []
    assert read.people == people


@pytest.mark.parametrize("suffix", ["csv", "tsv", "yaml", "json", "what"])
@given(data=st.binary(max_size=300) | st.text(max_size=120).map(lambda text: text.encode("utf-8", "replace")))
@example(data=b"")
@example(data=b"\xff\xfe")
@example(data=b"sep=")
@example(data=b"&a [*a]")
@example(data=b"? [a]\n: b")
@example(data=b'"' * 5)
@example(data=b"[" * 200)
@example(data=b"{" * 200)
@_RELAXED
def test_arbitrary_bytes_crash_no_reader(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"people.{suffix}"
    path.write_bytes(data)
    read_people([str(path)], Program())
    read_program(path)


_SHAPES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "offers", "skill", "level", "columns", "rules", "from"]), inner
        )
    ),
    max_leaves=8,
)


@given(shape=_SHAPES)
@_RELAXED
def test_no_shape_of_json_or_yaml_crashes_a_reader(tmp_path: Path, shape: object) -> None:
    path = tmp_path / "people.json"
    path.write_text(json.dumps([{"name": "x", "offers": shape}, shape]), "utf-8")
    read_people([str(path)], Program())
    path.write_text(json.dumps({"columns": {"offers": shape}, "rules": [shape], "score": shape}), "utf-8")
    read_program(path)
