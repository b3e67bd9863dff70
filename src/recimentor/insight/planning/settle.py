"""What was settled, applied to a pool: vetoes and absences as rules, picks as choices, locks as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from recimentor.matching import Outcome, Problem, Tier, WeightSource
from recimentor.matching.outcome import gap_between
from recimentor.model.keep_by import KeepBy
from recimentor.model.settled import Settled
from recimentor.scoring import FULL_WEIGHT, PairDetail, Pool
from recimentor.scoring.pairset import read_choices
from recimentor.scoring.rules.presence import OutRule, VetoRule

CHOICES = "choices"
FIRST = "first"
KEPT = "kept"
STRANDED = "stranded"


@dataclass(frozen=True, slots=True)
class PaidPairs:
    """A source of weights in which some pairs are worth more than their own weight.

    Parameters
    ----------
    source
        The weights.
    pairs
        Pairs of indices; those that are not eligible stay so.
    extra
        What each of them is worth more, in units of weight.
    """

    source: Pool
    pairs: tuple[tuple[int, int], ...]
    extra: int

    @property
    def num_people(self) -> int:
        """Number of people."""
        return self.source.num_people

    @property
    def largest(self) -> int:
        """No pair weighs more."""
        return FULL_WEIGHT + self.extra

    def block(self, start: int, stop: int) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
        """Return the weights of people ``start`` to ``stop`` with everybody, ``(stop - start, n)`` int64."""
        weights = self.source.block(start, stop).astype(np.int64)
        for i, j in (*self.pairs, *((j, i) for i, j in self.pairs)):
            if start <= i < stop and weights[i - start, j]:
                weights[i - start, j] += self.extra
        return weights


def settle_pool(pool: Pool, settled: Settled) -> Pool:
    """Return the pool in which vetoes and absences are rules, and picks count as choices."""
    veto, out = VetoRule(pool.people, settled.vetoed), OutRule(pool.people, settled.out)
    decided = tuple(rule for rule in (veto, out) if not rule.is_idle)
    choices = pool.choices
    if settled.picks:
        people = [
            replace(person, prefer=tuple(dict.fromkeys((*person.prefer, *settled.picks.get(person.id, ())))))
            for person in pool.people
        ]
        choices = read_choices(people, pool.program.score.choices)
    return replace(pool, rules=(*pool.rules, *decided), choices=choices)


def settled_problem(pool: Pool, settled: Settled) -> Problem:
    """Return what a pool asks of the solver, with everything that was settled.

    Parameters
    ----------
    pool
        From :func:`settle_pool`.
    settled
        What was settled.

    Notes
    -----
    After locks and the number of people placed come, in this order: people who go first, pairs kept with
    least change, people whose partner is gone, mutual choices, the total score. With `trade` the total counts
    each kept pair as worth so much more, so a pair is broken only where that gains at least as much.
    """
    at = {person.id: k for k, person in enumerate(pool.people)}
    kept = _indices(at, free_kept(settled))
    locked = _locked(at, settled)
    overridden, bare = _indices(at, settled.overridden), regardless(pool)
    return Problem(
        source=_source(pool, settled, at),
        capacity=room(pool),
        side=_side(pool, overridden),
        keys=pool.keys,
        locked=locked,
        locked_weights=tuple(bare.pair(i, j).weight or 1 for i, j in locked),
        tiers=_tiers(pool, settled, at, kept),
    )


def head_problem(pool: Pool, settled: Settled) -> Problem:
    """Return what counting heads asks of the solver: who may pair, and the pairs that stand anyway."""
    at = {person.id: k for k, person in enumerate(pool.people)}
    locked = _locked(at, settled)
    return Problem(
        source=pool,
        capacity=room(pool),
        side=_side(pool, _indices(at, settled.overridden)),
        locked=locked,
        locked_weights=(1,) * len(locked),
    )


def without_extra(outcome: Outcome, source: WeightSource) -> Outcome:
    """Return an outcome in scores alone: what kept pairs were worth more is taken out of value and bound."""
    if not isinstance(source, PaidPairs) or not source.extra:
        return outcome
    paid = set(source.pairs)
    is_paid = np.array([tuple(pair) in paid for pair in outcome.pairs.tolist()], dtype=np.bool_)
    weights = outcome.weights - source.extra * is_paid
    surplus = int(source.extra * is_paid.sum())
    value = outcome.value - surplus
    bound = None if outcome.bound is None else outcome.bound - surplus
    gap = outcome.gap if outcome.gap is None or not bound else gap_between(value, bound)
    return replace(outcome, weights=weights, value=value, bound=bound, gap=gap)


def explained(pool: Pool, i: int, j: int) -> PairDetail:
    """Return what explains a pair of a pairing, also of one that stands against a rule.

    A pair in which a side gains nothing weighs 1, so that it counts as a pair.
    """
    detail = pool.pair(i, j)
    if detail.weight:
        return detail
    detail = regardless(pool).pair(i, j)
    return detail if detail.weight else replace(detail, weight=1, points={"skills": 1})


def extra_of(settled: Settled) -> int:
    """Return what a kept pair is worth more under `trade`, in units of weight."""
    return round(settled.trade_points * FULL_WEIGHT)


def free_kept(settled: Settled) -> frozenset[tuple[str, str]]:
    """Return the pairs to keep that are not locked: a locked pair stands anyway, with nothing on top."""
    return frozenset(settled.kept) - frozenset(settled.locked)


def paid_pairs(settled: Settled) -> frozenset[tuple[str, str]]:
    """Return the pairs that are worth :func:`extra_of` more: under `trade`, those of :func:`free_kept`."""
    return free_kept(settled) if settled.keep_by is KeepBy.TRADE else frozenset()


def room(pool: Pool) -> np.ndarray[tuple[int], np.dtype[np.int64]] | None:
    """Return how many partners each may have, as the solver takes it; ``None`` where it is one for all."""
    return pool.capacity.astype(np.int64) if (pool.capacity > 1).any() else None


def regardless(pool: Pool) -> Pool:
    """Return the pool without rules and floor: what pairs weigh whose rules humans override."""
    return replace(pool, rules=(), side=None).with_minimum_gain(0.0)


def _source(pool: Pool, settled: Settled, at: dict[str, int]) -> WeightSource:
    if settled.keep_by is not KeepBy.TRADE:
        return pool
    return PaidPairs(pool, _indices(at, paid_pairs(settled)), extra_of(settled))


def _tiers(
    pool: Pool, settled: Settled, at: dict[str, int], kept: tuple[tuple[int, int], ...]
) -> tuple[Tier, ...]:
    first = tuple(sorted({at[person] for person in settled.first if person in at}))
    # A trade is about the total alone: nobody is placed first at the price of a pair that is worth more.
    is_trade = settled.keep_by is KeepBy.TRADE
    left = () if is_trade else settled.stranded
    stranded = tuple(sorted({at[person] for person in left if person in at} - set(first)))
    choices = pool.mutual_choices()
    tiers = (
        Tier(FIRST, people=first),
        Tier(KEPT, pairs=kept if settled.keep_by is KeepBy.LEAST_CHANGE else ()),
        Tier(STRANDED, people=stranded),
        Tier(CHOICES, pairs=choices),
    )
    return tuple(tier for tier in tiers if tier.people or tier.pairs)


def _side(
    pool: Pool, overridden: Iterable[tuple[int, int]]
) -> np.ndarray[tuple[int], np.dtype[np.int64]] | None:
    """Return the sides for the solver; none where a lock stands within a side: the rules hold them anyway."""
    if pool.side is None:
        return None
    side = pool.side.astype(np.int64)
    within = any(sorted((int(side[i]), int(side[j]))) != [0, 1] for i, j in overridden)
    return None if within else side


def _locked(at: dict[str, int], settled: Settled) -> tuple[tuple[int, int], ...]:
    frozen = settled.kept if settled.keep_by is KeepBy.FREEZE else ()
    return _indices(at, (*settled.locked, *frozen))


def _indices(at: dict[str, int], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[int, int], ...]:
    found = {(min(at[a], at[b]), max(at[a], at[b])) for a, b in pairs if a in at and b in at}
    return tuple(sorted(found))
