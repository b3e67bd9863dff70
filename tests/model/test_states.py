"""How far a pair is, by what its people said."""

from __future__ import annotations

import pytest

from recimentor.model.decisions import Answer, Decisions, PairDecision
from recimentor.model.states import Consent, PairState, StateBook


def state(*answers: tuple[str, str, bool], ended: bool = False, consent: Consent = Consent.ASK) -> PairState:
    said = tuple(Answer(person, partner, is_yes) for person, partner, is_yes in answers)
    over = (PairDecision(("ana", "ben")),) if ended else ()
    return StateBook(Decisions(answers=said, ended=over), consent).of(("ben", "ana")).state


YES_ANA, YES_BEN = ("ana", "ben", True), ("ben", "ana", True)
NO_BEN = ("ben", "ana", False)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((), PairState.PROPOSED),
        ((YES_ANA,), PairState.ACCEPTED),
        ((YES_ANA, YES_BEN), PairState.CONFIRMED),
        ((YES_ANA, NO_BEN), PairState.DECLINED),
        ((("ana", "cy", True),), PairState.PROPOSED),
    ],
)
def test_a_pair_is_confirmed_when_both_said_yes_to_each_other(
    answers: tuple[tuple[str, str, bool], ...], expected: PairState
) -> None:
    assert state(*answers) == expected


def test_the_last_of_several_answers_counts() -> None:
    assert state(YES_ANA, NO_BEN, YES_BEN) == PairState.CONFIRMED
    assert state(YES_ANA, YES_BEN, NO_BEN) == PairState.DECLINED


def test_an_ended_pair_is_neither_confirmed_nor_declined() -> None:
    assert state(YES_ANA, YES_BEN, ended=True) == PairState.ENDED
    assert state(YES_ANA, NO_BEN, ended=True) == PairState.ENDED


def test_without_consent_every_pair_counts_as_confirmed_until_somebody_refuses() -> None:
    assert state(consent=Consent.NONE) == PairState.CONFIRMED
    assert state(NO_BEN, consent=Consent.NONE) == PairState.DECLINED


def test_a_trio_needs_the_yes_of_everybody_to_everybody() -> None:
    everybody = ("ana", "ben", "cy")
    said = [Answer(a, b, is_yes=True) for a in everybody for b in everybody if a != b]
    assert StateBook(Decisions(answers=tuple(said)), Consent.ASK).of(everybody).state == PairState.CONFIRMED
    book = StateBook(Decisions(answers=tuple(said[1:])), Consent.ASK)
    assert book.of(everybody).state == PairState.ACCEPTED
    assert book.of(everybody).waiting_for == ("ana",)
