"""Balance: how the groups of a column fared. Values alone; ``insight`` counts them, ``report`` shows them."""

from __future__ import annotations

from dataclasses import dataclass

#: Groups of fewer people are not shown: a mean over four says too much about each of them.
SMALLEST_GROUP = 5


@dataclass(frozen=True, slots=True)
class GroupBalance:
    """How one group fared.

    Parameters
    ----------
    group
        The value of the column; empty for people who gave none.
    applied, placed
        How many signed up, and how many have a partner.
    mean_score
        Mean score of the pairs of those placed, 0-1; ``None`` where nobody is.
    mean_gain_given, mean_gain_received
        Mean gain of their partners, and their own, 0-1; ``None`` where nobody is placed.
    ratio
        Share placed over the share placed of the best group, 0-1; ``None`` where only counts are shown.
    is_below_four_fifths
        Whether ``ratio`` is below 4/5.
    p_value
        Two-sided exact test (Fisher) of placed against left over, this group against the best one;
        1 for the best group itself; ``None`` where only counts are shown.
    """

    group: str
    applied: int
    placed: int
    mean_score: float | None
    mean_gain_given: float | None
    mean_gain_received: float | None
    ratio: float | None
    is_below_four_fifths: bool
    p_value: float | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How the groups of one column fared.

    Parameters
    ----------
    column
        The column's name as it was asked for.
    groups
        Groups of :data:`SMALLEST_GROUP` people or more, by name.
    num_hidden_groups, num_hidden_people
        Groups that are too small to be shown, and the people in them.
    is_audit_only
        Whether the column may only be shown in a file of its own.
    """

    column: str
    groups: tuple[GroupBalance, ...]
    num_hidden_groups: int
    num_hidden_people: int
    is_audit_only: bool = False
