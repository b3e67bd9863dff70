"""Replies are understood as people and forms write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.intake.consent.answers import Replies, read_answers
from recimentor.intake.people.roll import Named, Roll
from recimentor.intake.values.replies import says_yes

ROLL = Roll(
    Named(key, name, f"{key}@x.example")
    for key, name in [("ana", "Ana Lima"), ("ben", "Ben Okri"), ("cy", "Cy Young"), ("dee", "Dee Ray")]
)
PARTNERS = {"ana": ("ben",), "ben": ("ana",), "cy": ("ana", "ben")}


def read(tmp_path: Path, text: str, name: str = "answers.csv") -> Replies:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_answers([str(path)], ROLL, PARTNERS)


def said(replies: Replies) -> list[tuple[str, str, bool]]:
    return [(answer.person, answer.partner, answer.is_yes) for answer in replies.answers]


def test_our_own_sheet_is_read_and_blank_answers_are_no_answers(tmp_path: Path) -> None:
    replies = read(
        tmp_path,
        "id,name,email,partner id,partner,answer,why\n"
        "ana,Ana Lima,,ben,Ben Okri,yes,\n"
        "ben,Ben Okri,,ana,Ana Lima,No,too far\n"
        "cy,Cy Young,,ana,Ana Lima,,\n",
    )
    assert said(replies) == [("ana", "ben", True), ("ben", "ana", False)]
    assert replies.answers[1].why == "too far"
    assert not replies.findings


def test_the_export_of_a_form_is_read_by_its_questions(tmp_path: Path) -> None:
    replies = read(
        tmp_path,
        "Timestamp,Your e-mail,Would you like this partner?,If no: anything we should know?\n"
        '2026-03-04 10:11,ANA@x.example,"Yes, gladly",\n'
        "2026-03-05 09:00,ben@x.example,no thanks,rather later\n",
    )
    assert said(replies) == [("ana", "ben", True), ("ben", "ana", False)]
    assert str(replies.answers[0].date) == "2026-03-04"
    assert replies.answers[1].why == "rather later"


def test_somebody_with_two_partners_answers_for_the_one_named_or_for_both(tmp_path: Path) -> None:
    assert said(read(tmp_path, "name,partner,answer\nCy Young,Ben Okri,yes\n")) == [("cy", "ben", True)]
    both = read(tmp_path, "name,answer\nCy Young,no\n")
    assert said(both) == [("cy", "ana", False), ("cy", "ben", False)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Ana Lima,perhaps", "answer-unclear"),
        ("Nobody Known,yes", "answer-unknown-person"),
        ("Dee Ray,yes", "answer-without-pair"),
    ],
)
def test_a_reply_that_cannot_be_counted_is_told_with_its_cell_and_quotes_nothing(
    tmp_path: Path, row: str, code: str
) -> None:
    replies = read(tmp_path, f"name,answer\n{row}\n")
    assert not replies.answers
    (finding,) = replies.findings
    assert (finding.code, finding.place.row) == (code, 2)
    assert not {"Ana", "Nobody", "Dee", "perhaps"} & set(finding.message.replace(".", "").split())


def test_of_two_replies_the_last_counts_and_both_places_are_told(tmp_path: Path) -> None:
    replies = read(tmp_path, "name,answer\nAna Lima,yes\nAna Lima,no\n")
    assert said(replies) == [("ana", "ben", False)]
    assert [finding.code for finding in replies.findings] == ["answer-twice"]


def test_a_sheet_without_answers_is_refused(tmp_path: Path) -> None:
    assert [f.code for f in read(tmp_path, "name,colour\nAna Lima,red\n").findings] == ["answers-unreadable"]
    assert [f.code for f in read(tmp_path, "colour,answer\nred,yes\n").findings] == ["answers-unreadable"]


def test_picks_are_read_in_order(tmp_path: Path) -> None:
    replies = read(
        tmp_path, "Your e-mail,First choice,Second choice\nana@x.example,Cy Young,ben\nben@x.example,,\n"
    )
    assert [(picks.person, picks.partners) for picks in replies.picks] == [("ana", ("cy", "ben"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes", True),
        ("Yes please!", True),
        ("I accept", True),
        ("x", True),
        ("NO", False),
        ("no, thank you", False),
        ("I decline", False),
        ("not this time", False),
        ("maybe", None),
        ("nobody told me", None),
        ("Sorry for the late reply - yes, gladly!", True),
        ("Ja, gern", True),
        ("\U0001f44d", True),
        ("no!!!", False),
        ("I decline, sorry", False),
        ("Unfortunately not.", False),
        ("No problem, happy to", None),
        ("Nothing against it, yes", None),
        ("Yes, but not with Ben", None),
        ("No worries", None),
        ("Sure, no", None),
        ("Yes / No", None),
        ("No, yes", None),
        ("not applicable", None),
        ("Of course not", None),
        ("Happy to decline", None),
        ("yes with Ben", None),
        ("yes " * 500, None),
    ],
)
def test_words_for_yes_and_no(text: str, expected: bool | None) -> None:
    assert says_yes(text) is expected
