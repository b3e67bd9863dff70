"""What a proposal holds: one guess per line of a mapping, with how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from recimentor.intake.propose.roles import RoleGuess
from recimentor.intake.reading.cells import Table

_LONGEST_QUOTE = 60


class Sureness(StrEnum):
    """How sure a guess is."""

    SURE = "sure"
    PROBABLE = "probable"
    GUESS = "a guess"


@dataclass(frozen=True, slots=True)
class Guess:
    """One line of a proposed mapping.

    Parameters
    ----------
    target
        Canonical field.
    headers
        Source headers, or a pattern with ``*``.
    sureness, why
        How sure it is, and what speaks for it.
    settings
        Further settings of the column: ``split``, ``cells``, ``levels``, ``ranked``, ``strip``.
    indexes
        Positions of the columns.
    is_read_alone
        Whether the columns are read so without any mapping.
    labels
        The skills that the columns are about, where each is about one.
    is_one_of_several
        Whether another column means the same field, so that this one has to be named.
    """

    target: str
    headers: tuple[str, ...]
    sureness: Sureness
    why: str
    settings: dict[str, Any] = field(default_factory=dict)
    indexes: tuple[int, ...] = ()
    is_read_alone: bool = False
    labels: tuple[str, ...] = ()
    is_one_of_several: bool = False


@dataclass(slots=True)
class Guesses:
    """Everything guessed about one table.

    Parameters
    ----------
    guesses
        Lines of the mapping.
    ignored
        Headers that are left aside, with the reason.
    questions
        What only a human can say.
    role
        The column that says who teaches and who learns, where there is one.
    """

    table: Table
    guesses: list[Guess] = field(default_factory=list)
    ignored: list[tuple[str, str]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    role: RoleGuess | None = None

    def indexes_of(self, target: str) -> set[int]:
        """Return the positions of the columns that feed a field."""
        return {index for guess in self.guesses if guess.target == target for index in guess.indexes}

    def fields(self) -> set[str]:
        """Return the fields that are fed."""
        return {guess.target for guess in self.guesses}

    def ask_about_side(self, header: str, target: str, *, also: str = "", verdict: str = "yes") -> None:
        """Ask whether a column feeds a side; the verdict is what the proposal says."""
        verb = "can teach" if target == "offers" else "want to learn"
        asked = f'Does "{shortened(header)}" say what people {verb}{also}?'
        self.questions.append(f"{asked} The proposal says {verdict}.")


def shortened(header: str) -> str:
    """Return a header as a question of the report quotes it."""
    text = printable(" ".join(header.split()))
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 3]}..."


def printable(text: str) -> str:
    """Return a text whose control characters a terminal shows and does not obey."""
    return "".join(char if char.isprintable() else "?" for char in text)
