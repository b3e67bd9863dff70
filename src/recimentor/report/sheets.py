"""What stands on the sheets of a workbook, before it is written as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from recimentor.model.audience import BALANCE_SHEET, DEPARTMENTS_SHEET, MARKS, SKILLS_SHEET, Audience
from recimentor.model.balance import Balance
from recimentor.model.plan import Alternative
from recimentor.report.view import How, LeftOverView, PairView, PersonView, RingView, SkillCount, View
from recimentor.report.words import percent, rank_words, skill_names, slot_words

Cell = str | int | float | None

#: What a human may decide about a pair, as the drop-down offers it; the next run reads these words.
DECISIONS: Final = ("keep", "not this pair", "pair instead with")
DECISION, WHY = "Decision", "Why"
INSTEAD_A, INSTEAD_B = "A instead with", "B instead with"
#: Columns of the sheet *pairs* for HR; their names are an interface, further ones may join.
PAIR_COLUMNS: Final = (
    "Rank",
    "A",
    "B",
    "Fit",
    DECISION,
    INSTEAD_A,
    INSTEAD_B,
    WHY,
    "A gains",
    "B gains",
    "B for A",
    "A for B",
    "A teaches B",
    "B teaches A",
    "In words",
    "A asks",
    "B asks",
    "Meeting time",
    "Look closer",
    "A department",
    "B department",
    *(f"A's alternative {number}" for number in (1, 2, 3)),
    *(f"B's alternative {number}" for number in (1, 2, 3)),
    "A id",
    "B id",
    "Third person",
)
#: What stands for the partner of somebody left over.
LEFT_OVER: Final = "(left over)"
#: Alternatives that are shown for each person.
NUM_ALTERNATIVES: Final = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns, its rows; ``shares`` are columns of numbers 0-1."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: frozenset[str] = frozenset()


def sheets_of(view: View) -> Iterable[Sheet]:
    """Yield the sheets for the audience of a view."""
    if view.audience is Audience.HR:
        yield _hr_pairs(view.pairs, view.left_over)
        if view.rings:
            yield _hr_rings(view.rings)
        yield _people(view.everybody)
        yield _left_over(view.left_over)
        yield _skills(view.skills)
        yield balance_sheet(view.balance)
        if view.how is not None:
            yield _how(view, view.how)
    elif view.audience is Audience.SPONSOR:
        yield Sheet("summary", ("What", "Value"), tuple(_summary(view)))
        yield _sponsor_pairs(view.pairs)
        if view.rings:
            yield _bare_rings(view.rings)
        yield _left_over(view.left_over)
        yield _departments(view)
        yield balance_sheet(view.balance, has_figures=False)
    else:
        yield _own(view.pairs)
        if view.rings:
            yield _own_rings(view.rings)


def _hr_pairs(pairs: Iterable[PairView], left_over: Iterable[LeftOverView]) -> Sheet:
    """Return a row for each pair, then one for everybody left over, who can be paired by hand there too."""
    shares = frozenset({"Fit", "A gains", "B gains"})
    rows = (*map(_hr_pair, pairs), *map(_hr_left_over, left_over))
    return Sheet("pairs", PAIR_COLUMNS, rows, shares)


def _hr_left_over(left: LeftOverView) -> tuple[Cell, ...]:
    shown = {
        "A": left.person.name,
        "B": LEFT_OVER,
        "In words": left.reason,
        "A department": left.person.department,
        "A id": left.person.id,
    }
    return tuple(shown.get(column, None if column == "Fit" else "") for column in PAIR_COLUMNS)


def _hr_pair(pair: PairView) -> tuple[Cell, ...]:
    numbers = pair.numbers
    assert numbers is not None  # noqa: S101 - HR's pairs all have them
    says = [pair.from_a.sentence, pair.from_b.sentence, *pair.third_says]
    return (
        pair.rank,
        pair.a.name,
        pair.b.name,
        numbers.score,
        *("", "", "", ""),
        numbers.gain.a,
        numbers.gain.b,
        rank_words(numbers.standing.a),
        rank_words(numbers.standing.b),
        skill_names(pair.from_a.lessons),
        skill_names(pair.from_b.lessons),
        "\n".join(sentence for sentence in says if sentence),
        "\n".join(pair.from_a.requests),
        "\n".join(pair.from_b.requests),
        slot_words(pair.slot, pair.a.name, pair.b.name) if pair.slot else "",
        "\n".join([*(note.text for note in pair.cautions), *pair.remarks]),
        pair.a.department,
        pair.b.department,
        *_alternatives(pair.from_a.alternatives),
        *_alternatives(pair.from_b.alternatives),
        pair.a.id,
        pair.b.id,
        f"{pair.c.name} [{pair.c.id}]" if pair.c else "",
    )


def _hr_rings(rings: Iterable[RingView]) -> Sheet:
    """Return a row for each arrow; decisions about a ring are taken in decisions.yaml."""
    columns = (
        *("Ring", "Fit", "Teacher", "Learner", "Learner gains", "Teaches", "Why", "Learner asks"),
        *("Meeting", "Cautions", "Teacher id", "Learner id"),
    )
    rows = (
        (
            ring.rank,
            ring.score or 0.0,
            step.teacher.name,
            step.learner.name,
            step.gain or 0.0,
            skill_names(step.lessons),
            step.sentence,
            "\n".join(step.requests),
            slot_words(step.slot, step.teacher.name, step.learner.name) if step.slot else "",
            "\n".join([*(note.text for note in ring.cautions), *ring.remarks]) if at == 0 else "",
            step.teacher.id,
            step.learner.id,
        )
        for ring in rings
        for at, step in enumerate(ring.steps)
    )
    return Sheet("rings", columns, tuple(rows), frozenset({"Fit", "Learner gains"}))


def _bare_rings(rings: Iterable[RingView]) -> Sheet:
    rows = (
        (number, step.teacher.name, step.learner.name, step.teacher.department, step.learner.department)
        for number, ring in enumerate(rings, start=1)
        for step in ring.steps
    )
    columns = ("Ring", "Teacher", "Learner", "Teacher's department", "Learner's department")
    return Sheet("rings", columns, tuple(rows))


def _own_rings(rings: Iterable[RingView]) -> Sheet:
    rows = (
        (step.teacher.name, step.learner.name, skill_names(step.lessons), step.sentence)
        for ring in rings
        for step in ring.steps
    )
    return Sheet("ring", ("Teacher", "Learner", "Teaches", "Why"), tuple(rows))


def _alternatives(alternatives: Sequence[Alternative]) -> list[str]:
    """Return the best alternatives as ``Name [id], 61%``, padded: the id in brackets is what is read back."""
    shown = [f"{each.name} [{each.id}], {percent(each.score)}" for each in alternatives[:NUM_ALTERNATIVES]]
    return shown + [""] * (NUM_ALTERNATIVES - len(shown))


def _people(people: Iterable[PersonView]) -> Sheet:
    columns = ("Id", "Name", "E-mail", "Department", "Site", "Career stage")
    rows = ((p.id, p.name, p.email, p.department, p.site, p.career_stage) for p in people)
    return Sheet("people", columns, tuple(rows))


def _left_over(left_over: Iterable[LeftOverView]) -> Sheet:
    rows = ((left.person.name, left.person.department, left.reason, left.person.id) for left in left_over)
    return Sheet("left over", ("Name", "Department", "Why", "Id"), tuple(rows))


def _skills(skills: Iterable[SkillCount]) -> Sheet:
    rows = ((each.skill, each.wanted, each.offered, each.offered - each.wanted) for each in skills)
    return Sheet(SKILLS_SHEET, ("Skill", "Want it", "Can teach it", "Difference"), tuple(rows))


_COUNTS = ("Column", "Group", "Signed up", "Paired")
_FIGURES = ("Mean fit", "Mean gain given", "Mean gain received", "Ratio to the best", "Below four fifths")
_SHARES = frozenset(_FIGURES[:3])


def balance_sheet(tables: Sequence[Balance], *, has_figures: bool = True) -> Sheet:
    """Return tables of balance as one sheet; without figures it counts and says where to look closer."""
    columns = (*_COUNTS, *_FIGURES, "Exact test p") if has_figures else (*_COUNTS, "Look closer")
    rows = tuple(row for table in tables for row in _balance_rows(table, has_figures=has_figures))
    return Sheet(BALANCE_SHEET, columns, rows, _SHARES if has_figures else frozenset())


def _balance_rows(table: Balance, *, has_figures: bool) -> Iterable[tuple[Cell, ...]]:
    for group in table.groups:
        counts = (table.column, group.group or "(not given)", group.applied, group.placed)
        is_low = "yes" if group.is_below_four_fifths else "no"
        figures = (
            group.mean_score,
            group.mean_gain_given,
            group.mean_gain_received,
            None if group.ratio is None else round(group.ratio, 3),
            is_low,
            None if group.p_value is None else round(group.p_value, 4),
        )
        yield (*counts, *(figures if has_figures else (is_low,)))
    if table.num_hidden_groups:
        hidden = f"{table.num_hidden_groups} smaller groups, not shown"
        yield (table.column, hidden, table.num_hidden_people, *([None] * (7 if has_figures else 2)))


def _how(view: View, how: How) -> Sheet:
    goal = how.objective
    rows: list[tuple[Cell, ...]] = [
        ("for whom", MARKS[view.audience]),
        ("made by", f"recimentor {how.version}"),
        ("status", f"{how.status}; proof: {how.proof}; ties: {how.ties}"),
        ("in words", view.proof),
        ("objective", goal.name),
        ("pairs", goal.pairs),
        ("bound on pairs", goal.pairs_bound),
        ("sum of scores", goal.value),
        ("bound on it", goal.bound),
        ("gap", goal.gap),
        *how.settings,
        *((f"input {path}", sha256) for path, sha256 in how.inputs),
        ("people, canonical, sha256", how.people_digest),
        *((f"certificate {key}", value) for key, value in how.certificate),
    ]
    return Sheet("how", ("What", "Value"), tuple(rows))


def _summary(view: View) -> Iterable[tuple[Cell, ...]]:
    yield "for whom", MARKS[view.audience]
    yield "program", view.title
    yield "people", view.people
    yield "pairs", view.num_pairs
    yield "left over", len(view.left_over)
    if view.proof:
        yield "in words", view.proof
    for risk in view.risks:
        yield "to know", risk


def _sponsor_pairs(pairs: Iterable[PairView]) -> Sheet:
    rows = ((p.a.name, p.a.department, p.b.name, p.b.department, p.c.name if p.c else "") for p in pairs)
    return Sheet("pairs", ("A", "A department", "B", "B department", "Third person"), tuple(rows))


def _departments(view: View) -> Sheet:
    matrix = view.departments
    if matrix is None:
        return Sheet(DEPARTMENTS_SHEET, ("Department",), ())
    rows: list[tuple[Cell, ...]] = [
        (name, *counts) for name, counts in zip(matrix.names, matrix.counts, strict=True)
    ]
    return Sheet(DEPARTMENTS_SHEET, ("Department", *matrix.names), tuple(rows))


def _own(pairs: Iterable[PairView]) -> Sheet:
    columns = ("A", "B", "A teaches B", "B teaches A", "In words", "A asks", "B asks", "Meeting time")
    rows = (
        (
            pair.a.name,
            pair.b.name,
            skill_names(pair.from_a.lessons),
            skill_names(pair.from_b.lessons),
            "\n".join([pair.from_a.sentence, pair.from_b.sentence, *pair.third_says]),
            "\n".join(pair.from_a.requests),
            "\n".join(pair.from_b.requests),
            slot_words(pair.slot, pair.a.name, pair.b.name) if pair.slot else "",
        )
        for pair in pairs
    )
    return Sheet("your pair", columns, tuple(rows))
