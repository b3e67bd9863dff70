"""The reference of the plan lists every key of the schema, with its type."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from pydantic import BaseModel

from recimentor.model.plan import Plan

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "plan.md"
WORDS = {str: "text", int: "whole number", float: "number", bool: "true or false", type(None): "null"}
#: Both sides of a pair have the same parts: those of `a` are listed.
TWIN = ".b"


def keys_of(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield every key of a model and of the models in it, with its type in words."""
    for name, field in model.model_fields.items():
        key = f"{prefix}{field.alias or name}"
        if key.endswith(TWIN) and {"a", "b"} <= model.model_fields.keys() and prefix:
            yield key, "like a"
            continue
        words, inner, suffix = described(field.annotation)
        yield key, words
        if inner is not None:
            yield from keys_of(inner, f"{key}{suffix}.")


def described(  # noqa: PLR0911 - one for each kind of type
    kind: object,
) -> tuple[str, type[BaseModel] | None, str]:
    """Return a type in words, the model inside it, and how its key goes on."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return described(arguments[0])
    if origin is typing.Literal:
        return " \\| ".join(f"`{each}`" for each in arguments), None, ""
    if origin in (typing.Union, types.UnionType):
        parts = [described(each) for each in arguments]
        words = " or ".join(dict.fromkeys(words for words, _, _ in parts)).replace(
            "whole number or number", "number"
        )
        return words, next((inner for _, inner, _ in parts if inner), None), ""
    if origin is tuple:
        words, inner, _ = described(arguments[0])
        return ("list" if inner else f"list of {words}"), inner, "[]"
    if origin is dict:
        return "object", None, ""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " \\| ".join(f"`{each.value}`" for each in kind), None, ""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return "object", kind, ""
    assert isinstance(kind, type), kind
    return WORDS.get(kind, "anything"), None, ""


def test_every_key_of_a_plan_stands_in_the_reference_with_its_type() -> None:
    rows = [
        line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")
    ]
    written = [(row[0].removeprefix("| ").strip("`"), row[1]) for row in rows]
    assert written == list(keys_of(Plan))


def test_every_key_has_a_meaning() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert [row for row in rows if not row.split(" | ")[2].strip(" |")] == []
