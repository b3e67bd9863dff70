"""Cells to values."""

from __future__ import annotations

import time

import pytest

from recimentor.intake.values.languages import languages_in
from recimentor.intake.values.plain import capacity_of, windows_of, windows_text, words_of, yes_or_no
from recimentor.intake.values.ratings import rating_of
from recimentor.intake.values.skill_cells import SkillNames, rated_skills
from recimentor.intake.values.windows import merged, read_times, read_window
from recimentor.intake.values.zones import zone_of
from recimentor.model.columns import Column
from recimentor.model.participant import Window
from recimentor.model.program import Skills

_PLAIN = Column(from_=())


def skills_in(text: str, column: Column = _PLAIN) -> list[tuple[str, int | None]]:
    skills, faults = rated_skills(text, column, SkillNames(Skills()), "bad-level")
    assert faults == []
    return [(skill.skill, skill.level) for skill in skills]


def test_a_colon_and_a_whole_number_at_the_very_end_is_a_level() -> None:
    assert skills_in("Leadership:5; Budgeting : 3;Public speaking;Other(s):; ISO: 9001 audits") == [
        ("Leadership", 5),
        ("Budgeting", 3),
        ("Public speaking", None),
        ("Other(s):", None),
        ("ISO: 9001 audits", None),
    ]


def test_a_columns_own_separator_and_blank_values_count() -> None:
    column = Column.model_validate({"from": "x", "split": ",", "blank": ["NA", "none"]})
    assert skills_in("C, C++,NA ,C#", column) == [("C", None), ("C++", None), ("C#", None)]


def test_aliases_are_followed_to_their_end() -> None:
    names = SkillNames(
        Skills(aliases={"Power Point": "PowerPoint", "powerpoint": "Presenting", "a": "b", "b": "a"})
    )
    assert names.resolve("power-point") == ("Presenting", "presenting")
    assert names.resolve("Slides") == ("Slides", "slides")
    assert names.resolve("a")[1] in {"a", "b"}


@pytest.mark.parametrize("level", ["0", "6", "-2", "99"])
def test_a_level_outside_one_to_five_is_a_fault(level: str) -> None:
    _, faults = rated_skills(f"Leadership:{level}", _PLAIN, SkillNames(Skills()), "bad-level")
    assert [fault.code for fault in faults] == ["bad-level"]
    assert level in faults[0].message


def test_words_are_split_at_commas_only_where_nothing_else_separates() -> None:
    assert words_of("English, French,english", _PLAIN) == ("English", "French")
    assert words_of("Chess, slow; Hiking", _PLAIN) == ("Chess, slow", "Hiking")


@pytest.mark.parametrize(
    ("text", "answer"), [("Yes", True), (" no", False), ("✓", True), ("0", False), ("hm", None)]
)
def test_yes_and_no_are_read_in_the_usual_spellings(text: str, *, answer: bool | None) -> None:
    assert yes_or_no(text) is answer


@pytest.mark.parametrize(("text", "capacity"), [("1", 1), ("20", 20), ("2.0", 2)])
def test_a_capacity_is_a_whole_number(text: str, capacity: int) -> None:
    assert capacity_of(text) == (capacity, [])


@pytest.mark.parametrize("text", ["0", "21", "-1", "1.5", "many", "9" * 400])
def test_any_other_capacity_is_a_fault(text: str) -> None:
    assert [fault.code for fault in capacity_of(text)[1]] == ["bad-capacity"]


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("Mon 09:00-12:00", [(0, 540, 720)]),
        ("thursday 14\u201317", [(3, 840, 1020)]),
        ("7:00-8:00pm Th", [(3, 1140, 1200)]),
        ("11:00-1:00pm F", [(4, 660, 780)]),
        ("8:00-9:00am T", [(1, 480, 540)]),
        ("Mon-Wed 9-10", [(0, 540, 600), (1, 540, 600), (2, 540, 600)]),
        ("Sat, Sun 10:00 to 24:00", [(5, 600, 1440), (6, 600, 1440)]),
        ("Sun 22:00-02:00", [(6, 1320, 1440), (0, 0, 120)]),
        ("Fri-Mon 9-10", [(4, 540, 600), (5, 540, 600), (6, 540, 600), (0, 540, 600)]),
    ],
)
def test_a_window_is_read_as_people_type_it(text: str, windows: list[tuple[int, int, int]]) -> None:
    assert read_window(text) == tuple(sorted(Window(*window) for window in windows))


