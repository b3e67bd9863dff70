"""What a partner is worth to a person: the rank among all possible partners, and who else there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from recimentor.model.plan import Rank
from recimentor.scoring import Pool, RowView
from recimentor.scoring.arrays import WeightArray

_BLOCK = 256


@dataclass(frozen=True, slots=True)
class Outlook:
    """One person's list of possible partners, seen from one of them.

    Parameters
    ----------
    rank
        The partner's place on the list.
    others
        Indices of the best other possible partners, the best first; ties by id.
    """

    rank: Rank
    others: tuple[int, ...]


def rank_of(row: RowView, partner: int) -> Rank:
    """Return the partner's place on a person's own list.

    Parameters
    ----------
    row
        The person against everybody.
    partner
        Index of the partner.

    Returns
    -------
    Rank
        ``rank`` is 1 plus the number of possible partners with a higher score, so equals share a rank;
        ``of`` counts all possible partners, and the partner in any case; ``share_of_best`` is score over
        the best score, 0-1.
    """
    return _rank(row.weights, int(row.weights[partner]))


def outlooks(
    pool: Pool, partners: Iterable[tuple[int, int]], *, num_others: int = 0
) -> dict[tuple[int, int], Outlook]:
    """Return, for many people at once, what their partner is worth to them.

    Parameters
    ----------
    pool
        The scored pool.
    partners
        Person and partner, by index.
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
    found: dict[tuple[int, int], Outlook] = {}
    for start in range(0, pool.num_people, _BLOCK):
        stop = min(start + _BLOCK, pool.num_people)
        inside = [person for person in range(start, stop) if person in wanted]
        if not inside:
            continue
        block = pool.block(inside[0], inside[-1] + 1)
        for person in inside:
            row = block[person - inside[0]]
            others = _best_others(row, wanted[person], num_others)
            for partner in wanted[person]:
                found[person, partner] = Outlook(_rank(row, int(row[partner])), others)
    return found


def _rank(weights: WeightArray, own: int) -> Rank:
    best = int(weights.max(initial=0))
    return Rank(
        rank=1 + int(np.count_nonzero(weights > own)),
        of=max(1, int(np.count_nonzero(weights))),
        share_of_best=round(own / best, 6) if best else 1.0,
    )


def _best_others(row: WeightArray, partners: Sequence[int], number: int) -> tuple[int, ...]:
    if not number:
        return ()
    order = np.argsort(-row, kind="stable")[: number + len(partners)]
    others = [int(k) for k in order if row[k] and int(k) not in partners]
    return tuple(others[:number])
