"""What `verify` finds: does a plan hold, and is it as good as it says?"""

from __future__ import annotations

from dataclasses import dataclass


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
        Whether the last step of the proof was a search, which is taken on trust below ``bound``.
    """

    faults: tuple[str, ...]
    notes: tuple[str, ...]
    people: int
    placed: int
    pairs: int
    value: float
    bound: float | None
    by_search: bool

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def gap(self) -> float | None:
        """How far the value may be below the best, as a share of the bound; ``None`` if unknown."""
        if self.bound is None:
            return None
        return max(0.0, (self.bound - self.value) / self.bound) if self.bound else 0.0
