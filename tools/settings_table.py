"""The table of every setting of the program file: what it takes, what holds without it, what it means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from recimentor.model.participant import CADENCES
from recimentor.model.program import Program
from recimentor.model.rules import BARE_ARGUMENT
from recimentor.model.wording import LANGUAGES

HEAD: Final = ("| setting | takes | default | meaning |", "| --- | --- | --- | --- |")
_KINDS: Final = {
    "string": "text",
    "boolean": "`true`, `false`",
    "integer": "whole number",
    "number": "number",
}
_ANY_KEY: Final = {"columns": "FIELD", "levels": "ANSWER"}

#: Choices that a validator holds, not a kind.
_CHOSEN: Final = {
    "skills.language": ", ".join(f"`{code}`" for code in LANGUAGES),
    "meetings.cadence": ", ".join(f"`{name}`" for name in CADENCES),
}

Node = Mapping[str, Any]


def rows() -> list[str]:
    """Return the rows, in the order of the model; settings within lists and maps stand below these."""
    schema = Program.model_json_schema()
    return [
        f"| `{path}` | {_CHOSEN.get(path) or _takes(node, schema)} | {default} | {node['description']} |"
        for path, node, default in _settings(schema, schema, "", set())
    ]


def _settings(node: Node, schema: Node, prefix: str, seen: set[str]) -> Iterator[tuple[str, Node, str]]:
    for name, given in node["properties"].items():
        whole = _resolved(given, schema)
        if "properties" in whole:
            yield from _settings(whole, schema, f"{prefix}{name}.", seen)
            continue
        is_asked = name in node.get("required", ())
        default = (
            "must be given" if is_asked else f"`{json.dumps(given.get('default', {}), ensure_ascii=False)}`"
        )
        yield f"{prefix}{name}", given, default
        for title, inner, below in _below(given, schema, f"{prefix}{name}"):
            if title not in seen:
                seen.add(title)
                yield from _settings(inner, schema, below, seen)


def _below(node: Node, schema: Node, path: str) -> Iterator[tuple[str, Node, str]]:
    """Yield the settings within a setting: what they are called, their model, and how their paths begin."""
    for each in _choices(node, schema):
        if "items" in each:
            inner = each["items"]
            for rule, reference in inner.get("discriminator", {}).get("mapping", {}).items():
                yield rule, _without_name(_resolved({"$ref": reference}, schema)), f"{path}[].{rule}."
            yield from _model_of(inner, schema, f"{path}[].")
        elif isinstance(each.get("additionalProperties"), dict):
            key = _ANY_KEY.get(path.rpartition(".")[2], "NAME")
            for inner in _choices(each["additionalProperties"], schema):
                yield from _model_of(inner.get("items", inner), schema, f"{path}.{key}.")
        else:
            yield from _model_of(each, schema, f"{path}.")


def _model_of(node: Node, schema: Node, path: str) -> Iterator[tuple[str, Node, str]]:
    whole = _resolved(node, schema)
    if "properties" in whole:
        yield whole["title"], whole, path


def _without_name(rule: Node) -> Node:
    return {**rule, "properties": {name: each for name, each in rule["properties"].items() if name != "rule"}}


def _choices(node: Node, schema: Node) -> list[Node]:
    parts = node.get("anyOf", [node])
    return [_resolved(part, schema) for part in parts if part.get("type") != "null"]


def _resolved(node: Node, schema: Node) -> Node:
    if "$ref" not in node:
        return node
    found: Node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    return found


def _takes(node: Node, schema: Node) -> str:
    """Return what a setting takes, in words: its choices, its kind with its range, what it lists."""
    return " or ".join(dict.fromkeys(_kind(each, schema) for each in _choices(node, schema)))


def _kind(node: Node, schema: Node) -> str:
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"])
    if node["type"] == "array":
        inner = node.get("items") or node["prefixItems"][0]
        if "discriminator" in inner:
            return "list of rules, each one of " + ", ".join(f"`{name}`" for name in BARE_ARGUMENT)
        return f"list of {_takes(inner, schema)}"
    if node["type"] == "object":
        values = node.get("additionalProperties")
        return f"map to {_takes(values, schema)}" if values else "settings of its own, below"
    return "YYYY-MM-DD" if node.get("format") == "date" else _KINDS[node["type"]] + _range(node)


def _range(node: Node) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    if low is not None and high is not None:
        return f", {low:g} to {high:,}"
    if (above := node.get("exclusiveMinimum")) is not None:
        return f" above {above:g}" + (f", up to {high:,}" if high is not None else "")
    return f", {low:g} or more" if low is not None else ""
