"""Rows of a table: which are about the person, and what becomes of the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recimentor.forgetting.identity import Identity, Trace, is_address
from recimentor.intake.columns.exports import MICROSOFT
from recimentor.intake.columns.fields import Kind, field_of
from recimentor.model.counting import counted
from recimentor.model.forgotten import REMOVED
from recimentor.model.names import same_text, words_of
from recimentor.model.participant import header_key

#: Columns of letters and answers that say whom a row is about, beside the fields of participants.
_WHO = {
    "toname": "name",
    "toemail": "email",
    "about": "name",
    "person": "id",
    "who": "id",
    "whoareyou": "name",
    "answeredby": "id",
    "personid": "id",
    "alias": "alias",
}
_PARTS = frozenset({"id", "name", "email", "contact", "first_name", "last_name", "alias"})
_SCHEDULING = "scheduling"
_SIDES = ("a", "b", "c")
#: Numbers of a pair that say nothing of one of its people alone.
_NUMBERS = frozenset({"rank", "score", "gaina", "gainb", "ring"})
_LETTERS = frozenset({"toname", "toemail", "subject", "text"})
_PARTNERS = frozenset({"partner", "partners", "partnerid", "pair", "pairinsteadwith", "keptwith"})
_ALIAS = re.compile(r"P\d{4,}")
_ITEMS = re.compile(r"(?:(?<!\s)\s+)?[;,|\n]\s*")
#: Texts of fewer words or letters are found by chance.
_FEWEST_WORDS = 3
_SHORTEST = 15
#: Place, field, and the value where it stands in the person's own record; else empty.
Told = tuple[str, str, str]
#: How many rows and columns were removed or changed.
Taken = Counter[tuple[str, str]]
#: A header stands within so many rows.
HEADER_WITHIN = 30


@dataclass(frozen=True, slots=True)
class Side:
    """One person of a pair: the columns of the id and the name, and of all that is theirs."""

    id: int
    name: int | None
    own: frozenset[int]


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns of a table say.

    Parameters
    ----------
    who
        Column of each part of an identity: ``id``, ``name``, ``email``, ``contact``, ``first_name``,
        ``last_name``; several columns may hold the same part.
    sides
        The people of a pair.
    numbers
        Columns of numbers that stay once a pair is over.
    refers
        Columns that name other people.
    partners
        Those of them that name a partner: the row tells of a pair.
    kind
        Column of the kind of a letter.
    words
        Columns of free text.
    names
        The headers themselves, for showing.
    is_letters
        Whether the rows are letters, whole texts: one to a partner tells of a pair by first names too.
    """

    who: tuple[tuple[str, int], ...] = ()
    sides: tuple[Side, ...] = ()
    numbers: frozenset[int] = frozenset()
    refers: frozenset[int] = frozenset()
    partners: frozenset[int] = frozenset()
    kind: int | None = None
    words: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    is_letters: bool = False

    def __bool__(self) -> bool:
        """Return whether the row was a header at all."""
        return bool(self.who or self.sides)

    def is_scheduling(self, cells: Sequence[str]) -> bool:
        """Return whether a row is a letter to whoever keeps a person's diary: its e-mail is that one's."""
        return same_text(_at(cells, self.kind)) == _SCHEDULING

    def name(self, at: int) -> str:
        """Return what a column is called, for showing."""
        return self.names[at] if at < len(self.names) and self.names[at].strip() else f"column {at + 1}"


