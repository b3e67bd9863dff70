"""Layouts of invented sign-up files: each turns people into rows, and says what the rows can show."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.forms.words import PEOPLE, TONGUES, Tongue

Row = list[str]


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person; offers with levels 3 to 5."""

    first: str
    last: str
    offers: dict[str, int]
    wants: list[str]

    @property
    def name(self) -> str:
        """Return the name as people say it."""
        return f"{self.first} {self.last}"

    @property
    def email(self) -> str:
        """Return the address at work."""
        return f"{self.first}.{self.last}@example.org".lower()


@dataclass(slots=True)
class Form:
    """One file to be: its people, words and chances."""

    rng: Random
    pool: str
    tongue: Tongue
    language: str
    people: list[Person]
    header_pair: tuple[str, str]
    levels_shown: bool = False
    low_offers: bool = False  # the layout also tells skills that their owner cannot teach yet
    sheets: dict[str, list[Row]] = field(default_factory=dict)
    text: str = ""  # for files that are no tables
    suffix: str = ".csv"

    def of_pool(self, **choices: tuple[Any, ...]) -> Any:
        """Return one of this pool's choices."""
        return self.rng.choice(choices[self.pool])


def new_form(seed: int, pool: str, language: str) -> Form:
    """Return a form with people, before any layout."""
    rng = Random(seed)  # noqa: S311 - invented people are no secret
    tongue = TONGUES[language]
    people = []
    for first, last in rng.sample(PEOPLE, 10):
        skills = rng.sample(tongue.skills, 5)
        count = rng.choice((1, 2, 2, 3))
        offers = {skill: rng.choice((3, 4, 5)) for skill in skills[:count]}
        people.append(Person(first, last, offers, skills[count : count + rng.choice((1, 2))]))
    return Form(rng, pool, tongue, language, people, rng.choice(tongue.questions[pool]))


# ---- who stands in a row


def contact(form: Form) -> tuple[Row, list[Row]]:
    """Return headers and cells that say who the people are, and what else the form asked."""
    t, rng = form.tongue, form.rng
    style = rng.choice(("name", "name", "name", "split", "split", "last first", "no mail"))
    if style == "split":
        head = [t.first_name, t.last_name, t.email]
        rows = [[p.first, p.last, p.email] for p in form.people]
    elif style == "last first":
        head = [t.name, t.email]
        rows = [[f"{p.last}, {p.first}", p.email] for p in form.people]
    elif style == "no mail":
        head, rows = [t.name], [[p.name] for p in form.people]
    else:
        head, rows = [t.name, t.email], [[p.name, p.email] for p in form.people]
    if rng.random() < 0.3:
        head.insert(0, t.stamp)
        for i, row in enumerate(rows):
            row.insert(0, f"2026-03-{i + 1:02} 09:1{i % 10}:00")
    return head, rows


def extras(form: Form) -> tuple[Row, list[Row]]:
    """Return up to two further columns that have nothing to do with skills."""
    chosen = form.rng.sample(form.tongue.extras, form.rng.randint(0, 2))
    head = [header for header, _ in chosen]
    return head, [[form.rng.choice(values) for _, values in chosen] for _ in form.people]


# ---- how a cell is written


def joined(form: Form, skills: list[str], style: str) -> str:  # noqa: PLR0911 - one return for each style
    """Return skills in one cell."""
    if style == "bullets":
        return "\n".join(f"• {skill}" for skill in skills)
    if style == "dashes":
        return "\n".join(f"- {skill}" for skill in skills)
    if style == "stars":
        return "\n".join(f"* {skill}" for skill in skills)
    if style == "numbers":
        return "\n".join(f"{i}. {skill}" for i, skill in enumerate(skills, 1))
    if style == "numbers in a line":
        return " ".join(f"{i}) {skill}" for i, skill in enumerate(skills, 1))
    if style == "json":
        return json.dumps(skills, ensure_ascii=False)
    if style == "and":
        word = {"en": "and", "de": "und", "fr": "et", "es": "y", "pt": "e", "nl": "en", "pl": "i", "it": "e"}
        joint = f" {word.get(form.language, '&')} "
        return ", ".join(skills[:-1]) + joint + skills[-1] if len(skills) > 1 else skills[0]
    if style == "trailing":
        return "".join(f"{skill};" for skill in skills)
    return style.join(skills)


