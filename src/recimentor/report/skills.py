"""Supply and demand of skills: bars for people, JSON and CSV for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from recimentor.model.counting import counted
from recimentor.model.supply import SkillReport, SkillSupply
from recimentor.report.data import csv_text
from recimentor.report.helping import accept_line, help_text, helps_record, proposal_line, proposal_record
from recimentor.report.screen import Screen

SCHEMA = "recimentor/skills/1"
COLUMNS = ("skill", "wanted_by", "offered_by", "known_by", "short_by")
SHOWN = 30
PROPOSED = 15
_BAR = 20


def skills_text(
    report: SkillReport, screen: Screen, *, sources: Sequence[str] = ("people.csv",), show_all: bool = False
) -> str:
    """Return supply and demand as people read them.

    Parameters
    ----------
    report
        What was found.
    screen
        Where it is shown.
    sources
        The files of participants, for the lines to type.
    show_all
        Whether every skill is listed, not the first 30.
    """
    lines = [*_supply(report.supply, screen, show_all=show_all), *_untaught(report.supply, screen)]
    lines += _words(report, screen, sources, show_all=show_all)
    if report.recruits:
        whom = "Whom to recruit, once these wordings are one" if report.helps else "Whom to recruit"
        lines += ["", f"{whom} (each solved again):"]
        for recruit in report.recruits:
            teaches, wants = screen.shown(recruit.teaches), screen.shown(recruit.wants)
            people = counted(recruit.placed, "person", "people")
            newcomer = f"One more person who teaches {teaches} and wants {wants}"
            lines.append(f"  {newcomer} would place {people}.")
    return "\n".join(lines) + "\n"


def skills_json(report: SkillReport) -> str:
    """Return supply and demand as JSON; its key names are an interface."""
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "skills": [_record(row) for row in report.supply],
        "alike": [
            {"names": [found.means, found.wording], "people": found.people} for found in report.proposals
        ],
        "proposals": [proposal_record(found) for found in report.proposals],
        "read_as": [{"wording": wording, "name": name} for wording, name in report.read_as],
        "helps": helps_record(report.helps),
        "recruits": [
            {"teaches": recruit.teaches, "wants": recruit.wants, "placed": recruit.placed}
            for recruit in report.recruits
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def skills_csv(report: SkillReport) -> str:
    """Return supply and demand as CSV, one row per skill."""
    return csv_text(COLUMNS, [[str(value) for value in _record(row).values()] for row in report.supply])


def _record(row: SkillSupply) -> dict[str, Any]:
    return {
        "skill": row.skill,
        "wanted_by": row.wanted_by,
        "offered_by": row.offered_by,
        "known_by": row.known_by,
        "short_by": row.short_by,
    }


def _supply(supply: Sequence[SkillSupply], screen: Screen, *, show_all: bool) -> Iterator[str]:
    rows = supply if show_all else supply[:SHOWN]
    if not rows:
        yield "Nobody offers or wants anything."
        return
    names = [screen.shown(row.skill) for row in rows]
    width = min(40, max(len(name) for name in names))
    most = max(1, *(max(row.wanted_by, row.offered_by) for row in rows))
    mark, empty = ("█", "·") if screen.can_show("█·") else ("#", ".")
    yield f"{'skill':<{width}}  {'wanted by':<{_BAR + 5}} {'can teach':<{_BAR + 5}} short by"
    for name, row in zip(names, rows, strict=True):
        wanted = _bar(row.wanted_by, most, mark, empty)
        offered = _bar(row.offered_by, most, mark, empty)
        short = str(row.short_by) if row.short_by else ""
        yield f"{name[:width]:<{width}}  {wanted} {offered} {short}".rstrip()
    if len(rows) < len(supply):
        yield f"and {len(supply) - len(rows):,} more; --all shows them"


def _bar(count: int, most: int, mark: str, empty: str) -> str:
    length = round(_BAR * count / most) if count else 0
    return f"{count:>3} {mark * max(length, bool(count)):{empty}<{_BAR}} "


def _untaught(supply: Sequence[SkillSupply], screen: Screen) -> Iterator[str]:
    names = [screen.shown(row.skill) for row in supply if row.wanted_by and not row.offered_by]
    if names:
        yield ""
        yield f"Wanted, and nobody can teach it: {', '.join(names[:SHOWN])}."


def _words(report: SkillReport, screen: Screen, sources: Sequence[str], *, show_all: bool) -> Iterator[str]:
    """Yield which names may be one skill, which were read as a listed one, and what that costs."""
    if report.read_as:
        yield ""
        yield "Read as the listed name, as their word form alone differs:"
        yield from (f"  {screen.shown(wording)} = {screen.shown(name)}" for wording, name in report.read_as)
    if report.proposals:
        yield ""
        yield "Names that may be one skill (= the same, ~ partly); you say which are:"
        shown = report.proposals if show_all else report.proposals[:PROPOSED]
        for proposal in shown:
            also = f"  or {', '.join(screen.shown(name) for name in proposal.also)}" if proposal.also else ""
            people = counted(proposal.people, "person", "people")
            yield f"  {proposal_line(proposal, screen)}  ({people}){also}"
        if len(shown) < len(report.proposals):
            yield f"  and {len(report.proposals) - len(shown):,} more; --all shows them"
        if "-" not in sources:
            yield f"  say yes to one: {accept_line(report.proposals[0], sources, screen)}"
            yield "  or answer all in a table: --propose writes skill-map.csv"
    yield from help_text(report.helps, screen, sources).splitlines()
