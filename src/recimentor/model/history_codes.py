"""Finding codes of earlier rounds, feedback and what is to be forgotten."""

from __future__ import annotations

from typing import Final

from recimentor.model.codes import CodeInfo
from recimentor.model.finding import Finding, Place, Severity

_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

HISTORY_CODES: Final[dict[str, CodeInfo]] = {
    info.code: info
    for info in (
        CodeInfo(
            "history-unreadable",
            _ERROR,
            "A file of earlier rounds cannot be read, or is neither a saved plan nor a table of partners.",
            "Name plans that `match -o plan.json` saved, or a folder of them; take other files out of it.",
        ),
        CodeInfo(
            "history-foreign",
            _WARNING,
            "A file in the folder of earlier rounds is no earlier round.",
            "Take it out of the folder, or name the plans one by one.",
        ),
        CodeInfo(
            "history-unsure",
            _WARNING,
            "People of earlier rounds may be people of this pool: they are kept apart as if they were.",
            "Say who is who under `history: same_as:`.",
        ),
        CodeInfo(
            "history-empty",
            _WARNING,
            "A folder named as history holds no plan.",
            "Check the folder; nothing to do in the first round.",
        ),
        CodeInfo(
            "history-mostly-unknown",
            _WARNING,
            "Fewer than half of the people of the last round are in this pool: ids may have changed.",
            "Compare the ids; say who is who under `history: same_as:`.",
        ),
        CodeInfo(
            "feedback-unreadable",
            _ERROR,
            "The answers hold no column that says who, or none of the questions.",
            "Name the columns as the check-in form does.",
        ),
        CodeInfo(
            "feedback-unknown-person",
            _WARNING,
            "An answer is from somebody who has no partner in this plan; it is not counted.",
            "Check that the answers belong to this plan.",
        ),
        CodeInfo(
            "feedback-unclear",
            _WARNING,
            "An answer is none of those that the form offers; it is not counted.",
            "Use one of the answers that the form offers.",
        ),
    )
}


def history_finding(
    code: str, place: Place, message: str, fix: str = "", *, also: tuple[Place, ...] = ()
) -> Finding:
    """Return a finding of the catalogue; the fix is the catalogue's where none is given."""
    info = HISTORY_CODES[code]
    return Finding(code, info.severity, place, message, fix or info.remedy, also)
