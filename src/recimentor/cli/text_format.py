"""How an answer is printed where it is no plan."""

from __future__ import annotations

from enum import StrEnum


class TextFormat(StrEnum):
    """For people or for programs."""

    TEXT = "text"
    JSON = "json"


class AnswerFormat(StrEnum):
    """A table for people, or JSON for programs."""

    TABLE = "table"
    JSON = "json"
