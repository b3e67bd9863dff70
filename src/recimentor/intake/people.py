"""Drafts to people: ids that nobody shares, and the people whom rows name found by id, name or e-mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from recimentor.intake.notebook import Notebook, counted, nearest
from recimentor.intake.rows import Draft, Mention
from recimentor.model.finding import Place
from recimentor.model.participant import Participant

_MENTIONS = ("prefer", "avoid", "knows", "manager")


@dataclass(slots=True)
class Register:
    """Who is in the pool, found by id, e-mail or name."""

    ids: dict[str, Draft] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=dict)

    def enter(self, draft: Draft) -> None:
        """Add a person under their id, e-mail and name."""
        self.ids[draft.id] = draft
        for name in {fold(draft.id), fold(draft.values.get("email", "")), fold(draft.values["name"])}:
            if name:
                self.aliases.setdefault(name, []).append(draft.id)

    def find(self, text: str) -> list[str]:
        """Return the ids that a text may stand for: the exact id, else everybody it names."""
        return [text] if text in self.ids else self.aliases.get(fold(text), [])


def fold(text: str) -> str:
    """Return the form under which ids, names and e-mails compare: case folded, spaces collapsed."""
    return " ".join(text.casefold().split())


def settle(drafts: Sequence[Draft], notebook: Notebook) -> tuple[tuple[Participant, ...], dict[str, Place]]:
    """Return the people of the pool sorted by id, and the row of each.

    Parameters
    ----------
    drafts
        One per row, in the order of the sources.
    notebook
        Takes ``duplicate-id``, ``unknown-person`` and ``ambiguous-person``.
    """
    register = Register()
    folded: dict[str, Draft] = {}
    for draft in drafts:
        if not draft.id:
            continue
        key = draft.id if draft.id_from == "id" else fold(draft.id)
        former = folded.get(key) or register.ids.get(draft.id)
        if former is not None:
            _tell_duplicate(draft, former, notebook)
            continue
        folded[key] = draft
        register.enter(draft)
    people = [_participant(draft, register, notebook) for draft in register.ids.values()]
    places = {person_id: draft.place for person_id, draft in register.ids.items()}
    return tuple(sorted(people, key=lambda person: person.id)), places


def is_quotable(draft: Draft) -> bool:
    """Return whether a person's id may stand in a finding: it is neither a name nor an e-mail."""
    return draft.id_from == "id" and "@" not in draft.id and fold(draft.id) != fold(draft.values["name"])


def _tell_duplicate(draft: Draft, former: Draft, notebook: Notebook) -> None:
    place, first = draft.id_place or draft.place, former.id_place or former.place
    what = {"id": "id", "email": "e-mail", "name": "name"}[draft.id_from]
    quoted = f' "{draft.id}"' if is_quotable(draft) else ""
    message = f"The {what}{quoted} is already used at {first}."
    fix = "Rename one, or remove the repeated row."
    if draft.id_from == "name":
        fix = "Give both an id or an e-mail, or remove the repeated row."
    notebook.add("duplicate-id", place, message, fix, also=[first])


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
    if not register.find(mention.text) and "," in mention.text:
        texts = [part.strip() for part in mention.text.split(",") if part.strip()]
    ids: list[str] = []
    for text in texts:
        found = register.find(text)
        if len(found) == 1:
            ids += found
        elif found:
            rows = ", ".join(str(register.ids[one].place) for one in found)
            message = f"{counted(len(found), 'person', 'people')} could be meant in {name}: see {rows}."
            notebook.add(
                "ambiguous-person", mention.place, message, also=[register.ids[i].place for i in found]
            )
        elif name == "manager":
            notebook.gather("unknown-person", f"manager {mention.place.file}", mention.place, _managers)
            ids.append(text)
        else:
            _tell_unknown(draft, name, replace(mention, text=text), register, notebook)
    return ids


def _tell_unknown(draft: Draft, name: str, mention: Mention, register: Register, notebook: Notebook) -> None:
    near = nearest(mention.text, list(register.aliases))
    hint = "."
    if near is not None:
        meant = register.ids[register.aliases[near][0]]
        hint = (
            f'; did you mean "{meant.id}"?'
            if is_quotable(meant)
            else f"; did you mean the person at {meant.place}?"
        )
    person_id = draft.id if is_quotable(draft) else ""
    message = f"{name} names somebody who is not in the pool{hint}"
    notebook.add("unknown-person", mention.place, message, person_id=person_id)


def _managers(count: int) -> str:
    people = counted(count, "manager is", "managers are")
    return f"{people} not in the pool: reporting lines through them are followed only one step."


def with_side(person: Participant, side: str) -> Participant:
    """Return the person on a side."""
    return replace(person, side=side)
