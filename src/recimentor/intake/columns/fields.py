"""The canonical fields of a participant, and the headers that are read as them without any mapping."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recimentor.intake.columns.tongues import headers_of
from recimentor.model.participant import header_key


class Kind(StrEnum):
    """How the cells of a field are read."""

    TEXT = "text"
    OFFERS = "skills with levels 1-5"
    WANTS = "skills with priorities 1-5"
    LINES = "one per line or `;`"
    LIST = "list"
    PEOPLE = "ids, names or e-mails"
    CAPACITY = "whole number 1-20"
    NUMBER = "number"
    ZONE = "IANA time zone"
    WINDOWS = "`Mon 09:00-12:00; Thu 14:00-17:00`, local time"
    AGREEMENT = "yes, or the list agreed to"
    YES_NO = "yes or no"
    STAMP = "date and time"


@dataclass(frozen=True, slots=True)
class Field:
    """A canonical field.

    Parameters
    ----------
    name
        Its name in the program file and in the plan.
    kind
        How its cells are read.
    default
        What counts where it is blank, in words.
    synonyms
        Headers that mean the same, compared without regard to case, spaces and punctuation.
    """

    name: str
    kind: Kind
    default: str = ""
    synonyms: tuple[str, ...] = ()


_ALL = (
    Field(
        "id",
        Kind.TEXT,
        "the e-mail, else the name",
        ("ID", "Person ID", "Participant ID", "Employee ID", "Employee number", "Employee no", "Staff ID"),
    ),
    Field(
        "name",
        Kind.TEXT,
        "",
        (
            "Full name",
            "Your name",
            "Your full name",
            "Participant",
            "Participant name",
            "Employee name",
            "Employee",
            "Display name",
            "Name and surname",
            "First and last name",
            "What is your name?",
            "What's your name?",
            "What is your full name?",
            "What's your full name?",
        ),
    ),
    Field("first_name", Kind.TEXT, "", ("First name", "Your first name", "Given name", "Forename")),
    Field("last_name", Kind.TEXT, "", ("Last name", "Your last name", "Surname", "Family name")),
    Field(
        "email",
        Kind.TEXT,
        "",
        (
            "E-mail",
            "Mail",
            "Email address",
            "Your email",
            "Your email address",
            "Work email",
            "Work email address",
            "Your work email",
            "Company email",
            "What is your email?",
            "What is your email address?",
            "Recipient Email",
            "Respondent email",
        ),
    ),
    Field(
        "offers",
        Kind.OFFERS,
        "nothing offered",
        (
            "Offer",
            "Offering",
            "Skills offered",
            "Offered skills",
            "Skills",
            "Skill",
            "Strengths",
            "Expertise",
            "Can teach",
            "I can teach",
            "Teaches",
            "Can offer",
            "I can offer",
            "Skills to share",
            "Have",
            "Haves",
            "Can help with",
            "I can help with",
            "Skill offered",
            "What can you teach?",
            "What could you teach?",
            "What can you offer?",
            "What can you help with?",
            "Which skills can you share?",
            "Which skills can you teach?",
            "Skills you can share",
            "Skills you can teach",
            "Skills I can share",
            "Skills I can teach",
            "Skills to teach",
            "Topics I can teach",
            "My strengths",
            "Superpowers",
            "Teach",
            "I can help others with",
            "What could a colleague learn from you?",
            "What can others learn from you?",
        ),
    ),
    Field(
        "wants",
        Kind.WANTS,
        "nothing wanted",
        (
            "Want",
            "Skills wanted",
            "Wanted skills",
            "Wants to learn",
            "Want to learn",
            "I want to learn",
            "Learn",
            "Learns",
            "To learn",
            "Skills to learn",
            "Would like to learn",
            "Needs",
            "Learning goals",
            "Skill wanted",
            "Skills needed",
            "What do you want to learn?",
            "What would you like to learn?",
            "Which skills do you want to learn?",
            "Which skills would you like to learn?",
            "Skills you want to learn",
            "Skills I want to learn",
            "Topics I want to learn",
            "Areas for development",
            "Development areas",
            "Growth areas",
            "I would like to get better at",
            "Where do you want to grow?",
        ),
    ),
    Field(
        "requests",
        Kind.LINES,
        "",
        (
            "Request",
            "Specific request",
            "Specific requests",
            "My request",
            "Ask",
            "Asks",
            "Goals",
            "Goal",
            "What is one specific thing that a partner could help you with in the next three months?",
        ),
    ),
    Field("side", Kind.TEXT, "", ("Group", "Side of the program")),
    Field(
        "capacity",
        Kind.CAPACITY,
        "1",
        ("Partners", "Number of partners", "Max partners", "Maximum partners", "How many partners"),
    ),
    Field(
        "career_stage",
        Kind.TEXT,
        "",
        (
            "Stage",
            "Career level",
            "Seniority",
            "Grade",
            "Your grade",
            "Job level",
            "Job grade",
            "Your career stage",
        ),
    ),
    Field(
        "department",
        Kind.TEXT,
        "",
        ("Dept", "Division", "Business unit", "Function", "Your department", "Organisational unit"),
    ),
    Field("team", Kind.TEXT, "", ("Squad", "Team name", "Your team")),
    Field(
        "manager",
        Kind.PEOPLE,
        "",
        (
            "Line manager",
            "Manager ID",
            "Manager email",
            "Manager name",
            "Supervisor",
            "Reports to",
            "Your manager",
        ),
    ),
    Field(
        "site",
        Kind.TEXT,
        "",
        (
            "Office",
            "Location",
            "Office location",
            "Work location",
            "Your location",
            "Campus",
            "Your site",
            "Your office",
        ),
    ),
    Field("city", Kind.TEXT, "", ("Town", "Your city")),
    Field("country", Kind.TEXT, "", ("Your country",)),
    Field("timezone", Kind.ZONE, "", ("Time zone", "TZ", "Your time zone")),
    Field("latitude", Kind.NUMBER, "", ("Lat",)),
    Field("longitude", Kind.NUMBER, "", ("Lon", "Lng", "Long")),
    Field(
        "languages",
        Kind.LIST,
        "",
        (
            "Language",
            "Spoken languages",
            "Languages spoken",
            "Which languages do you speak?",
        ),
    ),
    Field("interests", Kind.LIST, "", ("Interest", "Hobbies", "Hobby", "Hobbies and interests")),
    Field("style", Kind.LIST, "", ("Working style", "Work style", "Styles")),
    Field(
        "modes",
        Kind.LIST,
        "",
        (
            "Mode",
            "Meeting mode",
            "Meeting modes",
            "Ways to meet",
            "How to meet",
            "How would you like to meet?",
        ),
    ),
    Field(
        "availability",
        Kind.WINDOWS,
        "",
        (
            "Available",
            "Free times",
            "Available times",
            "Weekly availability",
            "When are you free in a usual week?",
        ),
    ),
    Field(
        "cadence",
        Kind.TEXT,
        "",
        (
            "How often",
            "Frequency",
            "Meeting frequency",
            "How often would you like to meet?",
        ),
    ),
    Field(
        "commitments",
        Kind.AGREEMENT,
        "",
        (
            "Commitment",
            "Agreed",
            "Agreement",
            "I agree",
            "Agrees to",
            "Do you agree to the commitments above?",
            "I agree to the commitments",
        ),
    ),
    Field(
        "share_requests",
        Kind.YES_NO,
        "yes",
        (
            "May your partner read this",
            "Share request",
            "Share requests",
            "May your partner read your request?",
        ),
    ),
    Field("prefer", Kind.PEOPLE, "", ("Prefers", "Preferred", "Preferred partner", "Preferred partners")),
    Field(
        "avoid",
        Kind.PEOPLE,
        "",
        (
            "Avoids",
            "Not with",
            "Do not pair with",
            "Please avoid",
            "Do not pair me with",
            "Please do not pair me with",
            "Don't pair me with",
            "Never pair me with",
            "Do not match me with",
            "Don't match me with",
            "I do not want to be paired with",
            "I do not want to be matched with",
            "Who should you not be paired with?",
            "People to avoid",
        ),
    ),
    Field("knows", Kind.PEOPLE, "", ("Knows already", "Already knows", "Acquainted with")),
    Field(
        "contact",
        Kind.TEXT,
        "",
        ("Scheduling contact", "Assistant", "Assistant e-mail", "Who keeps your diary"),
    ),
    Field(
        "timestamp",
        Kind.STAMP,
        "",
        ("Completion time", "Submitted at", "Submission date", "Submit Date (UTC)", "Submission time"),
    ),
    Field("active", Kind.YES_NO, "yes", ("Is active", "Taking part", "Takes part", "Participating")),
)

#: Every canonical field by name, in the order of the reference.
FIELDS: dict[str, Field] = {entry.name: entry for entry in _ALL}

#: Questions of the form that `init` writes: the field, and the level or priority of every skill ticked there.
FORM_HEADERS: dict[str, tuple[str, int]] = {
    "I could run a course in": ("offers", 5),
    "I know well and could teach": ("offers", 4),
    "I could help a beginner with": ("offers", 3),
    "The skill that I most want to learn": ("wants", 5),
    "The second skill that I want to learn": ("wants", 4),
    "The third skill that I want to learn": ("wants", 3),
}

_BY_KEY = {header_key(name): entry for entry in _ALL for name in headers_of(entry.name)}
_BY_KEY |= {header_key(name): entry for entry in _ALL for name in (entry.name, *entry.synonyms)}
_FORM_BY_KEY = {header_key(header): meant for header, meant in FORM_HEADERS.items()}


def field_of(header: str) -> Field | None:
    """Return the field that a header is read as, or None where it is none of them."""
    return _BY_KEY.get(header_key(header)) or _BY_KEY.get(header_key(last_line(header)))


def last_line(header: str) -> str:
    """Return the question of a header: Microsoft Forms glues section titles before it, line by line."""
    return header.strip().rpartition("\n")[2]


def form_header(header: str) -> tuple[str, int] | None:
    """Return field and level of a question of the form that `init` writes, or None for any other."""
    return _FORM_BY_KEY.get(header_key(last_line(header)))


def is_known_header(header: str) -> bool:
    """Return whether a header is read without any mapping."""
    return field_of(header) is not None or form_header(header) is not None


def known_headers() -> tuple[str, ...]:
    """Return every header that is read as a field: names first, then synonyms."""
    synonyms = [name for entry in _ALL for name in entry.synonyms]
    return (*FIELDS, *synonyms)
