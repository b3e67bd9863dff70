"""A second reading of the hard rules: from the rows of a CSV file to the pairs that may not be made.

Written from the design and the reference of rules alone, with the standard library: its own way to compare
texts, to find whom a text means, to read decisions and earlier rounds. It knows what the generator beside it
writes, and no more. Nothing of the program is imported here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

Row = Mapping[str, str]
Apart = dict[tuple[int, int], set[str]]

_NO_ANSWERS: Final = {
    "n a",
    "none",
    "tbd",
    "keine",
    "nobody",
    "no one",
    "nothing",
    "not applicable",
    "niemand",
}
_TITLES: Final = {"dr", "prof", "mr", "mrs", "ms", "herr", "frau", "phd"}
_YES: Final = {"yes", "y", "true", "1", "ja", "oui", "i agree", "agreed"}
_NO: Final = {"no", "n", "false", "0", "nein", "non", "i do not agree", "not agreed"}
_LANGUAGES: Final = {
    "english": "english", "en": "english", "englisch": "english", "anglais": "english",
    "german": "german", "de": "german", "deutsch": "german", "allemand": "german",
    "french": "french", "fr": "french", "französisch": "french", "français": "french",
    "spanish": "spanish", "español": "spanish", "klingon": "klingon",
}  # fmt: skip


def form(text: str) -> str:
    """Return a text as it compares: no width, case, unseen sign, kind of space, dash, apostrophe or i-dot."""
    letters = []
    for char in unicodedata.normalize("NFKD", text.replace("\u00b4", "'")).casefold():
        kind = unicodedata.category(char)
        if kind == "Cf" or char == "\u034f":
            continue
        if kind == "Pd" or char == "\u2212":
            letters.append("-")
        elif char in "\u2018\u2019`\u02bc":
            letters.append("'")
        else:
            letters.append(" " if char.isspace() else char)
    whole = unicodedata.normalize("NFC", "".join(letters).replace("\u0131", "i").replace("i\u0307", "i"))
    return " ".join(whole.split())


def bare(text: str) -> str:
    """Return a text in the usual width, without unseen signs."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")


def value(text: str) -> str:
    """Return a value of a field as it compares; empty where there is no answer."""
    if says_nothing(text):
        return ""
    found = form(text)
    for joint in "&/+-":
        found = joint.join(part.strip() for part in found.split(joint))
    return found


def says_nothing(text: str) -> bool:
    """Return whether a cell holds no answer."""
    words = " ".join("".join(char if char.isalnum() else " " for char in form(text)).split())
    return not words or words in _NO_ANSWERS


def name_words(text: str) -> list[str]:
    """Return the words of a name without accents, apostrophes and titles."""
    plain = unicodedata.normalize("NFKD", form(text).replace("'", ""))
    kept = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return [word for word in kept.split() if word not in _TITLES]


def address(text: str) -> str:
    """Return an e-mail without ``mailto:`` and without what follows a plus."""
    local, at, domain = form(text).removeprefix("mailto:").rpartition("@")
    return local.split("+")[0] + at + domain


@dataclass(frozen=True, slots=True)
class Person:
    """One row: everything that may stand for somebody."""

    id: str
    name: str
    email: str


