"""Rules on whether two people can meet: free hours in common, kilometres between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, FloatArray, IntArray, frozen
from recimentor.scoring.rules.fields import blanks
from recimentor.scoring.time.free_time import FreeTime

_HOUR = 60


class CommonHoursRule:
    """``common_hours``: counted in the worst week; somebody whose availability is not known shares none."""

    code: Final = "common_hours"

    def __init__(self, people: Sequence[Participant], free_time: FreeTime, hours: float) -> None:
        self.name = f"{self.code}: {hours:g}"
        self._hours = hours
        self._names = tuple(person.name for person in people)
        self._free_time = free_time

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        known = int(np.count_nonzero(self._free_time.given))
        return f"{known} people whose free time is known, {len(self._names) - known} whose is not"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair shares less than that in some week."""
        result: BoolArray = self._free_time.worst_minutes(i, j) < _HOUR * self._hours
        return result

    def reason(self, i: int, j: int) -> str:
        """Say how much they share, or whose availability is not known."""
        missing = blanks([(self._names[k], self._free_time.given[k]) for k in (i, j)], "availability")
        if missing:
            return f"{missing} (rule {self.name})."
        hours = self._free_time.worst_minutes(np.array([i]), np.array([j]))[0] / _HOUR
        share = f"They share {hours:g} h of free time in some week"
        return f"{share}, less than {self._hours:g} h (rule {self.name})."

    def easing(self, person: int, others: IntArray) -> str:
        """Return the hours that some of the people share with a person."""
        minutes = self._free_time.worst_minutes(np.full(len(others), person), others).max(initial=0)
        if not minutes:
            return "Availability that overlaps"
        return f"{minutes / _HOUR:g} common hours instead of {self._hours:g}"


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
