"""Several rows of one person: the latest by the form's time stamp, or all of them joined."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from recimentor.intake.notebook import Notebook
from recimentor.intake.people.identities import draft_key
from recimentor.intake.people.rows import Draft
from recimentor.intake.values.stamps import Moments, moments_of
from recimentor.model.columns import Duplicates
from recimentor.model.counting import counted
from recimentor.model.names import same_text
from recimentor.model.participant import Offer, Want


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
        Takes ``older-answer``, ``rows-joined``, ``stamp-unread`` and ``stamp-unclear``.
    """
    if policy is Duplicates.ERROR and not settled:
        return list(drafts)
    groups: dict[str, list[Draft]] = {}
    for number, draft in enumerate(drafts):
        groups.setdefault(draft_key(draft) or f"\x00{number}", []).append(draft)
    moments = moments_of(draft.stamp for draft in drafts)
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


def _latest(group: Sequence[Draft], moments: Moments, notebook: Notebook) -> Draft:
    """Return the row with the latest stamp; the lowest one where some stamp cannot be read."""
    stamps = [draft.stamp for draft in group]
    is_known = all(stamp in moments.by_stamp for stamp in stamps)
    for draft in group:
        if draft.stamp and draft.stamp not in moments.by_stamp:
            notebook.gather("stamp-unread", draft.place.file, draft.place, _unread)
    if is_known and not moments.are_clear(stamps):
        notebook.gather("stamp-unclear", group[0].place.file, group[0].place, _unclear)
    order = sorted(range(len(group)), key=lambda k: (moments.by_stamp[stamps[k]] if is_known else (), k))
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


def _older(count: int) -> str:
    return f"{counted(count, 'older answer is', 'older answers are')} left aside: the person answered again."


def _rows_joined(count: int) -> str:
    return f"{counted(count, 'row is', 'rows are')} joined with an earlier row of the same person."


def _unread(count: int) -> str:
    stamps = counted(count, "time stamp", "time stamps")
    return f"{stamps} of people who answered more than once cannot be read; their lowest row counts."


def _unclear(count: int) -> str:
    people = counted(count, "person's", "people's")
    asked = "hangs on whether the day or the month comes first; the month is taken"
    return f"Which of {people} answers is the last {asked}."
