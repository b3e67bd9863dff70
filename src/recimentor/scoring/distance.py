"""Great-circle distance between people who gave latitude and longitude."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import FloatArray, IntArray, frozen

EARTH_RADIUS_KM = 6371.0088


class Places:
    """Where everybody is.

    Distances follow the haversine formula on a sphere of the earth's mean radius (R. W. Sinnott, "Virtues of
    the haversine", Sky and Telescope 68, 1984): at most 0.6 % off.
    """

    def __init__(self, people: Sequence[Participant]) -> None:
        degrees = [
            (float("nan"), float("nan"))
            if p.latitude is None or p.longitude is None
            else (p.latitude, p.longitude)
            for p in people
        ]
        radians = np.radians(np.array(degrees, dtype=np.float64).reshape(len(people), 2))
        self._latitude, self._longitude = frozen(radians[:, 0].copy()), frozen(radians[:, 1].copy())

    @property
    def num_given(self) -> int:
        """How many gave latitude and longitude."""
        return int(np.count_nonzero(~np.isnan(self._latitude)))

    def km(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return ``(m,)`` kilometres between each pair; not a number where either place was not given."""
        low, high = np.minimum(i, j), np.maximum(i, j)
        phi, psi = self._latitude[low], self._latitude[high]
        east = np.sin((self._longitude[high] - self._longitude[low]) / 2)
        north = np.sin((psi - phi) / 2)
        share = north * north + np.cos(phi) * np.cos(psi) * east * east
        result: FloatArray = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, share)))
        return result