def read_header(cells: Sequence[str], columns: Mapping[str, str]) -> Header:
    """Return what a row of headers says.

    Parameters
    ----------
    cells
        The row.
    columns
        Header key: field, as the program's ``columns:`` maps them.
    """
    keys = [header_key(cell) for cell in cells]
    if tuple(keys[: len(MICROSOFT)]) == MICROSOFT:
        # The number of an answer is nobody's id.
        keys[0] = ""
    mapped = {columns[key] for key in keys if key in columns}
    who, words = [], []
    for at, key in enumerate(keys):
        known = field_of(cells[at]) if key else None
        synonym = _WHO.get(key) or (known.name if known is not None else "")
        # Where the program maps a field, as reading has it, no other header stands for it.
        part = columns.get(key) or ("" if synonym in mapped else synonym)
        if part in _PARTS:
            who.append((part, at))
        elif part in {"", "requests", "comment", "why"} and key:
            words.append(at)
    at_key = {key: at for at, key in enumerate(keys)}
    sides = tuple(_side(letter, keys) for letter in _SIDES if f"{letter}id" in at_key)
    refers = frozenset(at for at, cell in enumerate(cells) if _refers(cell, columns))
    return Header(
        who=tuple(who),
        sides=sides,
        numbers=frozenset(at for at, key in enumerate(keys) if key in _NUMBERS),
        refers=refers,
        partners=frozenset(at for at, key in enumerate(keys) if key in _PARTNERS),
        kind=at_key.get("kind"),
        words=tuple(at for at in words if at not in refers) if not sides else (),
        names=tuple(cells),
        is_letters=at_key.keys() >= _LETTERS,
    )


def _side(letter: str, keys: Sequence[str]) -> Side:
    found = {key[1:]: at for at, key in enumerate(keys) if key[:1] == letter}
    fields = {key: field_of(key) for key in found}
    own = {found[key] for key, field in fields.items() if field is not None and field.kind is Kind.TEXT}
    return Side(found["id"], found.get("name"), frozenset(own))


def _refers(cell: str, columns: Mapping[str, str]) -> bool:
    key = header_key(cell)
    known = field_of(columns.get(key, cell))
    return key in _PARTNERS or (known is not None and known.kind is Kind.PEOPLE)


def headed(
    rows: Sequence[Sequence[str]], columns: Mapping[str, str], identity: Identity | None = None
) -> tuple[int, Header]:
    """Return which row of a table is its header, and what that says; -1 where none is.

    With ``identity`` columns that hold nothing but people are found by what stands in them too.
    """
    found = ((at, read_header(cells, columns)) for at, cells in enumerate(rows[:HEADER_WITHIN]))
    at, header = next((one for one in found if one[1]), (-1, Header()))
    if identity is None:
        return at, header
    taken = {at for _, at in header.who} | {at for side in header.sides for at in side.own}
    people = _of_people(rows[at + 1 :], identity) or (
        _of_people(rows[1:], identity) if at < 0 else frozenset()
    )
    people -= taken
    # Two people a row and no record of anybody: the row is a pair's.
    pairs = people if len(people) > 1 and not header else frozenset[int]()
    return at, replace(header, refers=header.refers | people, partners=header.partners | pairs)


def _of_people(rows: Sequence[Sequence[str]], identity: Identity) -> frozenset[int]:
    """Return the columns that hold people alone; none where the person is in none of them."""
    people, others, is_there = set[int](), set[int](), False
    for cells in rows:
        for at, cell in enumerate(cells):
            items = [item.strip() for item in _ITEMS.split(cell) if item.strip()] if at not in others else []
            # A mark or a level may be the same as a short id or a number of a row.
            if not all(len(one) > 1 and not one.isdigit() and identity.is_known(one) for one in items):
                others.add(at)
            elif items:
                people.add(at)
                is_there = is_there or any(identity.is_id(one) or identity.is_name(one) for one in items)
    return frozenset(people - others) if is_there else frozenset()


def traces_of(header: Header, cells: Sequence[str], file: str = "") -> list[Trace]:
    """Return whom a row of a file is about."""
    found = [Trace(_at(cells, side.id), _at(cells, side.name), file=file) for side in header.sides]
    if header.who:
        parts = {part: _at(cells, at) for part, at in reversed(header.who) if _at(cells, at)}
        name = parts.get("name") or f"{parts.get('first_name', '')} {parts.get('last_name', '')}".strip()
        email, contact = parts.get("email", ""), parts.get("contact", "")
        # "anonymous" in a form's column of addresses is nobody's name.
        email = email if is_address(email) else ""
        if header.is_scheduling(cells):
            email, contact = "", email
        known = parts.get("id") or email
        words = tuple(own_words(cells[at] for at in header.words if at < len(cells)))
        alias = parts.get("alias", "")
        found.append(
            Trace(
                known or name,
                name,
                email,
                contact,
                not known,
                file,
                alias,
                words if header.kind is None else (),
            )
        )
    return [trace for trace in found if trace.id]


