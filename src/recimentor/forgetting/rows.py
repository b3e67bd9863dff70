"""Rows of a table: which are about the person, and what becomes of the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recimentor.forgetting.identity import Identity, Trace, is_address
from recimentor.intake.columns.exports import MICROSOFT
from recimentor.intake.columns.fields import Kind, field_of
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
_TOLD_OF_PAIRS = ("ateaches", "bteaches", "reason")
_LETTERS = frozenset({"toname", "toemail", "subject", "text"})
_REFERS = {"partner", "partners", "partnerid", "pairinsteadwith", "keptwith", "pair"}
_ITEMS = re.compile(r"(?:(?<!\s)\s+)?[;,|\n]\s*")
#: Texts of fewer words or letters are found by chance.
_FEWEST_WORDS = 3
_SHORTEST = 15
#: A header stands within so many rows.
HEADER_WITHIN = 30


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns of a table say.

    Parameters
    ----------
    who
        Column of each part of an identity: ``id``, ``name``, ``email``, ``contact``, ``first_name``,
        ``last_name``; several columns may hold the same part.
    sides
        Columns of the id and the name of each person of a pair.
    told
        Columns that tell of a pair.
    refers
        Columns that name other people.
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
    sides: tuple[tuple[int, int | None], ...] = ()
    told: tuple[int, ...] = ()
    refers: frozenset[int] = field(default_factory=frozenset)
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
    sides = [(at_key[f"{s}id"], at_key.get(f"{s}name")) for s in _SIDES if f"{s}id" in at_key]
    refers = {at for at, cell in enumerate(cells) if _refers(cell, columns)}
    told = [at_key[key] for key in _TOLD_OF_PAIRS if key in at_key]
    free = tuple(at for at in words if at not in refers and at not in told) if not sides else ()
    return Header(
        who=tuple(who),
        sides=tuple(sides),
        told=tuple(told),
        refers=frozenset(refers),
        kind=at_key.get("kind"),
        words=free,
        names=tuple(cells),
        is_letters=at_key.keys() >= _LETTERS,
    )


def _refers(cell: str, columns: Mapping[str, str]) -> bool:
    key = header_key(cell)
    known = field_of(columns.get(key, cell))
    return key in _REFERS or (known is not None and known.kind is Kind.PEOPLE)


def traces_of(header: Header, cells: Sequence[str], file: str = "") -> list[Trace]:
    """Return whom a row of a file is about."""
    found = []
    for id_at, name_at in header.sides:
        found.append(Trace(_at(cells, id_at), _at(cells, name_at), file=file))
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


def row_traces(rows: Iterable[Sequence[str]], columns: Mapping[str, str], file: str = "") -> list[Trace]:
    """Return whom the rows of a table are about, once one of its first rows is a header."""
    header, found = Header(), list[Trace]()
    for number, cells in enumerate(rows):
        if header:
            found += traces_of(header, cells, file)
        elif number < HEADER_WITHIN:
            header = read_header(cells, columns)
    return found


@dataclass(frozen=True, slots=True)
class Taken:
    """How much was taken out of a table."""

    removed: int = 0
    changed: int = 0
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of the rows of a table; ``None`` stands for a row that goes."""

    rows: tuple[list[str] | None, ...]
    removed: int
    changed: int


def judged_rows(
    rows: Sequence[Sequence[str]],
    columns: Mapping[str, str],
    identity: Identity,
    token: Callable[[], str],
) -> Judged:
    """Return what becomes of each row of a table, as :func:`judged` says; of a header mentions alone go."""
    header, found = Header(), list[list[str] | None]()
    for number, cells in enumerate(rows):
        is_header = False
        if not header and number < HEADER_WITHIN:
            header = read_header(cells, columns)
            is_header = bool(header)
        found.append(
            [identity.without(cell)[0] for cell in cells]
            if is_header
            else judged(header, cells, identity, token)
        )
    changed = sum(new is not None and new != [*old] for new, old in zip(found, rows, strict=True))
    return Judged(tuple(found), found.count(None), changed)


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
    sides = [side for side in header.sides if identity.is_id(_at(cells, side[0]))]
    if sides:
        partners = [at for at, _ in header.sides if _at(cells, at) and not identity.is_id(_at(cells, at))]
        stand_in = token()
        if not partners or not stand_in:
            return None
        for id_at, name_at in sides:
            new[id_at] = stand_in
            if name_at is not None:
                new[name_at] = REMOVED
        for at in header.told:
            new[at] = ""
    made = [_cell(cell, identity, refers=at in header.refers) for at, cell in enumerate(new)]
    # A letter to a partner is about a pair that is no more.
    is_of_pair = (header.kind is not None or header.is_letters) and not header.is_scheduling(cells)
    return None if is_of_pair and made != [*cells] else made


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
    if any(identity.is_id(text) for text in parts.get("id", ())):
        return not identity.contradicts("".join(names[:1]), "".join(parts.get("email", ())[:1]))
    if header.is_scheduling(cells):
        contact = "".join(parts.get("email", ())[:1])
        return any(identity.is_scheduled(name, contact) for name in parts.get("name", ()))
    # The row of somebody else of the same name says so by an id or e-mail of its own.
    is_other = "id" in parts or any(map(is_address, parts.get("email", ())))
    return not is_other and any(identity.is_name(name) for name in names)


def names_person(header: Header, at: int, cell: str, identity: Identity) -> bool:
    """Return whether a cell of a row names the person, in a column of people by their id as well."""
    is_of_people = at in header.refers or any(at in side for side in header.sides)
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
