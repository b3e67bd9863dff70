"""A column that says who teaches, who learns and who does both, known by its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recimentor.intake.columns.whole_words import pattern_of
from recimentor.intake.propose.profile import Profile

_LEARN = pattern_of(
    """
    mentees?, being mentored, be mentored, to be mentored, get mentored, learner, learn, newcomer, new joiner,
    protég[ée]e?, participant, international, suche, lernen, lernende\\w*, mentoré\\w*, mentorad[oa]s?,
    mentorand\\w*, mentorat[oaie]?, aprendiz, aprender, apprenant\\w*, apprendre, allievo, imparare,
    leerling, leren, adept\\w*, lärande
    """,
    "メンティー|学ぶ",
)
_TEACH = pattern_of(
    """
    mentor\\w*, be a mentor, coach, buddy, teacher, teach, guide, host, biete, lehren, mentorin,
    enseigner, enseñar, ensinar, insegnare, lehrende\\w*
    """,
    "メンター|教える",
)
_BOTH = pattern_of(
    """
    both, either, beides?, les deux, ambos, ambas, as? duas, entramb[ie], oba, obie, obu, allebei, beide,
    båda
    """,
    "両方",
)
_MOST_ANSWERS = 6
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """A role column, and the answers of those who only teach and only learn, as they are typed."""

    index: int
    header: str
    teach: tuple[str, ...]
    learn: tuple[str, ...]


def role_of(profile: Profile) -> RoleGuess | None:
    """Return what the answers of a column say of roles; None where it is no such column."""
    answers = sorted(profile.counts)
    if not answers or len(answers) > _MOST_ANSWERS or max(map(len, answers)) > _LONGEST:
        return None
    meant = {answer: _meaning(answer) for answer in answers}
    if None in meant.values():
        return None
    teach = tuple(answer for answer in answers if meant[answer] == "teach")
    learn = tuple(answer for answer in answers if meant[answer] == "learn")
    has_both = any(meaning == "both" for meaning in meant.values())
    if not (teach and learn) and not (has_both and (teach or learn)):
        return None
    return RoleGuess(profile.index, profile.header, teach, learn)


def _meaning(answer: str) -> str | None:
    if _BOTH.search(answer):
        return "both"
    learns = _LEARN.search(answer) is not None
    teaches = _TEACH.search(re.sub(_LEARN, " ", answer)) is not None
    if learns and teaches:
        return "both"
    return "learn" if learns else "teach" if teaches else None
