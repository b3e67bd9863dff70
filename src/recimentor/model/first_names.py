"""First names and their short forms: Liz is likely Elizabeth, Ben may be Benjamin.

A likeness only: it never says who is meant, it says whom somebody may mean.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from nicknames import NickNamer

#: Ben begins Benjamin.
_SHORTEST_BEGINNING: Final = 3
#: Hannes ends Johannes, Bella ends Isabella.
_SHORTEST_ENDING: Final = 4


def may_be_short_for(one: str, other: str) -> bool:
    """Return whether one of two first names may be a short form of the other one.

    Parameters
    ----------
    one, other
        Single words in the form of `recimentor.model.who.name_words`.

    Notes
    -----
    A short form begins or ends the name in any language. What differs more, as Bill and William, is looked
    up in the list of English names that the library ``nicknames`` keeps.
    """
    short, full = sorted((one, other), key=len)
    if len(short) >= _SHORTEST_BEGINNING and full.startswith(short):
        return True
    if len(short) >= _SHORTEST_ENDING and full.endswith(short):
        return True
    return bool(_known_as(one) & _known_as(other))


def _known_as(word: str) -> frozenset[str]:
    """Return the full names that a word may stand for, itself among them."""
    return frozenset({word} | _names().canonicals_of(word))


@cache
def _names() -> NickNamer:
    from nicknames import NickNamer

    return NickNamer()
