"""What the words of a question ask for; every pattern is whole words, in the languages of sign-up forms."""

from __future__ import annotations

import re

from recimentor.intake.columns.directions import OFFERS, WANTS, clear_direction
from recimentor.intake.columns.whole_words import pattern_of
from recimentor.intake.propose.guesses import Sureness

#: Field: words of the questions that ask for it, the most telling first.
PHRASES: tuple[tuple[str, str], ...] = (
    ("first_name", r"\b(first|given) name\b|\bforename\b|\bvorname\b|\bpr[ée]nom\b|\bvoornaam\b"),
    ("last_name", r"\b(last|family) name\b|\bsurname\b|\bnachname\b|\bapellidos?\b|\bachternaam\b"),
    ("email", r"\be-?mail\b|\bcourriel\b|\bcorreo\b|メール"),
    (
        "name",
        (
            r"\b(full|your|preferred|display) name\b|\bname and surname\b|"
            r"^(student|employee|member)'?s? ?(name)?$|"
            r"\bnombre\b|\bnome\b|\bnaam\b|氏名|名前"
        ),
    ),
    ("id", r"\b(employee|staff|person(nel)?|computing|worker) ?(id|number|no)\b|^wwid$|^username$"),
    ("timestamp", r"\b(submitted|completion time|timestamp|submit date|created( time)?|submission date)\b"),
    ("avoid", r"\b(not|avoid|rather not)\b.*\b(pair|match|partner|work with)\w*\b"),
    (
        "prefer",
        r"\b(ww)?ids? of preferred|\bprefer(red)? (mentor|partner|mentee)s? (name|e-?mail|id)",
    ),
    ("capacity", r"\bhow many (mentees|partners|mentors|people|students)\b|\bnumber of (mentees|partners)\b"),
    (
        "availability",
        (
            r"\bavailab\w+\b|\bwhen (are you free|can you meet)\b|\bfree (times|slots|hours)\b|"
            r"\bverfügbar\w*\b|"
            r"\bdisponib\w+\b|\bbeschikbaar\w*\b|\bwann hast du zeit\b"
        ),
    ),
    ("timezone", r"\btime ?zone\b|\bzeitzone\b|\bfuseau\b"),
    (
        "languages",
        r"\blanguages? (do you|you|spoken)\b|\bwhich languages\b|^languages?$|\bsprachen\b|\bidiomas\b",
    ),
    ("cadence", r"\bhow often\b|\bfrequency\b|\bhours per (month|week)\b|\bwie oft\b"),
    (
        "modes",
        r"\b(meet|meeting) (in person|online|mode|format)\b|\bhow (would|do) you (like|prefer) to meet\b",
    ),
    ("career_stage", r"\b(grade|seniority|career (stage|level)|job level|position level|band)\b"),
    (
        "department",
        (
            r"\b(department|division|business unit|organi[sz]ation|agency|directorate|job function|abteilung|"
            r"departamento|afdeling)\b"
        ),
    ),
    ("manager", r"\b(line )?manager\b|\bsupervisor\b|\breports? to\b|\bvorgesetzte\w*\b"),
    ("site", r"\b(office|site|campus|location|workplace)s?\b|\bstandort\b"),
    ("city", r"\bcity\b|\btown\b"),
    ("country", r"\bcountry\b"),
    ("team", r"\bteam\b"),
    ("interests", r"\bhobb(y|ies)\b|\boutside (of )?work\b|\binterests\b"),
    ("style", r"\b(working|work|learning|communication|mentorship|mentoring) style\b"),
    ("commitments", r"\b(agree|confirm|commit|willing and able|consent|rules)\b|\bregeln\b|\bnormas\b|同意"),
    (
        "requests",
        r"\b(specific|help with|request|goals?|objectives?|looking for|get out of|hope to|achieve)\b",
    ),
)
#: Questions about how and why somebody takes part; their answers are lists too, and no skills.
NOT_SKILLS = pattern_of(
    """
    styles?, motivat\\w+, motives?, why, reasons?, hear about, heard, formats?, how often, frequency,
    expect\\w*, personality, hobb(?:y|ies), outside work, prefer\\w*, availab\\w+, languages? (?:do|spoken),
    industry, dietary, motivation, warum, beweggr\\w+, pourquoi, por qué, waarom
    """
)
#: Those who are mentored: *mentee*, *mentoré*, *mentorado*, *mentorando*, *mentorat*.
_MENTORED = "mentee|mentor(?:\u00e9|ad[oa]|and[oaie]|at[oaie]?\\b)"
MENTEE = re.compile(_MENTORED, re.IGNORECASE)
MENTOR = re.compile(f"(?!{_MENTORED})mentor", re.IGNORECASE)
#: Names of sheets that say a role where another sheet is called the other.
LEARNERS = pattern_of(
    "learners?, students?, pupils, newcomers?, new joiners, coachees?, tutees?, trainees?, wants, seekers?, "
    "lernende, suchende, suche, gesuche?, apprenants?, apprentis?, demandes?, aprendices, alumnos, "
    "aprendizes, allievi, leerlingen, vraag, uczniowie, adept\\w*, elever, needs, to learn",
    "学ぶ人|生徒|メンティー",
)
TEACHERS = pattern_of(
    "teachers?, coach(?:es)?, tutors?, experts?, trainers?, buddies, offers, providers?, lehrende, "
    "anbietende, angebote?, biete, enseignants?, formateurs?, offres?, profesores, ofertas?, formadores, "
    "insegnanti, docenten, aanbod, nauczyciele, eksperci, l\u00e4rare, can teach",
    "教える人|先生|メンター",
)
ABOUT_KNOWLEDGE = pattern_of("profession, keywords, field, skills?, expertise, topics?, areas?, subjects?")
LANGUAGES = pattern_of(
    "languages?, tongue, sprachen?, muttersprache, langues?, idiomas?, lenguas?, talen?", "言語|母語"
)


def names_direction(question: str) -> bool:
    """Return whether a question says that skills are offered or wanted."""
    return OFFERS.search(question) is not None or WANTS.search(question) is not None


def direction_of(question: str, role: str) -> tuple[str, Sureness]:
    """Return whether a question asks for offers or for wants."""
    clear = clear_direction(question)
    if clear and not role:
        return clear, Sureness.SURE
    if role:
        return role, Sureness.PROBABLE
    wants, offers = WANTS.search(question), OFFERS.search(question)
    if wants and not offers:
        return "wants", Sureness.SURE
    if offers and not wants:
        return "offers", Sureness.SURE
    if offers and wants:
        return ("offers" if offers.start() < wants.start() else "wants"), Sureness.PROBABLE
    return "offers", Sureness.GUESS
