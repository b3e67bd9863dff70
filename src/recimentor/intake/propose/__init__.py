"""A mapping proposed for an export, by its headers and its cells."""

from recimentor.intake.propose.proposal import Proposal, propose, report_lines

__all__ = ["Proposal", "propose", "report_lines"]
