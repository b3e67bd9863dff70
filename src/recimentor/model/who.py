"""Who is meant by a text: an id, an e-mail or a name, as people and systems write them.

One owner for every reference to a person: managers, partners to avoid or prefer, decisions, corrections,
earlier rounds. A text either means exactly one person, or may mean some, or nobody who is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from recimentor.model.first_names import may_be_short_for
from recimentor.model.names import same_text, visible, without_accents, words_of
from recimentor.model.patterns import short

#: Titles and what stands behind names; none of them is part of who somebody is.
_TITLES: Final = frozenset(
    """
    dr prof professor professorin mr mrs ms miss mx sir dame herr frau herrn mme mlle madame monsieur sra srta
    sig dott dottssa ing dipl mag dhr mevr drs pan pani doc mudr phdr phd md mba msc bsc jr llm llb esq
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
#: Short forms that are titles only beside a whole name: M. Roe may be Maria.
_SHORT_TITLES: Final = frozenset({"m", "hr", "fr", "sr", "dra"})
_ADDRESSED: Final = re.compile(r"^(?P<name>.*)<(?P<key>[^<>]+)>\s*$", re.DOTALL)
_BRACKETED: Final = re.compile(r"^(?P<name>.+)[(\[](?P<key>[^()\[\]]+)[)\]]\s*$", re.DOTALL)
_KEY_FIRST: Final = short(re.compile(r"^\s*(?P<key>\S*\d\S*)\s*[-:|/]\s+(?P<name>\D+)$"), 600)
_KEY_LAST: Final = short(re.compile(r"^(?P<name>\D+)(?<=\s)[-:|/]\s*(?P<key>\S*\d\S*)\s*$"), 600)
_MAIL_TO: Final = re.compile(r"^\s*(?:mailto|smtp|sip):", re.IGNORECASE)
_NUMBER: Final = re.compile(r"^(\d+)(?:\.0+)?$")
_NUMBERED: Final = short(re.compile(r"^[^\d\s]{0,8}?0*(\d+)$"), 100)
_STRONG: Final = re.compile(r"[;\n\r|\u3001]+")
#: Behind it nothing closes a bracket: what stands in one belongs to whom stands before it.
_OUTSIDE: Final = r"(?![^(\[<]{0,200}[)\]>])"
_WEAK: Final = re.compile(
    rf"(?:(?<!\s)\s+(?:&|and|und|et|y|e|en|i)\s+|(?:(?<!\s)\s+)?/\s*){_OUTSIDE}", re.IGNORECASE
)
_COMMA: Final = re.compile(f",{_OUTSIDE}")
#: The manager of a directory export: ``CN=Bo Marsh,OU=Buying,DC=example``.
_DISTINGUISHED: Final = re.compile(r"^\s*(?:CN|UID)=(?P<name>(?:\\.|[^,\\])+),\s*\w+=", re.IGNORECASE)
_SHORTEST_NEAR = 5
_MOST_SLIPS = 1

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Called:
    """One person by everything that may stand for them.

    Parameters
    ----------
    id
        The id; what is found.
    name, email
        As typed; empty where not known.
    others
        Further names and keys, such as an employee number.
    """

    id: str
    name: str = ""
    email: str = ""
    others: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that stands for the person."""
        return (self.id, self.name, self.email, *self.others)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text means.

    Parameters
    ----------
    ids
        The person that it means, or none.
    maybe
        Where that is not certain: all whom it may mean, sorted.
    is_blind
        Whether it is a kind of text, such as a number, by which nobody here could be found.
    """

    ids: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    is_blind: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        """Everybody whom it means or may mean."""
        return self.ids or self.maybe


