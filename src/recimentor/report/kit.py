"""The kit: what each pair is handed, and letters to everybody; files as values, one batch per pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from recimentor.model.addressing import different, slug, whole_name
from recimentor.model.names import same_text
from recimentor.model.plan import Pair, Person, Plan, Ring, RingStep, Slot, Unmatched
from recimentor.model.program import Meetings
from recimentor.report.audience import handed_out, own_pair, rings_handed_out
from recimentor.report.data import csv_bytes, csv_text
from recimentor.report.document import Document, parse, to_docx, to_text, without_subject
from recimentor.report.drafts import draft, letter_page
from recimentor.report.ics import Invitation, first_meeting, series, stable_uid
from recimentor.report.letters import Filling, Templates, callings, program_context
from recimentor.report.meetings import Schedule, cadence_for, schedule
from recimentor.report.ring_letters import RING_DOCUMENTS, member_context, ring_context, step_schedule
from recimentor.report.tongue import Tongue, Tongues, sets_names
from recimentor.report.words import program_name
from recimentor.report.workbook import table_workbook

#: One pair's files, or the letter of one person left over: path below the kit's folder, and content.
Batch = tuple[tuple[str, bytes], ...]

FORMATS = ("html", "md", "docx")
LETTER_COLUMNS = ("kind", "to_name", "to_email", "about", "language", "subject", "text", "folder")
_DOCUMENTS = ("agreement", "agenda", "meetings")
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class KitOptions:
    """What to put into a kit.

    Parameters
    ----------
    formats
        Of :data:`FORMATS`; ``docx`` needs the extra of that name.
    has_series
        Whether the calendar file holds all meetings; otherwise the first.
    has_drafts
        Whether to write a mail draft (``.eml``) for each letter.
    templates
        Templates of the program's own, by name.
    catalogues
        Catalogues of the program's own, by name.
    is_draft
        Whether pairs that are not confirmed get a kit too, to look at; without calendar file.
    """

    formats: tuple[str, ...] = ("html", "md")
    has_series: bool = False
    has_drafts: bool = False
    templates: Mapping[str, str] = field(default_factory=dict)
    catalogues: Mapping[str, str] = field(default_factory=dict)
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class _Letter:
    kind: str
    to_name: str
    to_email: str
    about: str
    folder: str
    tongue: Tongue

    def row(self, document: Document) -> tuple[str, ...]:
        text = to_text(document)
        told = self.about, self.tongue.language.value, document.subject, text
        return self.kind, self.to_name, self.to_email, *told, self.folder


def kit_size(plan: Plan, *, is_draft: bool = False) -> int:
    """Return how many batches :func:`kit` gives."""
    handed = len(_pairs(plan, is_draft=is_draft)) + len(_rings(plan, is_draft=is_draft))
    return handed + len(plan.unmatched) + 1


def _pairs(plan: Plan, *, is_draft: bool) -> tuple[Pair, ...]:
    """Return the pairs that get a kit; nobody is handed anything about somebody who was forgotten."""
    pairs = plan.pairs if is_draft else handed_out(plan)
    return tuple(sorted((pair for pair in pairs if not pair.is_of_forgotten), key=_by_names))


def _rings(plan: Plan, *, is_draft: bool) -> tuple[Ring, ...]:
    """Return the rings that get a kit, as :func:`_pairs` does."""
    rings = plan.rings if is_draft else rings_handed_out(plan)
    return tuple(sorted((ring for ring in rings if not ring.is_of_forgotten), key=_by_names))


def _by_names(group: Pair | Ring) -> tuple[tuple[str, str], ...]:
    """Return by what groups stand in a kit: the plan's own order tells whose score is higher."""
    return tuple((same_text(one.name), one.id) for one in group.people)


def _numbers(groups: Sequence[Pair | Ring]) -> dict[int, str]:
    """Return the number of each group's folder by its rank: the place by names, which tells no score."""
    digits = len(str(len(groups)))
    ordered = sorted(groups, key=_by_names)
    return {group.rank: str(at).zfill(digits) for at, group in enumerate(ordered, 1)}


