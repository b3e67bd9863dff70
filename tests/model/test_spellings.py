from __future__ import annotations

import time

import pytest

from recimentor.model.spellings import Spellings


def finder() -> Spellings[str]:
    made: Spellings[str] = Spellings()
    made.add_name("Zoé Lambert", "zoe")
    made.add("zoe@x.org", "zoe")
    made.add_name("Ana Maria Roe", "ana")
    made.add("p-17", "ana")
    return made


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("Call Zoe\u0301 Lambert.", "Call X."),
        ("ZOÉ\u200b LAMBERT, soon", "X, soon"),
        ("Lambert, Zoé", "X"),
        ("zoé_lambert.pdf", "X.pdf"),
        ("**Zoé** Lambert", "**X"),
        ("Zoé\nLambert", "X"),
        ("Ana Roe and Roe, Ana and Ana Maria Roe", "X and X and X"),
        ("zoe\u200b@x.org, <zoe@x.org>", "X, <X>"),
        ("zoe@x.org.uk a.zoe@x.org zoe+1@x.org", "zoe@x.org.uk a.zoe@x.org zoe+1@x.org"),
        ("p-17 and P-17, p-171", "X and X, p-171"),
        ("Zoé; Lambert Zoérine Lamberta", "Zoé; Lambert Zoérine Lamberta"),
        ("Ana Maria of the Roe family", "Ana Maria of the Roe family"),
        ("", ""),
    ],
)
def test_people_are_found_however_they_are_spelled(text: str, replaced: str) -> None:
    assert finder().replaced(text, "X")[0] == replaced


def test_places_are_those_of_the_text_as_it_was() -> None:
    text = "e\u0301 ﬁ Zoe\u0301 Lambert!"
    (found,) = finder().find(text)
    assert text[found.start : found.stop] + "!" == "Zoe\u0301 Lambert!"


def test_the_longest_spelling_counts_and_the_first_owner_keeps_it() -> None:
    made = finder()
    made.add_name("Lambert Zoé Dupont", "other")
    made.add_name("Zoé Lambert", "late")
    assert [found.owner for found in made.find("Lambert Zoé Dupont, Zoé Lambert")] == ["other", "zoe"]


@pytest.mark.parametrize(
    "text", ["zoé " * 30_000, "a." * 50_000 + "zoe@x.org", "ana-" * 25_000, "\u0301" * 100_000]
)
def test_long_texts_take_a_moment(text: str) -> None:
    started = time.process_time()
    list(finder().find(text))
    assert time.process_time() - started < 2
