"""The house: imports run down."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "recimentor"

#: Room: the rooms it may import from, itself and the package's version aside.
ARROWS = {
    "cli": {"api", "desk", "report", "model"},
    "desk": {"api", "report", "model"},
    "forgetting": {"intake", "files", "model"},
    "api": {
        "forgetting",
        "plugins",
        "intake",
        "scoring",
        "matching",
        "insight",
        "wording",
        "report",
        "files",
        "model",
    },
    "insight": {"scoring", "matching", "wording", "model"},
    "intake": {"files", "plugins", "wording", "model"},
    "wording": {"model"},
    "scoring": {"plugins", "model"},
    "plugins": {"model"},
    "report": {"model"},
    "files": {"model"},
    "matching": set(),
    "model": set(),
}
CHECKER_MAY_IMPORT = {"sweep", "outcome", "problem", "weights", "proof", "rings.outcome", "rings.problem"}


def _modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or path.stem in ARROWS)


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.startswith("recimentor.")}


def _room(path: Path) -> str:
    relative = path.relative_to(SOURCE)
    return relative.parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_down(path: Path) -> None:
    room = _room(path)
    foreign = {name.split(".")[1] for name in _imports(path)} - {room, "__version__"}
    assert foreign <= ARROWS[room], f"{room} may not import {foreign - ARROWS[room]}"


def test_every_room_has_its_arrows() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
    assert rooms <= set(ARROWS)


def test_the_checker_imports_no_solver_module() -> None:
    for path in (SOURCE / "matching" / "proof").glob("*.py"):
        modules = {name.removeprefix("recimentor.matching.") for name in _imports(path)}
        first = {module.split(".")[0] for module in modules}
        both = {".".join(module.split(".")[:2]) for module in modules if module.startswith("rings.")}
        assert (first - {"rings"}) | both <= CHECKER_MAY_IMPORT


#: Where a text is folded or decomposed outside of model/names.py, how often, and why that compares no text
#: of people or of their files.
FOLDS_ELSEWHERE = {
    "forgetting/cards.py": (4, "the words of vCard and iCalendar, which are ASCII"),
    "intake/pack/forms.py": (1, "a word of our own form"),
    "intake/values/describing.py": (3, "whether a name begins with a capital"),
    "model/addressing.py": (5, "capitals are put right in a name, or looked for; a name for a file is made"),
    "desk/guards.py": (1, "names of HTTP headers, which are ASCII"),
    "forgetting/texts.py": (2, "whether a run of letters is a word as people write it"),
    "forgetting/files.py": (3, "suffixes and marks of formats; words of the operating system"),
    "intake/columns/headers.py": (1, "letters of a spreadsheet's columns, made into numbers"),
    "intake/consent/decision_lines.py": (1, "words that YAML reads as something else"),
    "intake/propose/proposal.py": (1, "words that YAML reads as something else"),
    "model/forgotten.py": (1, "tokens of an earlier version, which folded the case alone"),
    "model/spellings.py": (1, "the same letters at the same places, so that a text can be cut"),
    "plugins/installed.py": (1, "suffixes of formats"),
}
_FOLDING = {"casefold", "lower", "upper"}


def _folds(path: Path) -> int:
    """Return how often a module folds the case of a text or normalises it.

    The first letter of a sentence, as in ``text[:1].upper()``, and the suffix of a file do not count.
    """
    return sum(map(_is_fold, ast.walk(ast.parse(path.read_text(encoding="utf-8")))))


def _is_fold(node: ast.AST) -> bool:
    if not isinstance(node, ast.Attribute):
        return False
    if node.attr == "normalize":
        return isinstance(node.value, ast.Name) and node.value.id == "unicodedata"
    is_suffix = isinstance(node.value, ast.Attribute) and node.value.attr == "suffix"
    is_letter = isinstance(node.value, ast.Subscript) and ast.unparse(node.value.slice) in {"0", ":1"}
    return node.attr in _FOLDING and not is_suffix and not is_letter


def test_texts_are_compared_in_the_comparing_form() -> None:
    folds = {path.relative_to(SOURCE).as_posix(): _folds(path) for path in SOURCE.rglob("*.py")}
    found = {path: count for path, count in folds.items() if count and path != "model/names.py"}
    assert found == {path: count for path, (count, _) in FOLDS_ELSEWHERE.items()}


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("text.casefold()", 1),
        ("map(str.lower, texts)", 1),
        ("unicodedata.normalize('NFC', text)", 1),
        ("path.suffix.casefold()", 0),
        ("text[:1].upper() + text[1:]", 0),
        ("found[1].casefold()", 1),
    ],
)
def test_folding_is_seen_wherever_it_is_written(tmp_path: Path, source: str, count: int) -> None:
    (tmp_path / "module.py").write_text(source, "utf-8")
    assert _folds(tmp_path / "module.py") == count