@pytest.mark.parametrize(
    "text",
    [
        "10:00-11:00",
        "09:00-12:00",
        "Mon 9-9",
        "not Mondays",
        "no time",
        "mornings, except Fri",
        "10-11",
        "Mon 25:00-26:00",
        "Mon 9:75-10:00",
        "Mon 13pm-14pm",
        "",
    ],
)
def test_what_is_no_window_is_none(text: str) -> None:
    assert read_window(text) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Mon-Fri 9-5",
            "Mon 09:00-17:00; Tue 09:00-17:00; Wed 09:00-17:00; Thu 09:00-17:00; Fri 09:00-17:00",
        ),
        ("M/W/F 12-1", "Mon 12:00-13:00; Wed 12:00-13:00; Fri 12:00-13:00"),
        ("Tue 2-4", "Tue 14:00-16:00"),
        ("Mon am, Thu pm", "Mon 09:00-12:00; Thu 13:00-17:00"),
        ("Mondays after 2pm", "Mon 14:00-17:00"),
        ("Mo, Mi und Fr vormittags", "Mon 09:00-12:00; Wed 09:00-12:00; Fri 09:00-12:00"),
        ("mercredi apr\u00e8s-midi", "Wed 13:00-17:00"),
        ("jueves por la tarde", "Thu 13:00-17:00"),
        ("quarta \u00e0 tarde", "Wed 13:00-17:00"),
        ("weekends", "Sat 09:00-17:00; Sun 09:00-17:00"),
        ("Mon", "Mon 09:00-17:00"),
    ],
)
def test_guessed_hours_are_usual_ones_and_said_to_be_guessed(text: str, read: str) -> None:
    times = read_times(text)
    assert times is not None
    assert (windows_text(times.windows), times.is_assumed) == (read, True)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mo 9-11 Uhr", "Mon 09:00-11:00"),
        ("lundi 9h-11h", "Mon 09:00-11:00"),
        ("lunes 9:00-11:00", "Mon 09:00-11:00"),
        ("segunda-feira 9h \u00e0s 11h", "Mon 09:00-11:00"),
        ("maandag en dinsdag 9-11 uur", "Mon 09:00-11:00; Tue 09:00-11:00"),
        ("pon.-\u015br. 9-11", "Mon 09:00-11:00; Tue 09:00-11:00; Wed 09:00-11:00"),
        ("\u6708\u66dc 9:00-11:00", "Mon 09:00-11:00"),
        ("9-11 Mon, 13-15 Tue", "Mon 09:00-11:00; Tue 13:00-15:00"),
        ("Mon 9-11, 14-16", "Mon 09:00-11:00; Mon 14:00-16:00"),
        ("Mon 02:00-04:00", "Mon 02:00-04:00"),
    ],
)
def test_exact_hours_are_read_in_many_languages(text: str, read: str) -> None:
    times = read_times(text)
    assert times is not None
    assert (windows_text(times.windows), times.is_assumed) == (read, False)


@pytest.mark.parametrize(
    "sign", [" ", "9-", "Mon ", "- ", "a", "1", "(", "\\'", "#", ",", ":", "/ ", "\u2605", "x;"]
)
def test_no_cell_of_the_longest_size_takes_long(sign: str) -> None:
    """A pattern that goes over a text again from every place of it takes minutes here."""
    text = (sign * 33_000)[:33_000]
    start = time.process_time()
    for cell in (text, f"Mon {text}!", f"['{text}"):
        windows_of(cell, _PLAIN)
        words_of(cell, _PLAIN)
        rated_skills(cell, _PLAIN, SkillNames(Skills()), "bad-level")
        languages_in(cell)
        rating_of(cell, {})
        zone_of(cell)
        yes_or_no(cell)
        capacity_of(cell)
    assert time.process_time() - start < 3


def test_windows_that_touch_are_joined() -> None:
    assert merged([Window(0, 600, 660), Window(0, 540, 600), Window(1, 540, 600)]) == (
        Window(0, 540, 660),
        Window(1, 540, 600),
    )


@pytest.mark.parametrize(
    ("cell", "languages"),
    [
        ("\uff25\uff2e", ("English",)),
        ("\uff24eutsch \uff0f \uff25nglish", ("German", "English")),
        ("English un\uff44 German \uff08\uff23\uff11)", ("English", "German")),
    ],
)
def test_languages_of_another_width_are_the_same_languages(cell: str, languages: tuple[str, ...]) -> None:
    assert languages_in(cell) == languages
