"""Answers to the check-in form, as forms export them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from recimentor.intake.consent.feedback import Replies, read_feedback
from recimentor.intake.people.roll import Named, Roll
from recimentor.model.feedback import QUESTIONS, GoesOn, Got, Met

ROLL = Roll([Named("ana", "Ana Silva", "ana@x.org"), Named("ben", "Ben Hart", "ben@x.org")])


def replies(tmp_path: Path, *rows: str) -> Replies:
    path = tmp_path / "answers.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return read_feedback([str(path)], ROLL)


def test_the_questions_of_the_form_are_its_headers(tmp_path: Path) -> None:
    header = ",".join(["Timestamp", "Your email", *(question.text for question in QUESTIONS), "Comments"])
    read = replies(tmp_path, header, "2026-04-02 10:00,ANA@x.org,Once,Partly,Not sure,Yes,private words")
    (reply,) = read.replies
    assert (reply.person, reply.met, reply.got, reply.goes_on, reply.wants_call) == (
        "ana",
        Met.ONCE,
        Got.PARTLY,
        GoesOn.NOT_SURE,
        True,
    )
    assert reply.date == date(2026, 4, 2)
    assert reply.place.row == 2
    assert read.findings == ()


def test_every_answer_that_the_form_offers_is_understood(tmp_path: Path) -> None:
    for question in QUESTIONS:
        for answer in question.answers:
            read = replies(tmp_path, f"name,{question.text}", f"Ana Silva,{answer}")
            assert read.findings == (), (question.field, answer)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("3", Met.OFTEN),
        ("0", Met.NOT_YET),
        ("1 time", Met.ONCE),
        ("yes", Met.OFTEN),
        ("no", Met.NOT_YET),
        ("We met 3 times", Met.OFTEN),
        ("No problem at all; we meet each week", None),
        ("since 2026", None),
        ("no; 1 of us was ill", None),
        ("", None),
    ],
)
def test_counts_and_plain_words_tell_whether_they_met(tmp_path: Path, text: str, met: Met | None) -> None:
    assert replies(tmp_path, "name,met", f"Ana Silva,{text}").replies[0].met is met


def test_the_last_of_several_answers_counts(tmp_path: Path) -> None:
    read = replies(tmp_path, "id,met,got", "ana,no,no", "ana,yes,yes")
    assert [(reply.met, reply.got) for reply in read.replies] == [(Met.OFTEN, Got.YES)]


def test_strangers_and_unclear_answers_are_gathered_and_quote_nobody(tmp_path: Path) -> None:
    read = replies(tmp_path, "name,got", "Zoe Private,yes", "Yan Private,no", "Ben Hart,secretly delighted")
    assert [(finding.code, finding.place.row, len(finding.also)) for finding in read.findings] == [
        ("feedback-unknown-person", 2, 1),
        ("feedback-unclear", 4, 0),
    ]
    assert "Private" not in str(read.findings)
    assert "delighted" not in str(read.findings)


@pytest.mark.parametrize("header", ["name,colour", "met,got"])
def test_answers_without_people_or_questions_are_an_error(tmp_path: Path, header: str) -> None:
    assert [finding.code for finding in replies(tmp_path, header, "a,b").findings] == ["feedback-unreadable"]
