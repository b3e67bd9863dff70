"""Generated people and programs."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from recimentor.model.participant import Offer, Participant, Want
from recimentor.model.program import Program

KEYS = tuple("abcdefg")


LEVELS = (None, 1, 2, 3, 4, 5)
#: Every offer and every want there can be: one draw for each, as drawing is what these tests spend time on.
OFFERS = st.sampled_from([Offer(key.upper(), level, key) for key in KEYS for level in LEVELS])
WANTS = st.sampled_from([Want(key.upper(), priority, key) for key in KEYS for priority in LEVELS])


@st.composite
def pools(draw: st.DrawFn, min_size: int = 2, max_size: int = 7) -> tuple[Participant, ...]:
    """People with ids in order, and any offers and wants of seven skills, repeats among them."""
    size = draw(st.integers(min_size, max_size))
    offers = draw(st.lists(st.lists(OFFERS, max_size=7).map(tuple), min_size=size, max_size=size))
    wants = draw(st.lists(st.lists(WANTS, max_size=7).map(tuple), min_size=size, max_size=size))
    return tuple(Participant(f"p{k}", f"P{k}", offers=offers[k], wants=wants[k]) for k in range(size))


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Programs with any setting that skills alone read."""
    related = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "want": st.sampled_from(KEYS),
                    "offer": st.sampled_from(KEYS),
                    "credit": st.integers(0, 100).map(lambda c: c / 100),
                }
            ),
            max_size=4,
        )
    )
    settings: dict[str, Any] = {
        "minimum_gain": draw(st.sampled_from([0.0, 0.1, 0.25, 0.3, 1 / 3])),
        "skills": {"related": related},
        "score": {
            "teach_from": draw(st.integers(1, 5)),
            "wants_counted": draw(st.integers(1, 4)),
            "repeated_wants": draw(st.sampled_from(["drop", "keep"])),
            "unrated_level": draw(st.sampled_from([None, 1, 3, 5])),
        },
    }
    return Program.model_validate(settings)
