"""What is held about a person, for HR and to hand over."""

from __future__ import annotations

import json
from typing import Final

from recimentor.model.counting import counted
from recimentor.model.forgetting import Held, Holdings
from recimentor.report.csvfile import csv_text
from recimentor.report.safe import one_line

ABOUT_SCHEMA: Final = "recimentor/about/1"
COLUMNS: Final = ("file", "place", "field", "value")


def about_text(found: Holdings) -> str:
    """Return what is held, file by file: own records with their values, and where others' files name them."""
    lines = [
        f"What is held about {one_line(found.person_id)}, looked for as: "
        + ", ".join(map(one_line, found.known_as))
    ]
    path = None
    for held in found.held:
        if held.path != path:
            path = held.path
            lines += ["", one_line(str(path))]
        lines.append(f"  {_line(held)}")
    if not found.held:
        lines += ["", "No file that could be read under this folder holds anything of this person."]
    if found.not_read:
        number = counted(len(found.not_read), "file", "files")
        lines += ["", f"Not looked into, {number}: open them yourself."]
        lines += [f"  {one_line(str(path))}: {why}" for path, why in found.not_read]
    return "\n".join(lines) + "\n"


def _line(held: Held) -> str:
    field = one_line(held.field)
    return f"{held.place}, {field}: {one_line(held.value)}" if held.value else f"{held.place}, {field}"


def about_csv(found: Holdings) -> str:
    """Return the same as CSV: a row for each field; files that were not looked into last."""
    rows = [(str(held.path), held.place, held.field, held.value) for held in found.held]
    return csv_text(
        COLUMNS, [*rows, *((str(path), "", "", f"not looked into: {why}") for path, why in found.not_read)]
    )


def about_json(found: Holdings) -> str:
    """Return the same as JSON."""
    document = {
        "schema": ABOUT_SCHEMA,
        "person": found.person_id,
        "known_as": list(found.known_as),
        "held": [
            {"file": str(held.path), "place": held.place, "field": held.field, "value": held.value}
            for held in found.held
        ],
        "not_read": [{"file": str(path), "why": why} for path, why in found.not_read],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
