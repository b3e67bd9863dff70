"""Columns that belong together: grids, tick boxes, ranks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from recimentor.intake.columns.directions import clear_direction
from recimentor.intake.columns.headers import CODE
from recimentor.intake.columns.parts import is_code
from recimentor.intake.propose.agreement import items_in, items_of_profile, overlap
from recimentor.intake.propose.guesses import Guess, Guesses, Sureness, shortened
from recimentor.intake.propose.phrases import NOT_SKILLS, direction_of, names_direction
from recimentor.intake.propose.profile import Profile
from recimentor.intake.values.plain import yes_or_no
from recimentor.intake.values.ratings import rating_of
from recimentor.intake.values.tongues import is_negated
from recimentor.model.names import same_text
from recimentor.model.participant import header_key
from recimentor.model.patterns import ShortPattern, short

#: A question and the one skill that a column is about; the first pattern that fits.
_GRIDS = (
    short(re.compile(r"^(.+?\s*\[)([^\[\]]+)(\]\s*)$", re.DOTALL), 600),
    short(
        re.compile(
            r"^(.{3,}?(?:::?|(?:\?\s*|\s)(?:>>|->|=>|[-\u2013\u2014>|/])(?=\s)|\?)\s*"
            r"(?:Selected Choice\s+-\s*)?)([^:?]+\??)()$",
            re.DOTALL,
        ),
        600,
    ),
    short(re.compile(r"^([A-Za-z]\w*\[\w+\]\.\s+)([^\[\]]+)()$", re.DOTALL), 600),
    short(re.compile(r"^(.{3,}?\s*\()([^()]+)(\)\s*)$", re.DOTALL), 600),
    short(re.compile(r"^(.{3,}?/)([^/]+)()$", re.DOTALL), 600),
    short(re.compile(r"^()([^:(\[/]+?)(\s*[:(/]\s*[^:]{4,}?\)?)$", re.DOTALL), 600),
)
#: Signs between a question and the label behind it.
_BEFORE_LABEL = " \t\r\n[(:>|/=\u2013\u2014-"
_RANKS = tuple(str(rank) for rank in range(1, 11))
_FEWEST_OF_GROUP = 2
_FEWEST_IN_BRACKETS = 3
_TELLING, _TELLING_BASE = 8, 5
_SHARED = 0.5
_MOST_LEVEL, _MOST_STEPS = 5, 10
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th)?|erste[rs]?|zweite[rs]?|dritte[rs]?|premi[eè]re?|"
    r"deuxi[eè]me|troisi[eè]me|primera?|segunda|tercera|primeira|terceira|eerste|tweede|derde)\b|(?<=\D)\d{1,2}$",
    re.IGNORECASE,
)
_BEST_FIRST = re.compile(
    r"\b1\s*(?:=|:|is|means|ist|-)\s*(?:the )?(?:expert|best|high|very|strong|most|top|"
    r"excellent|experte|sehr)|"
    r"\b(?:5|10)\s*(?:=|:|is|means|ist|-)\s*(?:the )?(?:beginner|low|none|not|weak|least|"
    r"never|novice|anfänger|no )",
    re.IGNORECASE,
)

#: Columns that are not settled yet, by position.
Left = dict[int, Profile]


def take_grids(found: Guesses, left: Left, role: str) -> None:
    """Take columns with one question and a skill each: ``Rate your skill [Excel]``, ``I offer: Excel``."""
    for pattern in _GRIDS:
        groups, is_turned = _grids_by(pattern, left.values())
        for (start, end), columns in groups.items():
            profiles = [profile for profile, _ in columns]
            is_told = bool(start) or names_direction(end)
            if is_turned or start.endswith("/"):
                is_told = len(profiles) >= _FEWEST_IN_BRACKETS and (
                    names_direction(start or end) or _is_supported(left, columns, groups)
                )
            elif start.endswith("("):
                # "Excel (I can teach)" holds its skill before the brackets.
                is_told = names_direction(start) and len(profiles) >= _FEWEST_IN_BRACKETS
            if len(profiles) < _FEWEST_OF_GROUP or not is_told or NOT_SKILLS.search(start or end):
                continue
            if not _hang_on_others(found, columns):
                _take_grid(found, left, role, f"{start}*{end}", profiles, [label for _, label in columns])


_Grids = dict[tuple[str, str], list[tuple[Profile, str]]]


def _grids_by(pattern: ShortPattern, profiles: Iterable[Profile]) -> tuple[_Grids, bool]:
    """Return columns with the skill of each, by what stands around it, and whether they are turned.

    They are where few labels follow many questions: ``Excel - today``, ``Excel - goal``, ``SQL - today``.
    """
    straight: _Grids = defaultdict(list)
    turned: _Grids = defaultdict(list)
    for profile in profiles:
        match = pattern.match(profile.header)
        if match:
            start = _uncoded(match.group(1))
            straight[_flat(start), _flat(match.group(3))].append((profile, match.group(2).strip()))
            name = match.group(1).rstrip(_BEFORE_LABEL)
            turned["", _flat(profile.header[len(name) :])].append((profile, name.strip()))
    labels = {header_key(label) for columns in straight.values() for _, label in columns}
    is_turned = len(straight) >= _FEWEST_IN_BRACKETS and len(labels) < len(straight)
    return (turned, True) if is_turned else (straight, False)


def _is_supported(left: Left, columns: Sequence[tuple[Profile, str]], groups: _Grids) -> bool:
    """Return whether another question asks about the same skills, or a list holds them."""
    skills = items_in(label for _, label in columns)
    others = [items_in(label for _, label in group) for group in groups.values() if group is not columns]
    own = {profile.index for profile, _ in columns}
    others += [items_of_profile(p) for p in left.values() if p.index not in own and p.is_list]
    return any(len(skills & items) > 1 and overlap(skills, items) >= _SHARED for items in others)


def _hang_on_others(found: Guesses, columns: Sequence[tuple[Profile, str]]) -> bool:
    """Return whether labels are other columns, whose levels and the like these are: ``Skill 1 - level``."""
    headers = {header_key(header) for header in found.table.headers} - {""}
    return any(
        header_key(label).startswith(header) and header != header_key(profile.header)
        for profile, label in columns
        for header in headers
        if len(header) >= _TELLING_BASE
    )


def _uncoded(start: str) -> str:
    """Return the start of a header without the code of its own part: one question of LimeSurvey has one."""
    found = CODE.match(start)
    return start if found is None else found["question"] + ". " + start[found.end() :]


def _flat(text: str) -> str:
    """Return a text with single spaces; one at its end stays, as it stands between question and label."""
    flat = " ".join(text.split())
    return f"{flat} " if flat and text[-1:].isspace() else flat


def _take_grid(  # noqa: PLR0917 - see _take_rated
    found: Guesses, left: Left, role: str, pattern: str, profiles: list[Profile], labels: list[str]
) -> None:
    """Take a grid as ratings, ticks or lists, as its cells are."""
    before, _, after = pattern.partition("*")
    is_one = pattern.count("*") == 1 and all(_flat(p.header).startswith(before) for p in profiles)
    headers = (pattern,) if is_one else tuple(p.header for p in profiles)
    question = before.rstrip(" [:-\u2013\u2014>|/") or after.strip(f"{_BEFORE_LABEL})]")
    answers = {
        text
        for profile, label in zip(profiles, labels, strict=True)
        for text in profile.counts
        if header_key(text) != header_key(label)
    }
    other = _other_side(left, profiles, labels, answers)
    target, sureness = _target(found, question, profiles, role, other)
    if all(map(is_code, labels)):
        sureness = Sureness.GUESS
    if all(yes_or_no(text) is not None for text in answers):
        _take_group(found, left, target, sureness, headers, profiles, {"cells": "tick"}, "tick boxes", labels)
    elif all(rating_of(text, {}) is not None or text.isdigit() for text in answers) or _looks_rated(answers):
        _take_rated(found, left, target, sureness, headers, question, profiles, labels)
    elif names_direction(question):
        _take_group(found, left, target, sureness, headers, profiles, {}, "lists of one question")
    else:
        return
    if all(map(is_code, labels)):
        shown = ", ".join(labels[:3])
        found.questions.append(
            f'In "{shortened(question)}", which skill is each of {shown}...? '
            "Say it with `skill:`, column by column."
        )


def _looks_rated(answers: set[str]) -> bool:
    """Return whether some answers are ratings, and few others beside them: the scale is asked for."""
    known = sum(rating_of(text, {}) is not None for text in answers)
    return 0 < len(answers) <= _MOST_STEPS and (known > 0 or any(map(is_negated, answers)))


def _other_side(left: Left, profiles: Sequence[Profile], labels: Sequence[str], answers: set[str]) -> str:
    """Return the side that a list of the same skills leaves to a grid: a list that is clearly wanted, offers.

    Where no words say it, a list before the grid is what people offer, unless the grid rates knowledge.
    """
    own, skills = {profile.index for profile in profiles}, items_in(labels)
    lists = [p for p in left.values() if p.index not in own and not p.has_emails and not p.is_prose]
    lists = [p for p in lists if overlap(items_of_profile(p), skills) >= _SHARED]
    for profile in lists:
        if clear := clear_direction(profile.words):
            return "wants" if clear == "offers" else "offers"
    rates = bool(answers) and all(rating_of(text, {}) is not None for text in answers)
    return "wants" if not rates and any(p.index < min(own) for p in lists) else ""


def _target(
    found: Guesses, question: str, profiles: Sequence[Profile], role: str, other: str = ""
) -> tuple[str, Sureness]:
    if not names_direction(question) and not role and re.search(r"\binterests?\b", question, re.IGNORECASE):
        return "interests", Sureness.PROBABLE
    target, sureness = direction_of(question, role)
    if sureness is Sureness.GUESS:
        target = other or ("wants" if "offers" in found.fields() else "offers")
        verb = "can teach" if target == "offers" else "want to learn"
        asked = f'Do the {len(profiles)} columns of "{shortened(question)}" say what people {verb}?'
        found.questions.append(f"{asked} The proposal says yes.")
    return target, sureness


def _take_group(  # noqa: PLR0917 - see _take_rated
    found: Guesses,
    left: Left,
    target: str,
    sureness: Sureness,
    headers: tuple[str, ...],
    profiles: Sequence[Profile],
    settings: dict[str, Any],
    what: str,
    labels: Sequence[str] = (),
) -> None:
    indexes = tuple(profile.index for profile in profiles)
    for index in indexes:
        left.pop(index, None)
    why = f"{len(profiles)} columns are {what}"
    found.guesses.append(Guess(target, headers, sureness, why, settings, indexes, labels=tuple(labels)))


def take_series(found: Guesses, left: Left, role: str) -> None:
    """Take numbered questions together: ``First choice to learn``, ``Second choice to learn``."""
    texts = [p for p in left.values() if not (p.is_prose or p.has_emails or p.has_stamps)]
    groups = [group for group in grouped_by_series(texts) if len(group) >= _FEWEST_OF_GROUP]
    for profiles in groups:
        words = profiles[0].words
        has_words = any(not p.has_numbers and not p.has_yes_no for p in profiles if p.texts)
        if not names_direction(words) or not has_words:
            continue
        if NOT_SKILLS.search(words):
            continue
        target, sureness = direction_of(words, role)
        settings: dict[str, Any] = {"ranked": True} if target == "wants" else {}
        headers = tuple(profile.header for profile in profiles)
        _take_group(found, left, target, sureness, headers, profiles, settings, "one numbered question")


def grouped_by_series(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Return columns of one numbered question together, and every other one by itself.

    The first of a question may have no number: ``Strong in``, ``Strong in 2``, ``Strong in 3``.
    """
    groups: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        groups[_ORDINAL.sub("#", same_text(profile.words))].append(profile)
    for key in [key for key in groups if key.endswith(("#", "#)", "#]"))]:
        first = groups.get(key.rstrip("#)]").rstrip(" ([-:.#"), [])
        if len(first) == 1 and first[0].index < groups[key][0].index:
            groups[key].insert(0, first.pop())
    return sorted((group for group in groups.values() if group), key=lambda group: group[0].index)


