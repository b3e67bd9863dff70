"""Columns that belong together: grids, tick boxes, ranks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from recimentor.intake.propose.guesses import Guess, Guesses, Sureness, shortened
from recimentor.intake.propose.phrases import direction_of
from recimentor.intake.propose.profile import Profile
from recimentor.intake.values.ratings import rating_of
from recimentor.model.participant import header_key

_GRID = re.compile(r"^(.+?)\s*\[[^\[\]]+\]\s*$", re.DOTALL)
_RANKS = tuple(str(rank) for rank in range(1, 11))
_FEWEST_OF_GROUP = 2
_TELLING = 8

#: Columns that are not settled yet, by position.
Left = dict[int, Profile]


def take_grids(found: Guesses, left: Left, role: str) -> None:
    """Take columns with one question and a skill in brackets: ``Rate your skill [Excel]``."""
    groups: dict[str, list[Profile]] = defaultdict(list)
    for profile in left.values():
        match = _GRID.match(profile.header)
        if match:
            groups[" ".join(match.group(1).split())].append(profile)
    for question, profiles in groups.items():
        if len(profiles) >= _FEWEST_OF_GROUP:
            _take_rated(found, left, role, (f"{question} [*]",), question, profiles)


def _take_rated(  # noqa: PLR0917 - one place where a group of rating columns becomes a line
    found: Guesses,
    left: Left,
    role: str,
    headers: tuple[str, ...],
    question: str,
    profiles: Sequence[Profile],
) -> None:
    target, sureness = direction_of(question, role)
    settings: dict[str, Any] = {"cells": "level"}
    answers = sorted({text for profile in profiles for text in profile.counts})
    if _are_ranks(profiles):
        settings["levels"] = _rank_levels(answers)
        asked = f'In "{shortened(question)}", is 1 the best?'
        found.questions.append(f"{asked} The proposal says yes; if not, turn the `levels:` round.")
        sureness = Sureness.GUESS
    elif not all(profile.has_ratings or profile.is_blank for profile in profiles):
        settings["levels"] = {answer: 3 for answer in answers if rating_of(answer, {}) is None}
        found.questions.append(
            f'In "{shortened(question)}", what do the answers under `levels:` mean, 1 to 5?'
        )
        sureness = Sureness.GUESS
    for profile in profiles:
        left.pop(profile.index, None)
    why = f"{len(profiles)} columns rate one skill each"
    indexes = tuple(profile.index for profile in profiles)
    found.guesses.append(Guess(target, headers, sureness, why, settings, indexes))


def take_ticks(found: Guesses, left: Left, role: str) -> None:
    """Take runs of tick boxes: neighbours whose cells are blank or repeat a label."""
    labels = {header_key(profile.label) for profile in left.values()} - {""}
    run: list[Profile] = []
    runs: list[list[Profile]] = []
    for profile in [*left.values(), None]:
        is_tick = profile is not None and (
            profile.is_tick
            or (len(profile.counts) == 1 and {header_key(t) for t in profile.counts} <= labels)
        )
        labels_so_far = {header_key(other.label) for other in run}
        is_repeated = profile is not None and header_key(profile.label) in labels_so_far
        follows = profile is not None and (not run or profile.index <= run[-1].index + 2) and not is_repeated
        if is_tick and profile is not None and follows:
            run.append(profile)
            continue
        if len(run) >= _FEWEST_OF_GROUP:
            runs.append(run)
        run = [profile] if is_tick and profile is not None else []
    for number, profiles in enumerate(runs):
        _take_run(found, left, role, profiles, number, len(runs))


def _take_run(  # noqa: PLR0917 - see _take_rated
    found: Guesses, left: Left, role: str, profiles: list[Profile], number: int, num_runs: int
) -> None:
    question = " ".join(profile.header for profile in profiles)
    before = found.table.headers[max(0, profiles[0].index - 1)]
    target, sureness = direction_of(f"{question} {before}", role)
    if sureness is Sureness.GUESS:
        target = "offers" if number == 0 and num_runs > 1 else "wants"
        first, last = shortened(profiles[0].header), shortened(profiles[-1].header)
        asked = f'Do the tick boxes from "{first}" to "{last}" say what people can teach or want to learn?'
        found.questions.append(f"{asked} The proposal says {target}.")
    shifted = [profile for profile in profiles if not profile.is_tick]
    why = f"{len(profiles)} columns are tick boxes"
    if shifted:
        why += "; the headers are shifted against the cells, so the cells say what is ticked"
        first = shortened(profiles[0].header)
        found.questions.append(f'The headers from "{first}" on are shifted against their cells: look there.')
    headers = tuple(profile.header for profile in profiles)
    indexes = tuple(profile.index for profile in profiles)
    found.guesses.append(Guess(target, headers, sureness, why, {"cells": "tick"}, indexes))
    for profile in profiles:
        left.pop(profile.index)


def take_ranks(found: Guesses, left: Left, role: str) -> None:
    """Take neighbours that rank: whole numbers, each once in a row."""
    runs: list[list[Profile]] = [[]]
    for profile in left.values():
        is_rank = not profile.is_blank and set(profile.counts) <= set(_RANKS)
        follows = not runs[-1] or profile.index == runs[-1][-1].index + 1
        if is_rank and follows:
            runs[-1].append(profile)
        else:
            runs.append([profile] if is_rank else [])
    for profiles in runs:
        if len(profiles) > _FEWEST_OF_GROUP and _are_ranks(profiles):
            headers = _pattern([profile.header for profile in profiles])
            target = role or direction_of(profiles[0].words, "")[0]
            _take_rated(found, left, target, headers, profiles[0].header, profiles)


def _pattern(headers: Sequence[str]) -> tuple[str, ...]:
    """Return a pattern for headers that begin alike, such as ``Rank these: *``, else the headers."""
    first, last = min(headers), max(headers)
    length = next((k for k, (a, z) in enumerate(zip(first, last, strict=False)) if a != z), len(first))
    start = first[:length].rpartition(" ")[0]
    is_telling = len(start) >= _TELLING and start[-1:] in {":", "-", ">", "?", "."}
    return (f"{start} *",) if is_telling and "*" not in start else tuple(headers)


def _are_ranks(profiles: Sequence[Profile]) -> bool:
    """Return whether some neighbours rank: whole numbers from 1 to their count, each once in a row."""
    answers = {text for profile in profiles for text in profile.counts}
    if not answers <= set(_RANKS[: len(profiles)]) or len(profiles) <= _FEWEST_OF_GROUP:
        return False
    rows = zip(*(profile.texts for profile in profiles), strict=False)
    is_full = len({len(profile.texts) for profile in profiles}) == 1
    return is_full and all(len(set(row)) == len(row) for row in rows)


def _rank_levels(answers: Sequence[str]) -> dict[str, int]:
    return {answer: max(1, 6 - int(answer)) for answer in sorted(answers, key=int)}
