"""Shortlists against every way to fill them, and their promises on larger pools."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from tests.insight.deciding import dice, four, planned, pool_of
from tests.insight.planning.test_keep import random_people

from recimentor.insight.planning.shortlists import shortlists, with_shortlists
from recimentor.model.decisions import Decisions, PairDecision
from recimentor.model.program import Program
from recimentor.scoring import Pool

Lists = dict[int, tuple[int, ...]]


def worth(pool: Pool, lists: Lists) -> tuple[int, int, int]:
    """Return people with a list, names on lists, and the total weight."""
    weights = pool.block(0, pool.num_people)
    names = [(owner, name) for owner, found in lists.items() for name in found]
    return (
        sum(bool(found) for found in lists.values()),
        len(names),
        sum(int(weights[owner, name]) for owner, name in names),
    )


def every(pool: Pool, partners: int, most: int) -> list[Lists]:
    weights = pool.block(0, pool.num_people)
    options = []
    for owner in range(pool.num_people):
        possible = [name for name in range(pool.num_people) if weights[owner, name]]
        options.append([names for size in range(partners + 1) for names in combinations(possible, size)])
    found = []
    for choice in product(*options):
        counts = [sum(name in names for names in choice) for name in range(pool.num_people)]
        if max(counts) <= most:
            found.append(dict(enumerate(choice)))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_shortlists_are_the_best_of_all_ways_to_fill_them(seed: int) -> None:
    pool = pool_of(random_people(dice(seed), 5))
    made = shortlists(pool, partners=2, lists=2)
    assert worth(pool, made) == max(worth(pool, lists) for lists in every(pool, 2, 2))


def test_nobody_stands_on_too_many_lists_and_only_possible_partners_do() -> None:
    pool = pool_of(random_people(dice(1), 60))
    made = shortlists(pool, partners=3, lists=4)
    weights = pool.block(0, 60)
    counts = [sum(name in names for names in made.values()) for name in range(60)]
    assert max(counts) <= 4
    for owner, names in made.items():
        assert 1 <= len(set(names)) == len(names) <= 3
        ordered = [int(weights[owner, name]) for name in names]
        assert min(ordered) > 0
        assert ordered == sorted(ordered, reverse=True)


def test_people_in_fixed_pairs_get_no_list_and_stand_on_none() -> None:
    people = four()
    program = Program.model_validate({"shortlist": {"partners": 2}})
    pool = pool_of(people, program)
    plan = planned(pool, Decisions(locked=(PairDecision(("ana", "ben")),)))
    lists = with_shortlists(plan, pool).shortlists
    assert {owner: [one.id for one in found] for owner, found in lists.items()} == {
        "cy": ["dee"],
        "dee": ["cy"],
    }
    assert lists["cy"][0].teaches == ("b",)


def test_a_program_without_shortlists_gets_none() -> None:
    pool = pool_of(random_people(dice(1), 6))
    plan = planned(pool)
    assert with_shortlists(plan, pool) is plan
