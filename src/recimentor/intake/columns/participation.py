"""Who takes part, as sheets and staff exports say it: a status, or a question whether somebody still can."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from recimentor.intake.columns.whole_words import pattern_of
from recimentor.intake.reading.cells import Table, text_of
from recimentor.intake.values.plain import takes_part
from recimentor.model.names import is_no_answer, same_text

# Both are looked for in the comparing form of a header.
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


def participation_column(table: Table, indexes: Iterable[int]) -> int | None:
    """Return the first of some columns by which somebody takes no part, or None.

    Its header asks for that, an answer says no, and at least half of the answers say one or the other.
    """
    return next((index for index in indexes if _asks(table, index) and _somebody_is_out(table, index)), None)


def _asks(table: Table, index: int) -> bool:
    header = same_text(table.headers[index])
    return _OF_TAKING_PART.search(header) is not None and _OF_ELSE.search(header) is None


def _somebody_is_out(table: Table, index: int) -> bool:
    texts = (text_of(record.values[index]) for record in table.records)
    said = [takes_part(text) for text in texts if text and not is_no_answer(text)]
    return False in said and 2 * said.count(None) <= len(said)