def row_traces(rows: Sequence[Sequence[str]], columns: Mapping[str, str], file: str = "") -> Iterator[Trace]:
    """Yield whom the rows of a table are about, once one of its first rows is a header."""
    at, header = headed(rows, columns)
    if header and not has_aliases(header, rows[at + 1 :]):
        for cells in rows[at + 1 :]:
            yield from traces_of(header, cells, file)


def has_aliases(header: Header, rows: Iterable[Sequence[str]]) -> bool:
    """Return whether everybody in the pairs of a table bears an alias."""
    ids = {_at(cells, side.id) for cells in rows for side in header.sides} - {""}
    return bool(ids) and all(map(is_alias, ids))


def is_alias(text: str) -> bool:
    """Return whether a text is what stands for somebody in plans with aliases."""
    return _ALIAS.fullmatch(text) is not None


def taken(rows: Sequence[Sequence[str]], judged: Sequence[list[str] | None], columns: int = 0) -> Taken:
    """Return what became of the rows of a table, and how many of its columns went."""
    removed = sum(new is None for new in judged)
    changed = sum(new is not None and new != [*old] for new, old in zip(judged, rows, strict=True))
    return Counter({("row", "removed"): removed, ("row", "changed"): changed, ("column", "removed"): columns})


def said(much: Taken) -> str:
    """Return in words how much was taken out of tables."""
    return ", ".join(f"{counted(number, what)} {done}" for (what, done), number in much.items() if number)


def mentions(count: int) -> str:
    """Return in words how much was taken out of a text."""
    return f"{counted(count, 'entry or mention', 'entries or mentions')} removed"


def judged_rows(
    rows: Sequence[Sequence[str]],
    columns: Mapping[str, str],
    identity: Identity,
    token: Callable[[], str],
) -> list[list[str] | None]:
    """Return what becomes of each row of a table, as :func:`judged` says; of a header mentions alone go."""
    at, header = headed(rows, columns, identity)
    if has_aliases(header, rows[at + 1 :]):
        # Whoever has the aliases was promised no id: a hash would be one.
        identity, token = identity.as_alias(), str
    return [
        [identity.without(cell)[0] for cell in cells]
        if number == at
        else judged(header if number > at else Header(), cells, identity, token)
        for number, cells in enumerate(rows)
    ]


def told_rows(
    rows: Sequence[Sequence[str]],
    columns: Mapping[str, str],
    identity: Identity,
    own: frozenset[int],
    sheet: str = "",
) -> Iterator[Told]:
    """Yield what a table tells of a person: cells of their own rows and columns, and where others name them.

    ``own`` are the columns that are theirs; ``sheet`` stands before the number of a row in a place.
    """
    header_at, header = headed(rows, columns, identity)
    if has_aliases(header, rows[header_at + 1 :]):
        identity = identity.as_alias()
    for number, cells in enumerate(rows):
        place, filled = f"{sheet}row {number + 1}", [at for at, cell in enumerate(cells) if cell.strip()]
        for at in filled:
            if at in own:
                yield place, cells[0].strip() or f"column {at + 1}", cells[at]
        if number > header_at and is_own(header, cells, identity):
            yield from ((place, header.name(at), cells[at]) for at in filled)
        elif number != header_at:
            known = header if number > header_at else Header()
            named = [at for at in filled if at not in own and names_person(known, at, cells[at], identity)]
            yield from ((place, known.name(at), "") for at in named)


