"""What would help people who are left over: wordings, one-way pairs, a rule waived; each solved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recimentor.insight.planning.rings import more_with_rings
from recimentor.insight.planning.settle import settled_problem
from recimentor.insight.planning.solve import one_way_problem
from recimentor.insight.questions.ways import Ways, chosen
from recimentor.matching import Objective, Problem, Settings, count_most, solve
from recimentor.model.levels import has_agreed
from recimentor.model.program import Objective as Asked
from recimentor.model.program import Reciprocity, Rings
from recimentor.model.rules import BARE_ARGUMENT
from recimentor.model.sensitivity import Split, SplitPair
from recimentor.model.settled import Settled
from recimentor.model.wording import Help, HelpKind, Proposal
from recimentor.scoring import FULL_WEIGHT, Pool

#: People up to whom solving again is quick enough to be done unasked.
MOST_PEOPLE: Final = 1000
#: Beyond so many people only new pairs with somebody who is left over are looked at.
MOST_WIDE: Final = 600
#: Likely wordings are asked first; less likely ones only where those help nobody.
_LIKELIEST_FIRST: Final = (0.7, 0.5, 0.3, 0.0)
#: Rules that a human may waive for a pair: not those by which people said no, are away, or stand on a side.
_WAIVED: Final = frozenset(BARE_ARGUMENT)
#: Kinds of help that are told.
MOST_TOLD: Final = 3

Propose = Callable[[], Sequence[Proposal]]
Rebuild = Callable[[Sequence[Proposal]], Pool]
#: Weights: a pair that stands as it is, and a new one that rests on the likeliest wordings.
_STANDS, _LIKELIEST = 10_000, 5_000


@dataclass(frozen=True, slots=True)
class Paired:
    """A pool as it was paired.

    Parameters
    ----------
    pool, settled
        The scored pool, and what was settled before.
    pairs
        ``(p, 2)`` two-way pairs by index.
    placed
        People in pairs, one-way ones and rings too, by index.
    """

    pool: Pool
    settled: Settled
    pairs: NDArray[np.int64]
    placed: frozenset[int]

    @property
    def left(self) -> tuple[int, ...]:
        """Who is left over and could be paired at all, by index."""
        out, program = set(self.settled.out), self.pool.program
        return tuple(
            at
            for at, person in enumerate(self.pool.people)
            if at not in self.placed
            and person.active
            and person.id not in out
            and has_agreed(person, program.commitments)
        )


def what_helps(paired: Paired, propose: Propose, rebuild: Rebuild) -> tuple[Help, ...]:
    """Return at most three things that would give people left over a partner, the best first.

    Parameters
    ----------
    paired
        The pool and its pairing.
    propose
        Gives likely proposals.
    rebuild
        Gives the settled pool in which some proposals hold.

    Returns
    -------
    tuple of Help
        Each found by solving again; empty where nobody is left over, and beyond :data:`MOST_PEOPLE` people.
    """
    left = paired.left
    if not left or paired.pool.num_people > MOST_PEOPLE:
        return ()
    found = (
        help_by_wording(paired, propose, rebuild),
        _help_one_way(paired),
        _help_by_rings(paired),
        *_help_by_rules(paired),
    )
    told = [each for each in found if each is not None and each.placed > 0]
    order = list(HelpKind)
    return tuple(sorted(told, key=lambda h: (-h.placed, order.index(h.kind), h.about)))[:MOST_TOLD]


def help_by_wording(paired: Paired, propose: Propose, rebuild: Rebuild) -> Help | None:
    """Return how many more people would be placed if proposals held, and which of them that takes.

    Proposals that no pair rests on are left out; the count is solved with those alone that remain.
    """
    proposals = propose()
    return next(
        (
            found
            for least in _LIKELIEST_FIRST
            if (found := _help_by([p for p in proposals if p.score >= least], paired, rebuild)) is not None
        ),
        None,
    )


def _help_by(proposals: Sequence[Proposal], paired: Paired, rebuild: Rebuild) -> Help | None:
    if not proposals:
        return None
    ways = Ways(paired.pool, proposals)
    used = chosen([ways.needed(pair) for pair in _new_pairs(paired, ways)])
    if not used:
        return None
    before = _count(paired.pool, paired.settled)
    placed = _count(rebuild([proposal for proposal, _ in used]), paired.settled) - before
    return Help(HelpKind.WORDING, placed, len(paired.left), proposals=used) if placed > 0 else None


def _count(pool: Pool, settled: Settled) -> int:
    return count_most(replace(settled_problem(pool, settled), tiers=())).num_placed


def _new_pairs(paired: Paired, ways: Ways) -> list[tuple[int, int]]:
    """Return the new pairs of a pairing that places the most people.

    It keeps to what stands; of new pairs it takes those that rest on the likeliest wordings, and on those
    that serve most pairs, so that few wordings do.
    """
    weights, fresh = _weighed(paired, ways)
    problem = replace(settled_problem(paired.pool, paired.settled), tiers=(), locked_weights=(), locked=())
    outcome = solve(replace(problem, source=_Matrix(weights, _STANDS)), Settings())
    return [(i, j) for i, j in outcome.pairs.tolist() if fresh[i, j]]


def _weighed(paired: Paired, ways: Ways) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the weights of all pairs, and which pairs are new, both ``(n, n)``."""
    everybody = paired.pool.num_people
    known = paired.pool.head_count().block(0, everybody) > 0
    fresh = ways.fresh() & ~known
    if everybody > MOST_WIDE:
        # A new pair of two who have partners helps nobody but by a chain of changes.
        is_left = np.zeros(everybody, dtype=np.bool_)
        is_left[list(paired.left)] = True
        fresh &= is_left | is_left[:, None]
    worth = ways.worth_of_pairs(fresh)
    weights = np.where(known, _STANDS, 0).astype(np.int64)
    weights[fresh] = np.maximum(1, np.rint(_LIKELIEST * worth[fresh])).astype(np.int64)
    return weights, fresh


