"""What `verify` finds: does a plan hold, and is it as good as it says?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """What a hard rule looked at in a pool: a misreading shows here, though all else agrees.

    Parameters
    ----------
    rule
        The rule as the program states it, or ``earlier round``, or the code of a finding.
    saw
        Values and how many people have each, or how many pairs it keeps apart.
    """

    rule: str
    saw: str


@dataclass(frozen=True, slots=True)
class PlanVerdict:
    """The answer to whether a plan holds.

    Parameters
    ----------
    faults
        What is wrong, one sentence each, people by id; empty where the plan holds.
    notes
        What the claim is conditional on, such as pairs kept from an earlier plan.
    people, placed, pairs
        Counted anew: people in the pool, people with a partner, pairs.
    value, bound
        Sum of scores counted anew, and the most that any pairing can have that reaches as much in all that
        comes before the total; ``None`` where nothing of the kind is proved.
    by_search
        Whether the last step was a search, for which there is no proof below ``bound``; it was repeated.
    objective
        What was to be maximised, as the program names it.
    is_best
        Whether it is proved, over every possible pair, that no pairing is better in what was asked for.
    reaches_most
        Whether that is proved of what comes before the total, such as people placed.
    saw
        What each hard rule looked at, earlier rounds, and references that were not resolved.
    """

    faults: tuple[str, ...]
    notes: tuple[str, ...]
    people: int
    placed: int
    pairs: int
    value: float
    bound: float | None
    by_search: bool
    objective: str = "coverage"
    is_best: bool = False
    reaches_most: bool = False
    saw: tuple[Seen, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def gap(self) -> float | None:
        """How far the value may be below the best, as a share of the bound; ``None`` if unknown.

        It is unknown too while it is not proved that no pairing has more of what comes before the total.
        """
        if self.bound is None or not (self.reaches_most or self.by_search):
            return None
        return max(0.0, (self.bound - self.value) / self.bound) if self.bound else 0.0
