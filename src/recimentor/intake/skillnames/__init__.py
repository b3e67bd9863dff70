"""Names of skills: the shipped aliases, and names of a pool that look alike."""

from recimentor.intake.skillnames.alike import alias_block, look_alikes
from recimentor.intake.skillnames.shipped import shipped_aliases

__all__ = ["alias_block", "look_alikes", "shipped_aliases"]
