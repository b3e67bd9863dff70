"""Cells to values: lists of words, yes and no, numbers, windows. Nothing here knows a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from recimentor.intake.reading.cells import Listing, Mapping, Node, Value, text_of
from recimentor.intake.values.faults import Fault, Faults
from recimentor.intake.values.items import items_of
from recimentor.intake.values.tongues import COUNT_WORDS, COUNTED_WORDS, is_in, is_yes, word_key
from recimentor.intake.values.windows import LONGEST, Times, merged, read_times
from recimentor.model.columns import Column
from recimentor.model.names import is_no_answer, same_text, same_value
from recimentor.model.participant import MAX_CAPACITY, Window

_WHOLE = re.compile(r"[-+]?\d{1,6}(?:\.0{1,3})?")
_CLAUSES = re.compile(r"[,;.:!(/]|\s[-\u2010-\u2015]\s|[\u3001\u3002\uff0c]")
_WORDS = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
#: Words that turn an answer round, or make it hang on something.
_TURNING = frozenset(
    """
    not but if unless except maybe perhaps cannot cant dont wont aber nicht wenn falls mais pas sauf pero
    salvo mas exceto ma maar niet ale jesli
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
#: What is an answer in a cell of its own, and mostly another word inside a sentence: ``No, I am on leave``.
_ALONE = frozenset("on off x y n 1 0 true false".split())  # noqa: SIM905 - as above
_LONGEST_ANSWER = 500
_REFUSAL = re.compile(
    r"^(?:no|nope|nein|non|n\u00e3o|nee|nie|\u3044\u3044\u3048)\b(?![\w'])"
    r"(?! (?:problem|objection|conditions?)\b)|"
    r"\b(?:not|don't|dont|cannot|can't|won't|never) (?:\w+ )?(?:agree|accept|consent|commit)\b|\bdisagree|"
    r"\b(?:refuse|decline|reject)\b|\bnicht einverstanden|stimme (?:\w+ )*nicht zu|\blehne\b.*\bab\b|"
    r"n'accepte pas|pas d'accord|\bje refuse|\bno (?:acepto|estoy de acuerdo)|\bn\u00e3o (?:aceito|concordo)|"
    r"\bnon (?:accetto|sono d'accord)|\bniet (?:akkoord|mee eens)|\bnie (?:zgadzam|akceptuj)|"
    r"\u540c\u610f\u3057\u307e\u305b\u3093"
)
_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def words_of(value: Value, column: Column) -> tuple[str, ...]:
    """Return a list of words, each once, in their order; commas separate where nothing else does."""
    return each_once(item.text for item in items_of(value, column, by_comma=True))


