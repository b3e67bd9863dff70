"""Questions asked of a pool or a plan."""

from recimentor.insight.assembly import assemble
from recimentor.insight.compare import compare
from recimentor.insight.decided import Keep, Ruling, rule_on
from recimentor.insight.earlier import pool_after, with_history
from recimentor.insight.explain import explain
from recimentor.insight.ladder import ladder
from recimentor.insight.one_way import solve_one_way
from recimentor.insight.sensitivity import sensitivity
from recimentor.insight.settle import settle_pool
from recimentor.insight.shortlists import with_shortlists
from recimentor.insight.solve import problem_of, solve_pool
from recimentor.insight.states import with_states
from recimentor.insight.suggest import suggest
from recimentor.insight.verify import verify_plan

__all__ = [
    "Keep",
    "Ruling",
    "assemble",
    "compare",
    "explain",
    "ladder",
    "pool_after",
    "problem_of",
    "rule_on",
    "sensitivity",
    "settle_pool",
    "solve_one_way",
    "solve_pool",
    "suggest",
    "verify_plan",
    "with_history",
    "with_shortlists",
    "with_states",
]
