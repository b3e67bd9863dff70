"""Finding codes of decisions and replies, apart from those of sources and program files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from recimentor.model.codes import CodeInfo
from recimentor.model.finding import Finding, Place, Severity

_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

DECISION_CODES: Final[dict[str, CodeInfo]] = {
    info.code: info
    for info in (
        CodeInfo(
            "bad-decision",
            _ERROR,
            "An entry of a decisions file cannot be read.",
            "Write it as the reference of decisions shows.",
        ),
        CodeInfo(
            "decision-unknown-person",
            _ERROR,
            "A decision names somebody who is not in the pool.",
            "Correct the name, or remove the line if they have left.",
        ),
        CodeInfo(
            "decision-ambiguous-person",
            _ERROR,
            "A decision names somebody, and several are called so.",
            "Use the id instead of the name.",
        ),
        CodeInfo(
            "decision-contradiction", _ERROR, "Two decisions exclude each other.", "Remove one of them."
        ),
        CodeInfo(
            "lock-breaks-rule",
            _ERROR,
            "A locked pair breaks a rule of the program, and does not say why it should stand.",
            "Remove the lock, or add `override:` with a reason.",
        ),
        CodeInfo(
            "override-unneeded",
            _ADVICE,
            "A locked pair says `override:`, and breaks no rule.",
            "Remove `override:`; the lock is enough.",
        ),
        CodeInfo(
            "decision-outdated",
            _ADVICE,
            "Records of people who were asked or answered name somebody who is no longer in the pool.",
            "Nothing to do; they play no part.",
        ),
        CodeInfo(
            "lock-declined",
            _WARNING,
            "One of a locked pair has said no since; nobody is paired against their word.",
            "Remove the lock.",
        ),
        CodeInfo(
            "consent-overtaken",
            _WARNING,
            "A pair whose people said yes is set aside by a later decision or by the data.",
            "Tell both people before anything else is announced.",
        ),
        CodeInfo(
            "confirmed-breaks-rule",
            _WARNING,
            "A confirmed pair no longer keeps the rules; it stands, because both said yes.",
            "Talk to both; `recimentor decide end A B` ends the pair.",
        ),
        CodeInfo(
            "answer-unclear",
            _WARNING,
            "A reply is neither yes nor no; it is not counted.",
            "Ask them again, or write yes or no.",
        ),
        CodeInfo(
            "answer-unknown-person",
            _WARNING,
            "A reply is from somebody who is not in the plan; it is not counted.",
            "Correct the name or e-mail in the reply.",
        ),
        CodeInfo(
            "answer-without-pair",
            _WARNING,
            "A reply is from somebody without partner in the plan, or names another one; it is not counted.",
            "Check that the replies belong to this plan.",
        ),
        CodeInfo(
            "answer-twice",
            _WARNING,
            "Somebody replied more than once; the last reply counts.",
            "Nothing to do, unless it was sent by mistake.",
        ),
        CodeInfo(
            "answers-unreadable",
            _ERROR,
            "The replies hold no column that says who, or none that says yes or no.",
            "Name the columns `name` or `e-mail`, and `answer`.",
        ),
    )
}


def decision_finding(
    code: str,
    place: Place,
    message: str,
    fix: str = "",
    *,
    also: Sequence[Place] = (),
    person_id: str = "",
) -> Finding:
    """Return a finding of the catalogue; the fix is the catalogue's where none is given."""
    info = DECISION_CODES[code]
    return Finding(code, info.severity, place, message, fix or info.remedy, tuple(also), person_id)
