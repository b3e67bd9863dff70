"""Which pairs stay whatever the weights, and which hang on them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recimentor.api.pipeline import Hooks, MatchRequest, pool_of, prepare
from recimentor.api.reading import ReadRequest
from recimentor.model.errors import BadRequest

if TYPE_CHECKING:
    from recimentor.model.sensitivity import Sensitivity


@dataclass(frozen=True, slots=True)
class SensitivityRequest:
    """What to read, and which weightings to try.

    Parameters
    ----------
    reading
        As for a match.
    num_weightings
        How many, 1 or more.
    within
        How far each importance may go: from ``1 / within`` to ``within`` times its own, above 1.
    seed
        Of the draws; by default the program's.
    """

    reading: ReadRequest
    num_weightings: int = 100
    within: float = 2.0
    seed: int | None = None


def sensitivity(request: SensitivityRequest, *, watch: Hooks | None = None) -> Sensitivity:
    """Return how often each pair is chosen under weightings near the program's own.

    Raises
    ------
    BadRequest
        If ``within`` is not above 1.
    BadInput, InputMissing
        As :func:`recimentor.api.match`.
    """
    from recimentor import insight

    if request.within <= 1:
        raise BadRequest("--within is a factor above 1: 2 means from half to double")
    hooks = watch or Hooks()
    reading = prepare(MatchRequest(request.reading), hooks)
    pool, settled = pool_of(reading)
    hooks.solving(now=True)
    found = insight.sensitivity(
        pool,
        settled,
        num_weightings=request.num_weightings,
        within=request.within,
        seed=reading.program.seed if request.seed is None else request.seed,
        tick=lambda done: hooks.progress(f"weighting {done} of {request.num_weightings}"),
        should_stop=hooks.should_stop,
    )
    hooks.solving(now=False)
    return found
