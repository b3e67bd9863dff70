"""Counts in words: the one owner of plurals."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 pair``, ``1,024 pairs``, ``3 people``."""
    return f"{number:,} {plural(number, one, many)}"


def plural(number: int, one: str, many: str = "") -> str:
    """Return a word as it stands beside a number told elsewhere: ``row``, ``rows``; ``is``, ``are``."""
    return one if number == 1 else many or one + "s"
