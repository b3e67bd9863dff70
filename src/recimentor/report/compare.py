"""What changed between two plans, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Final

from recimentor.model.comparison import Broken, Comparison, PairChange, PersonChange, Totals
from recimentor.model.counting import counted
from recimentor.report.safe import for_encoding, one_line
from recimentor.report.screen import Screen
from recimentor.report.words import listed, percent

COMPARISON_SCHEMA: Final = "recimentor/comparison/1"
_SHOWN = 15
_NAMES_SHOWN = 8

WHY: Final = {
    Broken.LEFT: "one of them is no longer in the pool",
    Broken.OUT: "one of them takes no part",
    Broken.DECIDED: "it was decided against",
    Broken.LOCKED: "one of them is in a fixed pair",
    Broken.RULE: "changed answers or rules no longer allow it",
    Broken.FOR_MORE_PEOPLE: "so that more people have a partner",
    Broken.FOR_A_BETTER_TOTAL: "a better total was worth it",
    Broken.UNKNOWN: "",
}


def comparison_text(comparison: Comparison, screen: Screen) -> str:
    """Return what changed as lines for people.

    Parameters
    ----------
    comparison
        What changed; for HR alone, as it names who was in which pair.
    screen
        Where it is shown.
    """
    return "".join(f"{for_encoding(line, screen.encoding)}\n" for line in _lines(comparison))


def comparison_json(comparison: Comparison) -> str:
    """Return what changed as JSON text with a schema."""
    content = {"schema": COMPARISON_SCHEMA, **asdict(comparison)}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _lines(it: Comparison) -> Iterable[str]:
    rings = it.rings.made or it.rings.broken
    if not (rings or it.made or it.broken or it.joined or it.gone or it.gainers or it.losers or it.settings):
        yield f"Nothing changed: {counted(len(it.kept), 'pair')} kept."
        return
    yield (f"Changes: {counted(len(it.kept), 'pair')} kept, {len(it.broken):,} broken, {len(it.made):,} new.")
    yield from _settings(it.settings)
    yield from _pairs("Broken:", it.broken)
    yield from _pairs("New:", it.made)
    yield from _rings("Rings broken", it.rings.broken)
    yield from _rings("New rings", it.rings.made)
    for words, people in (
        ("Have a partner now", it.placed),
        ("Have no partner any more", it.left_over),
        ("New in the pool", it.joined),
        ("No longer in the pool", it.gone),
    ):
        if people:
            yield f"{words}: {listed([one_line(person.name) for person in people], _NAMES_SHOWN)}."
    yield from _people("Gain more", it.gainers)
    yield from _people("Gain less", it.losers)
    yield ""
    yield from _totals(it.before, it.after)
    yield from _groups(it)


def _settings(settings: Sequence[tuple[str, str, str]]) -> Iterable[str]:
    for name, before, after in settings[:_SHOWN]:
        yield f"  {name}: {one_line(before)} -> {one_line(after)}"
    yield from _more(len(settings))


def _pairs(head: str, pairs: Sequence[PairChange]) -> Iterable[str]:
    if not pairs:
        return
    yield head
    for pair in pairs[:_SHOWN]:
        score = pair.score_after if pair.score_after is not None else pair.score_before
        state = f", {pair.was}" if pair.was in {"accepted", "confirmed"} else ""
        why = f": {WHY[pair.why]}" if pair.why is not None and WHY[pair.why] else ""
        yield f"  {one_line(pair.a_name)} + {one_line(pair.b_name)} ({percent(score or 0.0)}{state}){why}"
    yield from _more(len(pairs))


def _rings(words: str, rings: Sequence[tuple[str, ...]]) -> Iterable[str]:
    if rings:
        yield f"{words}:"
        yield from (f"  {' -> '.join(map(one_line, (*ring, ring[0])))}" for ring in rings[:_SHOWN])
        yield from _more(len(rings))


def _more(number: int) -> Iterable[str]:
    if number > _SHOWN:
        yield f"  ... and {number - _SHOWN:,} more; --format json has them all."


def _people(words: str, people: Sequence[PersonChange]) -> Iterable[str]:
    if people:
        shown = [
            f"{one_line(person.name)} ({percent(person.gain_before)} -> {percent(person.gain_after)})"
            for person in people
        ]
        yield f"{words}: {listed(shown, _NAMES_SHOWN)}."


def _totals(before: Totals, after: Totals) -> Iterable[str]:
    rows = [
        (
            "people with a partner",
            _of(before.placed, before.people),
            _of(after.placed, after.people),
        ),
        ("sum of all fits", f"{before.total:.2f}", f"{after.total:.2f}"),
        ("mean fit", _share(before.mean), _share(after.mean)),
        ("weakest pair", _share(before.weakest), _share(after.weakest)),
    ]
    yield from _columns(rows)


def _groups(it: Comparison) -> Iterable[str]:
    if it.groups:
        yield "With a partner, by department:"
        yield from _columns(
            (
                one_line(group.group),
                _of(group.placed_before, group.people_before),
                _of(group.placed_after, group.people_after),
            )
            for group in it.groups
        )


def _columns(rows: Iterable[tuple[str, str, str]]) -> Iterable[str]:
    table = [("", "before", "after"), *rows]
    widths = [max(len(row[at]) for row in table) for at in range(3)]
    for row in table:
        yield f"  {row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}"


def _share(share: float | None) -> str:
    return "-" if share is None else percent(share)


def _of(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,}"
