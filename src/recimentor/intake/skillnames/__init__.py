"""Names of skills: the program's vocabulary, shipped aliases, the skill map, and names that look alike."""

from recimentor.intake.skillnames.alike import alias_block, look_alikes
from recimentor.intake.skillnames.shipped import shipped_aliases

__all__ = ["alias_block", "look_alikes", "shipped_aliases"]
