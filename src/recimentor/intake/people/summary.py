"""The first line of a check: how many are fine, how many rows to mend, who cannot be paired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recimentor.model.levels import has_agreed, open_wants, unrated_level
from recimentor.model.program import Program, Reciprocity
from recimentor.model.reading import Summary

if TYPE_CHECKING:
    from recimentor.intake.people.pool import Gathered


def summary_of(gathered: Gathered, program: Program) -> Summary:
    """Return the counts of what was gathered."""
    active = [person for person in gathered.people if person.active]
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
    )
