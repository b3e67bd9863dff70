"""What an archive says of its owner, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Table, text_of
from recimentor.model.finding import Place
from recimentor.model.names import same_text
from recimentor.model.participant import Participant, header_key


class Sheet:
    """One file of an archive, its cells found by header."""

    def __init__(self, table: Table) -> None:
        self._at = {header_key(header): index for index, header in enumerate(table.headers)}
        self._table = table

    def rows(self) -> Iterator[dict[str, str]]:
        """Yield the rows as texts by the key of their header."""
        for record in self._table.records:
            yield {key: text_of(record.values[index]) for key, index in self._at.items()}


Sheets = dict[str, Sheet]


@dataclass(frozen=True, slots=True)
class Member:
    """The owner of an archive, ready to be written as a participant.

    Parameters
    ----------
    name, email
        As LinkedIn has them; the e-mail is the primary one.
    headline, job_title, employer
        What they say of themselves and their current position.
    location
        Free text.
    skills, languages
        Their own lists; nobody rated them.
    knows
        Ids of people of the pool among their connections, where these were read.
    """

    name: str
    email: str = ""
    headline: str = ""
    job_title: str = ""
    employer: str = ""
    location: str = ""
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id that a participant of this record has: the e-mail, else the name."""
        return self.email or self.name


def member_of(path: str, sheets: Sheets, notebook: Notebook) -> Member | None:
    """Return the owner of an archive; None with a finding where the profile names nobody."""
    profile = next(sheets["profile.csv"].rows(), None) if "profile.csv" in sheets else None
    name = "" if profile is None else f"{profile.get('firstname', '')} {profile.get('lastname', '')}".strip()
    if profile is None or not name:
        notebook.add("archive-partial", Place(path), "The profile in this archive names nobody.")
        return None
    position = _current_position(sheets)
    return Member(
        name=name,
        email=_primary_email(sheets),
        headline=profile.get("headline", ""),
        job_title=position.get("title", ""),
        employer=position.get("companyname", ""),
        location=profile.get("geolocation", "") or profile.get("country", ""),
        skills=_names_in(sheets, "skills.csv"),
        languages=_names_in(sheets, "languages.csv"),
    )


def with_connections(
    member: Member, sheets: Sheets, members: Sequence[Member], pool: Sequence[Participant]
) -> Member:
    """Return the member with the ids of people of the pool among their connections.

    Deleted members have neither name nor e-mail and are left out; a name that two people of the pool share
    says nothing.
    """
    if "connections.csv" not in sheets:
        return member
    called: dict[str, set[str]] = {}
    everybody = [(one.id, one.name, one.email) for one in members]
    everybody += [(one.id, one.name, one.email) for one in pool]
    for person_id, *names in everybody:
        for text in {same_text(name) for name in names} - {""}:
            called.setdefault(text, set()).add(person_id)
    known: set[str] = set()
    for row in sheets["connections.csv"].rows():
        name = f"{row.get('firstname', '')} {row.get('lastname', '')}".strip()
        for text in (row.get("emailaddress", ""), name):
            ids = called.get(same_text(text), set()) if text else set()
            if len(ids) == 1:
                known |= ids
                break
    return replace(member, knows=tuple(sorted(known - {member.id})))


def members_to_yaml(members: Sequence[Member]) -> str:
    """Return members as a file of participants; what nobody said is left out."""
    import yaml

    records = [_record(member) for member in sorted(members, key=lambda member: member.id)]
    head = (
        "# Participants from LinkedIn archives. Nobody says there what they want to learn: add `wants:`,\n"
        "# and levels to `offers:` (1 has touched it, 3 can help a beginner, 5 could run a course).\n"
    )
    text: str = yaml.safe_dump({"participants": records}, allow_unicode=True, sort_keys=False, width=100)
    return head + text


def _record(member: Member) -> dict[str, Any]:
    record = {
        "name": member.name,
        "email": member.email,
        "offers": list(member.skills),
        "wants": [],
        "languages": list(member.languages),
        "headline": member.headline,
        "job title": member.job_title,
        "employer": member.employer,
        "geo location": member.location,
        "knows": list(member.knows),
    }
    needed = {"name", "offers", "wants"}
    return {key: value for key, value in record.items() if value or key in needed}


def _current_position(sheets: Sheets) -> dict[str, str]:
    """Return the position that has not ended, the first of several: LinkedIn lists the latest first."""
    rows = list(sheets["positions.csv"].rows()) if "positions.csv" in sheets else []
    return next((row for row in rows if not row.get("finishedon")), {})


def _primary_email(sheets: Sheets) -> str:
    rows = list(sheets["emailaddresses.csv"].rows()) if "emailaddresses.csv" in sheets else []
    primary = [row for row in rows if header_key(row.get("primary", "")) == "yes"]
    return next((row["emailaddress"] for row in (*primary, *rows) if row.get("emailaddress")), "")


def _names_in(sheets: Sheets, file: str) -> tuple[str, ...]:
    if file not in sheets:
        return ()
    names = [row.get("name", "") for row in sheets[file].rows()]
    return tuple(dict.fromkeys(name for name in names if name))
