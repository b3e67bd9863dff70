"""A mapping proposed for organisation data: the ``org:`` of a program file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from recimentor.intake.columns.hr_headers import HrColumns, hr_columns
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Table
from recimentor.intake.reading.loading import load, tables_of
from recimentor.model.finding import Place

_HEAD = """\
# Organisation data, read in every run: it wins over what people typed. Headers that are known need no line.
"""


def propose_organisation(files: Sequence[str], named: Sequence[str], notebook: Notebook) -> str:
    """Return the ``org:`` block of a program file for some organisation files.

    Parameters
    ----------
    files
        The files.
    named
        Each as the program file will name it: from its own folder.
    notebook
        Takes what is wrong with them, and ``missing-column`` where nobody could be joined.

    Raises
    ------
    InputMissing
        If a file is not there.
    """
    sources = load(files, None, notebook)
    tables = [table for source in sources for table in tables_of(source, notebook, keep_headers=True)]
    columns: dict[str, list[str]] = {}
    for table in tables:
        found = hr_columns(table.headers)
        if not found.says_who:
            message = "No column holds a name, an e-mail or an employee number: nobody can be joined."
            notebook.add("missing-column", Place(table.file, table.sheet, table.header_row), message)
        for field, headers in _mapped(table, found):
            known = columns.setdefault(field, [])
            known += [header for header in headers if header not in known]
    lines = [_HEAD + "org:", f"  file: {_listed(named)}", "  columns:"]
    lines += [f"    {field}: {_listed(headers)}" for field, headers in columns.items()]
    return "\n".join(lines) + "\n"


def _mapped(table: Table, found: HrColumns) -> Iterator[tuple[str, list[str]]]:
    def headers(indices: Iterable[int]) -> list[str]:
        return [table.headers[index] for index in indices]

    several = {"id": found.keys, "email": found.mails, "manager": found.managers}
    yield from ((field, headers(indices)) for field, indices in several.items() if indices)
    yield from ((field, headers([index])) for field, index in found.fields.items() if field not in several)


def _listed(names: Sequence[str]) -> str:
    """Return names as YAML: JSON in double quotes is YAML too."""
    return "[" + ", ".join(json.dumps(name, ensure_ascii=False) for name in names) + "]"
