"""Which pairs may be announced: those that the decisions say were agreed to, whatever the plan says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.api.decisions import confirmed_only, plan_decisions
from recimentor.model.errors import BadInput, BadRequest
from recimentor.model.finding import has_errors
from recimentor.model.states import Consent

if TYPE_CHECKING:
    from recimentor.model.plan import Plan


def agreed_only(plan: Plan, decisions: Path, program: Path | None) -> tuple[Plan, int]:
    """Return a plan with the pairs alone that were agreed to, and how many others it had.

    Parameters
    ----------
    plan
        The saved plan. What it says of its pairs' states counts for nothing: it may be old, or edited.
    decisions
        The file of decisions.
    program
        The program file, ``None`` where there is none: it alone says that nobody is asked.

    Raises
    ------
    BadRequest
        If the plan has pairs, and none of them is confirmed by the decisions; or if it says that nobody is
        asked, and the program file does not.
    BadInput, InputMissing
        If a file holds faults, or is not there.
    """
    from recimentor.insight.planning.states import with_states

    if plan.program.get("consent") == Consent.NONE:
        _hold_to_program(program)
    read = plan_decisions(plan, decisions)
    if has_errors(read.findings):
        raise BadInput(read.findings)
    if not read.paths and any(group.accepted_by for group in plan.groups):
        raise BadRequest(
            f"the plan says that people said yes, and {decisions} is not there to confirm it: "
            "name the decisions with --decisions"
        )
    return confirmed_only(with_states(plan, read.decisions))


def _hold_to_program(path: Path | None) -> None:
    """Refuse a plan that asks nobody where the program file does not say so."""
    from recimentor.intake import read_program

    if path is not None:
        read = read_program(path)
        if has_errors(read.findings):
            raise BadInput(read.findings)
        if read.program.consent is Consent.NONE:
            return
    doubt = "there is no program file beside it" if path is None else f"{path} does not say so"
    raise BadRequest(
        f"the plan says that nobody is asked (consent: none), and {doubt}: "
        "name the program file with --program"
    )
