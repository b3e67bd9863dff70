"""Cells to values: skills with levels, lists, yes and no, numbers, zones. Nothing here knows a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from recimentor.intake.cells import Listing, Node, Scalar, Value, is_null, text_of
from recimentor.intake.forms.ratings import rating_of
from recimentor.intake.skillnames.shipped import shipped_aliases
from recimentor.intake.windows import merged, read_window
from recimentor.model.columns import Cells, Column
from recimentor.model.participant import MAX_CAPACITY, Window, header_key
from recimentor.model.program import Skills
from recimentor.model.skill import MAX_LEVEL, MIN_LEVEL, skill_key

#: A colon and a whole number at the very end is a level; every other colon belongs to the name.
_LEVEL_AT_END = re.compile(r"^(.*\S)\s*:\s*([-+]?\d+)$", re.DOTALL)
_WHOLE = re.compile(r"[-+]?\d{1,6}(?:\.0{1,3})?")
_DEFAULT_SPLIT = re.compile(r"[;\r\n]+")
_COMMA = re.compile(r"[,\r\n]+")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_NAME_KEYS = ("skill", "name")
_LEVEL_KEYS = ("level", "priority")

YES = frozenset({"yes", "y", "true", "1", "x", "ok", "agree", "agreed", "iagree", "ja", "oui", "si", "sí"})
NO = frozenset({"no", "n", "false", "0", "disagree", "nein", "non"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell: a finding code, a sentence, and the node concerned where there is one."""

    code: str
    message: str
    fix: str = ""
    node: Node | None = None


Faults = list[Fault]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a cell: its text, and its level as typed where one was given apart."""

    text: str
    level: str | None = None
    node: Node | None = None


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


def items_of(value: Value, column: Column, *, by_comma: bool = False) -> list[Item]:
    """Return the items of a cell, blanks left out.

    Parameters
    ----------
    value
        Text is split at the column's separator, by default at ``;`` and line breaks. A list of a YAML or JSON
        file gives its items; a mapping ``{Leadership: 5}`` or ``{skill: Leadership, level: 5}`` gives levels.
    column
        Says the separator and the blank values.
    by_comma
        Whether commas separate where neither ``;`` nor a line break does and the column says nothing.
    """
    if isinstance(value, str):
        items = [Item(part) for part in _parts(value, column, by_comma=by_comma)]
    elif isinstance(value, Scalar):
        items = [Item(part, None, value) for part in _parts(value.text, column, by_comma=by_comma)]
    elif isinstance(value, Listing):
        items = [item for node in value.items for item in _node_items(node)]
    else:
        items = _node_items(value)
    if column.strip is not None:
        items = [replace(item, text=_without(column.strip, item.text)) for item in items]
    if column.blank:
        return [item for item in items if item.text not in column.blank]
    return items


def plain_text(value: Value, column: Column) -> str:
    """Return a cell as one line of text; empty where it holds nothing or one of the column's blank values."""
    text = value if isinstance(value, str) else text_of(value)
    text = " ".join(text.split())
    return "" if text in column.blank else text


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


def words_of(value: Value, column: Column) -> tuple[str, ...]:
    """Return a list of words, each once, in their order; commas separate where nothing else does."""
    return each_once(item.text for item in items_of(value, column, by_comma=True))


