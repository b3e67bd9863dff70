"""Partners are at most so many kilometres apart, for programs that meet in person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, IntArray
from recimentor.scoring.distance import Places
from recimentor.scoring.rules.words import blanks


class WithinKmRule:
    """``within_km``: by latitude and longitude; somebody who gave none is near nobody."""

    code: Final = "within_km"

    def __init__(self, people: Sequence[Participant], km: float) -> None:
        self.name = f"{self.code}: {km:g}"
        self._km = km
        self._places = Places(people)
        self._given = tuple((p.name, p.latitude is not None and p.longitude is not None) for p in people)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        known = sum(given for _, given in self._given)
        return f"{known} people who gave a place, {len(self._given) - known} who did not"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair is farther apart, or one of them nowhere known."""
        result: BoolArray = ~(self._places.km(i, j) <= self._km)
        return result

    def reason(self, i: int, j: int) -> str:
        """Say how far apart they are, or who gave no place."""
        missing = blanks((self._given[k] for k in (i, j)), "latitude and longitude")
        km = self._places.km(np.array([i]), np.array([j]))[0]
        return f"{missing or f'They are {km:,.0f} km apart'} (rule {self.name})."

    def easing(self, person: int, others: IntArray) -> str:
        """Return the distance to the nearest of some people."""
        km = self._places.km(np.full(len(others), person), others)
        known = km[~np.isnan(km)]
        if not len(known):
            return "A latitude and longitude"
        return f"{np.ceil(known.min()):,.0f} km instead of {self._km:g}"