SEPARATORS = {
    "a": ("; ", ", ", "\n", " / ", " | ", "bullets", "dashes", "and", "trailing", "numbers", "json"),
    "b": (";", ",", "\n", "/", "|", " · ", "bullets", "numbers in a line", "and", "trailing", " & ", ", "),
    "c": ("; ", ", ", "\n", " + ", "\t", "dashes", "numbers", "and", "trailing", ",\n", ";\n"),
    "d": (", ", "; ", "\n", ",", " // ", "bullets", "stars", "and", "trailing", "\n\n", " \u2013 "),
}
LEVELS: dict[str, tuple[Callable[[str, int, Tongue], str], ...]] = {
    "a": (
        lambda s, n, _t: f"{s}: {n}",
        lambda s, n, _t: f"{s} ({n})",
        lambda s, n, t: f"{s} - {t.level_words[n - 3]}",
        lambda s, n, t: f"{s} ({t.level_words[n - 3]})",
        lambda s, n, _t: f"{s} {n}/5",
        lambda s, n, _t: f"{s} " + "★" * n,
    ),
    "b": (
        lambda s, n, _t: f"{s}={n}",
        lambda s, n, _t: f"{s} [{n}]",
        lambda s, n, _t: f"{s} \u2013 {n}",
        lambda s, n, _t: f"{s} ({n}/5)",
        lambda s, n, t: f"{s}: {t.level_words[n - 3]}",
        lambda s, n, _t: f"{s} ({20 * n}%)",
        lambda s, n, _t: f"{s} " + "*" * n,
    ),
    "c": (
        lambda s, n, _t: f"{s} {n}",
        lambda s, n, t: f"{s} ({t.level_words[n - 3].capitalize()})",
        lambda s, n, t: f"{t.level_words[n - 3].capitalize()}: {s}",
        lambda s, n, _t: f"{s} lvl {n}",
        lambda s, n, _t: f"{s} (level {n})",
        lambda s, n, _t: f"{s}, {n}/5",
    ),
    "d": (
        lambda s, n, _t: f"{s} ({n} of 5)",
        lambda s, n, _t: f"{s}:{n}",
        lambda s, n, t: f"{s} / {t.level_words[n - 3]}",
        lambda s, n, t: f"{s} ({t.level_words[n - 3].upper()})",
        lambda s, n, _t: f"{s} - {n}/5",
        lambda s, n, _t: f"{s} \u2605{n}",
        lambda s, n, _t: f"({n}) {s}",
    ),
}


def cells_of(form: Form) -> None:
    """Two columns of skills: by far the most frequent form."""
    head, rows = contact(form)
    more, others = extras(form)
    separators = SEPARATORS[form.pool]
    if form.language == "ja":
        separators = ("、", "\n", ";", ",")
    separator = form.rng.choice(separators)
    plain = form.rng.choice(separators[:3]) if separator == "json" else separator
    leveled = form.rng.random() < 0.45 and separator not in {
        "json",
        "and",
        " / ",
        "/",
        " & ",
        "numbers in a line",
    }
    write = form.rng.choice(LEVELS[form.pool])
    if write("x", 3, form.tongue).endswith(", 3/5") and "," in separator:
        leveled = False
    form.levels_shown = leveled
    body = []
    for row, person, other in zip(rows, form.people, others, strict=True):
        offers = [write(s, n, form.tongue) if leveled else s for s, n in person.offers.items()]
        body.append([*row, joined(form, offers, separator), joined(form, person.wants, plain), *other])
    form.sheets["Sheet1"] = [[*head, *form.header_pair, *more], *body]


