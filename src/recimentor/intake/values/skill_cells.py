"""Cells to skills: levels at the end of a name, rating words, ticks, and the key of every spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from recimentor.intake.reading.cells import Node, Value
from recimentor.intake.skillnames.shipped import shipped_aliases
from recimentor.intake.values.faults import Fault, Faults
from recimentor.intake.values.items import items_of, plain_text
from recimentor.intake.values.plain import yes_or_no
from recimentor.intake.values.ratings import rating_of
from recimentor.model.columns import Cells, Column
from recimentor.model.program import Skills
from recimentor.model.skill import MAX_LEVEL, MIN_LEVEL, skill_key

#: A colon and a whole number at the very end is a level; every other colon belongs to the name.
_LEVEL_AT_END = re.compile(r"^(.*\S)\s*:\s*([-+]?\d+)$", re.DOTALL)
_WHOLE = re.compile(r"[-+]?\d{1,6}(?:\.0{1,3})?")


@dataclass(frozen=True, slots=True)
class RatedSkill:
    """A skill as read: shown name, canonical key, level or priority."""

    skill: str
    key: str
    level: int | None


@dataclass(slots=True)
class SkillNames:
    """Gives each spelling its shown name and canonical key, by the aliases of the program."""

    skills: Skills
    _aliases: dict[str, str] = field(init=False)
    _known: dict[str, tuple[str, str]] = field(default_factory=dict)
    _read: dict[str, tuple[RatedSkill, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare the aliases under their keys."""
        shipped = shipped_aliases() if self.skills.shipped_aliases else {}
        own = {skill_key(spelling): name for spelling, name in self.skills.aliases.items()}
        self._aliases = shipped | own

    def read(self, text: str) -> tuple[RatedSkill, str]:
        """Return the skill that a text names, and the number at its end where that is no level.

        Answers repeat a few texts many times, so each is read once.
        """
        known = self._read.get(text)
        if known is None:
            found = _LEVEL_AT_END.match(text)
            name, typed = found.groups() if found else (text, None)
            known = self._read[text] = self.rate(name, typed)
        return known

    def rate(self, name: str, typed: str | None) -> tuple[RatedSkill, str]:
        """Return the skill of a name and a number as typed, and the number where it is no level."""
        shown, key = self.resolve(name)
        level = _level(typed) if typed else None
        return RatedSkill(shown, key, level), typed if typed and level is None else ""

    def resolve(self, name: str) -> tuple[str, str]:
        """Return shown name and key of a spelling; the key is empty where it names nothing."""
        known = self._known.get(name)
        if known is None:
            shown, key, seen = name, skill_key(name), set[str]()
            while key in self._aliases and key not in seen:
                seen.add(key)
                shown = self._aliases[key]
                key = skill_key(shown)
            known = self._known[name] = (shown, key)
        return known


def rated_skills(
    value: Value, column: Column, names: SkillNames, code: str
) -> tuple[list[RatedSkill], Faults]:
    """Return the skills of a cell with their levels or priorities.

    Parameters
    ----------
    value, column
        As in :func:`items_of`.
    names
        Gives spellings their keys.
    code
        ``bad-level`` or ``bad-priority``: what a number outside 1-5 is told as.
    """
    skills: list[RatedSkill] = []
    faults: Faults = []
    fixed = column.level
    for item in items_of(value, column, by_comma=fixed is not None):
        skill, bad = names.read(item.text) if item.level is None else names.rate(item.text, item.level)
        if bad:
            faults.append(_bad_level(bad, code, item.node))
        if skill.key and fixed is not None and skill.level is None:
            skills.append(RatedSkill(skill.skill, skill.key, fixed))
        elif skill.key:
            skills.append(skill)
    return skills, faults


def one_skill(value: Value, column: Column, skill: str, names: SkillNames) -> tuple[list[RatedSkill], Faults]:
    """Return the skill that a column is about, where its cell ticks it or rates it above nothing.

    Parameters
    ----------
    value, column, names
        As in :func:`rated_skills`.
    skill
        The skill that the column is about.
    """
    text = plain_text(value, column)
    rated, _ = names.rate(skill, None)
    if not text or not rated.key:
        return [], []
    if column.cells is Cells.TICK:
        return ([], []) if yes_or_no(text) is False else ([_ticked(text, rated, column, names)], [])
    level = rating_of(text, column.levels)
    if level is None:
        return [], [Fault("unknown-rating", "This answer is no rating that is known.")]
    return ([RatedSkill(rated.skill, rated.key, level)] if level else []), []


def _ticked(text: str, rated: RatedSkill, column: Column, names: SkillNames) -> RatedSkill:
    """Return the skill that a tick stands for: where a tool writes the label into the cell, that counts."""
    if column.skill is not None or yes_or_no(text) or text.isdigit():
        return rated
    return names.rate(text, None)[0]


def _level(typed: str) -> int | None:
    if not _WHOLE.fullmatch(typed):
        return None
    level = int(float(typed))
    return level if MIN_LEVEL <= level <= MAX_LEVEL else None


def _bad_level(typed: str, code: str, node: Node | None) -> Fault:
    what = "level" if code == "bad-level" else "priority"
    number = f"{typed} " if re.fullmatch(r"[-+]?\d{1,6}", typed) else ""
    return Fault(code, f"The {what} {number}is not a whole number from 1 to 5.", node=node)
