"""Questions whom somebody must not meet, however a form words them: known by their header and their answers.

A column that asks for this feeds a hard rule, and no list of wordings is ever whole. So a header that says
"not" is read as `avoid` where its answers name people of the sheet, whatever else it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from recimentor.intake.columns.headers import Feed
from recimentor.intake.columns.whole_words import pattern_of
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.model.names import is_no_answer, same_text, without_accents
from recimentor.model.spellings import Spellings
from recimentor.model.who import Called, Finder, name_words

# Looked for in the comparing form of a header.
# English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese.
_SAYS_NOT: Final = pattern_of(
    r"""
    not, \w+n[^\w\s]t, dont, wont, cannot, never, avoid\w*, without, exclud\w*, except, other than,
    no one, nobody, conflicts?, uncomfortable, off.limits, block\w*, veto\w*, away from, apart from,
    kept apart, keep apart, refus\w*, steer clear, separate from, unable to, rather nobody,
    nicht, kein\w*, niemals, niemand\w*, vermeiden, meiden, ausschlie\w*, ungern, ausser,
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
#: A shorter number is a count, a year of service or a choice, though ids may be numbers too.
_SHORTEST_NUMBER: Final = 4
_MOST_WORDS: Final = 4


def refusal_columns(
    table: Table, indexes: Iterable[int], fields: Mapping[str, Sequence[Feed]]
) -> tuple[int, ...]:
    """Return those of some columns that ask whom somebody must not meet.

    Parameters
    ----------
    table
        A sign-up sheet.
    indexes
        The columns that are not read yet.
    fields
        What the others feed: names, e-mails and ids are among them.
    """
    asked = [index for index in indexes if _SAYS_NOT.search(same_text(table.headers[index]))]
    people = _People(table, fields) if asked else None
    return tuple(k for k in asked if (people and people.are_named_in(k)) or _asks_clearly(table, k))


def _asks_clearly(table: Table, index: int) -> bool:
    """Return whether a header asks for people not to be paired with, and no answer is a sentence."""
    header = same_text(table.headers[index])
    if not (_OF_PAIRING.search(header) and _OF_PEOPLE.search(header)):
        return False
    return all(len(name_words(text)) <= _MOST_WORDS for text in _answers(table, index))


class _People:
    """The people of a sheet, found as other columns find them, and by their names inside sentences."""

    def __init__(self, table: Table, fields: Mapping[str, Sequence[Feed]]) -> None:
        self._table = table
        called = [_called(row, record, fields) for row, record in enumerate(table.records)]
        self._finder = Finder(called)
        self._names: Spellings[str] = Spellings()
        for one in called:
            words = name_words(one.name)
            if len(words) > 1:
                self._names.add_name(" ".join(words), one.id)

    def are_named_in(self, index: int) -> bool:
        """Return whether an answer of a column names somebody else of the sheet."""
        return any(
            set(self._named(text)) - {_row_id(row)}
            for row, record in enumerate(self._table.records)
            if (text := text_of(record.values[index])) and not is_no_answer(text)
        )

    def _named(self, text: str) -> Iterator[str]:
        for part, meant in self._finder.find_each(text):
            if not (part.isdecimal() and len(part) < _SHORTEST_NUMBER):
                yield from meant.ids
        yield from (found.owner for found in self._names.find(without_accents(text)))


def _row_id(row: int) -> str:
    """Return what stands for the person of a row: nothing that anybody types."""
    return f"\0{row}"


def _called(row: int, record: Record, fields: Mapping[str, Sequence[Feed]]) -> Called:
    said = {
        name: [text for feed in fields.get(name, ()) if (text := text_of(record.values[feed.index]))]
        for name in ("name", "first_name", "last_name", "email", "id")
    }
    whole = said["name"] or [" ".join((*said["first_name"], *said["last_name"]))]
    return Called(_row_id(row), whole[0], next(iter(said["email"]), ""), (*said["email"], *said["id"]))


def _answers(table: Table, index: int) -> Iterator[str]:
    return (text for record in table.records if (text := text_of(record.values[index])))
