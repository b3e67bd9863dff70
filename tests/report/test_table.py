from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len
from tests.report import builders

from recimentor.model.audience import Audience
from recimentor.model.participant import to_record
from recimentor.model.plan import Note, Plan, Third, Unmatched
from recimentor.report import (
    ENDLESS,
    Screen,
    for_audience,
    page,
    plan_markdown,
    plan_table,
    screen_of,
    view_details,
    view_table,
)
from recimentor.report.table import PAIRS_SHOWN, score_bar
from recimentor.report.view import View

SOLVER_WORDS = (
    "bound",
    "gap",
    "certificate",
    "objective",
    "eligible",
    "seed",
    "lottery",
    "harmonic",
)


@pytest.mark.parametrize("width", [80, 100, 200])
def test_the_table_at_common_widths(width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"table-{width}.txt", plan_table(builders.plan(6, 5), Screen(width=width)))


def test_in_a_pipe_nothing_is_wrapped_cropped_or_coloured(golden: Callable[[str, str], None]) -> None:
    text = plan_table(builders.plan(6, 5), Screen())
    assert "\x1b" not in text
    golden("table-pipe.txt", text)


def test_a_name_of_three_hundred_letters_stays_whole_in_a_pipe() -> None:
    long_name = "Maximiliana " * 25 + "Smith"
    people = builders.person(0, long_name), builders.person(1)
    text = plan_table(builders.plan(pairs=(builders.pair(1, *people),)), Screen())
    assert any(long_name in line for line in text.splitlines())


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    names = ["田中太郎" * 6, "محمد بن عبد الله" * 3, "O" * 90, "👩‍👩‍👧 family", "e\u0301" * 40]
    pairs = tuple(
        builders.pair(i + 1, builders.person(2 * i, name), builders.person(2 * i + 1))
        for i, name in enumerate(names)
    )
    text = plan_table(builders.plan(5, 3, pairs=pairs), Screen(width=width))
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_default_screens_use_no_word_of_the_solver() -> None:
    text = plan_table(builders.plan(8, 4), Screen()).lower()
    assert [word for word in SOLVER_WORDS if word in text.replace("eligibly", "")] == []


def test_at_most_twelve_lines_stand_above_the_table() -> None:
    notes = tuple(Note(code=f"n{i}", text="Nobody said when they are free, " * 5) for i in range(9))
    lines = plan_table(builders.plan(3, 0, notes=notes), Screen(width=80)).splitlines()
    header = next(i for i, line in enumerate(lines) if line.startswith("#"))
    assert header <= 12


def test_only_fifty_pairs_are_shown_unless_all_are_asked_for() -> None:
    plan = builders.plan(PAIRS_SHOWN + 7)
    short, long = (plan_table(plan, Screen(), show_all=show_all) for show_all in (False, True))
    assert "... and 7 more pairs; --all shows them." in short
    assert "p00113" not in short
    assert "more pairs" not in long
    assert long.count("nd of") + long.count("th of") + long.count("rd of") + long.count("st of") == 114


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "cp932", "koi8-r"])
def test_any_code_page_can_take_the_table(encoding: str) -> None:
    people = builders.person(0, "Łukasz Żółć 田中"), builders.person(1, "Zoë 👋")
    plan = builders.plan(2, 1, pairs=(builders.pair(1, *people),))
    text = plan_table(plan, Screen(width=80, encoding=encoding))
    text.encode(encoding)
    assert "ukasz" in text


def test_control_characters_and_markup_in_a_name_are_shown_not_obeyed() -> None:
    people = (
        builders.person(0, "[red]Ana[/red]\x1b[2J \u202eneB"),
        builders.person(1, ":smile: \x07\tBob\r\n"),
    )
    text = plan_table(builders.plan(1, 0, pairs=(builders.pair(1, *people),)), Screen(width=200, colour=True))
    assert r"[red]Ana[/red]\x1b[2J \u202eneB" in text
    assert r":smile: \x07 Bob" in text
    assert "\x07" not in text
    assert "\u202e" not in text


def test_colour_is_written_only_where_it_is_wanted() -> None:
    plan = builders.plan(2)
    assert "\x1b[" in plan_table(plan, Screen(width=80, colour=True))
    assert "\x1b[" not in plan_table(plan, Screen(width=80))


def test_one_way_pairs_stand_apart_and_a_trio_names_its_third() -> None:
    people = [builders.person(i) for i in range(7)]
    third = Third(id=people[6].id, name=people[6].name, gain=0.5, gain_a=0.6, gain_b=0.4)
    pairs = (
        builders.pair(1, people[0], people[1], c=third),
        builders.pair(2, people[2], people[3], kind="one-way"),
    )
    text = plan_table(builders.plan(3, 1, pairs=pairs), Screen(width=100))
    assert text.index(people[6].name) < text.index("One way only") < text.index(people[2].name)


def test_a_plan_without_pairs_says_so() -> None:
    text = plan_table(builders.plan(0, 3), Screen(width=80))
    assert "None of 3 people could be paired." in text
    assert "Your rules" not in text
    assert "No two of these people can be paired" in text
    assert "0 pairs" not in text


def test_nobody_at_all_is_no_crash() -> None:
    assert "Nobody has signed up." in plan_table(builders.plan(0, 0), Screen(width=80))


