"""The receipt of a reading: how many people gave what, an example each, and how many wants meet an offer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """What was read of one thing.

    Parameters
    ----------
    what
        ``offers``, ``wants``, ``levels``, ``priorities``, ``managers``, ``time zones``, ``hours``, ...
    num_people
        People for whom something was read.
    num_read
        How many were read of all of them.
    num_blank
        People for whom nothing was read, though there is a column for it.
    example
        A value of a closed vocabulary, or a skill that several people name; empty where there is none.
    """

    what: str
    num_people: int
    num_read: int
    num_blank: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was read of the people who take part.

    Parameters
    ----------
    num_people
        People who take part.
    lines
        One for each thing that some column holds.
    num_wants
        Wants of all of them.
    num_met
        Wants that the offer of somebody else meets by name.
    """

    num_people: int = 0
    lines: tuple[Line, ...] = ()
    num_wants: int = 0
    num_met: int = 0

    def line(self, what: str) -> Line | None:
        """Return what was read of one thing, None where no column holds it."""
        return next((line for line in self.lines if line.what == what), None)
