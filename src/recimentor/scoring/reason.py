"""A reason in words with a stable code: why a pair or a person is out, or what to keep an eye on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason.

    Parameters
    ----------
    code
        A stable code, such as ``avoid`` or ``gains-nothing``.
    text
        One plain sentence.
    """

    code: str
    text: str
