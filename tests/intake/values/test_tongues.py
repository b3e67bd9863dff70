"""Yes and no, ratings and days in the languages of sign-up forms."""

from __future__ import annotations

import pytest

from recimentor.intake.values.plain import takes_part, yes_or_no
from recimentor.intake.values.ratings import rating_of
from recimentor.intake.values.tongues import DAY_WORDS, RATING_WORDS, rating_word, word_key


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sí", True),
        ("si", True),
        ("Oui", True),
        ("Sim", True),
        ("Tak", True),
        ("はい", True),
        ("Ja, gern", True),
        ("Yes, I agree to all of it", True),
        ("Yes (I have read it)", True),
        ("✔️", True),
        ("não", False),
        ("nee", False),
        ("nie", False),
        ("いいえ", False),
        ("No - sorry", False),
        ("No, I am on leave", False),
        ("Yes, 1 hour a week", True),
        ("Yes, but not now", None),
        ("No, yes", None),
        ("Yes / No", None),
        ("not yet", None),
        ("No problem, happy to", None),
        ("", None),
    ],
)
def test_yes_and_no_are_read_in_many_languages_and_only_where_nothing_speaks_against(
    text: str, *, said: bool | None
) -> None:
    assert yes_or_no(text) is said


@pytest.mark.parametrize("text", ["No, on leave", "NO, ON LEAVE", "No - withdrawn", "Nein, no", "on leave"])
def test_a_no_that_is_explained_by_a_state_is_a_no(text: str) -> None:
    assert takes_part(text) is False


@pytest.mark.parametrize("text", ["Yes, on leave", "Yes - withdrawn", "No, active"])
def test_a_state_that_says_the_opposite_is_in_doubt(text: str) -> None:
    assert takes_part(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Experte", 5),
        ("Sehr gut", 4),
        ("Fortgeschritten", 3),
        ("Anfänger", 1),
        ("anfanger", 1),
        ("Keine Kenntnisse", 0),
        ("Débutant", 1),
        ("Avanzado", 4),
        ("Intermediário", 3),
        ("Gevorderd", 4),
        ("Początkująca", 1),
        ("上級", 4),
        ("初心者", 1),
        ("Experte (seit 10 Jahren)", 5),
        ("Telescope", None),
    ],
)
def test_ratings_are_read_in_many_languages(text: str, level: int | None) -> None:
    assert rating_of(text, {}) == level


def test_the_own_answers_of_a_program_go_first_signs_too() -> None:
    assert rating_of("Gut", {"gut": 5}) == 5
    assert rating_of("+++", {"+++": 5, "+": 1}) == 5
    assert rating_of("+", {"+++": 5, "+": 1}) == 1


def test_no_word_means_two_things() -> None:
    assert all(rating_word(word) == level for word, level in RATING_WORDS.items() if word_key(word))
    assert all(_days_of(word) == {day} for day, words in enumerate(DAY_WORDS) for word in words.split())


def _days_of(word: str) -> set[int]:
    return {
        day
        for day, words in enumerate(DAY_WORDS)
        if word_key(word) in {word_key(one) for one in words.split()}
    }
