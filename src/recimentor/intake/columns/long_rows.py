"""Rows that hold one skill each: taught or learnt, or with the level of today and the one aimed at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from recimentor.intake.columns.fields import field_of
from recimentor.intake.columns.rated_cells import LEVEL, SKILL, rated
from recimentor.intake.columns.ways import OFFER, WANT, ways_in
from recimentor.intake.columns.whole_words import pattern_of
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.intake.values.ratings import rating_of
from recimentor.model.names import same_text
from recimentor.model.participant import IDENTIFYING_FIELDS, header_key

_SKILLS = frozenset({OFFER, WANT})
_HALF = 0.5
_MOST_ANSWERS = 6
#: Words for the level of today, and for the one aimed at.
NOW = pattern_of(
    """
    current(?:ly)?, actual, now, today, present, existing, as[- ]is, heute, aktuell\\w*, ist, actuel\\w*,
    aujourd'hui, actual, hoy, atual, hoje, attuale, oggi, huidig\\w*, obecn\\w*, own
    """,
    "現在",
)
THEN = pattern_of(
    """
    target(?:ed)?, desired?, wanted, goal, aim\\w*, future, to[- ]be, wish,
    in (?:a|one|\\d) years?, intended, soll, ziel\\w*, angestrebt\\w*, cible, visé\\w*, souhaité\\w*,
    objetivo, deseado, meta, desejado, alvo, obiettivo, desiderato, gewenst\\w*, doel\\w*, docelow\\w*
    """,
    "目標|希望",
)


@dataclass(frozen=True, slots=True)
class _Long:
    """Which columns of a long table say what.

    Parameters
    ----------
    skill
        The skill of a row.
    way, meant
        The column that says a direction, and what its answers mean; None where two levels say it.
    level, target
        The level of the skill, and the one that somebody wants to reach.
    """

    skill: int
    way: int | None = None
    meant: dict[str, frozenset[str]] | None = None
    level: int | None = None
    target: int | None = None


def long_read(table: Table, claimed: Collection[str]) -> Table | None:
    """Return the table of people where each row holds one skill and says whether it is taught or learnt."""
    who = who_columns(table)
    long = _columns(table, claimed) if who else None
    if long is None:
        return None
    groups: dict[str, list[Record]] = {}
    for record in table.records:
        groups.setdefault(_key(record, who), []).append(record)
    if "" in groups or sum(len(group) > 1 for group in groups.values()) <= _HALF * len(groups):
        return None
    second = long.way if long.way is not None else long.target
    headers = list(table.headers)
    for k in (long.level, long.target, long.way):
        if k is not None:
            headers[k] = ""
    headers[long.skill], headers[second or 0] = "Offers", "Wants"
    records = tuple(_person(group, long, second or 0) for group in groups.values())
    return replace(table, headers=tuple(headers), records=records)


def _columns(table: Table, claimed: Collection[str]) -> _Long | None:
    """Return what the columns of a long table say; None where it is none."""
    if _SKILLS & {_field(header) for header in table.headers} - {OFFER}:
        return None
    skills = [k for k, header in enumerate(table.headers) if _is_skill(header)]
    if len(skills) != 1 or header_key(table.headers[skills[0]]) in claimed:
        return None
    skill = skills[0]
    ways = {k: meant for k in range(len(table.headers)) if k != skill and (meant := _directions(table, k))}
    if len(ways) == 1:
        way, meant = next(iter(ways.items()))
        is_claimed = header_key(table.headers[way]) in claimed
        return None if is_claimed else _Long(skill, way, meant, _level_column(table))
    return None if ways else _two_levels(table, skill, claimed)


def _two_levels(table: Table, skill: int, claimed: Collection[str]) -> _Long | None:
    """Return the columns of a table with the level of today and the one aimed at."""
    rates = [
        k
        for k, header in enumerate(table.headers)
        if k != skill and header_key(header) not in claimed and _holds_ratings(table, k)
    ]
    now = [k for k in rates if NOW.search(_words(table, k)) and not THEN.search(_words(table, k))]
    then = [k for k in rates if THEN.search(_words(table, k)) and not NOW.search(_words(table, k))]
    if len(now) != 1 or len(then) != 1:
        return None
    return _Long(skill, level=now[0], target=then[0])


def _words(table: Table, k: int) -> str:
    return table.headers[k].replace("_", " ")


def _holds_ratings(table: Table, k: int) -> bool:
    answers = {text for record in table.records if (text := text_of(record.values[k]))}
    return bool(answers) and all(rating_of(text, {}) is not None for text in answers)


def _level_column(table: Table) -> int | None:
    """Return the one column that rates the skill of each row, where all of its answers are ratings."""
    found = [k for k, header in enumerate(table.headers) if LEVEL.match(header.strip())]
    if len(found) != 1:
        return None
    return found[0] if _holds_ratings(table, found[0]) else None


def _person(group: Sequence[Record], long: _Long, second: int) -> Record:
    """Return one record of the rows of a person."""
    values = [
        next((v for v in column if v != ""), "") for column in zip(*(r.values for r in group), strict=True)
    ]
    for k in (long.level, long.target, long.way):
        if k is not None:
            values[k] = ""
    offers, wants = [], []
    for record in group:
        skill = text_of(record.values[long.skill])
        level = text_of(record.values[long.level]) if long.level is not None else ""
        ways = _ways(record, long)
        if OFFER in ways:
            offers.append(rated(skill, level))
        if WANT in ways:
            wants.append(skill)
    values[long.skill] = "\n".join(filter(None, offers))
    values[second] = "\n".join(filter(None, wants))
    return Record(group[0].row, tuple(values))


def _ways(record: Record, long: _Long) -> frozenset[str]:
    """Return which way one row goes; somebody wants a skill whose level is to be higher than it is."""
    if long.way is not None:
        return (long.meant or {}).get(text_of(record.values[long.way]), frozenset())
    now = _number(record, long.level)
    then = _number(record, long.target)
    return frozenset(([OFFER] if now else []) + ([WANT] if (then or 0) > (now or 0) else []))


def _number(record: Record, k: int | None) -> int | None:
    return None if k is None else rating_of(text_of(record.values[k]), {})


def says_directions(table: Table, k: int) -> bool:
    """Return whether the answers of a column say who teaches and who learns."""
    return _directions(table, k) is not None


def _directions(table: Table, k: int) -> dict[str, frozenset[str]] | None:
    answers: set[str] = set()
    for record in table.records:
        text = text_of(record.values[k])
        if text:
            answers.add(text)
        if len(answers) > _MOST_ANSWERS:
            return None
    return ways_in(frozenset(answers)) if answers else None


def _is_skill(header: str) -> bool:
    return SKILL.match(header.strip()) is not None or _field(header) == OFFER


def _field(header: str) -> str:
    entry = field_of(header)
    return "" if entry is None else entry.name


def who_columns(table: Table) -> dict[str, int]:
    """Return the columns that say who somebody is, by field."""
    found: dict[str, int] = {}
    for k, header in enumerate(table.headers):
        if _field(header) in IDENTIFYING_FIELDS:
            found.setdefault(_field(header), k)
    return found


def _key(record: Record, who: dict[str, int]) -> str:
    for names in (("email",), ("id",), ("name",), ("first_name", "last_name")):
        texts = [text_of(record.values[who[name]]) for name in names if name in who]
        if any(texts):
            return same_text(" ".join(texts))
    return ""
