"""Lines of the mending sheet: what is in doubt, how it is read now, and what a human decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

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
