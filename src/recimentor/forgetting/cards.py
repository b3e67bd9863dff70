"""Cards and calendars of others without the person: their card goes whole, mentions go from folded lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from recimentor.forgetting.identity import Trace
from recimentor.forgetting.rows import Told, mentions

if TYPE_CHECKING:
    from recimentor.forgetting.files import File
    from recimentor.forgetting.identity import Identity

_FOLD: Final = re.compile(r"\r?\n[ \t]")
#: Fields of a card that say whose it is.
_WHO: Final = frozenset({"FN", "N", "EMAIL", "NICKNAME"})


def is_cards(text: str) -> bool:
    """Return whether a text holds cards or a calendar, by how it starts."""
    return text.lstrip("\ufeff \r\n")[:15].upper().startswith(("BEGIN:VCARD", "BEGIN:VCALENDAR"))


def traces(file: File) -> Iterator[Trace]:
    """Yield whom cards are about, by the name and the addresses on them."""
    for part in filter(_is_card, _parts(file.words)):
        fields = [(kind, value.strip()) for _, kind, value in _fields(_FOLD.sub("", part))]
        name = next((value for kind, value in fields if kind.startswith("FN")), "")
        emails = [value for kind, value in fields if kind.startswith("EMAIL") and value]
        for email in emails or ([""] if name else []):
            yield Trace(email or name, name, email, is_bare=not email, file=str(file.path))


def without(file: File, identity: Identity, token: Callable[[], str]) -> tuple[bytes, str]:
    """Return cards and calendars without the person's cards, and without mentions in those of others."""
    del token
    parts = [*_parts(file.words)]
    kept = [part for part in parts if not _is_own(part, identity)]
    new, count = identity.without("".join(kept))
    return file.encoded(new), mentions(len(parts) - len(kept) + count)


def told(file: File, identity: Identity) -> Iterator[Told]:
    """Yield the lines of the person's cards, and where others name them."""
    first = 1
    for part in _parts(file.words):
        is_own = _is_own(part, identity)
        for at, kind, value in _fields(part):
            if is_own and kind not in {"BEGIN", "END", "VERSION"}:
                yield f"line {first + at}", kind, value
            elif not is_own and identity.is_in(value):
                yield f"line {first + at}", kind, ""
        first += len(part.splitlines())


def _fields(part: str) -> Iterator[tuple[int, str, str]]:
    """Yield the lines of a card: number, field, value."""
    for at, line in enumerate(part.splitlines()):
        kind, _, value = line.partition(":")
        yield at, kind.upper(), value


def _parts(text: str) -> Iterator[str]:
    """Yield each card, and what stands between cards."""
    held = ""
    for line in text.splitlines(keepends=True):
        mark = line.strip().upper()
        if mark == "BEGIN:VCARD":
            yield held
            held = ""
        held += line
        if mark == "END:VCARD":
            yield held
            held = ""
    yield held


def _is_card(part: str) -> bool:
    return part[:11].upper() == "BEGIN:VCARD"


def _is_own(part: str, identity: Identity) -> bool:
    fields = _fields(_FOLD.sub("", part)) if _is_card(part) else ()
    # The parts of a name stand between semicolons: `N:Roe;Ana;;;`. Notes may name anybody.
    said = (value.replace(";", " ") for _, kind, value in fields if kind.partition(";")[0] in _WHO)
    return any(map(identity.is_in, said))
