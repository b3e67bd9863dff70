"""A plan as Markdown, to paste into a wiki, a ticket or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recimentor.model.plan import Pair, Plan, Rank
from recimentor.report.safe import one_line
from recimentor.report.words import (
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

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~$^=-])")
_HEADER = ("#", "Pair", "Fit", "Partner is", "Can teach")


def plan_markdown(plan: Plan) -> str:
    """Return the plan as Markdown: the pairs as a table, people left over, the ladder, the proof in words.

    Parameters
    ----------
    plan
        Any plan.

    Returns
    -------
    str
        GitHub's Markdown; everything that somebody typed is escaped.
    """
    blocks = [f"# {escaped(program_name(plan))}", escaped(headline(plan))]
    if plan.pairs:
        rows = [row for pair in plan.pairs for row in _pair_rows(pair)]
        blocks += ["## Pairs", _table(_HEADER, rows)]
    if plan.unmatched:
        blocks += ["## Left over", "\n".join(_left_over(plan))]
    if plan.ladder:
        rows = [(floor_words(rung), str(rung.pairs), str(rung.left_over)) for rung in plan.ladder]
        blocks += [
            "## What another floor would do",
            _table(("Floor on each side's gain", "Pairs", "Left over"), rows),
        ]
    blocks.append(escaped(proof_sentence(plan)))
    if plan.notes:
        blocks += ["## Notes", "\n".join(f"- {escaped(note.text)}" for note in plan.notes)]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Return somebody's text on one line, with everything that Markdown or HTML would obey escaped."""
    return _SPECIAL.sub(r"\\\1", one_line(text)).replace("&", "&amp;")


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header)]
    return "\n".join(
        [
            *(f"| {' | '.join(cells)} |" for cells in lines),
            *(f"| {' | '.join(escaped(cell) for cell in row)} |" for row in rows),
        ]
    )


def _pair_rows(pair: Pair) -> Iterable[Sequence[str]]:
    taught_a, taught_b = skill_names(pair.teaches.a), skill_names(pair.teaches.b)
    yield str(pair.rank), pair.a.name, percent(pair.score), _rank(pair.standing.a), taught_a
    yield "", pair.b.name, "", _rank(pair.standing.b), taught_b
    if pair.c is not None:
        yield "", pair.c.name, "", "", ""


def _rank(rank: Rank) -> str:
    return rank_words(rank) if rank.of else ""


def _left_over(plan: Plan) -> Iterable[str]:
    for group in left_over_groups(plan):
        yield f"- {escaped(listed([person.name for person in group.people]))}: {escaped(group.reason)}"
