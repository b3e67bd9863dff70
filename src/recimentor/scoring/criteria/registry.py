"""The criteria that join the score of a pool, and how much each weighs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

import numpy as np

from recimentor.model.counting import counted
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.scoring.criteria import bridge, chemistry, logistics, skills
from recimentor.scoring.criteria.foreign import foreign_criterion
from recimentor.scoring.criteria.parts import CriterionUse, PartsCriterion, Shares, Weighed
from recimentor.scoring.pairset import CHOICES
from recimentor.scoring.rules.base import Reason
from recimentor.scoring.time.free_time import FreeTime

Make = Callable[[Sequence[Participant], FreeTime], PartsCriterion]

#: Every criterion beside *skills*, in the order in which points are told: its name, which is that of its
#: importance too; what people fill in for it; and what makes it.
CRITERIA: Final[tuple[tuple[str, str, Make], ...]] = (
    (logistics.NAME, logistics.FILLED_BY, logistics.logistics),
    (chemistry.NAME, chemistry.FILLED_BY, lambda people, _: chemistry.chemistry(people)),
    (bridge.NAME, bridge.FILLED_BY, lambda people, _: bridge.bridge(people)),
)
#: Names under which points of a score are told; no plug-in may take one.
NAMES: Final = frozenset({skills.NAME, CHOICES, *(name for name, _, _ in CRITERIA)})


def weigh(people: Sequence[Participant], program: Program, free_time: FreeTime) -> Shares:
    """Return the share of *skills*, the other criteria with theirs, and what became of each.

    A criterion joins the score where its importance is above 0 and at least two people filled in something
    that it looks at. Shares are exact and add up to 1; with no importance left, *skills* takes it all.
    """
    importance = program.score.importance
    others = [
        (make(people, free_time), filled_by, getattr(importance, name)) for name, filled_by, make in CRITERIA
    ]
    others += [
        (*foreign_criterion(name, people, NAMES), weight)
        for name, weight in sorted(program.score.plugins.items())
    ]
    used = [(criterion, _exact(weight)) for criterion, _, weight in others if criterion.is_filled and weight]
    own = _exact(importance.skills)
    total = own + sum((weight for _, weight in used), Fraction(0))
    if not total:
        own = total = Fraction(1)
    weighed = tuple(Weighed(criterion, weight / total) for criterion, weight in used)
    share = {entry.criterion.name: float(entry.share) for entry in weighed}
    uses = (
        CriterionUse(skills.NAME, importance.skills, float(own / total)),
        *(
            CriterionUse(
                one.name, weight, share.get(one.name, 0.0), filled_by, _why_not(one, weight, filled_by)
            )
            for one, filled_by, weight in others
        ),
    )
    return Shares(own / total, weighed, uses)


def notes_on(shares: Shares, num_people: int) -> tuple[Reason, ...]:
    """Return a note on the criteria that the program weighs and nobody filled in, and one on blanks."""
    unfilled = [f"{use.name} ({use.filled_by})" for use in shares.uses if use.why_not and use.importance]
    notes = []
    if unfilled:
        text = f"Left out of the score, as nobody filled it in: {', '.join(unfilled)}."
        notes.append(Reason("criterion-left-out", text))
    everybody = np.arange(num_people)
    blanks = [
        f"{part.name} ({counted(number, 'person', 'people')})"
        for entry in shares.others
        for part in entry.criterion.parts
        if (number := int(np.count_nonzero(~part.known(everybody, everybody))))
    ]
    if blanks:
        text = f"Answers that were not given count a neutral value: {', '.join(blanks)}."
        notes.append(Reason("answers-not-given", text))
    return tuple(notes)


def _exact(importance: float) -> Fraction:
    return Fraction(repr(importance))


def _why_not(criterion: PartsCriterion, importance: float, filled_by: str) -> str:
    if not importance:
        return "its importance is 0"
    return "" if criterion.is_filled else f"nobody filled in {filled_by}"
