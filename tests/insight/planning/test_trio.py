"""A third person joins a pair only where nothing else gives them a partner."""

from __future__ import annotations

import pytest
from tests.insight.deciding import verified
from tests.scoring.builders import person, pool_of

from recimentor.insight import assemble, solve_one_way, solve_pool, with_states
from recimentor.model.decisions import Decisions
from recimentor.model.plan import Plan
from recimentor.scoring import Pool

THREE = [person("ana", "A:5", "B:5"), person("ben", "B:5", "A:5"), person("cy", "B:4", "A:5")]


def _plan(pool: Pool) -> Plan:
    outcome = solve_pool(pool)
    plan = assemble(pool, outcome, inputs=(), version="0", one_way=solve_one_way(pool, outcome))
    return with_states(plan, Decisions())


@pytest.mark.parametrize("reciprocity", ["required", "preferred"])
def test_the_odd_one_joins_a_pair(reciprocity: str) -> None:
    plan = _plan(pool_of(*THREE, settings={"odd": "trio", "reciprocity": reciprocity}))
    (pair,) = plan.pairs
    assert pair.c is not None
    assert (pair.a.id, pair.b.id, pair.c.id) == ("ana", "ben", "cy")
    assert plan.unmatched == ()


def test_the_odd_one_who_has_a_partner_one_way_joins_no_pair_as_well() -> None:
    pool = pool_of(*THREE, person("pip", "", "B"), settings={"odd": "trio", "reciprocity": "preferred"})
    plan = _plan(pool)
    assert [(pair.a.id, pair.b.id, pair.c) for pair in plan.pairs] == [
        ("ana", "ben", None),
        ("cy", "pip", None),
    ]
    assert plan.notes == _plan(pool_of(*pool.people, settings={"reciprocity": "preferred"})).notes
    assert verified(plan, pool).faults == ()