def kit(plan: Plan, options: KitOptions | None = None) -> Iterator[Batch]:
    """Yield the files of a kit: a batch per pair and per person left over, the sheet of all letters last.

    Where people are being asked, only confirmed pairs are handed anything.
    Everything is made from what the participants themselves may see; addresses stand only in the sheet of
    letters and in drafts, which are HR's.

    Parameters
    ----------
    plan
        Any plan.
    options
        What to put into it.

    Raises
    ------
    BadRequest
        If a template of the program's own cannot be used.
    """
    maker = _Maker(plan, options or KitOptions())
    for pair in _pairs(plan, is_draft=maker.options.is_draft):
        yield maker.pair(pair)
    for ring in _rings(plan, is_draft=maker.options.is_draft):
        yield maker.ring(ring)
    for left in plan.unmatched:
        yield maker.left_over(left)
    yield maker.letters()


class _Maker:
    def __init__(self, plan: Plan, options: KitOptions) -> None:
        self.plan, self.options = plan, options
        self.templates = Templates(options.templates)
        self.settings = Meetings.model_validate(plan.program.get("meetings") or {})
        self.tongues = Tongues(plan, options.catalogues)
        self.groups = Counter(
            one.id for pair in _pairs(plan, is_draft=options.is_draft) for one in pair.people
        )
        self.sent: list[tuple[_Letter, Document]] = []
        self.digits = len(str(len(plan.pairs)))
        self.numbers, self.ring_numbers = _numbers(plan.pairs), _numbers(plan.rings)

    def pair(self, pair: Pair) -> Batch:
        seen = own_pair(self.plan, pair)
        members = [pair.a, pair.b, *([pair.c] if pair.c else [])]
        wishes = [self.plan.people.get(one.id, {}).get("cadence", "") for one in members]
        meetings = schedule(pair.slot, self.settings, cadence_for(wishes, self.settings))
        ids = tuple(one.id for one in members)
        groups = tuple(self.groups[one] for one in ids)
        filled = Filling(self.plan, seen, ids, meetings, self.settings, groups)
        shared = self.tongues.of_all(ids)
        common = filled.common(shared)
        folder = f"pairs/{self.numbers[pair.rank]}-{slug(pair.a.name)}-{slug(pair.b.name)}"
        files: list[tuple[str, bytes]] = []
        for name in _DOCUMENTS:
            markdown = self.templates.fill(f"{name}.md.j2", common, shared)
            files += self._formats(f"{folder}/{name}", markdown, parse(markdown), shared)
        calendar = self._calendar(pair, members, meetings, shared)
        if calendar:
            stem = "meetings" if self.options.has_series else "first-meeting"
            files.append((f"{folder}/{stem}.ics", calendar))
        stems = different([slug(one.name) for one in members])
        for at, one in enumerate(members):
            context = filled.for_one(at, self.tongues.of(one.id))
            bare = _scheduling_only(filled.for_one(at, self.tongues.program))
            files += self._letters_to(one, stems[at], (context, bare), folder, calendar)
        return tuple(files)

    def ring(self, ring: Ring) -> Batch:
        """Return the files of a ring: agreement and agenda for three, a calendar file an arrow, letters."""
        shared = self.tongues.of_all([one.id for one in ring.people])
        common = ring_context(self.plan, ring, self.settings, shared)
        stems = different([slug(one.name) for one in ring.people])
        folder = f"rings/{self.ring_numbers[ring.rank]}-{'-'.join(stems)}"
        files: list[tuple[str, bytes]] = []
        for name in RING_DOCUMENTS:
            markdown = self.templates.fill(f"{name}.md.j2", common, shared)
            files += self._formats(f"{folder}/{name}", markdown, parse(markdown), shared)
        calendars = [self._step_calendar(ring, step, shared) for step in ring.steps]
        for at, calendar in enumerate(calendars):
            if calendar:
                ends = f"{stems[at]}-{stems[(at + 1) % len(stems)]}"
                files.append((f"{folder}/{ends}.ics", calendar))
        for at, one in enumerate(ring.people):
            tongue = self.tongues.of(one.id)
            context = member_context(ring_context(self.plan, ring, self.settings, tongue), at)
            about = f"{context['teacher']['name']} and {context['learner']['name']}"
            address = self.plan.people.get(one.id, {}).get("email", "")
            letter = _Letter("ring-letter", called(self.plan, one), address, about, folder, tongue)
            files += self._letter(letter, stems[at], context, calendars[at])
        return tuple(files)

    def _step_calendar(self, ring: Ring, step: RingStep, tongue: Tongue) -> bytes | None:
        meetings = step_schedule(self.plan, step, self.settings)
        if self.options.is_draft and ring.state != "confirmed":
            return None
        return self._series(step.slot, [step.teacher, step.learner], meetings, tongue)

    def _letters_to(
        self,
        one: Person,
        stem: str,
        contexts: tuple[Mapping[str, Any], Mapping[str, Any]],
        folder: str,
        calendar: bytes | None,
    ) -> list[tuple[str, bytes]]:
        """Return the letter to a person, and the one to whoever keeps their diary, with times alone."""
        context, bare = contexts
        record = self.plan.people.get(one.id, {})
        about = context["partner"]["name"]
        letter = _Letter(
            "letter", called(self.plan, one), record.get("email", ""), about, folder, self.tongues.of(one.id)
        )
        files = self._letter(letter, stem, context, calendar)
        if contact := record.get("contact", ""):
            asked = _Letter(
                "scheduling", called(self.plan, one), contact, about, folder, self.tongues.program
            )
            files += self._letter(asked, stem, bare, calendar)
        return files

    def _letter(
        self, letter: _Letter, stem: str, context: Mapping[str, Any], calendar: bytes | None
    ) -> list[tuple[str, bytes]]:
        markdown = self.templates.fill(f"{letter.kind}.md.j2", context, letter.tongue)
        document = parse(markdown)
        self.sent.append((letter, document))
        name = f"{letter.kind}-{stem}"
        files = self._formats(f"{letter.folder}/{name}", markdown, document, letter.tongue)
        if self.options.has_drafts:
            words = to_text(document)
            mail = draft(
                letter.to_email, document.subject, words, self._page(document, letter.tongue), calendar
            )
            files.append((f"drafts/{len(self.sent):05d}-{name}.eml", mail))
        return files

    def left_over(self, left: Unmatched) -> Batch:
        tongue = self.tongues.of(left.id)
        ((name, first),) = callings(self.plan, [left.name], tongue)
        program = program_context(self.plan, self.settings, tongue)
        context = {"program": program, "you": {"name": name, "first": first}}
        address = self.plan.people.get(left.id, {}).get("email", "")
        number = str(self.plan.unmatched.index(left) + 1).zfill(self.digits)
        folder = f"left-over/{number}"
        letter = _Letter("left-over", name, address, "", folder, tongue)
        return tuple(self._letter(letter, slug(left.name), context, None))

    def letters(self) -> Batch:
        rows = [letter.row(document) for letter, document in self.sent]
        sheet = table_workbook("letters", LETTER_COLUMNS, rows)
        return (("letters.csv", csv_bytes(csv_text(LETTER_COLUMNS, rows))), ("letters.xlsx", sheet))

    def _calendar(
        self, pair: Pair, members: Sequence[Person], meetings: Schedule, tongue: Tongue
    ) -> bytes | None:
        is_early = self.options.is_draft and pair.state != "confirmed"
        return None if is_early else self._series(pair.slot, members, meetings, tongue)

    def _series(
        self, slot: Slot | None, members: Sequence[Person], meetings: Schedule, tongue: Tongue
    ) -> bytes | None:
        if not meetings.meetings or slot is None:
            return None
        names = " / ".join(called(self.plan, one) for one in members)
        program = program_name(self.plan)
        start = self.settings.start
        what = "series" if self.options.has_series else "first"
        invitation = Invitation(
            uid=stable_uid(program, [one.id for one in members], what),
            summary=f"{program}: {names}",
            description=tongue.say("Bring the agenda and the agreement."),
            zone=slot.a.zone,
            stamp=datetime(start.year, start.month, start.day, tzinfo=UTC) if start else _NO_DATE,
        )
        if self.options.has_series:
            return series(invitation, meetings)
        return first_meeting(invitation, meetings.meetings[0])

    def _formats(
        self, stem: str, markdown: str, document: Document, tongue: Tongue
    ) -> list[tuple[str, bytes]]:
        makers = {
            "html": lambda: self._page(document, tongue).encode(),
            "md": lambda: without_subject(markdown).encode(),
            "docx": lambda: to_docx(document),
        }
        return [(f"{stem}.{format_}", makers[format_]()) for format_ in self.options.formats]

    def _page(self, document: Document, tongue: Tongue) -> str:
        return letter_page(document, program_name(self.plan), tongue.language.value)


def called(plan: Plan, person: Person) -> str:
    """Return a person's name as letters write it."""
    return whole_name(person.name) if sets_names(plan) else person.name


def _scheduling_only(context: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a letter without anything but names and times."""
    return {
        "program": {"name": context["program"]["name"]},
        "schedule": context["schedule"],
        "you": {"name": context["you"]["name"]},
        "partner": {"name": context["partner"]["name"]},
        "people": context["scheduled"],
    }
