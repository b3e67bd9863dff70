"""Settings that one run changes: ``score.importance.logistics=4``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from recimentor.intake.notebook import Notebook
from recimentor.intake.program.settings import hint_for, sentence_about
from recimentor.intake.reading.cells import Listing, Mapping, Node, is_null
from recimentor.intake.reading.yaml_reader import read_yaml
from recimentor.model.errors import BadRequest
from recimentor.model.program import Program


def override_settings(program: Program, settings: Sequence[str]) -> Program:
    """Return the program with some settings changed.

    Parameters
    ----------
    program
        The program.
    settings
        Each as ``path.of.the.setting=value``, the value as a program file would have it.

    Raises
    ------
    BadRequest
        If a setting does not exist, or cannot take its value; it says what was probably meant.
    """
    raw: dict[str, Any] = program.model_dump(mode="json", by_alias=True)
    # Settings at their default may be left out of the written form.
    for name, info in Program.model_fields.items():
        raw.setdefault(info.alias or name, info.get_default(call_default_factory=True))
    for setting in settings:
        path, sign, value = setting.partition("=")
        if not sign:
            raise BadRequest(f"--set {setting}: write a setting and its value, such as minimum_gain=0.2")
        _put(raw, path.strip().split("."), _value(value.strip(), setting), setting)
    try:
        return Program.model_validate(raw)
    except ValidationError as refused:
        fault = refused.errors(include_url=False, include_input=False)[0]
        raise BadRequest(f"--set: {sentence_about(fault)}") from None


def _put(raw: dict[str, Any], path: list[str], value: Any, setting: str) -> None:
    holder: Any = raw
    for depth, name in enumerate(path):
        is_free = depth > 0 and (
            path[0] in {"columns", "history", "skills"} or path[:2] == ["score", "plugins"]
        )
        if not isinstance(holder, dict) or (name not in holder and not is_free):
            hint = hint_for(path[:depth], name)
            raise BadRequest(
                f'--set {setting}: there is no setting "{name}" there{"; " + hint if hint else ""}'
            )
        if depth == len(path) - 1:
            holder[name] = value
        else:
            holder = holder.setdefault(name, {})


def _value(text: str, setting: str) -> Any:
    """Return a value as a program file would have it; a word stays text, which the setting's type reads."""
    notebook = Notebook()
    node = read_yaml(text, "--set", notebook) if text else None
    if node is None and text:
        raise BadRequest(f"--set {setting}: the value cannot be read")
    return None if node is None else _plain(node)


def _plain(node: Node) -> Any:
    """Return a node as plain data; scalars stay text."""
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return None if is_null(node) else node.text
