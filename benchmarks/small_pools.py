"""Small random pools of every awkward kind, and their best pairing by trying all of them.

The oracle walks over all pairings of up to ten people and compares what they reach, objective by objective;
it shares nothing with the solver but the problem it reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching import DenseWeights, EdgeWeights, Objective, Problem, Tier

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Matrix = NDArray[np.int64]
    Pair = tuple[int, int]

MOST_PEOPLE = 9
KINDS = ("random", "complete", "tied", "star", "chain", "barrier", "hub", "apart", "triangles")


@dataclass(frozen=True, slots=True)
class Small:
    """A problem small enough to try every pairing of it."""

    kind: str
    objective: Objective
    problem: Problem


def draw_small(rng: random.Random, *, capacities: bool = True) -> Small:
    """Draw a pool of a random kind with random rules and objective."""
    kind = rng.choice(KINDS)
    most = 6 if capacities and rng.random() < 0.3 else MOST_PEOPLE
    matrix = _matrix(rng, kind, rng.randint(0, most))
    num_people = len(matrix)
    side = np.array([rng.choice((0, 1, 0, 1, 0, 1, -1)) for _ in range(num_people)], dtype=np.int64)
    capacity = np.array([rng.choice((1, 1, 2, 3)) for _ in range(num_people)], dtype=np.int64)
    use_side, use_capacity = rng.random() < 0.25, most < MOST_PEOPLE
    eligible = [pair for pair in _pairs(num_people) if matrix[pair]]
    if use_side:
        eligible = [(i, j) for i, j in eligible if sorted((side[i], side[j])) == [0, 1]]
    rng.shuffle(eligible)
    cut = rng.choice((0, 0, 1, 3))
    forbidden, rest = eligible[:cut], eligible[cut:]
    problem = Problem(
        source=_source(rng, matrix),
        side=side if use_side else None,
        capacity=capacity if use_capacity else None,
        forbidden=tuple(forbidden),
        locked=tuple(rest[:1]) if rng.random() < 0.3 else (),
        tiers=_tiers(rng, num_people) if num_people > 1 and rng.random() < 0.3 else (),
    )
    objectives = (Objective.COVERAGE, *Objective)
    return Small(kind, rng.choice(objectives), problem)


def best_by_trying(small: Small) -> tuple[int, ...]:
    """Return the best that any pairing reaches: what `reached` says of it.

    A stable pairing has no best; the answer is empty then.
    """
    if small.objective is Objective.STABLE:
        return ()
    return max(reached(small, pairing) for pairing in _pairings(small.problem))


def reached(small: Small, pairs: list[Pair]) -> tuple[int, ...]:
    """Return what a pairing reaches, the first objective first."""
    problem = small.problem
    weights = [problem.weight(i, j) for i, j in pairs]
    people = {person for pair in pairs for person in pair}
    coverage: tuple[int, ...] = (len(people), len(pairs))
    if small.objective is Objective.BEST_TOTAL:
        coverage = ()
    if small.objective is Objective.FAIREST:
        free = [w for pair, w in zip(pairs, weights, strict=True) if pair not in problem.locked]
        coverage = (len(people), min(free, default=2**40), len(pairs))
    tiers = tuple(
        len(people & set(tier.people)) + len({(min(p), max(p)) for p in tier.pairs} & set(pairs))
        for tier in problem.tiers
    )
    return (*coverage, *tiers, sum(weights))


def _pairings(problem: Problem) -> Iterator[list[Pair]]:
    """Yield every pairing that keeps the rules and holds the locked pairs."""
    num_people, side = problem.num_people, problem.side
    room = [1] * num_people if problem.capacity is None else problem.capacity.tolist()
    for i, j in problem.locked:
        room[i] -= 1
        room[j] -= 1
    banned = {*problem.forbidden, *problem.locked}
    open_pairs = [
        (i, j)
        for i, j in _pairs(num_people)
        if problem.weight(i, j)
        and (i, j) not in banned
        and (side is None or sorted((side[i], side[j])) == [0, 1])
    ]
    yield from _extend(open_pairs, 0, room, sorted(problem.locked))


def _extend(open_pairs: list[Pair], at: int, room: list[int], chosen: list[Pair]) -> Iterator[list[Pair]]:
    if at == len(open_pairs):
        yield sorted(chosen)
        return
    yield from _extend(open_pairs, at + 1, room, chosen)
    i, j = open_pairs[at]
    if room[i] and room[j]:
        room[i] -= 1
        room[j] -= 1
        yield from _extend(open_pairs, at + 1, room, [*chosen, (i, j)])
        room[i] += 1
        room[j] += 1


def _pairs(num_people: int) -> list[Pair]:
    return [(i, j) for i in range(num_people) for j in range(i + 1, num_people)]


def _source(rng: random.Random, matrix: Matrix) -> DenseWeights | EdgeWeights:
    if rng.random() < 0.7:
        return DenseWeights(matrix)
    rows, cols = np.nonzero(np.triu(matrix))
    return EdgeWeights(len(matrix), rows, cols, matrix[rows, cols])


def _tiers(rng: random.Random, num_people: int) -> tuple[Tier, ...]:
    choices = [tuple(sorted(rng.sample(range(num_people), 2))) for _ in range(3)]
    pairs = Tier("choices", pairs=tuple((i, j) for i, j in choices))
    people = Tier("first", people=tuple(rng.sample(range(num_people), 2)))
    return rng.choice(((pairs,), (people,), (people, pairs)))


def _matrix(rng: random.Random, kind: str, num_people: int) -> Matrix:
    largest = 1 if kind == "tied" else rng.choice((1, 2, 3, 10, 1_000_000))
    matrix = np.zeros((num_people, num_people), dtype=np.int64)
    for i, j in _shape(rng, kind)(num_people):
        matrix[i, j] = matrix[j, i] = rng.randint(1, largest)
    return matrix


def _shape(rng: random.Random, kind: str) -> Callable[[int], list[Pair]]:
    share = rng.random()
    shapes: dict[str, Callable[[int], list[Pair]]] = {
        "star": lambda n: [(0, j) for j in range(1, n)],
        "chain": lambda n: [(j - 1, j) for j in range(1, n)],
        "barrier": lambda n: [(i, j) for i in range(n // 3) for j in range(n // 3, n)],
        "apart": lambda n: [(i, j) for i, j in _pairs(n) if (i < n // 2) == (j < n // 2)],
        "triangles": lambda n: [(i, j) for i, j in _pairs(n) if i // 3 == j // 3 or j - i == 3],
        "hub": lambda n: [
            (i, j) for i, j in _pairs(n) if (j % 3 == 1 if i == 0 else (i - 1) // 3 == (j - 1) // 3)
        ],
        "complete": _pairs,
    }
    return shapes.get(kind, lambda n: [pair for pair in _pairs(n) if rng.random() < share])
