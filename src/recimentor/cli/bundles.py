"""Bundles of options: a dataclass whose fields are options, taken by a command as one parameter."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import wraps
from typing import Any, get_type_hints


def with_bundles(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with each bundle among its parameters spread out into the bundle's options.

    Typer sees one parameter per option, in the order of the bundle's fields. The command itself gets the
    bundle as a value. Every field of a bundle needs a default, and no name may be taken twice.

    Raises
    ------
    TypeError
        If two options of the command have one name.
    """
    hints = get_type_hints(command, include_extras=True)
    bundles = {name: kind for name, kind in hints.items() if is_dataclass(kind) and isinstance(kind, type)}
    signature = inspect.signature(command)
    spread: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        if parameter.name in bundles:
            spread += _parameters_of(bundles[parameter.name])
        else:
            spread.append(parameter.replace(annotation=hints[parameter.name]))
    names = [parameter.name for parameter in spread]
    if twice := {name for name in names if names.count(name) > 1}:
        raise TypeError(f"{command.__name__} takes {', '.join(sorted(twice))} twice")

    @wraps(command)
    def spread_out(**given: Any) -> None:
        for name, kind in bundles.items():
            given[name] = kind(**{each.name: given.pop(each.name) for each in fields(kind)})
        command(**given)

    # Parameters without a default stand first: Python wants it so, and these are the arguments.
    spread.sort(key=lambda parameter: parameter.default is not inspect.Parameter.empty)
    shown = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in spread]
    spread_out.__signature__ = signature.replace(parameters=shown)  # type: ignore[attr-defined]
    spread_out.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    del spread_out.__wrapped__
    return spread_out


def _parameters_of(bundle: type) -> list[inspect.Parameter]:
    hints = get_type_hints(bundle, include_extras=True)
    return [
        inspect.Parameter(
            each.name, inspect.Parameter.KEYWORD_ONLY, default=_default_of(each), annotation=hints[each.name]
        )
        for each in fields(bundle)
    ]


def _default_of(option: Field[Any]) -> object:
    if option.default is MISSING:
        raise TypeError(f"the option {option.name} of a bundle needs a default")
    return option.default
