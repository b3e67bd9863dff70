"""Guesses: which field a column is, how its cells are read, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from recimentor.intake.columns.directions import clear_direction
from recimentor.intake.columns.exports import columns_of_tool
from recimentor.intake.columns.fields import FIELDS, Kind, field_of, form_header
from recimentor.intake.columns.mapping import are_same, holds_prose
from recimentor.intake.columns.parts import Part, cells_of_grid, grid_part, is_code, parts_of
from recimentor.intake.columns.rated_cells import SKILL
from recimentor.intake.columns.sensitive import is_sensitive
from recimentor.intake.propose.agreement import items_of_profile, overlap, united
from recimentor.intake.propose.groups import (
    Left,
    number_scale,
    take_grids,
    take_ranks,
    take_series,
    take_ticks,
)
from recimentor.intake.propose.guesses import Guess, Guesses, Sureness, shortened
from recimentor.intake.propose.lists import (
    CLEARLY_SHARED,
    OTHER,
    SIDES,
    holds_items,
    holds_skills,
    list_settings,
    may_hold_skills,
    tell_choices,
)
from recimentor.intake.propose.people_columns import names_by_cells
from recimentor.intake.propose.phrases import LEARNERS, MENTEE, MENTOR, NOT_SKILLS, PHRASES, TEACHERS
from recimentor.intake.propose.profile import Profile, profiles_of
from recimentor.intake.propose.roles import role_of
from recimentor.intake.propose.sides import (
    drop_unshared,
    settle_sureness,
    take_further_lists,
    take_named_skills,
    take_shared_skills,
    take_weak_skills,
    take_worded_side,
    turn_second_side,
)
from recimentor.intake.reading.cells import Table
from recimentor.model.columns import Cells
from recimentor.model.names import same_text
from recimentor.model.participant import skill_key

_UNITS = frozenset({"department", "team", "site"})
_NAME = re.compile(r"^[^\W\d_][^\d@/;:]*$")
_NAME_HEADER = re.compile(
    r"\b(who are you|name|employee|worker|member|person|participant|student|colleague|mitarbeiter\w*|"
    r"teilnehmer\w*)\b",
    re.IGNORECASE,
)


def guess_columns(table: Table, vocabulary: frozenset[str] = frozenset(), role: str | None = None) -> Guesses:
    """Return what the columns of a table probably are, by cells and by headers.

    Parameters
    ----------
    table
        As read.
    vocabulary
        Items that skill columns of other tables of the pool hold: the mentors' list is the mentees' list.
    role
        ``offers`` for a sheet of mentors, ``wants`` for one of mentees, empty for neither; by default what
        the name of the sheet says.
    """
    found = Guesses(table)
    left = {profile.index: profile for profile in profiles_of(table)}
    for index in sorted(columns_of_tool(table)):
        found.ignored.append((left.pop(index).header, "added by the form tool itself"))
    role = sheet_roles([table])[0] if role is None else role
    _take_blank(found, left)
    _take_known(found, left, role)
    _take_role_column(found, left)
    _take_addresses(found, left)
    for take in (take_grids, take_ticks, take_ranks, take_series):
        take(found, left, role)
    take_named_skills(found, left, role)
    take_shared_skills(found, left, role, vocabulary)
    take_worded_side(found, left, role)
    take_further_lists(found, left, role)
    take_weak_skills(found, left, role, vocabulary)
    turn_second_side(found)
    drop_unshared(found)
    _take_phrases(found, left)
    _take_names(found, left)
    _take_id_for_name(found, left)
    settle_sureness(found)
    _ask_scale(found)
    for profile in left.values():
        found.ignored.append((profile.header, _why_ignored(profile)))
    return found


def skill_items(table: Table) -> frozenset[str]:
    """Return the items of the columns that probably hold skills, for the guesses about other tables."""
    profiles = [p for p in profiles_of(table) if field_of(p.header) is None or holds_skills(p)]
    lists = [p for p in profiles if holds_skills(p) and not NOT_SKILLS.search(p.words)]
    labels = {skill_key(p.label) for p in profiles if p.is_tick or p.label != p.header.strip()}
    return united(lists) | (labels - {""})


def sheet_roles(tables: Sequence[Table]) -> list[str]:
    """Return of each table ``offers`` for a sheet of mentors, ``wants`` for one of mentees, else nothing.

    Words such as *Learners* count only where another sheet is called *Teachers* or the like.
    """
    names = [table.sheet or table.file.rpartition("/")[2] for table in tables]
    roles = [_role_by(MENTOR, MENTEE, name) for name in names]
    if len(tables) > 1 and not any(roles):
        weak = [_role_by(TEACHERS, LEARNERS, name.replace("_", " ").replace("-", " ")) for name in names]
        roles = weak if {"offers", "wants"} <= set(weak) else roles
    return roles


def _role_by(teach: re.Pattern[str], learn: re.Pattern[str], name: str) -> str:
    learns, teaches = learn.search(name), teach.search(name)
    if learns and teaches:
        return ""
    return "wants" if learns else "offers" if teaches else ""


def _take_blank(found: Guesses, left: Left) -> None:
    for index, profile in list(left.items()):
        if profile.is_blank and profile.num_rows and (not profile.header or field_of(profile.header) is None):
            if profile.header and grid_part(profile.header) is not None:
                continue
            del left[index]
            if profile.header:
                found.ignored.append((profile.header, "nobody answered"))
        elif is_sensitive(profile.header):
            del left[index]
            found.ignored.append((profile.header, "sensitive, and not read"))


def _take_known(found: Guesses, left: Left, role: str) -> None:
    """Take headers that are read without any mapping; the cells say how lists are separated."""
    parts = parts_of(found.table.headers)
    for index, profile in list(left.items()):
        rated = form_header(profile.header)
        entry = field_of(profile.header)
        if rated is not None:
            del left[index]
            found.guesses.append(_alone(rated[0], profile, "a question of the form that `init` writes"))
            continue
        if entry is None or entry.name in found.fields():
            continue
        if entry.name == "email" and not profile.has_emails and not profile.is_blank:
            continue
        if entry.kind is Kind.PEOPLE and _is_alike_another(profile, left):
            continue  # "knows" may be what somebody knows.
        if entry.name in _UNITS and profile.is_list and SKILL.match(profile.header.strip()):
            continue  # "Area" is a unit in some languages, and no unit is a list.
        if entry.name in SIDES and not profile.is_blank and not may_hold_skills(profile):
            continue
        if entry.name in SIDES and holds_prose(found.table, index):
            continue
        if role and entry.name == OTHER.get(role) and not clear_direction(profile.words):
            continue
        del left[index]
        settings = list_settings(profile) if entry.name in SIDES else {}
        tell_choices(found, profile, settings)
        guess = Guess(entry.name, (profile.header,), Sureness.SURE, "the header says so", settings, (index,))
        found.guesses.append(replace(guess, is_one_of_several=_has_rival(found.table, index, entry.name)))
    _take_parts(found, left, parts)


def _has_rival(table: Table, index: int, field: str) -> bool:
    """Return whether another column means the same field and says something else: one has to be named."""
    meant = {k: entry.name for k, header in enumerate(table.headers) if (entry := field_of(header))}
    rivals = (k for k, name in meant.items() if name == field and k != index)
    return any(not are_same(table, index, k) for k in rivals)


def _is_alike_another(profile: Profile, left: Left) -> bool:
    """Return whether a column holds the items of another one whose header is no known field."""
    own = items_of_profile(profile)
    others = [p for p in left.values() if p.index != profile.index and field_of(p.header) is None]
    return any(overlap(own, items_of_profile(p)) >= CLEARLY_SHARED for p in others if holds_items(p))


def _alone(target: str, profile: Profile, why: str) -> Guess:
    return Guess(target, (profile.header,), Sureness.SURE, why, {}, (profile.index,), is_read_alone=True)


def _take_parts(found: Guesses, left: Left, parts: Mapping[int, Part]) -> None:
    """Take numbered columns and grids of a known question: they are read without any mapping."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, part in parts.items():
        if index in left:
            groups.setdefault((part.field, part.base), []).append(index)
    for (target, _), indexes in groups.items():
        is_grid = bool(parts[indexes[0]].label)
        settings: dict[str, Any] = {}
        labels: tuple[str, ...] = ()
        if is_grid:
            kind = cells_of_grid(found.table.records, [(k, parts[k].label) for k in indexes])
            if kind is None or any(map(is_code, (parts[k].label for k in indexes))):
                continue
            settings = {} if kind is Cells.LIST else {"cells": kind.value}
            labels = () if kind is Cells.LIST else tuple(parts[k].label for k in indexes)
        for k in indexes:
            del left[k]
        headers = tuple(found.table.headers[k] for k in indexes)
        why = f"{len(indexes)} columns of one question"
        is_alone = target not in found.fields()
        found.guesses.append(
            Guess(target, headers, Sureness.SURE, why, settings, tuple(indexes), is_alone, labels)
        )


