"""The price of a pair is solved: it equals what brute force finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.builders import person, pool_of, program, weights_of
from tests.scoring.strategies import pools

from recimentor.insight.planning.solve import solve_one_way, solve_pool
from recimentor.insight.questions.price import is_paired, price_of
from recimentor.model.participant import Participant
from recimentor.model.settled import Settled
from recimentor.scoring import Pool, build_pool

Pairs = tuple[tuple[int, int], ...]


def _pairings(people: tuple[int, ...], allowed: frozenset[tuple[int, int]]) -> Iterator[Pairs]:
    if len(people) < 2:
        yield ()
        return
    first, *rest = people
    yield from _pairings(tuple(rest), allowed)
    for other in rest:
        if (first, other) in allowed:
            for pairs in _pairings(tuple(k for k in rest if k != other), allowed):
                yield ((first, other), *pairs)


def _best(
    pool: Pool, *, force: tuple[int, int] | None = None, forbid: tuple[int, int] | None = None
) -> tuple[int, int]:
    """Return people placed and total of the best pairing, by trying all."""
    weights = weights_of(pool)
    n = pool.num_people
    allowed = frozenset(
        (i, j) for i in range(n) for j in range(i + 1, n) if weights[i, j] and (i, j) != forbid
    )
    found = [
        (2 * len(pairs), sum(int(weights[pair]) for pair in pairs))
        for pairs in _pairings(tuple(range(n)), allowed)
        if force is None or force in pairs
    ]
    return max(found)


@given(pools(min_size=4, max_size=7), st.data())
@settings(max_examples=40, deadline=None)
def test_prices_equal_brute_force(people: tuple[Participant, ...], data: st.DataObject) -> None:
    pool = build_pool(people, program())
    weights = weights_of(pool)
    possible = [(i, j) for i in range(len(people)) for j in range(i + 1, len(people)) if weights[i, j]]
    if not possible:
        return
    pair = data.draw(st.sampled_from(possible))
    outcome = solve_pool(pool)
    price = price_of(pool, Settled(), outcome, *pair)
    paired = is_paired(outcome, *pair)
    assert price.action == ("forbid" if paired else "force")
    after = _best(pool, forbid=pair) if paired else _best(pool, force=pair)
    before = _best(pool)
    assert (price.people, price.score) == (before[0] - after[0], before[1] - after[1])
    assert price.is_proved


def test_forcing_a_pair_against_a_rule_has_a_price_too() -> None:
    ana = replace(person("ana", "A:5", "B:5"), department="S", avoid=("ben",))
    people = [
        ana,
        replace(person("ben", "B:5", "A:5"), department="S"),
        replace(person("cy", "B:4", "A:5"), department="T"),
        replace(person("dan", "A:4", "B:5"), department="U"),
    ]
    pool = pool_of(*people, settings={"rules": [{"must_differ": "department"}]})
    price = price_of(pool, Settled(), solve_pool(pool), 0, 1)
    assert (price.action, price.people) == ("force", 0)
    total = int(weights_of(pool)[0, 2]) + int(weights_of(pool)[1, 3])
    free = pool_of(*[replace(p, avoid=()) for p in people])
    assert price.score == total - int(weights_of(free)[0, 1]) - int(weights_of(pool)[2, 3])


def test_locks_that_hold_one_of_the_two_give_way() -> None:
    people = [person(name, "A:5; B:5", "A2:5") for name in ("ana", "ben", "cy", "dan")]
    people = [
        replace(p, offers=p.offers + person("x", "A2:4").offers, wants=person("x", "", "A2:5; A:3").wants)
        for p in people
    ]
    pool = pool_of(*people, settings={"score": {"repeated_wants": "keep"}})
    settled = Settled(locked=(("ana", "ben"),))
    price = price_of(pool, settled, solve_pool(pool, settled=settled), 0, 2)
    assert (price.action, price.people) == ("force", 0)


@pytest.mark.parametrize("pair", [(0, 1), (1, 0)])
def test_the_order_of_the_two_does_not_matter(pair: tuple[int, int]) -> None:
    pool = pool_of(person("ana", "A:5", "B:5"), person("ben", "B:5", "A:5"))
    price = price_of(pool, Settled(), solve_pool(pool), *pair)
    assert (price.action, price.people, price.score) == ("forbid", 2, 1_000_000)


ONE_WAY = [person("pam", "", "A"), person("pip", "", "A"), person("tea", "A:5"), person("ted", "A:4")]


@pytest.mark.parametrize(
    ("pair", "action", "people"),
    [((0, 2), "forbid", 0), ((1, 3), "forbid", 0), ((0, 3), "force", 0), ((0, 1), "force", 2)],
)
def test_where_one_way_pairs_are_allowed_the_price_counts_them_too(
    pair: tuple[int, int], action: str, people: int
) -> None:
    pool = pool_of(*ONE_WAY, settings={"reciprocity": "preferred"})
    outcome = solve_pool(pool)
    one_way = solve_one_way(pool, outcome)
    assert one_way is not None
    price = price_of(pool, Settled(), outcome, *pair, one_way=one_way)
    assert (price.action, price.people) == (action, people)
    assert price.is_proved
    if pair != (0, 1):
        assert price.score == 0


def test_forbidding_the_only_one_way_pair_costs_two_people_and_its_score() -> None:
    pool = pool_of(*ONE_WAY[1:3], settings={"reciprocity": "preferred"})
    outcome = solve_pool(pool)
    price = price_of(pool, Settled(), outcome, 0, 1, one_way=solve_one_way(pool, outcome))
    assert (price.action, price.people, price.score) == ("forbid", 2, 500_000)
