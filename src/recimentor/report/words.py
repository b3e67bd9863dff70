"""What a plan says in plain words: counts, people left over, the ladder and the sentence of proof.

The words of the solver stay out of here; they live in the details.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recimentor.model.counting import counted
from recimentor.model.plan import Lesson, LocalSlot, Plan, Rank, Rung, Slot
from recimentor.report.view import LeftOverView, View


def ordinal(number: int) -> str:
    """Return ``1st``, ``2nd``, ``3rd``, ``4th``, ``11th``, ``1,001st``."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def rank_words(rank: Rank) -> str:
    """Return a partner's rank in its context: ``2nd of 24``; empty where there is no other possible one."""
    return "" if rank.of == 0 else f"{ordinal(rank.rank)} of {rank.of:,}"


def percent(share: float) -> str:
    """Return a share as whole percent; a share that is not nothing is at least 1%."""
    whole = round(share * 100)
    return "1%" if whole == 0 and share > 0 else f"{whole}%"


def skill_names(lessons: Iterable[Lesson]) -> str:
    """Return the skills that a person teaches, the most useful first."""
    return ", ".join(lesson.skill for lesson in lessons)


def slot_words(slot: Slot, a_name: str, b_name: str) -> str:
    """Return a weekly slot in both people's local time."""
    if slot.a == slot.b:
        return _local(slot.a)
    return f"{_local(slot.a)} for {a_name}, {_local(slot.b)} for {b_name}"


def _local(slot: LocalSlot) -> str:
    zone = f" ({slot.zone})" if slot.zone else ""
    return f"{slot.day} {slot.start}-{slot.end}{zone}"


def listed(names: Sequence[str], limit: int | None = None) -> str:
    """Return ``Ana, Ben and Cy``; beyond the limit ``Ana, Ben and 7 more``."""
    if limit is not None and len(names) > limit + 1:
        return f"{', '.join(names[:limit])} and {len(names) - limit:,} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def program_name(plan: Plan) -> str:
    """Return the name of the program."""
    return str(plan.program.get("name") or "Reciprocal mentoring")


def headline(plan: Plan) -> str:
    """Return how many people are paired and how many are left over."""
    goal = plan.objective
    if goal.people == 0:
        return "Nobody has signed up."
    if not plan.pairs and not plan.rings:
        return f"None of {counted(goal.people, 'person', 'people')} could be paired."
    left = len(plan.unmatched)
    everybody = goal.people + sum(any(note.code == "set-aside" for note in u.reasons) for u in plan.unmatched)
    who = "All" if left == 0 else f"{everybody - left:,} of"
    said = f"{who} {everybody:,} people are {_placed_in(plan)}"
    return f"{said}." if left == 0 else f"{said}; {counted(left, 'person is', 'people are')} left over."


def _placed_in(plan: Plan) -> str:
    """Return ``paired, in 6 pairs``, with the rings where there are any."""
    rings = f"{counted(len(plan.rings), 'ring')} of three"
    if not plan.pairs:
        return f"placed, in {rings}"
    pairs = f"{counted(len(plan.pairs), 'pair')}{_of_which(plan)}"
    return f"placed, in {pairs} and {rings}" if plan.rings else f"paired, in {pairs}"


def _of_which(plan: Plan) -> str:
    one_way = sum(pair.kind == "one-way" for pair in plan.pairs)
    trios = sum(pair.c is not None for pair in plan.pairs)
    kinds = [f"{one_way:,} of them one way only"] * bool(one_way) + ["one of them a trio"] * bool(trios)
    return f" ({' and '.join(kinds)})" if kinds else ""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """The names of people who are left over for the same reason."""

    reason: str
    names: tuple[str, ...]


def left_over_groups(people: Iterable[LeftOverView]) -> tuple[LeftOver, ...]:
    """Return people left over, grouped by all that is said of why; the largest group first."""
    groups: dict[str, list[str]] = {}
    for left in people:
        groups.setdefault(left.reason, []).append(left.person.shown)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(LeftOver(reason, tuple(names)) for reason, names in ordered)


_FLOORS = {"none": "None", "standard": "Standard", "strict": "Strict"}