def numbered(form: Form) -> None:
    """One column for each skill, numbered, with or without its level beside it."""
    head, rows = contact(form)
    styles: dict[str, tuple[tuple[str, str, str], ...]] = {
        "a": (
            ("teach_{}", "teach_{}_level", "learn_{}"),
            ("Skill {}", "Level {}", "Goal {}"),
            ("Skill {}", "Skill {} level", "Want to learn {}"),
            ("Offer {}", "Offer {} level", "Want {}"),
            ("Can teach ({})", "", "Wants to learn ({})"),
        ),
        "b": (
            ("skill{}", "skill{}_rating", "goal{}"),
            ("Strength #{}", "Strength #{} level", "Growth area #{}"),
            ("Expertise {}", "Proficiency {}", "Interest {}"),
            ("offer.{}", "", "want.{}"),
        ),
        "c": (
            ("Teaching topic {}", "", "Learning topic {}"),
            ("Can teach {}", "Level (1-5) {}", "Wants {}"),
            ("offered_skill_{}", "offered_skill_{}_level", "wanted_skill_{}"),
            ("{}. Strength", "", "{}. Learning goal"),
        ),
        "d": (
            ("Knowledge area {}", "Knowledge area {}: how well (1-5)", "Curious about {}"),
            ("I offer ({}/3)", "", "I need ({}/2)"),
            ("mentor_topic{}", "mentor_topic{}_level", "mentee_topic{}"),
        ),
    }
    skill, level, goal = form.rng.choice(styles[form.pool])
    most, goals = 3, 2
    form.levels_shown = bool(level)
    words = bool(level) and form.rng.random() < 0.4
    offers_head = [
        h
        for i in range(1, most + 1)
        for h in ([skill.format(i), level.format(i)] if level else [skill.format(i)])
    ]
    body = []
    for row, person in zip(rows, form.people, strict=True):
        cells = []
        pairs: list[tuple[str, int]] = [*person.offers.items(), *[("", 0)] * most][:most]
        for name, value in pairs:
            shown = (
                "" if not value else form.tongue.level_words[value - 3].capitalize() if words else str(value)
            )
            cells += [name, shown] if level else [name]
        body.append([*row, *cells, *[*person.wants, "", ""][:goals]])
    form.sheets["Sheet1"] = [[*head, *offers_head, *(goal.format(i) for i in range(1, goals + 1))], *body]


def grid(form: Form) -> None:
    """Write a column for each skill, twice: what people teach and what they want."""
    head, rows = contact(form)
    shape = form.of_pool(
        a=("{q} [{s}]", "{q}: {s}", "{q} - {s}"),
        b=("{s} ({q})", "{q} / {s}", "{q} [{s}]"),
        c=("{q} >> {s}", "{q} | {s}", "{q} ({s})"),
        d=("{q} :: {s}", "{q}/{s}", "{s} - {q}"),
    )
    tick = form.of_pool(
        a=("x", "Yes", "1"), b=("✓", "TRUE", "y"), c=("X", "Checked", "yes"), d=("\u2611", "Selected", "true")
    )
    form.levels_shown = form.rng.random() < 0.5
    skills = [s for s in form.tongue.skills if any(s in p.offers or s in p.wants for p in form.people)]
    offers, wants = (
        question.rstrip("…?: ") if "[" not in shape else question for question in form.header_pair
    )
    no = form.of_pool(
        a=("",), b=("", "no" if tick == "y" else "FALSE" if tick == "TRUE" else ""), c=("",), d=("",)
    )
    header = [
        *head,
        *(shape.format(q=offers, s=s) for s in skills),
        *(shape.format(q=wants, s=s) for s in skills),
    ]
    body = [header]
    for row, p in zip(rows, form.people, strict=True):
        has = [
            (str(p.offers[s]) if form.levels_shown else tick)
            if s in p.offers
            else ("" if form.levels_shown else no)
            for s in skills
        ]
        body.append([*row, *has, *(tick if s in p.wants else no for s in skills)])
    form.sheets["Sheet1"] = body


