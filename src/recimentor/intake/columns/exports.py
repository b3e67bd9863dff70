"""What form tools add to every export: answer numbers, times, the account that was signed in."""

from __future__ import annotations

from recimentor.intake.columns.fields import field_of
from recimentor.intake.reading.cells import Table, text_of
from recimentor.model.names import same_text
from recimentor.model.participant import header_key

#: The first columns of a Microsoft Forms export.
MICROSOFT = ("id", "starttime", "completiontime", "email", "name")
_MICROSOFT_NUMBERS = frozenset({"id", "starttime", "lastmodifiedtime"})
#: The language in which the form was shown, behind the account.
_MICROSOFT_SHOWN_IN = "language"
_TYPEFORM_NUMBERS = frozenset({"networkid", "responsetype", "startdateutc", "stagedateutc", "submitid"})
_FEWEST_SAME = 2
#: Google Forms puts the collected e-mail second.
_FIRST_OF_GOOGLE = 3
_GOOGLE_ACCOUNT = frozenset({"emailaddress", "username"})


def columns_of_tool(table: Table) -> frozenset[int]:
    """Return the columns that a form tool added and that say nothing of the person.

    The number and start time of an answer, and the account's e-mail and name where these are the same in
    every row (``anonymous``) or where the form asks for them itself.
    """
    keys = [header_key(header) for header in table.headers]
    if keys[:1] == ["timestamp"] and (collected := _collected_by_google(keys)) is not None:
        return frozenset({collected})
    if tuple(keys[: len(MICROSOFT)]) != MICROSOFT:
        return frozenset(index for index, key in enumerate(keys) if key in _TYPEFORM_NUMBERS)
    added = {index for index, key in enumerate(keys) if key in _MICROSOFT_NUMBERS}
    later = keys[len(MICROSOFT) :]
    added |= {len(MICROSOFT)} if later[:1] == [_MICROSOFT_SHOWN_IN] else set()
    for index in (keys.index("email"), keys.index("name")):
        texts = {same_text(text_of(record.values[index])) for record in table.records} - {""}
        is_constant = len(table.records) >= _FEWEST_SAME and len(texts) <= 1
        if is_constant or _asks_itself(keys[index], later):
            added.add(index)
    return frozenset(added)


def _collected_by_google(keys: list[str]) -> int | None:
    """Return the column of the account's e-mail, where the form asks for an e-mail itself."""
    collected = next((k for k, key in enumerate(keys[:_FIRST_OF_GOOGLE]) if key in _GOOGLE_ACCOUNT), None)
    if collected is None:
        return None
    asked = (field_of(key) for k, key in enumerate(keys) if k != collected)
    is_asked = any(entry is not None and entry.name == "email" for entry in asked)
    return collected if is_asked else None


def _asks_itself(what: str, later: list[str]) -> bool:
    if what == "email":
        return any("email" in key for key in later)
    return any(key in {"fullname", "yourname", "yourfullname"} for key in later) or "lastname" in later
