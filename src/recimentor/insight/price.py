"""What it costs to force or to forbid a pair: solved, not guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recimentor.insight.settle import settle_pool
from recimentor.insight.solve import solve_pool
from recimentor.matching import Outcome, Status
from recimentor.model.settled import Settled
from recimentor.scoring import Pool


@dataclass(frozen=True, slots=True)
class PairPrice:
    """The pool paired again with one pair forced or forbidden, beside its best pairing.

    Parameters
    ----------
    action
        ``force`` for a pair that the best pairing lacks, ``forbid`` for one that it has.
    people
        How many fewer people have a partner.
    score
        How much lower the total is, in weight units; below 0 where it rises, as it can where fewer are
        placed.
    is_proved
        Whether both pairings are proved to be the best.
    """

    action: Literal["force", "forbid"]
    people: int
    score: int
    is_proved: bool


def is_paired(outcome: Outcome, i: int, j: int) -> bool:
    """Return whether a pairing holds a pair of people, by index."""
    return any({int(a), int(b)} == {i, j} for a, b in outcome.pairs)


def price_of(pool: Pool, settled: Settled, outcome: Outcome, i: int, j: int) -> PairPrice:
    """Return what it costs to force a pair that the best pairing lacks, or to forbid one that it has.

    Parameters
    ----------
    pool, settled
        The scored pool with what was settled before it was paired.
    outcome
        Its best pairing.
    i, j
        Two people by index. A pair that breaks a rule is forced against it; locks that hold one of the two
        give way.

    Returns
    -------
    PairPrice
        Cost: the pool is paired once more.
    """
    ids = (pool.people[min(i, j)].id, pool.people[max(i, j)].id)
    if is_paired(outcome, i, j):
        vetoed = settle_pool(pool, Settled(vetoed=(ids,)))
        after = solve_pool(vetoed, settled=_without(settled, ids))
    else:
        after = solve_pool(pool, settled=_with_lock(pool, settled, ids, i, j))
    return PairPrice(
        action="forbid" if is_paired(outcome, i, j) else "force",
        people=outcome.num_placed - after.num_placed,
        score=outcome.value - after.value,
        is_proved={outcome.status, after.status} <= {Status.OPTIMAL, Status.EMPTY},
    )


def _with_lock(pool: Pool, settled: Settled, ids: tuple[str, str], i: int, j: int) -> Settled:
    free = _without(settled, ids)
    overridden = () if pool.worth(i, j)[0] else (ids,)
    update = {"locked": (*free.locked, ids), "overridden": (*free.overridden, *overridden)}
    return free.model_copy(update=update)


def _without(settled: Settled, ids: tuple[str, str]) -> Settled:
    """Return what was settled, without locked and kept pairs that hold one of two people."""

    def free(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair in pairs if not set(pair) & set(ids))

    update = {
        "locked": free(settled.locked),
        "overridden": free(settled.overridden),
        "kept": free(settled.kept),
    }
    return settled.model_copy(update=update)