def each_once(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words in their order, each in its first spelling only."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return tuple(found.values())


def lines_of(value: Value, column: Column) -> tuple[str, ...]:
    """Return lines of free text, in their order."""
    return tuple(item.text for item in items_of(value, column))


def yes_or_no(text: str) -> bool | None:
    """Return what a yes/no cell says, or None where it says neither."""
    key = header_key(text)
    if key in YES or text.strip() in {"✓", "✔", "☑"}:
        return True
    return False if key in NO else None


def capacity_of(text: str) -> tuple[int, Faults]:
    """Return a capacity, 1 where it cannot be read."""
    number = int(float(text)) if _WHOLE.fullmatch(text) else 0
    if 1 <= number <= MAX_CAPACITY:
        return number, []
    return 1, [Fault("bad-capacity", f"The capacity is not a whole number from 1 to {MAX_CAPACITY}.")]


def number_of(text: str, lowest: float, highest: float) -> tuple[float | None, Faults]:
    """Return a number within its range, None where it cannot be read."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None, [Fault("bad-number", "This is not a number.")]
    if lowest <= number <= highest:
        return number, []
    return None, [Fault("bad-number", f"The number is not between {lowest:g} and {highest:g}.")]


def windows_of(value: Value, column: Column) -> tuple[tuple[Window, ...], Faults]:
    """Return the weekly windows of a cell."""
    windows: list[Window] = []
    faults: Faults = []
    for item in items_of(value, column):
        read = _windows_in(item.text)
        if read is None:
            faults.append(Fault("bad-availability", "A time window cannot be read.", node=item.node))
        else:
            windows += read
    return merged(windows), faults


@lru_cache(maxsize=10_000)
def _windows_in(text: str) -> tuple[Window, ...] | None:
    """Return the windows of one item, which may be several with commas between."""
    whole = read_window(text)
    if whole is not None:
        return whole
    parts = [read_window(part) for part in text.split(",")]
    if any(part is None for part in parts):
        return None
    return tuple(window for part in parts if part is not None for window in part)


def _without(prefix: str, text: str) -> str:
    return text[len(prefix) :].strip() if text.casefold().startswith(prefix.casefold()) else text


def _parts(text: str, column: Column, *, by_comma: bool) -> Iterable[str]:
    """Return the parts of a cell; a Python list, as some exports write it, gives its texts."""
    if not text:
        return ()
    written = _python_list(text)
    if written is not None:
        return written
    if column.choices:
        return _with_choices(text, column)
    split = column.split
    if split is not None:
        parts = text.split(split)
    elif ";" in text or "\n" in text or "\r" in text:
        parts = _DEFAULT_SPLIT.split(text)
    elif by_comma and "," in text:
        parts = _COMMA.split(text)
    else:
        parts = [text]
    return [stripped for part in parts if (stripped := part.strip())]


def _python_list(text: str) -> list[str] | None:
    if not (text.startswith("[") and text.endswith("]") and text[1:2] in {"'", '"', "]"}):
        return None
    parts = _QUOTED.findall(text)
    return [stripped for single, double in parts if (stripped := (single or double).strip())]


def _with_choices(text: str, column: Column) -> list[str]:
    """Split a cell, the longest known choice first wherever a part begins."""
    split = (column.split or ";").strip() or column.split or ";"
    choices = sorted(column.choices, key=len, reverse=True)
    parts: list[str] = []
    rest = text.strip()
    while rest:
        whole = next((c for c in choices if _begins_with(rest, c, split)), None)
        length = len(whole) if whole is not None else (rest + split).index(split)
        if part := rest[:length].strip():
            parts.append(part)
        rest = rest[length:].lstrip().removeprefix(split).lstrip()
    return parts


def _begins_with(text: str, choice: str, split: str) -> bool:
    after = text[len(choice) :].lstrip()
    return text.startswith(choice) and (not after or after.startswith(split))


def _node_items(node: Node) -> list[Item]:
    if isinstance(node, Scalar):
        return [Item(node.text.strip(), None, node)] if node.text.strip() else []
    if isinstance(node, Listing):
        return [Item(text_of(node), None, node)]
    name = _first(node.get, _NAME_KEYS)
    if isinstance(name, Scalar):
        level = _first(node.get, _LEVEL_KEYS)
        return [Item(name.text.strip(), "" if level is None else _typed(level), level or name)]
    return [Item(key.text.strip(), _typed(value), value) for key, value in node.entries if key.text.strip()]


def _typed(node: Node) -> str:
    return "" if is_null(node) else text_of(node)


def _first(get: Callable[[str], Node | None], keys: tuple[str, ...]) -> Node | None:
    return next((found for key in keys if (found := get(key)) is not None), None)


def _level(typed: str) -> int | None:
    if not _WHOLE.fullmatch(typed):
        return None
    level = int(float(typed))
    return level if MIN_LEVEL <= level <= MAX_LEVEL else None


def _bad_level(typed: str, code: str, node: Node | None) -> Fault:
    what = "level" if code == "bad-level" else "priority"
    number = f"{typed} " if re.fullmatch(r"[-+]?\d{1,6}", typed) else ""
    return Fault(code, f"The {what} {number}is not a whole number from 1 to 5.", node=node)
