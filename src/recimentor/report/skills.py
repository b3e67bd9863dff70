"""Supply and demand of skills: bars for people, JSON and CSV for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from recimentor.model.supply import SkillReport, SkillSupply
from recimentor.report.csvfile import csv_text
from recimentor.report.screen import Screen

SCHEMA = "recimentor/skills/1"
COLUMNS = ("skill", "wanted_by", "offered_by", "known_by", "short_by")
SHOWN = 30
_BAR = 20


def skills_text(report: SkillReport, screen: Screen, *, show_all: bool = False) -> str:
    """Return supply and demand as people read them.

    Parameters
    ----------
    report
        What was found.
    screen
        Where it is shown.
    show_all
        Whether every skill is listed, not the first 30.
    """
    lines = [*_supply(report.supply, screen, show_all=show_all), *_untaught(report.supply, screen)]
    if report.recruits:
        lines += ["", "Whom to recruit (each solved again):"]
        for recruit in report.recruits:
            teaches, wants = screen.shown(recruit.teaches), screen.shown(recruit.wants)
            people = "person" if recruit.placed == 1 else "people"
            newcomer = f"One more person who teaches {teaches} and wants {wants}"
            lines.append(f"  {newcomer} would place {recruit.placed} {people}.")
    if report.alike:
        lines += ["", "Names that look like one skill:"]
        for alike in report.alike:
            first, *others = (screen.shown(name) for name in alike.names)
            people = "person" if alike.num_people == 1 else "people"
            lines.append(f"  {first} ~ {', '.join(others)} ({alike.num_people} {people})")
        lines += ["", "Paste into program.yaml what is right of this:", ""]
        lines += [_unchanged(line, screen) for line in report.alias_block.splitlines()]
    return "\n".join(lines) + "\n"


def skills_json(report: SkillReport) -> str:
    """Return supply and demand as JSON; its key names are an interface."""
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "skills": [_record(row) for row in report.supply],
        "alike": [{"names": list(alike.names), "people": alike.num_people} for alike in report.alike],
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


def _unchanged(line: str, screen: Screen) -> str:
    """Return a line of YAML, harmless, with the spaces in front that give it its meaning."""
    return line[: len(line) - len(line.lstrip())] + screen.shown(line.strip())
