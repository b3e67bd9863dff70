"""From what was solved to the plan that tells it: the same for a new plan and for one that is verified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recimentor import __version__

if TYPE_CHECKING:
    from recimentor.api.reading import Reading
    from recimentor.insight import RingsFound
    from recimentor.matching import Outcome
    from recimentor.model.plan import Plan
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
    from recimentor.api.plugged import plugins_of
    from recimentor.api.set_aside import with_set_aside
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
