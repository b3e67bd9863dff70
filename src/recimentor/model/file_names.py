"""Names of people as parts of file names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

#: Names are cut to so many letters in file names.
SLUG_LENGTH: Final = 24
_NOBODY: Final = "person"


def slug(name: str) -> str:
    """Return a name as part of a file name that every system takes: lower-case letters, digits and hyphens.

    Letters of other scripts are written in Latin ones (``陳大文`` becomes ``chendawen``), so that files that
    differ do so on systems that fold case or normalise as well; a name without any letter is ``person``.
    """
    return bare_slug(name) or _NOBODY


def bare_slug(name: str) -> str:
    """Return the same, and nothing for a name without any letter."""
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(name)
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:SLUG_LENGTH].strip("-")


def different(stems: Sequence[str]) -> list[str]:
    """Return parts of file names with a number where one stands twice; no two are the same."""
    made: list[str] = []
    for at, stem in enumerate(stems, 1):
        one, number = f"{stem}-{at}" if stems.count(stem) > 1 else stem, at
        while one in made or (one != stem and one in stems):
            number += 1
            one = f"{stem}-{number}"
        made.append(one)
    return made
