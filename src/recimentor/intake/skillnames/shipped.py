"""The shipped aliases: spellings that mean one skill everywhere."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from recimentor.model.participant import skill_key


@cache
def shipped_aliases() -> dict[str, str]:
    """Return the skill that each shipped spelling means, by the key of the spelling.

    Notes
    -----
    Sources and licences stand beside the table, in its README.
    """
    text = files(__package__).joinpath("aliases.csv").read_text("utf-8")
    return {skill_key(row["spelling"]): row["skill"] for row in csv.DictReader(text.splitlines())}
