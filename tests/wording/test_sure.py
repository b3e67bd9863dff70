"""Whether wording surely keeps people apart: what makes `check` solve, and what it loads before."""

from __future__ import annotations

import subprocess
import sys

import pytest

from recimentor.model.names import skill_key
from recimentor.model.participant import Offer, Participant, Want
from recimentor.model.program import Program
from recimentor.wording.applying import keeps_people_apart


def people(*skills: tuple[str, str]) -> list[Participant]:
    return [
        Participant(
            id=f"p{n}",
            name=f"P{n}",
            offers=(Offer(offer, 5, skill_key(offer)),),
            wants=(Want(want, None, skill_key(want)),),
        )
        for n, (offer, want) in enumerate(skills)
    ]


@pytest.mark.parametrize(
    ("offer", "want"),
    [("Excel", "Spreadsheets"), ("Business case", "Business cases"), ("Giving talks", "Public speaking")],
)
def test_other_words_for_a_lonely_name_keep_people_apart(offer: str, want: str) -> None:
    pool = people((offer, "SQL"), ("SQL", want))
    assert keeps_people_apart(pool, Program())
    apart = Program.model_validate({"skills": {"different": [[want, offer]]}})
    assert not keeps_people_apart(pool, apart)
    listed = Program.model_validate({"skills": {"names": [want, offer]}})
    assert not keeps_people_apart(pool, listed)


def test_words_that_meet_and_words_that_mean_nothing_else_keep_nobody_apart() -> None:
    assert not keeps_people_apart(people(("Excel", "SQL"), ("SQL", "Excel")), Program())
    assert not keeps_people_apart(people(("Excel", "SQL"), ("SQL", "Knitting")), Program())
    assert not keeps_people_apart([], Program())


def test_it_loads_neither_arrays_nor_stemmers() -> None:
    probe = (
        "import sys; from recimentor.model.program import Program\n"
        "from recimentor.wording.applying import keeps_people_apart; keeps_people_apart([], Program())\n"
        "print([name for name in ('numpy', 'scipy', 'snowballstemmer') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
