"""Weekly windows of free time as people type them: ``Mon 09:00-12:00``, ``Mo 9-11 Uhr``, ``mornings``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from recimentor.intake.values.tongues import DAY_WORDS, SPAN_WORDS, word_key
from recimentor.model.names import without_accents
from recimentor.model.participant import Window

#: A longer text is prose, not a list of times.
LONGEST = 1_000

_HOUR = 60
_MINUTES = 24 * _HOUR
_NOON = 12
_WORKDAYS = tuple(range(5))
_WEEKEND = (5, 6)
_DAY_STARTS, _DAY_ENDS, _EVENING, _EVENING_ENDS = 9 * _HOUR, 17 * _HOUR, 18 * _HOUR, 21 * _HOUR
#: Nobody means an hour before this one by ``2-4``.
_EARLIEST = 6

_PARTS: dict[tuple[int, int], str] = {
    (9 * _HOUR, 12 * _HOUR): """
    morning mornings vormittag vormittags morgens matin matins manana mananas manha manhas mattina mattine
    ochtend ochtends morgen rano przedpoludnie forenoon am 午前 午前中 朝
    """,
    (12 * _HOUR, 13 * _HOUR): """
    lunch lunchtime lunchtimes noon midday mittag mittags midi mediodia almoco pranzo lunchpauze poludnie
    昼 お昼
    """,
    (13 * _HOUR, 17 * _HOUR): """
    afternoon afternoons nachmittag nachmittags apresmidi tarde tardes pomeriggio pomeriggi middag
    middags namiddag popoludnie popoludnia popoludniami pm 午後
    """,
    (_EVENING, _EVENING_ENDS): """
    evening evenings abend abends soir soirs soiree noche noches noite noites sera sere avond avonds
    wieczor wieczory wieczorem 夜 夕方
    """,
    (_DAY_STARTS, _DAY_ENDS): """
    ganztags ganztagig allday wholeday journee officehours workinghours workhours businesshours arbeitszeit
    """,
}
_OPEN = """
    flexible flexibel flexivel flessibile elastycznie elastyczny anytime whenever always immer
    jederzeit toujours siempre
    sempre altijd zawsze いつでも
"""
_AFTER = "after from since ab nach apres desde depois dopo od po vanaf na 以降"
_BEFORE = "before until till bis vor avant antes ate prima voor tot przed do まで 以前"
_SPAN_BETWEEN = "to through thru until till bis a al au tot az"
_NO_MATTER = """
    and or on at the in between und oder von et ou de le les la das dos y o e i of en entre zwischen
    uhr s os as ai w
    usually mostly jeden jede each any every only time times hours hour a las los um ore godz
    godzina gewoonlijk por para uur
    の に は is are am_ free available i'm can
