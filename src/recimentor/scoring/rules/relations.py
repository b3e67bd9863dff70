"""Rules on what two people are to each other: avoided, one person twice, in one line, partners before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from recimentor.model.counting import counted
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.reporting import Line, everybody_above, managers_of
from recimentor.model.twins import CODE, accepted_apart, twins_of
from recimentor.scoring.arrays import BoolArray, IntArray, frozen
from recimentor.scoring.pairset import PairSet


class AvoidRule:
    """The rule over ``avoid``; one person's word is enough, and the reason does not say whose it was."""

    code: Final = "avoid"
    name: Final = "avoid"

    def __init__(self, people: Sequence[Participant]) -> None:
        index = {person.id: k for k, person in enumerate(people)}
        pairs = ((k, index[other]) for k, p in enumerate(people) for other in p.avoid if other in index)
        self._apart = PairSet(len(people), pairs)

    @property
    def is_idle(self) -> bool:
        """Whether nobody asked to avoid anybody of the pool."""
        return not len(self._apart)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        return f"{counted(len(self._apart), 'pair')}, because one of the two asked"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether one of each pair asked to avoid the other."""
        return self._apart.holds(i, j)

    def reason(self, i: int, j: int) -> str:  # noqa: ARG002 - who asked stays private
        """Say so without saying who asked."""
        return "At least one of the two asked not to be paired with the other."


_ALONE = -1


class OnePersonRule:
    """The rule over rows that are probably one person; ``accept`` names those who are not."""

    code: Final = CODE
    name: Final = CODE

    def __init__(self, people: Sequence[Participant], program: Program) -> None:
        groups = twins_of(people, accepted_apart(program, people))
        group_of = {one: number for number, twins in enumerate(groups) for one in twins.ids}
        self._groups = groups
        self._names = tuple(person.name for person in people)
        self._group = frozen(np.array([group_of.get(person.id, _ALONE) for person in people], dtype=np.int64))

    @property
    def is_idle(self) -> bool:
        """Whether everybody is somebody else."""
        return not self._groups

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        return f"{counted(len(self._groups), 'group')} of rows that are probably one person"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both of each pair are probably one person."""
        mine = self._group[i]
        result: BoolArray = (mine == self._group[j]) & (mine != _ALONE)
        return result

    def reason(self, i: int, j: int) -> str:
        """Say by what they are taken for one person."""
        by = self._groups[int(self._group[i])].by
        return f"{self._names[i]} and {self._names[j]} are probably one person: they have the same {by}."


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


class NotRepeatedRule:
    """The rule over earlier rounds; on whenever there is a history, unless the program says ``false``."""

    code: Final = "not_repeated"
    name: Final = "not_repeated"

    def __init__(
        self,
        people: Sequence[Participant],
        history: Iterable[tuple[str, str]],
        taught: Iterable[tuple[str, str]] = (),
    ) -> None:
        index = {person.id: k for k, person in enumerate(people)}
        met = ((index[a], index[b]) for a, b in history if a in index and b in index)
        steps = [(index[a], index[b]) for a, b in taught if a in index and b in index]
        self.met = PairSet(len(people), met)
        self._in_rings = PairSet(len(people), steps)
        self._size = len(people)
        self._taught = np.array(sorted({a * len(people) + b for a, b in steps}), dtype=np.int64)
        self._names = tuple(person.name for person in people)

    @property
    def is_idle(self) -> bool:
        """Whether nobody of the pool was anybody's partner before."""
        return not len(self.met) and not len(self._taught)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        steps = counted(len(self._taught), "step")
        return f"{counted(len(self.met), 'pair')} of earlier rounds, and {steps} of their rings"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair were partners before, or one of them taught the other in a ring."""
        return self.met.holds(i, j) | self._in_rings.holds(i, j)

    def forbids_step(self, teacher: IntArray, learner: IntArray) -> BoolArray:
        """Return whether each teacher taught each learner before, as a partner or in a ring."""
        before: BoolArray = np.isin(teacher * self._size + learner, self._taught)
        return self.met.holds(teacher, learner) | before

    def reason(self, i: int, j: int) -> str:
        """Say that the two were partners before."""
        return f"{self._names[i]} and {self._names[j]} were partners in an earlier round."
