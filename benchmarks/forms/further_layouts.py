"""Further layouts, which pool ``d`` alone holds.

They were written by the descriptions of field cases, before reading was mended for them.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from benchmarks.forms.layouts import Form, Row, contact, extras


def group_heads(form: Form) -> None:
    """Two rows of headers: the question stands once, above its ticks, as merged cells are saved."""
    head, rows = contact(form)
    skills = [s for s in form.tongue.skills if any(s in p.offers or s in p.wants for p in form.people)]
    offers, wants = form.header_pair
    blank = [""] * (len(skills) - 1)
    tick = form.rng.choice(("x", "1", "\u2713"))
    body = [[*[""] * len(head), offers, *blank, wants, *blank], [*head, *skills, *skills]]
    for row, p in zip(rows, form.people, strict=True):
        body.append(
            [
                *row,
                *(tick if s in p.offers else "" for s in skills),
                *(tick if s in p.wants else "" for s in skills),
            ]
        )
    form.sheets["Sheet1"] = body


def choices(form: Form) -> None:
    """Write a column for each choice, in the order of importance."""
    head, rows = contact(form)
    offers, wants = form.header_pair
    offer_heads, want_heads = form.rng.choice(
        (
            (["{} (1st)", "{} (2nd)", "{} (3rd)"], ["{} (1st)", "{} (2nd)"]),
            (["{} - first", "{} - second", "{} - third"], ["{} - first choice", "{} - second choice"]),
            (["{}", "{} 2", "{} 3"], ["{}", "{} 2"]),
        )
    )
    body = [
        [
            *head,
            *(h.format(offers.rstrip("?… ")) for h in offer_heads),
            *(h.format(wants.rstrip("?… ")) for h in want_heads),
        ]
    ]
    for row, p in zip(rows, form.people, strict=True):
        body.append([*row, *[*p.offers, "", ""][:3], *[*p.wants, ""][:2]])
    form.sheets["Sheet1"] = body


def mentors_and_mentees(form: Form) -> None:
    """Those who teach on one sheet, those who learn on another; most stand on both."""
    form.suffix = ".xlsx"
    t = form.tongue
    topic = form.rng.choice(("Topics", "Skills", "Area"))
    first, second = form.rng.choice(
        (("Mentors", "Mentees"), ("Mentor sign-up", "Mentee sign-up"), ("Teachers", "Learners"))
    )
    form.sheets[first] = [[t.name, t.email, topic]] + [
        [p.name, p.email, "; ".join(p.offers)] for p in form.people
    ]
    form.sheets[second] = [[t.name, t.email, topic]] + [
        [p.name, p.email, "; ".join(p.wants)] for p in form.people[::-1]
    ]


def role_rows(form: Form) -> None:
    """Write a row for each role of a person: once as mentor, once as mentee, with one column of topics."""
    head, rows = contact(form)
    role, mentor, mentee = form.rng.choice(
        (
            ("Role", "Mentor", "Mentee"),
            ("Signing up as", "mentor", "mentee"),
            ("I am applying to be a", "Mentor", "Mentee"),
        )
    )
    topics = form.rng.choice(("Topics", "Areas", "Skills"))
    body = [[*head, role, topics]]
    for row, p in zip(rows, form.people, strict=True):
        body += [[*row, mentor, "; ".join(p.offers)], [*row, mentee, "; ".join(p.wants)]]
    form.sheets["Sheet1"] = body


def labelled_cell(form: Form) -> None:
    """One answer that holds both directions, each after its label."""
    head, rows = contact(form)
    header = form.rng.choice(("Your skills", "What do you bring and what do you seek?", "Introduction"))
    give, take = form.rng.choice(
        (("Teach", "Learn"), ("I can teach", "I want to learn"), ("Offer", "Want"), ("Have", "Need"))
    )
    joint = form.rng.choice(("\n", "; ", " | "))
    body = [[*head, header]]
    for row, p in zip(rows, form.people, strict=True):
        body.append([*row, f"{give}: {', '.join(p.offers)}{joint}{take}: {', '.join(p.wants)}"])
    form.sheets["Sheet1"] = body


def ratings_and_wishes(form: Form) -> None:
    """Everybody rates every skill from 1 to 5, and lists wishes."""
    head, rows = contact(form)
    skills = [s for s in form.tongue.skills if any(s in p.offers or s in p.wants for p in form.people)]
    shape = form.rng.choice(("{} (1 = beginner, 5 = expert)", "Rate yourself: {}", "Self-assessment [{}]"))
    form.levels_shown = form.low_offers = True
    body = [[*head, *(shape.format(s) for s in skills), form.header_pair[1]]]
    for row, p in zip(rows, form.people, strict=True):
        rated = (str(p.offers.get(s) or form.rng.choice((1, 2))) for s in skills)
        body.append([*row, *rated, ", ".join(p.wants)])
    form.sheets["Sheet1"] = body


def ticks_and_wishes(form: Form) -> None:
    """Write a tick for each skill that somebody teaches, and wishes in one cell."""
    head, rows = contact(form)
    skills = [s for s in form.tongue.skills if any(s in p.offers for p in form.people)]
    offers, wants = form.header_pair
    body = [[*head, *(f"{offers} [{s}]" for s in skills), wants]]
    for row, p in zip(rows, form.people, strict=True):
        body.append([*row, *("Yes" if s in p.offers else "No" for s in skills), "; ".join(p.wants)])
    form.sheets["Sheet1"] = body


def with_other(form: Form) -> None:
    """Write a list to choose from and a line for what is not in it."""
    head, rows = contact(form)
    more, others = extras(form)
    offers, wants = form.header_pair
    other = form.rng.choice(("{} [Other]", "{} - Other (please specify)", "{} - other"))
    body = [[*head, offers, other.format(offers), wants, other.format(wants), *more]]
    for row, p, rest in zip(rows, form.people, others, strict=True):
        given, wished = list(p.offers), list(p.wants)
        body.append(
            [
                *row,
                ";".join(given[:-1] or given),
                given[-1] if given[1:] else "",
                wished[0],
                "".join(wished[1:]),
                *rest,
            ]
        )
    form.sheets["Sheet1"] = body


def repeated_heads(form: Form) -> None:
    """Write a printed list: the headers stand again at each page, with a line for each department."""
    t = form.tongue
    offers, wants = form.header_pair
    header = [t.name, t.email, offers, wants]
    rows: list[Row] = []
    for i, p in enumerate(form.people):
        if i % 4 == 0:
            rows += [header] if form.rng.random() < 0.7 or not rows else [[""] * 4, header]
        rows.append([p.name, p.email, "; ".join(p.offers), "; ".join(p.wants)])
    form.sheets["Sheet1"] = rows


def by_department(form: Form) -> None:
    """Write a sheet for each department."""
    form.suffix = ".xlsx"
    t = form.tongue
    offers, wants = form.header_pair
    for name, people in zip(
        ("North", "South", "West"), (form.people[:3], form.people[3:7], form.people[7:]), strict=True
    ):
        form.sheets[name] = [[t.name, t.email, offers, wants]] + [
            [p.name, p.email, ", ".join(p.offers), ", ".join(p.wants)] for p in people
        ]


def json_answers(form: Form) -> None:
    """Write the answers of a web form as its interface gives them."""
    form.suffix = ".json"
    offers, wants = form.header_pair
    t = form.tongue
    form.text = json.dumps(
        [
            {t.name: p.name, t.email: p.email, offers: list(p.offers), wants: list(p.wants)}
            for p in form.people
        ],
        ensure_ascii=False,
        indent=form.rng.choice((None, 1)),
    )


def linked_skills(form: Form) -> None:
    """Notion: each skill with the address of its page."""
    head, rows = contact(form)
    offers, wants = form.header_pair

    def linked(skills: list[str]) -> str:
        return ", ".join(
            f"{s} (https://www.notion.so/{i:08x}{abs(len(s)):04x})" for i, s in enumerate(skills, 4096)
        )

    form.sheets["Sheet1"] = [[*head, offers, wants]] + [
        [*row, linked(list(p.offers)), linked(p.wants)] for row, p in zip(rows, form.people, strict=True)
    ]


def four_answers(form: Form) -> None:
    """Write a column for each skill; four answers, of which two say which way."""
    head, rows = contact(form)
    teach, learn, neither = form.rng.choice(
        (
            ("I can teach this", "I want to learn this", "Not for me"),
            ("Can mentor", "Want mentoring", "Neither"),
            ("Offer", "Seek", "n/a"),
        )
    )
    skills = [s for s in form.tongue.skills if any(s in p.offers or s in p.wants for p in form.people)]
    body = [[*head, *skills]]
    for row, p in zip(rows, form.people, strict=True):
        body.append([*row, *(teach if s in p.offers else learn if s in p.wants else neither for s in skills)])
    form.sheets["Sheet1"] = body


FURTHER: tuple[tuple[Callable[[Form], None], int], ...] = (
    (group_heads, 3),
    (choices, 4),
    (mentors_and_mentees, 2),
    (role_rows, 3),
    (labelled_cell, 2),
    (ratings_and_wishes, 3),
    (ticks_and_wishes, 3),
    (with_other, 3),
    (repeated_heads, 2),
    (by_department, 2),
    (json_answers, 2),
    (linked_skills, 2),
    (four_answers, 2),
)
FURTHER_NOT_TRANSLATED = {mentors_and_mentees, role_rows, labelled_cell, ratings_and_wishes, four_answers}
