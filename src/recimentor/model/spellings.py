"""Finds people in texts: by id, e-mail or name, however these are spelled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, Generic, TypeVar

from recimentor.model.names import is_unseen, same_text, without_accents, word_pattern, words_of

Owner = TypeVar("Owner")

#: What may stand between two words of one name: blanks, commas, quotes, brackets, marks of Markdown and of
#: names of files; in addresses a plus alone. A name may be broken over two lines, the second one set in
#: deeply; so blanks count as one sign.
_BETWEEN: Final = (
    r"(?:(?:\s{{1,200}}+|[,._'*()\[\]\"/\-\u2010-\u2015\u2018-\u201f\u00ab\u00bb`{own}]){{1,8}}|\+)\Z"
)
_GAP: Final = re.compile(_BETWEEN.format(own=""))
#: Plain letters that no mark can follow, or letters of which one may be a mark of the letter before.
_PLAIN_OR_NOT: Final = re.compile(r"[\0-\x7f]+(?![^\0-\x7f])|[\0-\x7f]+(?=[\0-\x7f])|[\0-\x7f]?[^\0-\x7f]+")
_PLAIN: Final = {at: " " if chr(at).isspace() else same_text(chr(at)) for at in range(128)}
#: Folded forms of longer texts are not kept.
_MOST_KEPT: Final = 1_000_000
#: What makes an address part of a longer one.
_MORE_BEFORE: Final = re.compile(r"[\w][.+\-]\Z|[+]\Z")
_MORE_BEHIND: Final = re.compile(r"[.\-]?\w|@")
#: A name of this many words or more is told by its first and its last as well.
_LONG_NAME: Final = 3
_MOST_WORDS: Final = 40
#: Nobody turns the words of a name that is longer than this.
_MOST_TURNED: Final = 12


@dataclass(frozen=True, slots=True)
class Found(Generic[Owner]):
    """A stretch of a text that names somebody: ``text[start:stop]``, and whose it is."""

    start: int
    stop: int
    owner: Owner


@dataclass(frozen=True, slots=True)
class _Folded:
    text: str
    #: Where in the original each letter of the folded text begins, and where it ends with all its marks.
    starts: Sequence[int]
    stops: Sequence[int]

    def spans(self) -> list[tuple[int, int]]:
        """Return where each word of the folded text begins and ends."""
        pattern = word_pattern(is_plain=self.text.isascii())
        return [found.span() for found in pattern.finditer(self.text)]


class Spellings(Generic[Owner]):
    """Finds any of some spellings in texts, the longest first.

    A name of several words is found in any order of its parts that people use (``Ana Roe``, ``Roe, Ana``),
    with blanks, hyphens, dots or low lines between its words, decomposed, or with letters between that show
    as nothing. Ids, e-mails and single words are found as whole words alone.
    """

    def __init__(self) -> None:
        self._exact: dict[str, Owner] = {}
        self._names: dict[tuple[str, ...], Owner] = {}
        # Of a name with other marks in it, as `Ana (Annie) Roe`: what may stand between its words.
        self._gaps: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._most_words = 0
        # Nearly all words of a text begin no spelling: they are passed by at once.
        self._firsts: dict[str, set[Owner]] = {}

    def add(self, spelling: str, owner: Owner) -> None:
        """Add an id, an e-mail or a single word: found as it is. The first owner of a spelling keeps it."""
        form = same_text(spelling)
        words = words_of(form)
        if words:
            start, stop = form.index(words[0]), form.rindex(words[-1]) + len(words[-1])
            self._exact.setdefault(form[start:stop], owner)
            self._firsts.setdefault(words[0], set()).add(owner)
            self._most_words = max(self._most_words, min(len(words), _MOST_WORDS))

    def add_name(self, name: str, owner: Owner) -> None:
        """Add a name: found in the orders of its words that people use. The first owner keeps it."""
        gap = _gap_of(name)
        for words in orders_of(name):
            self._names.setdefault(words, owner)
            if gap is not None:
                self._gaps.setdefault(words, gap)
            self._firsts.setdefault(words[0], set()).add(owner)
            self._most_words = max(self._most_words, min(len(words), _MOST_WORDS))

    def may_name(self, text: str, owner: Owner) -> bool:
        """Return whether a text holds the first word of one of somebody's spellings: a quick look."""
        form = _folded(text).text
        return any(owner in owners and word in form for word, owners in self._firsts.items())

    def find(self, text: str) -> Iterator[Found[Owner]]:
        """Yield the stretches of a text that name somebody, in order; none overlaps another."""
        if not self._most_words:
            return
        folded = _folded(text)
        words = folded.spans()
        end = 0
        for number, (start, stop_of_word) in enumerate(words):
            if start < end or folded.text[start:stop_of_word] not in self._firsts:
                continue
            stop, owners = self._at(folded.text, words[number : number + self._most_words])
            if owners:
                end = stop
                yield Found(folded.starts[start], folded.stops[stop - 1], owners[0])

    def _at(self, text: str, words: Sequence[tuple[int, int]]) -> tuple[int, list[Owner]]:
        """Return where the longest spelling that begins with the first word ends, and whose it is."""
        start = words[0][0]
        gaps = [text[one[1] : other[0]] for one, other in pairwise(words)]
        most = next((at for at, gap in enumerate(gaps, 1) if _GAP.match(gap) is None), len(words))
        for number in range(len(words), 0, -1):
            stop = words[number - 1][1]
            exact = text[start:stop]
            if exact in self._exact and not ("@" in exact and _goes_on(text, start, stop)):
                return stop, [self._exact[exact]]
            said = tuple(text[a:b] for a, b in words[:number])
            if said in self._names and (number <= most or self._are_own(said, gaps[: number - 1])):
                return stop, [self._names[said]]
        return start, []

    def _are_own(self, said: tuple[str, ...], gaps: Sequence[str]) -> bool:
        """Return whether nothing stands between the words of a name but its own marks."""
        gap = self._gaps.get(said)
        return gap is not None and all(map(gap.match, gaps))


