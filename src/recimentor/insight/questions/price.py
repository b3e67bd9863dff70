"""What it costs to force or to forbid a pair: solved, not guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recimentor.insight.planning.settle import settle_pool
from recimentor.insight.planning.solve import solve_one_way, solve_pool
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


def price_of(
    pool: Pool, settled: Settled, outcome: Outcome, i: int, j: int, *, one_way: Outcome | None = None
) -> PairPrice:
    """Return what it costs to force a pair that the best pairing lacks, or to forbid one that it has.

    Parameters
    ----------
    pool, settled
        The scored pool with what was settled before it was paired.
    outcome
        Its best pairing.
    i, j
        Two people by index. A pair that breaks a rule is forced against it; locks that hold one of the two
        give way. A pair that is possible one way alone is forced as such.
    one_way
        The one-way pairing of those whom it leaves over, in the pool's indices, where the program allows it:
        people and total then count its pairs too.

    Returns
    -------
    PairPrice
        Cost: the pool is paired once more.
    """
    ids = (pool.people[min(i, j)].id, pool.people[max(i, j)].id)
    before = [outcome] if one_way is None else [outcome, one_way]
    paired = any(is_paired(phase, i, j) for phase in before)
    weight = 0
    if paired:
        after = _again(settle_pool(pool, Settled(vetoed=(ids,))), _without(settled, ids), one_way)
    elif one_way is not None and (weight := pool.one_way().worth(i, j)[0]):
        after = _again(settle_pool(pool, Settled(out=ids)), _without(settled, ids), one_way)
    else:
        after = _again(pool, _with_lock(pool, settled, ids, i, j), one_way)
    (placed, total), (placed_after, total_after) = _sums(before), _sums(after)
    return PairPrice(
        action="forbid" if paired else "force",
        people=placed - placed_after - (2 if weight else 0),
        score=total - total_after - weight,
        is_proved={phase.status for phase in (*before, *after)} <= {Status.OPTIMAL, Status.EMPTY},
    )


def _sums(phases: list[Outcome]) -> tuple[int, int]:
    """Return how many people pairings place together, and their total."""
    return sum(phase.num_placed for phase in phases), sum(phase.value for phase in phases)


def _again(pool: Pool, settled: Settled, one_way: Outcome | None) -> list[Outcome]:
    """Return a pool's pairing, and its one-way pairing where there was one before."""
    outcome = solve_pool(pool, settled=settled)
    after = None if one_way is None else solve_one_way(pool, outcome)
    return [outcome] if after is None else [outcome, after]


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
