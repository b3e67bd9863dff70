"""Layouts of pool ``e``: thirty kinds of sign-up file, each in two variations.

They were written by the descriptions of field cases, before the source of reading was looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from benchmarks.forms.trade_forms import Row, TradeForm, beside, contact, stamped


def rows_of(form: TradeForm, head: Row, rows: list[Row], offers: list[str], wants: list[str]) -> None:
    """Write one row each: contact, offers, wants and further columns."""
    more, others = beside(form)
    body = [[*r, o, w, *x] for r, o, w, x in zip(rows, offers, wants, others, strict=True)]
    form.table([[*head, form.offers, form.wants, *more], *body])


def checkboxes(form: TradeForm) -> None:
    """Google Forms: ticked options joined with a comma and a space, between other lists."""
    head, rows = contact(form, "both")
    stamped(form, head, rows)
    more, others = beside(form, 4)
    consent = [form.speech.yes] * len(rows)
    joint = ", "
    form.table(
        [[*head, *more, form.offers, form.wants, form.speech.consent]]
        + [
            [*r, *x, joint.join(p.offers), joint.join(p.wants), c]
            for r, x, p, c in zip(rows, others, form.people, consent, strict=True)
        ]
    )


def rated_grid(form: TradeForm) -> None:
    """Write a grid of words for each skill, and the wishes as ticked options."""
    head, rows = contact(form)
    s = form.speech
    question = {
        "en": "How experienced are you?",
        "de": "Wie erfahren bist du?",
        "fr": "Quel est votre niveau ?",
    }
    words = dict(zip((2, 3, 4, 5), s.levels, strict=True))
    form.levels_shown = True
    head += [f"{question.get(form.language, form.offers)} [{k}]" for k in form.used()]
    body = []
    for r, p in zip(rows, form.people, strict=True):
        grid = [words[p.offers[k]] if k in p.offers else "" for k in form.used()]
        body.append([*r, *grid, ", ".join(p.wants)])
    form.table([[*head, form.wants], *body])


def microsoft(form: TradeForm) -> None:
    """Microsoft Forms: account columns first, ticked options with a semicolon behind each."""
    form.suffix = ".xlsx"
    more, others = beside(form)
    first = ["ID", "Start time", "Completion time", "Email", "Name", "Language"]
    confidence = ["How useful do you expect this to be? (1-10)"] if form.variation else []
    body = []
    for i, (p, x) in enumerate(zip(form.people, others, strict=True), 1):
        account = [str(i), "4/7/2026 9:01", "4/7/2026 9:08", p.email, p.name, "English"]
        rating = [str(form.rng.choice((6, 8, 9)))] if confidence else []
        body.append(
            [*account, *x, "".join(f"{k};" for k in p.offers), "".join(f"{k};" for k in p.wants), *rating]
        )
    form.table([[*first, *more, form.offers, form.wants, *confidence], *body])


def monkey_ticks(form: TradeForm) -> None:
    """SurveyMonkey: the question above its first choice, the choices below, repeated where ticked."""
    s, used = form.speech, form.used()
    blank = [""] * (len(used) - 1)
    front = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"]
    head = [*front, s.email[0], s.name[0], form.offers, *blank, form.wants, *blank]
    second = [*[""] * 5, "Open-Ended Response", "Open-Ended Response", *used, *used]
    body = []
    for i, p in enumerate(form.people):
        ticks = [k if k in p.offers else "" for k in used] + [k if k in p.wants else "" for k in used]
        body.append(
            [f"11458{i:03}", "42107", "04/07/2026", "04/07/2026", f"192.0.2.{i}", p.email, p.name, *ticks]
        )
    form.table([head, second, *body])


def spare_rows(form: TradeForm) -> None:
    """Write a spreadsheet kept by hand: notes above, an empty first column, empty rows between."""
    head, rows = contact(form)
    width = len(head) + 3
    note = {
        "en": "Please add your name below!",
        "de": "Bitte unten eintragen!",
        "fr": "Merci de compléter ci-dessous",
    }
    top = [["", note.get(form.language, "2026"), *[""] * (width - 2)], [""] * width]
    body: list[Row] = []
    for i, (r, p) in enumerate(zip(rows, form.people, strict=True)):
        body.append(["", *r, "; ".join(p.offers), "; ".join(p.wants)])
        if i % 3 == 2 and form.variation:
            body.append([""] * width)
    form.table([*top, ["", *head, form.offers, form.wants], *body])


def helping_text(form: TradeForm) -> None:
    """Headers with a line break and a word of help."""
    head, rows = contact(form)
    helps = {
        "en": ("(please separate with commas)", "(max. 2)"),
        "de": ("(bitte mit Komma trennen)", "(höchstens 2)"),
        "fr": ("(séparer par des virgules)", "(2 au maximum)"),
        "nl": ("(scheiden met komma's)", "(maximaal 2)"),
    }.get(form.language, ("(1-3)", "(1-2)"))
    form.offers, form.wants = f"{form.offers}\n{helps[0]}", f"{form.wants}\n{helps[1]}"
    joint = ", " if form.variation else ","
    rows_of(
        form,
        head,
        rows,
        [joint.join(p.offers) for p in form.people],
        [joint.join(p.wants) for p in form.people],
    )


def two_tongues(form: TradeForm) -> None:
    """Headers in two languages."""
    head, rows = contact(form, "both")
    other = ("I can teach", "I want to learn") if form.variation else ("Skills offered", "Skills wanted")
    form.offers, form.wants = f"{form.offers} / {other[0]}", f"{form.wants} / {other[1]}"
    head = [f"{head[0]} / Name", f"{head[1]} / Email"]
    rows_of(
        form,
        head,
        rows,
        ["; ".join(p.offers) for p in form.people],
        ["; ".join(p.wants) for p in form.people],
    )


def level_columns(form: TradeForm) -> None:
    """One column for what people master, one for what they know, one for what they want."""
    head, rows = contact(form)
    know, master, want = {
        "en": ("I can support with", "I could run a session on", "I want to learn"),
        "de": ("Kann ich unterstützen", "Kann ich schulen", "Möchte ich lernen"),
    }.get(form.language, (form.offers, f"{form.offers} ({form.speech.levels[3]})", form.wants))
    body = []
    for r, p in zip(rows, form.people, strict=True):
        some = [k for k, n in p.offers.items() if n < 5]
        full = [k for k, n in p.offers.items() if n == 5]
        body.append([*r, "; ".join(some), "; ".join(full), "; ".join(p.wants)])
    form.table([[*head, know, master, want], *body])


LEVELS: tuple[Callable[[str, int, TradeForm], str], ...] = (
    lambda k, n, f: f"{k} [{f.speech.levels[n - 2]}]",
    lambda k, n, _: f"{k} (L{n})",
    lambda k, n, f: f"{k} \u2014 {f.speech.levels[n - 2].lower()}",
    lambda k, n, _: f"{k} ({n},0)",
    lambda k, n, _: f"{k} ({n} stars)",
    lambda k, n, _: f"{k}: {n} / 5",
    lambda k, n, f: f"{k} = {f.speech.levels[n - 2]}",
    lambda k, n, _: f"{n} - {k}",
)


def levels_in_cells(form: TradeForm) -> None:
    """Levels behind each skill, as people write them."""
    head, rows = contact(form)
    write = form.rng.choice(LEVELS[:4] if form.variation else LEVELS[4:])
    form.levels_shown = True
    offers = ["; ".join(write(k, n, form) for k, n in p.offers.items()) for p in form.people]
    rows_of(form, head, rows, offers, ["; ".join(p.wants) for p in form.people])


def levels_by_lines(form: TradeForm) -> None:
    """Write a skill and its level on each line of the cell."""
    head, rows = contact(form)
    write = form.rng.choice(LEVELS)
    form.levels_shown = True
    bullet = "\u2013 " if form.variation else ""
    offers = ["\n".join(bullet + write(k, n, form) for k, n in p.offers.items()) for p in form.people]
    rows_of(form, head, rows, offers, ["\n".join(bullet + k for k in p.wants) for p in form.people])


def out_of_ten(form: TradeForm) -> None:
    """Write marks out of ten behind each skill."""
    head, rows = contact(form)
    shape = "{} {}/10" if form.variation else "{} ({} out of 10)"
    offers = ["; ".join(shape.format(k, 2 * n) for k, n in p.offers.items()) for p in form.people]
    rows_of(form, head, rows, offers, ["; ".join(p.wants) for p in form.people])


def ranked_wishes(form: TradeForm) -> None:
    """Offers in one cell, wishes in columns by priority."""
    head, rows = contact(form)
    patterns = {
        "en": ("Learning priority {}", "{}. priority"),
        "de": ("Lernwunsch {}", "{}. Wunsch"),
        "fr": ("Souhait n° {}", "Priorité {}"),
        "es": ("Prioridad {}", "Deseo de aprendizaje {}"),
        "nl": ("Leerwens {}", "Wens nr. {}"),
    }.get(form.language, (f"{form.wants} {{}}", f"{form.wants} ({{}})"))
    heads = [patterns[form.variation].format(i) for i in (1, 2)]
    body = [[*r, "; ".join(p.offers), *[*p.wants, ""][:2]] for r, p in zip(rows, form.people, strict=True)]
    form.table([[*head, form.offers, *heads], *body])


def merged_names(form: TradeForm) -> None:
    """Several lines for each person; the name stands in the first alone, merged down."""
    form.suffix = ".xlsx"
    head, rows = contact(form, "both")
    out: list[Row] = [[*head, form.offers, form.wants]]
    spans = []
    for r, p in zip(rows, form.people, strict=True):
        lines = max(len(p.offers), len(p.wants))
        offers, wants = [*p.offers, "", "", ""][:lines], [*p.wants, "", "", ""][:lines]
        out += [[*(r if i == 0 else ["", ""]), offers[i], wants[i]] for i in range(lines)]
        if lines > 1:
            start = len(out) - lines
            spans += [(start, 0, len(out) - 1, 0), (start, 1, len(out) - 1, 1)]
    form.table(out)
    if form.variation:
        form.merges["Sheet1"] = spans


def two_lists(form: TradeForm) -> None:
    """Mentors on one sheet, mentees on another, in the language of the form."""
    form.suffix = ".xlsx"
    names = {
        "de": ("Mentor_innen", "Mentees", "Themen"),
        "fr": ("Mentors", "Mentorés", "Domaines"),
        "nl": ("Mentoren", "Mentees", "Onderwerpen"),
        "sv": ("Mentorer", "Adepter", "Ämnen"),
    }.get(form.language, ("Mentors", "Mentees", "Areas"))
    head, rows = contact(form, "split" if form.variation else "both")
    form.table(
        [[*head, names[2]], *([*r, "; ".join(p.offers)] for r, p in zip(rows, form.people, strict=True))],
        names[0],
    )
    form.table(
        [[*head, names[2]], *([*r, "; ".join(p.wants)] for r, p in zip(rows, form.people, strict=True))],
        names[1],
    )


def banners(form: TradeForm) -> None:
    """Write a line with the name of the unit above its people."""
    head, rows = contact(form, "both")
    unit = form.speech.extras[0]
    out: list[Row] = [[*head, form.offers, form.wants]]
    for i, (r, p) in enumerate(zip(rows, form.people, strict=True)):
        if i % 4 == 0:
            label = unit[1][i // 4]
            out.append([label if form.variation else f"\u2014 {label} \u2014", "", "", ""])
        out.append([*r, ", ".join(p.offers), ", ".join(p.wants)])
    form.table(out)


def signed_off(form: TradeForm) -> None:
    """Lines below the list: a legend, who exported it, the page."""
    head, rows = contact(form)
    body = [[*r, "; ".join(p.offers), "; ".join(p.wants)] for r, p in zip(rows, form.people, strict=True)]
    width = len(head) + 2
    foot = {
        "en": ["* subject to approval", "Exported by HR on 7 April 2026", "Page 1 of 1"],
        "de": ["* vorbehaltlich Genehmigung", "Stand: 07.04.2026", "Seite 1 von 1"],
        "fr": ["* sous réserve d'accord", "Exporté le 07/04/2026", "Page 1 sur 1"],
    }.get(form.language, ["07/04/2026", "1 / 1"])
    tail = [[line, *[""] * (width - 1)] for line in foot[: 1 + form.variation * 2]]
    form.table([[*head, form.offers, form.wants], *body, [""] * width, *tail])


def excel_hint(form: TradeForm) -> None:
    """Write a file whose first line tells Excel the separator."""
    head, rows = contact(form)
    offers = [", ".join(p.offers) for p in form.people]
    wants = [", ".join(p.wants) for p in form.people]
    rows_of(form, head, rows, offers, wants)
    form.delimiter = ";"
    form.sheets["Sheet1"].insert(0, ["sep=", ""])  # written with the separator, as Excel reads it


def two_mails(form: TradeForm) -> None:
    """Preferred and legal names, a private address beside the one at work."""
    s = form.speech
    private, preferred = {
        "en": ("Personal email", "Preferred name"),
        "de": ("Private E-Mail", "Rufname"),
        "fr": ("E-mail personnel", "Nom d'usage"),
    }.get(form.language, ("E-mail 2", "Alias"))
    head = [s.first_name, s.last_name, preferred, s.email[-1], private]
    rows = [
        [p.first, p.last, p.first.split()[0], p.email, f"{p.last[:3].lower()}{i}@example.com"]
        for i, p in enumerate(form.people)
    ]
    rows_of(
        form,
        head,
        rows,
        ["; ".join(p.offers) for p in form.people],
        ["; ".join(p.wants) for p in form.people],
    )


def sloppy(form: TradeForm) -> None:
    """Hand-typed answers: capitals as they come, full stops, words for nothing."""
    head, rows = contact(form)
    nothing = {
        "en": ("n/a", "none", "-", "nothing yet"),
        "de": ("keine", "-", "k. A.", "nichts"),
        "fr": ("aucun", "-", "néant", "rien"),
        "nl": ("geen", "-", "n.v.t.", "niets"),
        "es": ("ninguno", "-", "nada", "n/a"),
    }.get(form.language, ("-", "n/a", "\u2013", "."))
    for i in (2, 5):
        form.people[i].wants.clear()
    form.people[7].offers.clear()

    def typed(skills: list[str]) -> str:
        if not skills:
            return form.rng.choice(nothing)
        shown = [form.rng.choice((k, k, k.lower(), f" {k}")) for k in skills]
        return ", ".join(shown) + form.rng.choice(("", "", ".", " "))

    rows_of(
        form, head, rows, [typed(list(p.offers)) for p in form.people], [typed(p.wants) for p in form.people]
    )


def interest_grid(form: TradeForm) -> None:
    """Offers as a list, wishes as a grid of words from not at all to very."""
    head, rows = contact(form)
    used = form.used()
    scale = {
        "en": ("Not interested", "Somewhat interested", "Very interested"),
        "de": ("kein Interesse", "etwas Interesse", "großes Interesse"),
        "fr": ("pas intéressé", "plutôt intéressé", "très intéressé"),
        "nl": ("geen interesse", "enige interesse", "veel interesse"),
    }.get(form.language, (form.speech.no, form.speech.yes, form.speech.yes))
    shape = "{q} [{s}]" if form.variation else "{s} \u2013 {q}"
    body = []
    for r, p in zip(rows, form.people, strict=True):
        grid = [scale[form.rng.choice((1, 2))] if k in p.wants else scale[0] for k in used]
        body.append([*r, ", ".join(p.offers), *grid])
    form.table([[*head, form.offers, *(shape.format(q=form.wants, s=k) for k in used)], *body])


def web_records(form: TradeForm) -> None:
    """JSON of a sign-up page: records in a wrapper, camel case, levels beside skills."""
    form.suffix = ".json"
    form.levels_shown = bool(form.variation)
    give, take = form.rng.choice(
        (("canTeach", "wantsToLearn"), ("skillsOffered", "skillsWanted"), ("expertise", "learningGoals"))
    )
    people = [
        {
            "fullName": p.name,
            "emailAddress": p.email,
            give: [{"skill": k, "level": n} for k, n in p.offers.items()]
            if form.variation
            else list(p.offers),
            take: p.wants,
            "createdAt": "2026-04-07T09:00:00Z",
        }
        for p in form.people
    ]
    form.text = json.dumps({"responses": people} if form.variation else people, ensure_ascii=False, indent=2)


def sharepoint(form: TradeForm) -> None:
    """Write a SharePoint list: choices joined with semicolon and hash, system columns behind."""
    head, rows = contact(form, "both")
    head[0] = "Title"
    tail = ["Created", "Created By", "Item Type", "Path"]
    joint = ";#"
    body = [
        [
            *r,
            joint.join(p.offers),
            joint.join(p.wants),
            "4/7/2026 9:10 AM",
            "Ellen Foster",
            "Item",
            "sites/hr/Lists/Signup",
        ]
        for r, p in zip(rows, form.people, strict=True)
    ]
    form.table([[*head, form.offers, form.wants, *tail], *body])


TONGUES_OF = {
    "en": ("English", "Polish", "Arabic", "French", "Portuguese", "Tigrinya", "Ukrainian"),
    "de": ("Deutsch", "Polnisch", "Arabisch", "Französisch", "Türkisch", "Ukrainisch", "Farsi"),
    "fr": ("français", "arabe", "portugais", "anglais", "wolof", "espagnol", "ukrainien"),
    "es": ("español", "árabe", "inglés", "rumano", "catalán", "ucraniano", "francés"),
    "nl": ("Nederlands", "Arabisch", "Pools", "Turks", "Engels", "Tigrinya", "Frans"),
}


def tandem(form: TradeForm) -> None:
    """Write a language tandem: what people speak and what they want to learn."""
    tongues = TONGUES_OF.get(form.language, TONGUES_OF["en"])
    heads = {
        "en": (("I speak", "I am learning"), ("Native language", "Language I want to practise")),
        "de": (("Muttersprache", "Zielsprache"), ("Ich spreche", "Ich lerne")),
        "fr": (("Langue maternelle", "Langue à apprendre"), ("Je parle", "Je veux apprendre")),
        "es": (("Lengua materna", "Idioma que quiero aprender"), ("Hablo", "Aprendo")),
        "nl": (("Moedertaal", "Taal die ik wil leren"), ("Ik spreek", "Ik leer")),
    }.get(form.language, (("I speak", "I learn"),) * 2)[form.variation]
    for p in form.people:
        drawn = form.rng.sample(tongues, 3)
        p.offers = {drawn[0]: 5} if form.rng.random() < 0.6 else {drawn[0]: 5, drawn[1]: 4}
        p.wants = drawn[2:]
    head, rows = contact(form, "both")
    body = [[*r, ", ".join(p.offers), ", ".join(p.wants)] for r, p in zip(rows, form.people, strict=True)]
    form.table([[*head, *heads], *body])


def skills_by_people(form: TradeForm) -> None:
    """Write a skills matrix: a line for each skill, a column for each person, a word in the cell."""
    corner, teach, learn = {
        "en": ("Skill", "can teach", "wants to learn"),
        "de": ("Fähigkeit", "kann ich", "will ich lernen"),
        "fr": ("Compétence", "je maîtrise", "à apprendre"),
    }.get(form.language, ("Skill", "teach", "learn"))
    out: list[Row] = [[corner, *(p.name for p in form.people)]]
    out += [
        [k, *(teach if k in p.offers else learn if k in p.wants else "" for p in form.people)]
        for k in form.used()
    ]
    form.table(out)
    form.suffix = ".xlsx" if form.variation else ".csv"


def gaps(form: TradeForm) -> None:
    """Two columns for each skill: the level today and the level aimed at."""
    head, rows = contact(form)
    now, then = {
        "en": (("{} (current)", "{} (target)"), ("{} - today", "{} - goal")),
        "de": (("{} (Ist)", "{} (Soll)"), ("{} heute", "{} Ziel")),
        "fr": (("{} (actuel)", "{} (cible)"), ("{} - actuel", "{} - souhaité")),
    }.get(form.language, (("{} (current)", "{} (target)"), ("{} - today", "{} - goal")))[form.variation]
    form.levels_shown = form.low_offers = True
    used = form.used()
    body = []
    for r, p in zip(rows, form.people, strict=True):
        cells: Row = []
        for k in used:
            level = p.offers.get(k) or form.rng.choice((1, 2))
            cells += [str(level), str(form.rng.choice((4, 5)) if k in p.wants else level)]
        body.append([*r, *cells])
    form.table([[*head, *(h.format(k) for k in used for h in (now, then))], *body])


def merged_groups(form: TradeForm) -> None:
    """Questions merged above numbered columns."""
    form.suffix = ".xlsx"
    head, rows = contact(form)
    n = len(head)
    word = {"en": "Skill", "de": "Thema", "fr": "Sujet", "nl": "Onderwerp", "es": "Tema"}.get(
        form.language, "No."
    )
    subs = [f"{word} {i}" for i in (1, 2, 3)]
    top = [*[""] * n, form.offers, "", "", form.wants, ""]
    body = [
        [*r, *[*p.offers, "", ""][:3], *[*p.wants, ""][:2]] for r, p in zip(rows, form.people, strict=True)
    ]
    form.table([top, [*head, *subs, *subs[:2]], *body])
    form.merges["Sheet1"] = [(0, n, 0, n + 2), (0, n + 3, 0, n + 4)]
    if form.variation:
        form.sheets["Sheet1"].insert(0, ["2026", *[""] * (n + 4)])
        form.merges["Sheet1"] = [(a + 1, b, c + 1, d) for a, b, c, d in form.merges["Sheet1"]]


def role_with_lists(form: TradeForm) -> None:
    """Everybody says mentor, mentee or both, and answers both questions or one."""
    head, rows = contact(form)
    question, mentor, mentee, both = form.speech.roles
    for i, p in enumerate(form.people):
        if i % 5 == 0:
            p.wants.clear()
        elif i % 5 == 1:
            p.offers.clear()
    body = []
    for r, p in zip(rows, form.people, strict=True):
        role = mentor if not p.wants else mentee if not p.offers else both
        body.append([*r, role, "; ".join(p.offers), "; ".join(p.wants)])
    if form.variation:
        form.offers, form.wants = f"[{mentor}] {form.offers}", f"[{mentee}] {form.wants}"
    form.table([[*head, question, form.offers, form.wants], *body])


SEPARATORS = (" ; ", "\n\u2714 ", " + ", " \u00b7 ", "letters", "\n\u27a4 ", "\u3001", " | ", "\n", "\u2022 ")


def separators(form: TradeForm) -> None:
    """Skills apart by all that keyboards have."""
    head, rows = contact(form)
    chosen = form.rng.choice(
        [s for s in SEPARATORS if (s == "\u3001") == (form.language == "ja" and form.variation == 0)]
    )

    def cell(skills: list[str]) -> str:
        if chosen == "letters":
            return " ".join(f"{letter}) {k}" for letter, k in zip("abc", skills, strict=False))
        if chosen[0] == "\n" and len(chosen) > 1:
            return "\n".join(chosen[1:] + k for k in skills)
        if chosen == "\u2022 ":
            return " ".join(f"\u2022 {k}" for k in skills)
        return chosen.join(skills)

    rows_of(
        form, head, rows, [cell(list(p.offers)) for p in form.people], [cell(p.wants) for p in form.people]
    )


def yes_columns(form: TradeForm) -> None:
    """Ticks for each skill under short prefixes, yes and no in the language of the form."""
    head, rows = contact(form)
    used, s = form.used(), form.speech
    prefixes = {
        "en": (("Teach", "Learn"), ("Mentor in", "Mentee in")),
        "de": (("Biete", "Suche"), ("Kann", "Lerne")),
        "fr": (("Offre", "Demande"), ("Enseigner", "Apprendre")),
        "es": (("Ofrezco", "Busco"), ("Enseñar", "Aprender")),
    }.get(form.language, ((form.offers, form.wants),) * 2)[form.variation]
    no = s.no if form.variation else ""
    heads = [f"{prefix}: {k}" for prefix in prefixes for k in used]
    body = []
    for r, p in zip(rows, form.people, strict=True):
        body.append(
            [
                *r,
                *(s.yes if k in p.offers else no for k in used),
                *(s.yes if k in p.wants else no for k in used),
            ]
        )
    form.table([[*head, *heads], *body])


def with_codes(form: TradeForm) -> None:
    """Write an export with short names of columns, as data people like them."""
    names = (
        ("emp_name", "emp_email", "skills_have", "skills_want", "site_cd")
        if form.variation
        else ("PARTICIPANT_NAME", "PARTICIPANT_EMAIL", "OFFER_SKILLS", "SEEK_SKILLS", "DEPT_CODE")
    )
    joint = "|" if form.variation else ", "
    body = [
        [p.name, p.email, joint.join(p.offers), joint.join(p.wants), form.rng.choice(("A1", "B2", "C3"))]
        for p in form.people
    ]
    form.table([list(names), *body])
    form.delimiter = "\t" if form.variation else ","
    form.suffix = ".tsv" if form.variation else ".csv"


TRADE_LAYOUTS: tuple[tuple[Callable[[TradeForm], None], tuple[str, str]], ...] = (
    (checkboxes, ("en", "nl")),
    (rated_grid, ("de", "en")),
    (microsoft, ("en", "de")),
    (monkey_ticks, ("en", "fr")),
    (spare_rows, ("fr", "en")),
    (helping_text, ("en", "de")),
    (two_tongues, ("fr", "pt")),
    (level_columns, ("en", "es")),
    (levels_in_cells, ("en", "nl")),
    (levels_by_lines, ("de", "en")),
    (out_of_ten, ("en", "it")),
    (ranked_wishes, ("en", "nl")),
    (merged_names, ("en", "sv")),
    (two_lists, ("de", "fr")),
    (banners, ("en", "pl")),
    (signed_off, ("en", "de")),
    (excel_hint, ("de", "es")),
    (two_mails, ("en", "de")),
    (sloppy, ("en", "es")),
    (interest_grid, ("en", "nl")),
    (web_records, ("en", "en")),
    (sharepoint, ("en", "sv")),
    (tandem, ("de", "en")),
    (skills_by_people, ("en", "de")),
    (gaps, ("en", "fr")),
    (merged_groups, ("es", "en")),
    (role_with_lists, ("it", "pt")),
    (separators, ("ja", "sv")),
    (yes_columns, ("fr", "pl")),
    (with_codes, ("en", "en")),
)
