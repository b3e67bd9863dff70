"""Cells to skills: levels at the end of a name, rating words, ticks, and the key of every spelling."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace

from recimentor.intake.reading.cells import Node, Scalar, Value
from recimentor.intake.skillnames.vocabulary import Vocabulary
from recimentor.intake.values.faults import Fault, Faults
from recimentor.intake.values.grammar import (
    Item,
    are_apart,
    hard_parts,
    has_bare_digit,
    headed,
    is_hashtags,
    read_items,
    spread_hashtag,
    with_levels_apart,
)
from recimentor.intake.values.items import Item as Entry
from recimentor.intake.values.items import items_of, parts_by_settings, plain_text
from recimentor.intake.values.levels import Form, Level, level_of
from recimentor.intake.values.lexicon import Lexicon, lexicon_of
from recimentor.intake.values.plain import yes_or_no
from recimentor.intake.values.ratings import rating_of
from recimentor.intake.values.tongues import is_priority, word_key
from recimentor.model.codes import CODES
from recimentor.model.columns import Cells, Column
from recimentor.model.names import is_no_answer, without_start
from recimentor.model.participant import MAX_PRIORITY, MIN_PRIORITY
from recimentor.model.program import Skills

_PLAIN = Column(from_=())
_MOST_STEPS = 10
_OTHER_SCALE = (
    'Of a scale to ten say under `levels:` of the column what it means: `{"10": 5, "8": 4, "6": 3, ...}`.'
)


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
    _words: Vocabulary = field(init=False)
    _known: dict[str, tuple[str, str]] = field(default_factory=dict)
    _lexicon: Lexicon | None = None
    _quick: dict[tuple[Hashable, bool], dict[str, tuple[RatedSkill, ...] | None]] = field(
        default_factory=dict
    )

    def __post_init__(self) -> None:
        """Prepare the vocabulary of the program."""
        self._words = Vocabulary(self.skills)

    @property
    def lexicon(self) -> Lexicon:
        """What is known of names that hold separators."""
        if self._lexicon is None:
            self._lexicon = lexicon_of(self.skills)
        return self._lexicon

    def quick(self, text: str, at: Hashable, *, is_want: bool) -> list[RatedSkill] | None:
        """Return the skills of a plain cell, whose parts answers repeat many times; None for any other."""
        if not are_apart(text):
            return None
        known = self._quick.setdefault((at, is_want), {})
        found: list[RatedSkill] = []
        for part in text.split(";"):
            if part not in known:
                skills, faults = _read_text(part, _PLAIN, self, at, is_want=is_want)
                known[part] = None if faults else tuple(skills)
            one = known[part]
            if one is None:
                return None
            found += one
        return found

    def resolve(self, name: str) -> tuple[str, str]:
        """Return shown name and key of a spelling; the key is empty where it names nothing."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._words.resolve(name)
        return known

    def meant(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return the skills that one wording names: several where the program says so."""
        return tuple(self.resolve(part) for part in self._words.parts(name))

    def read_as(self) -> tuple[tuple[str, str], ...]:
        """Return the wordings met that are read as a listed name by their word form, and that name."""
        forms = [name for name in self._known if self._words.is_form(name)]
        return tuple(sorted((name, self._known[name][0]) for name in forms))


def rated_skills(
    value: Value, column: Column, names: SkillNames, code: str, *, at: Hashable = None
) -> tuple[list[RatedSkill], Faults]:
    """Return the skills of a cell with their levels or priorities.

    Parameters
    ----------
    value, column
        Text is read by the grammar; a list of a YAML or JSON file gives its items as they are.
    names
        Gives spellings their keys, and knows names that hold separators.
    code
        ``bad-level`` or ``bad-priority``: what a number outside 1-5 is told as; the latter says that the
        cell holds wants.
    at
        The column, as the lexicon was taught it.
    """
    is_want = code == "bad-priority"
    if isinstance(value, str | Scalar) and _is_plain(column):
        text = value if isinstance(value, str) else value.text
        quick = names.quick(text, at, is_want=is_want)
        if quick is not None:
            return quick, []
    if isinstance(value, str):
        return _read_text(value, column, names, at, is_want=is_want)
    faults: Faults = []
    found: list[tuple[Item, Node | None]]
    if isinstance(value, Scalar):
        found = [(item, value) for item in _items_in(value.text, column, names, at, faults)]
    else:
        found = [(_entered(entry, column, names), entry.node) for entry in items_of(value, column)]
    return _rated(found, column, names, faults, is_want=is_want), faults


def _is_plain(column: Column) -> bool:
    """Return whether a column says nothing of how its cells are read."""
    return column is _PLAIN or not (
        column.split or column.choices or column.blank or column.strip or column.levels or column.level
    )


def _read_text(
    text: str, column: Column, names: SkillNames, at: Hashable, *, is_want: bool
) -> tuple[list[RatedSkill], Faults]:
    faults: Faults = []
    items = [(item, None) for item in _items_in(text, column, names, at, faults)]
    return _rated(items, column, names, faults, is_want=is_want), faults


def _rated(
    items: Iterable[tuple[Item, Node | None]],
    column: Column,
    names: SkillNames,
    faults: Faults,
    *,
    is_want: bool,
) -> list[RatedSkill]:
    """Return the skills of some items; what is wrong with them goes to the faults."""
    skills: list[RatedSkill] = []
    code = "bad-priority" if is_want else "bad-level"
    for item, node in items:
        if column.is_blank(item.name):
            continue
        if not any(map(str.isalpha, item.name)) and not is_no_answer(item.name):
            # A number alone may be a level that its skill was parted from, or the mark of a list.
            faults.append(Fault("level-unclear", "", node=node))
        level = _level_in(item, code, node, faults, is_want=is_want)
        if level == 0 or is_no_answer(item.name):
            continue
        for shown, key in names.meant(item.name):
            if key:
                skills.append(RatedSkill(shown, key, column.level if level is None else level))
    return skills


def _items_in(text: str, column: Column, names: SkillNames, at: Hashable, faults: Faults) -> list[Item]:
    """Return the items of a text; a doubt about its separators goes to the faults."""
    if not text or text.isspace():
        return []
    by_settings = parts_by_settings(text, column)
    if by_settings is not None:
        parts, is_doubtful = by_settings, False
    else:
        parts, is_doubtful = _parted(text, column, names.lexicon, at)
    if is_doubtful:
        faults.append(Fault("list-unclear", "", proposal="; ".join(parts)))
    if column.strip is not None:
        parts = [without_start(column.strip, part) for part in parts]
    items = read_items(parts, column.levels, names.lexicon)
    if at in names.lexicon.digits:
        return [_with_bare_digit(item) for item in items]
    return [_in_doubt(item, names.lexicon) for item in items]


def _parted(text: str, column: Column, lexicon: Lexicon, at: Hashable) -> tuple[list[str], bool]:
    parts = [lexicon.settled(part, at) for part in hard_parts(text)]
    if is_hashtags(text):
        return [lexicon.shown.get(word_key(tag)) or spread_hashtag(tag) for tag in parts], False
    if column.level is not None:
        # Tick lists of forms are joined by commas.
        parts = [one for part in parts for one in lexicon.part(part, at, ",").parts]
    found: list[str] = []
    is_doubtful = False
    for part in parts:
        head, rest = headed(part) if part not in lexicon else ("", part)
        # What stands under a level is a list, and commas part it.
        parted = lexicon.part(rest, at, "," if head else None)
        found += [f"{one}: {head}" for one in parted.parts] if head else parted.parts
        is_doubtful = is_doubtful or parted.is_doubtful
    return with_levels_apart(found), is_doubtful


def _with_bare_digit(item: Item) -> Item:
    head = has_bare_digit(item.name) if item.level is None else ""
    return Item(head, Level(int(item.name[-1]), Form.NUMBER), item.rank) if head else item


def _in_doubt(item: Item, lexicon: Lexicon) -> Item:
    """Return the item, in doubt where a digit stands behind a known name: ``Excel 5``."""
    head = has_bare_digit(item.name) if item.level is None else ""
    is_doubtful = bool(head) and item.name not in lexicon and lexicon.knows(head)
    return replace(item, is_unclear=True) if is_doubtful else item


def _entered(entry: Entry, column: Column, names: SkillNames) -> Item:
    """Return the item of a list or mapping of a YAML or JSON file."""
    if entry.level is None:
        read = read_items([entry.text], column.levels, names.lexicon)
        return read[0] if read else Item("")
    if not entry.level:
        return Item(entry.text)
    level = level_of(entry.level, column.levels) if entry.level.strip() else None
    return Item(entry.text, level or Level(None, Form.NUMBER, entry.level))


def _level_in(item: Item, code: str, node: Node | None, faults: Faults, *, is_want: bool) -> int | None:
    """Return the level or priority of an item; what is odd about it goes to the faults."""
    level = item.level
    if item.is_unclear:
        faults.append(Fault("level-unclear", "", node=node))
    if level is None:
        is_ranked = is_want and item.rank is not None
        return max(MIN_PRIORITY, MAX_PRIORITY + 1 - (item.rank or 0)) if is_ranked else None
    if level.level is None:
        faults.append(_bad_level(level.typed, code, node))
        return None
    if is_want and level.form is not Form.NUMBER and not is_priority(level.typed):
        if level.level:
            faults.append(Fault("want-with-level", "", node=node))
            return None
        return 0
    if level.is_rounded:
        faults.append(Fault("level-rounded", "", node=node))
    return level.level


def texts_to_learn(cells: Iterable[Value], column: Column) -> list[str]:
    """Return the texts that a lexicon learns names from: cells, or their parts where settings part them."""
    texts: list[str] = []
    for cell in dict.fromkeys(cells):
        if isinstance(cell, str | Scalar):
            text = cell if isinstance(cell, str) else cell.text
            texts += [text] if (parts := parts_by_settings(text, column)) is None else parts
        else:
            texts += [entry.text for entry in items_of(cell, column)]
    return texts


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
    shown, key = names.resolve(skill)
    rated = RatedSkill(shown, key, None)
    if not text or not key:
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
    return RatedSkill(*names.resolve(text), None)


def _bad_level(typed: str, code: str, node: Node | None) -> Fault:
    what = "level" if code == "bad-level" else "priority"
    number = f"{typed} " if re.fullmatch(r"[-+]?\d{1,6}%?", typed) else ""
    is_other = typed.isdigit() and MAX_PRIORITY < int(typed) <= _MOST_STEPS
    fix = f"{CODES[code].remedy} {_OTHER_SCALE}" if is_other else ""
    return Fault(code, f"The {what} {number}is not a whole number from 1 to 5.", fix, node)
