"""What forgetting a person comes to, and what is due, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from recimentor.model.counting import counted
from recimentor.model.forgetting import Forgetting, What
from recimentor.model.settings import Due, Kept
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
