"""What forgetting a person comes to, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class What(StrEnum):
    """What becomes of a file."""

    CHANGED = "changed"
    REMOVED = "removed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one file.

    Parameters
    ----------
    path
        The file.
    what
        Whether it is changed, removed, or left for somebody to look at.
    told
        What goes, in words without names.
    """

    path: Path
    what: What
    told: str


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Everything that forgetting a person comes to; nothing is written yet.

    Parameters
    ----------
    person_id
        Who, as their id is spelled.
    changes
        By path.
    contents
        New content of changed files.
    notes
        What the one who asked should know.
    """

    person_id: str
    changes: tuple[Change, ...]
    contents: Mapping[Path, bytes]
    notes: tuple[str, ...] = ()

    @property
    def removed(self) -> tuple[Path, ...]:
        """Files to remove."""
        return tuple(change.path for change in self.changes if change.what is What.REMOVED)

    @property
    def left(self) -> tuple[Change, ...]:
        """Files that somebody has to look at."""
        return tuple(change for change in self.changes if change.what is What.LEFT)
