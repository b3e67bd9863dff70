"""What `check` tells: the receipt, then the findings by kind, each kind counted and its fix told once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Final

from recimentor.model.counting import counted, plural
from recimentor.model.finding import Finding, Place, Severity, sorted_findings
from recimentor.model.reading import Line, Receipt, Summary
from recimentor.model.wording import Help
from recimentor.report.findings import counts_line, findings_json
from recimentor.report.helping import helps_record
from recimentor.report.safe import one_line
from recimentor.report.screen import Screen

#: Findings of one kind that are shown before the rest is counted, and rows of one finding.
PER_KIND: Final = 10
ROWS: Final = 12

_NOTHING_READ: Final = Receipt()
_TITLES = {
    Severity.ERROR: "To mend (nothing is paired before)",
    Severity.WARNING: "To look at",
    Severity.ADVICE: "Good to know",
}


def check_text(
    summary: Summary,
    findings: Iterable[Finding],
    screen: Screen,
    *,
    num_accepted: int = 0,
    show_all: bool = False,
    receipt: Receipt = _NOTHING_READ,
) -> str:
    """Return the report of a data clerk.

    Parameters
    ----------
    summary
        Stands in the first line.
    findings
        In any order.
    screen
        Where the text goes.
    num_accepted
        Findings that the program file accepts and that are not shown.
    show_all
        Whether every finding is shown, not the first ten of a kind.
    receipt
        What was read; stands under the first line.
    """
    everything = sorted_findings(findings)
    lines = [str(summary), *(screen.shown(line) for line in receipt_lines(receipt))]
    for severity, title in _TITLES.items():
        some = [finding for finding in everything if finding.severity is severity]
        if some:
            lines += ["", f"{title}:"]
            for _, group in groupby(sorted(some, key=lambda f: f.code), key=lambda f: f.code):
                lines += _kind(list(group), screen, show_all=show_all)
    lines += ["", counts_line(everything)] if everything else []
    if num_accepted:
        accepted = counted(num_accepted, "finding is", "findings are")
        lines.append(f"{accepted} accepted in the program file and not shown")
    return "\n".join(lines) + "\n"


def check_json(
    summary: Summary,
    findings: Iterable[Finding],
    *,
    num_accepted: int = 0,
    receipt: Receipt = _NOTHING_READ,
    helps: Sequence[Help] = (),
) -> str:
    """Return findings and counts as JSON; its key names are an interface."""
    document = json.loads(findings_json(findings))
    document["summary"] = asdict(summary)
    document["receipt"] = asdict(receipt)
    document["accepted"] = num_accepted
    document["helps"] = helps_record(helps)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _kind(group: Sequence[Finding], screen: Screen, *, show_all: bool) -> list[str]:
    """Return the findings of one code: its name, how many, the fix, and each with its place."""
    fixes = {finding.fix for finding in group}
    fix = fixes.pop() if len(fixes) == 1 else ""
    count = f" ({len(group):,})" if len(group) > 1 else ""
    lines = [f"  {group[0].code}{count}" + (f": {screen.shown(fix)}" if fix else "")]
    shown = group if show_all else group[:PER_KIND]
    for finding in shown:
        own = "" if fix or not finding.fix else f" {finding.fix}"
        rows = _rows(finding)
        place = screen.shown(str(finding.place))
        lines.append(f"    {place}  {screen.shown(f'{finding.message}{own}{rows}')}")
    if len(shown) < len(group):
        lines.append(f"    and {len(group) - len(shown):,} more; --all shows them")
    return lines


def _rows(finding: Finding) -> str:
    """Return the further rows of a finding: numbers alone where they are in the same sheet."""
    others = [place for place in finding.also if str(place) not in finding.message]
    if not others:
        return ""
    here = (finding.place.file, finding.place.sheet)
    named = list(dict.fromkeys(_row(place, here) for place in others))
    more = f" and {len(named) - ROWS:,} more" if len(named) > ROWS else ""
    return f" (also {plural(len(named), 'row')} {', '.join(named[:ROWS])}{more})"


def _row(place: Place, here: tuple[str, str]) -> str:
    return str(place.row) if (place.file, place.sheet) == here else str(place)


_SKILLS = ("offers", "wants", "levels", "priorities")


def receipt_lines(receipt: Receipt) -> tuple[str, ...]:
    """Return at most three lines that say what was read; none where nobody was."""
    if not receipt.num_people:
        return ()
    people = counted(receipt.num_people, "person", "people")
    skills = [_skills(line) for line in receipt.lines if line.what in _SKILLS]
    others = [_other(line) for line in receipt.lines if line.what not in _SKILLS]
    blank = [
        f"{line.what} {line.num_blank:,}" for line in receipt.lines if line.num_blank and _is_asked(line)
    ]
    lines = [f"read: {people}; {', '.join(skills) if skills else 'no skills'}"]
    parts = [part for part in (", ".join(others), f"blank: {', '.join(blank)}" if blank else "") if part]
    if parts:
        lines.append(f"read: {'; '.join(parts)}")
    if receipt.num_wants:
        verb = plural(receipt.num_met, "meets", "meet")
        lines.append(
            f"read: {receipt.num_met:,} of {receipt.num_wants:,} wants {verb} an offer of somebody else"
        )
    return tuple(one_line(line) for line in lines)


def _is_asked(line: Line) -> bool:
    """Return whether a blank is worth a word: levels are not, where few give any."""
    return line.what not in {"levels", "priorities"}


def _skills(line: Line) -> str:
    example = f" ({line.example})" if line.example else ""
    if line.what in {"levels", "priorities"}:
        return f"{line.what} of {line.num_people:,}{example}"
    return f"{counted(line.num_read, line.what.removesuffix('s'), line.what)} of {line.num_people:,}{example}"


def _other(line: Line) -> str:
    return f"{line.what} of {line.num_people:,}" + (f" ({line.example})" if line.example else "")
