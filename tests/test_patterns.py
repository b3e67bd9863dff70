"""No pattern of the source takes long over a cell, however hostile: it is timed on texts of its own letters.

The patterns are found by walking the source; a pattern that cannot be found this way fails the test. Texts
of 12,000 letters by default, where a quadratic pattern shows by processor time; of 100,000 with
``RECIMENTOR_LONG_TESTS=1``. What counts is the ratio to a pattern known to be quadratic, timed beside it, so
that a busy machine is no fault.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import os
import re
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_parse

SRC = Path(__file__).parents[1] / "src"
IS_LONG = bool(os.environ.get("RECIMENTOR_LONG_TESTS"))
LETTERS = 100_000 if IS_LONG else 12_000
#: Processor time from which a pattern is timed again beside the yard, in seconds: a linear one takes less.
DOUBTFUL = 0.3 if IS_LONG else 0.03
#: How many yards a pattern may take over one text. One yard is a quadratic pattern over 4,000 blanks; it
#: takes nine over 12,000, and 600 over 100,000.
MOST_YARDS = 12 if IS_LONG else 1.2
YARD = re.compile(r"\s+$")
METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
SAMPLE = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}
NOT_SAMPLE = {"CATEGORY_NOT_DIGIT": "a", "CATEGORY_NOT_SPACE": "a", "CATEGORY_NOT_WORD": "-"}
#: Modules with a pattern made inside a function: of words of ours, of a setting, or of one person's names.
MADE_INSIDE = {
    "recimentor.forgetting.identity",
    "recimentor.intake.columns.headers",
    "recimentor.intake.columns.whole_words",
    "recimentor.intake.consent.feedback",
    "recimentor.intake.propose.guess",
    "recimentor.intake.values.items",
    "recimentor.model.names",
    "recimentor.model.spellings",
}


@dataclass(frozen=True)
class Use:
    """A pattern, and how the source uses it."""

    where: str
    pattern: str
    flags: int
    is_bytes: bool
    methods: tuple[str, ...]
    longest: int


def uses() -> Iterator[Use]:
    """Yield every pattern of the source: compiled into names, into tables, or given to a function of `re`."""
    for path in sorted(SRC.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
        longest = {call.args[0]: _worked_out(call.args[1], module) for call in _short_calls(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (function := _of_re(node)):
                made = _made(node, function, module)
                if made is None:
                    assert module in MADE_INSIDE, f"{module}:{node.lineno}: this pattern is tried nowhere"
                    continue
                methods = (function,) if function != "compile" else _methods_of(node, tree, module)
                is_bytes = isinstance(made.pattern, bytes)
                text = made.pattern.decode("latin-1") if is_bytes else made.pattern
                yield Use(
                    f"{module}:{node.lineno}",
                    text,
                    made.flags & ~re.UNICODE,
                    is_bytes,
                    methods,
                    longest.get(node, LETTERS),
                )


def _of_re(node: ast.Call) -> str:
    called = node.func
    if not (isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name)):
        return ""
    return called.attr if called.value.id == "re" and called.attr in {*METHODS, "compile"} else ""


def _made(node: ast.Call, function: str, module: str) -> re.Pattern[Any] | None:
    """Return the pattern of a call, worked out in the names of its module."""
    keywords = {one.arg: one.value for one in node.keywords}
    flags = keywords.get("flags", node.args[1] if function == "compile" and len(node.args) > 1 else None)
    try:
        return re.compile(*(_worked_out(one, module) for one in (node.args[0], flags) if one is not None))
    except NameError:
        return None


def _short_calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield where a pattern is given to `short`, which never tries it on longer texts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "short":
            yield node


def _worked_out(node: ast.expr, module: str) -> Any:
    names = dict(vars(importlib.import_module(module)))
    return eval(compile(ast.Expression(node), module, "eval"), names)  # noqa: S307 - our own source


@cache
def _sources() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(SRC.rglob("*.py")))


def _methods_of(node: ast.Call, tree: ast.Module, module: str) -> tuple[str, ...]:
    """Return with which methods a compiled pattern is used; else with the widest, `search`."""
    text = (SRC / Path(*module.split("."))).with_suffix(".py")
    source = text.read_text(encoding="utf-8") if text.exists() else _sources()
    for stated in ast.walk(tree):
        if isinstance(stated, ast.Assign | ast.AnnAssign) and node in {
            stated.value,
            *_arguments(stated.value),
        }:
            target = stated.targets[0] if isinstance(stated, ast.Assign) else stated.target
            if isinstance(target, ast.Name):
                is_own = target.id.startswith("_")
                found = re.findall(
                    rf"\b{target.id}\.({'|'.join(METHODS)})\b", source if is_own else _sources()
                )
                return tuple(sorted(set(found))) or ("search",)
    return ("search",)


def _arguments(node: ast.expr | None) -> list[ast.expr]:
    return node.args if isinstance(node, ast.Call) else []


def alphabet(parsed: Any) -> Iterator[str]:
    """Yield letters that a parsed pattern takes, or watches for."""
    for code, value in parsed:
        name = str(code)
        if name in {"LITERAL", "NOT_LITERAL"}:
            yield chr(value)
        elif name == "RANGE":
            yield chr(value[0])
        elif name == "CATEGORY":
            yield {**SAMPLE, **NOT_SAMPLE}[str(value)]
        elif name in {"ANY", "ANY_ALL"}:
            yield "x"
        elif name == "IN":
            yield from alphabet(value)
        elif isinstance(value, tuple | list | sre_parse.SubPattern):
            yield from _inside(value)


def _inside(value: Any) -> Iterator[str]:
    if isinstance(value, sre_parse.SubPattern):
        yield from alphabet(value)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _inside(part)


def hostile(pattern: str, flags: int, letters: int = LETTERS) -> Iterator[str]:
    """Yield long texts of a pattern's own letters: one, two in turn, behind what begins a match."""
    parsed = sre_parse.parse(pattern, flags)
    every = list(dict.fromkeys(alphabet(parsed)))
    few = every[:: max(1, len(every) // 10)]
    begin = "".join(every[:4])[:letters]
    for end in ("\0", ""):
        for one in few:
            yield one * (letters - 1) + end
            yield begin + one * (letters - len(begin) - 1) + end
    for one, other in itertools.islice(itertools.permutations(few, 2), 90 if IS_LONG else 24):
        yield (one + other) * ((letters - 1) // 2) + "\0"
    yield begin * (letters // max(1, len(begin)))


def seconds(made: re.Pattern[Any], method: str, text: str) -> float:
    given: Any = text.encode("latin-1", "replace") if isinstance(made.pattern, bytes) else text
    started = time.process_time()
    if method in {"sub", "subn"}:
        made.sub(given[:0], given)
    elif method == "finditer":
        for _ in made.finditer(given):
            pass
    else:
        getattr(made, method)(given)
    return time.process_time() - started


def yards(made: re.Pattern[Any], method: str, text: str) -> float:
    """Return how long a pattern takes over a text, in yards: the least of three times each, in turn."""
    takes = [(seconds(made, method, text), seconds(YARD, "search", " " * 4_000 + "\0")) for _ in range(3)]
    return min(own for own, _ in takes) / min(yard for _, yard in takes)


def test_every_pattern_is_quick_over_long_texts_of_its_own_letters() -> None:
    slow, number = {}, 0
    for use in uses():
        number += 1
        made = re.compile(use.pattern.encode("latin-1") if use.is_bytes else use.pattern, use.flags)
        for text, method in itertools.product(hostile(use.pattern, use.flags, use.longest), use.methods):
            # A short one first: what is slow over that would take days over the other.
            took = max(seconds(made, method, text[-400:]), seconds(made, method, text))
            if took > DOUBTFUL and (times := yards(made, method, text)) > MOST_YARDS:
                slow[f"{use.where} {method} {use.pattern[:60]!r}"] = (round(times, 2), text[:6], text[-2:])
                break
    assert number > 180
    assert slow == {}


@pytest.mark.parametrize(("pattern", "is_slow"), [(r"\s+$", True), (r"(a|aa)+b", True), (r"\s", False)])
def test_the_search_finds_what_is_slow(pattern: str, is_slow: bool) -> None:
    made = re.compile(pattern)
    texts = [text[-8_000:] if "|" not in pattern else text[-28:] for text in hostile(pattern, 0)]
    doubtful = (text for text in texts if seconds(made, "search", text) > DOUBTFUL / 5)
    assert any(yards(made, "search", text) > MOST_YARDS / 10 for text in doubtful) == is_slow