"""
_PHRASES = (
    ("any time", "anytime"),
    ("all day", "allday"),
    ("whole day", "wholeday"),
    ("every day", "everyday"),
    ("any day", "anyday"),
    ("all days", "alldays"),
    ("office hours", "officehours"),
    ("working hours", "workinghours"),
    ("work hours", "workhours"),
    ("business hours", "businesshours"),
    ("tous les jours", "everyday"),
    ("todos los dias", "everyday"),
    ("todos os dias", "everyday"),
    ("toute la journee", "journee"),
    ("en semaine", "semaine"),
    ("fin de semana", "weekend"),
    ("fim de semana", "weekend"),
    ("fines de semana", "weekend"),
    ("dias uteis", "diasuteis"),
    ("apres-midi", "apresmidi"),
    ("-feira", ""),
    ("a partir de", "desde"),
    ("a partire dalle", "desde"),
    ("n'importe quand", "anytime"),
    ("cualquier momento", "anytime"),
    ("cualquier hora", "anytime"),
    ("qualquer hora", "anytime"),
    ("qualquer horario", "anytime"),
    ("dni robocze", "roboczedni"),
)


def _words(text: str, value: object) -> dict[str, object]:
    return {word_key(word): value for word in text.split()}


_DAYS: dict[str, tuple[int, ...]] = {
    word_key(word): (day,) for day, words in enumerate(DAY_WORDS) for word in words.split()
}
_DAYS |= {word_key(word): days for word, days in SPAN_WORDS.items()}
_STRETCHES = {word_key(word): stretch for stretch, words in _PARTS.items() for word in words.split()}
_OPEN_WORDS = frozenset(word_key(word) for word in _OPEN.split())
_AFTER_WORDS = frozenset(word_key(word) for word in _AFTER.split())
_BEFORE_WORDS = frozenset(word_key(word) for word in _BEFORE.split())
_SPANNING = frozenset(word_key(word) for word in _SPAN_BETWEEN.split())
_IDLE = frozenset(word_key(word) for word in _NO_MATTER.split())

_CLOCK = (
    r"(\d{1,2})(?:\s?[:.h](\d{2})(?!\d)|\s?h(?![a-z])|時(?:(\d{2})分)?)?"
    r"\s?(am\b|pm\b|a\.m\.|p\.m\.)?(?:\s?(?:uhr|h|hrs?|o'clock|godz)\b)?"
)
_TO = r"(?:-|~|\uff5e|から|(?:to|until|till|bis|a|as|al|alle|ate|tot|do|y|and|und|et|e)\b)"
_TOKENS = re.compile(
    rf"(?P<range>(?<!\d){_CLOCK}\s?{_TO}\s?(?:las\s|les\s)?{_CLOCK}(?!\d))"
    rf"|(?P<four>(?<!\d)(\d\d)(\d\d)\s?-\s?(\d\d)(\d\d)(?!\d))"
    rf"|(?P<clock>(?<!\d){_CLOCK}(?!\d))"
    r"|(?P<day>[月火水木金土日](?:曜日?)?|平日|毎日|週末|午前中?|午後|以降|以前|まで|いつでも)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]{2,})?\.?)"
    r"|(?P<dash>-)|(?P<sign>\S)"
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")


@dataclass(frozen=True, slots=True)
class Times:
    """The windows of an item, and whether something about them was assumed."""

    windows: tuple[Window, ...]
    is_assumed: bool = False


def read_window(text: str) -> tuple[Window, ...] | None:
    """Return the windows that one item names, or None where it cannot be read; see :func:`read_times`."""
    times = read_times(text)
    return None if times is None else times.windows


def read_times(text: str) -> Times | None:
    """Return the weekly windows of an answer, or None where a word of it cannot be read.

    Parameters
    ----------
    text
        Days and stretches of time, in any order: days before a stretch belong to it, else those behind it.
        A stretch over midnight becomes two windows; an end of 24:00 is the end of the day.

    Notes
    -----
    Assumed, and said so: ``9-5`` is 9:00-17:00 and ``2-4`` 14:00-16:00; a morning is 9-12, an afternoon
    13-17, an evening 18-21, a day without hours and ``flexible`` 9-17; a part of a day without days is
    Monday to Friday.
    """
    if len(text) > LONGEST:
        return None
    plain = " ".join(_DASHES.sub("-", without_accents(text)).split())
    for phrase, word in _PHRASES:
        plain = plain.replace(phrase, word)
    reading = _Reading()
    for token in _TOKENS.finditer(plain):
        if not reading.take(token):
            return None
    return reading.close()


@dataclass(slots=True)
class _Reading:
    """Takes the tokens of one answer."""

    windows: list[Window] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    waiting: list[tuple[int, int]] = field(default_factory=list)
    is_assumed: bool = False
    is_span: bool = False
    is_used: bool = False
    edge: str = ""
    is_open: bool = False

    def take(self, token: re.Match[str]) -> bool:
        """Take one token; False where it cannot be read."""
        kind = token.lastgroup or ""
        if token["range"]:
            return self._take_range(token.groups()[1:9])
        if token["four"]:
            numbers = [int(number) for number in re.findall(r"\d\d", token["four"])]
            return self._take_stretch(_HOUR * numbers[0] + numbers[1], _HOUR * numbers[2] + numbers[3])
        if token["clock"]:
            return self._take_edge(token["clock"])
        if token["day"] or token["word"]:
            return self._take_word(word_key(token["day"] or token["word"]))
        if kind == "dash":
            self.is_span = bool(self.days) and not self.is_used
            return True
        return token.group() in ",/&:.+();"

    def close(self) -> Times | None:
        """Return what the tokens come to."""
        if self.edge or (self.waiting and not self._settle_waiting()):
            return None
        if self.days and not self.is_used:
            self._put(_DAY_STARTS, _DAY_ENDS, assumed=True)
        if self.is_open and not self.windows:
            self.days = self.days or list(_WORKDAYS)
            self._put(_DAY_STARTS, _DAY_ENDS, assumed=True)
        return Times(merged(self.windows), self.is_assumed) if self.windows else None

    def _take_word(self, word: str) -> bool:
        if word in _DAYS:
            return self._take_days(_DAYS[word])
        if word in _STRETCHES:
            return self._take_part(_STRETCHES[word])
        if word in _OPEN_WORDS:
            self.is_open = True
        elif word in _SPANNING and self.days and not self.is_used:
            self.is_span = True
            self.edge = "before" if word in _BEFORE_WORDS else ""
        elif word in _BEFORE_WORDS or word in _AFTER_WORDS:
            self.edge = "before" if word in _BEFORE_WORDS else "after"
        else:
            return word in _IDLE
        return True

    def _take_days(self, named: tuple[int, ...]) -> bool:
        if self.waiting and not self.days and named == _WEEKEND and self.is_assumed:
            # Evenings and weekends: the evenings of working days.
            self._settle_waiting()
        if self.is_used:
            self.days, self.is_used = [], False
        if self.is_span and len(named) == 1:
            last = self.days[-1]
            self.days += [day % 7 for day in range(last + 1, last + 1 + (named[0] - last) % 7)]
        else:
            self.days += named
        self.is_span, self.edge = False, ""
        return True

    def _take_part(self, stretch: tuple[int, int]) -> bool:
        self.is_assumed = True
        return self._take_stretch(*stretch)

    def _take_range(self, parts: tuple[str | None, ...]) -> bool:
        stretch, is_assumed = _stretch(parts)
        if stretch is None:
            return False
        self.is_assumed = self.is_assumed or is_assumed
        self.edge = ""
        return self._take_stretch(*stretch)

    def _take_edge(self, clock: str) -> bool:
        """Take one hour alone, after ``after`` or ``before``."""
        found = re.match(_CLOCK, clock)
        if not self.edge or found is None:
            return False
        hour, minute, more, half = found.groups()
        at = _minutes(hour, minute or more, half)
        if at is not None and half is None and at < _EARLIEST * _HOUR:
            at += _NOON * _HOUR
        edge, self.edge, self.is_assumed = self.edge, "", True
        if at is None or at == _MINUTES:
            return False
        if edge == "after":
            return self._take_stretch(
                at, _DAY_ENDS if at < _DAY_ENDS - _HOUR else max(_EVENING_ENDS, at + _HOUR)
            )
        return self._take_stretch(min(_DAY_STARTS, at - _HOUR), at)

    def _take_stretch(self, start: int, end: int) -> bool:
        if not (0 <= start < _MINUTES and 0 <= end <= _MINUTES and start != end):
            return False
        if self.waiting and self.days:
            # Times stand before their days here.
            self._settle_waiting()
            self.days, self.is_used = [], False
        if not self.days:
            self.waiting.append((start, end))
            return True
        self.windows += _over_midnight(self.days, start, end)
        self.is_used = True
        return True

    def _settle_waiting(self) -> bool:
        """Give the stretches that stood before their days to these; to all workdays where there are none."""
        if not self.days:
            if not self.is_assumed:
                return False
            self.days = list(_WORKDAYS)
        for start, end in self.waiting:
            self.windows += _over_midnight(self.days, start, end)
        self.waiting = []
        self.is_used = True
        return True

    def _put(self, start: int, end: int, *, assumed: bool) -> None:
        self.windows += _over_midnight(self.days, start, end)
        self.is_assumed = self.is_assumed or assumed
        self.is_used = True


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


def _over_midnight(days: list[int], start: int, end: int) -> list[Window]:
    days = list(dict.fromkeys(days))
    if start < end:
        return [Window(day, start, end) for day in days]
    parts = [Window(day, start, _MINUTES) for day in days]
    return parts + ([Window((day + 1) % 7, 0, end) for day in days] if end else [])


def _stretch(parts: tuple[str | None, ...]) -> tuple[tuple[int, int] | None, bool]:
    """Return start and end in minutes, and whether the half of the day was assumed.

    A start without am or pm takes the end's where it stays earlier; without either, hours that nobody works
    are meant in the afternoon, and an end before its start too.
    """
    hour, minute, more, half, to_hour, to_minute, to_more, to_half = parts
    start, end = (
        _minutes(hour, minute or more, half or to_half),
        _minutes(to_hour, to_minute or to_more, to_half),
    )
    if start is None or end is None:
        return None, False
    if half is None and to_half is not None and start >= end:
        start = _minutes(hour, minute or more, "am" if to_half.startswith("p") else "pm")
    is_assumed = False
    if start is not None and half is None and to_half is None and _may_be_halves(hour, to_hour, start, end):
        if start < _EARLIEST * _HOUR:
            start, is_assumed = start + _NOON * _HOUR, True
        if end <= start:
            end, is_assumed = end + _NOON * _HOUR, True
    elif half is not None and to_half is None and end <= (start or 0) and end < _NOON * _HOUR:
        end, is_assumed = end + _NOON * _HOUR, True
    if start is None or start in {end, _MINUTES} or end > _MINUTES:
        return None, False
    return (start, end), is_assumed


def _may_be_halves(hour: str | None, to_hour: str | None, start: int, end: int) -> bool:
    """Return whether both hours may be of a clock of twelve: neither beyond it, nor written as ``02``."""
    is_short = not any((text or "").startswith("0") for text in (hour, to_hour))
    needs = start < _EARLIEST * _HOUR or end <= start
    return (
        is_short
        and needs
        and max(start, end) < (_NOON + 1) * _HOUR
        and min(start, end) >= _HOUR
        and start != end
    )


def _minutes(hour: str | None, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour or 0), int(minute or 0)
    if half is not None:
        if not 1 <= hours <= _NOON:
            return None
        hours = hours % _NOON + (_NOON if half.startswith("p") else 0)
    total = _HOUR * hours + minutes
    return total if minutes < _HOUR and total <= _MINUTES else None
