"""Hard rules: each decides for itself which pairs are out, and says why."""

from recimentor.scoring.rules.base import Rule

__all__ = ["Rule"]
