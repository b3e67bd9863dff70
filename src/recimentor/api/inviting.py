"""Invitations: who is asked now, written as letters, and written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor.api.decisions import date_text, decisions_beside, stated, with_decisions
from recimentor.api.outputs import open_plan, own_letters
from recimentor.model.errors import BadRequest
from recimentor.model.finding import Finding
from recimentor.model.plan import Ring

if TYPE_CHECKING:
    from recimentor.insight.following.asking import Ask
    from recimentor.model.decisions import Decisions
    from recimentor.model.plan import Plan
    from recimentor.report import InvitationOptions

INVITATIONS_MARK: Final = ".recimentor-invitations"

Batch = tuple[tuple[str, bytes], ...]
_Entry = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class InviteRequest:
    """Whom to invite.

    Parameters
    ----------
    plan
        The plan.
    folder
        Where letters and sheets go: a new folder, an empty one, or that of earlier invitations.
    decisions
        Who was asked and answered; by default ``decisions.yaml`` beside the plan.
    date
        The day to write down.
    again
        Whether to write to people again who were asked before and have not answered.
    templates
        A folder with templates of the program's own.
    """

    plan: Path
    folder: Path
    decisions: Path | None = None
    date: dt.date | None = None
    again: bool = False
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Invitations:
    """What was written: letters, people asked before without an answer, people who wait, and findings."""

    num_letters: int
    num_before: int
    num_waiting: int
    path: Path
    findings: tuple[Finding, ...]


def invite(request: InviteRequest, options: InvitationOptions | None = None) -> Invitations:
    """Write an invitation to everybody who can be asked now, and write down that they were.

    Raises
    ------
    BadRequest
        If the program asks nobody, or a name under ``ask_first`` is not one person of the plan.
    InputMissing, BadInput, CannotWrite
        If files are not there, cannot be read, or cannot be written.
    """
    from recimentor.insight.following.asking import whom_to_ask

    plan, known, findings = stated(
        open_plan(request.plan), path := decisions_beside(request.plan, request.decisions)
    )
    if plan.program.get("consent") == "none":
        raise BadRequest("this program asks nobody (consent: none); its pairs count as confirmed")
    options = _with_templates(options, request.templates)
    if plan.shortlists:
        return _invite_to_choose(request, plan, known, options, path, findings)
    asking = whom_to_ask(plan, known, ask_first_of(plan))
    invited = sorted((*asking.now, *(asking.before if request.again else ())), key=_in_order)
    if invited:
        entries = [_entry(ask.person, other, request.date) for ask in invited for other in ask.partners]
        _write(request.folder, _letters(plan, invited, options), path, entries)
    num_before = 0 if request.again else len(asking.before)
    return Invitations(len(invited), num_before, len(asking.waiting), path, findings)


def _in_order(ask: Ask) -> tuple[bool, int]:
    """Return where a letter stands: pairs by their rank, then rings."""
    return isinstance(ask.pair, Ring), ask.pair.rank


def _letters(plan: Plan, invited: Sequence[Ask], options: InvitationOptions) -> Iterator[Batch]:
    from recimentor.report import Invited, invitations

    return invitations(plan, [Invited(ask.pair, ask.person, ask.partners) for ask in invited], options)


def _invite_to_choose(  # noqa: PLR0917 - the parts of one request
    request: InviteRequest,
    plan: Plan,
    known: Decisions,
    options: InvitationOptions,
    path: Path,
    findings: tuple[Finding, ...],
) -> Invitations:
    """Write shortlists to everybody who has one and has not chosen."""
    from recimentor.report import shortlist_letters

    asked, picked = known.asked_on(), known.last_picks()
    silent = [person for person in plan.shortlists if person not in picked]
    before = [
        person for person in silent if all((person, one.id) in asked for one in plan.shortlists[person])
    ]
    people = silent if request.again else [person for person in silent if person not in before]
    if people:
        entries = [
            _entry(person, one.id, request.date) for person in people for one in plan.shortlists[person]
        ]
        _write(request.folder, shortlist_letters(plan, people, options), path, entries)
    return Invitations(len(people), 0 if request.again else len(before), 0, path, findings)


def _write(folder: Path, letters: Iterator[Batch], path: Path, entries: Sequence[_Entry]) -> None:
    """Write letters, and that they were written: both stand, or neither."""
    from recimentor.files import held
    from recimentor.files.folder import write_folder

    with held([path.parent, folder.absolute().parent]):
        write_folder(
            folder, letters, mark=INVITATIONS_MARK, also=lambda: {path: with_decisions(path, entries)}
        )


def _entry(person: str, partner: str, date: dt.date | None) -> _Entry:
    return "asked", {"person": person, "partner": partner, "date": date_text(date)}


def ask_first_of(plan: Plan) -> frozenset[str]:
    """Return the ids of people who are asked a step ahead; the program may name them by name."""
    from recimentor.intake.people.roll import roll_of_records

    roll = roll_of_records(plan.people)
    found = set()
    for name in plan.program.get("ask_first", ()):
        people = roll.find(str(name))
        if len(people) > 1:
            raise BadRequest("a name under ask_first means several people; use an id")
        # Somebody who is not in this pool has nobody to be asked about.
        found |= set(people)
    return frozenset(found)


def _with_templates(options: InvitationOptions | None, folder: Path | None) -> InvitationOptions:
    from dataclasses import replace

    from recimentor.report import INVITATION_TEMPLATES, InvitationOptions

    options = options or InvitationOptions()
    if folder is None:
        return options
    texts, catalogues = own_letters(folder, INVITATION_TEMPLATES)
    if not texts and not catalogues:
        raise BadRequest(f"{folder} holds none of {', '.join(INVITATION_TEMPLATES)}")
    return replace(options, templates=texts, catalogues=catalogues)
