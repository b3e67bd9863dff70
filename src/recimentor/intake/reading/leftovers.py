"""Lines of a sheet that are no people: totals, footers, repeated headers, lines for machines, test rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Line
from recimentor.intake.reading.heads import is_import_ids
from recimentor.model.counting import counted
from recimentor.model.finding import Place
from recimentor.model.names import same_text
from recimentor.model.participant import header_key

# English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese.
_TOTALS = """
    grand total|sub ?total|totals?|count|sum|average|mean|number of rows|gesamt(?:summe|anzahl|zahl)?|summe|
    anzahl|durchschnitt|somme|nombre|moyenne|suma|promedio|media|m[ée]dia|soma|totale|totaal|aantal|
    gemiddelde|razem|[łl][ąa]cznie|合計|総計|件数|平均
"""
_TOTAL = re.compile(
    rf"(?:{'|'.join(' '.join(word.split()) for word in _TOTALS.split('|'))})\s*[:=]?\s*[-\d.,()% ]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-+\d.,:% ]+|=.*")
_FOOTER = re.compile(
    r"[*†‡©(]|\W*(?:confidential|strictly|generated|exported?|created|printed|report|source|page|notes?|nb|"
    r"copyright|as of|last updated|records?|rows?|vertraulich|erstellt|stand|quelle|hinweis|anmerkung|seite|"
    r"confidentiel|source|généré|remarque|confidencial|fuente|nota|generado|fonte|gerado|vertrouwelijk|bron|"
    r"opmerking|poufne|źródło|uwaga|※)(?!\w)",
    re.IGNORECASE,
)
_LONG_SENTENCE, _SENTENCE = 7, 4
_TEST_TELLING = frozenset(
    """
    test tests testing tester test1 test2 dummy asdf asdfg xxx xxxx prueba essai teste testeintrag
    """.split()  # noqa: SIM905 - a list of words reads better so
)
_TEST_WORDS = _TEST_TELLING | frozenset(
    """
    foo bar user person entry delete me ignore please probe
    """.split()  # noqa: SIM905
)
_TEST_MAIL = re.compile(r"(?:test|dummy|asdf|xxx)\w*@\S+", re.IGNORECASE)
_STAMP = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|[-+\d.,:]+|yes|no|ja|true", re.IGNORECASE)
_FEWEST_CELLS = 2
_FEWEST_COLUMNS = 3


def without_leftovers(
    lines: Sequence[Line], headers: Sequence[str], place: Place, notebook: Notebook
) -> list[Line]:
    """Return the lines that may be people; the others are told.

    Parameters
    ----------
    lines
        Filled lines below the headers.
    headers
        The headers.
    place
        File and sheet, for the findings.
    notebook
        Takes ``row-not-a-person`` and ``test-row``.
    """
    keys = [header_key(header) or header.strip() for header in headers]
    kept: list[Line] = []
    last = _last_full(lines)
    banners = _banners(lines, len(headers))
    for at, line in enumerate(lines):
        where = Place(place.file, place.sheet, line.row)
        if at in banners or _is_no_person(line, keys) or (at > last and _is_footer(line, len(headers))):
            notebook.gather("row-not-a-person", f"{place.file}!{place.sheet}", where, _left_aside)
        elif _is_test(line):
            notebook.gather("test-row", f"{place.file}!{place.sheet}", where, _tests)
        else:
            kept.append(line)
    return kept


def _banners(lines: Sequence[Line], width: int) -> frozenset[int]:
    """Return the lines that name the people below them: one cell each, the first of them above everybody.

    Everybody else fills three cells or more, and somebody stands below each of them.
    """
    counts = [len(_filled(line)) for line in lines]
    if width < _FEWEST_COLUMNS or not counts or counts[0] != 1:
        return frozenset()
    alone = [k for k, count in enumerate(counts) if count == 1]
    first = next((k for k, cell in enumerate(lines[0].cells) if cell.strip()), 0)
    fits = all(lines[k].cells[first : first + 1] and lines[k].cells[first].strip() for k in alone)
    is_above = all(k + 1 < len(counts) and counts[k + 1] > 1 for k in alone)
    is_full = min((count for count in counts if count > 1), default=0) >= _FEWEST_COLUMNS
    return (
        frozenset(alone) if fits and is_above and is_full and 2 * len(alone) <= len(counts) else frozenset()
    )


def _last_full(lines: Sequence[Line]) -> int:
    """Return the last line that fills two cells or more and is no total."""
    numbers = range(len(lines) - 1, -1, -1)
    return next((k for k in numbers if len(_filled(lines[k])) > 1 and not _is_total(lines[k])), -1)


def _filled(line: Line) -> list[str]:
    return [text for cell in line.cells if (text := cell.strip())]


def _is_no_person(line: Line, keys: Sequence[str]) -> bool:
    first = line.cells[0].strip() if line.cells else ""
    if len(first) > 1 and first[:1] == "{" and is_import_ids(line.cells):
        return True
    if header_key(first) == (keys[0] if keys else "") and _repeats(line, keys):
        return True
    return _is_total(line)


def _repeats(line: Line, keys: Sequence[str]) -> bool:
    """Return whether a line says what the headers say."""
    cells = [header_key(cell) or cell.strip() for cell in line.cells]
    said = [(cell, keys[k] if k < len(keys) else "") for k, cell in enumerate(cells) if cell]
    return len(said) >= _FEWEST_CELLS and all(cell == key for cell, key in said)


def _is_total(line: Line) -> bool:
    filled = _filled(line)
    return (
        bool(filled)
        and _TOTAL.fullmatch(filled[0]) is not None
        and all(_NUMBER.fullmatch(text) for text in filled[1:])
    )


def _is_footer(line: Line, width: int) -> bool:
    """Return whether the last lines are words under the table: one cell that reads like no name."""
    filled = _filled(line)
    if len(filled) != 1 or width < _FEWEST_COLUMNS:
        return False
    text, num_words = filled[0], len(filled[0].split())
    if num_words >= _LONG_SENTENCE:
        return True
    has_more = any(char.isdigit() or char in ":;!?@" for char in text) or text.endswith(".")
    return _FOOTER.match(text) is not None or (num_words >= _SENTENCE and has_more)


def _is_test(line: Line) -> bool:
    """Return whether somebody tried the form: every answer in words is ``test`` or the like."""
    is_telling, num_words = False, 0
    for text in _filled(line):
        if _STAMP.fullmatch(text):
            continue
        num_words += 1
        words = same_text(text).replace("-", " ").replace("_", " ").replace(".", " ").split()
        is_mail = _TEST_MAIL.fullmatch(text) is not None
        if not is_mail and not set(words) <= _TEST_WORDS:
            return False
        is_telling |= is_mail or bool(set(words) & _TEST_TELLING)
    return is_telling and num_words >= _FEWEST_CELLS


def _left_aside(count: int) -> str:
    rows = counted(count, "row is", "rows are")
    return f"{rows} no person (a total, a footer or a repeated header): left aside."


def _tests(count: int) -> str:
    return f"{counted(count, 'row looks', 'rows look')} like a test of the form: left aside."
