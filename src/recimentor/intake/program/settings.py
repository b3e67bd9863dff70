"""Every setting that a program file may hold, by the path it stands under; and what a wrong one meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from recimentor.intake.notebook import nearest
from recimentor.model.program import Program
from recimentor.model.rules import BARE_ARGUMENT, Rules

#: A path of settings; ``*`` stands for a name or a position that is free.
Path = tuple[str, ...]


@cache
def settings_tree() -> dict[Path, tuple[str, ...]]:
    """Return the settings under each path: ``()`` the program's own, ``("score",)`` those of the score."""
    tree: dict[Path, tuple[str, ...]] = {}
    _grow((), Program, tree)
    tree["rules", "*"] = tuple(BARE_ARGUMENT)
    for rule, _ in _models(Rules, 0):
        tree["rules", "*", str(rule.model_fields["rule"].default)] = tuple(rule.model_fields)
    return tree


def hint_for(path: Sequence[str | int], name: str) -> str:
    """Return what an unknown setting probably meant, as a half sentence; empty where nothing is near.

    Parameters
    ----------
    path
        Where the setting stands, without its own name.
    name
        The unknown name.
    """
    tree = settings_tree()
    here = tree.get(_generic(path, tree), ())
    near = nearest(name, here)
    if near is not None:
        return f'did you mean "{near}"?'
    elsewhere = [(place, known) for place, names in tree.items() for known in names if place]
    elsewhere += [((), known) for known in tree[()]]
    near = nearest(name, [known for _, known in elsewhere], least=85.0)
    if near is None:
        return ""
    place = next(place for place, known in elsewhere if known == near)
    under = f"under `{'.'.join(part for part in place if part != '*')}:`" if place else "at the left margin"
    return f'"{near}" belongs {under}.'


def _generic(path: Sequence[str | int], tree: dict[Path, tuple[str, ...]]) -> Path:
    """Return the path with free names and positions as ``*``; parts that the tree lacks are left out."""
    found: Path = ()
    for part in path:
        if any(known[: len(found) + 1] == (*found, str(part)) for known in tree):
            found = (*found, str(part))
        elif any(known[: len(found) + 1] == (*found, "*") for known in tree):
            found = (*found, "*")
    return found


def _grow(path: Path, model: type[BaseModel], tree: dict[Path, tuple[str, ...]]) -> None:
    tree[path] = tuple(info.alias or name for name, info in model.model_fields.items())
    for name, info in model.model_fields.items():
        alias = info.alias or name
        if alias == "rules":
            continue
        for inner, depth in _models(info.annotation, 0):
            _grow((*path, alias, *("*" for _ in range(depth))), inner, tree)


def _models(annotation: Any, depth: int) -> Iterator[tuple[type[BaseModel], int]]:
    """Yield the models inside an annotation, with the free names and positions above each."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, depth
        return
    is_container = getattr(annotation, "__origin__", None) in {dict, tuple, list}
    for argument in get_args(annotation):
        yield from _models(argument, depth + is_container)
