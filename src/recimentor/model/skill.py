"""Skills: what a participant offers and wants, and how skill names compare."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MIN_LEVEL = 1
MAX_LEVEL = 5
MIN_PRIORITY = 1
MAX_PRIORITY = 5
DEFAULT_PRIORITY = 3

# Kept because they tell skills apart: C, C++, C#, .NET, R&D.
_SEPARATORS = re.compile(r"[^\w+#&.]+|_+", re.UNICODE)
_LOOSE_DOT = re.compile(r"\.(?=\s|$)")


def skill_key(name: str) -> str:
    """Return the form under which two spellings of one skill compare equal.

    NFKC, case folding, every run of spaces and punctuation to one space; ``+ # & .`` stay, a full stop at
    the end of a word does not.

    Parameters
    ----------
    name
        A skill name as typed.

    Returns
    -------
    str
        The key; empty for a name without letters, digits or ``+ # &``.

    Examples
    --------
    >>> skill_key("  Public-Speaking "), skill_key("C#"), skill_key("c"), skill_key("Node.js")
    ('public speaking', 'c#', 'c', 'node.js')
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    spaced = _SEPARATORS.sub(" ", folded)
    key = " ".join(_LOOSE_DOT.sub(" ", spaced).split())
    return key if any(char.isalnum() or char in "+#&" for char in key) else ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A skill that a participant can teach.

    Parameters
    ----------
    skill
        The name as it is shown.
    level
        1 (has touched it) to 5 (could run a course); ``None`` where it was not rated.
    key
        The canonical key, after aliases.
    """

    skill: str
    level: int | None
    key: str


@dataclass(frozen=True, slots=True)
class Want:
    """A skill that a participant wants to learn.

    Parameters
    ----------
    skill
        The name as it is shown.
    priority
        1 to 5; ``None`` where it was not rated, which counts 3.
    key
        The canonical key, after aliases.
    """

    skill: str
    priority: int | None
    key: str

    @property
    def counted_priority(self) -> int:
        """The priority that scoring uses, 1 to 5."""
        return DEFAULT_PRIORITY if self.priority is None else self.priority
