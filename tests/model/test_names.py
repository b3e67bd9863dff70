"""The comparing form: ways of writing one text meet, different texts do not, and no-answers are blanks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recimentor.model.names import (
    fits_pattern,
    header_key,
    is_no_answer,
    legible,
    same_text,
    same_value,
    skill_key,
    visible,
    without_accents,
    without_start,
)

_FORMS = (same_text, same_value, skill_key, header_key)


@pytest.mark.parametrize(
    "written",
    [
        "Zoe\u0301 Lambert",
        "Zo\u00e9\u00a0Lambert",
        "Zo\u00e9 Lambert\u200b",
        "\u200eZo\u00e9 Lam\u00adbert",
        "Zo\u00e9\u2003 Lambert\ufeff",
        "ZO\u00c9 LAMBERT",
        "\uff3ao\u00e9\u3000Lambert",
        "Zoe\u200b\u0301 Lambert",
    ],
)
def test_ways_of_writing_one_text_meet_in_every_form(written: str) -> None:
    """Decomposed, zero-width, other spaces, full-width and another case are one text."""
    assert [form(written) for form in _FORMS] == [form("Zo\u00e9 Lambert") for form in _FORMS]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("D\u0130YARBAKIR", "diyarbak\u0131r"),
        ("I\u0307zmir", "IZMIR"),
        ("J\u00f6rg Gro\u00df", "J\u00d6RG GROSS"),
        ("O\u2019Brien", "O'Brien"),
        ("O`Brien", "O\u00b4Brien"),
        ("Anne\u2011Marie", "Anne-Marie"),
        ("\u0391\u03a3", "\u03b1\u03c2"),
    ],
)
def test_letters_that_people_take_for_one_are_one(one: str, other: str) -> None:
    """The i-forms, sharp s, apostrophes, dashes and the last sigma are alike."""
    assert same_text(one) == same_text(other)


@pytest.mark.parametrize("written", ["R & D", "r&d", "R &D", "R\u00a0&\u00a0D", "\uff32\uff06\uff24"])
def test_spaces_around_joints_do_not_count_in_field_values(written: str) -> None:
    """R & D is R&D as a department."""
    assert same_value(written) == same_value("R&D")


@pytest.mark.parametrize(
    ("one", "other"), [("C\u266f", "C"), ("C++", "C"), ("C#", "C++"), (".NET", "Net"), ("R&D", "R")]
)
def test_signs_that_tell_skills_apart_stay(one: str, other: str) -> None:
    """No sharp, plus or leading dot is lost."""
    assert skill_key(one) != skill_key(other)


def test_the_musical_sharp_is_the_number_sign() -> None:
    """People paste both."""
    assert skill_key("C\u266f") == skill_key("C#") == "c#"


def test_skills_of_scripts_with_vowel_signs_stay_apart() -> None:
    """Marks are part of a word: without them different Hindi and Thai words would be one."""
    assert skill_key("\u0939\u093f\u0902\u0926\u0940") != skill_key("\u0939\u0926")
    assert " " not in skill_key("\u0939\u093f\u0902\u0926\u0940")


def test_a_picture_alone_is_a_skill_and_beside_a_word_it_is_decoration() -> None:
    """A guitar is a skill; a guitar before its name adds nothing."""
    assert skill_key("\U0001f3b8") == "\U0001f3b8"
    assert skill_key("\U0001f3b8 Guitar") == skill_key("guitar")


@given(st.text(max_size=12))
def test_forms_are_settled(text: str) -> None:
    """The form of a form is itself, and normal forms of a text have one form."""
    for form in _FORMS[:2]:
        assert form(form(text)) == form(text)
    for name in ("NFD", "NFC"):
        assert same_text(unicodedata.normalize(name, text)) == same_text(text)
    assert same_text(visible(text)) == same_text(text)


def test_a_visible_text_keeps_its_letters() -> None:
    """Ids are stored so: composed, nothing unseen, case as typed."""
    assert visible(" A\u200b-0\u00ad1\u00a0 ") == "A-01"
    assert visible("Zoe\u0301") == "Zo\u00e9"


def test_accents_go_for_likeness_alone() -> None:
    """Zoe and Zoé are alike and not the same."""
    assert without_accents("Zo\u00e9") == without_accents("Zoe")
    assert without_accents("\u0141ukasz \u00d8rsted") == without_accents("Lukasz Orsted")
    assert same_text("Zo\u00e9") != same_text("Zoe")


@pytest.mark.parametrize(
    "text",
    [
        "N/A",
        "n.a.",
        "NA",
        "#N/A",
        "none",
        "None.",
        "-",
        "\u2014",
        "?",
        "...",
        "TBD",
        "tbc",
        "nothing",
        "nothing really",
        "Not sure yet",
        "Anything!",
        "keine",
        "k.A.",
        "Wei\u00df nicht",
        "aucun",
        "S/O",
        "ninguna",
        "no s\u00e9",
        "n\u00e3o sei",
        "niente",
        "n.v.t.",
        "\u7279\u306b\u306a\u3057",
        "\u65e0",
        "nie dotyczy",
        "vet ej",
        "yok",
        "\u043d\u0435\u0442",
        "Nothing\u00a0really\u200b",
        "\uff2e\uff0f\uff21",
    ],
)
def test_no_answers_are_blanks(text: str) -> None:
    """One list, in many languages, compared by the comparing form."""
    assert is_no_answer(text)


@pytest.mark.parametrize(
    "text", ["", "C", "C++", "+", "\u2713", "\u2605\u2605", "no", "Nona", "1", "O&A", "R"]
)
def test_answers_stay(text: str) -> None:
    """A blank is blank already; ticks, signs of skills and a plain no are answers."""
    assert not is_no_answer(text)


@pytest.mark.parametrize("name", ["Nada", "Null", "NA", "None", "Inga", "Nil"])
def test_people_may_be_called_what_is_no_answer_elsewhere(name: str) -> None:
    """A name is a blank only where it is a sign or a plain stand-in."""
    assert not is_no_answer(name, is_name=True)
    assert is_no_answer("n/a", is_name=True)
    assert is_no_answer("-", is_name=True)


@pytest.mark.parametrize(
    ("typed", "legible_text"),
    [
        ("Excel:\u200b5", "Excel:5"),
        ("Git:5\ufeff", "Git:5"),
        ("Tue\u00ad 9-12", "Tue 9-12"),
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
    ],
)
def test_unseen_signs_go_and_joiners_that_scripts_and_pictures_need_stay(
    typed: str, legible_text: str
) -> None:
    """What hides a level goes; Persian words and joined pictures stay as they are."""
    assert legible(typed) == legible_text


@pytest.mark.parametrize(
    ("text", "pattern", "fits"),
    [
        ("Re\u0301ponses", "r\u00e9p*", True),
        ("People\u200b 2026", "people 20??", True),
        ("Other", "people*", False),
    ],
)
def test_a_pattern_is_met_however_a_file_or_sheet_is_written(text: str, pattern: str, fits: bool) -> None:
    assert fits_pattern(text, pattern) is fits


@pytest.mark.parametrize(
    ("start", "text", "rest"),
    [
        ("Qualit\u00e9:", "Qualite\u0301: audits", "audits"),
        ("Stra\u00dfe", "STRASSE 5", "5"),
        ("STRASSE", "Stra\u00dfe 5", "5"),
        ("x", "yx", "yx"),
        ("", "as it is ", "as it is "),
    ],
)
def test_a_beginning_is_taken_off_however_it_is_written(start: str, text: str, rest: str) -> None:
    assert without_start(start, text) == rest
