"""Settings of shortlists: a choice among several partners instead of one proposal."""

from __future__ import annotations

from pydantic import Field

from recimentor.model.settings import Settings


class ShortlistSettings(Settings):
    """How long shortlists are, and on how many of them one person may stand."""

    partners: int = Field(0, ge=0, le=20, description="Partners on each person's shortlist; 0: one proposal.")
    lists: int | None = Field(
        None, ge=1, le=100, description="Lists that one person may stand on; by default two more than that."
    )

    @property
    def most_lists(self) -> int:
        """Lists that one person may stand on."""
        return self.lists if self.lists is not None else self.partners + 2