class People:
    """Finds rows by what a text calls them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.everybody = [_person(row) for row in rows]

    def meant(self, text: str) -> tuple[set[int], bool]:
        """Return whom one reference means or may mean, and whether it certainly means somebody."""
        text = text.strip()
        exact = {
            k
            for k, one in enumerate(self.everybody)
            if form(text) in map(form, (one.id, one.email, one.name)) and form(text)
        }
        if exact:
            return exact, len(exact) == 1
        beside = re.fullmatch(r"(.+?)\s*[<(](.+?)[>)]", bare(text).strip())
        if beside:
            halves = [self.meant(half) for half in beside.groups()]
            sure = set().union(*(found for found, is_sure in halves if is_sure))
            return (sure, True) if len(sure) == 1 else (set().union(*(found for found, _ in halves)), False)
        for way in (self._by_number, self._by_address, self._by_words):
            if found := way(text):
                return found, len(found) == 1
        return self._perhaps(text), False

    def _by_number(self, text: str) -> set[int]:
        number = re.fullmatch(r"0*(\d+?)(\.0+)?", form(text))
        if not number:
            return set()
        return {k for k, one in enumerate(self.everybody) if form(one.id).lstrip("0") == number[1]}

    def _by_address(self, text: str) -> set[int]:
        if "@" not in form(text):
            return set()
        return {
            k
            for k, one in enumerate(self.everybody)
            if "@" in one.email and address(one.email) == address(text)
        }

    def _by_words(self, text: str) -> set[int]:
        words = name_words(text)
        if not words or "@" in form(text):
            return set()
        names = [name_words(one.name) for one in self.everybody]
        same = {k for k, name in enumerate(names) if sorted(name) == sorted(words)}
        return same or {k for k, name in enumerate(names) if may_be_one(name, words)}

    def _perhaps(self, text: str) -> set[int]:
        if "@" in form(text):
            local = address(text).split("@")[0]
            mine = {
                k
                for k, one in enumerate(self.everybody)
                if "@" in one.email and address(one.email).split("@")[0] == local
            }
            return mine | self._by_words(local.replace(".", " ").replace("-", " "))
        words = name_words(text)
        found = set()
        for k, one in enumerate(self.everybody):
            name = name_words(one.name)
            if len(words) == 1 and len(name) > 1 and words[0] in name:
                found.add(k)
            if _slipped(words, name) or _likely(words, name):
                found.add(k)
        return found

    def listed(self, cell: str) -> set[int]:
        """Return everybody whom a cell means or may mean that names one or several."""
        if says_nothing(cell):
            return set()
        found = set()
        for part in re.split(r"[;|\n\r\u3001]+", bare(cell)):
            if part.strip():
                found |= self._parted(part)
        return found

    def _parted(self, text: str) -> set[int]:
        whole, is_sure = self.meant(text)
        is_close = bool(whole) and not self._is_loose(text, whole)
        if is_sure and is_close:
            return whole
        parts = [
            part
            for part in re.split(r"\s+(?:and|und|&)\s+|\s*/\s*", text, flags=re.IGNORECASE)
            if part.strip()
        ]
        if len(parts) < 2:
            parts = [part for part in text.split(",") if part.strip()]
            is_list = len(name_words(parts[0])) > 1 and any(self.meant(part)[0] for part in parts[1:])
            if is_close and not is_list:
                return whole
        return set().union(*map(self._parted, parts)) if len(parts) > 1 else whole

    def _is_loose(self, text: str, found: set[int]) -> bool:
        """Return whether a text holds words that are no part of the name of whom it means."""
        words = name_words(re.sub(r"[<(].*?[>)]", "", bare(text)))
        return all(len(words) > len(name_words(self.everybody[k].name)) for k in found)


def _person(row: Row) -> Person:
    name, email = row.get("name", ""), row.get("email", "")
    return Person(key_of(row), name, email)


def key_of(row: Row) -> str:
    """Return what a row is known by: its id, else the e-mail, else the name."""
    return next((row[name] for name in ("id", "email", "name") if form(row.get(name, ""))), "")


def may_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether one name is the other with initials, or without a middle name."""
    few, many = sorted((one, other), key=len)
    if len(few) < 2 or not any(len(w) > 1 and w in few and w in many for w in (few[-1], many[-1])):
        return False
    rest = list(many)
    for word in sorted(few, key=len, reverse=True):
        fits = [w for w in rest if w == word] or [
            w for w in rest if w[0] == word[0] and 1 in (len(w), len(word))
        ]
        if not fits:
            return False
        rest.remove(fits[0])
    return True


