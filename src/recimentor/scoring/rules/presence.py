"""Who takes part: people who are inactive, have not agreed or left a rule open are not paired."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from recimentor.model.levels import has_agreed
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.scoring.arrays import BoolArray, IntArray, frozen
from recimentor.scoring.reason import Reason

INACTIVE: Final = "inactive"
NOT_AGREED: Final = "commitments-not-agreed"
UNRESOLVED: Final = "answer-unresolved"


def absence(person: Participant, program: Program) -> Reason | None:
    """Return why somebody takes no part in this round; ``None`` for everybody else.

    Parameters
    ----------
    person
        ``active``, ``agreed``, ``commitments`` and ``unresolved`` are read.
    program
        Where it lists commitments, everybody must have agreed: with a plain yes, or to each of them by name.
    """
    if not person.active:
        return Reason(INACTIVE, f"{person.name} takes no part in this round (active: no).")
    if not has_agreed(person, program.commitments):
        return Reason(NOT_AGREED, f"{person.name} has not agreed to the program's commitments.")
    if person.unresolved:
        answer = f"What {person.name} wrote under {' and '.join(person.unresolved)} does not say who is meant"
        how = "write a name or an id there, or in corrections.csv; `none` if it is nobody"
        return Reason(UNRESOLVED, f"{answer}, so nobody is known to be allowed: {how}.")
    return None


class PresenceRule:
    """The rule over ``active`` and ``commitments``."""

    code: Final = "not-taking-part"
    name: Final = "not-taking-part"

    def __init__(self, people: Sequence[Participant], program: Program) -> None:
        self.absences = tuple(absence(person, program) for person in people)
        self._absent = frozen(np.array([reason is not None for reason in self.absences], dtype=np.bool_))

    @property
    def is_idle(self) -> bool:
        """Whether everybody takes part."""
        return not bool(self._absent.any())

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        codes = [reason.code for reason in self.absences if reason is not None]
        lost = codes.count(UNRESOLVED)
        open_answers = f", {lost} whose manager or people to avoid are not known" if lost else ""
        return (
            f"{codes.count(INACTIVE)} inactive, {codes.count(NOT_AGREED)} who have not agreed{open_answers}"
        )

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether either of each pair takes no part."""
        return self._absent[i] | self._absent[j]

    def reason(self, i: int, j: int) -> str:
        """Name who takes no part, and why."""
        return " ".join(reason.text for k in (i, j) if (reason := self.absences[k]) is not None)