def matrix(form: Form) -> None:
    """Write a column for each skill, once: the cell says whether its owner teaches or learns."""
    head, rows = contact(form)
    teach, learn = form.of_pool(
        a=(("Teach", "Learn"), ("+", "-"), ("Can teach", "Want to learn"), ("T", "L")),
        b=(
            ("I can teach this", "I want to learn this"),
            ("Mentor", "Mentee"),
            ("Offer", "Want"),
            ("teach", "learn"),
        ),
        c=(("can help", "need help"), ("Give", "Get"), ("have", "want"), ("Expert", "Learner")),
        d=(("I could teach it", "I would like to learn it"), ("Coach", "Coachee"), ("\u2192", "\u2190")),
    )
    skills = [s for s in form.tongue.skills if any(s in p.offers or s in p.wants for p in form.people)]
    shape = form.of_pool(
        a=("{}",), b=("{}", "Skills [{}]"), c=("{}", "Please choose: {}"), d=("{}", "{} - my choice")
    )
    body = [[*head, *(shape.format(s) for s in skills)]]
    for row, p in zip(rows, form.people, strict=True):
        body.append([*row, *(teach if s in p.offers else learn if s in p.wants else "" for s in skills)])
    form.sheets["Sheet1"] = body


def long_form(form: Form) -> None:
    """One row for each person and skill, with a word or two levels that say which way."""
    head, rows = contact(form)
    skill = form.of_pool(
        a=("Skill",), b=("Topic", "Skill name"), c=("Competency", "Subject"), d=("Area", "What about?")
    )
    if form.rng.random() < 0.5:
        return _long_levels(form, head, rows, skill)
    which, teach, learn = form.of_pool(
        a=(("Type", "Offer", "Want"), ("Direction", "Teach", "Learn"), ("Role", "Mentor", "Mentee")),
        b=(("Offer or want", "offer", "want"), ("Have/Need", "Have", "Need")),
        c=(("Can teach / wants to learn", "Can teach", "Wants to learn"), ("Kind", "Teaching", "Learning")),
        d=(("Entry type", "Skill offered", "Skill sought"), ("I am a", "Teacher", "Learner")),
    )
    form.levels_shown = form.rng.random() < 0.5
    body = [[*head, skill, which, *(["Level"] if form.levels_shown else [])]]
    for row, p in zip(rows, form.people, strict=True):
        body += [[*row, s, teach, *([str(n)] if form.levels_shown else [])] for s, n in p.offers.items()]
        body += [[*row, s, learn, *([""] if form.levels_shown else [])] for s in p.wants]
    form.sheets["Sheet1"] = body
    return None


def _long_levels(form: Form, head: Row, rows: list[Row], skill: str) -> None:
    now, then = form.of_pool(
        a=(("Current level (1-5)", "Target level (1-5)"), ("Current level", "Desired level")),
        b=(("Level now", "Level wanted"), ("Current proficiency", "Target proficiency")),
        c=(("Actual level", "Goal level"), ("Current rating", "Target rating")),
        d=(("Today (1-5)", "In a year (1-5)"), ("Level today", "Level aimed at")),
    )
    form.levels_shown = form.low_offers = True
    body = [[*head, skill, now, then]]
    for row, p in zip(rows, form.people, strict=True):
        body += [[*row, s, str(n), str(n)] for s, n in p.offers.items()]
        body += [[*row, s, str(form.rng.choice((1, 2))), str(form.rng.choice((4, 5)))] for s in p.wants]
    form.sheets["Sheet1"] = body


