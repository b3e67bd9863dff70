"""What a partner is worth to a person: the rank among all possible partners, the share of the best."""

from __future__ import annotations

import numpy as np

from recimentor.model.plan import Rank
from recimentor.scoring import RowView


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
    weights = row.weights
    own = int(weights[partner])
    best = int(weights.max(initial=0))
    return Rank(
        rank=1 + int(np.count_nonzero(weights > own)),
        of=max(1, int(np.count_nonzero(weights))),
        share_of_best=round(own / best, 6) if best else 1.0,
    )
