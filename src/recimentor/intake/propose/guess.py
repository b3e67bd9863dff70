"""Guesses: which field a column is, how its cells are read, and how sure that is."""

from __future__ import annotations

import re
from typing import Any

from recimentor.intake.columns.exports import columns_of_tool
from recimentor.intake.columns.fields import FIELDS, field_of
from recimentor.intake.columns.sensitive import is_sensitive
from recimentor.intake.propose.groups import Left, take_grids, take_ranks, take_ticks
from recimentor.intake.propose.guesses import Guess, Guesses, Sureness, shortened
from recimentor.intake.propose.phrases import (
    ABOUT_KNOWLEDGE,
    MENTEE,
    MENTOR,
    OFFERS,
    PHRASES,
    WANTS,
    direction_of,
)
from recimentor.intake.propose.profile import Profile, choices_with_commas, profiles_of
from recimentor.intake.reading.cells import Table

_FEW_ROWS = 3


def guess_columns(table: Table) -> Guesses:
    """Return what the columns of a table probably are, by headers and by cells."""
    found = Guesses(table)
    left = {profile.index: profile for profile in profiles_of(table)}
    for index in sorted(columns_of_tool(table)):
        found.ignored.append((left.pop(index).header, "added by the form tool itself"))
    role = _role_of(table)
    for take in (
        _take_blank,
        _take_known,
        take_grids,
        take_ticks,
        take_ranks,
        _take_skills,
        _take_phrases,
    ):
        take(found, left, role)
    _take_id_for_name(found, left)
    for profile in left.values():
        found.ignored.append((profile.header, _why_ignored(profile)))
    return found


def _role_of(table: Table) -> str:
    """Return ``offers`` for a sheet of mentors, ``wants`` for one of mentees, else nothing."""
    name = f"{table.file.rpartition('/')[2]} {table.sheet}" if not table.sheet else table.sheet
    if MENTEE.search(name):
        return "wants"
    return "offers" if MENTOR.search(name) else ""


def _take_blank(found: Guesses, left: Left, _role: str) -> None:
    for index, profile in list(left.items()):
        if profile.is_blank and profile.num_rows and (not profile.header or field_of(profile.header) is None):
            del left[index]
            if profile.header:
                found.ignored.append((profile.header, "nobody answered"))
        elif is_sensitive(profile.header):
            del left[index]
            found.ignored.append((profile.header, "sensitive, and not read"))


def _take_known(found: Guesses, left: Left, _role: str) -> None:
    """Take headers that are read without any mapping; the cells only say how lists are separated."""
    for index, profile in list(left.items()):
        entry = field_of(profile.header)
        if entry is None or entry.name in found.fields():
            continue
        if entry.name == "email" and not profile.has_emails and not profile.is_blank:
            continue
        del left[index]
        settings = _list_settings(profile) if entry.name in {"offers", "wants"} else {}
        guess = Guess(entry.name, (profile.header,), Sureness.SURE, "the header says so", settings, (index,))
        found.guesses.append(guess)


def _take_skills(found: Guesses, left: Left, role: str) -> None:
    """Take lists of skills by what their question asks for; on a sheet of one role, by the role."""
    for weak in (False, True):
        for index, profile in list(left.items()):
            if not _holds_skills(profile, weak=weak):
                continue
            target, sureness = direction_of(profile.words, role)
            is_named = bool(OFFERS.search(profile.words) or WANTS.search(profile.words))
            if weak and (not role or role in found.fields()):
                continue
            if not weak and not is_named:
                continue
            settings = _list_settings(profile)
            if sureness is Sureness.SURE and profile.separator == ",":
                sureness = Sureness.PROBABLE
            if weak:
                sureness = Sureness.GUESS
                found.questions.append(
                    f'"{shortened(profile.header)}" is the only column that says what somebody knows: is it '
                    f"what they can {'teach' if target == 'offers' else 'learn'}?"
                )
            if "choices" in settings:
                held = ", ".join(f'"{choice}"' for choice in settings["choices"])
                found.questions.append(
                    f'In "{shortened(profile.header)}", is each of these one choice: {held}?'
                )
            del left[index]
            why = "the question asks for it" if not weak else f"the sheet is one of {_side_word(role)}"
            found.guesses.append(Guess(target, (profile.header,), sureness, why, settings, (index,)))


