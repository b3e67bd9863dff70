"""What the cells of a column look like: addresses, ratings, ticks, ranks, lists, prose."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from recimentor.intake.columns.headers import label_of
from recimentor.intake.reading.cells import Table, text_of
from recimentor.intake.values.lexicon import parts_between_words
from recimentor.intake.values.plain import yes_or_no
from recimentor.intake.values.ratings import is_rating
from recimentor.intake.values.tongues import rating_word
from recimentor.intake.values.windows import read_window
from recimentor.intake.values.zones import zone_of
from recimentor.model.names import same_text
from recimentor.model.participant import header_key, skill_key

_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")
_STAMP = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?$")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BLANKS = frozenset({"NA", "N/A", "n/a"})
#: What separates items beside ``;``, line breaks and commas.
_OTHER_LIST = re.compile(r"\S\s*[|/\t\u3001\uff0c\uff1b\u30fb\u2022]\s*\S|#\w+ #\w|\S\s[+&\u00b7]\s\S")
_SAMPLE = 2_000
_LONG = 60


@dataclass(frozen=True)
class Profile:
    """A column as seen: its header and the texts of its cells.

    Parameters
    ----------
    index
        Position of the column.
    header
        As the source spells it.
    texts
        Cells that hold anything but ``NA``.
    blanks
        Spellings of ``NA`` among the cells.
    num_rows
        Rows of the table.
    """

    index: int
    header: str
    texts: tuple[str, ...]
    num_rows: int
    blanks: tuple[str, ...] = ()

    @cached_property
    def words(self) -> str:
        """The header in words: ``LanguageHaveWorkedWith`` is four of them."""
        return " ".join(_HUMPS.sub(" ", self.header).replace("_", " ").split())

    @cached_property
    def label(self) -> str:
        """What the column is about, where it is one of a grid or of tick boxes."""
        if self._says_own_end:
            return self.texts[0]
        return label_of(self.header)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each answer occurs."""
        return Counter(self.texts)

    @property
    def _says_own_end(self) -> bool:
        """Whether every filled cell holds the last words of the header: ``I teach Excel`` holds ``Excel``."""
        return len(self.counts) == 1 and same_text(self.header).endswith(f" {same_text(self.texts[0])}")

    def share(self, test: re.Pattern[str]) -> float:
        """Return the share of the filled cells that match."""
        return sum(bool(test.match(text)) for text in self.texts) / max(1, len(self.texts))

    @property
    def is_blank(self) -> bool:
        """Whether nobody answered."""
        return not self.texts

    @cached_property
    def has_emails(self) -> bool:
        """Whether the cells are e-mail addresses."""
        return self.share(_EMAIL) > 0.8  # noqa: PLR2004 - most of them

    @cached_property
    def has_stamps(self) -> bool:
        """Whether the cells are dates."""
        return self.share(_STAMP) > 0.8  # noqa: PLR2004

    @cached_property
    def has_numbers(self) -> bool:
        """Whether the cells are numbers."""
        return self.share(_NUMBER) > 0.8  # noqa: PLR2004

    @cached_property
    def is_unique(self) -> bool:
        """Whether every row has its own answer."""
        return len(self.texts) == self.num_rows == len(self.counts) > 1

    @cached_property
    def is_tick(self) -> bool:
        """Whether the column is a tick box: blank, or its own label, or a sign such as x."""
        return bool(self.texts) and len(self.counts) == 1 and (self.ticks_label or self._is_sign)

    @property
    def ticks_label(self) -> bool:
        """Whether a ticked cell repeats the label of the column."""
        return {header_key(text) for text in self.counts} == {header_key(self.label)}

    @property
    def _is_sign(self) -> bool:
        return all(header_key(text) in {"x", "1", "true"} or text in {"✓", "✔", "☑"} for text in self.counts)

    @cached_property
    def has_ratings(self) -> bool:
        """Whether the answers are a few rating words or numbers, more than one of them in words or 1-5."""
        return 0 < len(self.counts) <= 8 and all(  # noqa: PLR2004
            is_rating(text) and not _names_level(text) for text in self.counts
        )

    @cached_property
    def has_yes_no(self) -> bool:
        """Whether the answers are yes and no."""
        return bool(self.texts) and all(yes_or_no(text) is not None for text in self.counts)

    @cached_property
    def has_windows(self) -> bool:
        """Whether the answers are weekly windows of time."""
        parts = [part for text in self.texts[:20] for part in re.split(r"[;,\n]|', '", text.strip("[]'\""))]
        return (
            bool(parts)
            and sum(read_window(part.strip(" '\"")) is not None for part in parts) > len(parts) / 2
        )

    @cached_property
    def has_zones(self) -> bool:
        """Whether the answers are time zones."""
        return (
            bool(self.texts)
            and all(zone_of(text)[0] for text in list(self.counts)[:50])
            and not self.has_numbers
        )

    @cached_property
    def separator(self) -> str | None:
        """What separates items in the cells: ``;``, line breaks or commas; None where nothing does."""
        for sign in (";", "\n", ","):
            if sum(sign in text.rstrip(sign) for text in self.texts) * 4 >= max(1, len(self.texts)):
                return sign
        if self.texts and all(text.endswith(";") for text in self.texts):
            return ";"
        return None

    @cached_property
    def joins_by_words(self) -> bool:
        """Whether words such as *and* join items that stand apart elsewhere: ``Excel, SQL und Python``.

        Commas alone part no such column.
        """
        parts = {part.strip() for text in self.counts for part in text.split(",") if part.strip()}
        joined = [pieces for part in parts if len(pieces := parts_between_words(part)) > 1]
        alone = Counter(skill_key(piece) for part in parts for piece in parts_between_words(part))
        known = sum(alone[skill_key(piece)] > 1 for pieces in joined for piece in pieces)
        return len(joined) > 1 and 2 * known >= sum(map(len, joined))

    @cached_property
    def is_list(self) -> bool:
        """Whether cells hold several items, whatever separates them."""
        return self.separator is not None or 4 * sum(map(bool, map(_OTHER_LIST.search, self.texts))) >= max(
            1, len(self.texts)
        )

    @cached_property
    def is_prose(self) -> bool:
        """Whether the answers are written sentences."""
        long = sum(len(text) > _LONG and text.count(" ") > 8 for text in self.texts)  # noqa: PLR2004
        return long * 2 > len(self.texts) and self.separator != ";"

    @cached_property
    def repeats(self) -> bool:
        """Whether answers, or the items in them, recur, as choices do."""
        sign = self.separator
        items = [part.strip() for text in self.texts for part in (text.split(sign) if sign else [text])]
        items = [item for item in items if item]
        return len(items) > 1 and len(set(items)) <= 0.7 * len(items)


