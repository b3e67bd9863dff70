"""Ladders: values that stand in an order, such as grades."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
#: ``3-5`` and ``10+``, as forms ask for years: the lower end stands for them.
_RANGE = re.compile(r"(\d+)\s*(?:[-\u2010-\u2015]\s*\d+|\+)")


def plain(value: str) -> str:
    """Return the form under which two values of a field compare: case and spaces do not matter."""
    return " ".join(value.split()).casefold()


def ladder_steps(values: Iterable[str], ladder: Sequence[str] = ()) -> dict[str, int] | None:
    """Return the step on which each value of a field stands.

    Parameters
    ----------
    values
        The values that occur; blanks are left aside.
    ladder
        The order as the program states it, from one end to the other. Without one, values order themselves
        where they differ by one number alone: ``7, 8, 9`` or ``Grade 6, Grade 7``; each number is its step,
        and the lower end of a range such as ``3-5`` or ``10+``.

    Returns
    -------
    dict or None
        Plain value: step. Values that the ladder lacks are absent. ``None`` where no ladder is given and the
        values do not order themselves.
    """
    if ladder:
        return {plain(value): step for step, value in reversed(list(enumerate(ladder)))}
    known = sorted({plain(value) for value in values} - {""})
    steps: dict[str, int] = {}
    frames = set()
    for value in known:
        lower = _RANGE.sub(r"\1", value)
        numbers = _NUMBER.findall(lower)
        if len(numbers) != 1 or not float(numbers[0]).is_integer():
            return None
        steps[value] = int(float(numbers[0]))
        frames.add(_NUMBER.sub("", lower).strip())
    return steps if len(frames) <= 1 else None
