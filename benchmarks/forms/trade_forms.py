"""Forms of pools ``e`` and ``f``: who signs up, and how their cells are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmarks.forms.trades import ASCII_NAMES, NAMES, SPEECHES, Speech

Row = list[str]
Merge = tuple[int, int, int, int]


@dataclass(slots=True)
class Member:
    """One invented person; offers with levels 3 to 5."""

    first: str
    last: str
    email: str
    offers: dict[str, int]
    wants: list[str]

    @property
    def name(self) -> str:
        """Return the name as people say it."""
        return f"{self.first} {self.last}"


@dataclass(slots=True)
class TradeForm:
    """One file to be: its people, words and chances."""

    rng: Random
    pool: str
    language: str
    variation: int
    speech: Speech
    skills: tuple[str, ...]
    people: list[Member]
    offers: str
    wants: str
    encodings: tuple[str, ...] = ("utf-8",)
    delimiter: str = ","
    levels_shown: bool = False
    low_offers: bool = False
    sheets: dict[str, list[Row]] = field(default_factory=dict)
    merges: dict[str, list[Merge]] = field(default_factory=dict)
    text: str = ""
    suffix: str = ".csv"

    def table(self, rows: list[Row], name: str = "Sheet1") -> None:
        """Take rows as one sheet."""
        self.sheets[name] = rows

    def used(self) -> list[str]:
        """Return the skills that somebody offers or wants, as a form would list them."""
        return [s for s in self.skills if any(s in p.offers or s in p.wants for p in self.people)]


def trade_form(seed: int, pool: str, language: str, variation: int) -> TradeForm:
    """Return a form with ten people of one trade, before any layout."""
    rng = Random(seed)  # noqa: S311 - invented people are no secret
    speech = SPEECHES[language]
    skills = rng.choice(speech.trades)
    names = rng.sample(ASCII_NAMES if language in {"ja", "pl"} else NAMES, 10)
    people = []
    for first, last, mail in names:
        drawn = rng.sample(skills, 5)
        count = rng.choice((1, 2, 2, 3))
        offers = {skill: rng.choice((3, 4, 5)) for skill in drawn[:count]}
        wants = drawn[count : count + rng.choice((1, 1, 2))]
        people.append(Member(first, last, f"{mail}@example.org", offers, wants))
    asks, wishes = rng.choice(speech.questions[pool])
    form = TradeForm(rng, pool, language, variation, speech, skills, people, asks, wishes)
    latin = {"de", "fr", "es", "pt", "nl", "sv", "it"}
    form.encodings = (
        ("utf-8", "utf-8-sig", "cp1252" if language in latin else {"ja": "cp932"}.get(language, "utf-8"))
        if language != "pl"
        else ("utf-8", "utf-8-sig")
    )
    form.delimiter = "," if language in {"en", "ja"} else rng.choice((",", ";", ";"))
    return form


def contact(form: TradeForm, style: str = "") -> tuple[Row, list[Row]]:
    """Return headers and cells that say who the people are."""
    s, rng = form.speech, form.rng
    name, mail = rng.choice(s.name), rng.choice(s.email)
    style = style or rng.choice(("both", "both", "split", "split", "numbered", "no mail"))
    if style == "split":
        return [s.first_name, s.last_name, mail], [[p.first, p.last, p.email] for p in form.people]
    if style == "numbered":
        rows = [[str(i), p.name, p.email] for i, p in enumerate(form.people, 1)]
        return ["No." if form.language == "en" else "#", name, mail], rows
    if style == "no mail":
        return [name], [[p.name] for p in form.people]
    return [name, mail], [[p.name, p.email] for p in form.people]


def beside(form: TradeForm, most: int = 3) -> tuple[Row, list[Row]]:
    """Return further columns of a form, some of them lists that are no skills."""
    chosen = form.rng.sample(form.speech.extras, form.rng.randint(1, min(most, len(form.speech.extras))))
    return [h for h, _ in chosen], [[form.rng.choice(v) for _, v in chosen] for _ in form.people]


def stamped(form: TradeForm, head: Row, rows: list[Row]) -> None:
    """Put the time of the answer first, as form tools do."""
    head.insert(0, form.speech.stamp)
    pattern = {
        "en": "4/{d}/2026 14:0{m}:12",
        "de": "{d:02}.04.2026 14:0{m}:12",
        "ja": "2026/04/{d:02} 14:0{m}:12",
    }
    for i, row in enumerate(rows):
        row.insert(0, pattern.get(form.language, "{d:02}/04/2026 14:0{m}:12").format(d=i + 1, m=i % 10))
