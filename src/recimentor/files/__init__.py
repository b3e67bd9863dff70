"""Files are written whole or not at all, for their owner's eyes alone, and only where something changed."""

from recimentor.files.holding import held
from recimentor.files.journal import finish, finish_under, is_unfinished
from recimentor.files.logbook import Logbook
from recimentor.files.writing import folders_for, spare, write_all

__all__ = ["Logbook", "finish", "finish_under", "folders_for", "held", "is_unfinished", "spare", "write_all"]
