"""Tables whose rows or columns are no people yet: one row per skill, several lines per person, levels apart.

Each is put into the shape that everything after reads: one row per person, each skill with its level.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from recimentor.intake.columns.directions import OFFERS, WANTS, clear_direction
from recimentor.intake.columns.fields import field_of
from recimentor.intake.columns.parts import numbered_part
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.intake.values.ratings import rating_of
from recimentor.model.counting import counted
from recimentor.model.names import same_text
from recimentor.model.participant import header_key

_LEVEL_WORDS = (
    r"levels?|ratings?|proficiency|how good(?: are you)?|stars|score|niveau|"
    r"stufe|kenntnisstand|bewertung|nivel|nível|livello|poziom|レベル"
)
_LEVEL_WORD = re.compile(rf"(?<![^\W\d_])(?:{_LEVEL_WORDS})(?![^\W\d_])", re.IGNORECASE)
_LEVEL = re.compile(
    rf"^(?:your |my |skill |self )*(?:{_LEVEL_WORDS})(?:\s*[(\[]\s*\d\s*(?:-|\u2013|to)\s*\d+\s*[)\]])?"
    r"[\s_.#\-:(]*(?P<number>\d{0,2})\)?$",
    re.IGNORECASE,
)
#: What is left of "Offers level", "teach_1_level", "Level of Offers" is the header of the column before.
_LEVEL_OF = re.compile(
    rf"^(?:(?:{_LEVEL_WORDS})[\s_]*(?:of|in|for)?[\s_(:\-]+(?P<last>.+?)\)?|"
    rf"(?P<first>.+?)[\s_:.\-(]+(?:{_LEVEL_WORDS}))(?:\s*[(\[]\s*\d\s*(?:-|\u2013|to)\s*\d+\s*[)\]]|\))?$",
    re.IGNORECASE,
)
_SKILL = re.compile(
    r"^(?:skill|topic|subject|competenc[ey]|area|ability|thema|fähigkeit|kompetenz|compétence|sujet|habilidad|"
    r"tema|competencia|habilidade|competência|vaardigheid|onderwerp|umiejętność|スキル)(?:en|s)?(?: name)?$",
    re.IGNORECASE,
)
_TEACH = frozenset(
    header_key(word)
    for word in [
        "teach",
        "teaching",
        "offer",
        "offers",
        "offering",
        "have",
        "has",
        "give",
        "giving",
        "can teach",
        "i can teach",
        "teacher",
        "mentor",
        "mentoring",
        "strength",
        "share",
        "biete",
        "ich biete",
        "lehren",
        "angebot",
        "enseigner",
        "j'offre",
        "offre",
        "enseñar",
        "ofrezco",
        "oferta",
        "ensinar",
        "ofereço",
        "leren aan anderen",
        "aanbieden",
        "bied",
        "uczę",
        "oferuję",
        "教える",
        "supply",
    ]
)
_LEARN = frozenset(
    header_key(word)
    for word in [
        "learn",
        "learning",
        "want",
        "wants",
        "wanted",
        "need",
        "needs",
        "get",
        "want to learn",
        "i want to learn",
        "learner",
        "mentee",
        "goal",
        "request",
        "suche",
        "ich suche",
        "lernen",
        "gesuch",
        "apprendre",
        "je cherche",
        "demande",
        "aprender",
        "busco",
        "quiero",
        "procuro",
        "quero",
        "vragen",
        "zoek",
        "leren",
        "uczę się",
        "szukam",
        "学ぶ",
        "demand",
    ]
)
#: A column called "Level" may hold the stage of a career.
_STAGES = frozenset({"junior", "middle", "mid", "senior", "lead", "principal", "entry", "director"})
_WHO = frozenset({"id", "email", "name", "first_name", "last_name"})
_SKILLS = frozenset({"offers", "wants"})
_BETWEEN = ("\n", ";", "|", ",")
_HALF = 0.5


def reshaped(table: Table, mapped: Collection[str], notebook: Notebook) -> Table:
    """Return a table with one row per person, and each skill with its level in one cell.

    Parameters
    ----------
    table
        As read.
    mapped
        Headers that the program reads by name: what it says of them stands.
    notebook
        Takes ``rows-of-skills`` and ``lines-of-one-person``.
    """
    if not table.records or not all(isinstance(value, str) for value in table.records[0].values):
        return table
    claimed = {header_key(header) for header in mapped}
    table = _with_levels(table, claimed)
    _tell_levels_aside(table, claimed, notebook)
    long = _long(table, claimed)
    if long is not None:
        count = counted(len(table.records), "row", "rows")
        people = counted(len(long.records), "person", "people")
        notebook.add("rows-of-skills", table.header_place(), f"{count} with one skill each are {people}.")
        return long
    return _with_lines_joined(table, notebook)


def _with_levels(table: Table, claimed: Collection[str]) -> Table:
    """Put levels that stand in a column of their own behind the skill in the column before."""
    pairs = [k for k in range(1, len(table.headers)) if _is_level_of(table, k, claimed)]
    if not pairs:
        return table
    headers = list(table.headers)
    records = []
    for record in table.records:
        values = list(record.values)
        for k in pairs:
            values[k - 1] = _rated(text_of(values[k - 1]), text_of(values[k]))
            values[k] = ""
        records.append(replace(record, values=tuple(values)))
    for k in pairs:
        headers[k] = ""
    return replace(table, headers=tuple(headers), records=tuple(records))


def _tell_levels_aside(table: Table, claimed: Collection[str], notebook: Notebook) -> None:
    """Ask about ratings that stand beside offers and go with none of them: nothing else would miss them."""
    for k in range(1, len(table.headers)):
        header = table.headers[k]
        is_known = field_of(header) is not None or header_key(header) in claimed
        if is_known or not _LEVEL_WORD.search(header) or not _holds_offers(table.headers[k - 1]):
            continue
        answers = [text for record in table.records if (text := text_of(record.values[k]))]
        if answers and all(rating_of(text, {}) is not None for text in answers):
            message = f'Is "{header}" the level of the skills in the column before? It is left aside.'
            own = json.dumps(" ".join(header.split()), ensure_ascii=False)
            fix = f"Write each level beside its skill. If it is something else: `columns: {{{own}: {own}}}`."
            notebook.add("open-question", table.header_place(k), message, fix)


def _rated(skill: str, answer: str) -> str:
    """Return the skills of a cell, each with its level: one for each, or one for all of them."""
    if not skill or not answer:
        return skill
    rated = ((name, rating_of(level, {})) for name, level in _paired(skill, answer) or [(skill, "")])
    return "\n".join(name if level is None else f"{name}:{level}" for name, level in rated if level != 0)


def _paired(skill: str, answer: str) -> list[tuple[str, str]] | None:
    """Return each skill of a cell with the answer that rates it; None where they do not go together."""
    if rating_of(answer, {}) is not None:
        names = next((_parted(skill, sign) for sign in _BETWEEN if len(_parted(skill, sign)) > 1), [skill])
        return [(name, answer) for name in names]
    for sign in _BETWEEN:
        levels = _parted(answer, sign)
        if len(levels) > 1:
            names = next((_parted(skill, s) for s in (sign, *_BETWEEN) if len(_parted(skill, s)) > 1), [])
            fits = len(names) == len(levels) and all(rating_of(level, {}) is not None for level in levels)
            return list(zip(names, levels, strict=True)) if fits else None
    return None


def _parted(text: str, sign: str) -> list[str]:
    return [part.strip() for part in text.split(sign) if part.strip()]


def _is_level_of(table: Table, k: int, claimed: Collection[str]) -> bool:
    """Return whether a column rates the skills in the cells of the column before it."""
    header, before = table.headers[k].strip(), table.headers[k - 1].strip()
    names_it = _LEVEL_OF.match(header) is not None
    is_claimed = header_key(before) in claimed
    if header_key(header) in claimed or (is_claimed and not names_it):
        return False
    if not _is_rating_header(header, before) or not _holds_offers(before):
        return False
    rows = [(text_of(record.values[k - 1]), text_of(record.values[k])) for record in table.records]
    rated = [(skill, answer) for skill, answer in rows if answer]
    if not rated or all(header_key(answer) in _STAGES for _, answer in rated):
        return False
    if any(not skill or _paired(skill, answer) is None for skill, answer in rated):
        return False
    # A bare "Level" may rate the person: one level stands for several skills only where a header names them.
    # What the program reads by name keeps its own way of parting cells.
    return (names_it and not is_claimed) or all(
        len(_paired(skill, answer) or ()) == 1 or (rating_of(answer, {}) is None and not names_it)
        for skill, answer in rated
    )


def _holds_offers(header: str) -> bool:
    """Return whether a header names skills that are offered, or skills without a word of their direction."""
    entry, part = field_of(header), numbered_part(header)
    name = entry.name if entry is not None else part.field if part is not None else ""
    words = header.replace("_", " ")
    name = name or clear_direction(words)
    if not name and OFFERS.search(words) and not WANTS.search(words):
        return True
    return name == "offers" or _SKILL.match(header.rstrip(" 0123456789#.-_")) is not None


def _is_rating_header(header: str, before: str) -> bool:
    """Return whether a header says "level" alone, with the number of the column before, or with its words."""
    found = _LEVEL.match(header)
    if found is not None:
        numbered = re.search(r"(\d{1,2})\D?$", before)
        return bool(found.group("number") == (numbered.group(1) if numbered else ""))
    named = _LEVEL_OF.match(header)
    return named is not None and header_key(named.group("first") or named.group("last")) == header_key(before)


def _long(table: Table, claimed: Collection[str]) -> Table | None:
    """Return the table of people where each row holds one skill and says whether it is taught or learnt."""
    who = _who(table)
    ways = [k for k in range(len(table.headers)) if _says_direction(table, k)]
    skills = [k for k, header in enumerate(table.headers) if _is_skill(header)]
    if (
        not who
        or len(ways) != 1
        or len(skills) != 1
        or _SKILLS & {_field(h) for h in table.headers} - {"offers"}
    ):
        return None
    way, skill = ways[0], skills[0]
    if {header_key(table.headers[way]), header_key(table.headers[skill])} & set(claimed):
        return None
    groups: dict[str, list[Record]] = {}
    for record in table.records:
        groups.setdefault(_key(record, who), []).append(record)
    if "" in groups or sum(len(group) > 1 for group in groups.values()) <= _HALF * len(groups):
        return None
    headers = list(table.headers)
    headers[skill], headers[way] = "Offers", "Wants"
    level = _level_column(table)
    if level is not None:
        headers[level] = ""
    records = tuple(_person(group, way, skill, level) for group in groups.values())
    return replace(table, headers=tuple(headers), records=records)


def _level_column(table: Table) -> int | None:
    """Return the one column that rates the skill of each row, where all of its answers are ratings."""
    found = [k for k, header in enumerate(table.headers) if _LEVEL.match(header.strip())]
    if len(found) != 1:
        return None
    answers = (text_of(record.values[found[0]]) for record in table.records)
    return found[0] if all(rating_of(text, {}) is not None for text in answers) else None


def _person(group: Sequence[Record], way: int, skill: int, level: int | None) -> Record:
    values = [
        next((v for v in column if v != ""), "") for column in zip(*(r.values for r in group), strict=True)
    ]
    for index, words in ((skill, _TEACH), (way, _LEARN)):
        meant = [r for r in group if header_key(text_of(r.values[way])) in words]
        rates = level if words is _TEACH else None
        texts = (
            _rated(text_of(r.values[skill]), text_of(r.values[rates]) if rates is not None else "")
            for r in meant
        )
        values[index] = "\n".join(filter(None, texts))
    if level is not None:
        values[level] = ""
    return Record(group[0].row, tuple(values))


def _says_direction(table: Table, k: int) -> bool:
    ways = _TEACH | _LEARN
    answers: set[str] = set()
    for record in table.records:
        key = header_key(text_of(record.values[k]))
        if key and key not in ways:
            return False
        answers.add(key)
    return bool(answers & _TEACH) and bool(answers & _LEARN)


def _is_skill(header: str) -> bool:
    return _SKILL.match(header.strip()) is not None or _field(header) == "offers"


def _field(header: str) -> str:
    entry = field_of(header)
    return "" if entry is None else entry.name


def _who(table: Table) -> dict[str, int]:
    """Return the columns that say who somebody is, by field."""
    found: dict[str, int] = {}
    for k, header in enumerate(table.headers):
        if _field(header) in _WHO:
            found.setdefault(_field(header), k)
    return found


def _key(record: Record, who: dict[str, int]) -> str:
    for names in (("email",), ("id",), ("name",), ("first_name", "last_name")):
        texts = [text_of(record.values[who[name]]) for name in names if name in who]
        if any(texts):
            return same_text(" ".join(texts))
    return ""


def _with_lines_joined(table: Table, notebook: Notebook) -> Table:
    """Join lines that name nobody and hold skills alone with the person above them."""
    who = set(_who(table).values())
    lists = {k for k, header in enumerate(table.headers) if _list_field(header) in _SKILLS}
    if not who or not lists:
        return table
    records: list[Record] = []
    for record in table.records:
        filled = {k for k, value in enumerate(record.values) if value != "" and text_of(value)}
        if records and filled and filled <= lists:
            records[-1] = _joined(records[-1], record)
            notebook.gather("lines-of-one-person", table.file + table.sheet, table.place(record), _lines)
        else:
            records.append(record)
    return table if len(records) == len(table.records) else replace(table, records=tuple(records))


def _list_field(header: str) -> str:
    part = numbered_part(header)
    return _field(header) or (part.field if part is not None else clear_direction(header))


def _joined(first: Record, second: Record) -> Record:
    pairs = zip(map(text_of, first.values), map(text_of, second.values), strict=True)
    return Record(first.row, tuple("\n".join(filter(None, pair)) for pair in pairs))


def _lines(count: int) -> str:
    return f"{counted(count, 'line names', 'lines name')} nobody: read as more answers of the person above."
