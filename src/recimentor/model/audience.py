"""Who an output is for."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """Who an output is for: hr sees all, a sponsor counts and pairs, a participant the own pair."""

    HR = "hr"
    SPONSOR = "sponsor"
    PARTICIPANT = "participant"
