"""Levels that a whole column writes in one place: in front of its names, or behind a slash."""

from __future__ import annotations

import pytest

from recimentor.intake.values.lexicon import lexicon_of
from recimentor.model.program import Skills


@pytest.mark.parametrize(
    ("cells", "settled"),
    [
        (("4 - Casework", "5 - Casework; 3 - Audit", "3 - Triage"), "Triage: 3"),
        (("(4) Casework", "(5) Casework; (3) Audit", "(3) Triage"), "Triage: 3"),
        (("Casework / expert", "Audit / advanced; Casework / expert", "Triage / basic"), "Triage: basic"),
    ],
)
def test_levels_of_a_whole_column_are_levels(cells: tuple[str, ...], settled: str) -> None:
    lexicon = lexicon_of(Skills())
    lexicon.learn([("offers", cells)])
    assert lexicon.settled(cells[-1], "offers") == settled


@pytest.mark.parametrize(
    "cells",
    [
        ("1 - Casework; 2 - Audit", "1 - Audit", "1 - Triage; 2 - Casework"),
        ("Design / Media", "Casework", "Audit", "Triage"),
    ],
)
def test_a_list_that_counts_is_none_and_a_word_now_and_then_is_none(cells: tuple[str, ...]) -> None:
    lexicon = lexicon_of(Skills())
    lexicon.learn([("offers", cells)])
    assert lexicon.settled(cells[0], "offers") == cells[0]
