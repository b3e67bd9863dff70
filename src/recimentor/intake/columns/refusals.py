"""Questions whom somebody must not meet, however a form words them: known by their header and their answers.

A column that asks for this feeds a hard rule, and no list of wordings is ever whole. So a header that says
"not" is read as `avoid` where its answers name people of the sheet, whatever else it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from recimentor.intake.columns.headers import Feed
from recimentor.intake.columns.sheet_people import SheetPeople
from recimentor.intake.columns.whole_words import pattern_of
from recimentor.intake.reading.cells import Table, text_of
from recimentor.model.names import same_text
from recimentor.model.who import name_words

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
    people = SheetPeople(table, fields) if asked else None
    return tuple(
        k
        for k in asked
        if (people and people.are_named_in(k, by_first_name=_is_of_people(table, k)))
        or _asks_clearly(table, k)
    )


def _is_of_people(table: Table, index: int) -> bool:
    """Return whether a header speaks of people: then a first name among the answers is somebody's."""
    header = same_text(table.headers[index])
    return _OF_PEOPLE.search(header) is not None or _OF_PAIRING.search(header) is not None


def _asks_clearly(table: Table, index: int) -> bool:
    """Return whether a header asks for people not to be paired with, and no answer is a sentence."""
    header = same_text(table.headers[index])
    if not (_OF_PAIRING.search(header) and _OF_PEOPLE.search(header)):
        return False
    return all(len(name_words(text)) <= _MOST_WORDS for text in _answers(table, index))


def _answers(table: Table, index: int) -> Iterator[str]:
    return (text for record in table.records if (text := text_of(record.values[index])))
