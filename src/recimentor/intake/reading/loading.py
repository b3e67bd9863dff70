"""Sources to tables: each read by its suffix or its first bytes; nothing is unpacked unseen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recimentor.files.formats import LISTS, Format, format_of_name, format_of_text
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import PLAINLY, Asked, Table, legible_table
from recimentor.intake.reading.csv_reader import read_csv
from recimentor.intake.reading.foreign import read_foreign
from recimentor.intake.reading.json_reader import read_json
from recimentor.intake.reading.records import table_of_nodes
from recimentor.intake.reading.text import MAX_FILE_BYTES, decode
from recimentor.intake.reading.xlsx_reader import is_workbook, read_xlsx
from recimentor.intake.reading.yaml_reader import read_yaml
from recimentor.model.errors import InputMissing
from recimentor.model.finding import Place
from recimentor.plugins import Installed, Kind, for_suffix

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the user named it, and its bytes."""

    name: str
    data: bytes


def load(sources: Sequence[str], stdin: bytes | None, notebook: Notebook) -> list[Source]:
    """Return the bytes of sources; what is no readable file is a finding.

    Raises
    ------
    InputMissing
        Files are not there; it names all of them.
    """
    loaded, missing = load_present(sources, stdin, notebook)
    if missing:
        raise InputMissing(missing)
    return loaded


def load_present(
    sources: Sequence[str], stdin: bytes | None, notebook: Notebook
) -> tuple[list[Source], tuple[str, ...]]:
    """Return the bytes of sources, and which are not there; what is no readable file is a finding."""
    loaded: list[Source] = []
    missing: list[str] = []
    for name in sources:
        if name == STANDARD_INPUT:
            if stdin is None:
                missing.append("standard input")
            else:
                loaded.append(Source(name, stdin))
            continue
        path = Path(name)
        if not name.strip():
            notebook.add("file-unreadable", Place('""'), "A source has no name.", "Name a file.")
            continue
        try:
            if path.stat().st_size > MAX_FILE_BYTES:
                message = f"The file is larger than {MAX_FILE_BYTES // 1_000_000} MB."
                notebook.add("too-large", Place(name), message)
            elif path.is_dir():
                notebook.add("file-unreadable", Place(name), "This is a folder.", "Name a file in it.")
            else:
                loaded.append(Source(name, path.read_bytes()))
        except (FileNotFoundError, NotADirectoryError):
            missing.append(name)
        except (OSError, ValueError):
            notebook.add(
                "file-unreadable", Place(name), "The file cannot be opened.", "Check its permissions."
            )
    return loaded, tuple(missing)


def tables_of(
    source: Source,
    notebook: Notebook,
    asked: Asked = PLAINLY,
    *,
    keep_headers: bool = False,
) -> list[Table]:
    """Return the tables of a source that hold rows.

    Parameters
    ----------
    source
        The file.
    notebook
        Takes everything that is wrong with the file itself.
    asked
        How it is read.
    keep_headers
        Whether headers without a row under them are a table too.
    """
    start = len(notebook.findings)
    if (foreign := reader_of(source.name)) is not None:
        tables = read_foreign(foreign, source.data, source.name, notebook, asked)
    elif is_workbook(source.data):
        tables = read_xlsx(source.data, source.name, notebook, asked)
    else:
        table = _text_table(source, notebook, asked)
        tables = [] if table is None else [table]
    for table in tables:
        if not table.records and not keep_headers:
            message = (
                "There are headers, and no row under them." if table.header_row else "The list is empty."
            )
            notebook.add("file-empty", table.whole(), message)
    _forget_echoes(notebook, start)
    return [legible_table(table) for table in tables if table.records or keep_headers]


def reader_of(name: str) -> tuple[Installed, Any] | None:
    """Return the plug-in that reads a file, with its part; None for the formats that are read here.

    Raises
    ------
    PluginFault
        If a plug-in cannot be loaded, or two take the file's suffix.
    """
    if format_of_name(name) in {*LISTS, Format.TEXT}:
        return None
    return for_suffix(Kind.READER, name)


def _forget_echoes(notebook: Notebook, start: int) -> None:
    """Take back that a file is empty, where its rows are there and could not be read."""
    told = notebook.findings[start:]
    if any(finding.code == "csv-malformed" for finding in told):
        notebook.findings[start:] = [finding for finding in told if finding.code != "file-empty"]


def _text_table(source: Source, notebook: Notebook, asked: Asked) -> Table | None:
    decoded = decode(source.data, source.name, notebook, asked.encoding)
    if decoded is None:
        return None
    kind = format_of_text(source.name, decoded.text)
    if kind is Format.CSV:
        return read_csv(
            decoded.text, source.name, notebook, header_row=asked.header_row, skip_rows=asked.skip_rows
        )
    read = read_json if kind is Format.JSON else read_yaml
    root = read(decoded.text, source.name, notebook)
    return None if root is None else table_of_nodes(root, source.name, notebook)
