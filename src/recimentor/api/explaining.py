"""Questions about one pair or one person: ``explain`` and ``suggest``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor import __version__
from recimentor.api.meant import find_person
from recimentor.api.pipeline import Hooks, MatchRequest, Solved, pool_of, prepare
from recimentor.api.reading import Reading, ReadRequest
from recimentor.model.errors import BadInput, BadRequest
from recimentor.model.finding import has_errors
from recimentor.model.levels import unrated_level
from recimentor.model.rules import BARE_ARGUMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recimentor.insight import Placed
    from recimentor.matching import Outcome
    from recimentor.model.explanation import Explanation, Suggestions
    from recimentor.model.participant import Participant
    from recimentor.model.plan import Person, Plan
    from recimentor.model.settled import Settled
    from recimentor.scoring import Pool
    from recimentor.scoring.rules.base import Rule


@dataclass(frozen=True, slots=True)
class ExplainRequest:
    """Which pair to explain.

    Parameters
    ----------
    reading
        What to read.
    a, b
        The two people: ids, names or e-mails; or what is near one person's name alone.
    """

    reading: ReadRequest
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class SuggestRequest:
    """For whom to look.

    Parameters
    ----------
    reading
        What to read.
    person
        An id, a name or an e-mail of the pool; or a file with one participant, who need not be in it.
    limit
        How many partners to tell at most.
    plan
        A plan made already: says who is taken.
    despite
        Hard rules of the program, such as ``not_in_line``, that are set aside for this answer alone.
    """

    reading: ReadRequest
    person: str
    limit: int = 10
    plan: Path | None = None
    despite: tuple[str, ...] = ()


def explain(request: ExplainRequest, *, watch: Hooks | None = None) -> Explanation:
    """Return why two people are a pair, or why not, and what it would cost to force or forbid it.

    Raises
    ------
    BadInput, InputMissing
        As :func:`recimentor.api.match`.
    BadRequest
        If the two are not two people of the pool.
    """
    from recimentor.insight import place, solve_one_way, solve_pool

    hooks = watch or Hooks()
    reading = prepare(MatchRequest(request.reading), hooks)
    pool, settled = pool_of(reading)
    i, j = (find_person(reading.people, text, hooks.took) for text in (request.a, request.b))
    hooks.solving(now=True)

    def pairs_of(some: Pool) -> Outcome:
        return solve_pool(some, settled=settled, should_stop=hooks.should_stop)

    placed = place(pool, settled, pairs_of)
    in_rings = None if placed.rings is None else placed.rings.people
    one_way = solve_one_way(pool, placed.pairs, in_rings)
    explanation = _explained(pool, settled, placed, one_way, (i, j))
    hooks.solving(now=False)
    return explanation


def explain_solved(solved: Solved, a: str, b: str) -> Explanation:
    """Return why two people are a pair in a pool that is paired already, or why not.

    Raises
    ------
    BadRequest
        If the two are not two people of the pool.
    """
    i, j = (find_person(solved.pool.people, text) for text in (a, b))
    from recimentor.insight import Placed

    placed = Placed(solved.outcome, solved.rings)
    return _explained(solved.pool, solved.settled, placed, solved.one_way, (i, j))


def _explained(
    pool: Pool, settled: Settled, placed: Placed, one_way: Outcome | None, pair: tuple[int, int]
) -> Explanation:
    from recimentor.insight import explain as explain_pair

    if pair[0] == pair[1]:
        raise BadRequest("both stand for the same person; name two people.")
    return explain_pair(
        pool,
        placed.pairs,
        pair,
        settled=settled,
        version=__version__,
        one_way=one_way,
        rings=placed.rings,
    )


def suggest(request: SuggestRequest, *, watch: Hooks | None = None) -> Suggestions:
    """Return possible partners of one person, of the pool or from outside, the best first.

    Raises
    ------
    BadInput, InputMissing
        As :func:`recimentor.api.match`; for the file of the person too.
    BadRequest
        If nobody or several people are called so, or the file holds not exactly one participant.
    """
    from recimentor.insight import suggest as suggest_partners

    hooks = watch or Hooks()
    reading = prepare(MatchRequest(request.reading), hooks)
    is_file = Path(request.person).is_file()
    if is_file:
        guest = read_guest(request.person, reading)
        reading = with_guest(reading, guest)
        person = next(k for k, somebody in enumerate(reading.people) if somebody.id == guest.id)
    else:
        person = find_person(reading.people, request.person, hooks.took)
    pool, _ = pool_of(reading)
    waived = _waived(pool, request.despite)
    answer = suggest_partners(
        replace(pool, rules=tuple(rule for rule in pool.rules if rule not in waived)),
        person,
        limit=request.limit,
        taken=_taken(request.plan),
        in_pool=not is_file,
        version=__version__,
    )
    return _with_waived(answer, pool, person, waived)


def _waived(pool: Pool, despite: tuple[str, ...]) -> list[Rule]:
    """Return the rules of a pool that are set aside; what people said of each other never is.

    Raises
    ------
    BadRequest
        If no such rule is in force.
    """
    in_force = {rule.code for rule in pool.rules if rule.code in BARE_ARGUMENT}
    for name in despite:
        if name not in in_force:
            known = ", ".join(sorted(in_force)) or "none"
            raise BadRequest(f'no rule "{name}" is in force that can be set aside; in force: {known}')
    return [rule for rule in pool.rules if rule.code in despite]


def _with_waived(answer: Suggestions, pool: Pool, person: int, waived: Sequence[Rule]) -> Suggestions:
    """Return an answer that says of each partner which rule the pair would break."""
    import numpy as np

    from recimentor.model.plan import Note

    at = {one.id: k for k, one in enumerate(pool.people)}
    notes = list(answer.notes)
    for each in answer.partners:
        other = at[each.partner.id]
        pair = np.array([person]), np.array([other])
        notes += [
            Note(code="despite-rule", text=f"Against a rule: {rule.reason(person, other)}")
            for rule in waived
            if rule.forbids(*pair)[0]
        ]
    if waived:
        text = 'To pair them all the same: `recimentor decide lock A B --override "why"`.'
        notes.append(Note(code="despite-rule", text=text))
    return answer.model_copy(update={"notes": tuple(notes)})


def read_guest(path: str, reading: Reading) -> Participant:
    """Return the one participant of a file, read with the pool's program.

    Raises
    ------
    BadInput
        If the file holds faults.
    BadRequest
        If it holds not exactly one participant.
    """
    from recimentor import intake

    # The pool's columns are not asked of one person: what its rules look at may be missing.
    program = reading.program.model_copy(update={"rules": (), "sides": None, "roles": None})
    guests = intake.read_people((path,), program)
    if has_errors(guests.findings):
        raise BadInput(guests.findings)
    if len(guests.people) != 1:
        raise BadRequest(f"{path} holds {len(guests.people)} participants; it must hold one.")
    return guests.people[0]


def with_guest(reading: Reading, guest: Participant) -> Reading:
    """Return the reading with one more person; unrated offers go on counting as they did without them."""
    others = [person for person in reading.people if person.id != guest.id]
    level = unrated_level(reading.people, reading.program)
    score = reading.program.score.model_copy(update={"unrated_level": level})
    return replace(
        reading,
        people=tuple(sorted([*others, guest], key=lambda person: person.id)),
        program=reading.program.model_copy(update={"score": score}),
    )


def _taken(path: Path | None) -> dict[str, Person]:
    """Return everybody's partner in a plan."""
    if path is None:
        return {}
    from recimentor.api.outputs import open_plan

    plan: Plan = open_plan(path)
    return {one.id: other for pair in plan.pairs for one, other in ((pair.a, pair.b), (pair.b, pair.a))}
