"""Words that the reasons of several rules share."""

from __future__ import annotations

from collections.abc import Iterable


def label(field: str) -> str:
    """Return a field as a sentence names it: ``career stage``."""
    return field.replace("_", " ")


def blanks(answers: Iterable[tuple[str, object]], what: str) -> str:
    """Return who did not say what a rule needs, as half a sentence; empty where everybody did.

    Parameters
    ----------
    answers
        Names and answers; an empty answer was not given.
    what
        What was asked, as a noun.
    """
    missing = [name for name, answer in answers if not answer]
    return f"{' and '.join(missing)} gave no {what}" if missing else ""
