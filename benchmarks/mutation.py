"""How many small faults the tests notice: mutants at random sites of modules that must be right.

Method, the same for every module:

1. Sites are found in the syntax tree: comparisons, ``and``/``or``/``not``, arithmetic, whole numbers, truth
   values, conditions of ``if``, ``min``/``max``, and statements that can be left out (calls, assignments to
   what exists, ``raise``, ``yield``). Docstrings, annotations and what only type checkers read are left out.
2. A seed draws so many sites of each module, without repeats; each becomes one mutant.
3. A mutant lives in memory alone: the module is compiled from the changed tree when it is imported, in a
   process forked for it. No file is touched.
4. Only the tests that mirror the module run, in one process, until the first that fails. A mutant that a
   test notices, or that runs out of time, is killed. Mutants that behave as the original are not taken out,
   so 100 % cannot be expected.

Usage::

    python -m benchmarks.mutation --seed 1 --sites 30 [MODULE ...]
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIMIT_SECONDS = 90

#: Module: its files, and the tests that mirror them.
MODULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "points": (("scoring/points.py",), ("scoring/test_points.py",)),
    "weights": (("matching/weights.py",), ("matching/test_weights.py",)),
    "identity": (
        ("forgetting/identity.py",),
        tuple(f"forgetting/test_{name}.py" for name in ("identity", "forget", "about", "cases")),
    ),
    # All modules of it together, found by walking the folder.
    "forgetting": (
        tuple(
            f"forgetting/{path.name}"
            for path in sorted((ROOT / "src/recimentor/forgetting").glob("*.py"))
            if path.name != "__init__.py"
        ),
        ("forgetting",),
    ),
    "gains": (("scoring/skills/gains.py",), ("scoring/skills/test_gains.py",)),
    "checker": (
        ("matching/proof/checker.py", "matching/proof/witness.py"),
        ("matching/proof/test_checker.py", "matching/proof/test_witness.py", "matching/proof/test_forger.py"),
    ),
    "verify": (
        tuple(
            f"insight/verifying/{name}.py"
            for name in ("verify", "claims", "conditions", "differences", "ring_claims")
        ),
        # Quick ones first: a mutant that one of them notices costs no more than that.
        tuple(
            f"insight/verifying/test_{name}.py"
            for name in ("conditions", "forged_proof", "every_leaf", "tampering")
        ),
    ),
    "settle": (
        ("insight/planning/settle.py",),
        tuple(
            f"insight/planning/test_{name}.py"
            for name in ("settle", "keep", "decided", "choices", "invariants")
        ),
    ),
    "audience": (
        ("report/audience.py",),
        tuple(f"report/test_{name}.py" for name in ("audience", "markers", "page", "words", "workbook")),
    ),
    "writing": (("files/writing.py",), ("files/test_writing.py", "files/test_journal.py")),
}

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip

Change = Callable[[ast.AST], None]


@dataclass(frozen=True, slots=True)
class Site:
    """A place of a file, and what is changed there."""

    file: str
    node: int
    kind: str
    line: int


def sites_of(file: str, tree: ast.Module) -> Iterator[Site]:
    """Yield every site of a file, in the order of the tree."""
    skipped = set(_not_code(tree))
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in skipped:
            continue
        for kind in _kinds(node):
            yield Site(file, number, kind, getattr(node, "lineno", 0))


def _not_code(tree: ast.Module) -> Iterator[int]:
    """Yield what is read by people and type checkers alone."""
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.arg | ast.AnnAssign):
            parts.append(node.annotation)
        if isinstance(node, ast.FunctionDef):
            parts += [node.returns, *node.decorator_list]
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            parts.append(node)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            parts.append(node)
        for part in parts:
            yield from () if part is None else (id(inner) for inner in ast.walk(part))


def _kinds(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _SWAPS:
            yield "comparison"
        case ast.BoolOp() | ast.BinOp() if type(node.op) in _SWAPS:
            yield "operator"
        case ast.UnaryOp(op=ast.Not()):
            yield "not"
        case ast.Constant(value=bool()):
            yield "truth"
        case ast.Constant(value=int()):
            yield "number"
        case ast.If() | ast.IfExp():
            yield "always"
            yield "never"
        case ast.Call(func=ast.Name(id="min" | "max")):
            yield "extreme"
        case ast.AugAssign() | ast.Raise() | ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield "left out"


class _Mutator(ast.NodeTransformer):
    def __init__(self, target: ast.AST, kind: str) -> None:
        self._target, self._kind = target, kind

    def visit(self, node: ast.AST) -> ast.AST:
        """Change the one node that is meant."""
        node = super().generic_visit(node)
        if node is not self._target:
            return node
        match self._kind, node:
            case "comparison", ast.Compare():
                node.ops = [_SWAPS[type(node.ops[0])]()]  # type: ignore[list-item]
            case "operator", ast.BoolOp() | ast.BinOp():
                node.op = _SWAPS[type(node.op)]()  # type: ignore[assignment]
            case "not", ast.UnaryOp():
                return node.operand
            case "truth", ast.Constant():
                node.value = not node.value
            case "number", ast.Constant():
                node.value += 1  # type: ignore[operator]
            case "always" | "never", ast.If() | ast.IfExp():
                node.test = ast.Constant(self._kind == "always")
            case "extreme", ast.Call(func=ast.Name() as called):
                called.id = "max" if called.id == "min" else "min"
            case "left out", _:
                return ast.Pass()
        return node


def mutated(tree: ast.Module, site: Site) -> ast.Module:
    """Return a copy of a tree with one site changed."""
    changed = copy.deepcopy(tree)
    target = list(ast.walk(changed))[site.node]
    _Mutator(target, site.kind).visit(changed)
    return ast.fix_missing_locations(changed)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Imports one module from a changed tree."""

    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        self._name, self._path, self._tree = name, path, tree

    def find_spec(self, fullname: str, path: object = None, target: object = None):  # type: ignore[no-untyped-def] # noqa: ARG002
        if fullname != self._name:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=str(self._path))

    def get_source(self, fullname: str) -> str | None:  # noqa: ARG002
        return None

    def get_code(self, fullname: str):  # type: ignore[no-untyped-def] # noqa: ARG002
        return compile(self._tree, str(self._path), "exec")


