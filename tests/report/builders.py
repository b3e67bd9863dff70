"""Plans that look like real ones, made without scoring or solving anything."""

from __future__ import annotations

from typing import Any

from recimentor.model.balance import Balance, GroupBalance
from recimentor.model.participant import Offer, Participant, Want, Window, people_digest, to_record
from recimentor.model.plan import (
    Alternative,
    Alternatives,
    Gain,
    Input,
    Lesson,
    Lessons,
    LocalSlot,
    Note,
    Pair,
    Person,
    Plan,
    PlanObjective,
    Rank,
    Requests,
    Rung,
    Sentences,
    ServedRequest,
    ServedRequests,
    Slot,
    Standing,
    Unmatched,
)

FIRST = ("Ana", "Ben", "Chloé", "Dmitri", "Emeka", "Fatima", "Grace", "Hiroshi", "Ines", "Jamal", "Katarzyna")
LAST = ("Silva", "Okafor", "Lindqvist", "Nguyen", "Müller", "Haddad", "O'Brien", "Tanaka", "Petrović")
SKILLS = (
    "Negotiation",
    "Social media",
    "Leading a team",
    "Python",
    "Budgeting",
    "Public speaking",
    "Data storytelling",
    "Project planning",
    "Giving feedback",
    "Spreadsheets",
    "Customer interviews",
    "Company politics",
    "Video editing",
)
DEPARTMENTS = ("Finance", "Engineering", "Sales", "People", "Operations")
SITES = (("Lisbon", "Europe/Lisbon"), ("Berlin", "Europe/Berlin"), ("New York", "America/New_York"))

#: Written out, so that a new setting changes no golden file.
PROGRAM = {
    "name": "Reciprocal mentoring 2027",
    "objective": "coverage",
    "reciprocity": "required",
    "minimum_gain": 0.0,
    "rules": [],
    "commitments": ["We keep confidence", "We listen before we answer"],
}


def person(index: int, name: str | None = None) -> Participant:
    """Return the person at a position of the sample pool."""
    shown = name or f"{FIRST[index % len(FIRST)]} {LAST[(index // 3) % len(LAST)]}"
    taught = [SKILLS[(index * 5 + step) % len(SKILLS)] for step in (0, 2, 7)]
    wanted = [SKILLS[(index * 5 + step) % len(SKILLS)] for step in (1, 4)]
    city, zone = SITES[index % len(SITES)]
    return Participant(
        id=f"p{index:05d}",
        name=shown,
        email=f"p{index:05d}@example.org",
        offers=tuple(Offer(skill, 3 + (index + i) % 3, skill.casefold()) for i, skill in enumerate(taught)),
        wants=tuple(Want(skill, 5 - i, skill.casefold()) for i, skill in enumerate(wanted)),
        requests=(f"Help me get started with {wanted[0].lower()} before the spring review",),
        department=DEPARTMENTS[(index * 3) % len(DEPARTMENTS)],
        career_stage=("early", "mid", "senior")[index % 3],
        site=city,
        timezone=zone,
        languages=("English",),
        modes=("video",) if index % 2 else ("video", "in person"),
        cadence="every two weeks" if index % 4 == 0 else "",
        availability=(Window(index % 5, 540, 720), Window((index + 1) % 5, 840, 1020)),
        commitments=("We keep confidence",),
        attributes=(("grade", "ABC"[index % 3]),),
    )


def lesson(teacher: Participant, position: int, learner: Participant) -> Lesson:
    """Return what one offer of the teacher gives the learner."""
    offer = teacher.offers[position]
    level = offer.level or 3
    return Lesson(
        skill=offer.skill,
        priority=5 - position,
        level=level,
        own_level=(position + len(learner.name)) % 3,
        through=None,
        gain=0.3,
    )


