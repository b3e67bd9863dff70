"""The files of a folder, each with what it is; who their records are about."""

from __future__ import annotations

import contextlib
import csv
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from recimentor.files.formats import ARCHIVES, Format, format_of, format_of_text
from recimentor.files.journal import JOURNALS
from recimentor.forgetting.identity import Trace
from recimentor.forgetting.tables import records_of, table_header, table_traces
from recimentor.forgetting.texts import Text, read_text
from recimentor.forgetting.trees import tree_traces
from recimentor.forgetting.workbooks import workbook_traces
from recimentor.forgetting.yamls import yaml_root, yaml_traces
from recimentor.model.forgotten import is_token
from recimentor.model.participant import header_key
from recimentor.model.program import Program

_PASSED_BY: Final = frozenset(
    {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", JOURNALS}
)
#: What editors and people put behind the name of a file that they keep.
_KEPT: Final = (".bak", ".old", ".orig", ".backup", ".save", ".copy", "~")
_NO_SUFFIX: Final = frozenset({Format.UNKNOWN, Format.TEXT})


@dataclass(frozen=True)
class File:
    """A file: its path, its bytes, and why these could not be read."""

    path: Path
    data: bytes
    fault: str = ""

    @cached_property
    def text(self) -> Text | None:
        """The file as text; ``None`` where it is none."""
        return None if self.kind in ARCHIVES else read_text(self.data)

    @cached_property
    def kind(self) -> Format:
        """What the file is: by its content, then by its name, also where that is of a copy that is kept."""
        name = self.path.name
        while (kept := next((one for one in _KEPT if name.casefold().endswith(one)), "")) and name != kept:
            name = name[: -len(kept)]
        found = format_of(name, self.data)
        text = read_text(self.data) if found in _NO_SUFFIX else None
        return found if text is None else _format_of_unnamed(name, text.text, found)

    @cached_property
    def tree(self) -> Any:
        """The file as plain data, where it is JSON; else ``None``."""
        if self.text is None or self.kind is not Format.JSON:
            return None
        with contextlib.suppress(ValueError, RecursionError):
            return json.loads(self.text.text)
        return None


def _format_of_unnamed(name: str, text: str, found: Format) -> Format:
    """Return what text is whose name does not say so; a list of people is one where it says who they are."""
    start = text.lstrip()[:200]
    if start.startswith("BEGIN:VCALENDAR"):
        return Format.CALENDAR
    if start[:5].casefold() in {"<!doc", "<html"}:
        return Format.HTML
    guess = format_of_text(f"{name}.none", text)
    is_sound = {Format.JSON: _is_json, Format.YAML: _is_yaml, Format.CSV: _is_table}[guess]
    return guess if is_sound(text) else found


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_yaml(text: str) -> bool:
    return yaml_root(text) is not None


def _is_table(text: str) -> bool:
    try:
        return len(list(zip(range(2), records_of(text), strict=False))) > 1 and bool(table_header(text))
    except csv.Error:
        return False


def files_under(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder in order; version control, environments and links are passed by."""
    yield from (path for path in _all_under(folder) if isinstance(path, Path))


def read_folder(folder: Path) -> list[File]:
    """Return the files under a folder; one that cannot be read, or is a link, says so."""
    found = []
    for path in _all_under(folder):
        if isinstance(path, File):
            found.append(path)
            continue
        try:
            if data := path.read_bytes():
                found.append(File(path, data))
        except OSError as error:
            found.append(File(path, b"", os.strerror(error.errno or 0).lower()))
    return found


def _all_under(folder: Path) -> Iterator[Path | File]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield File(folder, b"", os.strerror(error.errno or 0).lower())
        return
    for path in paths:
        if path.name in _PASSED_BY:
            continue
        if path.is_symlink():
            if path.exists():
                yield File(path, b"", "is a link: what it leads to was not looked into")
        elif path.is_dir():
            yield from _all_under(path)
        elif path.is_file():
            yield path


def columns_of(program: Program) -> dict[str, str]:
    """Return header key: field, as the program maps its own headers, of some files or of all."""
    mapped = [*(one.columns for one in program.sources), program.columns]
    return {
        header_key(header): name
        for columns in mapped
        for name, descriptions in columns.items()
        for description in descriptions
        for header in description.from_
    }


def traces(file: File, columns: Mapping[str, str]) -> list[Trace]:
    """Return whom the records of a file are about; nothing where it cannot be read."""
    found: list[Trace] = []
    where = str(file.path)
    if file.kind is Format.WORKBOOK:
        found = workbook_traces(file.data, columns, where)
    elif file.text is not None and file.kind is Format.CSV:
        with contextlib.suppress(csv.Error):
            found = table_traces(file.text.text, columns, where)
    elif file.kind is Format.JSON:
        found = [*tree_traces(file.tree)]
    elif file.text is not None and file.kind is Format.YAML:
        found = yaml_traces(yaml_root(file.text.text))
    return [trace for trace in found if not is_token(trace.id)]
