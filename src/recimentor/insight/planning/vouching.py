"""Nothing is shown that the checker does not vouch for."""

from __future__ import annotations

from recimentor.matching import Outcome, Problem, Settings, WeightsTooLarge, check, solve
from recimentor.model.errors import BadRequest


class NotVouchedForError(AssertionError):
    """The checker does not accept what the solver returned: a fault of the program, never of the input."""


def vouched(problem: Problem, settings: Settings) -> Outcome:
    """Solve a problem, and have the outcome vouched for.

    Raises
    ------
    NotVouchedForError
        If the checker, which shares no code with the solver, finds anything wrong.
    BadRequest
        If the pool asks for so much before the total that whole numbers cannot hold it.
    """
    try:
        outcome = solve(problem, settings)
    except WeightsTooLarge:
        raise BadRequest(
            "this pool is too large for all that comes before the total score; "
            "`choices: points`, or a `--keep-by trade`, asks for less"
        ) from None
    if not check(problem, outcome, settings.objective, threads=settings.threads).holds:
        raise NotVouchedForError
    return outcome
