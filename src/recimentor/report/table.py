"""A plan as a table for people on a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from recimentor.model.audience import Audience
from recimentor.model.counting import counted
from recimentor.model.plan import Plan, Rung
from recimentor.report.audience import for_audience
from recimentor.report.screen import Screen
from recimentor.report.view import PairView, View
from recimentor.report.words import floor_words, left_over_groups, listed, percent, rank_words, skill_names

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
#: Below this, what somebody can teach stands under the name; below the other, partners' ranks are left out.
_NARROW, _TINY = 52, 36
_GAP = 2


def plan_table(plan: Plan, screen: Screen, *, show_all: bool = False) -> str:
    """Return the whole plan as a table: :func:`view_table` for HR."""
    return view_table(for_audience(plan), screen, show_all=show_all)


def view_table(view: View, screen: Screen, *, show_all: bool = False) -> str:
    """Return a view as a table for people: pairs ranked, and under them in words what else there is.

    Parameters
    ----------
    view
        What the audience may see.
    screen
        Where it is shown; an endless one is never wrapped, cropped or coloured.
    show_all
        Show every pair, not the first :data:`PAIRS_SHOWN`, and everybody left over.

    Returns
    -------
    str
        Lines with an end each, in characters that the screen has.
    """
    parts: list[RenderableType] = [*_above(view, screen)]
    if view.pairs:
        parts.append(_pairs_table(view, view.pairs if show_all else view.pairs[:PAIRS_SHOWN], screen))
    parts += _hidden(view, screen, show_all=show_all)
    if view.rings:
        parts += [_rings_table(view, screen), _text("", screen)]
    return rendered([*parts, *summary(view, screen, show_all=show_all)], screen)


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


def _above(view: View, screen: Screen) -> Iterable[Text]:
    yield _text(view.title, screen, "bold")
    for note in view.notes[:NOTES_SHOWN]:
        yield _text(note, screen)
    if len(view.notes) > NOTES_SHOWN:
        yield _text(f"{counted(len(view.notes) - NOTES_SHOWN, 'more note')} in the details.", screen)
    yield _text("", screen)


def _pairs_table(view: View, pairs: Sequence[PairView], screen: Screen) -> Table:
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
    has_numbers = all(pair.numbers for pair in pairs)
    has_ranks = has_numbers and screen.width >= _TINY
    if has_numbers:
        table.add_column("Gains", justify="right", no_wrap=True)
    if has_ranks:
        table.add_column("Fit", no_wrap=True, min_width=_BAR_WIDTH if screen.width >= _ROOMY else 4)
    if has_ranks:
        table.add_column("Partner is", no_wrap=True)
    is_bare = view.audience is Audience.SPONSOR
    if screen.width >= _NARROW:
        table.add_column("Department" if is_bare else "Can teach", overflow="fold", min_width=12)
    was_one_way = False
    for pair in pairs:
        if pair.is_one_way and not was_one_way:
            table.add_row("", _text("One way only", screen, "italic"))
            was_one_way = True
        for row in _rows(pair, screen):
            numbers = row[2 : 3 + 2 * has_ranks] if has_numbers else ()
            if screen.width >= _NARROW:
                table.add_row(*row[:2], *numbers, row[5])
            else:
                table.add_row(row[0], _stacked(row[1], row[5]), *numbers)
        table.add_section()
    return table


def _rings_table(view: View, screen: Screen) -> Table:
    """Return the rings, a row for each person: what they teach the next."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.title = screen.shown("Rings of three: each teaches the next, the last the first")
    table.title_justify, table.title_style = "left", "italic"
    table.add_column(justify="right", no_wrap=True)
    table.add_column(min_width=12, overflow="fold")
    has_numbers = all(ring.score is not None for ring in view.rings)
    if has_numbers:
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for ring in view.rings:
        for at, step in enumerate(ring.steps):
            gains = [one.gain for one in ring.steps if one.learner == step.teacher]
            numbers = (
                _text(percent(ring.score or 0.0) if at == 0 else "", screen, "bold"),
                _text(f"gains {percent(gains[0] or 0.0)}" if gains else "", screen),
            )
            taught = skill_names(step.lessons)
            table.add_row(
                _text(str(ring.rank or "") if at == 0 else "", screen, "dim"),
                _text(step.teacher.shown, screen, "bold"),
                *(numbers if has_numbers else ()),
                _text(f"teaches {step.learner.shown}{': ' + taught if taught else ''}", screen),
            )
    return table


def _stacked(name: Text, under: Text) -> Text:
    return name.copy().append("\n").append_text(under) if under.plain else name