def level_beside(form: Form) -> None:
    """Offers in one cell with many lines, and their levels in the next, line by line."""
    head, rows = contact(form)
    offers, wants = form.of_pool(
        a=(("Offers", "Wants"), ("Teach", "Learn")),
        b=(("Skills", "Learning goals"), ("Can teach", "Want to learn")),
        c=(("Strengths", "Development areas"), ("I can teach", "I want to learn")),
        d=(("Topics I can cover", "Topics I want covered"), ("Mentoring areas", "Growth areas")),
    )
    level = form.of_pool(
        a=("{} level", "{} level (1-5)"),
        b=("Level of {}", "{} rating"),
        c=("{}: level", "Level ({})"),
        d=("{} \u2013 how well?", "{} (1-5)"),
    )
    separator = form.of_pool(a=("\n", "; "), b=("\n", ", "), c=("\n", ";"), d=("\n", ","))
    form.levels_shown = True
    body = [[*head, offers, level.format(offers), wants]]
    for row, p in zip(rows, form.people, strict=True):
        levels = [str(n) for n in p.offers.values()]
        body.append([*row, separator.join(p.offers), separator.join(levels), separator.join(p.wants)])
    form.sheets["Sheet1"] = body


def two_sheets(form: Form) -> None:
    """Who the people are on one sheet, what they teach and learn on another."""
    form.suffix = ".xlsx"
    first, second = form.of_pool(
        a=(("People", "Skills"), ("Contacts", "Sign-up")),
        b=(("Employees", "Answers"), ("Directory", "Skills")),
        c=(("Staff list", "Responses"), ("Participants", "Topics")),
        d=(("Who", "What"), ("Members", "Form answers")),
    )
    offers, wants = form.header_pair
    key = form.rng.choice(("name", "email"))
    t = form.tongue
    form.sheets[first] = [[t.name, t.email, t.extras[0][0]]] + [
        [p.name, p.email, form.rng.choice(t.extras[0][1])] for p in form.people
    ]
    shuffled = form.rng.sample(form.people, len(form.people))
    form.sheets[second] = [[t.name if key == "name" else t.email, offers, wants]] + [
        [p.name if key == "name" else p.email, "; ".join(p.offers), "; ".join(p.wants)] for p in shuffled
    ]


