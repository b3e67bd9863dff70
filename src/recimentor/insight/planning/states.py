"""A plan with its decisions: the state of each pair, which were fixed, which stand against a rule."""

from __future__ import annotations

from typing import Final

from recimentor.insight.planning.keep import members
from recimentor.model.decisions import Decisions, ordered, pairs_of
from recimentor.model.plan import Note, Pair, Plan, Ring, Unmatched
from recimentor.model.states import Consent, StateBook

NOBODY_ASKED: Final = Note(
    code="consent-none", text="This program asks nobody beforehand: its pairs count as confirmed."
)
_OUT: Final = Note(code="out", text="Takes no part in this round, as decided.")
_BOTH_SAID_YES: Final = "Both said yes before it broke a rule."


def with_states(plan: Plan, decisions: Decisions) -> Plan:
    """Return a plan in which every pair says how far it is.

    Parameters
    ----------
    plan
        Any plan; what was settled for it says which pairs were fixed.
    decisions
        As they are now.

    Returns
    -------
    Plan
        The same pairs with ``state``, ``accepted_by``, ``is_locked`` and ``override``; no reasons but those
        of overrides are in it.
    """
    consent = Consent(plan.program.get("consent", Consent.ASK))
    book = StateBook(decisions, consent)
    reasons = {pair: lock.override for pair, lock in pairs_of(decisions.locked).items() if lock.override}
    out = {decision.person for decision in decisions.out}
    notes = tuple(note for note in plan.notes if note.code != NOBODY_ASKED.code)
    if consent is Consent.NONE:
        notes = (*notes, NOBODY_ASKED)
    return plan.model_copy(
        update={
            "pairs": tuple(_with_state(plan, pair, book, reasons) for pair in plan.pairs),
            "rings": tuple(_ring_with_state(plan, ring, book) for ring in plan.rings),
            "unmatched": tuple(_left_over(left, out) for left in plan.unmatched),
            "notes": notes,
        }
    )


def _with_state(plan: Plan, pair: Pair, book: StateBook, reasons: dict[tuple[str, str], str]) -> Pair:
    ids = ordered(pair.a.id, pair.b.id)
    standing = book.of(members(pair))
    override = reasons.get(ids, _BOTH_SAID_YES) if ids in plan.settled.overridden else None
    update = {
        "state": standing.state.value,
        "accepted_by": standing.accepted_by,
        "is_locked": ids in plan.settled.locked,
        "override": override,
    }
    return pair.model_copy(update=update)


def _ring_with_state(plan: Plan, ring: Ring, book: StateBook) -> Ring:
    standing = book.of(members(ring))
    update = {
        "state": standing.state.value,
        "accepted_by": standing.accepted_by,
        "is_locked": members(ring) in plan.settled.rings,
    }
    return ring.model_copy(update=update)


def _left_over(left: Unmatched, out: set[str]) -> Unmatched:
    return left.model_copy(update={"reasons": (_OUT,)}) if left.id in out else left
