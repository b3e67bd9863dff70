"""Questions asked of a pool or a plan."""

from recimentor.insight.planning.assembly import assemble
from recimentor.insight.planning.decided import Keep, Ruling, rule_on
from recimentor.insight.planning.otherwise import ladder
from recimentor.insight.planning.rings import Placed, RingsFound, more_with_rings, place
from recimentor.insight.planning.rounds import pool_after, with_history
from recimentor.insight.planning.settle import settle_pool
from recimentor.insight.planning.shortlists import with_shortlists
from recimentor.insight.planning.solve import problem_of, solve_one_way, solve_pool
from recimentor.insight.planning.states import with_states
from recimentor.insight.questions.compare import compare
from recimentor.insight.questions.explain import explain
from recimentor.insight.questions.sensitivity import sensitivity
from recimentor.insight.questions.suggest import suggest
from recimentor.insight.verifying.verify import Evidence, verify_plan

__all__ = [
    "Evidence",
    "Keep",
    "Placed",
    "RingsFound",
    "Ruling",
    "assemble",
    "compare",
    "explain",
    "ladder",
    "more_with_rings",
    "place",
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