def survey_tool(form: Form) -> None:
    """Write what survey tools do: two and three rows of headers, codes, a column for each choice."""
    tool = form.of_pool(
        a=("limesurvey", "qualtrics", "msforms"),
        b=("surveymonkey", "limesurvey", "typeform"),
        c=("qualtrics text", "redcap", "msforms"),
        d=("surveymonkey", "qualtrics", "typeform"),
    )
    offers, wants = form.header_pair
    t = form.tongue
    if tool == "limesurvey":
        form.sheets["Sheet1"] = [
            [
                "id",
                "submitdate",
                t.name,
                f"{offers} [1]",
                f"{offers} [2]",
                f"{offers} [3]",
                f"{wants} [1]",
                f"{wants} [2]",
            ]
        ] + [
            [str(i), f"2026-03-0{i % 9 + 1} 10:00:00", p.name, *[*p.offers, "", ""][:3], *[*p.wants, ""][:2]]
            for i, p in enumerate(form.people, 1)
        ]
    elif tool == "surveymonkey":
        form.sheets["Sheet1"] = [
            ["Respondent ID", "Collector ID", "Start Date", t.name, t.email, offers, "", "", wants, ""],
            [
                "",
                "",
                "",
                "Open-Ended Response",
                "Open-Ended Response",
                "Skill 1",
                "Skill 2",
                "Skill 3",
                "Skill 1",
                "Skill 2",
            ],
        ] + [
            [
                str(118000 + i),
                "4401",
                "2026-03-02",
                p.name,
                p.email,
                *[*p.offers, "", ""][:3],
                *[*p.wants, ""][:2],
            ]
            for i, p in enumerate(form.people, 1)
        ]
    elif tool in {"qualtrics", "qualtrics text"}:
        names = ["StartDate", "ResponseId", "Q1", "Q2", "Q3", "Q4"]
        form.sheets["Sheet1"] = [
            names,
            ["Start Date", "Response ID", t.name, t.email, offers, wants],
            [
                json.dumps({"ImportId": n})
                for n in ("startDate", "_recordId", "QID1_TEXT", "QID2_TEXT", "QID3", "QID4")
            ],
        ] + [
            [
                f"2026-03-0{i % 9 + 1} 08:00:00",
                f"R_{i}xY",
                p.name,
                p.email,
                ",".join(p.offers),
                ",".join(p.wants),
            ]
            for i, p in enumerate(form.people, 1)
        ]
    elif tool == "msforms":
        form.suffix = ".xlsx"
        form.sheets["Sheet1"] = [["ID", "Start time", "Completion time", "Email", "Name", offers, wants]] + [
            [
                str(i),
                "3/2/2026 9:00",
                "3/2/2026 9:05",
                p.email,
                p.name,
                "".join(f"{s};" for s in p.offers),
                "".join(f"{s};" for s in p.wants),
            ]
            for i, p in enumerate(form.people, 1)
        ]
    elif tool == "redcap":
        form.sheets["Sheet1"] = [
            ["record_id", "name", "email", "teach_skills", "learn_skills", "survey_complete"]
        ] + [
            [str(i), p.name, p.email, ", ".join(p.offers), ", ".join(p.wants), "Complete"]
            for i, p in enumerate(form.people, 1)
        ]
    else:  # typeform: a column for each choice, which holds the choice itself
        skills = list(t.skills)
        form.sheets["Sheet1"] = [
            [
                "#",
                t.name,
                t.email,
                *(f"{offers} {s}" for s in skills),
                *(f"{wants} {s}" for s in skills),
                "Submit Date (UTC)",
            ]
        ] + [
            [
                f"r{i}k",
                p.name,
                p.email,
                *(s if s in p.offers else "" for s in skills),
                *(s if s in p.wants else "" for s in skills),
                "2026-03-01",
            ]
            for i, p in enumerate(form.people)
        ]


def hr_export(form: Form) -> None:
    """Write an export of an HR system: a title, spare rows, a total, names last-first."""
    t = form.tongue
    offers, wants = form.header_pair
    title = form.of_pool(
        a=("Mentoring programme 2026",),
        b=("Report: Talent exchange",),
        c=("Skills exchange \u2013 sign-ups",),
        d=("Reverse mentoring, wave 2",),
    )
    body = [
        [
            f"{p.last}, {p.first}",
            f"00{4100 + i}",
            p.email,
            "; ".join(p.offers),
            "; ".join(p.wants),
            form.rng.choice(t.extras[0][1]),
        ]
        for i, p in enumerate(form.people)
    ]
    rows: list[Row] = [[t.name, "Employee ID", t.email, offers, wants, t.extras[0][0]], *body]
    if form.rng.random() < 0.6:
        rows = [[title, *[""] * 5], *([["", "", "", "", "", ""]] if form.rng.random() < 0.5 else []), *rows]
    if form.rng.random() < 0.6:
        rows.append(
            [
                form.of_pool(
                    a=("Total", "Total: 10"),
                    b=("Grand total", "10 rows"),
                    c=("Count: 10", "End of report"),
                    d=("Sum", "Number of rows: 10"),
                ),
                *[""] * 5,
            ]
        )
    form.suffix = form.rng.choice((".csv", ".xlsx"))
    form.sheets[form.of_pool(a=("Report",), b=("Export",), c=("Data",), d=("Tabelle1",))] = rows


