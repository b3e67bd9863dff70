"""Searches files for a person once everything was taken out: what is there still, and what is alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

from recimentor.forgetting.identity import Identity
from recimentor.forgetting.layers import CannotReadError, layers
from recimentor.model.forgetting import Change, What
from recimentor.model.forgotten import REMOVED
from recimentor.model.names import without_accents, words_of
from recimentor.model.spellings import plain_name

#: Words as near as this are spellings of one word, in percent.
_NEAR: Final = 80
#: Shorter words are near to too many.
_SHORTEST: Final = 4
_MOST_LINES: Final = 5
_CANNOT_READ: Final = "cannot be looked into: look into it yourself"


class Search:
    """Looks for a person in files, in every form in which these may hold a name.

    Parameters
    ----------
    identity
        Who.
    """

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._near = _Near(identity)

    def look(self, path: Path, data: bytes, called: str) -> Iterator[Change]:
        """Yield what somebody has to look at in a file: mentions, what cannot be read, near spellings.

        Parameters
        ----------
        path, data
            The file and its content.
        called
            Its name and those of its folders, which may hold a name as well.
        """
        if self._identity.is_in(called):
            yield Change(path, What.LEFT, "its name, or that of its folder, is the person's")
        elif self._near.lines(called):
            yield Change(path, What.LIKE, "its name, or that of its folder, may mean the person")
        parts, near, seen = dict[str, None](), list[str](), set[str]()
        try:
            for part, text in layers(path, data):
                if self._identity.is_in(text):
                    parts[part] = None
                elif not near and part not in seen:
                    near = self._near.lines(text)
                seen.add(part)
        except CannotReadError:
            yield Change(path, What.LEFT, _CANNOT_READ)
        if parts:
            where = ", ".join(filter(None, parts))
            yield Change(path, What.LEFT, f"names the person{f' in {where}' if where else ''}")
        elif near:
            yield Change(path, What.LIKE, f"may mean the person: {', '.join(near)}")


class _Near:
    """Finds near spellings: another letter, an initial, one word of the name alone, words run together."""

    def __init__(self, identity: Identity) -> None:
        self._names = [plain_name(name).split() for name in sorted(identity.names)]
        others = [plain_name(name).split() for name in identity.others]
        self._others = {word for words in others for word in words}
        self._pairs = {frozenset(pair) for words in others for pair in combinations(words, 2)}

    @cached_property
    def _words(self) -> list[str]:
        return sorted({word for words in self._names for word in words if len(word) >= _SHORTEST})

    def lines(self, text: str) -> list[str]:
        """Return the lines of a text in which a near spelling stands, in words, the first few."""
        if not self._names:
            return []
        kinds = self._kinds(text)
        if not kinds:
            return []
        found = []
        for number, line in enumerate(text.split("\n"), 1):
            if self._is_near(words_of(without_accents(line.replace(REMOVED, ";"))), kinds):
                found.append(f"line {number}")
                if len(found) == _MOST_LINES:
                    break
        return found

    def _kinds(self, text: str) -> dict[str, frozenset[str]]:
        """Return each word of a text that is near to words of the names, with those."""
        from rapidfuzz import fuzz, process

        words = sorted(set(words_of(without_accents(text))))
        kinds: dict[str, set[str]] = {}
        for own in {word for name in self._names for word in name}:
            if len(own) >= _SHORTEST:
                near = process.extract(own, words, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
                for word, _, _ in near:
                    kinds.setdefault(word, set()).add(own)
            elif own in words:
                kinds.setdefault(own, set()).add(own)
        joined = {"".join(name): name for name in self._names if len(name) > 1}
        for word in words:
            if word in joined:
                kinds.setdefault(word, set()).update(joined[word])
        return {word: frozenset(own) for word, own in kinds.items()}

    def _is_near(self, words: list[str], kinds: dict[str, frozenset[str]]) -> bool:
        if any(self._is_telling(word, kinds) for word in words):
            return True
        return any(self._are_near(one, other, kinds) for one, other in pairwise(words))

    def _is_telling(self, word: str, kinds: dict[str, frozenset[str]]) -> bool:
        """Return whether a word alone may mean the person: a word of the name that nobody else bears."""
        own = kinds.get(word, frozenset())
        is_joined = len(own) > 1 and any(word == "".join(name) for name in self._names)
        return is_joined or (word in own and word in self._words and word not in self._others)

    def _are_near(self, one: str, other: str, kinds: dict[str, frozenset[str]]) -> bool:
        if frozenset((one, other)) in self._pairs:
            return False
        firsts, seconds = kinds.get(one, frozenset()), kinds.get(other, frozenset())
        if any(a != b for a in firsts for b in seconds):
            return True
        initials = {name[0][0] for name in self._names if len(name) > 1}
        is_last = any(name[-1] in firsts | seconds for name in self._names if len(name) > 1)
        return is_last and bool({one, other} & initials)
