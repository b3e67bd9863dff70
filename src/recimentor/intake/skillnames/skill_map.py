"""The skill map: what humans said of wordings, kept beside the program and read every year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from recimentor.files.formats import Format, format_of_name
from recimentor.intake.notebook import Notebook, are_not_there
from recimentor.intake.reading.cells import Table, text_of
from recimentor.intake.reading.loading import load_present, tables_of
from recimentor.model.finding import Place
from recimentor.model.names import header_key, same_text, skill_key
from recimentor.model.program import RelatedSkill, Skills
from recimentor.model.wording import PARTLY_CREDIT, Answer, Word

MAP_NAME: Final = "skill-map.csv"
COLUMNS: Final = ("wording", "means", "answer", "people", "also")
_ANSWER = re.compile(r"(same|partly|different)(?:\s+(\d{1,2})\s*%?)?")
_FULL: Final = 100


@dataclass(frozen=True, slots=True)
class SkillMap:
    """The lines of a map in their order, decided or not."""

    words: tuple[Word, ...] = ()

    def laid_under(self, skills: Skills) -> Skills:
        """Return the settings with what the map says; what they say themselves goes before it."""
        said = [word for word in self.words if word.answer is not None]
        aliases = {word.wording: word.means for word in said if word.answer is Answer.SAME}
        own = {skill_key(spelling) for spelling in skills.aliases}
        aliases = {wording: means for wording, means in aliases.items() if skill_key(wording) not in own}
        related = [
            RelatedSkill(want=want, offer=offer, credit=word.credit / _FULL)
            for word in said
            if word.answer is Answer.PARTLY
            for want, offer in ((word.wording, word.means), (word.means, word.wording))
        ]
        different = [(word.wording, word.means) for word in said if word.answer is Answer.DIFFERENT]
        return skills.model_copy(
            update={
                "aliases": skills.aliases | aliases,
                "related": (*skills.related, *related),
                "different": (*skills.different, *different),
            }
        )


def read_skill_map(path: Path, notebook: Notebook) -> SkillMap:
    """Return the map in a file; takes ``skill-map-line`` for lines that say nothing clear.

    Parameters
    ----------
    path
        A table with the columns wording, means and answer: same, partly, partly 60, different, or blank.
    notebook
        Takes what is wrong with the file and its lines.
    """
    loaded, _ = load_present([str(path)], None, notebook)
    words: list[Word] = []
    places: list[Place] = []
    for source in loaded:
        for table in tables_of(source, notebook, keep_headers=True):
            for word, place in _lines(table, notebook):
                words.append(word)
                places.append(place)
    _tell_contradictions(words, places, notebook)
    return SkillMap(tuple(words))


def is_table(name: str) -> bool:
    """Return whether a map of this name is a table of wordings, and not YAML."""
    return format_of_name(name) not in {Format.YAML, Format.JSON}


def joined(known: Sequence[Word], words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the decided words of a map with new ones: a new answer replaces an old one.

    Undecided words of the map are dropped for those that are undecided now.
    """
    decided = {_pair(word): word for word in known if word.answer is not None}
    for word in words:
        if word.answer is not None:
            if word.answer is Answer.SAME:
                # A wording means one name: the newest word counts.
                decided = {
                    pair: old
                    for pair, old in decided.items()
                    if old.answer is not Answer.SAME or skill_key(old.wording) != skill_key(word.wording)
                }
            decided[_pair(word)] = word
    open_ = [word for word in words if word.answer is None and _pair(word) not in decided]
    return (*decided.values(), *open_)


def map_rows(words: Sequence[Word]) -> list[tuple[str, ...]]:
    """Return the rows of a map as a table, header first."""
    return [COLUMNS, *(_row(word) for word in words)]


def _row(word: Word) -> tuple[str, ...]:
    answer = "" if word.answer is None else word.answer.value
    if word.answer is Answer.PARTLY and word.credit != PARTLY_CREDIT:
        answer = f"{answer} {word.credit}"
    return word.wording, word.means, answer, str(word.people or ""), "; ".join(word.also)


def _pair(word: Word) -> frozenset[str]:
    return frozenset((skill_key(word.wording), skill_key(word.means)))


def _lines(table: Table, notebook: Notebook) -> list[tuple[Word, Place]]:
    at = {header_key(header): index for index, header in enumerate(table.headers)}
    missing = [name for name in COLUMNS[:3] if name not in at]
    if missing:
        message = f"A skill map needs the columns wording, means and answer; {are_not_there(missing)}."
        notebook.add("missing-column", table.header_place(), message)
        return []
    found = []
    for record in table.records:
        cells = {
            name: text_of(record.values[index]) for name, index in at.items() if index < len(record.values)
        }
        wording, means, said = (cells.get(name, "") for name in COLUMNS[:3])
        place = table.place(record, at["answer"])
        answer = _ANSWER.fullmatch(same_text(said)) if said else None
        people, also = (
            _number(cells.get("people", "")),
            tuple(filter(None, cells.get("also", "").split("; "))),
        )
        if said and (answer is None or not skill_key(wording) or not skill_key(means)):
            message = "This line does not say of two names whether they are same, partly or different."
            notebook.add("skill-map-line", place, message)
        elif answer is None:
            found.append((Word(wording, means, people=people, also=also), place))
        else:
            credit = int(answer[2] or PARTLY_CREDIT) or PARTLY_CREDIT
            found.append((Word(wording, means, Answer(answer[1]), credit, people, also), place))
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _tell_contradictions(words: Sequence[Word], places: Sequence[Place], notebook: Notebook) -> None:
    """Tell lines that say two things of one wording, and chains that end where they began."""
    said: dict[tuple[str, str], Answer] = {}
    meant: dict[str, str] = {}
    for word, place in zip(words, places, strict=True):
        if word.answer is None:
            continue
        key, target = skill_key(word.wording), skill_key(word.means)
        before = said.setdefault((key, target), word.answer)
        is_other = word.answer is Answer.SAME and meant.get(key, target) != target
        if before is not word.answer or is_other:
            notebook.add("skill-map-line", place, "An earlier line says something else of this wording.")
        elif word.answer is Answer.SAME:
            meant[key] = target
            if _comes_back(key, meant):
                del meant[key]
                notebook.add("skill-map-line", place, "With the lines before, this name means itself.")


def _comes_back(key: str, meant: dict[str, str]) -> bool:
    at, steps = meant[key], 0
    while at in meant and at != key and steps <= len(meant):
        at, steps = meant[at], steps + 1
    return at == key