def is_killed(site: Site | None, trees: dict[str, ast.Module], tests: tuple[str, ...]) -> bool:
    """Run the mirrored tests on a mutant, in a forked process; on the original where no site is given."""
    child = os.fork()
    if child == 0:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        if site is not None:
            name = "recimentor." + site.file.removesuffix(".py").replace("/", ".")
            path = ROOT / "src/recimentor" / site.file
            sys.meta_path.insert(0, _Finder(name, path, mutated(trees[site.file], site)))
        import pytest

        paths = [str(ROOT / "tests" / test) for test in tests if (ROOT / "tests" / test).exists()]
        options = ["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", "--no-header"]
        code = 1
        with contextlib.suppress(BaseException):
            code = int(pytest.main([*paths, *options]))
        os._exit(0 if code == 0 else 1)
    return _status(child) != 0


def _status(child: int) -> int:
    end = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def measure(name: str, seed: int, num_sites: int) -> tuple[int, int, list[Site]]:
    """Return how many mutants of a module were killed, how many there were, and those that live."""
    files, tests = MODULES[name]
    trees = {file: ast.parse((ROOT / "src/recimentor" / file).read_text(encoding="utf-8")) for file in files}
    every = [site for file in files for site in sites_of(file, trees[file])]
    drawn = random.Random(f"{seed} {name}").sample(every, min(num_sites, len(every)))  # noqa: S311
    if is_killed(None, trees, tests):
        raise SystemExit(f"{name}: the tests fail without any mutant")
    alive = [site for site in drawn if not is_killed(site, trees, tests)]
    return len(drawn) - len(alive), len(drawn), alive


def main() -> None:
    """Print a line for each module, and every mutant that lives."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="*", choices=[*MODULES, []])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sites", type=int, default=30)
    given = parser.parse_args()
    # Loaded before the fork, so that each mutant need not.
    import networkx as nx  # noqa: F401
    import numpy as np  # noqa: F401
    import pydantic  # noqa: F401
    import pytest  # noqa: F401
    import scipy.optimize
    import scipy.sparse.csgraph  # noqa: F401

    print("| module | killed | of | share |\n| --- | --- | --- | --- |")
    for name in given.modules or MODULES:
        killed, number, alive = measure(name, given.seed, given.sites)
        print(f"| {name} | {killed} | {number} | {killed / number:.0%} |", flush=True)
        for site in sorted(alive, key=lambda one: (one.file, one.line)):
            print(f"  lives: {site.file}:{site.line} {site.kind}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
