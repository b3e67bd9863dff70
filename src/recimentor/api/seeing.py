"""What the hard rules of a pool saw: values, references that were not resolved, earlier rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recimentor.model.counting import counted
from recimentor.model.forgotten import is_token
from recimentor.model.verdict import Seen

if TYPE_CHECKING:
    from recimentor.api.reading import Reading
    from recimentor.model.history import Round

#: Findings about a reference, a field or a file that a hard rule rests on.
_UNRESOLVED: Final = frozenset(
    {
        "ambiguous-person",
        "history-foreign",
        "history-mostly-unknown",
        "history-unsure",
        "line-unknown",
        "manager-cycle",
        "not-in-organisation",
        "not-on-ladder",
        "rule-blank",
        "unknown-person",
    }
)


def what_rules_saw(reading: Reading) -> tuple[Seen, ...]:
    """Return what each hard rule in force looked at, which rounds were read, and what was not resolved.

    A plan is verified by the code that read it, so a misreading agrees with itself; here a human sees it.
    """
    from recimentor.api.pipeline import pool_of

    pool, _ = pool_of(reading)
    rules = [Seen(rule.name, rule.saw) for rule in pool.rules]
    here = {person.id for person in reading.people}
    rounds = [Seen("earlier round", _round(one, here)) for one in reading.history.rounds]
    doubts = [
        Seen(finding.code, f"{finding.place}: {finding.message}")
        for finding in reading.findings
        if finding.code in _UNRESOLVED
    ]
    return (*rules, *rounds, *doubts)


def _round(one: Round, here: set[str]) -> str:
    """Return what was read of a round, and by name whom of it nobody in this pool is."""
    text = f"{one.name}: {counted(len(one.pairs), 'pair')} of {counted(len(one.people), 'person', 'people')}"
    gone = sorted(known.name or key for key, known in one.people.items() if key not in here)
    gone = [name for name in gone if not is_token(name)]
    return f"{text}; not in this pool: {', '.join(gone)}" if gone else text
