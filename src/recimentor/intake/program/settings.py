"""Every setting that a program file may hold, by the path it stands under; and what a wrong one meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from recimentor.intake.notebook import nearest
from recimentor.intake.reading.cells import Listing, Mapping, Node, scalars_of
from recimentor.model.finding import Place
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


@dataclass(frozen=True, slots=True)
class SettingPlaces:
    """The places of the settings of one program file; nowhere without a file.

    Parameters
    ----------
    file
        The program file as findings name it.
    root
        Its settings.
    rules
        Position in the file of each rule that was read; faulty ones are left out.
    overridden
        Settings of the top level that come from elsewhere in this run, as from ``--sides``.
    """

    file: str = ""
    root: Mapping | None = None
    rules: tuple[int, ...] = ()
    overridden: frozenset[str] = frozenset()

    def of(self, *path: str | int, text: str = "") -> Place | None:
        """Return where a setting stands, or the given text in it; None where the file does not state it."""
        if self.root is None or path[0] in self.overridden:
            return None
        node: Node | None = self.root
        for part in path:
            node = _inside(node, part)
        if node is None:
            return None
        named = next((scalar for scalar in scalars_of(node) if text and scalar.text == text), node)
        header = next((part for part in reversed(path) if isinstance(part, str)), "")
        return Place(self.file, "", *named.spot, header)

    def rule(self, number: int) -> Place | None:
        """Return where a rule stands, by its position in the program."""
        return self.of("rules", self.rules[number]) if number < len(self.rules) else None

    def without(self, names: Collection[str]) -> SettingPlaces:
        """Return the places without those of some settings of the top level."""
        return replace(self, overridden=self.overridden | frozenset(names))


def _inside(node: Node | None, part: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return node.get(str(part))
    if isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None