class Finder:
    """Finds people by what a text calls them.

    Parameters
    ----------
    people
        Everybody who can be meant.
    """

    def __init__(self, people: Iterable[Called]) -> None:
        self._people = {person.id: person for person in people}
        self._called: dict[str, list[str]] = {}
        self._found: dict[str, Meant] = {}
        self._loosely: set[str] = set()
        for person in self._people.values():
            for text in {same_text(text) for text in person.texts} - {""}:
                self._called.setdefault(text, []).append(person.id)

    def __contains__(self, person_id: str) -> bool:
        """Return whether somebody has exactly this id."""
        return person_id in self._people

    def named(self, text: str) -> tuple[str, ...]:
        """Return the ids that a text stands for as it is: the exact id, else everybody called so."""
        return (text,) if text in self._people else tuple(self._called.get(same_text(text), ()))

    def find(self, text: str) -> Meant:
        """Return whom one reference means.

        Tried in turn, the first that finds somebody counts: the text as it is; its parts, where it holds an
        address or a number beside a name; numbers as spreadsheets change them; names by their words, in any
        order, without accents and titles, with initials; what is nearly so, which is never certain.
        """
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> Meant:
        named = self.named(text)
        if named:
            return _meant(named)
        # The signs around a name count in any width: \uff1c, \uff08, \uff20, or a full-width mailto.
        parts = _parts_of(visible(text))
        if len(parts) > 1:
            return self._by_parts(parts)
        (part,) = parts or ("",)
        for way in (self.named, self._by_number, self._by_address, self._by_words):
            if found := way(part):
                return _meant(found)
        maybe = self._nearly(part)
        return Meant(maybe=maybe, is_blind=not maybe and self._is_blind(part))

    def find_each(self, text: str) -> list[tuple[str, Meant]]:
        """Return whom a cell means that may name several people, each with the text that names them."""
        if self.named(text):
            return [(text, self.find(text))]
        text = "\n".join(map(visible, text.splitlines()))
        for separators in (_STRONG, _WEAK):
            whole = self.find(text)
            if separators is _WEAK and whole.ids and self._is_closely(text):
                return [(text, whole)]
            parts = [part.strip() for part in separators.split(text) if part.strip()]
            if len(parts) > 1:
                return [each for part in parts for each in self.find_each(part)]
        parts = self._comma_parts(text, whole)
        return [(part, self.find(part)) for part in parts] if len(parts) > 1 else [(text, whole)]

    def _is_closely(self, text: str) -> bool:
        """Return whether every word of a text that means somebody is about them, beside a key as well.

        In ``Ana Roe and Bo Kim (1002)`` the key means Bo alone.
        """
        return all(self.find(part).ids and part not in self._loosely for part in (text, *_parts_of(text)))

    def _comma_parts(self, text: str, whole: Meant) -> list[str]:
        """Return the people that commas separate, or spaces where every part is an id.

        A comma may stand within one name as well: ``Roe, Ana M.`` begins with a single word, and somebody is
        called so.
        """
        parts = [part.strip() for part in _COMMA.split(text) if part.strip()]
        if len(parts) > 1:
            found = [self.find(part) for part in parts]
            if all(one.ids for one in found):
                return parts
            is_one = whole.ids and self._is_closely(text)
            are_several = _is_whole(parts[0]) and any(one.all for one in found[1:])
            if not is_one and (are_several or (not whole.all and all(one.all for one in found))):
                return parts
        words = text.split()
        return words if "," not in text and all(word in self._people for word in words) else [text]

    def _by_parts(self, parts: Sequence[str]) -> Meant:
        found = [self.find(part) for part in parts]
        sure = {one.ids[0] for one in found if one.ids}
        # A key of nobody, where people have such keys, contradicts the name beside it.
        is_contradicted = any(
            _is_key(part) and not one.all and not one.is_blind for part, one in zip(parts, found, strict=True)
        )
        if len(sure) == 1 and not is_contradicted:
            return Meant(tuple(sure))
        everybody = {person for one in found for person in one.all}
        return Meant(maybe=tuple(sorted(everybody)), is_blind=all(one.is_blind for one in found))

    def _by_number(self, text: str) -> tuple[str, ...]:
        number = _NUMBER.match(same_text(text))
        return tuple(self._numbers.get(number[1].lstrip("0"), ())) if number else ()

    def _by_address(self, text: str) -> tuple[str, ...]:
        return tuple(self._addresses.get(address_key(text), ())) if "@" in text else ()

    def _by_words(self, text: str) -> tuple[str, ...]:
        words = name_words(text)
        if not words or "@" in text:
            return ()
        same = self._words.get(tuple(sorted(words)), ())
        if same or len(words) == 1:
            return tuple(same)
        self._loosely.add(text)
        return tuple(p for p in self._sharing(words) if _is_compatible(words, self._words_of[p]))

    def _nearly(self, text: str) -> tuple[str, ...]:
        """Return everybody whom a text may mean: by a part of a name, a slip, an address, some digits."""
        found: set[str] = set()
        if "@" in text:
            local = address_key(text).partition("@")[0]
            found |= self._locals.get(local, set())
            found |= set(self._by_words(" ".join(words_of(local))))
        elif digits := _NUMBERED.match(same_text(text)):
            found |= self._digits.get(digits[1], set())
        else:
            found |= self._near_words(name_words(text))
        return tuple(sorted(found))

    def _near_words(self, words: Sequence[str]) -> set[str]:
        if not words:
            return set()
        if len(words) == 1:
            held = {p for p in self._holding(words[0]) if len(self._words_of[p]) > 1}
            return held | self._shortened(words[0]) | self._slipped(words)
        initial = len(words[-1]) == 1
        likely = self._shortened(words[0]) if initial else self._sharing(words)
        near = {p for p in (*self._sharing(words), *likely) if _is_likely(words, self._words_of[p])}
        return near | self._slipped(words)

    def _shortened(self, word: str) -> set[str]:
        """Return everybody with a first name that a word may be short for, as Liz is for Elizabeth."""
        return {p for name, people in self._by_first.items() if may_be_short_for(word, name) for p in people}

    def _slipped(self, words: Sequence[str]) -> set[str]:
        """Return everybody whose name is a slip of the finger away."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        text = " ".join(sorted(words))
        if len(text) < _SHORTEST_NEAR or any(char.isdigit() for char in text):
            return set()
        keys = list(self._joined)
        close = process.extract(text, keys, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, limit=None)
        found = {person for key, _, _ in close for person in self._joined[key]}
        # A slip in the first letter of a word changes where the word stands in the sorted name.
        for person in self._sharing(words):
            mine, theirs = Counter(words), Counter(self._words_of[person])
            odd, other = [*(mine - theirs).elements()], [*(theirs - mine).elements()]
            if len(odd) == len(other) == 1 and OSA.distance(odd[0], other[0]) <= _MOST_SLIPS:
                found.add(person)
        return found

    def _is_blind(self, text: str) -> bool:
        if "@" in text:
            return not self._addresses
        return bool(_NUMBERED.match(same_text(text))) and not self._digits

    def _sharing(self, words: Sequence[str]) -> list[str]:
        """Return everybody who shares a whole word with a name, in the order of their ids."""
        return sorted({p for word in words if len(word) > 1 for p in self._holding(word)})

    def _holding(self, word: str) -> Sequence[str]:
        return self._by_word.get(word, ())

    @cached_property
    def _numbers(self) -> Mapping[str, tuple[str, ...]]:
        texts = ((p.id, _NUMBER.match(same_text(text))) for p in self._people.values() for text in p.texts)
        return _grouped((match[1].lstrip("0"), person) for person, match in texts if match)

    @cached_property
    def _digits(self) -> Mapping[str, set[str]]:
        texts = ((p.id, t) for p in self._people.values() for t in (p.id, *p.others) if "@" not in t)
        found = ((person, _NUMBERED.match(same_text(text))) for person, text in texts)
        return {k: set(v) for k, v in _grouped((m[1], person) for person, m in found if m).items()}

    @cached_property
    def _addresses(self) -> Mapping[str, tuple[str, ...]]:
        texts = ((address_key(text), p.id) for p in self._people.values() for text in p.texts if "@" in text)
        return _grouped(texts)

    @cached_property
    def _locals(self) -> Mapping[str, set[str]]:
        found = ((key.partition("@")[0], p) for key, people in self._addresses.items() for p in people)
        return {key: set(people) for key, people in _grouped(found).items()}

    @cached_property
    def _words_of(self) -> Mapping[str, tuple[str, ...]]:
        return {person.id: name_words(person.name or person.id) for person in self._people.values()}

    @cached_property
    def _words(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        return _grouped((tuple(sorted(words)), person) for person, words in self._words_of.items() if words)

    @cached_property
    def _joined(self) -> Mapping[str, tuple[str, ...]]:
        return {" ".join(words): people for words, people in self._words.items()}

    @cached_property
    def _by_first(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((word, person) for person, words in self._words_of.items() for word in words[:-1])

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((word, person) for person, words in self._words_of.items() for word in words)


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name for likeness: without accents, titles and what follows a name."""
    plain = without_accents(name).replace("'", "").replace(".", ". ")
    words = [word for word in words_of(plain) if word not in _TITLES]
    while len(words) > 2 and words[0] in _SHORT_TITLES:  # noqa: PLR2004 - a whole name is two words
        del words[0]
    return tuple(words)