def _take_rated(  # noqa: PLR0917 - one place where a group of rating columns becomes a line
    found: Guesses,
    left: Left,
    target: str,
    sureness: Sureness,
    headers: tuple[str, ...],
    question: str,
    profiles: Sequence[Profile],
    labels: Sequence[str] = (),
) -> None:
    settings: dict[str, Any] = {"cells": "level"}
    answers = sorted({text for profile in profiles for text in profile.counts})
    levels, asked = _scale(question, answers, profiles)
    if levels:
        settings["levels"] = levels
    if asked:
        found.questions.append(asked)
        sureness = Sureness.GUESS if levels else min(sureness, Sureness.PROBABLE, key=_DOUBT.index)
    for profile in profiles:
        left.pop(profile.index, None)
    why = f"{len(profiles)} columns rate one skill each"
    indexes = tuple(profile.index for profile in profiles)
    found.guesses.append(Guess(target, headers, sureness, why, settings, indexes, labels=tuple(labels)))


_DOUBT = (Sureness.GUESS, Sureness.PROBABLE, Sureness.SURE)


def _scale(question: str, answers: Sequence[str], profiles: Sequence[Profile]) -> tuple[dict[str, int], str]:
    """Return what the answers mean, where that has to be said, and what a human must be asked about it."""
    name = shortened(question)
    if _are_ranks(profiles):
        asked = f'In "{name}", is 1 the best? The proposal says yes; if not, turn the `levels:` round.'
        return _rank_levels(answers), asked
    numbers = sorted({int(text) for text in answers if text.isdigit()})
    if numbers and all(text.isdigit() for text in answers):
        return number_scale(question, name, numbers)
    unknown = [answer for answer in answers if rating_of(answer, {}) is None]
    asked = f'In "{name}", what do the answers under `levels:` mean, 1 to 5?' if unknown else ""
    return {answer: 0 if is_negated(answer) else 3 for answer in unknown}, asked