def _rows(pair: PairView, screen: Screen) -> Iterable[Sequence[Text]]:
    """Return one row per person: rank of the pair, name, gain, fit or bar, partner's rank, lessons."""
    score, bar, ranks, gains = "", "", ("", ""), ("", "")
    if pair.numbers is not None:
        score, standing = percent(pair.numbers.score), pair.numbers.standing
        bar = score_bar(pair.numbers.score, _BAR_WIDTH, screen) if screen.width >= _ROOMY else ""
        ranks = rank_words(standing.a), rank_words(standing.b)
        gains = percent(pair.numbers.gain.a), percent(pair.numbers.gain.b)
    teaches = [skill_names(side.lessons) for side in (pair.from_a, pair.from_b)]
    for at, (fit, style) in enumerate(((score, ""), (bar, "cyan"))):
        person = (pair.a, pair.b)[at]
        yield (
            _text(str(pair.rank or "") if at == 0 else "", screen, "dim"),
            _text(person.shown, screen, "bold"),
            _text(gains[at], screen, "bold"),
            _text(fit, screen, style),
            _text(ranks[at], screen),
            _text(teaches[at] or (person.department if pair.numbers is None else ""), screen),
        )
    if pair.c is not None:
        blank = _text("", screen)
        yield blank, _text(pair.c.shown, screen, "bold"), blank, blank, blank, blank


def score_bar(share: float, width: int, screen: Screen) -> str:
    """Return a share as a bar of ``width`` cells: eighths of a block, or ``###-----`` in plain characters."""
    share = min(1.0, max(0.0, share))
    if not screen.can_show(_EIGHTHS):
        full = round(share * width)
        return "#" * full + "-" * (width - full)
    full, eighths = divmod(round(share * width * 8), 8)
    return ("█" * full + _EIGHTHS[eighths].strip()) or _EIGHTHS[1]


def _hidden(view: View, screen: Screen, *, show_all: bool) -> Iterable[Text]:
    hidden = 0 if show_all else len(view.pairs) - PAIRS_SHOWN
    if hidden > 0:
        yield _text(f"... and {counted(hidden, 'more pair')}; --all shows them.", screen, "italic")
    if view.pairs:
        yield _text("", screen)


def summary(view: View, screen: Screen, *, show_all: bool) -> Iterable[RenderableType]:
    """Yield what stands under the pairs: how many are paired, who is left over, the ladder, the proof."""
    yield _text(view.headline, screen, "bold")
    yield from _left_over(view, screen, show_all=show_all)
    if view.ladder:
        yield _text("", screen)
        yield from _ladder(view, screen)
    if view.proof:
        yield _text("", screen)
        yield _text(view.proof, screen)
    if any(pair.numbers for pair in view.pairs):
        yield _text(
            "Gains: how much of what somebody asked for this partner can teach. "
            "Fit: both gains together, with hours, ways to meet, interests and new circles. "
            "Partner is: the partner's place among all who could be.",
            screen,
            "dim",
        )


def _left_over(view: View, screen: Screen, *, show_all: bool) -> Iterable[RenderableType]:
    groups = left_over_groups(view.left_over)
    shown = groups if show_all else groups[:_GROUPS_SHOWN]
    for group in shown:
        names = listed(group.names, None if show_all else _NAMES_SHOWN)
        line = _text(f"{names}: {group.reason}", screen)
        line.stylize("bold", 0, len(screen.shown(names)))
        yield _indented(line)
    rest = sum(len(group.names) for group in groups[len(shown) :])
    if rest:
        yield _indented(_text(f"... and {rest:,} more, for other reasons; --all shows them.", screen))


def _ladder(view: View, screen: Screen) -> Iterable[RenderableType]:
    counts = "Two-way pairs, and people without one" if view.counts_two_way else "Pairs and people left over"
    if view.rings:
        counts = f"Without rings: {counts[0].lower()}{counts[1:]}"
    yield _text(f"{counts}, by what each side must gain at least:", screen)
    rows = [_rung(view, rung) for rung in view.ladder]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    if sum(widths) + _GAP * len(widths) <= screen.width:
        yield _indented(_grid(rows, screen))
        return
    for floor, pairs, left_over, mark in rows:
        yield _indented(_text(f"{floor}: {pairs}, {left_over} {mark}".rstrip(), screen))


def _rung(view: View, rung: Rung) -> tuple[str, str, str, str]:
    return (
        floor_words(rung),
        counted(rung.pairs, "two-way pair" if view.counts_two_way else "pair"),
        f"{rung.left_over:,} {'without one' if view.counts_two_way else 'left over'}",
        "(these pairs)" if rung.minimum_gain == view.minimum_gain else "",
    )


def _grid(rows: Iterable[Sequence[str]], screen: Screen) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, _GAP, 0, 0))
    for justify in ("left", "right", "right", "left"):
        grid.add_column(justify=justify, no_wrap=True)
    for cells in rows:
        # Never empty: rich measures a table with an empty last column too narrow.
        grid.add_row(*(_text(cell or "\u00a0", screen) for cell in cells))
    return grid


def _indented(part: RenderableType) -> RenderableType:
    from rich.padding import Padding

    return Padding(part, (0, 0, 0, 2), expand=False)
