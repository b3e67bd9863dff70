"""Every packing of a small problem, tried one by one: what the solver is held to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from recimentor.matching.rings import RingProblem

Weighed = tuple[tuple[int, ...], int]


def best_counts(problem: RingProblem) -> tuple[int, ...]:
    """Return the best counts of all goals, by trying every packing; rings as the solver counts them."""
    rings = _rings(problem)
    pairs = [(tuple(p), int(w)) for p, w in zip(problem.pairs.tolist(), problem.pair_weights, strict=True)]
    best: tuple[int, ...] | None = None
    for chosen in _ring_sets(rings, frozenset()):
        held = {person for people, _ in chosen for person in people}
        open_pairs = [(p, w) for p, w in pairs if not held & set(p)]
        for made in _pair_sets(open_pairs, dict(enumerate(problem.rooms.tolist()))):
            found = _counts(problem, chosen, made)
            best = found if best is None else max(best, found)
    assert best is not None
    signs = [-1 if goal == "rings" else 1 for goal in problem.goals]
    return tuple(sign * one for sign, one in zip(signs, best, strict=True))


def _rings(problem: RingProblem) -> list[Weighed]:
    """Return every ring and its weight: three arcs, harmonic mean of their worth and mean of meetings."""
    arcs = problem.arcs
    ends = zip(arcs.teachers.tolist(), arcs.learners.tolist(), strict=True)
    worth = {end: (int(w), int(m)) for end, w, m in zip(ends, arcs.worth, arcs.meetings, strict=True)}
    free = [i for i in range(problem.num_people) if problem.may_join[i]]
    found: list[Weighed] = []
    for three in combinations(free, 3):
        for i, j, k in [three, (three[0], three[2], three[1])]:
            steps = [(i, j), (j, k), (k, i)]
            if all(step in worth for step in steps):
                a, b, c = (worth[step][0] for step in steps)
                below = a * b + b * c + c * a
                mean = (2 * 3 * a * b * c + below) // (2 * below)
                beside = (2 * sum(worth[step][1] for step in steps) + 3) // 6
                found.append(((i, j, k), max(1, min(1_000_000, mean + beside))))
    return found


def _ring_sets(rings: Sequence[Weighed], held: frozenset[int]) -> Iterator[tuple[Weighed, ...]]:
    yield ()
    for at, (people, weight) in enumerate(rings):
        if not held & set(people):
            for others in _ring_sets(rings[at + 1 :], held | set(people)):
                yield ((people, weight), *others)


def _pair_sets(pairs: Sequence[Weighed], room: Mapping[int, int]) -> Iterator[tuple[Weighed, ...]]:
    yield ()
    for at, ((i, j), weight) in enumerate(pairs):
        if room[i] and room[j]:
            less = {**room, i: room[i] - 1, j: room[j] - 1}
            for others in _pair_sets(pairs[at + 1 :], less):
                yield (((i, j), weight), *others)


def _counts(problem: RingProblem, rings: Sequence[Weighed], pairs: Sequence[Weighed]) -> tuple[int, ...]:
    made = {pair for pair, _ in pairs}
    placed = {p for people, _ in (*rings, *pairs) for p in people if not problem.has_partner[p]}
    counts = {"people": len(placed), "rings": -len(rings), "pairs": len(made)}
    for tier in problem.tiers:
        counts[tier.name] = len(placed & set(tier.people)) + len(
            made & {tuple(sorted(p)) for p in tier.pairs}
        )
    counts["total"] = sum(w for _, w in (*rings, *pairs))
    return tuple(counts[goal] for goal in problem.goals)
