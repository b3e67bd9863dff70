"""Fields of everybody as integer codes, so that they compare as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recimentor.model.names import same_value
from recimentor.model.participant import TEXT_FIELDS, Participant, header_key
from recimentor.scoring.arrays import BoolArray, IntArray, UInt64Array, frozen

NOT_GIVEN = -1
_WORD = 64


@dataclass(frozen=True, slots=True)
class Codes:
    """One field of everybody.

    Parameters
    ----------
    codes
        ``(n,)`` int32: equal for equal values, ``NOT_GIVEN`` for blanks.
    values
        ``(n,)`` the values as typed.
    """

    codes: NDArray[np.int32]
    values: tuple[str, ...]

    @property
    def num_given(self) -> int:
        """How many gave the field."""
        return int(np.count_nonzero(self.codes != NOT_GIVEN))

    def same(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both of each pair gave the same value; two blanks are never the same."""
        mine = self.codes.take(i)
        result: BoolArray = (mine == self.codes.take(j)) & (mine != NOT_GIVEN)
        return result

    def both_given(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both of each pair gave the field."""
        result: BoolArray = (self.codes[i] != NOT_GIVEN) & (self.codes[j] != NOT_GIVEN)
        return result


def codes_of(values: Iterable[str]) -> Codes:
    """Return the codes of some values; they compare by :func:`same_value`."""
    typed = tuple(" ".join(value.split()) for value in values)
    index: dict[str, int] = {"": NOT_GIVEN}
    code_of = {value: index.setdefault(same_value(value), len(index) - 1) for value in dict.fromkeys(typed)}
    codes = [code_of[value] for value in typed]
    return Codes(frozen(np.array(codes, dtype=np.int32)), typed)


def field_codes(people: Sequence[Participant], field: str) -> Codes:
    """Return the codes of a field or attribute."""
    return codes_of(field_values(people, field))


def field_values(people: Sequence[Participant], field: str) -> list[str]:
    """Return a field or attribute of everybody, as :meth:`Participant.value_of` does of one."""
    key = header_key(field)
    name = next((name for name in TEXT_FIELDS if header_key(name) == key), None)
    if name is not None:
        return [str(getattr(person, name)) for person in people]
    headers = {header for person in people for header, _ in person.attributes}
    meant = {header for header in headers if header_key(header) == key}
    return [next((value for header, value in p.attributes if header in meant), "") for p in people]


def joined(codes: Sequence[NDArray[Any]]) -> NDArray[np.int32]:
    """Return ``(n,)`` one code for each combination of several codes."""
    _, combined = np.unique(np.stack(codes), axis=1, return_inverse=True)
    return np.asarray(combined, dtype=np.int32).ravel()


@dataclass(frozen=True, slots=True)
class Bits:
    """A set of words of everybody, as bits.

    Parameters
    ----------
    words
        ``(num_words, n)`` uint64.
    given
        ``(n,)`` whether the set was given, that is, not empty.
    """

    words: UInt64Array
    given: BoolArray

    @property
    def profile(self) -> NDArray[np.int32]:
        """Codes, ``(n,)``, equal for equal sets."""
        return joined(list(self.words))

    def num_common(self, i: IntArray, j: IntArray) -> NDArray[np.uint8]:
        """Return how many words each pair shares, at most 255."""
        total = np.zeros(len(i), dtype=np.uint8)
        for word in self.words:
            total += np.bitwise_count(word.take(i) & word.take(j))
        return total


def bits_of(sets: Sequence[Iterable[str]]) -> Bits:
    """Return sets of words as bits."""
    index: dict[str, int] = {}
    rows = [[index.setdefault(word, len(index)) for word in words] for words in sets]
    num_words = max(1, -(-len(index) // _WORD))
    bits = np.zeros((num_words, len(rows)), dtype=np.uint64)
    for person, row in enumerate(rows):
        for bit in row:
            bits[bit // _WORD, person] |= np.uint64(1 << (bit % _WORD))
    return Bits(frozen(bits), frozen(np.array([bool(row) for row in rows], dtype=np.bool_)))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the plain words of a list field."""
    return frozenset(same_value(text) for text in texts) - {""}
