"""What a part that another package brings must have: three small protocols, plain data in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol


class Kind(StrEnum):
    """The kinds of plug-ins; each has an entry point ``recimentor.<kind>``."""

    READER = "readers"
    CRITERION = "criteria"
    OUTPUT = "outputs"

    @property
    def group(self) -> str:
        """The group of entry points."""
        return f"recimentor.{self.value}"


class Unreadable(ValueError):  # noqa: N818 - it reads as a statement where it is raised
    """A reader raises it for a damaged file; its message is a sentence that quotes nothing of it."""


class Reader(Protocol):
    """Reads the files of one format as tables: a module, an object, or a class without arguments."""

    @property
    def suffixes(self) -> Sequence[str]:
        """Suffixes of its files, such as ``(".vcf",)``. Those that recimentor reads itself stay its own."""
        ...

    def read(self, data: bytes) -> Mapping[str, Sequence[Sequence[str]]]:
        """Return the sheets of a file: its name (``""`` where there is one alone), and its rows of texts.

        Rows are counted from 1, headers and blank rows included. Headers are found, mapped and checked as
        those of a CSV file are.

        Raises
        ------
        Unreadable
            If the file is damaged.
        """
        ...


class Criterion(Protocol):
    """Gives points to pairs. Its name is that of the entry point; ``score.plugins`` gives its importance.

    Each person is reduced to an answer, a text, and two answers to a value: nothing else may decide, so that
    equal people have equal scores and a plan can be made anew.
    """

    @property
    def filled_by(self) -> str:
        """What people fill in for it, in words, such as ``"way to work"``."""
        ...

    @property
    def neutral(self) -> float:
        """The value where one of the two gave no answer, 0-1."""
        ...

    def answer(self, person: Mapping[str, Any]) -> str:
        """Return what counts of a person, or ``""`` for no answer.

        The mapping is one of ``people`` in a plan file: ``attributes`` holds the columns of one's own.
        """
        ...

    def value(self, one: str, other: str) -> float:
        """Return what two answers are worth, 0-1; ``one <= other``, so the order of a pair is no matter."""
        ...

    def words(self, one: str, other: str) -> str:
        """Say it in words, for HR."""
        ...


class Output(Protocol):
    """Writes a plan in another format."""

    @property
    def suffix(self) -> str:
        """Suffix of its files, such as ``".tex"``. Those that recimentor writes itself stay its own."""
        ...

    def write(self, view: Mapping[str, Any]) -> bytes:
        """Return the file.

        Parameters
        ----------
        view
            What the audience may see of the plan, and nothing else: what ``recimentor report plan.json
            --audience sponsor -o view.json`` writes.
        """
        ...


#: What a part of each kind must have.
PARTS: dict[Kind, tuple[str, ...]] = {
    Kind.READER: ("suffixes", "read"),
    Kind.CRITERION: ("filled_by", "neutral", "answer", "value", "words"),
    Kind.OUTPUT: ("suffix", "write"),
}
