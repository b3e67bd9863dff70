"""Criteria that plug-ins bring: people reduced to answers, answers to a table of values."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from recimentor.model.errors import BadRequest, PluginFault
from recimentor.model.participant import Participant, to_record
from recimentor.plugins import Installed, Kind, at_work, find, load
from recimentor.scoring.arrays import BoolArray, FloatArray, IntArray, frozen
from recimentor.scoring.criteria.parts import PartsCriterion

#: A plug-in that tells more answers apart would be asked for millions of values.
MOST_ANSWERS: Final = 2_000
#: Values are rounded: the last digits of a logarithm differ from machine to machine.
_DIGITS: Final = 6
_NO_ANSWER: Final = -1


def foreign_criterion(
    name: str, people: Sequence[Participant], taken: Collection[str]
) -> tuple[PartsCriterion, str]:
    """Return the criterion of an installed plug-in over a pool, and what people fill in for it.

    Parameters
    ----------
    name
        Of the plug-in.
    people
        The pool.
    taken
        Names of other parts of the score, under which points are told.

    Raises
    ------
    BadRequest
        If nothing that is installed brings it.
    PluginFault
        If it fails, or returns what its protocol does not allow.
    """
    plugin = find(Kind.CRITERION, name)
    if plugin is None:
        raise BadRequest(
            f"score.plugins counts the criterion {name}, and no installed plug-in brings it; "
            "install its package, or take the setting out"
        )
    if name in taken:
        raise PluginFault(f"{plugin.called} has the name of a part of the score; tell those who made it")
    part = load(plugin)
    with at_work(plugin):
        filled_by = str(part.filled_by)
    return PartsCriterion(name, [ForeignPart(plugin, part, people)]), filled_by


class ForeignPart:
    """The one part of a plug-in's criterion.

    Parameters
    ----------
    plugin, part
        The plug-in, and what it brings.
    people
        The pool.
    """

    importance: Final = 1

    def __init__(self, plugin: Installed, part: Any, people: Sequence[Participant]) -> None:
        self.name = plugin.name
        self._plugin, self._part = plugin, part
        with at_work(plugin):
            self.neutral = _checked(part.neutral, plugin)
            said = [part.answer(to_record(person)) for person in people]
        if not all(isinstance(answer, str) for answer in said):
            raise PluginFault(f"{plugin.called} returned an answer that is no text; tell those who made it")
        self._answers = tuple(said)
        self._kinds = sorted(set(said) - {""})
        if len(self._kinds) > MOST_ANSWERS:
            raise PluginFault(
                f"{plugin.called} tells more than {MOST_ANSWERS:,} answers apart; tell those who made it"
            )
        at = {answer: k for k, answer in enumerate(self._kinds)} | {"": _NO_ANSWER}
        self._codes = frozen(np.array([at[answer] for answer in said], dtype=np.int32))
        self.is_filled = int(np.count_nonzero(self._codes != _NO_ANSWER)) > 1
        self._table = self._tabulated()

    def _tabulated(self) -> FloatArray:
        size = len(self._kinds)
        table = np.zeros((size, size))
        with at_work(self._plugin):
            for k, one in enumerate(self._kinds):
                for m in range(k, size):
                    value = _checked(self._part.value(one, self._kinds[m]), self._plugin)
                    table[k, m] = table[m, k] = value
        return frozen(table)

    @property
    def profile(self) -> NDArray[np.int32] | None:
        """The answers."""
        return self._codes

    def known(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both gave an answer."""
        given: BoolArray = (self._codes[i] != _NO_ANSWER) & (self._codes[j] != _NO_ANSWER)
        return given

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return what the plug-in says that two answers are worth; 0 where one is missing."""
        if not self._kinds:
            return np.zeros(len(i))
        mine, theirs = (np.maximum(self._codes[k], 0) for k in (i, j))
        values: FloatArray = self._table[mine, theirs]
        return values

    def words(self, i: int, j: int) -> str:
        """Return what the plug-in says of two people."""
        one, other = sorted((self._answers[i], self._answers[j]))
        with at_work(self._plugin):
            return str(self._part.words(one, other))


def _checked(value: Any, plugin: Installed) -> float:
    """Return a value of a plug-in as a number, 0-1."""
    number = float(value)
    if math.isnan(number) or not 0 <= number <= 1:
        raise PluginFault(
            f"{plugin.called} returned a value that is not between 0 and 1; tell those who made it"
        )
    return round(number, _DIGITS)