def _take_role_column(found: Guesses, left: Left) -> None:
    """Take a column whose answers are Mentor, Mentee, Both and the like."""
    for index, profile in list(left.items()):
        role = role_of(profile)
        if role is not None and found.role is None:
            del left[index]
            found.role = role
            asked = f'Does "{shortened(profile.header)}" say who only teaches and who only learns?'
            found.questions.append(f"{asked} The proposal says yes; if everybody does both, remove `roles:`.")


def _take_addresses(found: Guesses, left: Left) -> None:
    """Take addresses by their cells, and the names that stand in them."""
    for index, profile in list(left.items()):
        if profile.has_emails and "email" not in found.fields():
            del left[index]
            guess = Guess("email", (profile.header,), Sureness.SURE, "the cells are e-mails", {}, (index,))
            found.guesses.append(guess)
    if "email" in found.fields() and not {"name", "first_name", "last_name"} & found.fields():
        _take_names_by_cells(found, left)


def _ask_scale(found: Guesses) -> None:
    """Ask what the numbers beside skills mean where some are above 5."""
    for guess in found.guesses:
        if guess.settings.get("levels") and "cells" not in guess.settings:
            numbers = sorted(int(answer) for answer in guess.settings["levels"])
            found.questions.append(number_scale(guess.headers[0], shortened(guess.headers[0]), numbers)[1])


