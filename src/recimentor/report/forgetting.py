"""What is held about a person, what forgetting them comes to, and what is due."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from recimentor.model.counting import counted
from recimentor.model.forgetting import HELD_COLUMNS, HELD_TITLE, Forgetting, Held, Holdings, What
from recimentor.model.settings import Due, Kept
from recimentor.report.data import csv_text
from recimentor.report.safe import one_line

FORGETTING_SCHEMA: Final = "recimentor/forgetting/1"
DUE_SCHEMA: Final = "recimentor/due/1"

_TOLD: Final = {What.CHANGED: "change", What.REMOVED: "remove", What.LEFT: "LOOK", What.LIKE: "like"}
_WORDS: Final = {
    Kept.SIGN_UPS: "sign-ups",
    Kept.ANSWERS: "answers and decisions",
    Kept.LETTERS: "pages and letters",
    Kept.PLANS: "plans",
}


def forgetting_text(found: Forgetting, *, is_dry: bool) -> str:
    """Return what changes, file by file, what is left to do by hand, and whether it was done."""
    lines = [_head(found, is_dry=is_dry)]
    lines += [f"  {_TOLD[one.what]:<7} {one_line(str(one.path))}: {one.told}" for one in found.changes]
    if not found.changes:
        lines = ["No file under this folder holds anything of this person."]
    lines += [f"note: {note}" for note in found.notes]
    if is_dry and (found.contents or found.removed):
        lines.append("Say it again with --yes to do it. It cannot be undone.")
    elif not is_dry and found.left:
        lines.append("When you have looked at what is marked LOOK, say it again, by name or e-mail.")
    elif not is_dry:
        lines.append("Searched again after writing: no file under this folder names the person.")
    return "\n".join(lines) + "\n"


def _head(found: Forgetting, *, is_dry: bool) -> str:
    if is_dry:
        return "Nothing is written yet. This is what would change:"
    if found.left:
        number = counted(len(found.left), "place needs", "places need")
        return f"Not done: {number} a look. This is how it stands:"
    return "Done. This has changed:"


def forgetting_json(found: Forgetting, *, is_dry: bool) -> str:
    """Return the same as JSON."""
    document = {
        "schema": FORGETTING_SCHEMA,
        "is_dry": is_dry,
        "is_done": not is_dry and not found.left,
        "changes": [{"path": str(c.path), "what": c.what.value, "told": c.told} for c in found.changes],
        "notes": list(found.notes),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def due_text(items: Sequence[Due]) -> str:
    """Return what is past its time, one file a line."""
    if not items:
        return "Nothing is due to be removed.\n"
    lines = [f"{item.since}  {one_line(item.path)}: {_WORDS[item.kind]}" for item in items]
    return "\n".join(["Due to be removed, by the program's retention, since:", *lines]) + "\n"


def due_json(items: Sequence[Due]) -> str:
    """Return the same as JSON."""
    entries = [{"path": item.path, "kind": item.kind.value, "since": str(item.since)} for item in items]
    return json.dumps({"schema": DUE_SCHEMA, "due": entries}, ensure_ascii=False, indent=2) + "\n"


ABOUT_SCHEMA: Final = "recimentor/about/1"


def about_text(found: Holdings) -> str:
    """Return what is held, file by file: own records with their values, and where others' files name them."""
    lines = [
        f"{HELD_TITLE} {one_line(found.person_id)}, looked for as: "
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
        HELD_COLUMNS,
        [*rows, *((str(path), "", "", f"not looked into: {why}") for path, why in found.not_read)],
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
