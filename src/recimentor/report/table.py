"""A plan as a table for people on a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from recimentor.model.plan import Lesson, Pair, Plan, Rank
from recimentor.report.screen import Screen
from recimentor.report.words import (
    counted,
    floor_words,
    headline,
    left_over_groups,
    listed,
    percent,
    program_name,
    proof_sentence,
    rank_words,
    skill_names,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

#: Pairs that are shown unless all are asked for.
PAIRS_SHOWN = 50
#: Notes above the table; with title, legend and blanks at most twelve lines at 80 columns.
NOTES_SHOWN = 3
_NAMES_SHOWN = 8
_GROUPS_SHOWN = 12
_BAR_WIDTH = 8
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_ROOMY = 60


def plan_table(plan: Plan, screen: Screen, *, show_all: bool = False) -> str:
    """Return the plan as a table for people: pairs ranked, and under them in words what else there is.

    Parameters
    ----------
    plan
        Any plan.
    screen
        Where it is shown; an endless one is never wrapped, cropped or coloured.
    show_all
        Show every pair, not the first :data:`PAIRS_SHOWN`, and everybody left over.

    Returns
    -------
    str
        Lines with an end each, in characters that the screen has.
    """
    parts: list[RenderableType] = [*_above(plan, screen)]
    if plan.pairs:
        parts.append(_pairs_table(plan.pairs if show_all else plan.pairs[:PAIRS_SHOWN], screen))
    return rendered([*parts, *_below(plan, screen, show_all=show_all)], screen)


def rendered(parts: Iterable[RenderableType], screen: Screen) -> str:
    """Return rich renderables as text for a screen, without trailing blanks."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=screen.is_endless,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _text(words: str, screen: Screen, style: str = "") -> Text:
    from rich.text import Text

    return Text(screen.shown(words), style=style, overflow="fold")


def _above(plan: Plan, screen: Screen) -> Iterable[Text]:
    yield _text(program_name(plan), screen, "bold")
    for note in plan.notes[:NOTES_SHOWN]:
        yield _text(note.text, screen)
    if len(plan.notes) > NOTES_SHOWN:
        yield _text(f"{counted(len(plan.notes) - NOTES_SHOWN, 'more note')} in the details.", screen)
    yield _text("", screen)


def _pairs_table(pairs: Iterable[Pair], screen: Screen) -> Table:
    from rich import box
    from rich.table import Table

    line = "─" if screen.can_show("─") else "-"
    table = Table(
        box=box.Box(f"    \n    \n {line * 2} \n    \n    \n    \n    \n    \n"),
        header_style="bold",
        show_edge=False,
        pad_edge=False,
        padding=(0, 1),
    )
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("Pair", min_width=12, overflow="fold")
    table.add_column("Fit", no_wrap=True, min_width=_BAR_WIDTH if screen.width >= _ROOMY else 4)
    table.add_column("Partner is", no_wrap=True)
    table.add_column("Can teach", overflow="fold", min_width=12)
    before = "two-way"
    for pair in pairs:
        if pair.kind != before:
            _add_one_way_heading(table, screen)
            before = pair.kind
        _add_pair(table, pair, screen)
    return table


def _add_one_way_heading(table: Table, screen: Screen) -> None:
    table.add_row("", _text("One way only", screen, "italic"), "", "", "")


def _add_pair(table: Table, pair: Pair, screen: Screen) -> None:
    table.add_row(
        _text(str(pair.rank), screen, "dim"),
        _text(pair.a.name, screen, "bold"),
        _text(percent(pair.score), screen, "bold"),
        _rank(pair.standing.a, screen),
        _lessons(pair.teaches.a, screen),
    )
    bar = score_bar(pair.score, _BAR_WIDTH, screen) if screen.width >= _ROOMY else ""
    table.add_row(
        "",
        _text(pair.b.name, screen, "bold"),
        _text(bar, screen, "cyan"),
        _rank(pair.standing.b, screen),
        _lessons(pair.teaches.b, screen),
    )
    if pair.c is not None:
        table.add_row("", _text(pair.c.name, screen, "bold"), "", "", "")
    table.add_section()


def _rank(rank: Rank, screen: Screen) -> Text:
    return _text(rank_words(rank) if rank.of else "", screen)


def _lessons(lessons: Iterable[Lesson], screen: Screen) -> Text:
    return _text(skill_names(lessons) or "-", screen)


def score_bar(share: float, width: int, screen: Screen) -> str:
    """Return a share as a bar of ``width`` cells: eighths of a block, or ``###-----`` in plain characters."""
    share = min(1.0, max(0.0, share))
    if not screen.can_show(_EIGHTHS):
        full = round(share * width)
        return "#" * full + "-" * (width - full)
    full, eighths = divmod(round(share * width * 8), 8)
    return ("█" * full + _EIGHTHS[eighths].strip()) or _EIGHTHS[1]


def _below(plan: Plan, screen: Screen, *, show_all: bool) -> Iterable[RenderableType]:
    hidden = 0 if show_all else len(plan.pairs) - PAIRS_SHOWN
    if hidden > 0:
        yield _text(f"... and {counted(hidden, 'more pair')}; --all shows them.", screen, "italic")
    if plan.pairs:
        yield _text("", screen)
    yield _text(headline(plan), screen, "bold")
    yield from _left_over(plan, screen, show_all=show_all)
    if plan.ladder:
        yield _text("", screen)
        yield from _ladder(plan, screen)
    yield _text("", screen)
    yield _text(proof_sentence(plan), screen)
    if plan.pairs:
        yield _text(
            "Fit: how far a pair meets what both asked for. "
            "Partner is: the partner's place among all who could be.",
            screen,
            "dim",
        )


def _left_over(plan: Plan, screen: Screen, *, show_all: bool) -> Iterable[RenderableType]:
    groups = left_over_groups(plan)
    shown = groups if show_all else groups[:_GROUPS_SHOWN]
    for group in shown:
        names = listed([person.name for person in group.people], None if show_all else _NAMES_SHOWN)
        line = _text(f"{names}: {group.reason}", screen)
        line.stylize("bold", 0, len(screen.shown(names)))
        yield _indented(line)
    rest = sum(len(group.people) for group in groups[len(shown) :])
    if rest:
        yield _indented(_text(f"... and {rest:,} more, for other reasons; --all shows them.", screen))


def _ladder(plan: Plan, screen: Screen) -> Iterable[RenderableType]:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column()
    grid.add_column(justify="right")
    grid.add_column(justify="right")
    floor = plan.program.get("minimum_gain")
    for rung in plan.ladder:
        cells = (
            floor_words(rung),
            counted(rung.pairs, "pair"),
            f"{rung.left_over:,} left over",
            "(these pairs)" if rung.minimum_gain == floor else "",
        )
        grid.add_row(*(_text(cell, screen) for cell in cells))
    yield _text("Pairs and people left over, by what each side must gain at least:", screen)
    yield _indented(grid)


def _indented(part: RenderableType) -> RenderableType:
    from rich.padding import Padding

    return Padding(part, (0, 0, 0, 2), expand=False)
