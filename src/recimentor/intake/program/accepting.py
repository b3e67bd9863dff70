"""Findings that a program accepts: known, looked at, and not shown again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recimentor.model.columns import Accept
from recimentor.model.finding import Finding, Place, Severity
from recimentor.model.program import Program


def without_accepted(
    findings: Iterable[Finding], program: Program, places: Mapping[str, Place]
) -> tuple[tuple[Finding, ...], int]:
    """Return the findings that are not accepted, and how many are.

    Parameters
    ----------
    findings
        All findings. An error cannot be accepted: the run could not go on.
    program
        Its ``accept:`` names codes, and the people concerned where not all are.
    places
        Row of each person: an accepted person is taken out of a finding that is told once for many.
    """
    kept = []
    num_accepted = 0
    for finding in findings:
        rest = finding
        for accept in program.accept:
            if accept.code == finding.code and finding.severity is not Severity.ERROR:
                found = _without(rest, accept, places)
                if found is None:
                    break
                rest = found
        else:
            kept.append(rest)
            continue
        num_accepted += 1
    return tuple(kept), num_accepted


def _without(finding: Finding, accept: Accept, places: Mapping[str, Place]) -> Finding | None:
    """Return the finding without the rows that are accepted, None where nothing is left of it."""
    if not accept.ids:
        return None
    rows = {_row(places[person]) for person in accept.ids if person in places}
    left = [place for place in (finding.place, *finding.also) if _row(place) not in rows]
    if not left:
        return None
    first, *also = left
    return Finding(
        finding.code, finding.severity, first, finding.message, finding.fix, tuple(also), finding.person_id
    )


def _row(place: Place) -> tuple[str, str, int]:
    return place.file, place.sheet, place.row
