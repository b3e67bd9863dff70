"""Weekly windows of free time as people type them: ``Mon 09:00-12:00``, ``7:00-8:00pm Th``."""

from __future__ import annotations

import re

from recimentor.model.participant import Window

_DAY_WORDS = (
    ("monday", "mon", "mo", "m", "montag", "lundi", "lun"),
    ("tuesday", "tues", "tue", "tu", "t", "dienstag", "di", "mardi"),
    ("wednesday", "wed", "we", "w", "mittwoch", "mi", "mercredi", "mer"),
    ("thursday", "thurs", "thur", "thu", "th", "donnerstag", "do", "jeudi", "jeu"),
    ("friday", "fri", "fr", "f", "freitag", "vendredi", "ven"),
    ("saturday", "sat", "sa", "samstag", "samedi", "sam"),
    ("sunday", "sun", "su", "sonntag", "so", "dimanche", "dim"),
)
_DAYS: dict[str, tuple[int, ...]] = {word: (day,) for day, words in enumerate(_DAY_WORDS) for word in words}
_SPANS = {"weekdays": tuple(range(5)), "daily": tuple(range(7)), "weekends": (5, 6)}
_DAYS |= _SPANS

_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?"
_TIMES = re.compile(rf"(?<!\d){_CLOCK}\s*(?:-|to|until)\s*{_CLOCK}(?!\d)", re.IGNORECASE)
_DASHES = re.compile(r"\s*[\u2010-\u2015\u2212]\s*")
_DAY_MARKS = re.compile(r"[a-z]+|-|\S")
_HOUR = 60
_MINUTES = 24 * _HOUR
_NOON = 12


def read_window(text: str) -> tuple[Window, ...] | None:
    """Return the windows that one item names, or None where it cannot be read.

    Parameters
    ----------
    text
        Days and one stretch of time, in either order. A stretch over midnight becomes two windows; an end
        of 24:00 is the end of the day.
    """
    plain = _DASHES.sub("-", text.strip().casefold())
    found = _TIMES.search(plain)
    if found is None:
        return None
    stretch = _stretch(found.groups())
    days = _days(plain[: found.start()] + " " + plain[found.end() :])
    if stretch is None or not days:
        return None
    start, end = stretch
    if start < end:
        return tuple(Window(day, start, end) for day in days)
    parts = [Window(day, start, _MINUTES) for day in days]
    if end:
        parts += [Window((day + 1) % 7, 0, end) for day in days]
    return tuple(parts)


def merged(windows: list[Window]) -> tuple[Window, ...]:
    """Return the windows in order of the week, those that touch or overlap joined."""
    joined: list[Window] = []
    for window in sorted(windows):
        last = joined[-1] if joined else None
        if last is not None and last.day == window.day and window.start_minute <= last.end_minute:
            joined[-1] = Window(last.day, last.start_minute, max(last.end_minute, window.end_minute))
        else:
            joined.append(window)
    return tuple(joined)


def _days(text: str) -> tuple[int, ...]:
    """Return the days of a list such as ``Mon, Wed`` or ``Mon-Fri``; none where a word is no day."""
    days: list[int] = []
    is_span = False
    for mark in _DAY_MARKS.findall(text):
        if mark == "-" and days:
            is_span = True
        elif mark in _DAYS:
            named = _DAYS[mark]
            if is_span:
                days += [day % 7 for day in range(days[-1] + 1, days[-1] + 1 + (named[0] - days[-1]) % 7)]
                is_span = False
            else:
                days += named
        elif mark not in {",", "/", "&", "and", ":", ".", "+", "s"}:
            return ()
    return tuple(dict.fromkeys(days))


def _stretch(parts: tuple[str | None, ...]) -> tuple[int, int] | None:
    """Return start and end in minutes; a start without am or pm takes the end's where it stays earlier."""
    hour, minute, half, to_hour, to_minute, to_half = parts
    end = _minutes(to_hour, to_minute, to_half)
    start = _minutes(hour, minute, half or to_half)
    if end is None or start is None:
        return None
    if half is None and to_half is not None and start >= end:
        start = _minutes(hour, minute, "am" if to_half.startswith("p") else "pm")
    if start is None or start in {end, _MINUTES}:
        return None
    return start, end


def _minutes(hour: str | None, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour or 0), int(minute or 0)
    if half is not None:
        if not 1 <= hours <= _NOON:
            return None
        hours = hours % _NOON + (_NOON if half.startswith("p") else 0)
    total = _HOUR * hours + minutes
    return total if minutes < _HOUR and total <= _MINUTES else None