def _slipped(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two names are the same but for one slip of the finger."""
    mine, theirs = list(one), list(other)
    for word in one:
        if word in theirs:
            mine.remove(word)
            theirs.remove(word)
    if len(mine) != 1 or len(theirs) != 1 or len(" ".join(one)) < 5:
        return False
    a, b = mine[0], theirs[0]
    if len(a) == len(b):
        apart = [n for n in range(len(a)) if a[n] != b[n]]
        swapped = (
            len(apart) == 2
            and apart[1] == apart[0] + 1
            and a[apart[0]] == b[apart[1]]
            and a[apart[1]] == b[apart[0]]
        )
        return len(apart) == 1 or swapped
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def _likely(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two whole names share the family name and the first letter of another word."""
    if len(one) < 2 or len(other) < 2:
        return False
    shared = {
        word for word in ({one[-1]} & {other[-1], other[0]}) | ({other[-1]} & {one[0]}) if len(word) > 1
    }
    return bool(shared) and bool(
        {w[0] for w in one if w not in shared} & {w[0] for w in other if w not in shared}
    )


@dataclass(frozen=True, slots=True)
class Case:
    """What a pool is made of: rows of the sheet, the program, decisions, earlier pairs."""

    rows: Sequence[Row]
    program: Mapping[str, Any]
    vetoed: Sequence[tuple[str, str]] = ()
    out: Sequence[str] = ()
    earlier: Sequence[tuple[str, str]] = ()


def forbidden(case: Case) -> Apart:
    """Return every pair of rows that may not be made, with the rules that say so."""
    apart: Apart = {}
    people = People(case.rows)
    for rule, pairs in _by_reference(case, people):
        for i, j in pairs:
            if i != j:
                apart.setdefault((min(i, j), max(i, j)), set()).add(rule)
    gone = {k for text in case.out for k in people.meant(text)[0]}
    gone |= {k for k, row in enumerate(case.rows) if not _takes_part(row, case.program)}
    for i, j in combinations(range(len(case.rows)), 2):
        broken = {name for name, holds in _by_field(case, i, j) if not holds}
        if gone & {i, j}:
            broken.add("presence")
        if broken:
            apart.setdefault((i, j), set()).update(broken)
    return apart


def _by_reference(case: Case, people: People) -> Iterable[tuple[str, Iterable[tuple[int, int]]]]:
    rows = case.rows
    yield "avoid", [(k, other) for k, row in enumerate(rows) for other in people.listed(row.get("avoid", ""))]
    yield "vetoed", _pairs(case.vetoed, people)
    yield "one person", _twins(people.everybody)
    if not any(rule.get("not_repeated") is False for rule in case.program.get("rules", ())):
        yield "not repeated", _pairs(case.earlier, people)
    if not any(rule.get("not_in_line") is False for rule in case.program.get("rules", ())):
        bosses = [people.listed(row.get("manager", "")) - {k} for k, row in enumerate(rows)]
        yield "in line", [(k, above) for k in range(len(rows)) for above in _above(k, bosses)]


def _pairs(named: Iterable[tuple[str, str]], people: People) -> list[tuple[int, int]]:
    return [(i, j) for a, b in named for i in people.meant(a)[0] for j in people.meant(b)[0]]


def _above(person: int, bosses: Sequence[set[int]]) -> set[int]:
    found: set[int] = set()
    ahead = set(bosses[person])
    while ahead:
        found |= ahead
        ahead = {above for boss in ahead for above in bosses[boss]} - found
    return found


def _twins(everybody: Sequence[Person]) -> list[tuple[int, int]]:
    group = list(range(len(everybody)))
    for i, j in combinations(range(len(everybody)), 2):
        if _is_twin(everybody[i], everybody[j]):
            group = [group[i] if one == group[j] else one for one in group]
    return [(i, j) for i, j in combinations(range(len(everybody)), 2) if group[i] == group[j]]


def _is_twin(one: Person, other: Person) -> bool:
    mine, theirs = (address(p.email) if "@" in p.email else "" for p in (one, other))
    if mine and mine == theirs:
        return True
    names = name_words(one.name), name_words(other.name)
    if min(map(len, names)) < 2:
        return False
    if sorted(names[0]) == sorted(names[1]):
        return True
    agree = not mine or not theirs or mine.split("@")[0] == theirs.split("@")[0]
    return agree and may_be_one(*names)


def _takes_part(row: Row, program: Mapping[str, Any]) -> bool:
    said = form(row.get("active", ""))
    if said in _NO:
        return False
    answer = row.get("commitments", "")
    if form(answer) in _NO:
        return False
    asked = [form(one) for one in program.get("commitments", ())]
    if not asked:
        return True
    if form(answer) in _YES:
        return True
    given = {form(part) for part in re.split(r"[;\n]", bare(answer))}
    return all(one in given for one in asked)


def _by_field(case: Case, i: int, j: int) -> Iterable[tuple[str, bool]]:
    """Yield the name of each rule that rests on a field, and whether a pair keeps it."""
    one, other = case.rows[i], case.rows[j]
    if sides := case.program.get("sides"):
        a, b = value(one.get(sides, "")), value(other.get(sides, ""))
        yield "sides", bool(a and b and a != b)
    for rule in case.program.get("rules", ()):
        ((name, setting),) = rule.items()
        if name in ("must_differ", "must_share"):
            a, b = value(one.get(setting, "")), value(other.get(setting, ""))
            yield name, bool(a and b and (a == b) == (name == "must_share"))
        elif name == "at_most_apart":
            ladder = [value(step) for step in setting["ladder"]]
            steps = [value(row.get(setting["field"], "")) for row in (one, other)]
            known = all(step in ladder for step in steps)
            yield name, known and abs(ladder.index(steps[0]) - ladder.index(steps[1])) <= setting["steps"]
        elif name == "common_language":
            yield name, bool(languages(one.get("languages", "")) & languages(other.get("languages", "")))


def languages(cell: str) -> set[str]:
    """Return the languages of a cell."""
    found = set()
    for part in re.split(r"[,;/\n]|\sund\s|\sand\s|&", bare(cell), flags=re.IGNORECASE):
        plain = form(re.sub(r"\(.*?\)", "", part)).removeprefix("fluent in ").strip()
        if plain and not says_nothing(plain):
            found.add(_LANGUAGES[plain])
    return found