class Phrases:
    """Finds whole phrases in texts: the same words in the same order, whatever stands between them.

    Parameters
    ----------
    phrases
        Texts of several words; each is found as a whole.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        words = {tuple(words_of(same_text(phrase))) for phrase in phrases} - {()}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(words, key=lambda one: (-len(one), one)):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where phrases begin and end, the longest first; none overlaps another."""
        folded = _folded(text)
        if not any(word in folded.text for word in self._by_first):
            return
        spans = folded.spans()
        words = [folded.text[start:stop] for start, stop in spans]
        at = 0
        while at < len(words):
            held = self._by_first.get(words[at], ())
            phrase = next((one for one in held if tuple(words[at : at + len(one)]) == one), None)
            if phrase is None:
                at += 1
                continue
            at += len(phrase)
            start, stop = spans[at - len(phrase)][0], spans[at - 1][1]
            yield folded.starts[start], folded.stops[stop - 1]

    def is_in(self, text: str) -> bool:
        """Return whether one of the phrases stands in a text."""
        return next(self.find(text), None) is not None


def cut(text: str, spans: Iterable[tuple[int, int]], instead: str) -> str:
    """Return a text in which something stands in the place of some stretches; these stand in order."""
    parts, at = list[str](), 0
    for start, stop in spans:
        parts += [text[at:start], instead]
        at = stop
    return "".join([*parts, text[at:]])


def orders_of(name: str) -> frozenset[tuple[str, ...]]:
    """Return a name as words, folded, in the orders in which people write them.

    ``Ana Maria Roe`` is also ``Roe, Ana Maria``, ``Maria Roe, Ana`` and ``Ana Roe``, ``Roe, Ana``.
    """
    words = tuple(words_of(same_text(name)))[:_MOST_WORDS]
    found = {words[at:] + words[:at] for at in range(len(words) if len(words) <= _MOST_TURNED else 1)}
    if len(words) >= _LONG_NAME:
        found |= {(words[0], words[-1]), (words[-1], words[0])}
    return frozenset(found - {()})


def _gap_of(name: str) -> re.Pattern[str] | None:
    """Return what may stand between the words of a name with marks of its own; ``None`` where it has none."""
    form = same_text(name)
    spans = [found.span() for found in word_pattern(is_plain=form.isascii()).finditer(form)]
    between = "".join(form[one[1] : other[0]] for one, other in pairwise(spans))
    own = "".join(sorted({char for char in between if _GAP.match(char) is None}))
    # A backslash stands before each of them in Markdown and calendars.
    return re.compile(_BETWEEN.format(own=re.escape(own + "\\"))) if own else None


def plain_name(name: str) -> str:
    """Return a name in the form in which two names are alike: without accents, folded, words alone."""
    return " ".join(words_of(without_accents(name)))


def _goes_on(text: str, start: int, stop: int) -> bool:
    """Return whether an address is part of a longer one."""
    return _MORE_BEFORE.search(text, 0, start) is not None or _MORE_BEHIND.match(text, stop) is not None


def _folded(text: str) -> _Folded:
    if text.isascii():
        return _Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    return _folded_short(text) if len(text) <= _MOST_KEPT else _folded_anyhow(text)


def _folded_anyhow(text: str) -> _Folded:
    letters, starts, stops = list[str](), list[int](), list[int]()
    for start, stop in _clusters(text):
        cluster = text[start:stop]
        if cluster.isascii():
            # A plain stretch: each letter of it becomes one.
            letters.append(cluster.translate(_PLAIN))
            starts += range(start, stop)
            stops += range(start + 1, stop + 1)
            continue
        # A mark of direction belongs to a blank as well.
        form = " " if cluster[0].isspace() else same_text(cluster)
        letters.append(form)
        starts += [start] * len(form)
        stops += [stop] * len(form)
    return _Folded("".join(letters), starts, stops)


#: One text is looked into for everything that somebody is called, several times over.
_folded_short = lru_cache(maxsize=4)(_folded_anyhow)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield plain stretches, and where each other letter begins and ends with all its marks."""
    for stretch in _PLAIN_OR_NOT.finditer(text):
        start, end = stretch.span()
        if stretch[0].isascii():
            yield start, end
            continue
        for at in range(start + 1, end):
            if not _belongs_before(text[at]):
                yield start, at
                start = at
        yield start, end


def _belongs_before(char: str) -> bool:
    """Return whether a character is part of the letter before it: marks, and the later parts of Hangul."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff" or is_unseen(char)
