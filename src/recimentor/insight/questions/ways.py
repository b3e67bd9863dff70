"""Ways in which proposals let one person learn from another, and what such ways are worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recimentor.model.wording import Answer, Proposal
from recimentor.scoring import Pool

#: One proposal, or two that meet in a name.
Way = tuple[Proposal, ...]
#: Rows and columns of a block of cells of a matrix.
Cells = tuple[NDArray[Any], ...]


@dataclass(slots=True)
class Ways:
    """From a want to an offer by proposals.

    Parameters
    ----------
    pool
        The pool in which none of them holds.
    proposals
        What may hold.
    """

    pool: Pool
    proposals: Sequence[Proposal]
    _between: dict[tuple[str, str], list[Way]] = field(init=False)
    _wants: list[list[str]] = field(init=False)
    _offers: list[list[str]] = field(init=False)
    _stands: NDArray[np.bool_] = field(init=False)
    _may: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        """Find what everybody wants and can teach, and which names proposals join."""
        teach_from = self.pool.program.score.teach_from
        self._wants = [[live.want.key for live in sheet.live] for sheet in self.pool.skills.sheets]
        self._offers = [
            [key for key, (_, level) in sheet.held.items() if level >= teach_from]
            for sheet in self.pool.skills.sheets
        ]
        self._between = {}
        meeting: dict[str, list[Proposal]] = {}
        for proposal in self.proposals:
            self._join(proposal.wording_key, proposal.means_key, (proposal,))
            if proposal.likely is Answer.SAME:
                meeting.setdefault(proposal.means_key, []).append(proposal)
        for some in meeting.values():
            for number, first in enumerate(some):
                for second in some[number + 1 :]:
                    self._join(first.wording_key, second.wording_key, (first, second))

        self._stands, self._may = self._reach()

    def _reach(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return ``(learners, teachers)``: who learns from whom as things stand, and who may."""
        people = range(self.pool.num_people)
        teachers: dict[str, NDArray[np.bool_]] = {}
        for at in people:
            for key in self._offers[at]:
                teachers.setdefault(key, np.zeros(len(people), dtype=np.bool_))[at] = True
        nearby: dict[str, list[str]] = {}
        for want, offer in self._between:
            nearby.setdefault(want, []).append(offer)
        stands = np.zeros((len(people), len(people)), dtype=np.bool_)
        may = np.zeros_like(stands)
        for at in people:
            for want in self._wants[at]:
                for offer, _ in self.pool.skills.related.offers_for(want):
                    if offer in teachers:
                        stands[at] |= teachers[offer]
                for offer in nearby.get(want, ()):
                    if offer in teachers:
                        may[at] |= teachers[offer]
        return stands, may

    def fresh(self) -> NDArray[np.bool_]:
        """Mark the pairs that are none now and may be by proposals, rules heeded, ``(n, n)``."""
        either = self._stands | self._may
        both = either & either.T & ~(self._stands & self._stands.T)
        i, j = np.nonzero(np.triu(both, 1))
        for rule in self.pool.rules:
            kept = ~rule.forbids(i, j)
            i, j = i[kept], j[kept]
        marks = np.zeros_like(both)
        marks[i, j] = marks[j, i] = True
        return marks

    def worth_of_pairs(self, fresh: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return what the best ways of some pairs are worth together, 0-1, ``(n, n)``.

        A way counts less where its proposals serve few of these pairs, so that few proposals do.
        """
        asked = fresh & ~self._stands
        served = self._served(asked)
        most = max((1, *served.values()))
        best = np.zeros(fresh.shape)
        for cells, ways in self._cells():
            some = max(worth(way) * (0.5 + 0.5 * min(served[p.pair] for p in way) / most) for way in ways)
            best[cells] = np.maximum(best[cells], some)
        sides = np.where(self._stands, 1.0, best)
        return sides * sides.T

    def _served(self, asked: NDArray[np.bool_]) -> Counter[frozenset[str]]:
        """Count, for each proposal, in how many of the asked directions of pairs it is part of a way."""
        cells_of: dict[Proposal, list[Cells]] = {}
        for cells, ways in self._cells():
            for proposal in {proposal for way in ways for proposal in way}:
                cells_of.setdefault(proposal, []).append(cells)
        served: Counter[frozenset[str]] = Counter()
        for proposal, parts in cells_of.items():
            serves = np.zeros_like(asked)
            for cells in parts:
                serves[cells] = True
            served[proposal.pair] += int(np.count_nonzero(serves & asked))
        return served

    def _cells(self) -> Iterator[tuple[Cells, list[Way]]]:
        """Yield whoever wants one name beside whoever offers another, and the ways between these names."""
        learners, teachers = _holders(self._wants), _holders(self._offers)
        for (want, offer), ways in self._between.items():
            if want in learners and offer in teachers:
                yield np.ix_(learners[want], teachers[offer]), ways

    def needed(self, pair: tuple[int, int]) -> list[list[Way]]:
        """Return the ways of each direction of a pair that does not stand by itself."""
        i, j = pair
        return [self.of(*side) for side in ((i, j), (j, i)) if not self._stands[side]]

    def _join(self, first: str, second: str, way: Way) -> None:
        for one, other in ((first, second), (second, first)):
            self._between.setdefault((one, other), []).append(way)

    def of(self, learner: int, teacher: int) -> list[Way]:
        """Return every way in which somebody may learn from another, by index; empty where there is none."""
        return [
            way
            for want in self._wants[learner]
            for offer in self._offers[teacher]
            for way in self._between.get((want, offer), ())
        ]


def _holders(names: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Return who has each name."""
    holders: dict[str, list[int]] = {}
    for person, held in enumerate(names):
        for name in held:
            holders.setdefault(name, []).append(person)
    return holders


def chosen(pairs: Sequence[Sequence[Sequence[Way]]]) -> tuple[tuple[Proposal, int], ...]:
    """Return few proposals on which pairs can rest, and how many people's pairs rest on each.

    Parameters
    ----------
    pairs
        For each pair, for each direction that does not stand by itself, the ways in which it may.

    Returns
    -------
    tuple
        In the order in which they give people a partner soonest: first what completes a pair with the fewest
        proposals, of these what serves most pairs, then what is likeliest.
    """
    served = Counter(
        pair for needs in pairs for pair in {p.pair for need in needs for way in need for p in way}
    )
    taken: dict[frozenset[str], Proposal] = {}
    people: Counter[frozenset[str]] = Counter()
    open_ = [needs for needs in pairs if all(needs)]
    while open_:
        found = [_cheapest(needs, taken, served) for needs in open_]
        at = min(range(len(found)), key=lambda k: found[k][0])
        for proposal in found[at][1]:
            taken.setdefault(proposal.pair, proposal)
            people[proposal.pair] += 2
        del open_[at]
    return tuple((proposal, people[pair]) for pair, proposal in taken.items())


#: What a pair asks for: proposals not taken yet, then how few pairs those serve, how unlikely, and names.
_Price = tuple[int, float, float, list[str]]


def _cheapest(
    needs: Sequence[Sequence[Way]], taken: dict[frozenset[str], Proposal], served: Counter[frozenset[str]]
) -> tuple[_Price, list[Proposal]]:
    """Return the price of a pair, and the proposals that it rests on."""
    used: dict[frozenset[str], Proposal] = {}

    def price(way: Way) -> _Price:
        new = [p for p in way if p.pair not in taken and p.pair not in used]
        rarity = -float(sum(served[p.pair] for p in new)) / max(1, len(new))
        return len(new), rarity, -worth(way), [f"{p.wording}={p.means}" for p in way]

    total: list[_Price] = []
    for need in needs:
        best = min(need, key=price)
        total.append(price(best))
        used |= {proposal.pair: proposal for proposal in best}
    whole = (
        sum(each[0] for each in total),
        sum(each[1] for each in total),
        sum(each[2] for each in total),
        [name for each in total for name in each[3]],
    )
    return whole, list(used.values())


def worth(way: Way) -> float:
    """Return how likely a way is, 0-1: the score of its weakest proposal, less where it takes two."""
    return min(min(1.0, proposal.score) for proposal in way) / (1 + 0.25 * (len(way) - 1))