def transposed(form: Form) -> None:
    """People as columns."""
    t = form.tongue
    offers, wants = form.header_pair
    form.sheets["Sheet1"] = [
        [t.name, *(p.name for p in form.people)],
        [t.email, *(p.email for p in form.people)],
        [offers, *("; ".join(p.offers) for p in form.people)],
        [wants, *("; ".join(p.wants) for p in form.people)],
    ]


def yaml_people(form: Form) -> None:
    """YAML by hand."""
    form.suffix = ".yaml"
    offers, wants = form.of_pool(
        a=(("offers", "wants"), ("teaches", "learns"), ("can teach", "wants to learn")),
        b=(("teach", "learn"), ("skills", "goals"), ("gives", "gets")),
        c=(("can_teach", "wants_to_learn"), ("strengths", "learning goals"), ("have", "want")),
        d=(("teaching", "learning"), ("knows", "would like to know")),
    )
    style = form.of_pool(
        a=("lists", "levels", "named"),
        b=("comma", "records", "nested"),
        c=("lists", "named", "records"),
        d=("comma", "levels", "nested"),
    )
    form.levels_shown = style in {"levels", "records"}
    lines = (
        []
        if style == "named"
        else [form.of_pool(a=("participants:",), b=("people:",), c=("members:",), d=("signups:",))]
    )
    for p in form.people:
        if style == "named":
            lines += [
                f"{p.name}:",
                f"  {offers}: [{', '.join(p.offers)}]",
                f"  {wants}: [{', '.join(p.wants)}]",
            ]
            continue
        lines += [f"  - name: {p.name}", f"    email: {p.email}"]
        if style == "levels":
            lines += [f"    {offers}:", *(f"      {s}: {n}" for s, n in p.offers.items())]
        elif style == "records":
            lines += [f"    {offers}:", *(f"      - {{skill: {s}, level: {n}}}" for s, n in p.offers.items())]
        elif style == "comma":
            lines += [f"    {offers}: {', '.join(p.offers)}"]
        elif style == "nested":
            lines += [
                "    skills:",
                f"      {offers}: [{', '.join(p.offers)}]",
                f"      {wants}: [{', '.join(p.wants)}]",
            ]
        else:
            lines += [f"    {offers}: [{', '.join(p.offers)}]"]
        if style != "nested":
            lines += [
                f"    {wants}: {', '.join(p.wants)}"
                if style == "comma"
                else f"    {wants}: [{', '.join(p.wants)}]"
            ]
    form.text = "\n".join(lines) + "\n"


def roles(form: Form) -> None:
    """Everybody says mentor, mentee or both, and names topics in one or two columns."""
    head, rows = contact(form)
    role, mentor, mentee, both = form.of_pool(
        a=(("I want to be a", "Mentor", "Mentee", "Both"),),
        b=(("Role", "mentor", "mentee", "mentor & mentee"),),
        c=(("How would you like to take part?", "As a mentor", "As a mentee", "Both"),),
        d=(("Taking part as", "Mentor only", "Mentee only", "Mentor and mentee"),),
    )
    offers, wants = form.header_pair
    body = []
    for i, (row, p) in enumerate(zip(rows, form.people, strict=True)):
        if i % 5 == 0:
            p.wants.clear()
        elif i % 5 == 1:
            p.offers.clear()
        word = mentor if not p.wants else mentee if not p.offers else both
        body.append([*row, word, ", ".join(p.offers), ", ".join(p.wants)])
    form.sheets["Sheet1"] = [[*head, role, offers, wants], *body]


LAYOUTS: tuple[tuple[Callable[[Form], None], int], ...] = (
    (cells_of, 24),
    (numbered, 5),
    (grid, 6),
    (matrix, 4),
    (long_form, 4),
    (level_beside, 3),
    (two_sheets, 2),
    (survey_tool, 5),
    (hr_export, 4),
    (transposed, 1),
    (yaml_people, 4),
    (roles, 2),
)
NOT_TRANSLATED = {numbered, matrix, long_form, level_beside, yaml_people}
