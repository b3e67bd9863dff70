"""Writes the pairs as a table in LaTeX."""

from collections.abc import Mapping
from typing import Any

suffix = ".tex"

_SIGNS = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"}


def write(view: Mapping[str, Any]) -> bytes:
    """Return a table with a row for each pair."""
    rows = [rf"{_safe(pair['a']['name'])} & {_safe(pair['b']['name'])} \\" for pair in view.get("pairs", [])]
    return "\n".join([r"\begin{tabular}{ll}", *rows, r"\end{tabular}", ""]).encode()


def _safe(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in text)
