"""The one place where it is decided what an audience sees of a plan.

Every output is made from the view that :func:`for_audience` returns: what is not in it is in no output.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from recimentor.model.audience import Audience
from recimentor.model.balance import Balance
from recimentor.model.commands import pair_again
from recimentor.model.counting import counted
from recimentor.model.errors import BadRequest
from recimentor.model.forgotten import REMOVED
from recimentor.model.names import same_text
from recimentor.model.plan import Lesson, Note, Pair, Person, Plan, Ring, ServedRequest, Unmatched
from recimentor.model.program import Meetings
from recimentor.model.standing import without_forgotten, without_groups
from recimentor.report.facts import department_matrix, free_hours, skill_counts
from recimentor.report.letters import Filling
from recimentor.report.meetings import Schedule
from recimentor.report.phrases import is_dearest, is_unrated
from recimentor.report.ring_letters import member_context, ring_context
from recimentor.report.ring_views import hr_rings, own_ring, sponsor_rings
from recimentor.report.tongue import Tongue, Tongues
from recimentor.report.view import (
    Direction,
    How,
    LeftOverView,
    Numbers,
    Own,
    PairView,
    PersonView,
    View,
)
from recimentor.report.words import headline, percent, program_name, proof_sentence

#: States of a pair that only HR is told.
_OVER = ("declined", "ended")
_NO_PARTNER = "No partner in this round."
#: What a sponsor is told of why somebody is left over: reasons that lie in no person, in words of our own, as
#: the text of a note may name others and their scores.
_NEUTRAL = {"odd-pool": "No partner in this round: the number of people who could be paired is odd."}


def for_audience(
    plan: Plan,
    audience: Audience = Audience.HR,
    *,
    person_id: str = "",
    balance: Sequence[Balance] = (),
) -> View:
    """Return what an audience may see of a plan.

    Parameters
    ----------
    plan
        Any plan.
    audience
        *hr* sees all that pages show, *sponsor* pairs, counts and balance, *participant* the own pair.
    person_id
        The participant; needed for that audience, and unused for the others.
    balance
        Tables of balance to show; those for audit only are left out, they belong in a file of their own.

    Raises
    ------
    BadRequest
        If ``person_id`` is not in the plan.
    """
    shown = tuple(table for table in balance if not table.is_audit_only)
    plan, before = without_forgotten(plan), plan
    if audience is Audience.PARTICIPANT:
        return _participant(plan, person_id)
    if audience is Audience.SPONSOR:
        return _sponsor(plan, shown, is_whole=plan is before)
    return _hr(plan, shown, is_whole=plan is before)


def _hr(plan: Plan, balance: tuple[Balance, ...], *, is_whole: bool) -> View:
    people = _people(plan)
    return View(
        audience=Audience.HR,
        title=program_name(plan),
        headline=headline(plan),
        # It speaks of all who were paired, also of those who have left since.
        proof=proof_sentence(plan) if is_whole else "",
        people=plan.objective.people,
        num_pairs=len(plan.pairs),
        pairs=tuple(_hr_pair(plan, pair, people) for pair in plan.pairs),
        left_over=tuple(
            LeftOverView(people[left.id], " ".join(note.text for note in left.reasons) or _NO_PARTNER)
            for left in plan.unmatched
        ),
        notes=tuple(note.text for note in plan.notes),
        # Where nobody can be paired at any floor, the rungs tell nothing.
        ladder=plan.ladder if any(rung.pairs for rung in plan.ladder) else (),
        counts_two_way=plan.program.get("reciprocity") == "preferred" or _has_one_way(plan),
        minimum_gain=_own_floor(plan),
        skills=skill_counts(plan.people.values()),
        departments=department_matrix(plan),
        hours=free_hours(plan.people.values()),
        everybody=tuple(people[key] for key in plan.people),
        balance=balance,
        how=_how(plan),
        rings=hr_rings(plan, people),
    )


def _hr_pair(plan: Plan, pair: Pair, people: Mapping[str, PersonView]) -> PairView:
    records = plan.people.get(pair.a.id, {}), plan.people.get(pair.b.id, {})
    return PairView(
        rank=pair.rank,
        a=people[pair.a.id],
        b=people[pair.b.id],
        c=people[pair.c.id] if pair.c else None,
        is_one_way=pair.kind == "one-way",
        from_a=with_unrated(
            Direction(pair.reason.a, pair.teaches.a, pair.requests.a, pair.served.b, pair.alternatives.a),
            *records,
        ),
        from_b=with_unrated(
            Direction(pair.reason.b, pair.teaches.b, pair.requests.b, pair.served.a, pair.alternatives.b),
            *records[::-1],
        ),
        numbers=Numbers(pair.score, pair.gain, pair.standing, tuple(pair.points.items())),
        slot=pair.slot,
        cautions=pair.cautions,
        third_says=_third_says(pair, with_gain=True),
        remarks=tuple(_remarks(pair)),
    )


def with_unrated(brings: Direction, teacher: Mapping[str, Any], learner: Mapping[str, Any]) -> Direction:
    """Return a direction that says which of its levels nobody gave."""
    unrated = tuple(each.skill for each in brings.lessons if is_unrated(each, teacher, learner))
    own = tuple(each.skill for each in brings.lessons if is_unrated(each, learner, learner))
    return replace(brings, unrated=unrated, own_unrated=own) if unrated or own else brings


def _third_says(pair: Pair, *, with_gain: bool) -> tuple[str, ...]:
    if pair.c is None:
        return ()
    gain = f"{pair.c.name} gains {percent(pair.c.gain)} of what they want from the other two together."
    return (*pair.c.reason, gain) if with_gain else pair.c.reason


def _remarks(pair: Pair) -> Iterable[str]:
    if pair.state != "proposed":
        yield f"State: {pair.state}."
    if pair.is_locked:
        yield "Fixed before the others were paired."
    if pair.override is not None:
        yield f"Stands although it breaks a rule: {pair.override}"


def handed_out(plan: Plan) -> tuple[Pair, ...]:
    """Return the pairs that anybody but HR may hear of.

    Where people are being asked, those are the confirmed ones; where nobody is, all of them.
    """
    if nobody_asked(plan):
        return plan.pairs
    return tuple(pair for pair in plan.pairs if pair.state == "confirmed")


def rings_handed_out(plan: Plan) -> tuple[Ring, ...]:
    """Return the rings that anybody but HR may hear of, as :func:`handed_out` does for pairs."""
    if nobody_asked(plan):
        return plan.rings
    return tuple(ring for ring in plan.rings if ring.state == "confirmed")


def nobody_asked(plan: Plan) -> bool:
    """Return whether all pairs and rings are proposals of which nobody has heard."""
    return set(_states(plan)) <= {"proposed"}


def _states(plan: Plan) -> tuple[str, ...]:
    """Return the state of every pair and ring."""
    return (*(pair.state for pair in plan.pairs), *(ring.state for ring in plan.rings))


def _own_floor(plan: Plan) -> float | None:
    """Return the floor of the rung of the ladder on which the plan itself stands, if it stands on one.

    The ladder counts two-way pairs: where others came on top, no rung tells of the plan.
    """
    if _has_one_way(plan):
        return None
    floor: float | None = plan.program.get("minimum_gain")
    stands = any(rung.minimum_gain == floor and rung.pairs == plan.objective.pairs for rung in plan.ladder)
    return floor if stands else None


def _has_one_way(plan: Plan) -> bool:
    return any(pair.kind == "one-way" for pair in plan.pairs)


def _people(plan: Plan) -> dict[str, PersonView]:
    """Return everybody whom the plan names, by id."""
    names = {key: str(record.get("name", "")) for key, record in plan.people.items()}
    for pair in plan.pairs:
        names |= {each.id: each.name for each in (pair.a, pair.b, pair.c) if each is not None}
    names |= {one.id: one.name for ring in plan.rings for one in ring.members}
    names |= {left.id: left.name for left in plan.unmatched}
    bearers = Counter(same_text(name) for name in names.values() if name != REMOVED)
    return {
        key: _person(plan, key, name, is_namesake=bearers[same_text(name)] > 1) for key, name in names.items()
    }


def _person(plan: Plan, person_id: str, name: str, *, is_namesake: bool) -> PersonView:
    record = plan.people.get(person_id, {})
    return PersonView(
        name=name,
        department=record.get("department", ""),
        site=record.get("site", ""),
        career_stage=record.get("career_stage", ""),
        id=person_id,
        email=record.get("email", ""),
        is_namesake=is_namesake,
    )


def _sponsor(plan: Plan, balance: tuple[Balance, ...], *, is_whole: bool) -> View:
    is_whole = is_whole and not set(_states(plan)) & set(_OVER)
    plan = as_it_stands(plan)
    return View(
        audience=Audience.SPONSOR,
        title=program_name(plan),
        headline=headline(plan),
        # It speaks of all pairs, also of those that are over.
        proof=proof_sentence(plan) if is_whole else "",
        people=plan.objective.people,
        num_pairs=len(plan.pairs),
        # By name: the plan's own order is by score.
        pairs=tuple(sorted((_sponsor_pair(plan, pair) for pair in plan.pairs), key=_by_name)),
        left_over=tuple(LeftOverView(_public(plan, left), _neutral_reason(left)) for left in plan.unmatched),
        risks=_risks(plan),
        departments=department_matrix(plan),
        rings=sponsor_rings(plan),
        balance=tuple(_counts_alone(table) for table in balance),
    )


def _by_name(pair: PairView) -> tuple[str, ...]:
    return tuple(name for one in (pair.a, pair.b) for name in (same_text(one.name), one.name))


def _counts_alone(table: Balance) -> Balance:
    """Return a table of balance without scores, gains and tests: counts, and where to look closer."""
    counts = (
        replace(
            group,
            mean_score=None,
            mean_gain_given=None,
            mean_gain_received=None,
            ratio=None,
            p_value=None,
        )
        for group in table.groups
    )
    return replace(table, groups=tuple(counts))


def as_it_stands(plan: Plan) -> Plan:
    """Return a plan without the pairs that are over; whom that leaves alone is left over like everybody else.

    Nobody's reason is kept, and all stand in one order: neither tells whose pair is over.
    """
    bare, alone = without_groups(plan, lambda group: group.state in _OVER)
    if len(bare.groups) == len(plan.groups):
        return plan
    left = {one.id: one.model_copy(update={"reasons": _set_aside(one)}) for one in plan.unmatched}
    left |= {one.id: Unmatched(id=one.id, name=one.name, reasons=()) for one in alone}
    return bare.model_copy(update={"unmatched": tuple(left[each] for each in sorted(left))})


def _set_aside(left: Unmatched) -> tuple[Note, ...]:
    """Return the notes by which a row that was set aside is counted among the people."""
    return tuple(note for note in left.reasons if note.code == "set-aside")


def _sponsor_pair(plan: Plan, pair: Pair) -> PairView:
    return PairView(
        rank=0,
        a=_public(plan, pair.a),
        b=_public(plan, pair.b),
        c=_public(plan, pair.c) if pair.c else None,
        is_one_way=pair.kind == "one-way",
    )


def _public(plan: Plan, person: Person | Unmatched) -> PersonView:
    record = plan.people.get(person.id, {})
    return PersonView(name=person.name, department=record.get("department", ""))


def _neutral_reason(left: Unmatched) -> str:
    neutral = [_NEUTRAL[note.code] for note in left.reasons if note.code in _NEUTRAL]
    return neutral[0] if neutral else _NO_PARTNER


def _risks(plan: Plan) -> tuple[str, ...]:
    """Return counts only: the text of a caution may name what a pair would rather keep."""
    risks = []
    if plan.unmatched:
        left = counted(len(plan.unmatched), "person has", "people have")
        risks.append(f"{left} no partner in this round.")
    if plan.rings:
        risks.append(f"{_rings_said(len(plan.rings))}: each teaches the next, nobody is taught by two.")
    with_caution = sum(bool(pair.cautions) for pair in plan.pairs)
    if with_caution:
        kinds = Counter(note.code for pair in plan.pairs for note in pair.cautions)
        named = ", ".join(f"{code.replace('-', ' ')} ({num:,})" for code, num in sorted(kinds.items()))
        pairs = counted(with_caution, "pair deserves", "pairs deserve")
        risks.append(f"{pairs} a closer look by HR: {named}.")
    one_way = sum(pair.kind == "one-way" for pair in plan.pairs)
    if one_way:
        risks.append(f"In {counted(one_way, 'pair')} only one side gains what it asked for.")
    without_slot = sum(pair.slot is None for pair in plan.pairs)
    if 0 < without_slot < len(plan.pairs):
        risks.append(f"{counted(without_slot, 'pair has', 'pairs have')} no common weekly hour yet.")
    return tuple(risks)


def _rings_said(number: int) -> str:
    return f"{counted(3 * number, 'person is', 'people are')} in {counted(number, 'ring')} of three"


def _participant(plan: Plan, person_id: str) -> View:
    if person_id not in plan.people:
        raise BadRequest(f'"{person_id}" is not in this plan')
    own = tuple(pair for pair in handed_out(plan) if person_id in _ids(pair))
    in_ring = [ring for ring in rings_handed_out(plan) if person_id in [one.id for one in ring.members]]
    return View(
        audience=Audience.PARTICIPANT,
        title=program_name(plan),
        headline=_told(plan, person_id, has_pair=bool(own or in_ring)),
        proof="",
        people=0,
        num_pairs=len(own),
        pairs=tuple(own_pair(plan, pair) for pair in own),
        rings=tuple(own_ring(plan, ring, person_id) for ring in in_ring),
        own=_own_words(plan, person_id, own, in_ring),
    )


def _own_words(plan: Plan, person_id: str, pairs: Sequence[Pair], rings: Sequence[Ring]) -> Own:
    """Return what a participant is told, in their language and to themselves."""
    tongue = Tongues(plan).of(person_id)
    settings = Meetings.model_validate(plan.program.get("meetings") or {})
    contexts = []
    for pair in pairs:
        ids = tuple(person.id for person in pair.people)
        filled = Filling(plan, own_pair(plan, pair), ids, Schedule(settings.cadence), settings)
        contexts.append(filled.for_one(ids.index(person_id), tongue))
    own_rings = []
    for ring in rings:
        at = [one.id for one in ring.members].index(person_id)
        if ring.steps[at - 1].learner.id != person_id:
            continue  # A plan changed by hand: nobody is shown an arrow that is not theirs.
        own_rings.append(member_context(ring_context(plan, ring, settings, tongue), at))
    headline = _told(plan, person_id, has_pair=bool(pairs or rings), tongue=tongue)
    return Own(tongue, headline, tuple(contexts), tuple(own_rings))


def _told(plan: Plan, person_id: str, *, has_pair: bool, tongue: Tongue | None = None) -> str:
    tongue = tongue or Tongue()
    states = {pair.state for pair in plan.pairs if person_id in _ids(pair)}
    in_ring = {ring.state for ring in plan.rings if person_id in [one.id for one in ring.members]}
    states |= in_ring
    if has_pair:
        return tongue.say("You are in a ring of three.") if in_ring else tongue.say("You have a partner.")
    if states & {"proposed", "accepted"}:
        return tongue.say("Nothing is settled for you yet.")
    if states:
        return tongue.say("You have no partner at present.")
    return tongue.say("There is no partner for you in this round.")


def _ids(pair: Pair) -> Iterable[str]:
    return (pair.a.id, pair.b.id, *((pair.c.id,) if pair.c else ()))


def own_pair(plan: Plan, pair: Pair) -> PairView:
    """Return what the people of a pair may see of it: no numbers, no alternatives, no cautions."""
    return PairView(
        rank=0,
        a=_public(plan, pair.a),
        b=_public(plan, pair.b),
        c=_public(plan, pair.c) if pair.c else None,
        is_one_way=pair.kind == "one-way",
        from_a=replace(
            _own_direction(pair.reason.a, pair.teaches.a, pair.requests.a, pair.requests.b, pair.served.b),
            is_dearest=is_dearest(pair.teaches.a, plan.people.get(pair.b.id, {})),
        ),
        from_b=replace(
            _own_direction(pair.reason.b, pair.teaches.b, pair.requests.b, pair.requests.a, pair.served.a),
            is_dearest=is_dearest(pair.teaches.b, plan.people.get(pair.a.id, {})),
        ),
        slot=pair.slot,
        third_says=_third_says(pair, with_gain=False),
        third_brings=tuple(_third_brings(pair)),
    )


def _third_brings(pair: Pair) -> Iterable[tuple[int, int, Direction]]:
    if pair.c is None:
        return
    places = {person.id: place for place, person in enumerate(pair.people)}
    for arrow in pair.c.lessons:
        bare = tuple(_without_numbers(lesson) for lesson in arrow.teaches)
        if {arrow.teacher, arrow.learner} <= places.keys():
            yield places[arrow.teacher], places[arrow.learner], Direction(lessons=bare)


def _own_direction(
    sentence: str,
    lessons: tuple[Lesson, ...],
    requests: tuple[str, ...],
    shared: tuple[str, ...],
    served: tuple[ServedRequest, ...],
) -> Direction:
    """Return a direction without shares of gain, and only with requests whose owner agreed to show them."""
    bare = tuple(map(_without_numbers, lessons))
    return Direction(sentence, bare, requests, tuple(each for each in served if each.text in shared))


def _without_numbers(lesson: Lesson) -> Lesson:
    return lesson.model_copy(update={"gain": 0.0, "priority": 0})


_SETTINGS = (
    "objective",
    "reciprocity",
    "minimum_gain",
    "odd",
    "rings",
    "sides",
    "seed",
    "rules",
    "score",
    "commitments",
)


def _how(plan: Plan) -> How:
    settings = [(key, _compact(plan.program[key])) for key in _SETTINGS if key in plan.program]
    certificate = json.dumps(plan.certificate, sort_keys=True, separators=(",", ":")).encode()
    parts = [(key, _size(value)) for key, value in plan.certificate.items()]
    return How(
        version=plan.version,
        status=plan.status,
        proof=plan.proof,
        ties=plan.ties,
        objective=plan.objective,
        inputs=tuple((each.path, each.sha256) for each in plan.inputs),
        again=pair_again(plan, "plan.json"),
        people_digest=plan.people_digest,
        settings=(*settings, ("level of unrated offers", str(plan.unrated_level))),
        certificate=(*parts, ("sha256", hashlib.sha256(certificate).hexdigest())),
    )


def _compact(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _size(value: Any) -> str:
    return f"{len(value):,} values" if isinstance(value, list | tuple | dict) else str(value)
