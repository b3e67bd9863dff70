"""What a pool knows of skill names: the program's and the shipped ones, and those that stand alone in cells.

A comma, a slash or an "and" may part two skills or stand inside one. A known name settles it; else the
column does, where its parts recur; what remains is read as most people mean it, and told as a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from recimentor.intake.pack import starter_skills
from recimentor.intake.skillnames.shipped import shipped_aliases
from recimentor.intake.values.grammar import hard_parts, has_bare_digit, read_item, with_levels_apart
from recimentor.intake.values.tongues import rating_word, word_key
from recimentor.model.names import plain_signs, same_text, skill_key
from recimentor.model.program import Skills

_BRACKETS_AND_COMMAS = re.compile(r"[()\[\]]|(?<!\d),|,(?!\d)")
#: A slash between two numbers is no separator: ``4 / 5`` is a level, ``24/7`` a name.
_SLASHES = re.compile(r"(?<!\d)\s/\s|\s/\s(?!\d)")
_JOINED = re.compile(
    r"\s(?:and|&|und|sowie|et|y|e|en|i|oraz|\+|[-\u2013\u2014])\s|(?<!\d)(?<!\d\s)/|/(?!\s?\d)|(?<!\d)\.\s|\u3068|\s\u00b7\s",
    re.IGNORECASE,
)
_MAY_PART = re.compile(
    r"[,/+.&\u3068\u00b7\u2013\u2014-]|\s(?:and|und|sowie|et|y|e|en|i|oraz)\s", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?:and|or|und|oder|et|ou|y|o|e|en|of|i|oraz)\s", re.IGNORECASE)
_WITHIN = re.compile(r"\s(?:and|or|und|oder|et|ou|y|e|en|of|i|oraz|&)\s", re.IGNORECASE)
_MOST_WORDS = 4
_MOST_PARTS = 60
#: A column joins names by words where it does so this often, and most of the names are known.
_FEWEST_JOINED = 3
_FRONT = re.compile(r"\(?([1-5])\)?(?:\s*+[-\u2013\u2014:.=)])?\s++(?=[^\W\d])(.+)")
_FEWEST_FRONTS = 2
_LONGEST_WORD = 40
_WORD = "and"


@dataclass(frozen=True, slots=True)
class Parted:
    """The parts of a cell, and whether it is in doubt that these are the skills."""

    parts: tuple[str, ...]
    is_doubtful: bool = False


@dataclass(slots=True)
class Lexicon:
    """Names that are known, and what the columns of the pool say of their separators.

    ``fixed`` holds the keys of the program's and the shipped names, ``texts`` these names with all their
    signs, ``alone`` of those that stand alone in a
    cell or between signs that part; ``whole`` of texts with a joint that several people write alike;
    ``shown`` gives the name for a key without its spaces.
    """

    fixed: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    shown: dict[str, str] = field(default_factory=dict)
    recurring: set[str] = field(default_factory=set)
    stuck: set[tuple[str, str]] = field(default_factory=set)
    supported: set[tuple[Hashable, str]] = field(default_factory=set)
    digits: set[Hashable] = field(default_factory=set)
    fronts: set[Hashable] = field(default_factory=set)
    slashed: set[Hashable] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    parted_by_signs: set[Hashable] = field(default_factory=set)

    def __contains__(self, text: object) -> bool:
        """Return whether a text is a name of the program or a shipped one."""
        return isinstance(text, str) and same_text(text) in self.texts

    def knows(self, text: str) -> bool:
        """Return whether a part of a cell is known as a skill of its own."""
        key = skill_key(read_item(text, None, self).name)
        return bool(key) and (key in self.fixed or key in self.alone or key in self.recurring)

    def part(self, text: str, column: Hashable = None, separator: str | None = None) -> Parted:
        """Return the skills of one part of a cell, in which nothing else parts than commas, slashes or words.

        Parameters
        ----------
        text
            As :func:`~recimentor.intake.values.grammar.hard_parts` gives it.
        column
            Which column it stands in, called as for :meth:`learn`.
        separator
            What the program says parts the cells; nothing else does then, and there is no doubt.
        """
        if not _MAY_PART.search(text) or text in self:
            return Parted((text,))
        if separator is not None:
            return Parted(tuple(self._joined_known(_commas(text))) if separator == "," else (text,))
        parts, is_doubtful = [text], False
        for sign, split in _SIGNS:
            if len(parts) == 1:
                parts, doubt = self._by_sign(parts[0], split(parts[0]), column, sign)
                is_doubtful = is_doubtful or doubt
        is_list = len(parts) > 1
        found: list[str] = []
        for one in parts:
            more, doubt = self._by_word(one, column, is_list=is_list)
            found += more
            is_doubtful = is_doubtful or doubt
        return Parted(tuple(found), is_doubtful)

    def settled(self, part: str, column: Hashable) -> str:
        """Return a part with its level behind a colon, where the column writes all levels in front or so."""
        found = _FRONT.match(part) if column in self.fronts else None
        if found is not None:
            return f"{found[2]}: {found[1]}"
        if column in self.slashed and part not in self and (behind := _slashed_level(part)):
            return f"{behind[0]}: {behind[1]}"
        return part

    def learn(self, columns: Iterable[tuple[Hashable, Iterable[str]]]) -> None:
        """Learn from the cells of the pool's columns of skills, each column under a name of its own."""
        soft: dict[Hashable, list[str]] = {}
        whole: Counter[str] = Counter()
        for number, cells in columns:
            typed = Counter(cells)
            parted = {cell: hard_parts(cell) for cell in typed}
            parts = {part: None for found in parted.values() for part in found}
            for cell, count in typed.items():
                for part in parted[cell] if _MAY_PART.search(cell) else ():
                    whole[skill_key(part)] += count
            if sum(len(found) > 1 for found in parted.values()) * 2 > len(parted):
                self.parted_by_signs.add(number)
            self._note_levels(number, parted.values())
            parts = {self.settled(part, number): None for part in parts}
            names = [read_item(part, None, self).name for part in parts]
            self._note_digits(number, names)
            for name in names:
                if _MAY_PART.search(name):
                    soft.setdefault(number, []).append(name)
                elif key := skill_key(name):
                    self.alone.add(key)
                    self.shown.setdefault(word_key(name), name)
        self._learn_lists(soft)
        self._learn_joints(soft, whole)

    def _note_levels(self, number: Hashable, cells: Iterable[Sequence[str]]) -> None:
        """Note a column that writes levels in front, ``4 - Excel``, or behind a slash, ``Excel / expert``.

        Numbers in front count the list where they begin with 1; levels begin with any.
        """
        fronts: list[list[str]] = []
        num_parts = num_slashed = num_cells = 0
        for parts in cells:
            num_cells += 1
            num_parts += len(parts)
            found = [front[1] for part in parts if (front := _FRONT.match(part))]
            fronts += [found] if len(found) == len(parts) > 0 else []
            num_slashed += sum(bool(_slashed_level(part)) for part in parts) if not found else 0
        others = sum(found[0] != "1" for found in fronts)
        if others > _FEWEST_FRONTS and len(fronts) * 10 >= num_cells * 7 and others * 3 >= len(fronts):
            self.fronts.add(number)
        if num_slashed > _FEWEST_FRONTS and num_slashed * 10 >= num_parts * 6:
            self.slashed.add(number)

    def _note_digits(self, number: Hashable, names: Sequence[str]) -> None:
        """Note a column whose names nearly all end in a lone digit, several of them: these are levels."""
        heads = [head for name in names if (head := has_bare_digit(name))]
        tails = {name[-1] for name in names if has_bare_digit(name)}
        if len(set(heads)) > 2 and len(tails) > 1 and len(heads) * 10 > len(names) * 6:  # noqa: PLR2004
            self.digits.add(number)

    def _learn_lists(self, soft: dict[Hashable, list[str]]) -> None:
        lists = {
            (number, sign): [keys for text in texts if len(keys := self._keys(split(text))) > 1]
            for number, texts in soft.items()
            for sign, split in _SIGNS
        }
        everywhere = {keys for found in lists.values() for keys in found}
        counts = Counter(key for keys in everywhere for key, _ in set(keys))
        self._learn_stuck(everywhere, Counter(key for keys in everywhere for key, _ in keys))
        inside = {key for pair in self.stuck for key in pair}
        self.recurring = {key for key, count in counts.items() if count > 1 and key not in inside}
        known = self.fixed | self.alone | self.recurring
        for at, found in lists.items():
            parts = [key for keys in found for key, _ in keys]
            if parts and sum(key in known for key in parts) * 2 >= len(parts):
                self.supported.add(at)

    def _learn_joints(self, soft: dict[Hashable, list[str]], whole: Counter[str]) -> None:
        """Learn names that words such as ``and`` join with ever other names, and columns that join so.

        What several people write in the same way is one name, such as ``Planning & prioritising``; a column
        whose cells other signs part joins nothing.
        """
        joined: dict[Hashable, list[frozenset[str]]] = {}
        for number, texts in soft.items():
            alone = [text for text in texts if whole[skill_key(text)] <= 1]
            pieces = [_JOINED.split(piece) for text in alone for piece in _commas(text)]
            lists = [frozenset(key for key, _ in self._keys(parts)) for parts in pieces if len(parts) > 1]
            joined[number] = [keys for keys in dict.fromkeys(lists) if len(keys) > 1]
        partners: dict[str, list[frozenset[str]]] = {}
        for keys in (keys for found in joined.values() for keys in found):
            for key in keys:
                partners.setdefault(key, []).append(keys - {key})
        self.recurring |= {
            key for key, others in partners.items() if any(not others[0] & each for each in others[1:])
        }
        self.whole = {key for key, count in whole.items() if count > 1}
        known = self.fixed | self.alone | self.recurring
        for number, found in joined.items():
            told = [key in known for keys in found for key in keys]
            if number in self.parted_by_signs:
                continue
            if len(found) >= _FEWEST_JOINED and sum(told) * 3 >= len(told) * 2:
                self.supported.add((number, _WORD))

    def _learn_stuck(self, lists: Iterable[tuple[tuple[str, str], ...]], counts: Counter[str]) -> None:
        """Learn neighbours that may be one name: a part in small letters that always follows the same one."""
        pairs: Counter[tuple[str, str]] = Counter()
        may_go_on: set[tuple[str, str]] = set()
        for keys in lists:
            for (first, typed), (second, then) in pairwise(keys):
                pairs[first, second] += 1
                if then[:1].islower() and not typed[:1].islower():
                    may_go_on.add((first, second))
        for first, second in may_go_on:
            count = pairs[first, second]
            is_known = second in self.fixed or second in self.alone
            if not is_known and counts[second] == count == counts[first]:
                self.stuck.add((first, second))

    def _keys(self, parts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        named = with_levels_apart(parts)
        return tuple((skill_key(read_item(part, None, self).name), part.strip()) for part in named)

    def _by_sign(
        self, text: str, parts: Sequence[str], column: Hashable, sign: str
    ) -> tuple[list[str], bool]:
        """Return the parts between commas, or between slashes, and whether they are in doubt."""
        if len(parts) > _MOST_PARTS:
            return list(parts), True
        bare = [part.strip() for part in parts if part.strip()]
        parts = self._joined_known(with_levels_apart(bare))
        if len(parts) < 2:  # noqa: PLR2004
            return [text] if len(bare) < 2 else list(parts), False  # noqa: PLR2004
        known = [self._knows_all(part) for part in parts]
        if all(known):
            return list(parts), False
        joined = self._joined_stuck(parts)
        if len(joined) < len(parts):
            return joined, True
        is_supported = (column, sign) in self.supported
        if not is_supported and not all(_is_short(part) for part in parts):
            return [text], True
        goes_on = any(
            not is_known and _looks_joined(part) for part, is_known in zip(parts, known, strict=True)
        )
        return list(parts), not is_supported or goes_on

    def _knows_all(self, text: str) -> bool:
        return self.knows(text) or all(self.knows(part) for part in _JOINED.split(text))

    def _by_word(self, text: str, column: Hashable, *, is_list: bool) -> tuple[list[str], bool]:
        """Return the skills that ``and``, a slash and the like join, where each is known by itself."""
        if text in self or not _MAY_PART.search(text):
            return [text], False
        item = read_item(text, None, self)
        if (item.level is not None or item.is_unclear) and not _MAY_PART.search(item.name):
            return [text], False
        parts = with_levels_apart([part for part in _JOINED.split(text) if part and part.strip()])
        if len(parts) < 2 or len(parts) > _MOST_PARTS:  # noqa: PLR2004
            return [text], False
        known = [self.knows(part) for part in parts]
        if all(known):
            return parts, False
        # Of two kinds of joint, as in "Coaching and Diversity & inclusion", one may stand inside a name.
        signs = {same_text(found.group()) for found in _JOINED.finditer(text)}
        is_one = skill_key(text) in self.whole or len(signs) > 1
        if any(known) and not is_one and (column, _WORD) in self.supported and all(map(_is_short, parts)):
            return parts, True
        is_worded = _WITHIN.search(text) is not None or "/" in text
        return [text], is_worded and (any(known) or is_list) and skill_key(text) not in self.alone

    def _joined_known(self, parts: Sequence[str]) -> list[str]:
        """Return the parts, those of one known name put together again, the longest first."""
        if len(parts) < 2:  # noqa: PLR2004
            return list(parts)
        joined: list[str] = []
        at = 0
        while at < len(parts):
            end = next(
                (
                    end
                    for end in range(min(len(parts), at + _MOST_WORDS), at + 1, -1)
                    if skill_key(read_item(", ".join(parts[at:end]), None, self).name) in self.fixed
                ),
                at + 1,
            )
            joined.append(", ".join(part.strip() for part in parts[at:end]))
            at = end
        return joined

    def _joined_stuck(self, parts: Sequence[str]) -> list[str]:
        keys = [skill_key(part) for part in parts]
        joined: list[str] = [parts[0]]
        for before, key, part in zip(keys, keys[1:], parts[1:], strict=False):
            if (before, key) in self.stuck:
                joined[-1] += f", {part}"
            else:
                joined.append(part)
        return joined


def _slashed_level(part: str) -> tuple[str, str] | None:
    """Return name and level word of ``Excel / expert``; None where no slash or no such word is there."""
    name, slash, word = part.rpartition("/")
    is_level = bool(slash and name.strip()) and len(word) <= _LONGEST_WORD and bool(rating_word(word))
    return (name.strip(), word.strip()) if is_level else None


def lexicon_of(skills: Skills, own: Iterable[str] = ()) -> Lexicon:
    """Return the lexicon of a program: its own names, and the shipped ones."""
    names = [*own, *skills.names, *skills.aliases]
    names += [part.strip() for name in skills.aliases.values() for part in name.split(";")]
    names += [name for entry in skills.related for name in (entry.want, entry.offer)]
    names += starter_skills()
    lexicon = Lexicon()
    for name in names:
        lexicon.fixed.add(skill_key(name))
        lexicon.texts.add(same_text(name))
        lexicon.shown.setdefault(word_key(name), name)
    if skills.shipped_aliases:
        for key, name in shipped_aliases().items():
            lexicon.fixed |= {key, skill_key(name)}
            lexicon.texts |= {key, same_text(name)}
            lexicon.shown.setdefault(word_key(name), name)
    lexicon.fixed.discard("")
    return lexicon


def parts_between_words(text: str) -> list[str]:
    """Return what words such as *and*, slashes and the like would part in a text."""
    return [part.strip() for part in _JOINED.split(text) if part.strip()]


def _commas(text: str) -> list[str]:
    """Return the parts between commas that stand neither in brackets nor between two digits."""
    plain = plain_signs(text)
    depth, start = 0, 0
    parts = []
    for found in _BRACKETS_AND_COMMAS.finditer(plain):
        sign = found.group()
        if sign == ",":
            if not depth:
                parts.append(text[start : found.start()])
                start = found.end()
        else:
            depth = max(0, depth + (1 if sign in "([" else -1))
    return [stripped for part in (*parts, text[start:]) if (stripped := part.strip())]


#: Signs that part lists in some columns and stand in names in others, and how they part.
_SIGNS: tuple[tuple[str, Callable[[str], list[str]]], ...] = ((",", _commas), ("/", _SLASHES.split))


def _is_short(part: str) -> bool:
    return len(part.split()) <= _MOST_WORDS


def _looks_joined(part: str) -> bool:
    return _GOES_ON.match(part) is not None or _WITHIN.search(part) is not None
