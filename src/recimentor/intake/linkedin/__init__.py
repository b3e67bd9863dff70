"""LinkedIn: the archive that a person downloads, turned into a participant record."""

from recimentor.intake.linkedin.archive import read_archives
from recimentor.intake.linkedin.records import Member, members_to_yaml

__all__ = ["Member", "members_to_yaml", "read_archives"]
