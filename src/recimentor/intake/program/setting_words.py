"""What is wrong with the value of a setting, in the words of a settings file; no value is quoted."""

from __future__ import annotations

from typing import Any

_SETTINGS = "takes settings of its own, each as `name: value`"
_DATE = "takes a date, written like 2026-05-01"
_PHRASES = {
    "missing": "is needed and is not there",
    "too_short": "names no column",
    "string_too_short": "is empty",
    "int_parsing_size": "is too large a number",
}
#: By the first word of pydantic's name for a fault.
_SHAPES = {
    "tuple": "takes a list, each entry as `- ...`",
    "list": "takes a list, each entry as `- ...`",
    "dict": _SETTINGS,
    "model": _SETTINGS,
    "int": "takes a whole number",
    "float": "takes a number",
    "finite": "takes a number",
    "decimal": "takes a number",
    "bool": "takes yes or no",
    "string": "takes a text",
    "date": _DATE,
    "datetime": _DATE,
}


def sentence_about(fault: Any) -> str:
    """Return a sentence about a fault that pydantic found, its setting named by its path."""
    name = ".".join(str(part) for part in fault["loc"] if not isinstance(part, int))
    return f'"{name}"{_predicate(fault)}.'


def _predicate(fault: Any) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "value_error":
        return f": {context['error']}"
    if kind in {"enum", "literal_error"}:
        return f" takes {context['expected'].replace(chr(39), '')}"
    known = _PHRASES.get(kind) or _limit(kind, context) or _SHAPES.get(kind.partition("_")[0])
    return f" {known or 'cannot take this value'}"


def _limit(kind: str, context: Any) -> str:
    words = {
        "greater_than": ("more than", "gt"),
        "greater_than_equal": ("at least", "ge"),
        "less_than": ("less than", "lt"),
        "less_than_equal": ("at most", "le"),
        "multiple_of": ("a multiple of", "multiple_of"),
    }
    if kind not in words:
        return ""
    comparison, key = words[kind]
    limit = context[key]
    shown = f"{limit:,}" if isinstance(limit, int) else f"{limit:g}"
    return f"must be {comparison} {shown}"
