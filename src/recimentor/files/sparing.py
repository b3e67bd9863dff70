"""What is read is never written over by the same run."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from recimentor.model.errors import BadRequest


def spare(inputs: Iterable[Path | str], outputs: Iterable[Path]) -> None:
    """Refuse outputs that are inputs, however the two are spelled.

    Parameters
    ----------
    inputs
        Files that are read; those that are not there are ignored.
    outputs
        Files that are to be written.

    Raises
    ------
    BadRequest
        If an output is one of the inputs, also through a link.
    """
    read = [str(path) for path in inputs if os.path.exists(path)]  # noqa: PTH110 - "-" is no path
    for output in outputs:
        if output.exists() and any(output.samefile(path) for path in read):
            raise BadRequest(f"{output} is one of the files that are read; give the output another name")
