"""A plan as one self-contained web page: no network, no inline styles, every text escaped."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from recimentor.model.audience import MARKS, Audience
from recimentor.model.counting import counted
from recimentor.report.plots import plots_of
from recimentor.report.safe import many_lines, one_line
from recimentor.report.tongue import Tongue
from recimentor.report.view import Direction, PairView, PersonView, View
from recimentor.report.words import floor_words, ladder_columns, percent, slot_words

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = {
    Audience.HR: "page-hr.html.j2",
    Audience.SPONSOR: "page-sponsor.html.j2",
    Audience.PARTICIPANT: "page-participant.html.j2",
}


def page(view: View) -> str:
    """Return a view as HTML.

    Parameters
    ----------
    view
        What the audience may see.

    Returns
    -------
    str
        One file that asks nothing of any network. Its content policy lets only its own script and style
        through, by their hashes. For HR the pairs stand in it as JSON and are drawn as cards when looked at.
    """
    from markupsafe import Markup

    css, script = template_text("page.css"), template_text("cards.js") + template_text("page.js")
    is_hr = view.audience is Audience.HR
    return (
        environment()
        .get_template(_TEMPLATES[view.audience])
        .render(
            view=view,
            own=view.own,
            lang=view.own.tongue.language.value if view.own else "en",
            tell=_teller(view),
            mark=MARKS[view.audience],
            css=Markup(css),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=content_policy(css, script if is_hr else ""),
            # `<` is escaped in it.
            data=Markup(_script_json(page_data(view))) if is_hr else "",  # noqa: S704
            plots=plots_of(view),
            again=view.how.again if is_hr and view.how else "",
        )
    )


def _teller(view: View) -> Callable[..., str]:
    """Return what says a message to the reader of a page: escaped, its values set apart from the text."""
    from markupsafe import Markup, escape

    tongue = view.own.tongue if view.own else Tongue()

    def tell(message: str, many: str = "", n: int | None = None, **values: str) -> str:
        shown = {key: Markup("<bdi>{}</bdi>").format(_harmless(value)) for key, value in values.items()}
        return Markup(tongue.mark(escape, message, many, n, **shown))  # noqa: S704 - escaped right here

    return tell


def content_policy(style: str, script: str = "") -> str:
    """Return a content policy that lets nothing through but these inline texts."""
    scripts = f"; script-src {_hash(script)}" if script else ""
    return f"default-src 'none'; style-src {_hash(style)}{scripts}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def template_text(name: str) -> str:
    """Return one of the templates that come with the program."""
    return (files("recimentor.report") / "templates" / name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return the environment of our own HTML templates: everything escaped, controls shown."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        loader=FunctionLoader(template_text),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
        finalize=_harmless,
    )
    made.globals.update(
        counted=counted,
        floor_words=floor_words,
        ladder_columns=ladder_columns,
        share=lambda value: "" if value is None else percent(value),
        slot_words=slot_words,
    )
    return made


def _harmless(value: Any) -> Any:
    """Show control characters of what somebody typed; our own markup stays as it is."""
    return many_lines(value) if type(value) is str else value


class _Dictionary:
    """Texts that repeat, each stored once."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def place(self, text: str) -> int:
        return self.places.setdefault(one_line(text), len(self.places))


def page_data(view: View) -> dict[str, Any]:
    """Return the pairs of a view for HR as plain data, from which the cards of a page are drawn.

    Texts that repeat stand once, in lists of their own, and are named by their place there.
    """
    skills, words, parts = _Dictionary(), _Dictionary(), _Dictionary()
    pairs = [_pair_data(pair, skills, words, parts) for pair in view.pairs]
    return {"skills": [*skills.places], "words": [*words.places], "parts": [*parts.places], "pairs": pairs}


def rings_data(view: View) -> list[dict[str, Any]]:
    """Return the rings of a view for HR as plain data: people in order, and each step in words."""
    return [
        {
            "rank": ring.rank,
            "people": [[one_line(person.shown), person.id] for person in ring.people],
            "score": percent(ring.score or 0.0),
            "steps": [
                {
                    "says": one_line(step.sentence),
                    "learner": one_line(step.learner.shown),
                    "gain": percent(step.gain or 0.0),
                    "slot": slot_words(step.slot, step.teacher.name, step.learner.name) if step.slot else "",
                }
                for step in ring.steps
            ],
            "remarks": [one_line(each) for each in (*(note.text for note in ring.cautions), *ring.remarks)],
        }
        for ring in view.rings
    ]


def _pair_data(pair: PairView, skills: _Dictionary, words: _Dictionary, parts: _Dictionary) -> list[Any]:
    numbers = pair.numbers
    assert numbers is not None  # noqa: S101 - a page with cards is for HR, whose pairs all have them
    standing = numbers.standing
    return [
        pair.rank,
        _person_data(pair.a, words),
        _person_data(pair.b, words),
        _person_data(pair.c, words) if pair.c else None,
        int(pair.is_one_way),
        round(numbers.score * 100, 4),
        [round(numbers.gain.a * 100, 4), round(numbers.gain.b * 100, 4)],
        [[standing.a.rank, standing.a.of], [standing.b.rank, standing.b.of]],
        [[parts.place(name), round(share * 1000)] for name, share in numbers.points],
        _direction_data(pair.from_a, pair.from_b, skills),
        _direction_data(pair.from_b, pair.from_a, skills),
        one_line(slot_words(pair.slot, pair.a.name, pair.b.name)) if pair.slot else "",
        [words.place(note.text) for note in pair.cautions],
        [words.place(remark) for remark in (*pair.third_says, *pair.remarks)],
    ]


def _person_data(person: PersonView, words: _Dictionary) -> list[Any]:
    return [one_line(person.shown), words.place(person.department), words.place(person.site), person.id]


def _direction_data(teacher: Direction, learner: Direction, skills: _Dictionary) -> list[Any]:
    """Return what one brings, and what the learner asks for and gets of it."""
    lessons = [
        [
            skills.place(lesson.skill),
            # No level stands for one that nobody gave.
            0 if lesson.skill in teacher.unrated else lesson.level,
            0 if lesson.skill in teacher.own_unrated else lesson.own_level,
            -1 if lesson.through is None else skills.place(lesson.through),
        ]
        for lesson in teacher.lessons
    ]
    served = [
        [learner.requests.index(each.text), [skills.place(skill) for skill in each.skills]]
        for each in teacher.served
        if each.text in learner.requests
    ]
    return [one_line(teacher.sentence), lessons, [one_line(ask) for ask in learner.requests], served]


def _script_json(data: Any) -> str:
    """Return JSON that can stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
