"""Advice of a data clerk: vague requests, rows that are probably one person, text that looks confidential."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from recimentor.intake.notebook import Notebook
from recimentor.model.counting import counted
from recimentor.model.finding import Place
from recimentor.model.names import same_text
from recimentor.model.participant import Participant, skill_key
from recimentor.model.program import Program
from recimentor.model.twins import accepted_apart, twins_of

#: Words that say nothing by themselves; a request made of them alone is vague.
_EMPTY_WORDS = frozenset(
    """
    a about advance advice all an and any anything at better career careers coach coaching develop
    development do don't everything for from general generally get go goals growth guidance have
    help i idea ideas improve in insight is it job know learn learning level life like me mentor
    mentoring mentorship more my na need networking new next no none not nothing of on open
    opportunities or other our partner path personal please professional progress progression same
    see skills some step support sure tbd thank the things to up various want way with work would
    you your above n
    """.split()  # noqa: SIM905 - a list of a hundred words reads better as text
)
_WORDS = re.compile(r"[\w'+#]+")
_CONFIDENTIAL = re.compile(
    r"confidential|between us|do not share|don't share|not to be shared|off the record|nobody knows|secret\b|"
    r"salary|pay rise|redundan|lay-?offs?\b|disciplin|grievance|harass|bull(?:y|ied)|diagnos|depress|anxiety|"
    r"burn-?out|therapy|pregnan|divorce|bereave|illness|cancer\b|acquisition|merger|resign|quit my job|"
    r"leaving the company|vertraulich|confidentiel|\b[A-Z]{2}\d{2}(?: ?\d{4}){3,}|\b(?:\d[ -]?){13,16}\b",
    re.IGNORECASE,
)
_LONG_TEXT = 40


def advise(
    people: Sequence[Participant],
    places: Mapping[str, Place],
    program: Program,
    notebook: Notebook,
    *,
    fields: Collection[str],
) -> None:
    """Give the advice of a data clerk; nothing of it keeps anybody out.

    Parameters
    ----------
    people, places
        The pool, and the row of each by id.
    program
        Its ``accept:`` may say of rows that they are two people.
    notebook
        Takes ``request-missing``, ``request-vague``, ``confidential-text`` and ``probably-one-person``.
    fields
        Fields that some column feeds: nobody is told off for a question that was not asked.
    """
    active = [person for person in people if person.active]
    skills = {offer.key for person in active for offer in person.offers}
    skills |= {want.key for person in active for want in person.wants}
    for person in active:
        place = places[person.id]
        if "requests" in fields and not person.requests:
            notebook.gather("request-missing", "", place, _missing)
        elif person.requests and all(is_vague(request, skills) for request in person.requests):
            notebook.gather("request-vague", "", place, _vague)
        texts = [text for _, text in person.attributes if len(text) > _LONG_TEXT]
        if any(_CONFIDENTIAL.search(text) for text in (*person.requests, *texts)):
            notebook.gather("confidential-text", "", place, _confidential)
    _tell_twins(people, places, program, notebook)


def is_vague(request: str, skills: Collection[str]) -> bool:
    """Return whether a request says too little to start a first meeting with.

    It does if it names a skill of the pool, or holds a word beyond ``help with my career`` and the like.
    """
    key = f" {skill_key(request)} "
    if any(f" {skill} " in key for skill in skills):
        return False
    return all(word in _EMPTY_WORDS for word in _WORDS.findall(same_text(request)))


def _tell_twins(
    people: Sequence[Participant], places: Mapping[str, Place], program: Program, notebook: Notebook
) -> None:
    """Report rows that are probably one person, and how to join them."""
    for twins in twins_of(people, accepted_apart(program, people)):
        rows = sorted(places[one] for one in twins.ids)
        message = (
            f"These {len(rows)} rows are probably one person: they have the same {twins.by}. "
            "They are not paired with each other."
        )
        notebook.add("probably-one-person", rows[0], message, also=rows[1:])


def _missing(count: int) -> str:
    return f"{counted(count, 'person has', 'people have')} no specific request."


def _vague(count: int) -> str:
    return f"{counted(count, 'request is', 'requests are')} too vague to open a first meeting with."


def _confidential(count: int) -> str:
    people = counted(count, "person's answers look", "people's answers look")
    return f"{people} confidential; a partner may come to read them."
