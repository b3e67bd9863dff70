"""A plan as Markdown, to paste into a wiki, a ticket or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recimentor.model.audience import MARKS, Audience
from recimentor.model.plan import Plan
from recimentor.report.audience import for_audience
from recimentor.report.safe import escaped
from recimentor.report.view import PairView, StepView, View, people_of
from recimentor.report.words import (
    floor_words,
    ladder_columns,
    left_over_groups,
    listed,
    percent,
    rank_words,
    skill_names,
    slot_words,
)

_HEADER = ("#", "Pair", "Fit", "Partner is", "Can teach")


def plan_markdown(plan: Plan) -> str:
    """Return the whole plan as Markdown: :func:`view_markdown` for HR."""
    return view_markdown(for_audience(plan))


def view_markdown(view: View) -> str:
    """Return a view as Markdown: pairs as a table, people left over, the ladder, the proof in words.

    Parameters
    ----------
    view
        What the audience may see.

    Returns
    -------
    str
        GitHub's Markdown; everything that somebody typed is escaped.
    """
    blocks = [f"# {escaped(view.title)}", f"*{MARKS[view.audience]}*", escaped(view.headline)]
    if view.pairs:
        blocks += ["## Pairs", _pairs(view)]
    if view.rings:
        blocks += ["## Rings of three", "Each teaches the next, the last the first.", _rings(view)]
    if view.left_over:
        blocks += ["## Left over", "\n".join(_left_over(view))]
    if view.ladder:
        rows = [(floor_words(rung), str(rung.pairs), str(rung.left_over)) for rung in view.ladder]
        header = ("Each side gains at least", *ladder_columns(view))
        blocks += ["## If each side had to gain more", _table(header, rows)]
    blocks += [escaped(view.proof)] if view.proof else []
    for title, lines in (("What to know", view.risks), ("Notes", view.notes)):
        if lines:
            blocks += [f"## {title}", "\n".join(f"- {escaped(line)}" for line in lines)]
    return "\n\n".join(blocks) + "\n"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header)]
    return "\n".join(
        [
            *(f"| {' | '.join(cells)} |" for cells in lines),
            *(f"| {' | '.join(escaped(cell) for cell in row)} |" for row in rows),
        ]
    )


def _pairs(view: View) -> str:
    if all(pair.numbers for pair in view.pairs):
        return _table(_HEADER, [row for pair in view.pairs for row in _numbered_rows(pair)])
    if view.audience is Audience.PARTICIPANT:
        return "\n\n".join(_own(pair) for pair in view.pairs)
    rows = [
        (
            listed([person.name for person in people_of(pair)]),
            ", ".join(p.department for p in people_of(pair)),
        )
        for pair in view.pairs
    ]
    return _table(("Pair", "Departments"), rows)


def _numbered_rows(pair: PairView) -> Iterable[Sequence[str]]:
    numbers = pair.numbers
    assert numbers is not None  # noqa: S101 - told by the caller
    standing = numbers.standing
    taught_a, taught_b = skill_names(pair.from_a.lessons), skill_names(pair.from_b.lessons)
    yield str(pair.rank), pair.a.shown, percent(numbers.score), rank_words(standing.a), taught_a
    yield "", pair.b.shown, "", rank_words(standing.b), taught_b
    if pair.c is not None:
        yield "", pair.c.shown, "", "", ""


def _rings(view: View) -> str:
    if view.audience is Audience.SPONSOR:
        rows = [
            (listed([one.name for one in ring.people]), ", ".join(one.department for one in ring.people))
            for ring in view.rings
        ]
        return _table(("Ring", "Departments"), rows)
    steps = [(ring, step) for ring in view.rings for step in ring.steps]
    if view.audience is Audience.PARTICIPANT:
        lines = [line for _, step in steps for line in _own_step(step)]
        return "\n\n".join(lines)
    return _table(
        ("Ring", "Fit", "Who teaches", "whom", "what", "The learner gains"),
        [
            (
                str(ring.rank),
                percent(ring.score or 0.0),
                step.teacher.shown,
                step.learner.shown,
                skill_names(step.lessons),
                percent(step.gain or 0.0),
            )
            for ring, step in steps
        ],
    )


def _own_step(step: StepView) -> Iterable[str]:
    yield escaped(
        f"{step.teacher.name} teaches {step.learner.name}: {skill_names(step.lessons)}. {step.sentence}"
    )
    yield from (escaped(f"{step.learner.name} asks: {request}") for request in step.requests)
    if step.slot:
        hour = slot_words(step.slot, step.teacher.name, step.learner.name)
        yield escaped(f"An hour that suits both: {hour}")


def _own(pair: PairView) -> str:
    lines = [f"### {escaped(listed([person.name for person in people_of(pair)]))}"]
    for person, side in ((pair.a, pair.from_a), (pair.b, pair.from_b)):
        lines.append(escaped(f"{person.name} can teach: {skill_names(side.lessons)}. {side.sentence}"))
        lines += [escaped(f"{person.name} asks: {request}") for request in side.requests]
    lines += [escaped(said) for said in pair.third_says]
    if pair.slot:
        lines.append(escaped(f"An hour that suits both: {slot_words(pair.slot, pair.a.name, pair.b.name)}"))
    return "\n\n".join(lines)


def _left_over(view: View) -> Iterable[str]:
    for group in left_over_groups(view.left_over):
        yield f"- {escaped(listed(group.names))}: {escaped(group.reason)}"
