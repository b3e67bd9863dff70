"""The design's formulas, straight and slow: one pair at a time, in exact fractions, sharing no code."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from recimentor.model.participant import Participant
from recimentor.model.program import Program


def unrated(people: Sequence[Participant], program: Program) -> int:
    if program.score.unrated_level is not None:
        return program.score.unrated_level
    rated = sorted(o.level for p in people for o in p.offers if o.level is not None)
    return rated[(len(rated) - 1) // 2] if rated else 5


def own(person: Participant, key: str, blank: int) -> int:
    levels = [blank if o.level is None else o.level for o in person.offers if o.key == key]
    return max(levels, default=0)


def effective(person: Participant, key: str, program: Program, blank: int) -> Fraction:
    best = Fraction(own(person, key, blank))
    for entry in program.skills.related:
        if entry.want == key and entry.offer != key:
            credit = Fraction(round(100 * entry.credit), 100)
            best = max(best, credit * own(person, entry.offer, blank))
    return best


def live_wants(person: Participant, program: Program, blank: int) -> dict[str, tuple[int, int]]:
    """Return key: (priority, own level) of the wants that count."""
    wants: dict[str, tuple[int, int]] = {}
    for want in person.wants:
        priority = 3 if want.priority is None else want.priority
        held = own(person, want.key, blank)
        if held == 5 and program.score.repeated_wants == "drop":
            continue
        wants[want.key] = (max(priority, wants.get(want.key, (0, 0))[0]), 0 if held == 5 else held)
    return wants


def gain(learner: Participant, teacher: Participant, program: Program, blank: int) -> Fraction:
    wants = live_wants(learner, program, blank)
    dearest = sorted((priority for priority, _ in wants.values()), reverse=True)
    counted = dearest[: program.score.wants_counted]
    met = Fraction(0)
    for key, (priority, held) in wants.items():
        level = effective(teacher, key, program, blank)
        if level >= program.score.teach_from and level > held:
            met += priority * (level - held) / (5 - held)
    return min(Fraction(1), met / sum(counted)) if counted else Fraction(0)


def skills_weight(a: Participant, b: Participant, program: Program, blank: int) -> int:
    """Return the weight of a pair by skills alone, 0 where not eligible."""
    ab, ba = gain(a, b, program, blank), gain(b, a, program, blank)
    floor = Fraction(str(program.minimum_gain))
    if a.id == b.id or not ab or not ba or min(ab, ba) < floor:
        return 0
    return max(1, round(1_000_000 * 2 * ab * ba / (ab + ba)))
