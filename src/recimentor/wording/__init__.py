"""People's own words: stems, related skills and concepts that say which names may mean one skill.

Likeness proposes; nothing here merges. Imports the model alone. What needs arrays is imported where it is
used, from :mod:`recimentor.wording.nearness`.
"""

from recimentor.wording.forms import one_form

__all__ = ["one_form"]
