"""Headers of levels and of skills, and cells of skills with the cell that rates them."""

from __future__ import annotations

import re

from recimentor.intake.values.ratings import rating_of
from recimentor.model.patterns import short

LEVEL_WORDS = (
    r"levels?|ratings?|proficiency|how good(?: are you)?|stars|score|niveau|"
    r"stufe|kenntnisstand|bewertung|nivel|nível|livello|poziom|レベル"
)
LEVEL_WORD = re.compile(rf"(?<![^\W\d_])(?:{LEVEL_WORDS})(?![^\W\d_])", re.IGNORECASE)
LEVEL = short(
    re.compile(
        rf"^(?:your |my |skill |self )*(?:{LEVEL_WORDS})(?:\s*[(\[]\s*\d\s*(?:-|\u2013|to)\s*\d+\s*[)\]])?"
        r"[\s_.#\-:(]*(?P<number>\d{0,2})\)?$",
        re.IGNORECASE,
    ),
    600,
)
#: What is left of "Offers level", "teach_1_level", "Level of Offers" is the header of the column before.
LEVEL_OF = short(
    re.compile(
        rf"^(?:(?:{LEVEL_WORDS})[\s_]*(?:of|in|for)?[\s_(:\-]+(?P<last>.+?)\)?|"
        rf"(?P<first>.+?)[\s_:.\-(]+(?:{LEVEL_WORDS}))(?:\s*[(\[]\s*\d\s*(?:-|\u2013|to)\s*\d+\s*[)\]]|\))?$",
        re.IGNORECASE,
    ),
    600,
)
SKILL = re.compile(
    r"^(?:skill|topic|subject|competenc[ey]|area|ability|thema|fähigkeit|kompetenz|compétence|sujet|habilidad|"
    r"tema|competencia|habilidade|competência|vaardigheid|onderwerp|umiejętność|スキル)(?:en|s)?(?: name)?$",
    re.IGNORECASE,
)
_BETWEEN = ("\n", ";", "|", ",")


def rated(skill: str, answer: str) -> str:
    """Return the skills of a cell, each with its level: one for each, or one for all of them."""
    if not skill or not answer:
        return skill
    found = ((name, rating_of(level, {})) for name, level in paired(skill, answer) or [(skill, "")])
    return "\n".join(name if level is None else f"{name}:{level}" for name, level in found if level != 0)


def paired(skill: str, answer: str) -> list[tuple[str, str]] | None:
    """Return each skill of a cell with the answer that rates it; None where they do not go together."""
    if rating_of(answer, {}) is not None:
        names = next((_parted(skill, sign) for sign in _BETWEEN if len(_parted(skill, sign)) > 1), [skill])
        return [(name, answer) for name in names]
    for sign in _BETWEEN:
        levels = _parted(answer, sign)
        if len(levels) > 1:
            names = next((_parted(skill, s) for s in (sign, *_BETWEEN) if len(_parted(skill, s)) > 1), [])
            fits = len(names) == len(levels) and all(rating_of(level, {}) is not None for level in levels)
            return list(zip(names, levels, strict=True)) if fits else None
    return None


def _parted(text: str, sign: str) -> list[str]:
    return [part.strip() for part in text.split(sign) if part.strip()]
