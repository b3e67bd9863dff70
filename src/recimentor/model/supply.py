"""Supply and demand of skills in a pool."""

from __future__ import annotations

from dataclasses import dataclass

from recimentor.model.wording import Help, Proposal


@dataclass(frozen=True, slots=True)
class SkillSupply:
    """One skill in a pool.

    Parameters
    ----------
    skill, key
        Its most frequent name, and its canonical key.
    wanted_by
        People who want it and do not hold it at the top level.
    offered_by
        People who can teach it: from the program's teaching level up.
    known_by
        People who offer it below that level.
    """

    skill: str
    key: str
    wanted_by: int
    offered_by: int
    known_by: int

    @property
    def short_by(self) -> int:
        """How many more want it than can teach it; 0 where there are enough."""
        return max(0, self.wanted_by - self.offered_by)


@dataclass(frozen=True, slots=True)
class Recruit:
    """Somebody who is not in the pool, and how many more people would be placed with them.

    Parameters
    ----------
    teaches, wants
        The one skill that they teach, and the one that they want.
    placed
        How many more people are placed, themselves included.
    """

    teaches: str
    wants: str
    placed: int


@dataclass(frozen=True, slots=True)
class SkillReport:
    """What `skills` tells: supply and demand, names that may be one skill, whom to recruit.

    Parameters
    ----------
    supply
        One row per skill, the shortest first.
    proposals
        Names that may be one skill: a human says whether they are.
    read_as
        Wordings that were read as a listed name by their word form, and that name.
    helps
        How many people would have a partner if proposals held; empty where nobody would.
    recruits
        Who would place more people, once these wordings are one.
    """

    supply: tuple[SkillSupply, ...]
    proposals: tuple[Proposal, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    helps: tuple[Help, ...] = ()
    recruits: tuple[Recruit, ...] = ()
