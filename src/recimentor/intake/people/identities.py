"""Drafts to people: ids that nobody shares, and the people whom rows name found by id, name or e-mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from recimentor.intake.notebook import Notebook, counted, nearest
from recimentor.intake.people.rows import Draft, Mention
from recimentor.model.names import same_text
from recimentor.model.participant import Participant

_MENTIONS = ("prefer", "avoid", "knows", "manager")
_ID_WORDS = {"id": "id", "email": "e-mail", "name": "name"}


@dataclass(slots=True)
class Register:
    """Who is in the pool, found by id, e-mail or name; and managers whom an organisation file knows."""

    ids: dict[str, Draft] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    def enter(self, draft: Draft) -> None:
        """Add a person under their id, e-mail and name."""
        self.ids[draft.id] = draft
        for name in {
            same_text(draft.id),
            same_text(draft.values.get("email", "")),
            same_text(draft.values["name"]),
        }:
            if name:
                self.aliases.setdefault(name, []).append(draft.id)

    def find(self, text: str) -> list[str]:
        """Return the ids that a text may stand for: the exact id, else everybody it names."""
        return [text] if text in self.ids else self.aliases.get(same_text(text), [])


def draft_key(draft: Draft) -> str:
    """Return what no two people share: the id as it is, an e-mail or name in any case; or nothing."""
    return draft.id if draft.id_from == "id" else same_text(draft.id)


def register_all(drafts: Sequence[Draft]) -> Register:
    """Return the register of everybody; a repeated id is a fault of the later row, which is left out."""
    register = Register()
    taken: dict[str, Draft] = {}
    for draft in drafts:
        if not draft.id:
            continue
        former = taken.get(draft_key(draft)) or register.ids.get(draft.id)
        if former is not None:
            _tell_duplicate(draft, former)
            continue
        taken[draft_key(draft)] = draft
        register.enter(draft)
    return register


def participants_of(register: Register, notebook: Notebook) -> tuple[Participant, ...]:
    """Return the people of a register sorted by id, with everybody they name found.

    Parameters
    ----------
    register
        Everybody in the pool.
    notebook
        Takes ``unknown-person`` and ``ambiguous-person``.
    """
    people = [_participant(draft, register, notebook) for draft in register.ids.values()]
    return tuple(sorted(people, key=lambda person: person.id))


def is_quotable(draft: Draft) -> bool:
    """Return whether a person's id may stand in a finding: it is neither a name nor an e-mail."""
    return (
        draft.id_from == "id"
        and "@" not in draft.id
        and same_text(draft.id) != same_text(draft.values["name"])
    )


def with_side(person: Participant, side: str) -> Participant:
    """Return the person on a side."""
    return replace(person, side=side)


def _tell_duplicate(draft: Draft, former: Draft) -> None:
    quoted = f' "{draft.id}"' if is_quotable(draft) else ""
    message = f"The {_ID_WORDS[draft.id_from]}{quoted} is already used at {former.id_place}."
    fix = "Rename one, or remove the repeated row."
    if draft.id_from == "name":
        fix = "Give both an id or an e-mail, or remove the repeated row."
    elif draft.stamp:
        fix = "Remove the older row, or set `duplicates: latest` to keep everybody's last answer."
    draft.tell("id", "duplicate-id", draft.id_place, message, fix)
    name, finding = draft.faults[-1]
    draft.faults[-1] = (name, replace(finding, also=(former.id_place,)))


def _participant(draft: Draft, register: Register, notebook: Notebook) -> Participant:
    values: dict[str, Any] = dict(draft.values)
    for name in _MENTIONS:
        mentions = draft.mentions.get(name, [])
        found = [one for mention in mentions for one in _resolve(draft, name, mention, register, notebook)]
        if name == "manager":
            values[name] = found[0] if found else ""
        else:
            values[name] = tuple(
                dict.fromkeys(one for one in found if one in register.ids and one != draft.id)
            )
    return Participant(id=draft.id, **values)


def _resolve(draft: Draft, name: str, mention: Mention, register: Register, notebook: Notebook) -> list[str]:
    """Return the ids that a mention stands for; a manager who is not in the pool stays as typed."""
    texts = [mention.text]
    if not register.find(mention.text) and ("," in mention.text or " " in mention.text):
        texts = _parts_of(mention.text, register)
    ids: list[str] = []
    for text in texts:
        found = register.find(text)
        if len(found) == 1:
            ids += found
        elif found:
            rows = ", ".join(str(register.ids[one].place) for one in found)
            message = f"{counted(len(found), 'person', 'people')} could be meant in {name}: see {rows}."
            places = [register.ids[one].place for one in found]
            notebook.add("ambiguous-person", mention.place, message, also=places)
        elif name == "manager" and same_text(text) in register.elsewhere:
            ids.append(register.elsewhere[same_text(text)])
        elif name == "manager":
            notebook.gather("unknown-person", f"manager {mention.place.file}", mention.place, _managers)
            ids.append(text)
        else:
            _tell_unknown(draft, name, replace(mention, text=text), register, notebook)
    return ids


def _parts_of(text: str, register: Register) -> list[str]:
    """Return a list of people that commas separate, or spaces where every part is an id."""
    if "," in text:
        return [part.strip() for part in text.split(",") if part.strip()]
    parts = text.split()
    return parts if all(part in register.ids for part in parts) else [text]


def _tell_unknown(draft: Draft, name: str, mention: Mention, register: Register, notebook: Notebook) -> None:
    near = nearest(mention.text, list(register.aliases))
    hint = "."
    if near is not None:
        meant = register.ids[register.aliases[near][0]]
        hint = f'; did you mean "{meant.id}"?' if is_quotable(meant) else f"; did you mean {_row_of(meant)}?"
    person_id = draft.id if is_quotable(draft) else ""
    message = f"{name} names somebody who is not in the pool{hint}"
    notebook.add("unknown-person", mention.place, message, person_id=person_id)


def _row_of(draft: Draft) -> str:
    return f"the person at {draft.place}"


def _managers(count: int) -> str:
    people = counted(count, "manager is", "managers are")
    return f"{people} not in the pool: reporting lines through them are followed only one step."