def _help_one_way(paired: Paired) -> Help | None:
    if paired.pool.program.reciprocity is Reciprocity.PREFERRED:
        return None
    people, problem = one_way_problem(paired.pool, paired.pairs)
    if len(people) < 2:  # noqa: PLR2004 - a pair
        return None
    placed = count_most(problem).num_placed
    return Help(HelpKind.ONE_WAY, placed, len(paired.left), line="--set reciprocity=preferred")


def _help_by_rings(paired: Paired) -> Help | None:
    if paired.pool.program.rings is not Rings.OFF:
        return None
    placed = more_with_rings(paired.pool, paired.settled, paired.pairs)
    return Help(HelpKind.RINGS, placed, len(paired.left), line="--rings")


def _help_by_rules(paired: Paired) -> list[Help]:
    """Return, for each rule, how many of those left over would be paired if it were waived for them."""
    pool, left = paired.pool, np.array(paired.left, dtype=np.int64)
    found = []
    for rule in pool.rules:
        if rule.code not in _WAIVED:
            continue
        waived = replace(pool, rules=tuple(other for other in pool.rules if other is not rule)).head_count()
        pairs = _paired_among(waived, left)
        if pairs:
            couples = [f"{pool.people[i].id} + {pool.people[j].id}" for i, j in pairs]
            found.append(
                Help(HelpKind.RULE, 2 * len(pairs), len(left), line="; ".join(couples), about=rule.name)
            )
    return found


def _paired_among(pool: Pool, people: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the most pairs among some people."""
    weights = np.array([pool.block(i, i + 1)[0, people] for i in people.tolist()], dtype=np.int64)
    if not weights.any():
        return []
    outcome = solve(Problem(source=_Matrix(np.minimum(weights, 1))), Settings())
    return [(int(people[i]), int(people[j])) for i, j in outcome.pairs.tolist()]


@dataclass(frozen=True, slots=True)
class _Matrix:
    """Weights that are there already."""

    weights: NDArray[np.int64]
    largest: int = 1

    @property
    def num_people(self) -> int:
        """Number of people."""
        return len(self.weights)

    def block(self, start: int, stop: int) -> NDArray[np.int64]:
        """Return rows ``start`` to ``stop``."""
        return self.weights[start:stop]


def what_was_split(paired: Paired) -> Split | None:
    """Return what placing the most people first cost; ``None`` where it split no strong pair.

    A pair is strong here if the best total has it, the plan has not, and both people fit each other better
    than whom the plan gives them (the weakest, where they have several). Not asked where the program does
    not place the most people first, and beyond :data:`MOST_PEOPLE` people.
    """
    pool = paired.pool
    if pool.program.objective is not Asked.COVERAGE or not len(paired.pairs) or pool.num_people > MOST_PEOPLE:
        return None
    problem = settled_problem(pool, paired.settled)
    best = solve(problem, Settings(objective=Objective.BEST_TOTAL))
    now, then = ({(min(i, j), max(i, j)) for i, j in pairs.tolist()} for pairs in (paired.pairs, best.pairs))
    has: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in sorted(now):
        weight = pool.worth(i, j)[0]
        has[i].append(weight)
        has[j].append(weight)
    split = []
    for i, j in sorted(then - now):
        weight = pool.worth(i, j)[0]
        if weight > max(min(has[i], default=0), min(has[j], default=0)):
            split.append((weight, i, j))
    value, best_value = _value(pool, now), _value(pool, then)
    if not split or best_value <= value:
        return None
    return Split(
        tuple(
            SplitPair(pool.people[i].id, pool.people[j].id, weight / FULL_WEIGHT)
            for weight, i, j in sorted(split, key=lambda each: (-each[0], each[1:]))
        ),
        num_pairs=len(now),
        best_num_pairs=len(then),
        fewer_placed=_num_placed(now) - _num_placed(then),
        value=value / FULL_WEIGHT,
        best_value=best_value / FULL_WEIGHT,
    )


def _value(pool: Pool, pairs: set[tuple[int, int]]) -> int:
    return sum(pool.worth(i, j)[0] for i, j in pairs)


def _num_placed(pairs: set[tuple[int, int]]) -> int:
    return len({one for pair in pairs for one in pair})