def _take_phrases(found: Guesses, left: Left) -> None:
    """Take other columns by the words of their question."""
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
        return "id" in same_text(profile.words)
    plain = target in {"department", "site", "career_stage", "team", "city", "country", "manager"}
    return tests.get(target, not (plain and profile.is_prose)) and not profile.is_blank


def _take_names(found: Guesses, left: Left) -> None:
    """Where no header asks for a name, take the first column whose cells look like names of people."""
    if {"name", "first_name", "last_name"} & found.fields():
        return
    for index, profile in list(left.items()):
        is_named = _NAME_HEADER.search(profile.words) is not None
        if profile.texts and is_named and all(_NAME.match(text) for text in profile.texts):
            del left[index]
            sureness = Sureness.SURE if profile.is_unique else Sureness.PROBABLE
            why = "the header says so and the cells look like names"
            found.guesses.append(Guess("name", (profile.header,), sureness, why, {}, (index,)))
            return
    _take_names_by_cells(found, left)


def _take_names_by_cells(found: Guesses, left: Left) -> None:
    """Take the columns whose cells are names, whatever their headers say, and ask."""
    addresses = next((p for p in profiles_of(found.table) if p.index in found.indexes_of("email")), None)
    skills = [k for target in SIDES for k in found.indexes_of(target)]
    before = [p for p in left.values() if addresses is not None or p.index < min(skills, default=0)]
    for target, profile in names_by_cells(before, addresses).items():
        del left[profile.index]
        why = "the cells look like names"
        guess = Guess(target, (profile.header,), Sureness.PROBABLE, why, {}, (profile.index,))
        found.guesses.append(guess)
        if addresses is None:
            name = shortened(profile.header)
            found.questions.append(f'Does "{name}" hold the names of people? The proposal says yes.')


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