def each_once(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words in their order, each in its first spelling only."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(same_value(word), word)
    return tuple(found.values())


def lines_of(value: Value, column: Column) -> tuple[str, ...]:
    """Return lines of free text, in their order."""
    return tuple(item.text for item in items_of(value, column))


@lru_cache(maxsize=10_000)
def yes_or_no(text: str) -> bool | None:
    """Return what a yes/no cell says in any of the known languages, or None where it says neither.

    What follows a comma, a dash or a full stop explains: ``Yes, I agree to all of it`` is a yes. Nothing is
    taken for an explanation that holds a word of the other answer or a ``but``.
    """
    return _said(text, is_yes)


@lru_cache(maxsize=10_000)
def takes_part(text: str) -> bool | None:
    """Return whether a cell says that somebody takes part, by a yes or no or a state; None where neither.

    What follows explains as in :func:`yes_or_no`, unless it is a state that says the opposite.
    """
    return _said(text, is_in)


def _said(text: str, whole: Callable[[str], bool | None]) -> bool | None:
    """Return what the whole of a text says, else what its first clause does and the rest does not deny."""
    answer = whole(text)
    if answer is not None or len(text) > _LONGEST_ANSWER:
        return answer
    first, *rest = _CLAUSES.split(text.strip(), maxsplit=1)
    said = whole(first) if rest and len(first) > 1 else None
    if said is None:
        return None
    explained = whole(rest[0])
    if explained is not None:
        return said if explained is said else None
    return None if any(_speaks_against(word, said=said) for word in _WORDS.findall(rest[0])) else said


def _speaks_against(word: str, *, said: bool) -> bool:
    key = word_key(word)
    return key in _TURNING or (key not in _ALONE and is_yes(word) is (not said))


def refuses(text: str) -> bool:
    """Return whether somebody says no in words, as in ``I do not agree`` or ``No, I will not``."""
    return _REFUSAL.search(same_text(text)) is not None


def capacity_of(text: str) -> tuple[int, Faults]:
    """Return a capacity, 1 where it cannot be read."""
    number = int(float(text)) if _WHOLE.fullmatch(text) else _number_word(text)
    if 1 <= number <= MAX_CAPACITY:
        return number, []
    return 1, [Fault("bad-capacity", f"The capacity is not a whole number from 1 to {MAX_CAPACITY}.")]


def _number_word(text: str) -> int:
    """Return the number of ``two``, ``two people`` or ``zwei``; 0 where there is none."""
    first, _, rest = text.partition(" ")
    number = COUNT_WORDS.get(word_key(first), int(first) if first.isdecimal() and len(first) <= 2 else 0)  # noqa: PLR2004
    is_counted = not rest or word_key(rest) in COUNTED_WORDS
    return number if is_counted else 0


def number_of(text: str, lowest: float, highest: float) -> tuple[float | None, Faults]:
    """Return a number within its range, None where it cannot be read."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None, [Fault("bad-number", "This is not a number.")]
    if lowest <= number <= highest:
        return number, []
    return None, [Fault("bad-number", f"The number is not between {lowest:g} and {highest:g}.")]


def windows_of(value: Value, column: Column) -> tuple[tuple[Window, ...], Faults]:
    """Return the weekly windows of a cell; what was assumed, and what cannot be read, is a fault."""
    windows: list[Window] = []
    faults: Faults = []
    for text, node in _time_texts(value, column):
        if is_no_answer(text):
            continue
        times = _times_in(text)
        if times is None:
            faults.append(
                Fault("bad-availability", "A time window cannot be read; it is left aside.", node=node)
            )
            continue
        windows += times.windows
        if times.is_assumed:
            faults.append(Fault("hours-assumed", "", node=node, proposal=windows_text(times.windows)))
    return merged(windows), faults


def windows_text(windows: Iterable[Window]) -> str:
    """Return windows as the reference writes them: ``Mon 09:00-12:00; Thu 14:00-17:00``."""
    return "; ".join(
        f"{_SHORT_DAYS[w.day]} {w.start_minute // 60:02}:{w.start_minute % 60:02}-"
        f"{w.end_minute // 60:02}:{w.end_minute % 60:02}"
        for w in windows
    )


def _time_texts(value: Value, column: Column) -> Iterator[tuple[str, Node | None]]:
    """Yield the times of a cell; in YAML, days may be keys, or days and hours apart."""
    if not isinstance(value, Mapping | Listing):
        yield from ((item.text, item.node) for item in items_of(value, column))
    elif isinstance(value, Listing):
        for node in value.items:
            yield from _time_texts(node, column)
    elif any(value.get(key) for key in ("day", "days")):
        parts = [text_of(part) for key in ("day", "days") if (part := value.get(key)) is not None]
        ends = [end for key in ("from", "start", "to", "end") if (end := value.get(key)) is not None]
        hours = [text_of(end) for end in ends]
        yield f"{' '.join(parts)} {'-'.join(hours)}", value
    else:
        for key, node in value.entries:
            times = node.items if isinstance(node, Listing) else (node,)
            yield from ((f"{key.text} {text_of(time)}", time) for time in times)


@lru_cache(maxsize=10_000)
def _times_in(text: str) -> Times | None:
    """Return the times of one item, which may be several with commas between."""
    whole = read_times(text)
    if whole is not None or len(text) > LONGEST:
        return whole
    parts = [read_times(part) for part in text.split(",")]
    if any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    return Times(
        tuple(window for part in known for window in part.windows), any(part.is_assumed for part in known)
    )
