"""Which strong pairs placing the most people split, and what the best total would give: solved once more."""

from __future__ import annotations

from collections import defaultdict

from recimentor.insight.planning.settle import settled_problem
from recimentor.insight.questions.helping import MOST_PEOPLE, Paired
from recimentor.matching import Objective, Settings, solve
from recimentor.model.program import Objective as Asked
from recimentor.model.sensitivity import Split, SplitPair
from recimentor.scoring import FULL_WEIGHT, Pool


def what_was_split(paired: Paired) -> Split | None:
    """Return what placing the most people first cost; ``None`` where it split no strong pair.

    A pair is strong here if the best total has it, the plan has not, and both people fit each other better
    than whom the plan gives them (the weakest, where they have several). Not asked where the program does
    not place the most people first, and beyond :data:`MOST_PEOPLE` people.
    """
    pool = paired.pool
    if pool.program.objective is not Asked.COVERAGE or not len(paired.pairs) or pool.num_people > MOST_PEOPLE:
        return None
    problem = settled_problem(pool, paired.settled)
    best = solve(problem, Settings(objective=Objective.BEST_TOTAL))
    now, then = ({(min(i, j), max(i, j)) for i, j in pairs.tolist()} for pairs in (paired.pairs, best.pairs))
    has: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in sorted(now):
        weight = pool.worth(i, j)[0]
        has[i].append(weight)
        has[j].append(weight)
    split = []
    for i, j in sorted(then - now):
        weight = pool.worth(i, j)[0]
        if weight > max(min(has[i], default=0), min(has[j], default=0)):
            split.append((weight, i, j))
    value, best_value = _value(pool, now), _value(pool, then)
    if not split or best_value <= value:
        return None
    return Split(
        tuple(
            SplitPair(pool.people[i].id, pool.people[j].id, weight / FULL_WEIGHT)
            for weight, i, j in sorted(split, key=lambda each: (-each[0], each[1:]))
        ),
        num_pairs=len(now),
        best_num_pairs=len(then),
        fewer_placed=_num_placed(now) - _num_placed(then),
        value=value / FULL_WEIGHT,
        best_value=best_value / FULL_WEIGHT,
    )


def _value(pool: Pool, pairs: set[tuple[int, int]]) -> int:
    return sum(pool.worth(i, j)[0] for i, j in pairs)


def _num_placed(pairs: set[tuple[int, int]]) -> int:
    return len({one for pair in pairs for one in pair})