def number_scale(question: str, name: str, numbers: Sequence[int]) -> tuple[dict[str, int], str]:
    """Return what numbers mean as levels, and the question that no number answers: which end is the best."""
    top = numbers[-1]
    if top > _MOST_STEPS:
        asked = f'In "{name}", what do the numbers mean, 1 to 5?'
        return {str(n): min(_MOST_LEVEL, n) for n in numbers}, asked
    steps = _MOST_LEVEL if top <= _MOST_LEVEL else _MOST_STEPS
    per_level = steps // _MOST_LEVEL
    if _BEST_FIRST.search(question):
        levels = {str(n): -(-(steps + 1 - n) // per_level) if n else 0 for n in numbers}
        return levels, f'In "{name}", is 1 the best? The proposal says yes, as the question does.'
    if steps == _MOST_STEPS:
        levels = {str(n): -(-n // per_level) for n in numbers}
        return levels, f'In "{name}", is 10 the best of ten steps? The proposal says yes.'
    return {}, f'In "{name}", is 5 the best? The proposal says yes; else add `levels: {{1: 5, 2: 4, ...}}`.'


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
        is_repeated = profile is not None and (
            header_key(profile.label) in labels_so_far or _asks_other(profile, run)
        )
        follows = profile is not None and (not run or profile.index <= run[-1].index + 2) and not is_repeated
        if is_tick and profile is not None and follows:
            run.append(profile)
            continue
        if len(run) >= _FEWEST_OF_GROUP:
            runs.append(run)
        run = [profile] if is_tick and profile is not None else []
    runs = [run for run in runs if not NOT_SKILLS.search(found.table.headers[max(0, run[0].index - 1)])]
    for number, profiles in enumerate(runs):
        _take_run(found, left, role, profiles, number, len(runs))


def _asks_other(profile: Profile, run: Sequence[Profile]) -> bool:
    """Return whether a tick box belongs to another question than those before it."""
    asked = {_asked(each) for each in (profile, *run)} - {""}
    return len(asked) > 1


def _asked(profile: Profile) -> str:
    before = profile.header.removesuffix(profile.label)
    return same_text(before) if before != profile.header else ""


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
    labels = tuple(profile.label for profile in profiles)
    found.guesses.append(Guess(target, headers, sureness, why, {"cells": "tick"}, indexes, labels=labels))
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
            target, sureness = _target(found, profiles[0].header, profiles, target)
            _take_rated(found, left, target, sureness, headers, profiles[0].header, profiles)


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
