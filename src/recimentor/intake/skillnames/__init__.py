"""Names of skills: the program's vocabulary, shipped aliases, and the map of what humans said of wordings."""

from recimentor.intake.skillnames.shipped import shipped_aliases

__all__ = ["shipped_aliases"]
