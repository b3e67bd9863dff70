"""What an argument or option of a command takes: its choices, its range, and what stands where none is given.

Read from the command's own function: how Typer keeps these things differs from release to release.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints


def takes(command: Any) -> dict[str, str]:
    """Return a sentence or two for each parameter of a command, by its name; empty where there is none."""
    function = inspect.unwrap(command.callback)
    hints = get_type_hints(function, include_extras=True)
    given = inspect.signature(function).parameters
    return {name: _sentences(hint, given[name].default) for name, hint in hints.items() if name in given}


def _sentences(hint: Any, default: Any) -> str:
    kinds, options = [*_kinds(hint)], [*_options(hint)]
    said = [
        f"One of {', '.join(f'`{one.value}`' for one in kind)}."
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, Enum)
    ]
    for option in options:
        low, high = getattr(option, "min", None), getattr(option, "max", None)
        if low is not None and high is not None:
            said.append(f"From {low:g} to {high:g}.")
        elif low is not None:
            said.append(f"{low:g} or more.")
    value = default.value if isinstance(default, Enum) else default
    if isinstance(value, bool) and value:
        said.append("On by default.")
    elif isinstance(value, str | int | float) and not isinstance(value, bool) and value != "":
        said.append(f"Default: `{value}`.")
    return " ".join(said)


def _kinds(hint: Any) -> Iterator[Any]:
    """Yield the plain types within a hint: of what a list holds, of what may be absent."""
    if get_origin(hint) is Annotated:
        yield from _kinds(get_args(hint)[0])
    elif get_origin(hint) in (Union, types.UnionType, list):
        for part in get_args(hint):
            yield from _kinds(part)
    else:
        yield hint


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint)[1:] if get_origin(hint) is Annotated else ()
