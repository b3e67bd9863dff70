"""Findings as text for people, place first, and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from textwrap import wrap
from typing import Any, Final

from recimentor.model.counting import counted
from recimentor.model.finding import Finding, Place, Severity, sorted_findings
from recimentor.report.safe import one_line
from recimentor.report.screen import Screen
from recimentor.report.words import listed

FINDINGS_SCHEMA: Final = "recimentor/findings/1"

#: Findings of one code that are shown before the rest is counted.
PER_CODE = 10
#: Further places of one finding that are shown before the rest is counted.
PLACES = 5

_WORD = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.ADVICE: "advice"}
_STYLE = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}
_MAX_PLACE = 40
#: Blanks between the parts of a line; the least room for a sentence beside its head; what stands under it.
_GAPS, _ROOMY, _UNDER = 6, 40, "    "


def findings_text(
    findings: Iterable[Finding],
    *,
    num_files: int | None = None,
    limit: int | None = 50,
    screen: Screen | None = None,
) -> str:
    """Return the findings one a line, sorted by place, with a line of counts at the end.

    Parameters
    ----------
    findings
        In any order.
    num_files
        How many files were read, for the line of counts; by default the files that findings name.
    limit
        Most lines of findings; ``None`` shows every one. Where some must be left out, errors stay before
        warnings and warnings before advice, and at most :data:`PER_CODE` of one code are shown.
    screen
        Where the text goes: its characters, colour and width. On a terminal lines wrap at words, under the
        sentence; elsewhere each finding is one line.

    Returns
    -------
    str
        Lines with an end each; empty where there is nothing to tell.
    """
    everything = sorted_findings(findings)
    if not everything:
        return ""
    screen = screen or Screen()
    shown = everything if limit is None else _cut(everything, limit)
    lines = _lines(shown, screen)
    left_out = Counter(f.code for f in everything) - Counter(f.code for f in shown)
    if left_out:
        kinds = listed([f"{num:,} {code}" for code, num in sorted(left_out.items())], 6)
        lines.append(f"... and {left_out.total():,} more: {kinds}")
    lines.append(counts_line(everything, num_files))
    return "".join(f"{line}\n" for line in lines)


def counts_line(findings: Iterable[Finding], num_files: int | None = None) -> str:
    """Return ``2 errors, 1 warning in 3 files``."""
    findings = tuple(findings)
    by_severity = Counter(finding.severity for finding in findings)
    files = _num_files(findings) if num_files is None else num_files
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "piece of advice"}
    counts = [
        counted(by_severity[severity], noun, "pieces of advice" if severity is Severity.ADVICE else "")
        for severity, noun in nouns.items()
        if by_severity[severity]
    ]
    return f"{', '.join(counts) or 'nothing to mend'} in {counted(files, 'file')}"


def findings_json(findings: Iterable[Finding], *, num_files: int | None = None) -> str:
    """Return all findings as JSON, sorted by place, with the counts."""
    everything = sorted_findings(findings)
    by_severity = Counter(finding.severity for finding in everything)
    document = {
        "schema": FINDINGS_SCHEMA,
        "files": _num_files(everything) if num_files is None else num_files,
        "counts": {severity.value: by_severity[severity] for severity in Severity},
        "findings": [_record(finding) for finding in everything],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _num_files(findings: Iterable[Finding]) -> int:
    return len({finding.place.file for finding in findings})


def _record(finding: Finding) -> dict[str, Any]:
    record: dict[str, Any] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "place": asdict(finding.place),
        "message": finding.message,
        "fix": finding.fix,
    }
    if finding.also:
        record["also"] = [asdict(place) for place in finding.also]
    if finding.person_id:
        record["person_id"] = finding.person_id
    return record


def _cut(findings: Sequence[Finding], limit: int) -> tuple[Finding, ...]:
    """Return the findings that are shown: the gravest, few of each code, in their order."""
    seen: Counter[str] = Counter()
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda f: list(Severity).index(f.severity)):
        seen[finding.code] += 1
        if seen[finding.code] <= PER_CODE and len(chosen) < limit:
            chosen.append(finding)
    return sorted_findings(chosen)


def _lines(findings: Sequence[Finding], screen: Screen) -> list[str]:
    places = [screen.shown(str(finding.place)) for finding in findings]
    place_width = min(_MAX_PLACE, max(map(len, places), default=0))
    word_width = max((len(_WORD[f.severity]) for f in findings), default=0)
    code_width = max((len(f.code) for f in findings), default=0)
    lines = []
    for place, finding in zip(places, findings, strict=True):
        word = _WORD[finding.severity].ljust(word_width)
        if screen.colour:
            word = f"\x1b[{_STYLE[finding.severity]}m{word}\x1b[0m"
        says = screen.shown(_says(finding))
        head = f"{place:<{place_width}}  {word}  {finding.code:<{code_width}}"
        indent = max(place_width, len(place)) + word_width + code_width + _GAPS
        lines += _wrapped(head, says, indent, screen)
    return lines


def _wrapped(head: str, says: str, indent: int, screen: Screen) -> list[str]:
    """Return a finding on one line, or wrapped at words: under the sentence, or under all where narrow."""
    if screen.is_endless or indent + len(says) <= screen.width:
        return [f"{head}  {says}"]
    if screen.width - indent >= _ROOMY:
        first, *rest = wrap(says, screen.width - indent, break_long_words=False, break_on_hyphens=False)
        return [f"{head}  {first}", *(" " * indent + line for line in rest)]
    width = max(_ROOMY, screen.width) - len(_UNDER)
    under = wrap(says, width, break_long_words=False, break_on_hyphens=False)
    return [head.rstrip(), *(_UNDER + line for line in under)]


def _says(finding: Finding) -> str:
    """Return the sentence, the other places where it does not name them, and the fix."""
    others = [str(place) for place in finding.also if not _names(finding.message, place)]
    also = f" (also at {listed(others, PLACES)})" if others else ""
    message, fix = one_line(finding.message), finding.fix
    if not fix:
        return message + also
    if message.endswith("?"):
        return f"{message}{also} {fix[:1].upper()}{fix[1:]}"
    if fix[:1].islower():
        return f"{message.rstrip('.')}{also}; {fix}"
    return f"{message.rstrip('.')}{also}. {fix}"


def _names(message: str, place: Place) -> bool:
    return str(place) in message
