"""Writes the list of all messages to people, and brings the catalogues up to it: run after a message changed.

    python tools/catalogue.py

``messages.pot`` is made from the templates (``{{ "..." | t }}``) and from calls of ``say`` and ``tell``. Each
``.po`` beside it gains the new messages, empty, and loses those that nothing says any more.
"""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "src" / "recimentor" / "report"
CATALOGUES = REPORT / "catalogues"
PLACE = re.compile(r"\{(\w+)\}")
CALLS = {"say", "tell"}

#: A message and what it is for several; empty where there is one form alone.
Message = tuple[str, str]


def messages() -> dict[Message, list[str]]:
    """Return all messages in the order of the files that say them, and the names of these files."""
    found: dict[Message, list[str]] = {}
    for path in sorted((REPORT / "templates").glob("*.j2")):
        for message in _of_template(path):
            found.setdefault(message, []).append(f"templates/{path.name}")
    for path in sorted(REPORT.glob("*.py")):
        for message in _of_module(path):
            found.setdefault(message, []).append(path.name)
    return found


def _of_template(path: Path) -> Iterator[Message]:
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for node in tree.find_all((nodes.Filter, nodes.Call)):
        if isinstance(node, nodes.Filter) and node.name == "t":
            for said in _choices(node.node):
                yield said.as_const(), _many(node.kwargs)
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in CALLS:
            yield node.args[0].as_const(), _many(node.kwargs)


def _choices(node: nodes.Node | None) -> list[nodes.Expr]:
    if isinstance(node, nodes.CondExpr):
        return [*_choices(node.expr1), *_choices(node.expr2)]
    if not isinstance(node, nodes.Const):
        raise TypeError(f"a message is a text, not {node}")
    return [node]


def _many(kwargs: list[Any]) -> str:
    return next((str(each.value.as_const()) for each in kwargs if each.key == "many"), "")


def _of_module(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in CALLS and node.args and isinstance(node.args[0], ast.Constant):
            texts = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
            texts += [key.value.value for key in node.keywords if key.arg == "many"]  # type: ignore[attr-defined]
            if all(isinstance(text, str) for text in texts):
                yield str(texts[0]), str(texts[1]) if len(texts) > 1 else ""


def template() -> Catalog:
    """Return the list of all messages as a catalogue without translations."""
    made = Catalog(project="recimentor", fuzzy=False)
    for (one, many), places in messages().items():
        made.add((one, many) if many else one, locations=[(place, 0) for place in sorted(set(places))])
    return made


def as_text(catalogue: Catalog) -> str:
    """Return a catalogue as the text of its file, without what changes from day to day."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, omit_header=True, include_lineno=False)
    return f"{HEADER}{_plural_header(catalogue)}\n{out.getvalue().decode().strip()}\n"


HEADER = (
    "# Words to people: letters, invitations, kits and participants' pages of recimentor.\n"
    "# How to change or add a translation: docs/how-to/letters-in-other-languages.md\n"
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
)


def _plural_header(catalogue: Catalog) -> str:
    if catalogue.locale is None:
        return ""
    return f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n'


def update(path: Path, listed: Catalog) -> None:
    """Bring one catalogue up to the list of all messages."""
    language, _, manner = path.stem.partition(".")
    old = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(language)
    made = Catalog(language, fuzzy=False)
    for message in listed:
        known = old.get(message.id)
        if message.id and (known is not None or not manner):
            made.add(message.id, known.string if known else "", locations=message.locations)
    path.write_text(as_text(made), encoding="utf-8")


def main() -> None:
    """Write the list and all catalogues."""
    listed = template()
    (CATALOGUES / "messages.pot").write_text(as_text(listed), encoding="utf-8")
    for path in sorted(CATALOGUES.glob("*.po")):
        update(path, listed)


if __name__ == "__main__":
    main()
