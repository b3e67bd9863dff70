"""Cards and calendars of others without the person: their card goes whole, mentions go from folded lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from recimentor.forgetting.rows import Told, mentions

if TYPE_CHECKING:
    from recimentor.forgetting.files import File
    from recimentor.forgetting.identity import Identity, Trace

_FOLD: Final = re.compile(r"\r?\n[ \t]")


def is_cards(text: str) -> bool:
    """Return whether a text holds cards or a calendar, by how it starts."""
    return text.lstrip("\ufeff \r\n")[:15].upper().startswith(("BEGIN:VCARD", "BEGIN:VCALENDAR"))


def traces(file: File, columns: Mapping[str, str]) -> Iterator[Trace]:
    """Yield nobody: cards are of people whom other files name."""
    del file, columns
    yield from ()


def without(
    file: File, columns: Mapping[str, str], identity: Identity, token: Callable[[], str]
) -> tuple[bytes, str]:
    """Return cards and calendars without the person's cards, and without mentions in those of others."""
    del columns, token
    parts = [*_parts(file.words)]
    kept = [part for part in parts if not _is_own(part, identity)]
    new, count = identity.without("".join(kept))
    return file.encoded(new), mentions(len(parts) - len(kept) + count)


def told(file: File, columns: Mapping[str, str], identity: Identity) -> Iterator[Told]:
    """Yield the lines of the person's cards, and where others name them."""
    del columns
    number = 1
    for part in _parts(file.words):
        is_own = _is_own(part, identity)
        for line in part.splitlines():
            field, _, value = line.partition(":")
            if is_own and field.upper() not in {"BEGIN", "END", "VERSION"}:
                yield f"line {number}", field, value
            elif not is_own and identity.is_in(line):
                yield f"line {number}", field, ""
            number += 1


def _parts(text: str) -> Iterator[str]:
    """Yield each card, and what stands between cards."""
    held = ""
    for line in text.splitlines(keepends=True):
        if line.strip().upper() == "BEGIN:VCARD":
            yield held
            held = ""
        held += line
        if line.strip().upper() == "END:VCARD":
            yield held
            held = ""
    yield held


def _is_own(part: str, identity: Identity) -> bool:
    # The parts of a name stand between semicolons: `N:Roe;Ana;;;`.
    is_card = part[:11].upper() == "BEGIN:VCARD"
    return is_card and identity.is_in(_FOLD.sub("", part).replace(";", " "))
