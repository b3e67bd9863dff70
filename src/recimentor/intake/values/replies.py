"""What a reply says: yes or no only where the whole of it does; a human reads the rest."""

from __future__ import annotations

import re

from recimentor.intake.values.tongues import is_yes, word_key
from recimentor.model.names import without_accents

_LONGEST = 300
_TOKENS = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?|[^\w\s]")
#: Said as one: by its words alone one of these may mean the other.
_PHRASES = {
    " no ": """
    rather not, unfortunately not, not this time, not interested, leider nicht, lieber nicht, no thank you,
    no thanks, nein danke, non merci, no gracias, nao obrigado, nao obrigada
    """,
    " yes ": """
    with pleasure, avec plaisir, con gusto, com prazer, con piacere, mit vergnugen, of course, happy to,
    glad to, i would love to, i'd love to, would love to, stimme zu
    """,
}
_YES = frozenset(
    """
    yes y yep yeah yup sure gladly certainly definitely absolutely accept accepted accepting agree
    agreed ok okay ja jawohl gern gerne einverstanden natuerlich naturlich oui volontiers daccord si
    claro vale sim aceito concordo graag akkoord tak chetnie はい 同意します
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
_NO = frozenset(
    """
    no n nope decline declined declining nein non nao nee nie いいえ
    """.split()  # noqa: SIM905
)
_POLITE = frozenset(
    """
    please thanks thank you very much so a lot i im we id ill would will do to it this that the and
    am with my sorry for late reply dear hello hi all best regards danke bitte vielen dank ich sehr
    das den dem merci beaucoup je bien gracias muchas obrigado obrigada muito bedankt dank u wel
    dziekuje grazie
    """.split()  # noqa: SIM905
)
_PLAIN_SIGNS = frozenset(".,!;:-\u2013\u2014()\"'\u2026\ufe0f\u200d")


def says_yes(text: str) -> bool | None:
    """Return what a whole reply says: yes, no, or None where a human should read it.

    Every word must be one of yes, one of no, or one of courtesy, and only one side may be there: ``No
    problem, happy to``, ``Yes, but not with Ben``, ``Of course not`` and ``Yes / No`` are None.
    """
    if len(text) > _LONGEST:
        return None
    whole = is_yes(text)
    if whole is not None:
        return whole
    spaced = without_accents(text).replace("\u2019", "'").replace(",", " , ")
    plain = f" {' '.join(spaced.split())} "
    for meaning, phrases in _PHRASES.items():
        for phrase in " ".join(phrases.split()).split(", "):
            for end in " .!":
                plain = plain.replace(f" {phrase}{end}", meaning)
    said = {_said(word) for word in _TOKENS.findall(plain)} - {""}
    return {"yes"} == said if said in ({"yes"}, {"no"}) else None


def _said(word: str) -> str:
    """Return ``yes`` or ``no``, nothing for courtesy, ``?`` for what a human should read."""
    key = word_key(word)
    if not key:
        sign = is_yes(word)
        if sign is not None:
            return "yes" if sign else "no"
        # Faces and hearts say nothing; a question mark or a slash does.
        return "" if word in _PLAIN_SIGNS or word > "\u2190" else "?"
    if key in _YES:
        return "yes"
    if key in _NO:
        return "no"
    return "" if key in _POLITE else "?"
