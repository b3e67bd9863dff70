"""Expected failures. Their messages hold places and ids, never people's answers."""

from __future__ import annotations

from collections.abc import Sequence

from recimentor.model.finding import Finding


class RecimentorError(Exception):
    """A failure that the user can mend; its message says how."""


class BadInput(RecimentorError):  # noqa: N818 - reads as a statement where it is raised
    """The inputs hold faults; nothing was computed or written.

    Parameters
    ----------
    findings
        Every finding of the run, warnings included, sorted by place.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("the input has faults")
        self.findings = findings


class InputMissing(RecimentorError):  # noqa: N818
    """Files that were named are not there, or may not be read.

    Parameters
    ----------
    paths
        All of them, as the user named them.
    findings
        What is wrong with the files that are there, as far as it can be told without the others.
    """

    def __init__(self, paths: Sequence[str], findings: Sequence[Finding] = ()) -> None:
        super().__init__("not found: " + ", ".join(paths))
        self.paths = tuple(paths)
        self.findings = tuple(findings)


class CannotWrite(RecimentorError):  # noqa: N818
    """A file that cannot be written; nothing was."""


class BadRequest(RecimentorError):  # noqa: N818
    """Options that do not go together, or name something that is not there."""


class PluginFault(RecimentorError):  # noqa: N818
    """A plug-in that another package brought failed, or two of them are at odds; nothing was written."""
