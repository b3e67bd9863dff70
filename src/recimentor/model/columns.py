"""How sources are read: settings of the program file that map columns, roles and repeated rows."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from recimentor.model.names import same_text
from recimentor.model.settings import Names, People, Settings


class Cells(StrEnum):
    """What the cells of a column hold."""

    LIST = "list"
    LEVEL = "level"
    TICK = "tick"


class Duplicates(StrEnum):
    """What happens when rows share an id."""

    ERROR = "error"
    LATEST = "latest"
    JOIN = "join"


class HiddenRows(StrEnum):
    """What happens with rows that a workbook hides."""

    SKIP = "skip"
    READ = "read"


class Column(Settings):
    """How one field is read from one or more source columns."""

    from_: Names = Field(
        alias="from", description="Source header, or several of them, in order; `Rate [*]` takes all such."
    )
    split: str | None = Field(
        None,
        min_length=1,
        description="What separates items in a cell; by default `;` and line breaks.",
    )
    blank: Names = Field((), description="Cell values that mean no answer.")
    ranked: bool = Field(
        default=False,
        description="Whether the items stand in order, the dearest first: priorities 5, 4, 3, 2, 1.",
    )
    cells: Cells = Field(
        Cells.LIST,
        description="`list` of items; `level`: rates the one skill that the header names; `tick`: marks it.",
    )
    levels: dict[str, Annotated[int, Field(ge=0, le=5)]] = Field(
        default_factory=dict,
        description="Answer: the level or priority it means, 1-5; 0 is none. Common words are known.",
    )
    level: int | None = Field(
        None, ge=1, le=5, description="Level or priority of every item; then commas separate items too."
    )
    skill: str | None = Field(None, description="The skill that the column is about, if not its header.")
    strip: str | None = Field(None, min_length=1, description="Text taken off the front of every item.")
    choices: Names = Field((), description="Choices that hold the separator themselves and stay whole.")

    def is_blank(self, text: str) -> bool:
        """Return whether the program says that a text means no answer."""
        return bool(self.blank) and same_text(text) in _forms(self.blank)


@lru_cache(maxsize=1_000)
def _forms(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(same_text, texts))


def _as_columns(value: Any) -> Any:
    """Read a header, a list of headers or one description as the list of descriptions that a field takes."""
    if isinstance(value, str):
        return ({"from": value},)
    if isinstance(value, list | tuple):
        if value and all(isinstance(item, str) for item in value):
            return ({"from": value},)
        return tuple({"from": item} if isinstance(item, str) else item for item in value)
    return (value,)


Columns = Annotated[tuple[Column, ...], BeforeValidator(_as_columns), Field(min_length=1)]


class SourceColumns(Settings):
    """Columns of some sources only, where sheets of one pool differ."""

    match: str = Field(description="File name, sheet name or a pattern of either, such as `mentors*`.")
    columns: dict[str, Columns] = Field(
        default_factory=dict, description="As `columns:`, and before it, for these sources."
    )
    prefix: str = Field("", description="Put before the ids of these sources, where ids of two sheets clash.")


class Organisation(Settings):
    """Organisation data that belong to the program: read in every run, as with ``--org``."""

    file: Names = Field(
        (), description="Files of an HR system or a directory, from the folder of the program file."
    )
    columns: dict[str, Columns] = Field(
        default_factory=dict,
        description="Field: source header; usual headers of HR systems are known.",
    )


class Roles(Settings):
    """A column that says whether a person teaches, learns or both."""

    column: str = Field(min_length=1, description="The field or header.")
    teach: Names = Field(
        ("mentor",), description="Answers of those who only teach; their wants are not read."
    )
    learn: Names = Field(
        ("mentee",), description="Answers of those who only learn; their offers are not read."
    )


class Accept(Settings):
    """A finding that is known and accepted: it is not shown again."""

    code: str = Field(description="The code of the finding.")
    ids: People = Field((), description="People whom it concerns; all where none is named.")


def _as_accept(value: Any) -> Any:
    return {"code": value} if isinstance(value, str) else value


Accepted = tuple[Annotated[Accept, BeforeValidator(_as_accept)], ...]