def _names_level(text: str) -> bool:
    """Return whether a text is a name with its level, as levels of a column beside are put: ``SQL:4``."""
    name, colon, level = text.rpartition(":")
    return bool(colon) and level.isdigit() and rating_word(name) is None and not name.strip().isdigit()


def choices_with_commas(profile: Profile) -> list[str]:
    """Return choices that probably hold a comma: a part in lower case that always follows the same one.

    Forms that join choices by ``, `` cannot tell ``Design, print and web`` from three choices; a human looks.
    A part that stands elsewhere too is a choice of its own; where people write small letters at the beginning
    of a cell, small letters say nothing unless the two stand together more than once.
    """
    before: dict[str, Counter[str]] = {}
    typed: Counter[str] = Counter()
    for text, count in profile.counts.items():
        parts = [part.strip() for part in text.split(",")]
        for first, second in pairwise(["", *parts]):
            before.setdefault(second, Counter())[first] += count
        typed.update({same_text(part): count for part in parts})
    is_written_large = not any(text[:1].islower() for text in profile.counts)
    return sorted(
        f"{first}, {second}"
        for second, firsts in before.items()
        for first in firsts
        if second[:1].islower() and len(firsts) == 1 and first
        if (firsts[first] > 1 or is_written_large) and typed[same_text(second)] == firsts[first]
    )


def profiles_of(table: Table) -> list[Profile]:
    """Return the profile of every column; of long tables the first rows are enough."""
    records = table.records[:_SAMPLE]
    found = []
    seen: Counter[str] = Counter()
    for index, bare in enumerate(table.headers):
        key = header_key(bare) or bare
        seen[key] += 1
        header = f"{bare} ({seen[key]})" if bare and seen[key] > 1 else bare
        texts = tuple(text for record in records if (text := text_of(record.values[index])))
        blanks = tuple(sorted({text for text in texts if text in _BLANKS}))
        found.append(
            Profile(index, header, tuple(t for t in texts if t not in _BLANKS), len(records), blanks)
        )
    return found
