"""Skills: what a participant offers and wants, and how skill names compare."""

from __future__ import annotations

from dataclasses import dataclass

from recimentor.model.names import skill_key as skill_key  # noqa: PLC0414 - skills and their key, in one place

MIN_LEVEL = 1
MAX_LEVEL = 5
MIN_PRIORITY = 1
MAX_PRIORITY = 5
DEFAULT_PRIORITY = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A skill that a participant can teach.

    Parameters
    ----------
    skill
        The name as it is shown.
    level
        1 (has touched it) to 5 (could run a course); ``None`` where it was not rated.
    key
        The canonical key, after aliases.
    """

    skill: str
    level: int | None
    key: str


@dataclass(frozen=True, slots=True)
class Want:
    """A skill that a participant wants to learn.

    Parameters
    ----------
    skill
        The name as it is shown.
    priority
        1 to 5; ``None`` where it was not rated, which counts 3.
    key
        The canonical key, after aliases.
    """

    skill: str
    priority: int | None
    key: str

    @property
    def counted_priority(self) -> int:
        """The priority that scoring uses, 1 to 5."""
        return DEFAULT_PRIORITY if self.priority is None else self.priority
