"""Word forms: names that differ by number, spelling or an abbreviation of one word alone are one name."""

from __future__ import annotations

import re
from typing import Final

from recimentor.wording.words import spelled, split

#: Verb and noun of one action: delegating, delegation. Shorter words would meet others: rating, ration.
_ACTION = re.compile(r"^(\w{4,}at)(?:ing|ion|ions)$")
_PLURALS: Final = (
    (re.compile(r"(?<=[a-z]{3})ies$"), "y"),
    (re.compile(r"(?<=[a-z])(ss|x|ch|sh)es$"), r"\1"),
    (re.compile(r"(?<=[a-z]{2}[abcdefghjklmnopqrtvwxyz])s$"), ""),
)
_NO_PLURAL = re.compile(
    r"(?:us|is|ics|ness|sales|news|aws|css|sas|saas|canvas|pandas|kubernetes|jenkins|windows|ios)$"
)
_SHORTEST: Final = 5


def one_form(name: str) -> str:
    """Return the form in which word forms of one name compare equal; words keep their order.

    It takes number (`Meeting`, `Meetings`), British and American spelling, abbreviations of one word
    (`mgmt`), and verb and noun in -ation (`Delegating`, `Delegation`). It never takes a word away.

    Examples
    --------
    >>> one_form("Delegating") == one_form("Delegation"), one_form("Marketing") == one_form("Markets")
    (True, False)
    """
    return " ".join(_form(spelled(word)) for word in split(name))


def _form(word: str) -> str:
    action = _ACTION.match(word)
    if action:
        return action[1]
    if len(word) < _SHORTEST or _NO_PLURAL.search(word):
        return word
    for pattern, instead in _PLURALS:
        word, changed = pattern.subn(instead, word)
        if changed:
            return word
    return word
