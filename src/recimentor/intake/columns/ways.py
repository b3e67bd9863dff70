"""Answers that say a direction, in the languages of forms: *Teach*, *Mentee*, *Both*."""

from __future__ import annotations

from functools import lru_cache

from recimentor.intake.columns.directions import OFFERS, WANTS, clear_direction
from recimentor.intake.values.plain import yes_or_no
from recimentor.intake.values.tongues import is_negated, rating_word
from recimentor.model.names import is_no_answer, same_text
from recimentor.model.participant import header_key

OFFER, WANT = "offers", "wants"
_TEACH_WORDS = """
    teach, teaches, teaching, offer, offers, offering, have, has, give, gives, giving, knows, can teach,
    i can teach,
    teacher, mentor, mentoring, coach, strength, share, biete, ich biete, lehren, angebot, enseigner, j'offre,
    offre, enseñar, ofrezco, oferta, ensinar, ofereço, leren aan anderen, aanbieden, bied, uczę, oferuję,
    教える, supply, tutor
"""
_LEARN_WORDS = """
    learn, learns, learning, want, wants, wanted, need, needs, get, gets, want to learn, i want to learn,
    learner,
    mentee, coachee, goal, request, suche, ich suche, lernen, gesuch, apprendre, je cherche, demande,
    aprender, busco, quiero, procuro, quero, vragen, zoek, leren, uczę się, szukam, 学ぶ, demand, tutee
"""
_BOTH_WORDS = (
    "both, either, beides, les deux, ambos, entrambi, allebei, oba, 両方, teach and learn, offer and want"
)
_NEITHER_WORDS = (
    "neither, not for me, not interested, no interest, weder noch, ni l'un ni l'autre, ninguno, geen"
)
_LONGEST_ANSWER = 8
#: Signs that say a direction only where the whole question knows no others.
_SIGNS = (("t", "l"), ("+", "-"), ("+", "\u2212"), ("o", "w"), ("\u2192", "\u2190"), ("\u2191", "\u2193"))


def _keys(words: str) -> frozenset[str]:
    return frozenset(header_key(word.strip()) for word in words.split(","))


_TEACH, _LEARN, _BOTH, _NEITHER = map(_keys, (_TEACH_WORDS, _LEARN_WORDS, _BOTH_WORDS, _NEITHER_WORDS))


@lru_cache(maxsize=10_000)
def ways_of(answer: str) -> frozenset[str] | None:
    """Return which of offers and wants an answer says: none, one or both; None where it says nothing."""
    key = header_key(answer)
    if key in _BOTH:
        return frozenset({OFFER, WANT})
    if key in _NEITHER or is_no_answer(answer) or yes_or_no(answer) is False:
        return frozenset()
    if key in _TEACH or key in _LEARN:
        return frozenset({OFFER if key in _TEACH else WANT})
    way = _way_by_words(answer) if len(answer.split()) <= _LONGEST_ANSWER else ""
    return frozenset({way}) if way else None


def _way_by_words(answer: str) -> str:
    clear = clear_direction(answer)
    offers, wants = OFFERS.search(answer), WANTS.search(answer)
    if clear or (offers is None) == (wants is None):
        return clear
    return OFFER if wants is None else WANT


def ways_in(answers: frozenset[str], *, by_elimination: bool = False) -> dict[str, frozenset[str]] | None:
    """Return what each answer to one question says; None where they do not say both between them.

    Parameters
    ----------
    answers
        All that were given.
    by_elimination
        Whether one answer that no words know is the direction that all others leave open.
    """
    for teach, learn in _SIGNS:
        if {same_text(answer) for answer in answers} == {teach, learn}:
            return {a: frozenset({OFFER if same_text(a) == teach else WANT}) for a in answers}
    found: dict[str, frozenset[str]] = {}
    for answer in answers:
        ways = ways_of(answer)
        if ways is None and (not by_elimination or is_negated(answer) or rating_word(answer) is not None):
            return None
        found[answer] = frozenset() if ways is None else ways
    told = frozenset[str]().union(*found.values())
    unknown = [answer for answer in answers if ways_of(answer) is None]
    if len(unknown) > 1 or (unknown and len(told) != 1):
        return None
    for answer in unknown:
        found[answer] = frozenset({OFFER, WANT}) - told
    return found if frozenset[str]().union(*found.values()) == {OFFER, WANT} else None
