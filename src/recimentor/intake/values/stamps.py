"""Time stamps of forms, in the usual forms of dates: which of two answers is the later one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recimentor.model.names import without_accents

#: Year, month, day, hour, minute, second.
Moment = tuple[int, int, int, int, int, int]

_MONTHS = (
    "jan janv ene gen sty",
    "feb fevr fev lut",
    "mar mars marz maerz mrt",
    "apr avr abr kwi",
    "may mai mei mag maj",
    "jun juin giu cze",
    "jul juil lug lip",
    "aug aout ago sie",
    "sep sept set wrz",
    "oct okt out ott paz",
    "nov lis",
    "dec dez dic gru",
)
_MONTH_OF = {start: number for number, starts in enumerate(_MONTHS, start=1) for start in starts.split()}
_DATE = re.compile(r"(\d{1,4})\s?[-/.\u5e74]\s?(\d{1,2})\s?[-/.\u6708]\s?(\d{1,4})\u65e5?")
_WORDED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?)?([a-z]{3,12})\.?[\s-]+(?:de\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})"
)
_CLOCK = re.compile(r"(\d{1,2})[:h.](\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(am|pm|a\.m\.|p\.m\.)?")
_SERIAL = re.compile(r"([3-6]\d{4})(\.\d+)?")
_NOON, _MONTHS_OF_YEAR, _LONGEST_DAY = 12, 12, 31
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class _Parts:
    """A stamp before it is known whether its day or its month comes first."""

    numbers: tuple[int, int, int]
    clock: tuple[int, int, int]
    sign: str = ""
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class Moments:
    """The moments of some stamps.

    Parameters
    ----------
    by_stamp
        Moment of each stamp that can be read.
    other
        As above with day and month exchanged, where nothing tells which comes first; else empty.
    """

    by_stamp: Mapping[str, Moment]
    other: Mapping[str, Moment]

    def are_clear(self, stamps: Iterable[str]) -> bool:
        """Return whether the order of some stamps is the same whichever of day and month comes first."""
        stamps = list(stamps)
        if not self.other:
            return True
        first = sorted(range(len(stamps)), key=lambda k: (self.by_stamp[stamps[k]], k))
        return first == sorted(range(len(stamps)), key=lambda k: (self.other[stamps[k]], k))


def moments_of(stamps: Iterable[str]) -> Moments:
    """Return the moments of stamps; whether the day or the month comes first is told from all of them.

    A day above 12 tells, and so do full stops between the numbers; else the month is taken as first.
    """
    found = {stamp: parts for stamp in dict.fromkeys(stamps) if (parts := _parts(stamp)) is not None}
    open_ones = [parts for parts in found.values() if not parts.is_settled]
    day_first = any(p.numbers[0] > _MONTHS_OF_YEAR or p.sign == "." for p in open_ones)
    month_first = any(p.numbers[1] > _MONTHS_OF_YEAR for p in open_ones)
    read = {stamp: _moment(parts, day_first=day_first and not month_first) for stamp, parts in found.items()}
    is_told = day_first or month_first or not open_ones
    other = {} if is_told else {stamp: _moment(parts, day_first=True) for stamp, parts in found.items()}
    return Moments(read, other)


def _parts(stamp: str) -> _Parts | None:
    text = without_accents(stamp).strip()
    if not text or len(text) > _LONGEST:
        return None
    serial = _SERIAL.fullmatch(text)
    if serial is not None:
        # Days since 1900 as a spreadsheet counts them; only their order matters.
        seconds = round(float(serial[2] or 0) * 86_400)
        return _Parts((0, 0, int(serial[1])), (0, 0, seconds), is_settled=True)
    worded = _WORDED.search(text)
    if worded is not None and (month := _month(worded[2])) and (worded[1] or worded[3]):
        numbers = (int(worded[4]), month, int(worded[1] or worded[3]))
        return _Parts(numbers, _clock(text[worded.end() :] or text[: worded.start()]), is_settled=True)
    date = _DATE.search(text)
    if date is None:
        return None
    clock = _clock(text[date.end() :] or text[: date.start()])
    first, second, third = int(date[1]), int(date[2]), int(date[3])
    if len(date[1]) > 2 or first > _LONGEST_DAY:  # noqa: PLR2004 - a year
        return _Parts((first, second, third), clock, is_settled=True)
    year = third + 2000 if len(date[3]) <= 2 else third  # noqa: PLR2004
    return _Parts((first, second, year), clock, "." if "." in date[0] else "")


def _month(word: str) -> int:
    return next((_MONTH_OF[word[:size]] for size in (5, 4, 3) if word[:size] in _MONTH_OF), 0)


def _clock(text: str) -> tuple[int, int, int]:
    found = _CLOCK.search(text)
    if found is None:
        return (0, 0, 0)
    hour = int(found[1])
    if found[4]:
        hour = hour % _NOON + (_NOON if found[4].startswith("p") else 0)
    return hour, int(found[2]), int(found[3] or 0)


def _moment(parts: _Parts, *, day_first: bool) -> Moment:
    if parts.is_settled:
        return (*parts.numbers, *parts.clock)
    first, second, year = parts.numbers
    month, day = (second, first) if day_first else (first, second)
    return (year, month, day, *parts.clock)
