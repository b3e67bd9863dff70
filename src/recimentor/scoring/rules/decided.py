"""What humans decided, as rules: vetoed pairs, and people who are out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from recimentor.model.counting import counted
from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, IntArray, frozen
from recimentor.scoring.pairset import PairSet


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
        takes = "take" if len(gone) > 1 else "takes"
        return f"It was decided that {' and '.join(gone)} {takes} no part in this round."
