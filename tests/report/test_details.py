from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len
from tests.report import builders

from recimentor.model.audience import Audience
from recimentor.report import Screen, for_audience, page_data, view_details


def test_panels_tell_everything_about_each_pair(golden: Callable[[str, str], None]) -> None:
    golden("details-90.txt", view_details(for_audience(builders.plan(2, 1)), Screen(width=90)))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_panels_fit_the_terminal(width: int) -> None:
    text = view_details(for_audience(builders.plan(7, 1)), Screen(width=width))
    assert max(map(cell_len, text.splitlines())) <= width


def test_panels_of_a_code_page_are_drawn_in_its_letters() -> None:
    text = view_details(for_audience(builders.plan(2, 1)), Screen(width=80, encoding="cp1252"))
    text.encode("cp1252")
    assert "+-" in text


def test_a_participant_sees_neither_numbers_nor_how_it_was_computed() -> None:
    view = for_audience(builders.plan(3, 1), Audience.PARTICIPANT, person_id="p00002")
    text = view_details(view, Screen(width=100))
    assert "Chloé Silva and Dmitri Okafor" in text
    assert "%" not in text
    assert "computed" not in text


def test_what_humans_decided_is_said() -> None:
    pair = builders.pair(1, builders.person(0), builders.person(1), is_locked=True, override="They asked.")
    text = view_details(for_audience(builders.plan(1, 0, pairs=(pair,))), Screen(width=100))
    assert "Fixed before the others were paired." in text
    assert "breaks a rule: They asked." in text


def test_a_level_that_nobody_gave_is_shown_as_not_given() -> None:
    made = builders.plan(1, 0)
    lesson = made.pairs[0].teaches.a[0]
    key = lesson.skill.casefold()
    records = dict(made.people)
    records["p00000"] = records["p00000"] | {"offers": [{"skill": lesson.skill, "level": None, "key": key}]}
    records["p00001"] = records["p00001"] | {"wants": [{"skill": lesson.skill, "priority": 5, "key": key}]}
    view = for_audience(made.model_copy(update={"people": records}))
    assert view.pairs[0].from_a.unrated == (lesson.skill,)
    assert f"- {lesson.skill}: Ben Silva" in view_details(view, Screen(width=100))
    assert "Ana Silva (level not given)" in view_details(view, Screen(width=100))
    data = page_data(view)
    assert data["pairs"][0][9][1][0][1] == 0
