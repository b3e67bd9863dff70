"""Nothing is shown that the checker does not vouch for."""

from __future__ import annotations

from recimentor.matching import Outcome, Problem, Settings, check, solve


class NotVouchedForError(AssertionError):
    """The checker does not accept what the solver returned: a fault of the program, never of the input."""


def vouched(problem: Problem, settings: Settings) -> Outcome:
    """Solve a problem, and have the outcome vouched for.

    Raises
    ------
    NotVouchedForError
        If the checker, which shares no code with the solver, finds anything wrong.
    """
    outcome = solve(problem, settings)
    if not check(problem, outcome, settings.objective).holds:
        raise NotVouchedForError
    return outcome
