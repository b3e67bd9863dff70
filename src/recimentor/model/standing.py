"""What is left of a plan once some of its groups are over: who stands, who is alone, how many there are."""

from __future__ import annotations

from collections.abc import Callable

from recimentor.model.forgotten import is_token
from recimentor.model.plan import Pair, Person, Plan, Ring, Unmatched

#: Notes of a plan that speak of its trio.
_OF_TRIOS = "trio"


def without_groups(plan: Plan, is_over: Callable[[Pair | Ring], bool]) -> tuple[Plan, tuple[Person, ...]]:
    """Return a plan without some of its pairs and rings, and who is in no other group then, by id.

    Parameters
    ----------
    plan
        Any plan.
    is_over
        Whether a pair or ring goes.
    """
    pairs = tuple(pair for pair in plan.pairs if not is_over(pair))
    rings = tuple(ring for ring in plan.rings if not is_over(ring))
    bare = plan.model_copy(update={"pairs": pairs, "rings": rings})
    placed = {one.id for group in bare.groups for one in group.people}
    members = {one.id: one for group in plan.groups for one in group.people}
    return bare, tuple(members[one] for one in sorted(members.keys() - placed))


def without_forgotten(plan: Plan) -> Plan:
    """Return a plan as people read it once some were forgotten: their groups are over, the counts are right.

    A saved plan keeps a hash of whoever was forgotten in the place of their pair, so that old partners do not
    meet again. For people that pair is no more: whom it leaves alone is left over, without a reason, as the
    plan knows none, and what was proved of all pairs together is said no more.
    """
    bare, alone = without_groups(plan, lambda group: group.is_of_forgotten)
    if len(bare.groups) == len(plan.groups):
        return plan
    known = {one: record for one, record in plan.people.items() if not is_token(one)}
    left = {one.id for one in plan.unmatched}
    more = (one for one in alone if not is_token(one.id) and one.id not in left)
    gone = {one.id for group in plan.groups for one in group.people if is_token(one.id)}
    has_trio = any(pair.c is not None for pair in bare.pairs)
    return bare.model_copy(
        update={
            "people": known,
            "unmatched": (*plan.unmatched, *(Unmatched(id=o.id, name=o.name, reasons=()) for o in more)),
            "objective": plan.objective.model_copy(update={"people": plan.objective.people - len(gone)}),
            "notes": tuple(note for note in plan.notes if has_trio or note.code != _OF_TRIOS),
            "ladder": (),
        }
    )
