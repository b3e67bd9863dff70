"""Sources to people: several files make one pool, read whole before anything is said."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from recimentor.intake.cells import Table
from recimentor.intake.columns import lay_out
from recimentor.intake.csv_reader import read_csv
from recimentor.intake.json_reader import read_json
from recimentor.intake.notebook import Notebook
from recimentor.intake.people import settle
from recimentor.intake.pool_checks import check_pool
from recimentor.intake.records import table_of_nodes
from recimentor.intake.rows import RowReader
from recimentor.intake.sides import take_sides
from recimentor.intake.text import decode
from recimentor.intake.values import SkillNames
from recimentor.intake.yaml_reader import read_yaml
from recimentor.model.errors import InputMissing
from recimentor.model.finding import Finding, Place
from recimentor.model.participant import Participant
from recimentor.model.plan import Input
from recimentor.model.program import Program

STANDARD_INPUT = "-"
_YAML_STARTS = ("---", "- ", "participants:", "people:")


@dataclass(frozen=True, slots=True)
class People:
    """What the sources hold.

    Parameters
    ----------
    people
        Participants sorted by id, in code-point order; those that could be read, where there are errors.
    findings
        Everything worth knowing, sorted by place.
    inputs
        The sources with the SHA-256 of their bytes, in the order given.
    places
        Row of each person, by id.
    """

    people: tuple[Participant, ...]
    findings: tuple[Finding, ...]
    inputs: tuple[Input, ...]
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    data: bytes


def read_people(sources: Sequence[str], program: Program, *, stdin: bytes | None = None) -> People:
    """Return the people of one or more sources.

    Parameters
    ----------
    sources
        Paths of CSV, TSV, YAML or JSON files; ``-`` is standard input.
    program
        Says how columns map, and what is checked.
    stdin
        The bytes of standard input, where a source is ``-``.

    Raises
    ------
    InputMissing
        Files are not there; it names all of them.
    """
    notebook = Notebook()
    loaded = _load(sources, stdin, notebook)
    with _without_collector():
        tables = [table for source in loaded if (table := _table(source, notebook)) is not None]
        people, places = _people(tables, program, notebook) if tables else ((), {})
    inputs = tuple(Input(path=one.name, sha256=hashlib.sha256(one.data).hexdigest()) for one in loaded)
    return People(people, notebook.close(), inputs, MappingProxyType(places))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let the cycle collector rest: reading makes many small values and no cycles; it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(sources: Sequence[str], stdin: bytes | None, notebook: Notebook) -> list[_Source]:
    loaded, missing = [], []
    for name in sources:
        if name == STANDARD_INPUT:
            if stdin is None:
                missing.append("standard input")
            else:
                loaded.append(_Source(name, stdin))
            continue
        try:
            loaded.append(_Source(name, Path(name).read_bytes()))
        except (FileNotFoundError, NotADirectoryError):
            missing.append(name)
        except IsADirectoryError:
            notebook.add("file-unreadable", Place(name), "This is a folder.", "Name a file in it.")
        except (OSError, ValueError):
            notebook.add(
                "file-unreadable", Place(name), "The file cannot be opened.", "Check its permissions."
            )
    if missing:
        raise InputMissing(missing)
    return loaded


def _table(source: _Source, notebook: Notebook) -> Table | None:
    decoded = decode(source.data, source.name, notebook)
    if decoded is None:
        return None
    kind = _kind(source.name, decoded.text)
    if kind == "csv":
        table = read_csv(decoded.text, source.name, notebook)
    else:
        read = read_json if kind == "json" else read_yaml
        root = read(decoded.text, source.name, notebook)
        table = None if root is None else table_of_nodes(root, source.name, notebook)
    if table is not None and not table.records:
        notebook.add("file-empty", table.whole(), "The file holds no participants.")
        return None
    return table


def _kind(name: str, text: str) -> str:
    """Return how a source is read: by its suffix, else by how it starts."""
    suffix = Path(name).suffix.casefold()
    if suffix in {".yaml", ".yml"}:
        return "yaml"
    if suffix == ".json":
        return "json"
    if suffix in {".csv", ".tsv", ".txt", ".tab"}:
        return "csv"
    start = text.lstrip()
    if start.startswith(("[", "{")):
        return "json"
    return "yaml" if start.startswith(_YAML_STARTS) else "csv"


def _people(
    tables: Sequence[Table], program: Program, notebook: Notebook
) -> tuple[tuple[Participant, ...], dict[str, Place]]:
    names = SkillNames(program.skills)
    layouts = lay_out(tables, program, notebook)
    drafts = []
    for table, layout in zip(tables, layouts, strict=True):
        reader = RowReader(table, layout, names, notebook)
        drafts += [reader.read(record) for record in table.records]
    people, places = settle(drafts, notebook)
    if program.sides:
        people = take_sides(people, places, program.sides, notebook)
    fed = {name for layout in layouts for name in layout.fields}
    check_pool(people, places, program, notebook, fields=fed)
    return people, places
