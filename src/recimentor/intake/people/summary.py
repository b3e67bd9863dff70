"""The first line of a check: how many are fine, how many rows to mend, who cannot be paired."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from recimentor.model.finding import Finding, Severity
from recimentor.model.levels import has_agreed, open_wants, unrated_level
from recimentor.model.program import Program, Reciprocity
from recimentor.model.reading import Summary

if TYPE_CHECKING:
    from recimentor.intake.people.pool import Gathered


#: Where one of these is told, rows without a fault may still be read wrongly.
DOUBTS = frozenset(
    {
        "level-unclear",
        "list-unclear",
        "no-overlap",
        "ratings-unanswered",
        "skills-all-different",
    }
)


def summary_of(gathered: Gathered, program: Program, findings: Iterable[Finding] = ()) -> Summary:
    """Return the counts of what was gathered; a person in a faulty row counts as that alone.

    Whether rows are fine is in doubt where a finding says so, or where an error stands outside of the rows.
    """
    findings = list(findings)
    faulty = {(p.file, p.sheet, p.row) for p in gathered.faulty}
    at = gathered.places
    active = [
        person
        for person in gathered.people
        if person.active
        and not (person.id in at and (at[person.id].file, at[person.id].sheet, at[person.id].row) in faulty)
    ]
    errors = [f for f in findings if f.severity is Severity.ERROR]
    is_doubtful = any(f.code in DOUBTS for f in findings) or (bool(errors) and not faulty)
    unrated = unrated_level(active, program)
    is_one_way_allowed = program.reciprocity is Reciprocity.PREFERRED
    only_offer = only_want = neither = 0
    for person in active:
        wants = open_wants(person, unrated, program.score.repeated_wants)
        if not has_agreed(person, program.commitments) or (not person.offers and not wants):
            neither += 1
        elif not wants:
            only_offer += 1
        elif not person.offers:
            only_want += 1
    return Summary(
        num_rows=gathered.num_rows,
        num_faulty=gathered.num_faulty,
        num_unmatchable=neither if is_one_way_allowed else only_offer + only_want + neither,
        num_only_offer=only_offer,
        num_only_want=only_want,
        is_doubtful=is_doubtful,
    )