def address_key(text: str) -> str:
    """Return an e-mail without what does not tell people apart: ``mailto:`` and a ``+tag``."""
    plain = _MAIL_TO.sub("", same_text(text).strip("<> "))
    local, at, domain = plain.rpartition("@")
    return f"{local.partition('+')[0]}{at}{domain}"


def is_same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two names may be one person's: words in any order, initials, a middle name."""
    if len(one) < 2 or len(other) < 2:  # noqa: PLR2004 - a first name alone is anybody's
        return False
    return sorted(one) == sorted(other) or _is_compatible(one, other)


def _is_compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether each word of the shorter name is a word or an initial of the longer one.

    A whole word must be shared at the end of one of them, where family names stand.
    """
    few, many = sorted((list(one), list(other)), key=len)
    ends = {word for word in (few[-1], many[-1]) if len(word) > 1} if few else set()
    if len(few) < 2 or not ends & set(few) & set(many):  # noqa: PLR2004
        return False
    rest = list(many)
    for word in sorted(few, key=len, reverse=True):
        alike = [w for w in rest if w == word] or [w for w in rest if _abbreviates(w, word)]
        if not alike:
            return False
        rest.remove(alike[0])
    return True


def _is_likely(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two names share the last word, and of another one the first letter or a short form.

    So they do where one is a first name, or a short form of it, with the initial of the last one: ``Ben O.``
    """
    if len(one) > 1 < len(other) and len(one[-1]) == 1 and other[-1][0] == one[-1]:
        return may_be_short_for(one[0], other[0])
    shared = {one[-1]} & {other[-1], other[0]} | {other[-1]} & {one[0]}
    shared = {word for word in shared if len(word) > 1}
    if not shared or len(other) < 2:  # noqa: PLR2004
        return False
    mine, theirs = ([word for word in words if word not in shared] for words in (one, other))
    return any(a[0] == b[0] or may_be_short_for(a, b) for a in mine for b in theirs)


