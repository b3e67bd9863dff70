"""The reference of the library is drawn from its docstrings; names and signatures are held by it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import recimentor
from recimentor import plugins

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "library-names.md"
HEAD = """# Names of the library

What each public name takes, returns and raises, as its docstring tells it. Begin with
[the library](library.md).
A change of a signature here is a change of the interface.
"""


def _signature(name: str, thing: Any) -> str:
    if is_dataclass(thing):
        return f"{name}({', '.join(one.name for one in fields(thing))})"
    if inspect.isfunction(thing):
        parameters = inspect.signature(thing).parameters.values()
        # A default that is a function has an address of its own in each run.
        plain = [
            p.replace(annotation=p.empty, default=... if inspect.isfunction(p.default) else p.default)
            for p in parameters
        ]
        return f"{name}{inspect.Signature(plain)}"
    return name


def _sections(prefix: str, module: Any, names: list[str]) -> Iterator[str]:
    for name in names:
        thing = getattr(module, name)
        if isinstance(thing, str):
            continue
        doc = inspect.cleandoc(thing.__doc__ or "")
        assert doc, name
        yield f"## `{prefix}{name}`\n\n```text\n{_signature(name, thing)}\n\n{doc}\n```\n"
        for member, value in _members(thing):
            yield f"```text\n{name}.{member}\n\n{inspect.cleandoc(value.__doc__ or '')}\n```\n"


def _members(thing: Any) -> list[tuple[str, Any]]:
    """Return what a plug-in must have, as its protocol names it."""
    if not getattr(thing, "_is_protocol", False):
        return []
    found = [(name, each) for name, each in vars(thing).items() if not name.startswith("_")]
    return [(_call(name, each), each) for name, each in found]


def _call(name: str, each: Any) -> str:
    if not inspect.isfunction(each):
        return name
    return f"{name}({', '.join(p for p in inspect.signature(each).parameters if p != 'self')})"


def library_page() -> str:
    """Return the page that the reference must be."""
    own = _sections("recimentor.", recimentor, sorted(recimentor.__all__))
    brought = _sections("recimentor.plugins.", plugins, ["Reader", "Criterion", "Output", "Unreadable"])
    return "\n".join([HEAD, *own, *brought])


def test_every_public_name_stands_in_the_reference_with_its_signature(request: pytest.FixtureRequest) -> None:
    page = library_page()
    if request.config.getoption("--update-golden"):
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    assert page == PAGE.read_text(encoding="utf-8"), "run pytest --update-golden and review the diff"
