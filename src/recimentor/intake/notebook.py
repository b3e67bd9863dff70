"""A notebook in which readers collect findings: each once, repeated ones as one, accepted ones left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recimentor.model.codes import finding_of
from recimentor.model.columns import Accept
from recimentor.model.counting import plural
from recimentor.model.finding import Finding, Place, Severity, sorted_findings
from recimentor.model.participant import header_key
from recimentor.model.program import Program

_SHORTEST_SLIP = 3


@dataclass(slots=True)
class Notebook:
    """Collects findings during one reading."""

    findings: list[Finding] = field(default_factory=list)
    _gathered: dict[tuple[str, str], list[Place]] = field(default_factory=dict)
    _messages: dict[tuple[str, str], Callable[[int], str]] = field(default_factory=dict)
    _fixes: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(
        self,
        code: str,
        place: Place,
        message: str,
        fix: str = "",
        *,
        also: Sequence[Place] = (),
        person_id: str = "",
    ) -> None:
        """Add one finding; the fix is the catalogue's where none is given."""
        self.findings.append(finding_of(code, place, message, fix, also=also, person_id=person_id))

    def gather(
        self, code: str, topic: str, place: Place, message: Callable[[int], str], *, fix: str = ""
    ) -> None:
        """Gather a finding that is told once for all its places.

        Parameters
        ----------
        code, topic
            Places of the same code and topic become one finding.
        place
            One more place.
        message
            Called in the end with the number of places.
        fix
            How to mend it; by default the catalogue's words.
        """
        key = (code, topic)
        self._gathered.setdefault(key, []).append(place)
        self._messages.setdefault(key, message)
        self._fixes.setdefault(key, fix)

    def extend(self, findings: Sequence[Finding]) -> None:
        """Add findings made elsewhere."""
        self.findings.extend(findings)

    def close(self) -> tuple[Finding, ...]:
        """Return all findings, each once, sorted by place."""
        for (code, topic), places in self._gathered.items():
            first, *rest = sorted(places)
            message = self._messages[code, topic](len(places))
            self.findings.append(finding_of(code, first, message, self._fixes[code, topic], also=rest))
        self._gathered.clear()
        return sorted_findings(dict.fromkeys(self.findings))


def are_not_there(names: Sequence[str]) -> str:
    """Return a half sentence: ``why is not there``, ``who, field are not there``."""
    return f"{', '.join(names)} {plural(len(names), 'is', 'are')} not there"


def nearest(word: str, known: Sequence[str], *, least: float = 75.0) -> str | None:
    """Return the closest of the known words, or None where none is close.

    Compared without regard to case, spaces and punctuation; ``least`` is the similarity from 0 to 100;
    one slip of the finger in a short word is always close.
    """
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    key = header_key(word)
    keys = [header_key(name) for name in known]
    if not key or not keys:
        return None
    best = process.extractOne(key, keys, scorer=fuzz.ratio)
    if best[1] >= least:
        return known[best[2]]
    slip = (
        process.extractOne(key, keys, scorer=OSA.distance, score_cutoff=1)
        if len(key) >= _SHORTEST_SLIP
        else None
    )
    return None if slip is None else known[slip[2]]


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