def _holds_skills(profile: Profile, *, weak: bool) -> bool:
    if (
        (profile.is_blank and profile.num_rows)
        or profile.has_emails
        or profile.has_stamps
        or profile.has_yes_no
        or profile.has_numbers
    ):
        return False
    if weak:
        return ABOUT_KNOWLEDGE.search(profile.words) is not None and not profile.is_prose
    return not profile.is_prose and (
        profile.separator is not None or profile.repeats or len(profile.texts) <= _FEW_ROWS
    )


def _list_settings(profile: Profile) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    if profile.separator == ",":
        settings["split"] = ","
        choices = choices_with_commas(profile)
        if choices:
            settings["choices"] = choices
    prefix = _common_prefix(profile)
    if prefix:
        settings["strip"] = prefix
    if profile.blanks:
        settings["blank"] = list(profile.blanks)
    return settings


def _common_prefix(profile: Profile) -> str:
    """Return what stands before every item, such as ``Skill: ``."""
    sign = profile.separator or ";"
    items = [part.strip() for text in profile.texts for part in text.split(sign) if part.strip()]
    heads = {match.group() for item in items if (match := re.match(r"^[A-Za-z ]+:\s+", item))}
    return (
        heads.pop() if len(heads) == 1 and all(re.match(r"^[A-Za-z ]+:\s+", item) for item in items) else ""
    )


def _take_phrases(found: Guesses, left: Left, _role: str) -> None:
    """Take other columns by the words of their question, and addresses by their cells."""
    for index, profile in list(left.items()):
        if profile.has_emails and "email" not in found.fields():
            del left[index]
            guess = Guess("email", (profile.header,), Sureness.SURE, "the cells are e-mails", {}, (index,))
            found.guesses.append(guess)
    for target, pattern in PHRASES:
        test = re.compile(pattern, re.IGNORECASE)
        for index, profile in list(left.items()):
            if target in found.fields() or not test.search(profile.words) or not _fits(target, profile):
                continue
            del left[index]
            sureness = (
                Sureness.SURE if FIELDS[target].name in {"availability", "timezone"} else Sureness.PROBABLE
            )
            settings = {"split": ","} if target in {"offers", "wants"} and profile.separator == "," else {}
            guess = Guess(target, (profile.header,), sureness, "the question asks for it", settings, (index,))
            found.guesses.append(guess)


def _fits(target: str, profile: Profile) -> bool:
    """Return whether the cells of a column can be what its header promises; a form without answers may be."""
    if not profile.num_rows:
        return True
    tests = {
        "email": profile.has_emails,
        "availability": profile.has_windows,
        "timezone": profile.has_zones,
        "capacity": profile.has_numbers,
        "timestamp": profile.has_stamps,
        "id": profile.is_unique or profile.num_rows <= 1,
        "commitments": profile.has_yes_no or len(profile.counts) == 1,
    }
    if target == "requests":
        return profile.is_prose or not profile.repeats
    if target == "manager" and profile.has_numbers and not profile.is_unique:
        return "id" in profile.words.casefold()
    plain = target in {"department", "site", "career_stage", "team", "city", "country", "manager"}
    return tests.get(target, not (plain and profile.is_prose)) and not profile.is_blank


def _take_id_for_name(found: Guesses, left: Left) -> None:
    """Where nobody was asked for a name, let the number of the answer stand for it."""
    if {"name", "first_name", "last_name"} & found.fields():
        return
    for index, profile in list(left.items()):
        if profile.is_unique and re.search(r"\b(id|number|no)\b", profile.words, re.IGNORECASE):
            del left[index]
            for target in ("id", "name"):
                why = "nobody was asked for a name; every row has its own"
                found.guesses.append(Guess(target, (profile.header,), Sureness.GUESS, why, {}, (index,)))
            return


def _why_ignored(profile: Profile) -> str:
    if profile.is_prose:
        return "free text; `recimentor code` turns it into skills, where it says what people teach or want"
    return "kept as attributes"


def _side_word(role: str) -> str:
    return "mentors" if role == "offers" else "mentees"
