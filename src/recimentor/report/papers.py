"""Papers for data protection and the works council, filled in from the program file: drafts alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from recimentor.model.history import Repeats
from recimentor.model.program import (
    Choices,
    Importance,
    Objective,
    Odd,
    Program,
    Reciprocity,
    Rings,
    last_day,
)
from recimentor.model.record import PersonRecord
from recimentor.model.settings import Kept
from recimentor.model.states import Consent
from recimentor.report.letters import Templates, date_words
from recimentor.report.page import template_text
from recimentor.report.tongue import Marked
from recimentor.report.words import listed, percent

#: File: the template that it is made from.
PAPERS: Final = {
    "papers/notice-to-participants.md": "paper-notice.md.j2",
    "papers/impact-assessment-screening.md": "paper-screening.md.j2",
    "papers/record-of-processing.md": "paper-record.md.j2",
    "papers/works-council.md": "paper-works-council.md.j2",
}
_CAVEAT: Final = (
    "This draft was made by a program from settings. It is no legal advice and may be incomplete where you"
    " are: have it checked by whoever is responsible for data protection."
)
_FIELDS: Final = (
    ("Name, e-mail address", "to know who you are and to write to you"),
    (
        "What you can teach, and how well; what you want to learn, and how much",
        "to find partners who gain from each other",
    ),
    (
        "Specific requests, in your own words",
        "to open the first meeting; your partner reads them if you agree",
    ),
    ("Department, team, site, career stage", "to pair people across them, and to keep rules"),
    (
        "Place, time zone, free hours, ways to meet and how often, languages",
        "to find a time and a way to meet",
    ),
    ("Interests, working style", "to find people who enjoy each other's company"),
    ("Whom you prefer, whom to avoid", "to honour it; nobody else is told"),
    ("Your yes to the commitments", "to pair nobody who has not agreed"),
)
#: What is asked once people are paired, in every program.
_LATER: Final = (
    (
        "Check-in: whether you have met, got what you asked for, would go on, wish for a talk, a comment",
        "to help where a pair is stuck; comments are read by the organisers alone",
    ),
    ("Who was whose partner in earlier rounds", "to let people meet somebody new"),
)
_ANSWER: Final = (
    "Your yes or no to a proposal",
    "to announce no pair that one of you does not want",
)
_CHOICE: Final = ("Whom of a shortlist you would like", "to pair people who choose each other")
_KEPT: Final = {
    Kept.SIGN_UPS: "Sign-ups",
    Kept.ANSWERS: "Answers and decisions",
    Kept.LETTERS: "Pages, letters and calendar files",
    Kept.PLANS: "Plans (who was paired with whom)",
}
_SEEN: Final = (
    ("the organisers (HR)", "everything, scores and requests included"),
    (
        "a sponsor",
        "names, departments, counts, balance of groups of five or more; no scores or requests",
    ),
    (
        "each participant",
        "the own partner: name, department, skills, requests if shared; no scores",
    ),
    ("whoever keeps somebody's diary", "names and times of meetings"),
)
_GAINS: Final = (
    "For any two people the program computes from these answers how much of what each wants to learn the"
    " other can teach."
)
_BOTH: Final = "It pairs only people who both gain something."
_ONE: Final = "It pairs people who both gain something first, and then people of whom one gains."
_EVERY: Final = "It looks at every pairing that the rules allow and takes"
_BEST: Final = {
    Objective.COVERAGE: "the one that pairs the most people, and among those the one that fits best in all.",
    Objective.BEST_TOTAL: "the one that fits best in all, even where another one pairs more people.",
    Objective.FAIREST: "one that pairs the most people and lifts the pair that fits least as high as it can"
    " go; among those the one that fits best in all.",
    Objective.STABLE: "one in which no two people would both rather have each other.",
}
_REPEATS: Final = {
    Repeats.NEVER: "Partners of earlier rounds are not paired again.",
    Repeats.POINTS: "Partners of earlier rounds may meet again, at a lower score.",
    Repeats.ALLOWED: "Partners of earlier rounds may meet again.",
}
_FEW_STEPS: Final = "nobody is paired with anyone up to {steps} levels above or below them"
_RULES: Final = {
    "must_differ": "partners differ in {field}",
    "must_share": "partners have the same {field}",
    "at_most_apart": "partners are at most {steps} steps apart in {field}",
    "not_in_line": "nobody is paired with anyone in their reporting line",
    "common_language": "partners share a language",
    "common_mode": "partners share a way to meet",
    "common_hours": "partners share {hours} free hours a week",
    "within_km": "partners are at most {km} km apart",
    "not_repeated": "earlier partners are not paired again",
}


def papers(program: Program) -> dict[str, str]:
    """Return the papers of a program by file name, as Markdown.

    Parameters
    ----------
    program
        What the program file says.
    """
    templates = Templates({name: template_text(name) for name in PAPERS.values()})
    context = _context(program)
    return {file: templates.fill(template, context) for file, template in PAPERS.items()}


def _context(program: Program) -> Mapping[str, Any]:
    asks = program.consent is Consent.ASK
    asked = (
        "Each of the two is asked before anybody is told, and may say no without a reason."
        if asks
        else "Nobody is asked beforehand: whoever does not want a partner says so, and is taken out."
    )
    decides = f"None: the program proposes, people decide. {asked}"
    return {
        "program": {"name": program.name},
        "fields": [{"what": what, "why": why} for what, why in _fields(program)],
        "later": [{"what": what, "why": why} for what, why in _later(program)],
        "computed": _computed(program),
        "rules": _rules(program),
        "asked": asked,
        "decides": decides,
        "audiences": _audiences(),
        "kept": [
            {"what": what, "long": _how_long(program.retention.months(kind))} for kind, what in _KEPT.items()
        ],
        "weights": _weights(program.score.importance),
        "sensitive": listed(list(program.balance)) if program.balance else "",
        "combines": _combined(program),
        "left_over_first": program.history.left_over_first,
        "has_check_ins": program.meetings.start is not None,
        "period": _period(program),
        "caveat": _CAVEAT,
    }


def _fields(program: Program) -> list[tuple[str, str]]:
    own = (
        sorted(set(program.columns) - {*PersonRecord.model_fields, "first_name", "last_name"})
        if program.columns
        else []
    )
    rows = list(_FIELDS)
    if program.sides:
        rows.append((f"Which group you are in ({program.sides})", "pairs go across two groups"))
    if program.roles is not None:
        rows.append(
            (f"Whether you teach, learn or both ({program.roles.column})", "to ask each side its part")
        )
    rows += [(f"{name}", "named in the program file: say why") for name in own]
    return rows


def _later(program: Program) -> list[tuple[str, str]]:
    """Return what is asked or kept of people once they have signed up."""
    asked = [_CHOICE] if program.shortlist.partners else [_ANSWER] if program.consent is Consent.ASK else []
    return [*asked, *_LATER]


def _computed(program: Program) -> str:
    both = program.reciprocity is Reciprocity.REQUIRED
    parts = [_GAINS, _BOTH if both else _ONE]
    if program.minimum_gain:
        parts.append(
            f"Nobody is paired who gains less than {percent(program.minimum_gain)} of what they want."
        )
    parts.append(f"{_EVERY} {_BEST[program.objective]}")
    if program.score.choices is not Choices.OFF:
        parts.append("Where two people name each other, that goes first.")
    if program.odd is Odd.TRIO:
        parts.append("With an odd number, one group may have three people.")
    if program.rings is not Rings.OFF:
        parts.append("Three people may form a ring, in which each teaches the next.")
    parts.append(_REPEATS[program.history.repeats])
    if program.history.left_over_first:
        parts.append("Whoever was left over last time is placed first.")
    return " ".join(parts)


def _rules(program: Program) -> str:
    said = []
    for rule in program.rules:
        values = rule.model_dump()
        if values.get("on", True):
            words = _FEW_STEPS if rule.rule == "not_in_line" and values.get("steps") else _RULES[rule.rule]
            said.append(words.format(**values))
    return f"Rules that are never broken: {'; '.join(said)}." if said else "No further rule is set."


def _weights(importance: Importance) -> list[dict[str, str]]:
    fields = type(importance).model_fields
    shares = {name: float(getattr(importance, name)) for name in fields}
    total = sum(shares.values()) or 1.0
    return [
        {
            "name": _as_part(fields[name].description or name),
            "share": f"{100 * share / total:.0f} % of a score",
        }
        for name, share in shares.items()
    ]


def _as_part(sentence: str) -> str:
    """Return the description of a setting as it stands inside a sentence."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _audiences() -> list[dict[str, str]]:
    return [{"who": who, "sees": sees} for who, sees in _SEEN]


def _how_long(months: int | None) -> str:
    if months is None:
        return Marked("[no limit is set in the program file: set `retention:`]")
    return "until the program ends" if not months else f"{months} months after the program's end"


def _combined(program: Program) -> str:
    """Return what is used of people beside their own answers."""
    said = []
    if program.org is not None:
        said.append("Department, site, grade and manager from the organisation's data.")
    if any(rule.rule == "not_in_line" for rule in program.rules):
        said.append("Reporting lines, so that nobody is paired with anyone in theirs.")
    return " ".join(said)


def _period(program: Program) -> str:
    if program.meetings.start is None:
        return Marked("[dates are not set in the program file: set `meetings:`]")
    end = last_day(program.meetings.start, program.meetings.end)
    return (
        f"{date_words(program.meetings.start)} to {date_words(end)}"
        if end
        else date_words(program.meetings.start)
    )
