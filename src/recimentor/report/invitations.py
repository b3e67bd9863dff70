"""Invitations: a letter to everybody who is asked, a mail-merge sheet, and a form for the answers.

A letter shows its reader's own side: who is suggested, what that person could teach them, and they in turn.
Not what the other was told or said, no requests, no scores, no contacts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from recimentor.model.addressing import slug
from recimentor.model.plan import Pair, Plan, Ring
from recimentor.model.program import Meetings
from recimentor.report.audience import own_pair
from recimentor.report.data import csv_bytes, csv_text
from recimentor.report.document import Document, parse, to_text, without_subject
from recimentor.report.drafts import draft, letter_page
from recimentor.report.letters import Filling, Templates, callings, named, program_context
from recimentor.report.meetings import Schedule
from recimentor.report.page import template_text
from recimentor.report.ring_letters import member_context, ring_context
from recimentor.report.tongue import Tongue, Tongues
from recimentor.report.words import program_name
from recimentor.report.workbook import table_workbook

#: Templates that a program may replace by its own.
TEMPLATES: Final = ("invitation.md.j2", "shortlist.md.j2", "ring-invitation.md.j2")
MERGE_COLUMNS: Final = ("to_name", "to_email", "about", "language", "subject", "text")
#: The form for the answers: `recimentor answers` reads these columns.
ANSWER_COLUMNS: Final = ("id", "name", "email", "partner id", "partner", "answer", "why")
PICK_COLUMNS: Final = ("id", "name", "email", "first choice", "second choice", "third choice")

Batch = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """A person who is asked about a pair, or about a ring."""

    pair: Pair | Ring
    person: str
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InvitationOptions:
    """How invitations are written.

    Parameters
    ----------
    answer_by
        The last day for an answer, which every letter writes in its language; or words; empty for none.
    how_to_answer
        What the letters say about how to answer, as it is; by default to reply to the mail.
    form
        The address of a form for the answers: the letters say, each in its language, to use it.
    has_drafts
        Whether to write a mail draft (``.eml``) for each letter.
    templates
        Templates of the program's own, by name.
    catalogues
        Catalogues of the program's own, by name.
    """

    answer_by: date | str = ""
    how_to_answer: str = ""
    form: str = ""
    has_drafts: bool = False
    templates: Mapping[str, str] = field(default_factory=dict)
    catalogues: Mapping[str, str] = field(default_factory=dict)


def invitations(
    plan: Plan, invited: Sequence[Invited], options: InvitationOptions | None = None
) -> Iterator[Batch]:
    """Yield the files of invitations to pairs: a batch per letter, sheet and forms last.

    Parameters
    ----------
    plan
        The plan.
    invited
        Who is asked, in order.
    options
        How letters are written.

    Raises
    ------
    BadRequest
        If a template of the program's own cannot be used.
    """
    post = _Post(plan, options or InvitationOptions(), len(invited))
    rows = []
    for one in invited:
        partner = " and ".join(_record(plan, other, "name") for other in one.partners)
        if isinstance(one.pair, Ring):
            context = _ring_context(plan, one.pair, one.person, post.tongue(one.person))
            yield post.letter("ring-invitation.md.j2", one.person, partner, context)
        else:
            context = _pair_context(plan, one.pair, one.person, post.tongue(one.person))
            yield post.letter("invitation.md.j2", one.person, partner, context)
        who = (one.person, _record(plan, one.person, "name"), _record(plan, one.person, "email"))
        rows += [(*who, other, _record(plan, other, "name"), "", "") for other in one.partners]
    yield post.sheets(ANSWER_COLUMNS, rows, has_shortlists=False)


def shortlist_letters(
    plan: Plan, people: Sequence[str], options: InvitationOptions | None = None
) -> Iterator[Batch]:
    """Yield the files of letters with shortlists, as :func:`invitations` does; ``people`` are ids."""
    post = _Post(plan, options or InvitationOptions(), len(people))
    rows = []
    for person in people:
        tongue = post.tongue(person)
        called = callings(plan, [listed.name for listed in plan.shortlists[person]], tongue)
        partners = [
            {
                "name": name,
                "named": named(name, _record(plan, listed.id, "department")),
                "department": _record(plan, listed.id, "department"),
                "teaches": ", ".join(listed.teaches),
                "learns": ", ".join(listed.learns),
            }
            for listed, (name, _) in zip(plan.shortlists[person], called, strict=True)
        ]
        ((name, first),) = callings(plan, [_record(plan, person, "name")], tongue)
        you = {"name": name, "first": first}
        yield post.letter("shortlist.md.j2", person, "", {"you": you, "partners": partners})
        rows.append((person, _record(plan, person, "name"), _record(plan, person, "email"), "", "", ""))
    yield post.sheets(PICK_COLUMNS, rows, has_shortlists=True)


class _Post:
    """Writes letters and remembers them for the mail-merge sheet."""

    def __init__(self, plan: Plan, options: InvitationOptions, number: int) -> None:
        ours = {name: template_text(name) for name in (*TEMPLATES, "answer-form.md.j2")}
        self._plan, self._options = plan, options
        self._templates = Templates(ours | dict(options.templates))
        self._tongues = Tongues(plan, options.catalogues)
        self._digits = len(str(number))
        self._sent: list[tuple[str, ...]] = []

    def tongue(self, person: str) -> Tongue:
        """Return the language that a person is written to in."""
        return self._tongues.of(person)

    def letter(self, template: str, person: str, about: str, context: Mapping[str, Any]) -> Batch:
        """Return the files of one letter."""
        tongue = self.tongue(person)
        told = {"program": self._program(tongue), **self._asking(tongue), **context}
        markdown = self._templates.fill(template, told, tongue)
        document = parse(markdown)
        name, address = _record(self._plan, person, "name"), _record(self._plan, person, "email")
        written = (tongue.language.value, document.subject, to_text(document))
        ((called, _),) = callings(self._plan, [name], tongue)
        self._sent.append((called, address, about, *written))
        stem = f"{str(len(self._sent)).zfill(self._digits)}-{slug(name)}"
        return (
            (f"letters/{stem}.html", self._page(document, tongue).encode()),
            (f"letters/{stem}.md", without_subject(markdown).encode()),
            *self._draft(stem, address, document, tongue),
        )

    def _program(self, tongue: Tongue) -> dict[str, Any]:
        settings = Meetings.model_validate(self._plan.program.get("meetings") or {})
        return program_context(self._plan, settings, tongue)

    def _asking(self, tongue: Tongue) -> dict[str, str]:
        day, options = self._options.answer_by, self._options
        how = tongue.say("use this form: {form}", form=options.form) if options.form else ""
        return {
            "answer_by": day if isinstance(day, str) else tongue.date(day),
            "how_to_answer": options.how_to_answer or how or tongue.say("reply to this mail"),
        }

    def sheets(self, columns: Sequence[str], rows: Sequence[Sequence[str]], *, has_shortlists: bool) -> Batch:
        """Return the mail-merge sheet, the sheet for answers, and the questions for a form."""
        form = {"program": self._program(self._tongues.program), "has_shortlists": has_shortlists}
        return (
            ("mail-merge.csv", csv_bytes(csv_text(MERGE_COLUMNS, self._sent))),
            ("mail-merge.xlsx", table_workbook("letters", MERGE_COLUMNS, self._sent)),
            ("answers.csv", csv_bytes(csv_text(columns, rows))),
            ("answers.xlsx", table_workbook("answers", columns, rows)),
            ("answer-form.md", self._templates.fill("answer-form.md.j2", form).encode()),
        )

    def _draft(self, stem: str, address: str, document: Document, tongue: Tongue) -> Batch:
        if not self._options.has_drafts:
            return ()
        mail = draft(address, document.subject, to_text(document), self._page(document, tongue), None)
        return ((f"drafts/{stem}.eml", mail),)

    def _page(self, document: Document, tongue: Tongue) -> str:
        return letter_page(document, program_name(self._plan), tongue.language.value)


def _ring_context(plan: Plan, ring: Ring, person: str, tongue: Tongue) -> dict[str, Any]:
    """Return what a letter may know of a ring: the reader's own two arrows."""
    steps = tuple(step.model_copy(update={"slot": None, "requests": (), "served": ()}) for step in ring.steps)
    bare = ring.model_copy(update={"steps": steps})
    at = [one.id for one in ring.people].index(person)
    context = member_context(ring_context(plan, bare, Meetings(), tongue), at)
    return {key: context[key] for key in ("you", "teacher", "learner")}


def _pair_context(plan: Plan, pair: Pair, person: str, tongue: Tongue) -> dict[str, Any]:
    """Return what a letter may know of a pair: the reader's own side."""
    bare = pair.model_copy(update={"slot": None})
    seen = own_pair(plan, bare)
    without = replace(
        seen,
        from_a=replace(seen.from_a, requests=(), served=()),
        from_b=replace(seen.from_b, requests=(), served=()),
    )
    settings = Meetings()
    ids = tuple(one.id for one in pair.people)
    filled = Filling(plan, without, ids, Schedule(settings.cadence, ()), settings, is_asked=True)
    context = filled.for_one(ids.index(person), tongue)
    return {key: context[key] for key in ("you", "partner", "sentences", "exchange")}


def _record(plan: Plan, person: str, field_: str) -> str:
    return str(plan.people.get(person, {}).get(field_, ""))
