"""The files of a folder, each with what it is."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from recimentor.files.formats import Format, format_of
from recimentor.files.journal import JOURNALS
from recimentor.forgetting.rows import mentions
from recimentor.forgetting.tables import is_table
from recimentor.forgetting.texts import Text, read_text
from recimentor.forgetting.yamls import is_nested, yaml_data
from recimentor.model.forgetting import HELD_COLUMNS, HELD_TITLE
from recimentor.model.participant import header_key
from recimentor.model.program import Program

if TYPE_CHECKING:
    from recimentor.forgetting.identity import Identity

_PASSED_BY: Final = frozenset(
    {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", JOURNALS}
)
#: What editors and people put behind the name of a file that they keep.
_KEPT: Final = (".bak", ".old", ".orig", ".backup", ".save", ".copy", "~")


@dataclass(frozen=True)
class File:
    """A file: its path, its bytes, why these could not be read, and which field a header key is mapped to."""

    path: Path
    data: bytes
    fault: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def text(self) -> Text | None:
        """The file as text; ``None`` where it is none."""
        return read_text(self.data)

    @property
    def words(self) -> str:
        """The text itself.

        Raises
        ------
        ValueError
            If the file is no text.
        """
        if self.text is None:
            raise ValueError("no text")
        return self.text.text

    def encoded(self, text: str) -> bytes:
        """Return another text as the bytes of this file."""
        return self.data if self.text is None or text == self.text.text else self.text.encoded(text)

    def without(self, identity: Identity) -> tuple[bytes, str]:
        """Return the bytes of the file without mentions of a person, and what went, in words."""
        if self.text is None:
            return self.data, ""
        new, count = identity.without(self.text.text)
        return self.encoded(new), mentions(count)

    @cached_property
    def kind(self) -> Format:
        """What the file is: by its content, then by its name, also where that is of a copy that is kept."""
        name = self.path.name
        while (kept := next((one for one in _KEPT if name.casefold().endswith(one)), "")) and name != kept:
            name = name[: -len(kept)]
        found = format_of(name, self.data)
        is_said = found not in {Format.UNKNOWN, Format.TEXT}
        return found if is_said or self.text is None else _format_of_unnamed(self.text.text, found)

    @property
    def is_answer(self) -> bool:
        """Whether the file is an answer to "what do you hold on me?", which this program wrote."""
        starts = (HELD_TITLE, ",".join(HELD_COLUMNS))
        return self.text is not None and self.text.text.startswith(starts)

    @cached_property
    def tree(self) -> Any:
        """The file as plain data, where it is JSON or YAML; else ``None``."""
        if self.text is None or self.kind not in {Format.JSON, Format.YAML}:
            return None
        with contextlib.suppress(ValueError, RecursionError):
            text = self.text.text
            return json.loads(text) if self.kind is Format.JSON else yaml_data(text)
        return None


def _format_of_unnamed(text: str, found: Format) -> Format:
    """Return what text is whose name does not say so; a list of people is one where it says who they are."""
    start = text.lstrip()[:200]
    if start.startswith("BEGIN:VCALENDAR"):
        return Format.CALENDAR
    if start[:5].casefold() in {"<!doc", "<html"}:
        return Format.HTML
    # Prose has no lists in it.
    tried = ((Format.JSON, _is_json), (Format.CSV, is_table), (Format.YAML, is_nested))
    return next((kind for kind, is_sound in tried if is_sound(text)), found)


def _is_json(text: str) -> bool:
    with contextlib.suppress(ValueError, RecursionError):
        return isinstance(json.loads(text), dict | list)
    return False


def files_under(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder in order; version control, environments and links are passed by."""
    yield from (path for path, fault in _entries(folder) if not fault and path.is_file())


def read_folder(folder: Path, program: Program | None = None) -> list[File]:
    """Return all files under a folder, and links and empty folders, whose names may tell something.

    One that cannot be read says so.
    """
    columns = _columns_of(program) if program is not None else {}
    found = []
    for path, fault in _entries(folder):
        try:
            data = path.read_bytes() if not fault and path.is_file() else b""
            found.append(File(path, data, fault, columns))
        except OSError as error:
            found.append(File(path, b"", _reason(error)))
    return found


def words_of_path(path: Path, folder: Path) -> str:
    """Return the names on the way from a folder to a file as a text, and the same without their suffixes."""
    parts = path.relative_to(folder).parts
    return " ; ".join(dict.fromkeys((*parts, *(Path(part).stem for part in parts))))


def _entries(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield what lies under a folder, and why it cannot be read; of folders the empty ones."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield folder, _reason(error)
        return
    if not paths:
        yield folder, ""
    for path in paths:
        if path.name in _PASSED_BY:
            continue
        if path.is_symlink():
            yield path, "is a link: what it leads to was not looked into" if path.exists() else ""
        elif path.is_dir():
            yield from _entries(path)
        else:
            yield path, "" if path.is_file() else "is no file that can be read"


def _reason(error: OSError) -> str:
    return os.strerror(error.errno or 0).lower()


def _columns_of(program: Program) -> dict[str, str]:
    """Return header key: field, as the program maps its own headers, of some files or of all."""
    mapped = [*(one.columns for one in program.sources), program.columns]
    return {
        header_key(header): name
        for columns in mapped
        for name, descriptions in columns.items()
        for description in descriptions
        for header in description.from_
    }