@pytest.mark.parametrize(
    ("share", "unicode", "ascii_"), [(1.0, "████", "####"), (0.5, "██", "##--"), (0.0, "▏", "----")]
)
def test_a_bar_is_as_long_as_its_share(share: float, unicode: str, ascii_: str) -> None:
    assert score_bar(share, 4, Screen()) == unicode
    assert score_bar(share, 4, Screen(encoding="ascii")) == ascii_


class Terminal:
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError

    def write(self, text: str) -> int:
        return len(text)


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_no_color_and_dumb_terminals_are_honoured(environ: dict[str, str], colour: bool) -> None:
    screen = screen_of(Terminal(), environ | {"COLUMNS": "93", "LINES": "20"})  # type: ignore[arg-type]
    assert screen == Screen(width=93, colour=colour)


def test_a_pipe_is_endless_and_without_colour() -> None:
    class Pipe(Terminal):
        def isatty(self) -> bool:
            return False

    assert screen_of(Pipe(), {"FORCE_COLOR": "1", "COLUMNS": "80"}) == Screen(ENDLESS)  # type: ignore[arg-type]


def preferred_plan(*, has_one_way: bool = True) -> Plan:
    """Return a plan of two two-way pairs and perhaps a one-way pair, with the ladder of the two-way ones."""
    plan = builders.plan(3, 2)
    rungs = tuple(rung.model_copy(update={"pairs": 2, "left_over": 4}) for rung in plan.ladder)
    kinds = ("two-way", "two-way", "one-way" if has_one_way else "two-way")
    pairs = tuple(
        pair.model_copy(update={"kind": kind}) for pair, kind in zip(plan.pairs, kinds, strict=True)
    )[: 3 if has_one_way else 2]
    objective = plan.objective.model_copy(update={"pairs": 2})
    program = plan.program | {"reciprocity": "preferred"}
    changes = {"ladder": rungs, "pairs": pairs, "objective": objective, "program": program}
    return plan.model_copy(update=changes)


def test_where_one_way_pairs_may_be_the_ladder_says_that_it_counts_two_way_pairs() -> None:
    plan = preferred_plan()
    text = plan_table(plan, Screen())
    assert "Two-way pairs, and people without one, by what each side must gain at least:" in text
    assert "2 two-way pairs  4 without one" in text
    assert "| Each side gains at least | Two-way pairs | Without one |" in plan_markdown(plan)
    assert "Two-way pairs</th><th" in page(for_audience(plan))


def test_no_rung_is_marked_as_these_pairs_where_one_way_pairs_were_added() -> None:
    assert "(these pairs)" not in plan_table(preferred_plan(), Screen())
    assert "(these pairs)" in plan_table(preferred_plan(has_one_way=False), Screen())
    assert "(these pairs)" not in page(for_audience(preferred_plan()))


def namesakes() -> Plan:
    people = [builders.person(i, "Same Name" if i in (0, 2, 4) else None) for i in range(5)]
    pairs = builders.pair(1, people[0], people[1]), builders.pair(2, people[2], people[3])
    left = Unmatched(id=people[4].id, name=people[4].name, reasons=(builders.LEFT_REASONS[1],))
    records = {each.id: to_record(each) for each in people}
    return builders.plan(2, 1, pairs=pairs, unmatched=(left,), people=records)


@pytest.mark.parametrize("shown", [view_table, view_details])
def test_people_of_one_name_are_told_apart_by_their_ids(shown: Callable[[View, Screen], str]) -> None:
    text = shown(for_audience(namesakes()), Screen(width=200))
    for person_id in ("p00000", "p00002", "p00004"):
        assert f"Same Name [{person_id}]" in text
    assert "[p00001]" not in text


def test_markdown_and_the_page_tell_people_of_one_name_apart_for_hr_alone() -> None:
    plan = namesakes()
    assert r"Same Name \[p00002\]" in plan_markdown(plan)
    hr = page(for_audience(plan))
    assert "Same Name [p00002]" in hr
    assert "Same Name [p00004]" in hr
    assert "p0000" not in page(for_audience(plan, Audience.SPONSOR))


def test_a_row_without_a_name_that_was_set_aside_is_called_so() -> None:
    left = Unmatched(id="people.csv:5", name="", reasons=(Note(code="set-aside", text="Was set aside."),))
    plan = builders.plan(1, 1, unmatched=(left,))
    assert "(no name): Was set aside." in plan_table(plan, Screen())
    assert "(no name): Was set aside." in plan_markdown(plan)
    for audience in (Audience.HR, Audience.SPONSOR):
        assert "<bdi>(no name)</bdi>" in page(for_audience(plan, audience))


@pytest.mark.parametrize("width", [30, 40, 47])
def test_on_a_narrow_terminal_what_they_can_teach_stands_under_the_names(width: int) -> None:
    view = for_audience(builders.plan(3, 1))
    text = view_table(view, Screen(width=width))
    told = " ".join(text.split())
    for pair in view.pairs:
        for lesson in (*pair.from_a.lessons, *pair.from_b.lessons):
            assert lesson.skill in told
    assert max(cell_len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("width", [30, 40, 60, 70, 80])
def test_a_rung_of_the_ladder_is_whole_at_any_width(width: int) -> None:
    told = " ".join(plan_table(preferred_plan(has_one_way=False), Screen(width=width)).split())
    floor = "Standard: 20% of what they want"
    assert f"{floor}: 2 two-way pairs, 4 without one" in told or f"{floor} 2 two-way pairs 4 without" in told
