"""Nobody is paired with their own manager or with anyone in their reporting line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from recimentor.model.counting import counted
from recimentor.model.participant import Participant
from recimentor.model.reporting import Line, everybody_above, managers_of
from recimentor.scoring.arrays import BoolArray, IntArray
from recimentor.scoring.pairset import PairSet


class NotInLineRule:
    """``not_in_line``: the chain through ``manager``, also through people who take no part.

    A manager whom a row names without it being certain who is meant counts as everybody whom it may mean.
    With ``steps``, people further above or below each other may be paired; the shortest way counts, also one
    that is not certain.
    """

    code: Final = "not_in_line"

    def __init__(
        self,
        people: Sequence[Participant],
        organisation: Mapping[str, Line],
        field: str = "manager",
        steps: int | None = None,
    ) -> None:
        self._steps = steps
        self._limit = f", {counted(steps, 'step')}" if steps else ""
        self.name = f"{self.code}: {field}{self._limit}"
        self._names = tuple(person.name for person in people)
        index = {person.id: k for k, person in enumerate(people)}
        lines = managers_of(people, organisation, field)
        self._num_managed = sum(bool(lines.get(person.id)) for person in people)
        self._above = {
            (index[boss], k): above
            for k, person in enumerate(people)
            for boss, above in everybody_above(person.id, lines).items()
            if boss in index and (steps is None or above.nearest <= steps)
        }
        self.lines = PairSet(len(people), self._above)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        unsure = sum(not above.is_certain for above in self._above.values())
        people = counted(self._num_managed, "person", "people")
        doubt = f", {unsure} of them perhaps" if unsure else ""
        pairs = counted(len(self.lines), "pair")
        return f"{people} with a manager; {pairs} in one line{self._limit}{doubt}"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether one of each pair is, or may be, above the other."""
        return self.lines.holds(i, j)

    def reason(self, i: int, j: int) -> str:
        """Say who is above whom, by how many levels, and whether that is certain."""
        top, low = (i, j) if (i, j) in self._above else (j, i)
        above = self._above[top, low]
        # With a limit, a shorter way that is not certain may be what keeps two people apart.
        is_sure = above.is_certain and (self._steps is None or above.steps <= self._steps)
        steps, is_or_may_be = (above.steps, "is") if is_sure else (above.nearest, "may be")
        how = "the manager of" if steps == 1 else f"{steps} levels above"
        return f"{self._names[top]} {is_or_may_be} {how} {self._names[low]} (rule {self.code})."
