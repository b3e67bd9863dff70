"""What a run that was stopped has put in place, and finishing what a killed run began."""

from recimentor.files.holding import done_since, num_done
from recimentor.files.journal import finish

__all__ = ["done_since", "finish", "num_done"]
