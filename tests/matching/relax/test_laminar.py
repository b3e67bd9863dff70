from __future__ import annotations

from recimentor.matching.outcome import OddSet
from recimentor.matching.relax.laminar import share_prices, sizes_of

NEST = (OddSet((4, 1, 7), 2), OddSet((0, 9), 3, inner=(0,)), OddSet((2, 3, 5), 7), OddSet((6, 8, 10), 1))


def spread(odd_sets: tuple[OddSet, ...]) -> list[set[int]]:
    people: list[set[int]] = []
    for odd_set in odd_sets:
        people.append(set(odd_set.members).union(*(people[k] for k in odd_set.inner)))
    return people


def test_every_two_people_share_the_prices_of_the_sets_that_hold_both() -> None:
    shared, people = share_prices(NEST), spread(NEST)
    for person in shared.order.tolist():
        row = dict(zip(shared.order.tolist(), shared.row(person).tolist(), strict=True))
        for other in set(row) - {person}:
            sets = zip(NEST, people, strict=True)
            assert row[other] == sum(s.price for s, inside in sets if {person, other} <= inside)


def test_a_set_counts_the_people_of_the_sets_inside_it() -> None:
    assert sizes_of(NEST) == [3, 5, 3, 3]


def test_no_sets_share_nothing() -> None:
    assert not len(share_prices(()).order)


def test_a_nest_hundreds_deep_is_read_at_once() -> None:
    around = [OddSet((2 * k + 1, 2 * k + 2), 1, inner=(k - 1,)) for k in range(1, 400)]
    shared = share_prices((OddSet((0, 1, 2), 1), *around))
    row = dict(zip(shared.order.tolist(), shared.row(0).tolist(), strict=True))
    assert (row[1], row[3], row[800]) == (400, 399, 1)
