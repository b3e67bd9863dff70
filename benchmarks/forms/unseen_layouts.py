"""Layouts of pool ``f``: twenty more kinds of sign-up file, each in two variations.

They were written before the source of reading was looked at.
They were first read when the mends for pool ``e`` were done.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from benchmarks.forms.trade_forms import Row, TradeForm, beside, contact, stamped


def _two_columns(form: TradeForm, head: Row, rows: list[Row], offers: list[str], wants: list[str]) -> None:
    more, others = beside(form, 2)
    body = [[*r, *x, o, w] for r, o, w, x in zip(rows, offers, wants, others, strict=True)]
    form.table([[*head, *more, form.offers, form.wants], *body])


def gravity(form: TradeForm) -> None:
    """WordPress forms: a column for each option, which repeats its label; name in parts."""
    used = form.used()
    head = ["Entry Id", "Entry Date", "Name (First)", "Name (Last)", form.speech.email[0]]
    heads = [f"{q} ({k})" for q in (form.offers, form.wants) for k in used]
    body = []
    for i, p in enumerate(form.people):
        ticks = [k if k in held else "" for held in (p.offers, p.wants) for k in used]
        body.append([str(902 + i), "2026-04-07 10:00:00", p.first, p.last, p.email, *ticks, "192.0.2.7"])
    form.table([[*head, *heads, "User IP"], *body])


def branches(form: TradeForm) -> None:
    """Write a form with a branch for mentors and one for mentees, which ask some things twice."""
    s = form.speech
    question, mentor, mentee, both = s.roles
    unit = s.extras[0]
    for i, p in enumerate(form.people):
        if i % 5 == 3:
            p.wants.clear()
        elif i % 5 == 4:
            p.offers.clear()
    head, rows = contact(form, "both")
    stamped(form, head, rows)
    body = []
    for r, p in zip(rows, form.people, strict=True):
        role = mentor if not p.wants else mentee if not p.offers else both
        team = form.rng.choice(unit[1])
        body.append(
            [
                *r,
                role,
                team if p.offers else "",
                ", ".join(p.offers),
                team if p.wants else "",
                ", ".join(p.wants),
            ]
        )
    again = unit[0] if form.variation else f"{unit[0]} 2"
    form.table([[*head, question, unit[0], form.offers, again, form.wants], *body])


def by_level(form: TradeForm) -> None:
    """Skills grouped by level within the cell."""
    head, rows = contact(form)
    form.levels_shown = True
    joint = "\n" if form.variation else "; "

    def cell(offers: dict[str, int]) -> str:
        groups = {n: [k for k, level in offers.items() if level == n] for n in (5, 4, 3)}
        return joint.join(f"{form.speech.levels[n - 2]}: {', '.join(g)}" for n, g in groups.items() if g)

    _two_columns(
        form, head, rows, [cell(p.offers) for p in form.people], [", ".join(p.wants) for p in form.people]
    )


def with_years(form: TradeForm) -> None:
    """How long people have done it stands behind each skill."""
    head, rows = contact(form)
    word = {"en": "years", "de": "Jahre", "fr": "ans", "nl": "jaar"}.get(form.language, "years")
    shape = "{} ({} {})" if form.variation else "{} - {} {}"
    offers = ["; ".join(shape.format(k, n + 4, word) for k, n in p.offers.items()) for p in form.people]
    _two_columns(form, head, rows, offers, ["; ".join(p.wants) for p in form.people])


def two_roles_yaml(form: TradeForm) -> None:
    """YAML by hand: one list of those who teach, one of those who learn."""
    form.suffix = ".yaml"
    give, take, topics = (
        ("mentors", "mentees", "topics") if form.variation else ("teachers", "learners", "skills")
    )
    lines = []
    for key, held in ((give, "offers"), (take, "wants")):
        lines.append(f"{key}:")
        for p in form.people:
            skills = list(getattr(p, held))
            if skills:
                lines += [
                    f'  - name: "{p.name}"',
                    f"    email: {p.email}",
                    f"    {topics}: [{', '.join(skills)}]",
                ]
    form.text = "\n".join(lines) + "\n"


def mail_in_name(form: TradeForm) -> None:
    """Name and address in one cell, as mail programs copy them."""
    rows = [[f"{p.name} <{p.email}>"] for p in form.people]
    head = [form.rng.choice(form.speech.name)]
    _two_columns(
        form,
        head,
        rows,
        ["; ".join(p.offers) for p in form.people],
        ["; ".join(p.wants) for p in form.people],
    )


def give_and_take(form: TradeForm) -> None:
    """Two rows of headers: below giving a skill and its level, below taking a skill."""
    head, rows = contact(form)
    skill, level = {"en": ("Skill", "Level"), "de": ("Thema", "Niveau"), "fr": ("Sujet", "Niveau")}.get(
        form.language, ("Skill", "Level")
    )
    form.levels_shown = True
    top = [*[""] * len(head), form.offers, "", "", "", form.wants, ""]
    second = [*head, skill, level, skill, level, skill, skill]
    body = []
    for r, p in zip(rows, form.people, strict=True):
        p.offers = dict(list(p.offers.items())[:2])
        cells = [c for k, n in p.offers.items() for c in (k, str(n))]
        body.append([*r, *[*cells, *[""] * 4][:4], *[*p.wants, ""][:2]])
    form.table([top, second, *body])
    form.suffix = ".xlsx" if form.variation else ".csv"


def urgent_wishes(form: TradeForm) -> None:
    """Each wish has a column that says how much it matters."""
    head, rows = contact(form)
    word, matters = {
        "en": ("Goal {}", "Importance {} (1-5)"),
        "de": ("Ziel {}", "Wichtigkeit {} (1-5)"),
        "es": ("Objetivo {}", "Importancia {} (1-5)"),
    }.get(form.language, ("{}", "({})"))
    body = []
    for r, p in zip(rows, form.people, strict=True):
        cells = [c for k in p.wants for c in (k, str(form.rng.choice((3, 4, 5))))]
        body.append([*r, "; ".join(p.offers), *[*cells, "", ""][:4]])
    heads = [h.format(i) for i in (1, 2) for h in (word, matters)]
    form.table([[*head, form.offers, *heads], *body])


def ranked_columns(form: TradeForm) -> None:
    """Write a ranking question: a column for each skill, the cell says its place."""
    head, rows = contact(form)
    used = form.used()
    shape = "{q} [{s}]" if form.variation else "{q} - {s}"
    ask = {"en": "Rank the topics you want to learn", "nl": "Zet in volgorde wat je wilt leren"}.get(
        form.language, form.wants
    )
    body = []
    for r, p in zip(rows, form.people, strict=True):
        places = {k: str(i) for i, k in enumerate(p.wants, 1)}
        body.append([*r, ", ".join(p.offers), *(places.get(k, "") for k in used)])
    form.table([[*head, form.offers, *(shape.format(q=ask, s=k) for k in used)], *body])


def loud_headers(form: TradeForm) -> None:
    """Write a database view: headers in capitals with underscores, in the language of the form."""
    head, rows = contact(form)
    form.offers, form.wants = {
        "fr": ("COMPETENCES_OFFERTES", "COMPETENCES_SOUHAITEES"),
        "es": ("HABILIDADES_OFRECE", "HABILIDADES_BUSCA"),
        "de": ("FAEHIGKEITEN_BIETET", "FAEHIGKEITEN_SUCHT"),
        "it": ("COMPETENZE_OFFERTE", "COMPETENZE_RICHIESTE"),
    }.get(form.language, ("SKILLS_OFFERED", "SKILLS_REQUESTED"))
    head = [h.upper().replace(" ", "_").replace("-", "_") for h in head]
    body = [[*r, "|".join(p.offers), "|".join(p.wants)] for r, p in zip(rows, form.people, strict=True)]
    form.table([[*head, form.offers, form.wants], *body])


def helpers_beside(form: TradeForm) -> None:
    """Write a sheet that HR works on: the partner of last year, a status, who keeps it."""
    form.suffix = ".xlsx"
    head, rows = contact(form, "both")
    partner, status, owner, done = {
        "en": ("Partner last year", "Status", "HR contact", "confirmed"),
        "de": ("Partner im letzten Jahr", "Status", "Betreut von", "bestätigt"),
        "sv": ("Partner förra året", "Status", "Kontakt på HR", "klar"),
    }.get(form.language, ("Partner 2025", "Status", "HR", "OK"))
    body = []
    for i, (r, p) in enumerate(zip(rows, form.people, strict=True)):
        old = form.people[(i + 3) % len(rows)].name if i % 3 else ""
        body.append([done, *r, ", ".join(p.offers), ", ".join(p.wants), old, "Ellen Foster"])
    form.table([[status, *head, form.offers, form.wants, partner, owner], *body])


def shouting(form: TradeForm) -> None:
    """Hashtags, capitals, ampersands: answers from a chat."""
    head, rows = contact(form, "both")

    def cell(skills: list[str]) -> str:
        if form.variation:
            return " & ".join(k.upper() for k in skills)
        return ", ".join(k.upper() for k in skills)

    _two_columns(
        form, head, rows, [cell(list(p.offers)) for p in form.people], [cell(p.wants) for p in form.people]
    )


def tandem_levels(form: TradeForm) -> None:
    """Write a language tandem with levels in brackets."""
    names = {
        "nl": ("Nederlands", "Engels", "Frans", "Arabisch", "Pools", "Turks"),
        "fr": ("français", "anglais", "arabe", "portugais", "espagnol", "italien"),
    }.get(form.language, ("English", "Dutch", "Arabic", "Polish", "Spanish", "Farsi"))
    own, speaks, wants = {
        "nl": ("moedertaal", "Ik spreek", "Ik wil oefenen"),
        "fr": ("langue maternelle", "Langues que je parle", "Langues que je veux pratiquer"),
    }.get(form.language, ("native", "I speak", "I want to practise"))
    for p in form.people:
        drawn = form.rng.sample(names, 3)
        p.offers, p.wants = {drawn[0]: 5, drawn[1]: 4}, [drawn[2]]
    head, rows = contact(form, "both")
    body = []
    for r, p in zip(rows, form.people, strict=True):
        first, second = p.offers
        wish = f"{p.wants[0]} ({form.rng.choice(('A1', 'A2', 'B1'))})" if form.variation else p.wants[0]
        body.append([*r, f"{first} ({own}), {second} (C1)", wish])
    form.table([[*head, speaks, wants], *body])


def stacked(form: TradeForm) -> None:
    """Mentors above, mentees below, on one sheet, each with a line of headers."""
    head, rows = contact(form, "both")
    topic = {"en": "Topics", "fr": "Sujets", "de": "Themen"}.get(form.language, "Topics")
    names = {"en": ("MENTORS", "MENTEES"), "fr": ("MENTORS", "MENTORÉS")}.get(
        form.language, ("Mentors", "Mentees")
    )
    out: list[Row] = []
    for title, held in zip(names, ("offers", "wants"), strict=True):
        out += [[title, "", ""], [*head, topic]]
        out += [[*r, "; ".join(getattr(p, held))] for r, p in zip(rows, form.people, strict=True)]
        out += [["", "", ""]]
    form.table(out[:-1])


def confidence(form: TradeForm) -> None:
    """Three numbered skills with words of confidence beside them, and two wishes."""
    head, rows = contact(form)
    skill, level, wish = {
        "en": ("Skill #{}", "How confident are you in skill #{}?", "I would like to learn #{}"),
        "de": ("Fähigkeit {}", "Niveau {}", "Lernziel {}"),
        "fr": ("Compétence {}", "Niveau {}", "Souhait {}"),
    }.get(form.language, ("Skill {}", "Level {}", "Wish {}"))
    form.levels_shown = True
    body = []
    for r, p in zip(rows, form.people, strict=True):
        cells = [c for k, n in p.offers.items() for c in (k, form.speech.levels[n - 2])]
        body.append([*r, *[*cells, *[""] * 6][:6], *[*p.wants, ""][:2]])
    heads = [h.format(i) for i in (1, 2, 3) for h in (skill, level)]
    form.table([[*head, *heads, *(wish.format(i) for i in (1, 2))], *body])


def keyed_json(form: TradeForm) -> None:
    """JSON with a record for each address or name."""
    form.suffix = ".json"
    give, take = ("teach", "learn") if form.variation else ("offers", "wants")
    people = {
        (p.email if form.variation else p.name): {
            **({"name": p.name} if form.variation else {"email": p.email}),
            give: list(p.offers),
            take: ", ".join(p.wants) if form.variation else p.wants,
        }
        for p in form.people
    }
    form.text = json.dumps(people, ensure_ascii=False, indent=1)


def long_answers(form: TradeForm) -> None:
    """Write a line for each answer: who, which question, what."""
    form.suffix = ".csv"
    who, question, answer = {
        "en": ("Respondent", "Question", "Answer"),
        "de": ("Teilnehmer", "Frage", "Antwort"),
    }.get(form.language, ("Respondent", "Question", "Answer"))
    out: list[Row] = [[who, question, answer]]
    for p in form.people:
        out += [[p.name, form.offers, k] for k in p.offers] + [[p.name, form.wants, k] for k in p.wants]
    form.table(out)


def stars_grid(form: TradeForm) -> None:
    """Stars for each skill where somebody can teach, a heart where somebody wants to learn."""
    head, rows = contact(form)
    used = form.used()
    form.levels_shown = True
    star, prefix = ("\u2605", "") if form.variation else ("*", "")
    body = []
    for r, p in zip(rows, form.people, strict=True):
        body.append(
            [*r, *(prefix + star * p.offers[k] if k in p.offers else "" for k in used), ", ".join(p.wants)]
        )
    form.table([[*head, *(f"{form.offers} [{k}]" for k in used), form.wants], *body])


def first_and_second(form: TradeForm) -> None:
    """Write a main strength, a further one, a main wish and a further one."""
    head, rows = contact(form)
    heads = {
        "en": ("Main strength", "Another strength", "Main learning goal", "Another learning goal"),
        "de": ("Hauptstärke", "Weitere Stärke", "Wichtigstes Lernziel", "Weiteres Lernziel"),
        "es": ("Fortaleza principal", "Otra fortaleza", "Objetivo principal", "Otro objetivo"),
    }.get(form.language, ("Main strength", "Another strength", "Main goal", "Another goal"))
    for p in form.people:
        p.offers = dict(list(p.offers.items())[:2])
    body = [[*r, *[*p.offers, ""][:2], *[*p.wants, ""][:2]] for r, p in zip(rows, form.people, strict=True)]
    form.table([[*head, *heads], *body])


def sections(form: TradeForm) -> None:
    """Questions with the title of their section before them, as survey exports have it."""
    head, rows = contact(form)
    stamped(form, head, rows)
    a, b = {
        "en": ("Part 2: Giving", "Part 3: Receiving"),
        "nl": ("Deel 2: Geven", "Deel 3: Ontvangen"),
        "fr": ("Partie 2 : donner", "Partie 3 : recevoir"),
    }.get(form.language, ("2", "3"))
    joint = "\n" if form.variation else " - "
    form.offers, form.wants = f"{a}{joint}{form.offers}", f"{b}{joint}{form.wants}"
    _two_columns(
        form,
        head,
        rows,
        [", ".join(p.offers) for p in form.people],
        [", ".join(p.wants) for p in form.people],
    )


UNSEEN_LAYOUTS: tuple[tuple[Callable[[TradeForm], None], tuple[str, str]], ...] = (
    (gravity, ("en", "de")),
    (branches, ("en", "it")),
    (by_level, ("en", "fr")),
    (with_years, ("de", "en")),
    (two_roles_yaml, ("en", "en")),
    (mail_in_name, ("nl", "en")),
    (give_and_take, ("en", "fr")),
    (urgent_wishes, ("en", "de")),
    (ranked_columns, ("en", "nl")),
    (loud_headers, ("fr", "es")),
    (helpers_beside, ("en", "sv")),
    (shouting, ("en", "pt")),
    (tandem_levels, ("nl", "fr")),
    (stacked, ("en", "fr")),
    (confidence, ("de", "en")),
    (keyed_json, ("en", "en")),
    (long_answers, ("en", "de")),
    (stars_grid, ("en", "ja")),
    (first_and_second, ("es", "en")),
    (sections, ("pl", "en")),
)
