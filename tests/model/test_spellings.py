from __future__ import annotations

import time
import unicodedata
from typing import Literal

import pytest

from recimentor.model.spellings import Spellings, cut


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
        ("Zoé\n            Lambert", "X"),
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
    assert cut(text, ((one.start, one.stop) for one in finder().find(text)), "X") == replaced


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


@pytest.mark.parametrize(
    "name",
    [
        "\u092a\u094d\u0930\u093f\u092f\u093e \u0936\u0930\u094d\u092e\u093e",
        "\u0e2a\u0e21\u0e0a\u0e32\u0e22 \u0e43\u0e08\u0e14\u0e35",
        "\uae40\ubbfc\uc218",
        "\u00c9lise \u0130\u015f\u0131k",
    ],
    ids=["Devanagari", "Thai", "Hangul", "Latin"],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_of_every_script_are_taken_out_whole(name: str, form: Literal["NFC", "NFD"]) -> None:
    made: Spellings[str] = Spellings()
    made.add_name(name, "X")
    written = unicodedata.normalize(form, name)
    text = f"with {written}, soon"
    assert cut(text, ((one.start, one.stop) for one in made.find(text)), "X") == "with X, soon"
