"""Everything about each pair on a terminal, and how the plan was computed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from recimentor.model.counting import counted
from recimentor.model.plan import Lesson
from recimentor.report.screen import Screen
from recimentor.report.table import PAIRS_SHOWN, rendered, score_bar, summary
from recimentor.report.view import Direction, How, PairView, PersonView, View, people_of
from recimentor.report.words import listed, percent, rank_words, slot_words

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_BAR_WIDTH = 20
_MAX_WIDTH = 110


def view_details(view: View, screen: Screen, *, show_all: bool = False) -> str:
    """Return a panel for each pair: what both bring, in sentences and levels, requests, time, cautions.

    Parameters
    ----------
    view
        What the audience may see.
    screen
        Where it is shown.
    show_all
        Show every pair, not the first :data:`~recimentor.report.table.PAIRS_SHOWN`.
    """
    shown = view.pairs if show_all else view.pairs[:PAIRS_SHOWN]
    parts: list[RenderableType] = [_panel(pair, screen) for pair in shown]
    if len(shown) < len(view.pairs):
        hidden = counted(len(view.pairs) - len(shown), "more pair")
        parts.append(_line(f"... and {hidden}; --all shows them.", screen))
    parts += [_line("", screen), *summary(view, screen, show_all=show_all)]
    if view.how is not None:
        parts += [_line("", screen), *_how(view.how, screen), *(_line(note, screen) for note in view.notes)]
    return rendered(parts, screen)


def _panel(pair: PairView, screen: Screen) -> RenderableType:
    from rich import box
    from rich.console import Group
    from rich.panel import Panel

    title = listed([person.shown for person in people_of(pair)])
    rank = f"{pair.rank}. " if pair.rank else ""
    lines: list[RenderableType] = []
    if pair.numbers is not None:
        bar = score_bar(pair.numbers.score, _BAR_WIDTH, screen)
        lines.append(_line(f"{percent(pair.numbers.score)} {bar}  {_points(pair)}", screen))
    for giver, taker, gives, takes in (
        (pair.b, pair.a, pair.from_b, pair.from_a),
        (pair.a, pair.b, pair.from_a, pair.from_b),
    ):
        lines += [_line("", screen), *_side(pair, giver, taker, gives, takes, screen)]
    lines += [_line(said, screen) for said in pair.third_says]
    if pair.slot:
        lines += [
            _line("", screen),
            _line(f"Time: {slot_words(pair.slot, pair.a.name, pair.b.name)}", screen),
        ]
    lines += [_line(f"Look closer: {note.text}", screen, "yellow") for note in pair.cautions]
    lines += [_line(remark, screen) for remark in pair.remarks]
    heading = _line(f"{rank}{title}", screen, "bold")
    if screen.is_endless:
        # A box as wide as its longest line is of no use in a file.
        return Group(heading, *lines, _line("", screen))
    return Panel(
        Group(*lines),
        title=heading,
        title_align="left",
        box=box.ROUNDED if screen.can_show("─│╭╮╯╰") else box.ASCII,
        width=min(screen.width, _MAX_WIDTH),
    )


def _points(pair: PairView) -> str:
    points = pair.numbers.points if pair.numbers else ()
    return ", ".join(f"{name} {share * 100:.1f}" for name, share in points)


def _side(  # noqa: PLR0917 - both people and both directions
    pair: PairView,
    giver: PersonView,
    taker: PersonView,
    gives: Direction,
    takes: Direction,
    screen: Screen,
) -> Iterable[Text]:
    yield _line(f"{taker.name}{_gains(pair, taker)}", screen, "bold")
    if gives.sentence:
        yield _line(gives.sentence, screen)
    for lesson in gives.lessons:
        yield _line(f"- {lesson.skill}: {_levels(lesson, taker, giver, gives)}", screen)
    served = {each.text: each.skills for each in gives.served}
    for request in takes.requests:
        by = f" (served: {', '.join(served[request])})" if request in served else ""
        yield _line(f"- asks: {request}{by}", screen)


def _gains(pair: PairView, taker: PersonView) -> str:
    if pair.numbers is None:
        return ""
    is_a = taker is pair.a
    gain = pair.numbers.gain.a if is_a else pair.numbers.gain.b
    rank = pair.numbers.standing.a if is_a else pair.numbers.standing.b
    place = f"; partner is {rank_words(rank)}, {percent(rank.share_of_best)} of their best" if rank.of else ""
    return f" gains {percent(gain)} of what they want{place}"


def _levels(lesson: Lesson, taker: PersonView, giver: PersonView, gives: Direction) -> str:
    through = f", through {lesson.through}" if lesson.through else ""
    own = "" if lesson.skill in gives.own_unrated or not lesson.own_level else f"{lesson.own_level}"
    level = "" if lesson.skill in gives.unrated else f"{lesson.level:g}"
    unknown = "(level not given)"
    return f"{taker.name} {own or unknown}, {giver.name} {level or unknown}{through}"


def _how(how: How, screen: Screen) -> Iterable[Text]:
    goal = how.objective
    bound = "not proved" if goal.bound is None else f"{goal.bound:g}"
    gap = "not proved" if goal.gap is None else f"{goal.gap:g}"
    pairs_bound = "not proved" if goal.pairs_bound is None else goal.pairs_bound
    yield _line("How it was computed", screen, "bold")
    yield _line(f"objective {goal.name}; status {how.status}; proof {how.proof}; ties {how.ties}", screen)
    yield _line(
        f"pairs {goal.pairs}, bound {pairs_bound}; sum of scores {goal.value:g}, bound {bound}, gap {gap}",
        screen,
    )
    for key, value in how.settings:
        yield _line(f"{key}: {value}", screen)


def _line(words: str, screen: Screen, style: str = "") -> Text:
    from rich.text import Text

    return Text(screen.shown(words), style=style, overflow="fold")