def own_words(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts that are somebody's own words: long enough that nobody else writes the same by chance."""
    for text in texts:
        for part in dict.fromkeys((text, *_ITEMS.split(text))):
            if len(words_of(part)) >= _FEWEST_WORDS and len(part) >= _SHORTEST:
                yield part


def judged(
    header: Header, cells: Sequence[str], identity: Identity, token: Callable[[], str]
) -> list[str] | None:
    """Return a row without the person, or ``None`` where it is about nobody else.

    Parameters
    ----------
    header, cells
        The table's header and the row.
    identity
        Whom to forget.
    token
        What stands for the person from now on, so that partners are not paired again; empty for nothing.
    """
    if is_own(header, cells, identity):
        return None
    new = [*cells]
    if mine := _sides_of(header, cells, identity):
        left = [side for side in header.sides if side not in mine and _at(cells, side.name or side.id)]
        # A table without ids promised none: a hash would be one.
        stand_in = token() if any(_at(cells, side.id) for side in mine) else ""
        if not left or not stand_in:
            return None
        kept = header.numbers.union(*(side.own for side in left))
        new = [cell if at in kept else "" for at, cell in enumerate(cells)]
        for side in mine:
            new[side.id] = stand_in
            if side.name is not None:
                new[side.name] = REMOVED
    elif any(names_person(header, at, cells[at], identity) for at in header.partners if at < len(cells)):
        new = _without_words(header, cells)
    made = [_cell(cell, identity, refers=at in header.refers) for at, cell in enumerate(new)]
    # A letter to a partner is about a pair that is no more.
    is_of_pair = (header.kind is not None or header.is_letters) and not header.is_scheduling(cells)
    return None if is_of_pair and made != [*cells] else made


def has_side(header: Header, cells: Sequence[str], identity: Identity) -> bool:
    """Return whether a row is about a pair of the person."""
    return bool(_sides_of(header, cells, identity))


def _sides_of(header: Header, cells: Sequence[str], identity: Identity) -> list[Side]:
    return [side for side in header.sides if _is_side(side, cells, identity)]


def _is_side(side: Side, cells: Sequence[str], identity: Identity) -> bool:
    if known := _at(cells, side.id):
        return identity.is_id(known)
    return side.name is not None and identity.is_named(_at(cells, side.name))


def _without_words(header: Header, cells: Sequence[str]) -> list[str]:
    """Return the row of a pair that is over without what was said of it.

    In somebody's own record that is text that reading does not know; in a list of pairs all but the people.
    """
    if not header:
        return [cell if at in header.refers else "" for at, cell in enumerate(cells)]
    said = [at for at in header.words if field_of(header.name(at)) is None]
    return ["" if at in said and any(own_words([cell])) else cell for at, cell in enumerate(cells)]


def is_own(header: Header, cells: Sequence[str], identity: Identity) -> bool:
    """Return whether a row is about the person, and not about a pair."""
    if header.sides:
        return False
    parts: dict[str, list[str]] = {}
    for part, at in header.who:
        if _at(cells, at):
            parts.setdefault(part, []).append(_at(cells, at))
    names = [*parts.get("name", ()), " ".join([*parts.get("first_name", ()), *parts.get("last_name", ())])]
    if any(identity.is_id(text) for text in parts.get("email", ())):
        return True
    if any(identity.is_id(text) or identity.is_named(text) for text in parts.get("id", ())):
        return not identity.contradicts("".join(names[:1]), "".join(parts.get("email", ())[:1]))
    if header.is_scheduling(cells):
        contact = "".join(parts.get("email", ())[:1])
        return any(identity.is_scheduled(name, contact) for name in parts.get("name", ()))
    # The row of somebody else of the same name says so by an id or e-mail of its own.
    is_other = "id" in parts or any(map(is_address, parts.get("email", ())))
    return not is_other and any(identity.is_name(name) for name in names)


def names_person(header: Header, at: int, cell: str, identity: Identity) -> bool:
    """Return whether a cell of a row names the person, in a column of people by their id as well."""
    is_of_people = at in header.refers or any(at in {side.id, side.name} for side in header.sides)
    return identity.is_in(cell) or (is_of_people and any(map(identity.is_id, _ITEMS.split(cell))))


def _cell(cell: str, identity: Identity, *, refers: bool) -> str:
    is_gone = identity.is_named(cell) or (refers and identity.is_id(cell))
    if is_gone:
        return ""
    items = _ITEMS.split(cell)
    if len(items) > 1:
        kept = [one for one in items if not (identity.is_named(one) or (refers and identity.is_id(one)))]
        if len(kept) < len(items):
            cell = "; ".join(kept)
    return identity.without(cell)[0]


def _at(cells: Sequence[str], at: int | None) -> str:
    return " ".join(cells[at].split()) if at is not None and at < len(cells) else ""
