"""Patterns for what is short by its nature: a header, a name, a level. Longer texts match none of them.

A pattern with several parts that may take the same letters needs the square of a text's length. Where it
cannot be written otherwise, its text has a longest length, so that no cell stops a run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShortPattern:
    """A pattern that no text longer than so many letters matches.

    Parameters
    ----------
    pattern
        The pattern.
    longest
        Letters of the longest text that it is tried on.
    """

    pattern: re.Pattern[str]
    longest: int

    def match(self, text: str) -> re.Match[str] | None:
        """Return a match at the start of a text."""
        return self.pattern.match(text) if len(text) <= self.longest else None

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match anywhere in a text."""
        return self.pattern.search(text) if len(text) <= self.longest else None

    def sub(self, instead: str, text: str) -> str:
        """Return a text in which something stands for each match; a longer text as it is."""
        return self.pattern.sub(instead, text) if len(text) <= self.longest else text


def short(pattern: re.Pattern[str], longest: int) -> ShortPattern:
    """Return a pattern that is tried on texts of so many letters at most."""
    return ShortPattern(pattern, longest)
