"""Who takes part, as sheets and staff exports say it: a status, or a question whether somebody still can."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from recimentor.intake.columns.headers import Feed
from recimentor.intake.columns.whole_words import pattern_of
from recimentor.intake.reading.cells import Table, text_of
from recimentor.intake.values.plain import takes_part
from recimentor.model.names import is_no_answer

_OF_TAKING_PART: Final = pattern_of(
    r"""
    status, state of sign-?up, participation, participates?, participating, take part, takes part,
    taking part, still interested, interested in this round, ready to start, available (?:for|in)
    th(?:is|e) (?:round|program\w*), available this round, available, opt(?:ed)?.in, in this round,
    joining, teilnahme, nimmt teil, nehmen sie teil, statut, participez-vous, estado, participa,
    situação, stato, partecipa, neemt deel, deelname, udział
    """,
    "参加|状態|ステータス",
)
_OF_ELSE: Final = pattern_of(
    r"""
    marital, family, visa, work permit, civil, project, task, ticket, payment, mentor, mentee,
    times?, days?, hours?, when, from, until, response, form, reply, respondent, import, invite,
    invitation, e-?mail
    """
)


def take_participation(
    table: Table,
    fields: dict[str, tuple[Feed, ...]],
    attributes: dict[str, tuple[Feed, ...]],
    named: Collection[str],
) -> None:
    """Let a column by which somebody takes no part feed `active`; it is an attribute no longer.

    Parameters
    ----------
    table
        A sign-up sheet.
    fields, attributes
        What its columns feed; changed. Nothing changes where `active` is fed already.
    named
        Attributes that the program names itself: they stay what it says.
    """
    if "active" in fields:
        return
    for name, feeds in attributes.items():
        header = table.headers[feeds[0].index]
        is_asked = _OF_TAKING_PART.search(header) and not _OF_ELSE.search(header)
        if name not in named and is_asked and _somebody_is_out(_answers(table, feeds[0].index)):
            fields["active"] = attributes.pop(name)
            return


def _answers(table: Table, index: int) -> list[str]:
    texts = (text_of(record.values[index]) for record in table.records)
    return [text for text in texts if text and not is_no_answer(text)]


def _somebody_is_out(answers: Sequence[str]) -> bool:
    """Return whether an answer says that somebody takes no part, and at least half say one or the other."""
    said = [takes_part(answer) for answer in answers]
    return False in said and 2 * said.count(None) <= len(said)
