"""Ladders: values that stand in an order, such as grades."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recimentor.model.names import same_value

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
#: ``3-5`` and ``10+``, as forms ask for years: the lower end stands for them.
_RANGE = re.compile(r"(?<!\d)(\d+)\s*(?:[-\u2010-\u2015]\s*\d+|\+)")


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
        Comparing form of a value: step. Values that the ladder lacks are absent. ``None`` where no ladder
        is given and the
        values do not order themselves.
    """
    if ladder:
        return {same_value(value): step for step, value in reversed(list(enumerate(ladder)))}
    known = sorted({same_value(value) for value in values} - {""})
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
