"""What is read beside the sources; what a reading comes to: counts, receipt, lines of the mending sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from recimentor.model.counting import counted
from recimentor.model.finding import Place


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What is read beside the sources, and how strictly.

    Parameters
    ----------
    sheets
        Sheets of workbooks; go before the program's ``sheet:``.
    organisation
        Files with department, site, grade and manager of people, whether they signed up or not.
    corrections
        A file of corrections; by default ``corrections.csv`` beside the first source, if there is one.
    coded
        Sheets of prose that a human turned into skills.
    set_aside
        Whether rows with errors are set aside instead of stopping the run.
    encoding
        Encoding of text files; goes before the program's ``encoding:``.
    """

    sheets: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    corrections: str | None = None
    coded: tuple[str, ...] = ()
    set_aside: bool = False
    encoding: str = ""
    mend: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """Somebody whose row holds errors and is left out of the run.

    Parameters
    ----------
    id, name
        As far as they can be read; empty where not.
    place
        The row.
    codes
        What is wrong with it.
    """

    id: str
    name: str
    place: Place
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a reading.

    Parameters
    ----------
    num_rows
        Rows of people, after repeated answers are settled.
    num_faulty
        Rows with an error.
    num_unmatchable
        Sound rows of active people who cannot be in a two-way pair, whatever the others say.
    num_only_offer, num_only_want
        Of these, those who only offer, and those who only want something that they do not hold.
    """

    num_rows: int = 0
    num_faulty: int = 0
    num_unmatchable: int = 0
    num_only_offer: int = 0
    num_only_want: int = 0
    is_doubtful: bool = False

    def __str__(self) -> str:
        """Return the line that people read; nobody is fine where it is in doubt what was read."""
        num_fine = max(0, self.num_rows - self.num_faulty - self.num_unmatchable)
        parts = [f"{num_fine:,} of {self.num_rows:,} fine"]
        if self.is_doubtful and num_fine:
            parts = [f"{counted(self.num_rows, 'row')} read, and it is in doubt how"]
        if self.num_faulty:
            parts.append(f"{counted(self.num_faulty, 'row')} to mend")
        if self.num_unmatchable:
            parts.append(f"{self.num_unmatchable:,} cannot be matched")
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Line:
    """What was read of one thing.

    Parameters
    ----------
    what
        ``offers``, ``wants``, ``levels``, ``priorities``, ``managers``, ``time zones``, ``hours``, ...
    num_people
        People for whom something was read.
    num_read
        How many were read of all of them.
    num_blank
        People for whom nothing was read, though there is a column for it.
    example
        A value of a closed vocabulary, or a skill that several people name; empty where there is none.
    """

    what: str
    num_people: int
    num_read: int
    num_blank: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was read of the people who take part.

    Parameters
    ----------
    num_people
        People who take part.
    lines
        One for each thing that some column holds.
    num_wants
        Wants of all of them.
    num_met
        Wants that the offer of somebody else meets by name.
    """

    num_people: int = 0
    lines: tuple[Line, ...] = ()
    num_wants: int = 0
    num_met: int = 0

    def line(self, what: str) -> Line | None:
        """Return what was read of one thing, None where no column holds it."""
        return next((line for line in self.lines if line.what == what), None)


#: The file beside the first source that is read back.
MENDED_NAME: Final = "mended.xlsx"
#: Stands for every person in the column ``who``: such a line is about a value, wherever it stands.
EVERYBODY: Final = "everybody"
#: The field of such a line that is about a name of a skill.
SKILL: Final = "skill"
COLUMNS: Final = ("who", "field", "now", "value", "why", "where")


@dataclass(frozen=True, slots=True)
class MendLine:
    """One line of the sheet.

    Parameters
    ----------
    who
        Id of a person, or ``everybody``.
    field
        A field, or ``skill``.
    now
        What the source holds; the line counts as long as it still does.
    value
        What it should be: a proposal, until a human has looked.
    why, where
        What is in doubt, and the cell.
    """

    who: str
    field: str
    now: str
    value: str
    why: str
    where: str = ""

    def row(self) -> tuple[str, ...]:
        """Return the cells of the line, as the columns stand."""
        return self.who, self.field, self.now, self.value, self.why, self.where
