"""Why two people, or why not, and who would suit one person, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from recimentor.model.counting import counted
from recimentor.model.explanation import Explanation, Price, Suggestion, Suggestions
from recimentor.model.plan import Lesson, Person
from recimentor.report.safe import for_encoding, one_line
from recimentor.report.screen import Screen
from recimentor.report.words import listed, ordinal, percent, rank_words, slot_words

_WEEKS_SHOWN = 6


def explanation_json(explanation: Explanation) -> str:
    """Return an explanation as JSON text with a schema."""
    return explanation.model_dump_json(by_alias=True, indent=2) + "\n"


def explanation_text(explanation: Explanation, screen: Screen) -> str:
    """Return an explanation as lines for people.

    Parameters
    ----------
    explanation
        The explanation; for HR alone, as it names rules and other people.
    screen
        Where it is shown.
    """
    return "".join(f"{for_encoding(line, screen.encoding)}\n" for line in _lines(explanation))


def explanation_data(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as plain data for a page: the words of :func:`explanation_text`, part by part."""
    it = explanation
    a, b = one_line(it.a.name), one_line(it.b.name)
    sides = _sides(it)
    ranks = [(b, it.standing.a, a), (a, it.standing.b, b)]
    return {
        "ids": [it.a.id, it.b.id],
        "names": [a, b],
        "possible": _possible(it),
        "isPossible": it.possible,
        "isPaired": it.paired,
        "needsOverride": it.price.overrides,
        "reasons": [one_line(reason.text) for reason in it.reasons],
        "pairing": _pairing(it, a, b),
        "sides": [
            {
                "teacher": teacher,
                "learner": learner,
                "gain": percent(gain),
                "lessons": [*lesson_lines(taught, "", unrated)],
            }
            for teacher, learner, gain, taught, unrated in sides
        ],
        "points": [f"{p.name}: {100 * p.points:.1f}{_out_of(p.of)}" for p in it.points],
        "facts": [f"{fact.part}: {one_line(fact.text)}" for fact in it.facts],
        "slot": one_line(slot_words(it.slot, a, b)) if it.slot else "",
        "rules": [
            {"rule": check.rule, "passed": check.passed, "text": one_line(check.text)} for check in it.rules
        ],
        "ranks": [f"{other} is {rank_words(rank)} for {own}" for other, rank, own in ranks if rank],
        "cautions": [one_line(caution.text) for caution in it.cautions],
        "notes": [one_line(note.text) for note in it.notes],
        "price": price_words(it.price),
    }


def _sides(it: Explanation) -> tuple[tuple[str, str, float, Sequence[Lesson], Sequence[str]], ...]:
    """Return both directions: teacher, learner, what the learner gains, lessons, those without a level."""
    a, b = one_line(it.a.name), one_line(it.b.name)
    return (
        (a, b, it.gain.b, it.teaches.a, it.unrated.a),
        (b, a, it.gain.a, it.teaches.b, it.unrated.b),
    )


def lesson_lines(
    taught: Sequence[Lesson], indent: str = "    ", unrated: Sequence[str] = ()
) -> Iterable[str]:
    """Return one line for each lesson: skill, levels, priority, what it adds."""
    for lesson in taught:
        through = f" (through {one_line(lesson.through)})" if lesson.through else ""
        begun = f", learner at {lesson.own_level}" if lesson.own_level else ""
        level = f"{lesson.level:g}"
        at = f"gave no level, counted as {level}" if lesson.skill in unrated else f"at level {level}"
        yield (
            f"{indent}{one_line(lesson.skill)}{through}: teacher {at}{begun}, "
            f"wanted with priority {lesson.priority}, adds {percent(lesson.gain)}"
        )


def _lines(it: Explanation) -> Iterable[str]:
    a, b = one_line(it.a.name), one_line(it.b.name)
    yield f"{a} and {b}: {_possible(it)}"
    yield from (f"  {one_line(reason.text)}" for reason in it.reasons)
    yield f"  {_pairing(it, a, b)}"
    for teacher, learner, gain, taught, unrated in _sides(it):
        yield ""
        yield f"  What {teacher} brings: {learner} gains {percent(gain)}"
        yield from (
            lesson_lines(taught, unrated=unrated) if taught else (f"    nothing that {learner} asked for",)
        )
    if it.points:
        yield ""
        yield "  Points"
        yield from (f"    {p.name}: {100 * p.points:.1f}{_out_of(p.of)}" for p in it.points)
        yield f"    together: {100 * it.score:.1f}"
    if it.facts:
        yield ""
        yield "  What else is known"
        yield from (f"    {fact.part}: {one_line(fact.text)}" for fact in it.facts)
    yield ""
    yield from _context(it, a, b)


