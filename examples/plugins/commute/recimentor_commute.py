"""The criterion *commute*: people who come to work the same way can talk on the way."""

from collections.abc import Mapping
from typing import Any

filled_by = "commute"
neutral = 0.5


def answer(person: Mapping[str, Any]) -> str:
    """Return the column *Commute* in small letters."""
    columns = {name.casefold(): value for name, value in person.get("attributes", {}).items()}
    return str(columns.get("commute", "")).strip().casefold()


def value(one: str, other: str) -> float:
    """Return 1 where both come the same way, else 0."""
    return float(one == other)


def words(one: str, other: str) -> str:
    """Say how both come."""
    return f"both come by {one}" if one == other else f"one comes by {one}, the other by {other}"
