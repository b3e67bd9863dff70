"""Parts that other packages bring: readers of files, criteria of the score, outputs.

A package names its part under one of the entry points ``recimentor.readers``, ``recimentor.criteria`` and
``recimentor.outputs``. The protocols here say what such a part has; it needs nothing of recimentor but, in a
reader, :class:`Unreadable`. The protocols keep to semantic versioning.
"""

from recimentor.plugins.installed import Installed, at_work, find, for_suffix, installed, load, suffixes_of
from recimentor.plugins.kinds import Criterion, Kind, Output, Reader, Unreadable

__all__ = [
    "Criterion",
    "Installed",
    "Kind",
    "Output",
    "Reader",
    "Unreadable",
    "at_work",
    "find",
    "for_suffix",
    "installed",
    "load",
    "suffixes_of",
]