def pair(rank: int, a: Participant, b: Participant, **changes: Any) -> Pair:
    """Return a plausible pair of two people."""
    score = max(0.08, 0.93 - rank * 0.61 / (10 + rank))
    gain = Gain(a=min(1.0, score + 0.05), b=max(0.02, score - 0.07))
    skills = round(score * 0.7, 6)
    taught_a = tuple(lesson(a, i, b) for i in range(1 + rank % 3))
    taught_b = tuple(lesson(b, i, a) for i in range(1 + (rank + 1) % 2))
    values: dict[str, Any] = {
        "rank": rank,
        "a": Person(id=a.id, name=a.name),
        "b": Person(id=b.id, name=b.name),
        "score": round(score, 6),
        "gain": Gain(a=round(gain.a, 6), b=round(gain.b, 6)),
        "standing": Standing(
            a=Rank(rank=1 + rank % 4, of=24, share_of_best=0.91),
            b=Rank(rank=1 + rank % 7, of=31, share_of_best=0.88),
        ),
        "points": {
            "skills": skills,
            "logistics": 0.1,
            "bridge": round(round(score, 6) - skills - 0.1, 6),
        },
        "teaches": Lessons(a=taught_a, b=taught_b),
        "requests": Requests(a=a.requests, b=b.requests),
        "reason": Sentences(
            a=f"{a.name} can help {b.name} with {taught_a[0].skill.lower()}, which {b.name} asked for first.",
            b=f"{b.name} can help {a.name} with {taught_b[0].skill.lower()}, which {a.name} asked for first.",
        ),
        "served": ServedRequests(
            a=(ServedRequest(text=a.requests[0], skills=(taught_b[0].skill,)),) if a.requests else ()
        ),
        "alternatives": Alternatives(
            a=(Alternative(id="p00000", name="Ana Silva", score=0.5, gain=0.4, partner_gain=0.6),),
            b=(Alternative(id="p00001", name="Ben Silva", score=0.48, gain=0.5, partner_gain=0.45),),
        ),
        "slot": slot(a, b) if rank % 3 else None,
        "cautions": (
            (Note(code="one-sided", text="One of them gains much more than the other."),)
            if rank % 7 == 0
            else ()
        ),
    }
    return Pair(**(values | changes))


def slot(a: Participant, b: Participant) -> Slot:
    """Return a weekly hour on a Tuesday that suits both, from 12 January 2027."""
    starts = {"Europe/Lisbon": 14, "Europe/Berlin": 15, "America/New_York": 9}
    local = [
        LocalSlot(
            day="Tue",
            start=f"{starts[person.timezone]:02d}:00",
            end=f"{starts[person.timezone] + 1:02d}:00",
            zone=person.timezone,
        )
        for person in (a, b)
    ]
    return Slot(minutes=60, first="2027-01-12T14:00Z", a=local[0], b=local[1])


def plan(num_pairs: int = 6, num_left: int = 1, **changes: Any) -> Plan:
    """Return a plan of the sample pool; ``changes`` replace fields of it."""
    people = [person(index) for index in range(num_pairs * 2 + num_left)]
    pairs = tuple(pair(k + 1, people[2 * k], people[2 * k + 1]) for k in range(num_pairs))
    left = tuple(
        Unmatched(id=someone.id, name=someone.name, reasons=(LEFT_REASONS[i % len(LEFT_REASONS)],))
        for i, someone in enumerate(people[num_pairs * 2 :])
    )
    value = round(sum(each.score for each in pairs), 6)
    values: dict[str, Any] = {
        "version": "0.1.0",
        "inputs": (Input(path="people.csv", sha256="0" * 64),),
        "people_digest": people_digest(people),
        "program": PROGRAM,
        "people": {someone.id: to_record(someone) for someone in people},
        "status": "optimal" if pairs else "empty",
        "proof": "witness",
        "ties": "settled",
        "objective": PlanObjective(
            name="coverage",
            people=len(people),
            placed=num_pairs * 2,
            pairs=num_pairs,
            pairs_bound=num_pairs,
            value=value,
            bound=value,
            gap=0.0,
        ),
        "ladder": (
            Rung(floor="none", minimum_gain=0.0, pairs=num_pairs, left_over=num_left),
            Rung(floor="standard", minimum_gain=0.2, pairs=num_pairs, left_over=num_left),
            Rung(floor="strict", minimum_gain=0.4, pairs=num_pairs // 2, left_over=num_left + num_pairs),
        ),
        "unrated_level": 3,
        "notes": (Note(code="criterion-left-out", text="Nobody gave interests, so they do not count."),),
        "pairs": pairs,
        "unmatched": left,
        "certificate": {"scale": 4, "prices": [1, 2, 3]},
    }
    return Plan.model_validate(values | changes)


LEFT_REASONS = (
    Note(code="odd-pool", text="The number of people is odd, so one person has nobody to pair with."),
    Note(code="nobody-teaches", text="Nobody here can teach what they want."),
    Note(code="nobody-wants", text="Nobody here wants what they can teach."),
)


def balance_table(column: str = "department", **changes: Any) -> Balance:
    """Return a table of balance with two groups."""
    groups = (
        GroupBalance("Finance", 12, 12, 0.61, 0.6, 0.62, 1.0, is_below_four_fifths=False, p_value=1.0),
        GroupBalance("Sales", 10, 7, 0.55, 0.5, 0.58, 0.7, is_below_four_fifths=True, p_value=0.0779),
    )
    values: dict[str, Any] = {"groups": groups, "num_hidden_groups": 1, "num_hidden_people": 3}
    return Balance(column=column, **(values | changes))
