"""The first line of a check: how many are fine, how many rows to mend, who cannot be paired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recimentor.intake.notebook import counted
from recimentor.model.levels import has_agreed, open_wants, unrated_level
from recimentor.model.program import Program

if TYPE_CHECKING:
    from recimentor.intake.pool import Gathered


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a reading.

    Parameters
    ----------
    num_rows
        Rows of people, after repeated answers are settled.
    num_faulty
        Rows with an error.
    num_unmatchable
        Sound rows of active people who cannot be in a two-way pair, whatever the others say.
    num_only_offer, num_only_want
        Of these, those who only offer, and those who only want something that they do not hold.
    """

    num_rows: int = 0
    num_faulty: int = 0
    num_unmatchable: int = 0
    num_only_offer: int = 0
    num_only_want: int = 0

    def __str__(self) -> str:
        """Return the line that people read."""
        num_fine = self.num_rows - self.num_faulty - self.num_unmatchable
        parts = [f"{num_fine:,} of {self.num_rows:,} fine"]
        if self.num_faulty:
            parts.append(f"{counted(self.num_faulty, 'row', 'rows')} to mend")
        if self.num_unmatchable:
            parts.append(f"{self.num_unmatchable:,} cannot be matched")
        return "; ".join(parts)


def summary_of(gathered: Gathered, program: Program) -> Summary:
    """Return the counts of what was gathered."""
    active = [person for person in gathered.people if person.active]
    unrated = unrated_level(active, program)
    only_offer = only_want = neither = 0
    for person in active:
        wants = open_wants(person, unrated, program.score.repeated_wants)
        if not has_agreed(person, program.commitments) or (not person.offers and not wants):
            neither += 1
        elif not wants:
            only_offer += 1
        elif not person.offers:
            only_want += 1
    return Summary(
        num_rows=gathered.num_rows,
        num_faulty=gathered.num_faulty,
        num_unmatchable=only_offer + only_want + neither,
        num_only_offer=only_offer,
        num_only_want=only_want,
    )
