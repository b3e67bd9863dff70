"""Columns that may be lists of skills: what their cells are, and the settings that read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from recimentor.intake.propose.groups import number_scale
from recimentor.intake.propose.guesses import Guesses, shortened
from recimentor.intake.propose.profile import Profile, choices_with_commas
from recimentor.intake.values.grammar import hard_parts, read_item
from recimentor.model.participant import MAX_LEVEL

SIDES = ("offers", "wants")
OTHER = {"offers": "wants", "wants": "offers"}
#: Columns share at least this much of their items where they hold the same things.
CLEARLY_SHARED = 0.5
_FEW_ROWS = 3
_FEW_WORDS = 4


def may_hold_skills(profile: Profile) -> bool:
    """Return whether no cell is an address, a date, a yes or no, or a number."""
    return not (profile.has_emails or profile.has_stamps or profile.has_yes_no or profile.has_numbers)


def holds_skills(profile: Profile) -> bool:
    """Return whether cells may be lists of skills: no addresses, dates, numbers, sentences or names."""
    if (profile.is_blank and profile.num_rows) or not may_hold_skills(profile) or profile.is_prose:
        return False
    if profile.has_ratings:
        return False
    return profile.is_list or profile.repeats or len(profile.texts) <= _FEW_ROWS


def holds_short_texts(profile: Profile) -> bool:
    """Return whether cells hold a few words each, as somebody writes who names one skill."""
    num_words = sorted(len(text.split()) for text in profile.texts)
    return bool(num_words) and may_hold_skills(profile) and num_words[len(num_words) // 2] <= _FEW_WORDS


def holds_items(profile: Profile) -> bool:
    """Return whether cells are lists of skills, or a few words each."""
    return holds_skills(profile) or (holds_short_texts(profile) and not profile.has_ratings)


def list_settings(profile: Profile) -> dict[str, Any]:
    """Return the settings that read the cells of a column as lists."""
    settings: dict[str, Any] = {}
    if profile.separator == "," and not profile.joins_by_words:
        settings["split"] = ","
        choices = choices_with_commas(profile)
        if choices:
            settings["choices"] = choices
    prefix = _common_prefix(profile)
    if prefix:
        settings["strip"] = prefix
    if profile.blanks:
        settings["blank"] = list(profile.blanks)
    numbers = _numbers_beside_names(profile)
    if numbers and numbers[-1] > MAX_LEVEL:
        settings["levels"] = number_scale(profile.header, "", numbers)[0]
    return settings


def _numbers_beside_names(profile: Profile) -> list[int]:
    """Return the levels that stand beside names of skills and are whole numbers, the lowest first."""
    parts = [part for text in profile.counts for part in hard_parts(text)]
    typed = [item.level for item in map(read_item, parts) if item.level is not None]
    found = {int(one.typed) if one.level is None and one.typed.isdigit() else one.level for one in typed}
    return sorted(number for number in found if number is not None)


def _common_prefix(profile: Profile) -> str:
    """Return what stands before every item, such as ``Skill: ``."""
    sign = profile.separator or ";"
    items = [part.strip() for text in profile.texts for part in text.split(sign) if part.strip()]
    heads = {match.group() for item in items if (match := re.match(r"^[A-Za-z ]+:\s+", item))}
    return (
        heads.pop() if len(heads) == 1 and all(re.match(r"^[A-Za-z ]+:\s+", item) for item in items) else ""
    )


def tell_choices(found: Guesses, profile: Profile, settings: Mapping[str, Any]) -> None:
    """Ask about choices that hold a comma, where the settings list some."""
    if "choices" in settings:
        asked = (
            f'In "{shortened(profile.header)}", is each entry under `choices:` one choice that holds a comma?'
        )
        found.questions.append(asked)