def _possible(it: Explanation) -> str:
    if it.possible:
        return f"a possible pair, {percent(it.score)}"
    one_way = any(note.code == "one-way-possible" for note in it.notes)
    return "a possible pair one way only" if one_way else "not a possible pair"


def _out_of(most: float) -> str:
    return f" of {100 * most:.1f}" if most else ""


def _pairing(it: Explanation, a: str, b: str) -> str:
    if it.paired:
        return "The best pairing of everybody pairs them."
    return f"The best pairing of everybody gives {a} {_whom(it.partners.a)} and {b} {_whom(it.partners.b)}."


def _whom(person: Person | None) -> str:
    return "nobody" if person is None else one_line(person.name)


def _context(it: Explanation, a: str, b: str) -> Iterable[str]:
    if it.slot is not None:
        yield f"  A time that suits both: {slot_words(it.slot, a, b)}"
        if it.slot.shifts:
            weeks = listed([shift.week for shift in it.slot.shifts], _WEEKS_SHOWN)
            yield f"  At another time, or not at all, in the weeks of {weeks}"
    passed = [check.rule for check in it.rules if check.passed]
    if passed:
        yield f"  Rules passed: {', '.join(passed)}"
    for check in it.rules:
        if not check.passed:
            yield f"  Rule failed: {check.rule}"
    if it.standing.a and it.standing.b:
        yield f"  {b} is {rank_words(it.standing.a)} for {a}; {a} is {rank_words(it.standing.b)} for {b}"
    yield from (f"  Caution: {one_line(caution.text)}" for caution in it.cautions)
    yield from (f"  Note: {one_line(note.text)}" for note in it.notes)
    yield f"  {price_words(it.price)}"


def price_words(price: Price) -> str:
    """Return what it would cost to force or to forbid a pair, as one sentence."""
    what = "Keeping them apart" if price.action == "forbid" else "Pairing them all the same"
    if price.overrides:
        what = "Pairing them against the rules"
    if price.people > 0:
        people = f"would leave {counted(price.people, 'more person', 'more people')} without a partner"
    elif price.people < 0:
        people = f"would give {counted(-price.people, 'more person', 'more people')} a partner"
    else:
        people = "would cost nobody a partner"
    points = 100 * price.score
    total = "leave the total as it is"
    if round(points, 1):
        total = f"{'lower' if points > 0 else 'raise'} the total by {abs(points):.1f} points"
    doubt = "" if price.proved else " (not proved)"
    return f"{what} {people} and {total}{doubt}."


def suggestions_json(suggestions: Suggestions) -> str:
    """Return suggestions as JSON text with a schema."""
    return suggestions.model_dump_json(by_alias=True, indent=2) + "\n"


def suggestions_text(suggestions: Suggestions, screen: Screen) -> str:
    """Return suggestions as lines for people.

    Parameters
    ----------
    suggestions
        The suggestions; for HR alone, as they tell who would suit whom.
    screen
        Where they are shown.
    """
    return "".join(f"{for_encoding(line, screen.encoding)}\n" for line in _suggestion_lines(suggestions))


def _suggestion_lines(it: Suggestions) -> Iterable[str]:
    name = one_line(it.person.name)
    if not it.partners:
        yield f"Nobody would suit {name}."
        yield from (f"  {one_line(reason.text)}" for reason in it.reasons)
        return
    shown = f"; the best {len(it.partners)}" if len(it.partners) < it.possible else ""
    yield f"{counted(it.possible, 'possible partner')} for {name}{shown}:"
    for suggestion in it.partners:
        yield ""
        yield from _partner(suggestion, name)
    despite = [note for note in it.notes if note.code == "despite-rule"]
    if despite:
        yield ""
        yield from (one_line(note.text) for note in despite)


def _partner(it: Suggestion, name: str) -> Iterable[str]:
    partner = one_line(it.partner.name)
    yield f"{it.rank:>3}. {partner}  {percent(it.score)}"
    yield f"     {one_line(it.reason.b)} {name} gains {percent(it.gain.a)}."
    yield f"     {one_line(it.reason.a)} {partner} gains {percent(it.gain.b)}."
    yield f"     For {partner}, {name} is {ordinal(it.their_rank)} of {it.their_of:,}."
    if it.slot is not None:
        yield f"     A time that suits both: {slot_words(it.slot, name, partner)}"
    if it.taken_by is not None:
        yield f"     Already paired with {one_line(it.taken_by.name)}."