def _abbreviates(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


def _parts_of(text: str) -> tuple[str, ...]:
    """Return name and key of a text that holds both; else the text alone, without ``mailto:``."""
    if found := _DISTINGUISHED.match(text):
        return (re.sub(r"\\(.)", r"\1", found["name"]).strip(),)
    for pattern in (_ADDRESSED, _BRACKETED, _KEY_FIRST, _KEY_LAST):
        if found := pattern.match(text):
            parts = (_MAIL_TO.sub("", found[part]).strip() for part in ("key", "name"))
            return tuple(part for part in parts if part)
    return (_MAIL_TO.sub("", text).strip().rstrip(",;").strip(),)


def _is_key(text: str) -> bool:
    return "@" in text or any(char.isdigit() for char in text)


def _is_whole(text: str) -> bool:
    """Return whether a text may name somebody alone: two words, an e-mail, or a key with digits."""
    return _is_key(text) or len(words_of(text)) > 1


def _meant(found: Sequence[str]) -> Meant:
    return Meant(tuple(found)) if len(found) == 1 else Meant(maybe=tuple(sorted(found)))


def _grouped(entries: Iterable[tuple[Key, str]]) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, dict[str, None]] = {}
    for key, person in entries:
        found.setdefault(key, {})[person] = None
    return {key: tuple(people) for key, people in found.items()}
