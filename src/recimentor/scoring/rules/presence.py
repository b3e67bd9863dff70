"""Rules on who takes part and on which side, and what humans decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from recimentor.model.counting import counted, plural
from recimentor.model.levels import has_agreed
from recimentor.model.names import same_value
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.scoring.arrays import BoolArray, Int8Array, IntArray, frozen
from recimentor.scoring.pairset import PairSet
from recimentor.scoring.rules.base import Reason

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


def read_sides(people: Sequence[Participant], program: Program) -> Int8Array | None:
    """Return the side of each person, ``(n,)``: 0 or 1 by the order of the two values, -1 for neither.

    ``None`` for a program without sides. Values compare without regard to case and outer spaces.
    """
    if program.sides is None:
        return None
    values = [same_value(person.value_of(program.sides)) for person in people]
    known = sorted(set(values) - {""})[:2]
    return frozen(np.array([known.index(v) if v in known else -1 for v in values], dtype=np.int8))


class SidesRule:
    """The rule over the program's field of sides."""

    code: Final = "same-side"
    name: Final = "same-side"

    def __init__(self, people: Sequence[Participant], side: Int8Array, field: str) -> None:
        self._names = tuple(person.name for person in people)
        self._side = side
        self._field = field

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        sides = [int(np.count_nonzero(self._side == side)) for side in (0, 1)]
        neither = int(np.count_nonzero(self._side < 0))
        return f"{self._field}: {sides[0]} on one side, {sides[1]} on the other, {neither} on neither"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both of each pair are on one side, or one of them on neither."""
        mine, theirs = self._side[i], self._side[j]
        same: BoolArray = (mine == theirs) | (mine < 0) | (theirs < 0)
        return same

    def reason(self, i: int, j: int) -> str:
        """Say that the two are on the same side, or who is on neither."""
        lost = [self._names[k] for k in (i, j) if self._side[k] < 0]
        if lost:
            return f"{' and '.join(lost)}: on neither side ({self._field})."
        return f"Both are on the same side ({self._field}); this program pairs across."


class VetoRule:
    """The rule over vetoed pairs; whether HR or one of the two said no stays between them."""

    code: Final = "vetoed"
    name: Final = "decided"

    def __init__(self, people: Sequence[Participant], pairs: Iterable[tuple[str, str]]) -> None:
        index = {person.id: k for k, person in enumerate(people)}
        known = ((index[a], index[b]) for a, b in pairs if a in index and b in index)
        self._apart = PairSet(len(people), known)

    @property
    def is_idle(self) -> bool:
        """Whether no two people of the pool are kept apart."""
        return not len(self._apart)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        return f"{counted(len(self._apart), 'pair')} not to be made"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair is vetoed."""
        return self._apart.holds(i, j)

    def reason(self, i: int, j: int) -> str:  # noqa: ARG002 - who decided stays private
        """Say so without saying who decided."""
        return "It was decided that the two are not paired."


class OutRule:
    """The rule over people who are out for this round."""

    code: Final = "out"
    name: Final = "decided"

    def __init__(self, people: Sequence[Participant], out: Iterable[str]) -> None:
        gone = frozenset(out)
        self._names = tuple(person.name for person in people)
        self._out = frozen(np.array([person.id in gone for person in people], dtype=np.bool_))

    @property
    def is_idle(self) -> bool:
        """Whether nobody of the pool is out."""
        return not bool(self._out.any())

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        return f"{counted(int(np.count_nonzero(self._out)), 'person', 'people')} out"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether either of each pair is out."""
        return self._out[i] | self._out[j]

    def reason(self, i: int, j: int) -> str:
        """Name who is out."""
        gone = [self._names[k] for k in (i, j) if self._out[k]]
        takes = plural(len(gone), "takes", "take")
        return f"It was decided that {' and '.join(gone)} {takes} no part in this round."
