"""Questions asked of a pool or a plan."""

from recimentor.insight.assembly import assemble
from recimentor.insight.ladder import ladder
from recimentor.insight.solve import problem_of, solve_pool

__all__ = ["assemble", "ladder", "problem_of", "solve_pool"]
