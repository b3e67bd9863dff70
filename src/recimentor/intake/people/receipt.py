"""Makes the receipt of a reading; names of people and free text stay out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from recimentor.intake.values.lexicon import Lexicon
from recimentor.model.participant import Participant
from recimentor.model.reading import Line, Receipt

#: A skill that fewer people name is not shown: it may be free text.
_FEWEST = 2
_PLAIN: tuple[tuple[str, str, Callable[[Participant], int]], ...] = (
    ("manager", "managers", lambda p: bool(p.manager)),
    ("timezone", "time zones", lambda p: bool(p.timezone)),
    ("availability", "hours", lambda p: len(p.availability)),
    ("languages", "languages", lambda p: len(p.languages)),
)


def receipt_of(people: Sequence[Participant], fields: Collection[str], lexicon: Lexicon) -> Receipt:
    """Return the receipt of the people who take part.

    Parameters
    ----------
    people
        The pool.
    fields
        Fields that some column feeds.
    lexicon
        Names of skills that the program and the shipped list know; only these, and those that several people
        name, stand as examples.
    """
    active = [person for person in people if person.active]
    lines: list[Line] = []
    for field, levels in (("offers", "levels"), ("wants", "priorities")):
        if field in fields:
            lines += _skills(active, field, levels, lexicon)
    for field, what, count in _PLAIN:
        if field in fields:
            counts = [count(person) for person in active]
            example = _commonest(person.timezone for person in active) if field == "timezone" else ""
            lines.append(_line(what, counts, example))
    num_met, num_wants = wants_met(active)
    return Receipt(len(active), tuple(lines), num_wants, num_met)


def wants_met(active: Sequence[Participant]) -> tuple[int, int]:
    """Return how many wants the offer of somebody else meets by name, and how many wants there are."""
    offering = Counter(key for person in active for key in {offer.key for offer in person.offers})
    num_met = num_wants = 0
    for person in active:
        own = {offer.key for offer in person.offers}
        for want in person.wants:
            num_wants += 1
            num_met += offering[want.key] > (want.key in own)
    return num_met, num_wants


def _skills(active: Sequence[Participant], field: str, levels: str, lexicon: Lexicon) -> list[Line]:
    named = [getattr(person, field) for person in active]
    rating = "level" if field == "offers" else "priority"
    holders = Counter(skill.key for skills in named for skill in skills)
    shown = {skill.key: skill.skill for skills in reversed(named) for skill in skills}
    example = next(
        (shown[key] for key, count in _ranked(holders) if count >= _FEWEST or key in lexicon.fixed), ""
    )
    rated = [sum(getattr(skill, rating) is not None for skill in skills) for skills in named]
    found = [_line(field, [len(skills) for skills in named], example)]
    if any(rated):
        given = Counter(getattr(skill, rating) for skills in named for skill in skills) - Counter([None])
        lowest, highest = min(level for level in given if level), max(level for level in given if level)
        found.append(_line(levels, rated, f"{lowest} to {highest}" if lowest < highest else f"all {lowest}"))
    return found


def _line(what: str, counts: Sequence[int], example: str) -> Line:
    num_people = sum(count > 0 for count in counts)
    return Line(what, num_people, sum(counts), len(counts) - num_people, example)


def _commonest(texts: Iterable[str]) -> str:
    ranked = _ranked(Counter(text for text in texts if text))
    return ranked[0][0] if ranked else ""


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
