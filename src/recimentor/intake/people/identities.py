"""Drafts to a register of people: ids that nobody shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from recimentor.intake.people.rows import Draft
from recimentor.model.names import same_text
from recimentor.model.participant import Participant

_ID_WORDS = {"id": "id", "email": "e-mail", "name": "name"}


@dataclass(slots=True)
class Register:
    """Who is in the pool, by id, and by everything that they are called."""

    ids: dict[str, Draft] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=dict)

    def enter(self, draft: Draft) -> None:
        """Add a person under their id, e-mail and name."""
        self.ids[draft.id] = draft
        for name in called_by(draft):
            self.aliases.setdefault(name, []).append(draft.id)


def called_by(draft: Draft) -> tuple[str, ...]:
    """Return everything that a row calls its own person, in the comparing form."""
    texts = (draft.id, draft.values.get("email", ""), draft.values["name"])
    return tuple(dict.fromkeys(form for text in texts if (form := same_text(text))))


def draft_key(draft: Draft) -> str:
    """Return what no two people share: the id in the comparing form, or nothing."""
    return same_text(draft.id)


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
