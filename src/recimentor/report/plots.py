"""Plots as inline SVG: no script, colours by class so that light, dark and print each have their own."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from recimentor.model.counting import counted
from recimentor.report.safe import one_line
from recimentor.report.view import MeetingMatrix, PairView, SkillCount, View
from recimentor.report.words import percent

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LEFT, _TOP = 40, 12
_WIDTH, _HEIGHT = 360, 200
_BINS = 20
_SKILLS_SHOWN = 18
_LABEL = 22
_ABOUT_AS_MUCH = 0.2
#: Shade from which a number on it is written in the light ink.
_DARK = 0.55


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot with its heading and what it shows in words; ``svg`` is safe HTML."""

    title: str
    words: str
    svg: str


def plots_of(view: View) -> tuple[Plot, ...]:
    """Return the plots that a view has the numbers for."""
    plots = []
    numbered = [pair for pair in view.pairs if pair.numbers]
    if numbered:
        plots += [score_plot(numbered), gain_plot(numbered)]
    if view.skills:
        plots.append(skill_plot(view.skills))
    if view.departments:
        plots.append(department_plot(view.departments))
    if view.hours:
        plots.append(hour_plot(view.hours))
    return tuple(plots)


def score_plot(pairs: Sequence[PairView]) -> Plot:
    """Return how many pairs reach which fit, in steps of five percent."""
    scores = [pair.numbers.score for pair in pairs if pair.numbers]
    bins = Counter(min(_BINS - 1, int(score * _BINS)) for score in scores)
    top = max(bins.values())
    step = _WIDTH / _BINS
    marks = []
    for place, count in sorted(bins.items()):
        height = _HEIGHT * count / top
        title = f"{place * 5}-{place * 5 + 5}%: {counted(count, 'pair')}"
        marks.append(_rect(_LEFT + place * step + 1, _TOP + _HEIGHT - height, step - 2, height, "m1", title))
    marks += [*_percent_axis(_TOP + _HEIGHT), _text(_LEFT - 6, _TOP + 10, f"{top:,}", "end")]
    middle = sorted(scores)[len(scores) // 2]
    words = f"Half of the pairs fit at {percent(middle)} or better; the weakest at {percent(min(scores))}."
    return Plot("How well the pairs fit", words, _svg("Fit of the pairs", words, marks, _TOP + _HEIGHT + 24))


def gain_plot(pairs: Sequence[PairView]) -> Plot:
    """Return each pair as a dot: what one side gains, and what the other gains."""
    gains = [pair.numbers.gain for pair in pairs if pair.numbers]
    dots = Counter((round(_LEFT + _WIDTH * gain.a), round(_TOP + _HEIGHT * (1 - gain.b))) for gain in gains)
    marks = [f'<line class="axis" x1="{_LEFT}" y1="{_TOP + _HEIGHT}" x2="{_LEFT + _WIDTH}" y2="{_TOP}"/>']
    marks += [
        f'<circle class="m1" fill-opacity=".55" cx="{x}" cy="{y}" r="{min(9, 3 + math.isqrt(count) - 1)}"/>'
        for (x, y), count in sorted(dots.items())
    ]
    marks += [*_percent_axis(_TOP + _HEIGHT), _text(_LEFT - 6, _TOP + 8, "100%", "end")]
    marks.append(_text(_LEFT - 6, _TOP + _HEIGHT, "0%", "end"))
    even = sum(abs(gain.a - gain.b) <= _ABOUT_AS_MUCH for gain in gains)
    words = (
        "Each dot is a pair: what the first gains of what they want (across) and what the second gains (up). "
        f"In {even:,} of {counted(len(gains), 'pair')} both gain about as much."
    )
    return Plot("Do both sides gain?", words, _svg("Gains of both sides", words, marks, _TOP + _HEIGHT + 24))


def skill_plot(skills: Sequence[SkillCount]) -> Plot:
    """Return how many want (left) and offer (right) the most wanted skills."""
    shown = skills[:_SKILLS_SHOWN]
    top = max(max(skill.wanted, skill.offered) for skill in shown)
    half, row, middle = 115, 20, 250
    marks = [_text(middle - 4, 10, "want it", "end"), _text(middle + 4, 10, "can teach it", "start")]
    for line, skill in enumerate(shown):
        y = 18 + line * row
        marks.append(_text(4, y + 12, _short(skill.skill), "start"))
        left, right = half * skill.wanted / top, half * skill.offered / top
        marks.append(_rect(middle - left, y, left, row - 5, "m2", f"{skill.wanted} want it"))
        marks.append(_rect(middle, y, right, row - 5, "m1", f"{skill.offered} offer it"))
        marks.append(_text(middle - left - 4, y + 12, str(skill.wanted), "end"))
        marks.append(_text(middle + right + 4, y + 12, str(skill.offered), "start"))
    short = [one_line(skill.skill) for skill in shown if skill.wanted > skill.offered]
    words = f"Wanted by more people than offer it: {', '.join(short[:5]) or 'none of these'}."
    return Plot("Supply and demand", words, _svg("Skills", words, marks, 24 + len(shown) * row))


def department_plot(matrix: MeetingMatrix) -> Plot:
    """Return who meets whom: pairs by the departments of their people."""
    num = len(matrix.names)
    cell = max(18, min(40, 270 // num))
    left, top = 118, 96
    most = max(max(row) for row in matrix.counts) or 1
    marks = []
    for i, name in enumerate(matrix.names):
        x = left + i * cell + cell / 2
        marks.append(_text(left - 6, top + i * cell + cell / 2 + 4, _short(name, 16), "end"))
        turned = f"translate({x + 4:g} {top - 6}) rotate(-50)"
        marks.append(f'<text transform="{turned}">{_escaped(_short(name, 14))}</text>')
        for j, count in enumerate(matrix.counts[i]):
            title = f"{matrix.names[i]} and {matrix.names[j]}: {counted(count, 'pair')}"
            marks.append(_heat(left + j * cell, top + i * cell, cell, count / most, title))
            if count:
                strong = "on" if count / most > _DARK else ""
                marks.append(
                    _text(
                        left + j * cell + cell / 2,
                        top + i * cell + cell / 2 + 4,
                        str(count),
                        "middle",
                        strong,
                    )
                )
    across = sum(map(sum, matrix.counts)) - sum(matrix.counts[i][i] for i in range(num))
    within = sum(matrix.counts[i][i] for i in range(num))
    words = f"{counted(across // 2, 'pair')} across departments, {within:,} within one."
    return Plot("Who meets whom", words, _svg("Departments", words, marks, top + num * cell + 8))


def hour_plot(hours: Sequence[Sequence[int]]) -> Plot:
    """Return how many people are free in each hour of the week."""
    used = [hour for hour in range(24) if any(day[hour] for day in hours)]
    first, last = min(used), max(used) + 1
    cell_width, cell, left, top = min(34, 340 / (last - first)), 24, 44, 20
    most = max(max(day) for day in hours)
    marks = []
    for hour in range(first, last):
        x = left + (hour - first) * cell_width
        if (hour - first) % 2 == 0:
            marks.append(_text(x + cell_width / 2, top - 6, str(hour), "middle"))
        for day, counts in enumerate(hours):
            title = f"{_DAYS[day]} {hour}:00: {counted(counts[hour], 'person', 'people')}"
            marks.append(_heat(x, top + day * cell, cell, counts[hour] / most, title, width=cell_width))
    marks += [_text(left - 6, top + day * cell + 16, name, "end") for day, name in enumerate(_DAYS)]
    best_day, best_hour = max(
        ((day, hour) for day in range(7) for hour in range(24)),
        key=lambda at: (hours[at[0]][at[1]], -at[0], -at[1]),
    )
    words = (
        f"Most people ({most:,}) are free on {_DAYS[best_day]} at {best_hour}:00, each by their own clock."
    )
    return Plot("Free hours over the week", words, _svg("Free hours", words, marks, top + 7 * cell + 8))


def _svg(title: str, words: str, marks: Iterable[str], height: float) -> str:
    label = _escaped(f"{title}. {words}")
    body = "".join(marks)
    return f'<svg viewBox="0 0 420 {height:g}" role="img" aria-label="{label}">{body}</svg>'


def _percent_axis(y: float) -> list[str]:
    line = f'<line class="axis" x1="{_LEFT}" y1="{y:g}" x2="{_LEFT + _WIDTH}" y2="{y:g}"/>'
    return [
        line,
        *(_text(_LEFT + _WIDTH * step / 4, y + 18, f"{step * 25}%", "middle") for step in range(5)),
    ]


def _rect(x: float, y: float, width: float, height: float, kind: str, title: str) -> str:  # noqa: PLR0917 - geometry
    box = f'x="{x:.1f}" y="{y:.1f}" width="{max(0, width):.1f}" height="{max(0, height):.1f}"'
    return f'<rect class="{kind}" {box}><title>{_escaped(title)}</title></rect>'


def _heat(x: float, y: float, cell: float, share: float, title: str, *, width: float | None = None) -> str:
    box = f'x="{x + 1:.1f}" y="{y + 1:.1f}" width="{(width or cell) - 2:.1f}" height="{cell - 2:.1f}"'
    opacity = 0.06 + 0.94 * share
    return f'<rect class="m1" fill-opacity="{opacity:.2f}" {box}><title>{_escaped(title)}</title></rect>'


def _text(x: float, y: float, words: str, anchor: str, kind: str = "") -> str:
    klass = f' class="{kind}"' if kind else ""
    return f'<text{klass} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{_escaped(words)}</text>'


def _short(text: str, limit: int = _LABEL) -> str:
    text = one_line(text)
    return text if len(text) <= limit else f"{text[: limit - 1]}\u2026"


def _escaped(text: str) -> str:
    return escape(one_line(text))
