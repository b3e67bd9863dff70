"""Cells that may be meant otherwise than they were read, each column told once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from recimentor.intake.notebook import Notebook
from recimentor.intake.people.rows import Doubt, Draft
from recimentor.model.counting import counted

_MESSAGES: dict[str, Callable[[int], str]] = {
    "list-unclear": lambda n: (
        f'In {counted(n, "cell", "cells")} a comma, slash or "and" may part two skills or belong to one.'
    ),
    "level-unclear": lambda n: (
        f"In {counted(n, 'cell', 'cells')} a number beside a skill is no level for sure; it is not read."
    ),
    "level-rounded": lambda n: (
        f"{counted(n, 'level lies', 'levels lie')} between two levels, and is rounded."
    ),
    "hours-assumed": lambda n: (
        f"{counted(n, 'answer leaves', 'answers leave')} hours to be guessed; read by usual working hours: "
        "9-5 as 09:00-17:00, 2-4 as 14:00-16:00, a morning as 09:00-12:00, a day as 09:00-17:00."
    ),
    "want-with-level": lambda n: (
        f"{counted(n, 'want says', 'wants say')} how well the skill is known already; that is no priority."
    ),
}


#: What is in doubt about one cell, for the mending sheet; the other codes leave nothing to decide.
WHY = {
    "list-unclear": "Is this one skill or several? Put `;` between two.",
    "level-unclear": "A number or time stands with a skill; is it a level? Write it like Python:4.",
    "hours-assumed": "The hours are guessed; are these meant?",
}


def tell_doubts(drafts: Iterable[Draft], notebook: Notebook) -> None:
    """Tell the doubts of all rows, one finding for each column and kind.

    Takes ``hours-assumed``, ``list-unclear``, ``level-unclear``, ``level-rounded`` and ``want-with-level``.
    """
    for draft in drafts:
        for doubt in draft.doubts:
            place = doubt.place
            topic = f"{place.file}!{place.sheet}!{place.header}!{doubt.field}"
            notebook.gather(doubt.code, topic, place, _MESSAGES[doubt.code], fix=_fix(doubt))


def _fix(doubt: Doubt) -> str:
    """Return the line to paste, where one line settles the column."""
    if doubt.code != "list-unclear" or not doubt.place.header:
        return ""
    header = json.dumps(" ".join(doubt.place.header.split()), ensure_ascii=False)
    return (
        f'Look there. If commas always part: `columns: {{{doubt.field}: {{from: {header}, split: ","}}}}`; '
        f"name the choices that hold one under `choices:`."
    )
