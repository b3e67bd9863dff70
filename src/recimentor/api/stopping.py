"""What a run that was stopped has put in place, and finishing what a killed run began."""

from recimentor.files.journal import finish
from recimentor.files.stopping import done_since, num_done

__all__ = ["done_since", "finish", "num_done"]
