"""The receipt of a reading in three lines: offers and wants, everything else, wants that meet an offer."""

from __future__ import annotations

from recimentor.model.counting import counted
from recimentor.model.reading import Line, Receipt
from recimentor.report.safe import one_line

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
        verb = "meets" if receipt.num_met == 1 else "meet"
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
