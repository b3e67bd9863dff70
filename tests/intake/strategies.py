"""Generated people for the intake tests."""

from __future__ import annotations

from hypothesis import strategies as st

from recimentor.model.names import is_no_answer
from recimentor.model.participant import Offer, Participant, Want, Window, skill_key


#: Letters that any of the formats can hold and no reader trims: no spaces at the ends, no separators.
def _says_something(text: str) -> bool:
    return bool(skill_key(text)) and not is_no_answer(text)


_WORD = st.text("abcXYZäßéЖ漢+#&.'()/", min_size=1, max_size=8).filter(_says_something)
WORDS = st.lists(_WORD, min_size=1, max_size=3).map(" ".join).filter(_says_something)
#: Skills hold no sign or word that parts two of them where both stand alone.
_SKILLS = st.lists(
    st.text("abcXZäßéЖ漢+", min_size=1, max_size=8).filter(
        lambda word: any(map(str.isalnum, word)) and not is_no_answer(word)
    ),
    min_size=1,
    max_size=3,
).map(" ".join)
_LANGUAGES = st.sampled_from(("English", "French", "Quenya", "Sindarin"))
_LEVELS = st.none() | st.integers(1, 5)


@st.composite
def _windows(draw: st.DrawFn) -> tuple[Window, ...]:
    days = draw(st.sets(st.integers(0, 6), max_size=3))
    start = draw(st.integers(0, 1400))
    return tuple(Window(day, start, draw(st.integers(start + 1, 1440))) for day in sorted(days))


@st.composite
def participants(draw: st.DrawFn, person_id: str) -> Participant:
    """Draw a participant with most of their fields."""
    skills = draw(st.lists(_SKILLS, max_size=4, unique_by=skill_key))
    wanted = draw(st.lists(_SKILLS, max_size=3, unique_by=skill_key))
    return Participant(
        id=person_id,
        name=draw(WORDS),
        offers=tuple(Offer(name, draw(_LEVELS), skill_key(name)) for name in skills),
        wants=tuple(Want(name, draw(_LEVELS), skill_key(name)) for name in wanted),
        requests=tuple(draw(st.lists(WORDS, max_size=2))),
        department=draw(st.just("") | WORDS),
        capacity=draw(st.integers(1, 20)),
        languages=tuple(draw(st.lists(_LANGUAGES, max_size=2, unique=True))),
        availability=draw(_windows()),
        active=draw(st.booleans()),
        share_requests=draw(st.booleans()),
    )


POOLS = st.integers(1, 4).flatmap(
    lambda count: st.tuples(*(participants(f"p{number}") for number in range(count)))
)
