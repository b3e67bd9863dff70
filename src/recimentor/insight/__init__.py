"""Questions asked of a pool or a plan."""

from recimentor.insight.assembly import assemble
from recimentor.insight.earlier import pool_after, with_history
from recimentor.insight.ladder import ladder
from recimentor.insight.solve import problem_of, solve_pool

__all__ = ["assemble", "ladder", "pool_after", "problem_of", "solve_pool", "with_history"]
