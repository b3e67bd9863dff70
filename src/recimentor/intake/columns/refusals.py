"""Questions whom somebody must not meet, however a form words them: known by their header and their answers.

A column that asks for this feeds a hard rule, and no list of wordings is ever whole. So a header that says
"not" is read as `avoid` where its answers name people of the sheet, whatever else it says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from recimentor.intake.columns.headers import Feed
from recimentor.intake.columns.whole_words import pattern_of
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.model.names import is_no_answer, same_text
from recimentor.model.who import address_key, name_words

# English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese.
_SAYS_NOT: Final = pattern_of(
    r"""
    not, \w+n[^\w\s]t, dont, wont, cannot, never, avoid\w*, without, exclud\w*, except, other than,
    no one, nobody, conflicts?, uncomfortable, off.limits, block\w*, veto\w*, away from, apart from,
    kept apart, keep apart, refus\w*, steer clear, separate from, unable to, rather nobody,
    nicht, kein\w*, niemals, niemand\w*, vermeiden, meiden, ausschlie\w*, ungern, außer,
    pas, jamais, éviter, évite\w*, sauf, exclure, refuse\w*,
    no quier\w*, no dese\w*, no deb\w*, no me, no emparej\w*, nunca, evitar, excepto, excluir,
    não, exceto, non, evitare, escludere, niet, geen, nooit, vermijden, uitsluiten,
    nie, nigdy, unikać, wykluczyć
    """,
    "ない|避け|以外|ません|除外|なく",
)
_OF_PAIRING: Final = pattern_of(
    r"""
    pair\w*, match\w*, meet\w*, partner\w*, work with, working with, team\w* up, together, teamed, grouped,
    placed with, put with, assigned to, zusammen\w*, tandem\w*, gepaart, treffen, gematcht, zugeteilt,
    binôme\w*, jumel\w*, associ\w*, ensemble, rencontr\w*, travailler avec, emparej\w*, pareja\w*,
    trabajar con, juntos, reunir\w*, emparelh\w*, dupla\w*, trabalhar com, abbin\w*, coppia, insieme,
    lavorare con, gekoppeld, koppel\w*, samen\w*, par, parze, pary, łącz\w*, razem, współprac\w*
    """,
    "ペア|組|一緒|マッチ",
)
_OF_PEOPLE: Final = pattern_of(
    r"""
    with, who, whom, people, persons?, colleagues?, coworkers?, co-workers?, anyone, anybody, someone,
    somebody, names?, mit, wen, wem, wer, personen, avec, qui, con, quién, quien, com, quem, chi, met, wie,
    wiens, z kim, kim, kogo
    """,
    "誰|人|方|と",
)
_BETWEEN: Final = re.compile(r"[;,\n/|&]|\s+(?:and|und|et|y|e|en|i|or)\s+", re.IGNORECASE)
_WHOLE_NAME: Final = 2


def take_refusals(
    table: Table,
    fields: dict[str, tuple[Feed, ...]],
    attributes: dict[str, tuple[Feed, ...]],
    named: Collection[str],
) -> None:
    """Let columns that ask whom somebody must not meet feed `avoid`; they are attributes no longer.

    Parameters
    ----------
    table
        A sign-up sheet.
    fields, attributes
        What its columns feed; changed.
    named
        Attributes that the program names itself: they stay what it says.
    """
    asked = [
        name
        for name, feeds in attributes.items()
        if name not in named and _SAYS_NOT.search(table.headers[feeds[0].index])
    ]
    if not asked:
        return
    people = _People(table, fields)
    for name in asked:
        index = attributes[name][0].index
        if people.are_named_in(index) or _asks_clearly(table, index):
            fields["avoid"] = (*fields.get("avoid", ()), *attributes.pop(name))


def _asks_clearly(table: Table, index: int) -> bool:
    """Return whether a header asks for people not to be paired with, and no answer is a sentence."""
    header = table.headers[index]
    if not (_OF_PAIRING.search(header) and _OF_PEOPLE.search(header)):
        return False
    answers = [text for record in table.records if (text := text_of(record.values[index]))]
    return all(len(name_words(text)) <= 2 * _WHOLE_NAME for text in answers)


class _People:
    """The people of a sheet by their names, e-mails and ids, each with the row that they stand in."""

    def __init__(self, table: Table, fields: Mapping[str, Sequence[Feed]]) -> None:
        self._table = table
        self._rows: dict[str, set[int]] = {}
        self._names: dict[str, list[tuple[frozenset[str], int]]] = {}
        for row, record in enumerate(table.records):
            for key in (*_cells(record, fields, "email"), *_cells(record, fields, "id")):
                self._rows.setdefault(address_key(key), set()).add(row)
            words = [word for text in _names_in(record, fields) for word in name_words(text)]
            if len(words) >= _WHOLE_NAME:
                for word in set(words):
                    self._names.setdefault(word, []).append((frozenset(words), row))

    def are_named_in(self, index: int) -> bool:
        """Return whether an answer of a column names somebody else of the sheet."""
        return any(
            self._names_another(text, row)
            for row, record in enumerate(self._table.records)
            if (text := text_of(record.values[index])) and not is_no_answer(text)
        )

    def _names_another(self, text: str, row: int) -> bool:
        keys = {address_key(part) for part in (text, *_BETWEEN.split(text)) if same_text(part)}
        if any(self._rows.get(key, {row}) - {row} for key in keys):
            return True
        words = set(name_words(text))
        found = (one for word in words for one in self._names.get(word, ()))
        return any(other != row and name <= words for name, other in found)


def _names_in(record: Record, fields: Mapping[str, Sequence[Feed]]) -> Iterator[str]:
    for name in ("name", "first_name", "last_name"):
        yield from _cells(record, fields, name)


def _cells(record: Record, fields: Mapping[str, Sequence[Feed]], name: str) -> list[str]:
    return [text for feed in fields.get(name, ()) if (text := text_of(record.values[feed.index]))]
