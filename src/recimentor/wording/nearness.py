"""How near names of skills are to each other: related skills, stems, concepts and letters together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recimentor.wording.concepts import concepts
from recimentor.wording.related import FULL, related_groups
from recimentor.wording.words import stems_of, words_of

#: How much each kind of likeness counts: related skills, stems, concepts, letters; together 1.
WEIGHTS: Final = (0.65, 0.15, 0.12, 0.08)
#: What a name within a longer one is worth against the same name.
_WITHIN: Final = 0.9
#: A credit above this in the table of related skills means the same.
_SAME_FROM: Final = 0.85
#: Letters so much alike may be a slip of one word.
_SLIP: Final = 0.82
#: Below this nothing is proposed.
LEAST: Final = 0.18


@dataclass(frozen=True, slots=True)
class Near:
    """A name that may mean what another one means.

    Parameters
    ----------
    name
        Its place among the names.
    score
        0-1, for ranking alone: it is no probability.
    says_same
        Whether the table of related skills calls them the same.
    credit
        Percent that the table gives one for the other; 0 where it says nothing.
    """

    name: int
    score: float
    says_same: bool
    credit: int


@dataclass(slots=True)
class Nearness:
    """Names of skills, prepared for comparing.

    Parameters
    ----------
    names
        Each once, as shown.
    language
        Of the names, for their stems.
    weights
        How much each kind of likeness counts.
    """

    names: Sequence[str]
    language: str = "en"
    weights: tuple[float, float, float, float] = WEIGHTS
    _spelled: list[str] = field(init=False)
    _sorted: list[str] = field(init=False)
    _stems: list[tuple[str, ...]] = field(init=False)
    _told: list[dict[str, float]] = field(init=False)
    _about: NDArray[np.float32] = field(init=False)
    _is: list[dict[int, float]] = field(init=False)
    _partly: list[dict[int, float]] = field(init=False)

    def __post_init__(self) -> None:
        """Find stems, concepts and groups of each name."""
        known = concepts()
        self._spelled = [" ".join(sorted(words_of(name))) for name in self.names]
        self._stems = [stems_of(name, self.language) for name in self.names]
        self._sorted = [" ".join(sorted(stems)) for stems in self._stems]
        self._told = [{stem: known.told_by(stem) for stem in stems} for stems in self._stems]
        self._about = known.directions(self._stems)
        self._is, self._partly = _groups(self._told, self.language)

    def near(self, name: int, among: NDArray[np.int64], *, most: int = 3) -> tuple[Near, ...]:
        """Return the nearest of some names, the nearest first; ties in the order given.

        Parameters
        ----------
        name
            Place of the name that is compared.
        among
            Places of the names that it is compared with; itself is left out.
        most
            How many to return.
        """
        among = among[among != name]
        if not len(among):
            return ()
        slips = _letters(self._spelled, name, among)
        related = self._related(name, among)
        kinds = (
            np.maximum(related, np.clip((slips - _SLIP) / (1 - _SLIP), 0, 1)),
            self._common_stems(name, among),
            np.maximum(self._about[among] @ self._about[name], 0),
            _letters(self._sorted, name, among),
        )
        score = np.zeros(len(among))
        for weight, kind in zip(self.weights, kinds, strict=True):
            score += weight * kind
        score[[_tell_apart(self.names[name], self.names[other]) for other in among]] = 0.0
        order = np.argsort(-score, kind="stable")[:most]
        return tuple(
            Near(
                int(among[at]),
                float(score[at]),
                bool(related[at] > _SAME_FROM),
                round(FULL * float(related[at])),
            )
            for at in order
            if score[at] >= LEAST
        )

    def _common_stems(self, name: int, among: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the cosine of the words of names, each as much as it tells."""
        own = self._told[name]
        return np.array([_alike(own, self._told[other]) for other in among.tolist()])

    def _related(self, name: int, among: NDArray[np.int64]) -> NDArray[np.float64]:
        own_is, own_partly = self._is[name], self._partly[name]
        found = np.zeros(len(among))
        for at, other in enumerate(among.tolist()):
            their_is, their_partly = self._is[other], self._partly[other]
            found[at] = max(_best(own_is, their_is), _best(own_is, their_partly), _best(own_partly, their_is))
        return found


def _letters(texts: Sequence[str], name: int, among: NDArray[np.int64]) -> NDArray[np.float64]:
    from rapidfuzz import fuzz, process

    others = [texts[other] for other in among.tolist()]
    ratios = process.cdist([texts[name]], others, scorer=fuzz.ratio, score_cutoff=60)
    return np.asarray(ratios[0] / FULL, dtype=np.float64)


def _best(first: dict[int, float], second: dict[int, float]) -> float:
    return max((value * second[group] for group, value in first.items() if group in second), default=0.0)


def _alike(first: dict[str, float], second: dict[str, float]) -> float:
    common = sum((value**2 for stem, value in first.items() if stem in second), 0.0)
    if not common:
        return 0.0
    return float(common / (_length(first) * _length(second)))


def _length(told: dict[str, float]) -> float:
    return float(sum(value * value for value in told.values()) ** 0.5)


def _groups(
    told: Sequence[dict[str, float]], language: str
) -> tuple[list[dict[int, float]], list[dict[int, float]]]:
    """Return, for each name, the groups of the table that it belongs to, and that it partly serves: 0-1."""
    known = concepts()
    entries: list[tuple[dict[str, float], int, float, bool]] = []
    by_stem: dict[str, list[int]] = {}
    for number, group in enumerate(related_groups()):
        members = [(group.skill, FULL), *((word, FULL) for word in group.same), *group.partly]
        for word, credit in members:
            words = {stem: known.told_by(stem) for stem in stems_of(word, language)}
            for stem in words:
                by_stem.setdefault(stem, []).append(len(entries))
            entries.append((words, number, credit / FULL, credit == FULL))
    belongs: list[dict[int, float]] = []
    serves: list[dict[int, float]] = []
    for own in told:
        is_of: dict[int, float] = {}
        part_of: dict[int, float] = {}
        for at in sorted({entry for stem in own for entry in by_stem.get(stem, ())}):
            words, group_at, share, is_full = entries[at]
            worth = share * _match(own, words)
            target = is_of if is_full else part_of
            target[group_at] = max(worth, target.get(group_at, 0.0))
        belongs.append(is_of)
        serves.append(part_of)
    return belongs, serves


def _match(own: dict[str, float], words: dict[str, float]) -> float:
    if own.keys() == words.keys():
        return 1.0
    return _WITHIN * _alike(own, words) if own.keys() >= words.keys() or own.keys() <= words.keys() else 0.0


def _tell_apart(first: str, second: str) -> bool:
    """Return whether a sign tells two names apart: C, C++, C#."""
    return [char for char in first if char in "+#"] != [char for char in second if char in "+#"]
