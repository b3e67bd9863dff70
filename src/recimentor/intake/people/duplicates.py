"""Several rows of one person: the latest by the form's time stamp, or all of them joined."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from recimentor.intake.notebook import Notebook, counted
from recimentor.intake.people.identities import draft_key
from recimentor.intake.people.rows import Draft
from recimentor.model.columns import Duplicates
from recimentor.model.names import same_text
from recimentor.model.skill import Offer, Want

_STAMP = re.compile(
    r"^\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?)?",
    re.IGNORECASE,
)
_MONTHS, _NOON, _LONGEST_DAY = 12, 12, 31

Moment = tuple[int, int, int, int, int, int]


def settle_duplicates(
    drafts: Sequence[Draft],
    policy: Duplicates,
    notebook: Notebook,
    *,
    settled: Collection[str] = (),
) -> list[Draft]:
    """Return one draft per person where the program says how; all of them where repeating is an error.

    Parameters
    ----------
    drafts
        One per row, in the order of the sources.
    policy
        ``latest``: the row with the latest time stamp, else the lowest one, counts. ``join``: lists of all
        rows are put together, and the first answer to anything else counts.
    settled
        Ids, in their comparing form, of people whose latest row counts whatever the policy is.
    notebook
        Takes ``older-answer`` and ``rows-joined``.
    """
    if policy is Duplicates.ERROR and not settled:
        return list(drafts)
    groups: dict[str, list[Draft]] = {}
    for number, draft in enumerate(drafts):
        groups.setdefault(draft_key(draft) or f"\x00{number}", []).append(draft)
    moments = _moments(draft.stamp for draft in drafts)
    kept = []
    for group in groups.values():
        is_settled = same_text(group[0].id) in settled
        if len(group) == 1 or (policy is Duplicates.ERROR and not is_settled):
            kept += group
        elif policy is Duplicates.LATEST or is_settled:
            kept.append(_latest(group, moments, notebook))
        else:
            kept.append(_joined(group, notebook))
    return kept


def _latest(group: Sequence[Draft], moments: dict[str, Moment], notebook: Notebook) -> Draft:
    known = all(draft.stamp in moments for draft in group)
    order = sorted(range(len(group)), key=lambda k: (moments[group[k].stamp] if known else (), k))
    for k in order[:-1]:
        notebook.gather("older-answer", group[k].place.file, group[k].place, _older)
    return group[order[-1]]


def _joined(group: Sequence[Draft], notebook: Notebook) -> Draft:
    first = replace(group[0], values=dict(group[0].values), mentions=dict(group[0].mentions))
    first.faults = [fault for draft in group for fault in draft.faults]
    first.doubts = [doubt for draft in group for doubt in draft.doubts]
    for draft in group[1:]:
        notebook.gather("rows-joined", draft.place.file, draft.place, _rows_joined)
        for name, value in draft.values.items():
            first.values[name] = _put_together(first.values.get(name), value)
        for name, mentions in draft.mentions.items():
            first.mentions[name] = [*first.mentions.get(name, []), *mentions]
    return first


def _put_together(former: object, value: object) -> object:
    """Return two answers as one: skills by their higher level, lists in order, else the first."""
    if not isinstance(former, tuple) or not isinstance(value, tuple):
        return value if former in {None, ""} else former
    found: dict[object, object] = {}
    for item in (*former, *value):
        key = item.key if isinstance(item, Offer | Want) else item
        if key not in found or _number(item) > _number(found[key]):
            found[key] = item
    joined = tuple(found.values())
    if not all(isinstance(item, tuple) for item in joined):
        return joined
    attributes = {item[0]: item for item in reversed(joined) if isinstance(item, tuple)}
    return tuple(sorted(attributes.values()))


def _number(item: object) -> int:
    if isinstance(item, Offer):
        return item.level or 0
    return item.priority or 0 if isinstance(item, Want) else 0


def _moments(stamps: Iterable[str]) -> dict[str, Moment]:
    """Return the moment of each time stamp that can be read; day or month first is told from all of them."""
    found = {stamp: match.groups() for stamp in stamps if (match := _STAMP.match(stamp))}
    day_first = any(len(p[0]) <= 2 and _MONTHS < int(p[0]) <= _LONGEST_DAY for p in found.values())  # noqa: PLR2004
    return {stamp: _moment(parts, day_first=day_first) for stamp, parts in found.items()}


def _moment(parts: tuple[str | None, ...], *, day_first: bool) -> Moment:
    first, second, third = (int(part or 0) for part in parts[:3])
    if first > _LONGEST_DAY:
        year, month, day = first, second, third
    else:
        year = third
        month, day = (second, first) if day_first else (first, second)
    hour, minute, second_of_minute = (int(part or 0) for part in parts[3:6])
    if parts[6]:
        hour = hour % _NOON + (_NOON if parts[6].casefold() == "pm" else 0)
    return year, month, day, hour, minute, second_of_minute


def _older(count: int) -> str:
    return f"{counted(count, 'older answer is', 'older answers are')} left aside: the person answered again."


def _rows_joined(count: int) -> str:
    return f"{counted(count, 'row is', 'rows are')} joined with an earlier row of the same person."