def floor_words(rung: Rung) -> str:
    """Return what a rung of the ladder asks of both sides of a pair."""
    if rung.minimum_gain <= 0:
        return f"{_FLOORS[rung.floor]}: more than nothing"
    return f"{_FLOORS[rung.floor]}: {percent(rung.minimum_gain)} of what they want"


def ladder_columns(view: View) -> tuple[str, str]:
    """Return what the two counts of a rung are called."""
    return ("Two-way pairs", "Without one") if view.counts_two_way else ("Pairs", "Left over")


_BEST = {
    "coverage": "No other pairs more people; none that pairs as many fits better.",
    "best-total": "None fits better in all.",
    "fairest": "None lifts the weakest pair higher; none that lifts it as high fits better in all.",
    "stable": "No two people would both rather have each other than the partners they have.",
}
_CONSIDERED = "Every pairing that your rules allow was considered."


def proof_sentence(plan: Plan) -> str:
    """Return how good the pairs and rings are, and how surely, in words for everybody."""
    said = ring_sentence(plan)
    if plan.ring_proof is None or plan.ring_proof.order == "after" or not plan.rings:
        return f"{_pairs_sentence(plan)} {said}".strip()
    return f"{_CONSIDERED} {said}"


def ring_sentence(plan: Plan) -> str:
    """Return how good the rings of a plan are, in words for everybody; empty for a plan without."""
    proof = plan.ring_proof
    if proof is None or (not plan.unmatched and not plan.rings):
        return ""
    is_after = proof.order == "after"
    what = "rings" if is_after else "pairs and rings"
    more_people = "more of those left over" if is_after else "more people"
    people = next((goal for goal in proof.goals if goal.name == "people"), None)
    if people is None or people.bound is None:
        return f"Better {what} may exist: the search was stopped early."
    if people.bound <= people.reached:
        return f"No other {what} place {more_people}."
    if proof.status == "feasible":
        number = counted(round(people.bound - people.reached), "more person", "more people")
        return f"At most {number} could be placed by other {what}."
    return f"A search found no {what} that place {more_people}; nothing else proves it."


def _pairs_sentence(plan: Plan) -> str:
    if plan.one_way is not None and plan.one_way.pairs and plan.status == "empty":
        return f"{_CONSIDERED} Nobody can be paired both ways; no other one-way pairs place more people."
    if plan.status == "empty":
        return _why_empty(plan)
    if plan.objective.name == "stable" and plan.proof == "witness":
        return _BEST["stable"]
    if plan.proof == "search":
        return "A search found no better pairs; nothing proves that there are none."
    if plan.status == "optimal":
        return f"{_CONSIDERED} {_BEST.get(plan.objective.name, _BEST['coverage'])}"
    return " ".join([_opening(plan), *_doubts(plan)])


def _why_empty(plan: Plan) -> str:
    """Blame the rules only where somebody could be paired without them."""
    codes = {note.code for left in plan.unmatched for note in left.reasons}
    if codes & {"ruled-out", "below-floor"}:
        return "Your rules allow no pair at all."
    return "No two of these people can be paired."


def _opening(plan: Plan) -> str:
    if plan.status == "feasible":
        return "The search was stopped early: the pairs keep your rules, but better ones may exist."
    return f"{_CONSIDERED} These are nearly the best pairs."


def _doubts(plan: Plan) -> Iterable[str]:
    goal = plan.objective
    if goal.name == "coverage" and goal.pairs_bound is not None:
        more = goal.pairs_bound - goal.pairs
        yield (
            "No other pairs more people."
            if more <= 0
            else f"At most {counted(more, 'more pair')} could be made."
        )
    if goal.gap == 0:
        yield "None that pairs as many fits better."
    elif goal.gap is not None:
        yield f"No other fits more than {_small_percent(goal.gap)} better."


def _small_percent(share: float) -> str:
    """Return a share rounded up, so that the promise holds: 0.00012 is ``0.02%``."""
    decimals = next((places for places in range(4) if share * 100 * 10**places >= 1), 4)
    return f"{math.ceil(share * 100 * 10**decimals) / 10**decimals:.{decimals}f}%"
