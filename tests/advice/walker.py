"""Finds what the program advises somebody to type: commands, options, and settings to paste.

Looked through are all texts of the sources but docstrings and the descriptions of options and settings, and
the files that are written for people. Values that are put in when it is said stand as ``{}``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import recimentor

ROOT = Path(recimentor.__file__).parent
_NAMES = (
    "match|check|init|skills|explain|suggest|verify|compare|report|kit|decide|invite|answers|status|feedback|"
    "forget|code|about|import|desk|sensitivity|schema"
)
_COMMAND = re.compile(rf"\brecimentor (?:{_NAMES})\b[^`\n]*")
_BUILT = re.compile(rf'command\(\s*"({_NAMES})"')
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+(?: [A-Z]{2,}\b|[ =][a-z_]+=[a-z]+)?")
_SETTING = re.compile(r"`((?:- )?[a-z_]+:[^`]*|\{\"?[\w{][^`]*\})`")
_TEXTS = frozenset({".md", ".j2", ".yaml", ".js"})
_DESCRIBING = frozenset({"Field", "Option", "Argument"})


def advised() -> set[str]:
    """Return what is to be typed, each once, wherever it is advised."""
    found: set[str] = set()
    for path in sorted(ROOT.rglob("*")):
        if path.suffix == ".py":
            source = path.read_text(encoding="utf-8")
            for text in _literals(ast.parse(source)):
                found |= set(_parts(text))
            found |= {f"recimentor {verb}" for verb in _BUILT.findall(source)}
        elif path.suffix in _TEXTS:
            text = path.read_text(encoding="utf-8")
            found |= {match.group().strip() for match in _COMMAND.finditer(text)}
    return found


def _parts(text: str) -> Iterator[str]:
    if re.fullmatch(r"--[a-z/-]+", text):
        return
    yield from (match.group().strip() for match in _COMMAND.finditer(text))
    rest = _COMMAND.sub("", text)
    yield from (match.group() for match in _OPTION.finditer(rest))
    yield from (match.group(1) for match in _SETTING.finditer(rest))


def _literals(tree: ast.AST) -> Iterator[str]:
    hidden: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            hidden.add(id(body[0].value))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _DESCRIBING:
            hidden |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            if id(node) not in hidden:
                yield "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
                )
            hidden |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in hidden:
            yield node.value
