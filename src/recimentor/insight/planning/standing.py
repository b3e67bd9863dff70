"""What a partner is worth to a person: the rank among all possible partners, and who else there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recimentor.matching import Settings
from recimentor.matching.sweep import Sweep
from recimentor.model.plan import Rank
from recimentor.scoring import Pool, RowView
from recimentor.scoring.arrays import WeightArray

_BLOCK, THREADS = 256, 2


@dataclass(frozen=True, slots=True)
class Outlook:
    """One person's list of possible partners, seen from one of them.

    Parameters
    ----------
    rank
        The partner's place on the list.
    others
        Index and weight of the best other possible partners, the best first; ties by id.
    """

    rank: Rank
    others: tuple[tuple[int, int], ...]


def rank_of(row: RowView, partner: int, weight: int | None = None) -> Rank:
    """Return the partner's place on a person's own list.

    Parameters
    ----------
    row
        The person against everybody.
    partner
        Index of the partner.
    weight
        What their pair weighs, where it stands although it breaks a rule; by default as the row has it.

    Returns
    -------
    Rank
        ``rank`` is 1 plus the number of possible partners with a higher score, so equals share a rank;
        ``of`` counts all possible partners, and the partner in any case; ``share_of_best`` is score over
        the best score, 0-1.
    """
    return _rank(row.weights, partner, int(row.weights[partner]) if weight is None else weight)


def outlooks(
    pool: Pool, partners: Mapping[tuple[int, int], int], *, num_others: int = 0
) -> dict[tuple[int, int], Outlook]:
    """Return, for many people at once, what their partner is worth to them.

    Parameters
    ----------
    pool
        The scored pool.
    partners
        Person and partner, by index, with what their pair weighs: that of a pair which stands although it
        breaks a rule is not in the pool's weights.
    num_others
        How many other possible partners to name.

    Returns
    -------
    dict
        Person and partner: outlook. Cost: one pass over the pool's weights, in row blocks.
    """
    wanted: dict[int, list[int]] = {}
    for person, partner in partners:
        wanted.setdefault(person, []).append(partner)

    def work(start: int, stop: int) -> dict[tuple[int, int], Outlook]:
        inside = [person for person in range(start, stop) if person in wanted]
        if not inside:
            return {}
        found: dict[tuple[int, int], Outlook] = {}
        block = pool.block(inside[0], inside[-1] + 1)
        for person in inside:
            row = block[person - inside[0]]
            others = _best_others(row, wanted[person], num_others)
            for partner in wanted[person]:
                found[person, partner] = Outlook(_rank(row, partner, partners[person, partner]), others)
        return found

    ranges = [(start, min(start + _BLOCK, pool.num_people)) for start in range(0, pool.num_people, _BLOCK)]
    found: dict[tuple[int, int], Outlook] = {}
    for part in Sweep(Settings(threads=THREADS)).over(work, ranges):
        found |= part
    return found


def _rank(weights: WeightArray, partner: int, own: int) -> Rank:
    best = max(own, int(weights.max(initial=0)))
    return Rank(
        rank=1 + int(np.count_nonzero(weights > own)),
        of=int(np.count_nonzero(weights)) + (not weights[partner]),
        share_of_best=round(own / best, 6) if best else 1.0,
    )


def _best_others(row: WeightArray, partners: Sequence[int], number: int) -> tuple[tuple[int, int], ...]:
    if not number:
        return ()
    order = np.argsort(-row, kind="stable")[: number + len(partners)]
    others = [(int(k), int(row[k])) for k in order if row[k] and int(k) not in partners]
    return tuple(others[:number])
