"""The sandbox of templates: no files, no attributes, and an end to every loop, recursion and length.

Templates come from people: a copy from the web may ask for anything. What a template may name is what its
context holds, by key; what it may call are its own macros and the filters listed here.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from jinja2 import DictLoader, StrictUndefined, Template, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

#: Letters of one text, and of one filled template.
LONGEST: Final = 1_000_000
#: Turns of all loops, and calls, of one filled template.
_TURNS: Final = 100_000
_CALLS: Final = 10_000
_TEXT_FILTERS: Final = (
    "capitalize",
    "escape",
    "e",
    "int",
    "lower",
    "replace",
    "round",
    "title",
    "trim",
    "upper",
)
_LIST_FILTERS: Final = (
    "count",
    "default",
    "d",
    "first",
    "last",
    "length",
    "list",
    "reverse",
    "sort",
    "unique",
)
_LARGEST: Final = 10**15


class TooMuchError(SecurityError):
    """A template asked for more than a letter can need."""


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which a template can name what its context holds, and nothing else.

    Parameters
    ----------
    texts
        Templates by name; nothing else can be included.
    finalize
        What becomes of each value that is printed.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, texts: Mapping[str, str], finalize: Callable[[Any], Any]) -> None:
        super().__init__(
            loader=DictLoader(dict(texts)),
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            finalize=lambda value: finalize(_plain(value)),
            # These make Markdown, whose escaping `finalize` does.
            autoescape=False,
        )
        self.globals = {"range": range}
        self.filters = {name: _capped(FILTERS[name], plain_only=True) for name in _TEXT_FILTERS}
        self.filters |= {name: _capped(FILTERS[name], plain_only=False) for name in _LIST_FILTERS}
        self.filters |= {"join": self._join, "_turns": self._turns, "_joined": _joined}
        self._left = self._calls = 0
        self.start()

    def start(self) -> None:
        """Begin to fill a template: loops and calls are counted anew."""
        self._left, self._calls = _TURNS, _CALLS

    def filled(self, template: Template, context: Mapping[str, Any]) -> str:
        """Return a template filled in, at most :data:`LONGEST` letters of it."""
        parts, length = list[str](), 0
        for part in template.generate(context):
            length += len(part)
            if length > LONGEST:
                raise TooMuchError("a text is too long")
            parts.append(part)
        return "".join(parts)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what stands under a key of a mapping, or a fact of a loop."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        return self.unsafe_undefined(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item; a text as the key of anything but a mapping would be an attribute."""
        if isinstance(obj, Mapping | list | tuple | str) and not (
            isinstance(argument, str) and not isinstance(obj, Mapping)
        ):
            try:
                return obj[argument]
            except (KeyError, IndexError, TypeError):
                return self.undefined(obj=obj, name=argument)
        return self.unsafe_undefined(obj, str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether something may be called: macros, loops and `range`, so many times."""
        self._calls -= 1
        if self._calls < 0:
            raise TooMuchError("too many calls")
        return isinstance(obj, Macro | LoopContext | Undefined) or obj is range

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return the result of an operation on numbers, or two texts put together."""
        is_number = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" or not (is_number or operator == "+"):
            raise TooMuchError(f"{operator} is for numbers alone")
        return _short(super().call_binop(context, operator, left, right))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Counted().visit(super()._parse(source, name, filename))
        return tree

    def _join(self, items: Iterable[Any], d: str = "", attribute: str | None = None) -> str:
        parts = items if attribute is None else [self.getitem(item, attribute) for item in items]
        return str(_short(str(_plain(d)).join(str(_plain(part)) for part in parts)))

    def _turns(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._left -= 1
            if self._left < 0:
                raise TooMuchError("too many turns of loops")
            yield item


class _Counted(NodeTransformer):
    """Puts a count into every loop and a limit on every text that is put together."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the name is Jinja's
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "_turns", [], [], None, None, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - the name is Jinja's
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(parts, "_joined", [], [], None, None, lineno=node.lineno)


def _joined(parts: Iterable[Any]) -> str:
    return str(_short("".join(str(_plain(part)) for part in parts)))


def _plain(value: Any) -> Any:
    """Return a text, a number or nothing as it is; lists within lists could be told without an end."""
    if isinstance(value, str | int | float | Undefined | None):
        return value
    raise TooMuchError("only a text or a number can be printed")


def _short(value: Any) -> Any:
    if isinstance(value, str | list | tuple) and len(value) > LONGEST:
        raise TooMuchError("a text is too long")
    if isinstance(value, int | float) and abs(value) > _LARGEST:
        raise TooMuchError("a number is too large")
    return value


def _capped(filter_: Callable[..., Any], *, plain_only: bool) -> Callable[..., Any]:
    """Return a filter that refuses to make a text that is too long.

    ``plain_only`` filters make texts of what they get: of a text, a number, or a list of these.
    """

    @functools.wraps(filter_)
    def capped(*args: Any, **kwargs: Any) -> Any:
        for argument in args if plain_only else ():
            if isinstance(argument, list | tuple):
                list(map(_plain, argument))
            elif isinstance(argument, Mapping):
                raise TooMuchError("only a text or a number can be printed")
        return _short(filter_(*args, **kwargs))

    return capped
