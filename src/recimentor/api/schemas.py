"""JSON schemas of the files that people and programs write: for editors, and for whoever reads plans."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
#: What YAML readers of different ages make of yes and no.
_SWITCH: Final = {"enum": [True, False, "yes", "no", "on", "off", "true", "false"]}
_TEXT: Final = {"type": "string"}
_COLUMN: Final = "#/$defs/Column"
_LOOSE: Final = {"type": ["string", "number", "boolean", "null"]}
#: An id may look like a number.
_PERSON: Final = {"type": ["string", "number"]}
_PEOPLE: Final = {"type": "array", "items": _PERSON}


class SchemaOf(StrEnum):
    """The files that have a schema."""

    PROGRAM = "program"
    PLAN = "plan"
    DECISIONS = "decisions"


def schema(of: SchemaOf) -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of a file.

    Parameters
    ----------
    of
        ``program`` and ``decisions`` describe YAML as people write it; ``plan`` what ``match -o plan.json``
        writes.
    """
    makers: dict[SchemaOf, Callable[[], dict[str, Any]]] = {
        SchemaOf.PROGRAM: _program,
        SchemaOf.PLAN: _plan,
        SchemaOf.DECISIONS: _decisions,
    }
    return {"$schema": _DIALECT, "title": f"recimentor {of}", **makers[of]()}


def schema_text(of: SchemaOf) -> str:
    """Return the schema of a file as JSON text."""
    return json.dumps(schema(of), ensure_ascii=False, indent=2) + "\n"


def _plan() -> dict[str, Any]:
    from recimentor.model.plan import Plan

    return {**Plan.model_json_schema(by_alias=True, mode="serialization"), "title": "recimentor plan"}


def _program() -> dict[str, Any]:
    """Return the schema of a program file, with the short forms that the file may use.

    The reader takes every scalar as text and lets each setting's own type read it; a setting with nothing
    behind it stands at its default. The schema must not complain of what the reader takes.
    """
    from recimentor.model.program import Program
    from recimentor.model.rules import BARE_ARGUMENT

    made = Program.model_json_schema(by_alias=True, mode="validation")
    definitions = made["$defs"]
    rules = [_short_rule(definitions, name, argument) for name, argument in BARE_ARGUMENT.items()]
    # `columns:` and everything else that takes one value or a list is read by its own reader.
    loose = _loosened(made)
    # `rings: 3` is the short form of `rings: after`.
    loose["$defs"]["Rings"]["enum"].append(3)
    loose["properties"]["rules"] = {
        "type": ["array", "null"],
        "description": "Hard rules: each a name with a value.",
        "items": {"anyOf": rules},
    }
    return {**loose, "title": "recimentor program"}


def _short_rule(definitions: Mapping[str, Any], name: str, argument: str) -> dict[str, Any]:
    """Return a rule as the file writes it: ``must_differ: department``, or with its settings inside."""
    whole = next(
        each
        for each in definitions.values()
        if each.get("properties", {}).get("rule", {}).get("const") == name
    )
    inner = {key: _loosened(each) for key, each in whole["properties"].items() if key != "rule"}
    takes_switch = "on" in inner
    bare = [inner[argument], *([_SWITCH] if takes_switch else [])]
    required = [key for key in whole.get("required", ()) if key != "rule"]
    settings = {"type": "object", "properties": inner, "required": required, "additionalProperties": False}
    return {
        "type": "object",
        "description": whole.get("description", ""),
        "properties": {name: {"anyOf": [*bare, settings]}},
        "required": [name],
        "additionalProperties": False,
    }


def _loosened(part: Any) -> Any:
    """Return a schema that takes what the file's reader takes: scalars as text, one value for a list."""
    if isinstance(part, list):
        return [_loosened(each) for each in part]
    if not isinstance(part, dict):
        return part
    inner = {key: _loosened(each) for key, each in part.items() if key not in {"default", "title"}}
    for holder in ("properties", "$defs"):
        if holder in part:
            # Names of settings are not keywords of the schema: `title` may be one.
            inner[holder] = {key: _loosened(each) for key, each in part[holder].items()}
    if "off" in part.get("enum", ()):
        # What some YAML readers make of a bare `off`.
        return {**{key: inner[key] for key in inner if key != "type"}, "enum": [*part["enum"], False]}
    return _with_loose_type(inner, part.get("type"))


def _with_loose_type(part: dict[str, Any], kind: object) -> dict[str, Any]:
    kept = {key: part[key] for key in ("description",) if key in part}
    if kind == "boolean":
        return {**kept, **_SWITCH}
    if kind == "array":
        item = part.get("items", {})
        if item.get("$ref") == _COLUMN:
            # A column may be named by its header alone.
            item = {"anyOf": [item, _TEXT]}
        return {**kept, "anyOf": [{**part, "items": item}, item, {"type": "null"}]}
    if kind == "string" and "enum" not in part and "const" not in part:
        return {**part, **_LOOSE}
    # Nothing behind the colon leaves a setting at its default.
    return {**part, "type": [kind, "null"]} if kind in {"integer", "number", "object"} else part


def _decisions() -> dict[str, Any]:
    """Return the schema of a file of decisions, from the one list of its headings and keys."""
    from recimentor.intake.consent.decisions import KEYS

    values: dict[str, dict[str, Any]] = {
        "pair": {
            "description": "Two people: ids, names or e-mails; or `ana + ben`.",
            "anyOf": [{**_PEOPLE, "minItems": 2, "maxItems": 2}, _TEXT],
        },
        "person": {**_PERSON, "description": "A person: id, name or e-mail."},
        "partner": {**_PERSON, "description": "Whom it is about."},
        "partners": {**_PEOPLE, "description": "Whom they picked, the dearest first."},
        "answer": {**_SWITCH, "description": "yes or no."},
        "why": {**_LOOSE, "description": "The reason; read by HR alone."},
        "override": {**_LOOSE, "description": "Why the pair stands although it breaks a rule."},
        "date": {"description": "YYYY-MM-DD."},
    }
    return {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {heading: _entries(keys, values) for heading, keys in KEYS.items()},
    }


def _entries(keys: tuple[str, ...], values: Mapping[str, Any]) -> dict[str, Any]:
    needed = [key for key in keys if key in {"pair", "person", "partner", "partners", "answer"}]
    entry = {
        "type": "object",
        "properties": {key: values[key] for key in keys},
        "required": needed,
        "additionalProperties": False,
    }
    # A heading such as `out:` takes a bare id, one such as `locked:` a bare pair.
    bare = [values["pair"]] if "pair" in keys else [_PERSON]
    return {"type": ["array", "null"], "items": {"anyOf": [entry, *bare]}}
