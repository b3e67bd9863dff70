"""The program's vocabulary: names on its list, its aliases, the shipped ones, word forms of listed names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.text import decode
from recimentor.intake.skillnames.shipped import shipped_aliases
from recimentor.model.finding import Place
from recimentor.model.names import skill_key
from recimentor.model.program import Skills
from recimentor.wording import one_form

LIST_NAME: Final = "skills.txt"


@dataclass(slots=True)
class Vocabulary:
    """Which name each spelling stands for.

    A name on the program's list is never read as another one, unless the program itself says so. What a
    shipped alias means is the listed name of its kind, where exactly one is listed. A word form of one
    listed name is that name; :meth:`is_form` tells these.
    """

    skills: Skills
    _aliases: dict[str, str] = field(init=False)
    _listed: dict[str, str] = field(init=False)
    _forms: dict[str, str] = field(init=False)
    _apart: frozenset[frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Prepare names, aliases and word forms under their keys."""
        self._listed = {key: name for name in self.skills.names if (key := skill_key(name))}
        shipped = shipped_aliases() if self.skills.shipped_aliases else {}
        own = {skill_key(spelling): name for spelling, name in self.skills.aliases.items()}
        self._aliases = _led_to(shipped, self._listed) | own
        self._forms = _only_ones([(one_form(name), name) for name in self._listed.values()])
        self._apart = frozenset(frozenset(map(skill_key, pair)) for pair in self.skills.different)

    def resolve(self, name: str) -> tuple[str, str]:
        """Return shown name and key of a spelling; the key is empty where it names nothing."""
        shown, key, seen = name, skill_key(name), set[str]()
        while key in self._aliases and key not in seen:
            seen.add(key)
            shown = self._aliases[key]
            key = skill_key(shown)
        if key in self._listed:
            return self._listed[key], key
        listed = self._forms.get(one_form(shown)) if self._forms and key else None
        if listed is None or frozenset((key, skill_key(listed))) in self._apart:
            return shown, key
        return listed, skill_key(listed)

    def parts(self, name: str) -> tuple[str, ...]:
        """Return the names that one wording stands for: several where its alias joins them by ``;``."""
        meant = self._aliases.get(skill_key(name), "")
        parts = tuple(part for text in meant.split(";") if (part := text.strip()))
        return parts if len(parts) > 1 else (name,)

    def is_form(self, name: str) -> bool:
        """Return whether a spelling is read as a listed name by its word form alone."""
        key = skill_key(name)
        return key not in self._aliases and key not in self._listed and self.resolve(name)[1] != key


def read_skill_list(path: Path, notebook: Notebook) -> tuple[str, ...]:
    """Return the names of a list, one a line; blank lines and lines that begin with # are left out.

    Parameters
    ----------
    path
        The list, by default ``skills.txt`` beside the program file.
    notebook
        Takes ``file-unreadable``, and what is wrong with the file's characters.
    """
    try:
        data = path.read_bytes()
    except OSError:
        notebook.add(
            "file-unreadable", Place(str(path)), "The list of skills cannot be opened.", "Check the path."
        )
        return ()
    decoded = decode(data, str(path), notebook)
    lines = [] if decoded is None else [line.strip() for line in decoded.text.splitlines()]
    names = [line for line in lines if skill_key(line) and not line.startswith("# ")]
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(skill_key(name), name)
    return tuple(found.values())


def _led_to(shipped: dict[str, str], listed: dict[str, str]) -> dict[str, str]:
    """Return the shipped aliases for a list: listed names stay themselves, and their kind leads to them."""
    if not listed:
        return shipped
    kinds: dict[str, list[str]] = {}
    for key, name in listed.items():
        if key in shipped:
            kinds.setdefault(skill_key(shipped[key]), []).append(name)
    aliases = {spelling: name for spelling, name in shipped.items() if spelling not in listed}
    for target, names in kinds.items():
        if target not in listed and len(names) == 1:
            aliases[target] = names[0]
    return aliases


def _only_ones(pairs: list[tuple[str, str]]) -> dict[str, str]:
    counts = Counter(form for form, _ in pairs)
    return {form: name for form, name in pairs if form and counts[form] == 1}
