"""Findings on standard error (or output, where they are the result)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from recimentor.cli.streams import write_text

if TYPE_CHECKING:
    from recimentor.model.finding import Finding


def show_findings(findings: Sequence[Finding], *, to_stdout: bool = False) -> None:
    """Print findings for people, each with its place, and a line of counts."""
    from recimentor import report

    stream = sys.stdout if to_stdout else sys.stderr
    num_files = len({finding.place.file for finding in findings})
    screen = report.screen_of(stream, os.environ)
    write_text(report.findings_text(findings, num_files=num_files, screen=screen), stream)
