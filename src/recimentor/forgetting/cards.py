"""Cards and calendars of others without the person: their card goes whole, mentions go from folded lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from recimentor.forgetting.identity import Identity

_FOLD: Final = re.compile(r"\r?\n[ \t]")


def is_cards(text: str) -> bool:
    """Return whether a text holds cards or a calendar, by how it starts."""
    return text.lstrip("\ufeff \r\n")[:15].upper().startswith(("BEGIN:VCARD", "BEGIN:VCALENDAR"))


def cards_without(text: str, identity: Identity) -> tuple[str, int]:
    """Return cards and calendars without the person, and how many cards and mentions went."""
    parts = [*_parts(text)]
    kept = [part for part in parts if not _is_own(part, identity)]
    new, mentions = identity.without("".join(kept))
    # A name may go over the end of a line that was folded; whoever reads it puts the line together again.
    if identity.is_in(whole := _FOLD.sub("", new)):
        new, more = identity.without(whole)
        mentions += more
    return new, len(parts) - len(kept) + mentions


def own_cards(text: str, identity: Identity) -> Iterator[tuple[int, str, str]]:
    """Yield the lines of the person's cards: number, field, value."""
    number = 1
    for part in _parts(text):
        for line in part.splitlines() if _is_own(part, identity) else ():
            field, _, value = line.partition(":")
            if field.upper() not in {"BEGIN", "END", "VERSION"}:
                yield number, field, value
            number += 1
        number += 0 if _is_own(part, identity) else part.count("\n")


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
