"""Both roles: a column that says whether a person teaches, learns or both."""

from __future__ import annotations

from collections.abc import Iterable

from recimentor.intake.notebook import Notebook
from recimentor.intake.people.rows import Draft
from recimentor.model.columns import Roles
from recimentor.model.counting import counted
from recimentor.model.participant import header_key


def take_roles(drafts: Iterable[Draft], roles: Roles, field: str, notebook: Notebook) -> None:
    """Leave unread what a role does not do: those who only teach want nothing, those who learn offer nothing.

    Parameters
    ----------
    drafts
        The rows; changed in place.
    roles
        The answers that mean either; any other answer means both.
    field
        The field or attribute that holds the role.
    notebook
        Takes ``role-not-read``.
    """
    teach = {header_key(answer) for answer in roles.teach}
    learn = {header_key(answer) for answer in roles.learn}
    for draft in drafts:
        answer = header_key(_answer(draft, field))
        unread = "wants" if answer in teach else "offers" if answer in learn else ""
        if unread and draft.values.get(unread):
            notebook.gather("role-not-read", draft.place.file, draft.place, _unread)
        if unread:
            draft.values[unread] = ()


def _unread(count: int) -> str:
    people = counted(count, "person", "people")
    return f"{people} answered for both sides, and their role says one: the other half is not read."


def _answer(draft: Draft, field: str) -> str:
    if draft.values.get(field):
        return str(draft.values[field])
    attributes = draft.values.get("attributes", ())
    return next((text for name, text in attributes if header_key(name) == header_key(field)), "")
