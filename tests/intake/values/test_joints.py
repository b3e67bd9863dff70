"""Names that *and*, ``&`` or a slash join: parted where a column joins so, kept where they are one name."""

from __future__ import annotations

from collections.abc import Callable

from recimentor.intake import People
from recimentor.intake.values.lexicon import lexicon_of
from recimentor.model.program import Skills

_JOINED = ["Python & SQL", "SQL & Coaching", "Coaching & Gardening", "Excel & Python", "Python"]


def test_a_column_that_joins_again_and_again_is_parted_there_and_told_as_a_doubt() -> None:
    lexicon = lexicon_of(Skills())
    lexicon.learn([("offers", _JOINED)])
    parted = lexicon.part("Coaching & Gardening", "offers")
    assert (list(parted.parts), parted.is_doubtful) == (["Coaching", "Gardening"], True)


def test_what_several_people_write_alike_is_one_name() -> None:
    lexicon = lexicon_of(Skills())
    lexicon.learn([("offers", [*_JOINED, "Coaching & Gardening"])])
    assert list(lexicon.part("Coaching & Gardening", "offers").parts) == ["Coaching & Gardening"]


def test_a_column_that_signs_part_joins_nothing() -> None:
    lexicon = lexicon_of(Skills())
    lexicon.learn([("offers", [f"{cell}; Budgets" for cell in _JOINED])])
    assert list(lexicon.part("Coaching & Gardening", "offers").parts) == ["Coaching & Gardening"]


def test_of_two_kinds_of_joint_one_may_stand_inside_a_name() -> None:
    lexicon = lexicon_of(Skills())
    lexicon.learn([("offers", [*_JOINED, "Coaching and Wood & metal"])])
    parted = lexicon.part("Coaching and Wood & metal", "offers")
    assert (list(parted.parts), parted.is_doubtful) == (["Coaching and Wood & metal"], True)


def test_the_number_of_a_list_is_no_skill_that_a_full_stop_parts_off() -> None:
    lexicon = lexicon_of(Skills())
    lexicon.learn([("offers", ["1. Gardening\n2. Knots", "1. Knots", "1. Bees", "1. Gardening", "1. Sails"])])
    assert list(lexicon.part("1. Bees", "offers").parts) == ["1. Bees"]


def test_a_column_may_join_by_dashes() -> None:
    lexicon = lexicon_of(Skills())
    lexicon.learn([("offers", [cell.replace("&", "\u2013") for cell in _JOINED])])
    assert list(lexicon.part("SQL \u2013 Coaching", "offers").parts) == ["SQL", "Coaching"]


def test_a_number_alone_is_told_and_no_skill_unsaid(read: Callable[..., People]) -> None:
    people = read("Name;Offers;Wants\nAda;Knots; Bees\nBo;Bees; Knots\nCleo;7;Knots\n")
    assert "level-unclear" in {finding.code for finding in people.findings}
