"""Limits that a job sets: the run is done, and says whether they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recimentor.model.errors import BadRequest

if TYPE_CHECKING:
    from recimentor.model.plan import Plan

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """What a plan must keep to.

    Parameters
    ----------
    unmatched
        Most people who may be left over; ``None`` for any number.
    below
        Lowest score that a pair may have, in percent as people read it, 0-100; ``None`` for any.

    Raises
    ------
    BadRequest
        If ``below`` lies strictly between 0 and 1: a share was meant, and the limit would never strike.
    """

    unmatched: int | None = None
    below: float | None = None

    def __post_init__(self) -> None:  # noqa: D105
        if self.below is not None and 0 < self.below < 1:
            meant = f"{self.below * _PERCENT:g}"
            raise BadRequest(f"--fail-below takes a score in percent, 0 to 100: did you mean {meant}?")


def broken_limits(plans: Sequence[Plan], limits: Limits) -> tuple[str, ...]:
    """Return which limits some plans break, one sentence each, without names."""
    told = []
    most = max((len(plan.unmatched) for plan in plans), default=0)
    if limits.unmatched is not None and most > limits.unmatched:
        people = "1 person is" if most == 1 else f"{most} people are"
        told.append(f"{people} left over; the limit is {limits.unmatched}")
    scores = [_PERCENT * pair.score for plan in plans for pair in plan.groups]
    if limits.below is not None and any(score < limits.below for score in scores):
        weak = sum(score < limits.below for score in scores)
        pairs = "1 pair scores" if weak == 1 else f"{weak} pairs score"
        told.append(f"{pairs} below {limits.below:g} %, the weakest {min(scores):.1f} %")
    return tuple(told)
