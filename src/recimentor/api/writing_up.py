"""From what was solved to the plan that tells it: the same for a new plan and for one that is verified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recimentor import __version__
from recimentor.model.errors import BadRequest
from recimentor.model.plan import Note, Plan, Unmatched
from recimentor.model.reading import SetAside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recimentor.api.reading import Reading
    from recimentor.insight import RingsFound
    from recimentor.matching import Outcome
    from recimentor.model.plan import Input, PlugIn
    from recimentor.model.program import Program
    from recimentor.model.settled import Settled
    from recimentor.scoring import Pool


@dataclass(frozen=True, slots=True)
class Pairings:
    """What was solved: the two-way pairing, and one-way pairs and rings where the program allows them."""

    two_way: Outcome
    one_way: Outcome | None = None
    rings: RingsFound | None = None


def write_up(reading: Reading, pool: Pool, settled: Settled, pairings: Pairings) -> Plan:
    """Return the plan of pairings: everything in it follows from them and from what was read.

    Parameters
    ----------
    reading
        What was read.
    pool, settled
        As :func:`pool_of` returns them.
    pairings
        What was solved, or what a saved plan says that was solved.
    """
    from recimentor.insight import assemble, with_shortlists, with_states

    plan = assemble(
        pool,
        pairings.two_way,
        inputs=reading.inputs,
        version=__version__,
        settled=settled,
        one_way=pairings.one_way,
        rings=pairings.rings,
    )
    took_part = plugins_of(reading.program, reading.inputs)
    plan = plan.model_copy(update={"history": reading.history_inputs, "plugins": took_part})
    plan = with_shortlists(with_set_aside(plan, reading.set_aside), pool)
    return with_states(plan, reading.decisions)


def with_set_aside(plan: Plan, set_aside: Sequence[SetAside]) -> Plan:
    """Return the plan with people who were set aside among the unmatched, each with its fault.

    They are in no other number of the plan: they were not part of the pool that was paired.
    """
    if not set_aside:
        return plan
    extra = tuple(_unmatched(person) for person in set_aside)
    return plan.model_copy(update={"unmatched": (*plan.unmatched, *extra)})


def _unmatched(person: SetAside) -> Unmatched:
    faults = ", ".join(person.codes)
    text = f"The row {person.place} was set aside; mend it and run again ({faults})."
    return Unmatched(
        id=person.id or str(person.place), name=person.name, reasons=(Note(code="set-aside", text=text),)
    )


def plugins_of(program: Program, inputs: Iterable[Input]) -> tuple[PlugIn, ...]:
    """Return the plug-ins that a program counts, and those that read its files; by kind and name."""
    from recimentor import plugins
    from recimentor.intake.reading.loading import reader_of
    from recimentor.model.plan import PlugIn

    found = {plugins.find(plugins.Kind.CRITERION, name) for name in program.score.plugins}
    readers = (reader_of(each.path) for each in inputs)
    found |= {reader[0] for reader in readers if reader is not None}
    return tuple(
        PlugIn.model_validate(
            {"kind": one.kind.value, "name": one.name, "package": one.package, "version": one.version}
        )
        for one in sorted(one for one in found if one is not None)
    )


def need_plugins(plan: Plan) -> None:
    """Refuse to make a plan anew without the plug-ins that it was made with.

    Raises
    ------
    BadRequest
        If one is not installed.
    """
    from recimentor import plugins

    for each in plan.plugins:
        if plugins.find(plugins.Kind(each.kind), each.name) is None:
            raise BadRequest(
                f"the plan was made with the plug-in {each.name} of {each.package} {each.version}, "
                "which is not installed"
            )
