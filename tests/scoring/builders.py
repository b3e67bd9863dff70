"""Small pools, written so that they can be seen at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recimentor.model.participant import Offer, Participant, Want, skill_key
from recimentor.model.program import Program
from recimentor.scoring import Pool, build_pool


def _items(text: str) -> list[tuple[str, int | None]]:
    found: list[tuple[str, int | None]] = []
    for item in filter(None, (part.strip() for part in text.split(";"))):
        name, colon, number = item.rpartition(":")
        found.append((name, int(number)) if colon else (item, None))
    return found


def person(id: str, offers: str = "", wants: str = "") -> Participant:  # noqa: A002 - the field's own name
    """Return somebody who offers and wants ``skill:number; skill``."""
    return Participant(
        id=id,
        name=id.title(),
        offers=tuple(Offer(name, level, skill_key(name)) for name, level in _items(offers)),
        wants=tuple(Want(name, priority, skill_key(name)) for name, priority in _items(wants)),
    )


def program(settings: Mapping[str, Any] | None = None) -> Program:
    """Return a program with some settings."""
    return Program.model_validate(settings or {})


def pool_of(*people: Participant, settings: Mapping[str, Any] | None = None) -> Pool:
    """Return the pool of these people, sorted by id."""
    return build_pool(sorted(people, key=lambda p: p.id), program(settings))


def weights_of(pool: Pool) -> NDArray[np.int32]:
    """Return all weights, ``(n, n)``."""
    return pool.block(0, pool.num_people)


def weight_between(pool: Pool, a: str, b: str) -> int:
    """Return the weight of two people by id."""
    ids = [p.id for p in pool.people]
    return int(weights_of(pool)[ids.index(a), ids.index(b)])
