"""Who would suit one person, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from recimentor.model.counting import counted
from recimentor.model.explanation import Suggestion, Suggestions
from recimentor.report.safe import for_encoding, one_line
from recimentor.report.screen import Screen
from recimentor.report.words import ordinal, percent, slot_words


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
    return "".join(f"{for_encoding(line, screen.encoding)}\n" for line in _lines(suggestions))


def _lines(it: Suggestions) -> Iterable[str]:
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
