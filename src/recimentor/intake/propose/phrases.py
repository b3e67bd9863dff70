"""What the words of a question ask for."""

from __future__ import annotations

import re

from recimentor.intake.propose.guesses import Sureness

#: Field: words of the questions that ask for it, the most telling first.
PHRASES: tuple[tuple[str, str], ...] = (
    ("first_name", r"\b(first|given) name\b|\bforename\b"),
    ("last_name", r"\b(last|family) name\b|\bsurname\b"),
    ("email", r"\be-?mail\b"),
    ("name", r"\b(full|your|preferred) name\b|\bname and surname\b|^student's name$"),
    ("id", r"\b(employee|staff|person(nel)?|computing|worker) ?(id|number|no)\b|^wwid$|^username$"),
    ("timestamp", r"\b(submitted|completion time|timestamp|submit date)\b"),
    ("avoid", r"\b(not|avoid|rather not)\b.*\b(pair|match|partner|work with)\w*\b"),
    (
        "prefer",
        r"\b(ww)?ids? of preferred|\bprefer(red)? (mentor|partner|mentee)s? (name|e-?mail|id)",
    ),
    ("capacity", r"\bhow many (mentees|partners|mentors|people|students)\b|\bnumber of (mentees|partners)\b"),
    ("availability", r"\bavailab\w+\b|\bwhen (are you free|can you meet)\b|\bfree (times|slots|hours)\b"),
    ("timezone", r"\btime ?zone\b"),
    ("languages", r"\blanguages? (do you|you|spoken)\b|\bwhich languages\b|^languages?$"),
    ("cadence", r"\bhow often\b|\bfrequency\b|\bhours per (month|week)\b"),
    (
        "modes",
        r"\b(meet|meeting) (in person|online|mode|format)\b|\bhow (would|do) you (like|prefer) to meet\b",
    ),
    ("career_stage", r"\b(grade|seniority|career (stage|level)|job level|position level|band)\b"),
    (
        "department",
        r"\b(department|division|business unit|organi[sz]ation|agency|directorate|job function)\b",
    ),
    ("manager", r"\b(line )?manager\b|\bsupervisor\b|\breports? to\b"),
    ("site", r"\b(office|site|campus|location|workplace)s?\b"),
    ("city", r"\bcity\b|\btown\b"),
    ("country", r"\bcountry\b"),
    ("team", r"\bteam\b"),
    ("interests", r"\bhobb(y|ies)\b|\boutside (of )?work\b|\binterests\b"),
    ("style", r"\b(working|work|learning|communication|mentorship|mentoring) style\b"),
    ("commitments", r"\b(agree|confirm|commit|willing and able|consent)\b"),
    (
        "requests",
        r"\b(specific|help with|request|goals?|objectives?|looking for|get out of|hope to|achieve)\b",
    ),
)
OFFERS = re.compile(
    r"good at|can (you )?(teach|share|offer|help|support)|could (you )?teach|offer|expert|strength|skilled|"
    r"able to help|your skills?|rate your|proficien|experience with|experience in|knowledge you|help others|"
    r"advise on|have worked with|worked with$|what (do )?you know",
    re.IGNORECASE,
)
WANTS = re.compile(
    r"learn|want|improve|develop|important to you|looking for|looking to|seek|need|would like help|"
    r"get better|grow|interested in|desire|wish|priorit",
    re.IGNORECASE,
)
MENTOR = re.compile(r"mentor(?!ee)", re.IGNORECASE)
MENTEE = re.compile(r"mentee", re.IGNORECASE)
ABOUT_KNOWLEDGE = re.compile(
    r"\bprofession\b|\bkeywords\b|\bfield\b|\bskills?\b|\bexpertise\b", re.IGNORECASE
)


def direction_of(question: str, role: str) -> tuple[str, Sureness]:
    """Return whether a question asks for offers or for wants."""
    wants, offers = WANTS.search(question), OFFERS.search(question)
    if role:
        return role, Sureness.PROBABLE
    if wants and not offers:
        return "wants", Sureness.SURE
    if offers and not wants:
        return "offers", Sureness.SURE
    if offers and wants:
        return ("offers" if offers.start() < wants.start() else "wants"), Sureness.PROBABLE
    return "offers", Sureness.GUESS
