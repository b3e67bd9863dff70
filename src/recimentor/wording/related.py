"""The reviewed table of related skills: which names mean the same, and which partly serve another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

FULL: Final = 100


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """One skill of the table.

    Parameters
    ----------
    skill
        Its name.
    same
        Other words for it.
    partly
        Skills that partly serve it, each with a credit of 1-99 percent.
    """

    skill: str
    same: tuple[str, ...]
    partly: tuple[tuple[str, int], ...] = ()


@cache
def related_groups() -> tuple[RelatedGroup, ...]:
    """Return the table ``related.txt``, in its order.

    Notes
    -----
    Written for this project from general knowledge of work; the README beside it tells more.
    """
    text = files(__package__).joinpath("related.txt").read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(_group(line) for line in lines if line and not line.startswith("#"))


def _group(line: str) -> RelatedGroup:
    skill, _, rest = line.partition(" = ")
    same, _, partly = rest.partition("|")
    return RelatedGroup(
        skill.strip(),
        tuple(_listed(same)),
        tuple((name, int(credit)) for name, _, credit in (part.rpartition(" ") for part in _listed(partly))),
    )


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
