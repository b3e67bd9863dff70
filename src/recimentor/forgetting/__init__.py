"""Removes a person from everything under a folder: sources, plans, history, decisions, answers, letters."""

from recimentor.forgetting.about import about
from recimentor.forgetting.folder import forget
from recimentor.forgetting.retention import due, end_of

__all__ = ["about", "due", "end_of", "forget"]
