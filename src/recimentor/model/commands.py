"""Commands that screens and files advise, as somebody types them into a shell: the one place that quotes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.model.decisions import DECISIONS_NAME

if TYPE_CHECKING:
    from recimentor.model.plan import Input, Plan

_BARE = re.compile(r"[\w@%+=:,./\\-]+", re.ASCII)
#: What every shell, of Windows too, takes as it stands between double quotes.
_BETWEEN_QUOTES = re.compile(r"[^\"$`\\!%\x00-\x1f]*")


def quoted(text: str) -> str:
    """Return an argument as it is typed: bare where nothing in it is special, else in quotes."""
    if _BARE.fullmatch(text):
        return text
    return f'"{text}"' if _BETWEEN_QUOTES.fullmatch(text) else shlex.quote(text)


def command(*words: str) -> str:
    """Return ``recimentor`` and its arguments as they are typed."""
    return " ".join(["recimentor", *map(quoted, words)])


def run_of(inputs: Sequence[Input]) -> tuple[list[str], list[str]]:
    """Return the participants' files of a run, and the options that decided what was read."""
    options = [word for each in inputs for word in each.options]
    return [each.path for each in inputs if not each.beside], options


def pair_again(plan: Plan, path: str, decisions: Path | None = None) -> str:
    """Return the command that pairs again by what was decided, keeping what stands, into the same file.

    Parameters
    ----------
    plan, path
        The plan, and where it lies.
    decisions
        The file of decisions; named where a run of the same sources would not find it by itself.
    """
    sources, options = run_of(plan.inputs)
    earlier = [word for each in plan.history for word in ("--history", each.path)]
    if decisions is not None and sources and not _is_found(decisions, sources[0], options):
        options += ["--decisions", str(decisions)]
    return command("match", *(sources or ["people.csv"]), *options, *earlier, "--keep", path, "-o", path)


def _is_found(decisions: Path, source: str, options: Sequence[str]) -> bool:
    beside = Path(source).with_name(DECISIONS_NAME).absolute()
    return beside == decisions.absolute() or str(decisions) in options
