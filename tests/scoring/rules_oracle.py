"""The hard rules, read a second time: from the cells as typed, by nothing but the standard library.

It shares no code with the package, so a misreading of either shows. Slow and plain: one pair at a time.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import combinations

Row = dict[str, str]
Pair = frozenset[str]

NOTHING = {"", "-", "--", "n/a", "na", "none", "tbd", "nobody", "no one", "keine", "?"}
YES = {"yes", "y", "true", "1", "ja", "oui"}
NO = {"no", "n", "false", "0", "nein", "non"}
TITLES = {"dr", "prof", "mr", "mrs", "ms"}


@dataclass
class Program:
    """The rules that a pool is read under, as they stand in its program file."""

    must_differ: list[str] = field(default_factory=list)
    must_share: list[str] = field(default_factory=list)
    ladder: list[str] = field(default_factory=list)
    steps: int = 0
    common_language: bool = False
    not_in_line: bool = True
    not_repeated: bool = True
    sides: bool = False
    commitments: list[str] = field(default_factory=list)


@dataclass
class Dirty:
    """A pool as files hold it: rows of a sheet, pairs of an earlier round, vetoes."""

    rows: list[Row]
    program: Program
    history: list[tuple[str, str]]
    vetoes: list[tuple[str, str]]


def plain(text: str) -> str:
    """Return a text as people see it, without case, width, composition and signs that show as nothing."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(" " if unicodedata.category(c) == "Zs" else c for c in text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    text = unicodedata.normalize("NFKC", text.casefold()).replace("\u2019", "'").replace("i\u0307", "i")
    return " ".join(text.replace("\u0131", "i").split())


def value(text: str) -> str:
    """Return a value of a field; spaces around joints do not count."""
    return re.sub(r"\s*([&/+-])\s*", r"\1", plain(text))


def is_nothing(text: str) -> bool:
    return plain(text).strip(" .") in NOTHING


def words(name: str) -> tuple[str, ...]:
    found = re.findall(r"[^\W_]+", plain(name).replace("'", ""))
    return tuple(sorted(word for word in found if word not in TITLES))


def forbidden(dirty: Dirty) -> set[Pair]:
    """Return the pairs of ids, as people see them, that some rule or decision keeps apart."""
    reader = Reader(dirty)
    ids = list(reader.rows)
    return {frozenset(pair) for pair in combinations(ids, 2) if reader.keeps_apart(*pair)}


class Reader:
    """Reads the rows, and answers for any two people whether they may meet."""

    def __init__(self, dirty: Dirty) -> None:
        self.rows = {plain(row["id"]): row for row in dirty.rows}
        self.program = dirty.program
        self.above = {one: self._climb(one) for one in self.rows}
        self.apart = {frozenset((*self.mean(a), *self.mean(b))) for a, b in dirty.vetoes}
        if dirty.program.not_repeated:
            self.apart |= {frozenset((*self.mean(a), *self.mean(b))) for a, b in dirty.history}
        for one in self.rows:
            for other in self.people(one, "avoid"):
                self.apart.add(frozenset((one, other)))

    def mean(self, text: str) -> list[str]:
        """Return everybody whom a reference may mean."""
        if is_nothing(text):
            return []
        mail = re.search(r"[^\s<>()]+@[^\s<>()]+", text)
        if mail:
            wanted = plain(mail[0]).removeprefix("mailto:")
            return [one for one, row in self.rows.items() if plain(row["email"]) == wanted]
        bracket = re.search(r"\(([^()]*)\)", unicodedata.normalize("NFKC", text))
        for inside in ([bracket[1]] if bracket else []) + [text]:
            number = re.sub(r"\.0$", "", plain(inside))
            if number in self.rows:
                return [number]
        called = words(re.sub(r"\([^()]*\)", " ", unicodedata.normalize("NFKC", text)))
        whole = [one for one, row in self.rows.items() if words(row["name"]) == called]
        if whole or len(called) != 1:
            return whole
        return [one for one, row in self.rows.items() if plain(row["name"]).split()[0] == called[0]]

    def people(self, one: str, column: str) -> list[str]:
        parts = re.split(r"[;\n\uff1b]", self.rows[one][column])
        return [other for part in parts for other in self.mean(part) if other != one]

    def _bosses(self, one: str) -> list[str]:
        """Return the bosses of a person: people of the pool by id, others by what they are called."""
        if one not in self.rows:
            return []
        found = []
        for part in re.split(r"[;\n\uff1b]", self.rows[one]["manager"]):
            if not is_nothing(part):
                found += self.mean(part) or ["outside " + " ".join(words(part))]
        return [boss for boss in found if boss != one]

    def _climb(self, one: str) -> set[str]:
        found: set[str] = set()
        waiting = self._bosses(one)
        while waiting:
            boss = waiting.pop()
            if boss not in found:
                found.add(boss)
                waiting += self._bosses(boss)
        return found

    def takes_part(self, one: str) -> bool:
        row = self.rows[one]
        active = plain(row["active"]).split(",")[0]
        if active in NO:
            return False
        agreed = plain(row["agreed"]).split(",")[0]
        if agreed in NO:
            # Somebody who says no has not agreed, whatever was asked.
            return False
        return not self.program.commitments or agreed in YES

    def keeps_apart(self, a: str, b: str) -> bool:
        program, one, other = self.program, self.rows[a], self.rows[b]
        return (
            frozenset((a, b)) in self.apart
            or not (self.takes_part(a) and self.takes_part(b))
            or (program.not_in_line and (a in self.above[b] or b in self.above[a]))
            or (program.sides and not self._crosses(one["side"], other["side"]))
            or any(self._blank_or(one[f], other[f], same=True) for f in program.must_differ)
            or any(self._blank_or(one[f], other[f], same=False) for f in program.must_share)
            or (bool(program.ladder) and not self._near(one["grade"], other["grade"]))
            or (program.common_language and not self._spoken(one) & self._spoken(other))
        )

    @staticmethod
    def _crosses(one: str, other: str) -> bool:
        return not is_nothing(one) and not is_nothing(other) and value(one) != value(other)

    @staticmethod
    def _blank_or(one: str, other: str, *, same: bool) -> bool:
        if is_nothing(one) or is_nothing(other):
            return True
        return (value(one) == value(other)) is same

    def _near(self, one: str, other: str) -> bool:
        ladder = [value(step) for step in self.program.ladder]
        if value(one) not in ladder or value(other) not in ladder:
            return False
        return abs(ladder.index(value(one)) - ladder.index(value(other))) <= self.program.steps

    @staticmethod
    def _spoken(row: Row) -> set[str]:
        parts = re.split(r"[;,\n\uff1b\uff0c]", row["languages"])
        return {value(part) for part in parts if not is_nothing(part)}
