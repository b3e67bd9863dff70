"""People's own words: stems, related skills and concepts that say which names may mean one skill.

Likeness proposes; nothing here merges. Imports the model alone.
"""

from recimentor.wording.forms import one_form
from recimentor.wording.nearness import Near, Nearness

__all__ = ["Near", "Nearness", "one_form"]
