"""Guesses: which field a column is, how its cells are read, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from recimentor.intake.columns.directions import clear_direction
from recimentor.intake.columns.exports import columns_of_tool
from recimentor.intake.columns.fields import FIELDS, Kind, field_of, form_header
from recimentor.intake.columns.mapping import are_same, holds_prose
from recimentor.intake.columns.parts import Part, cells_of_grid, grid_part, is_code, parts_of
from recimentor.intake.columns.rated_cells import SKILL
from recimentor.intake.columns.sensitive import is_sensitive
from recimentor.intake.propose.agreement import items_in, items_of_profile, overlap, united
from recimentor.intake.propose.groups import (
    Left,
    grouped_by_series,
    number_scale,
    take_grids,
    take_ranks,
    take_series,
    take_ticks,
)
from recimentor.intake.propose.guesses import Guess, Guesses, Sureness, shortened
from recimentor.intake.propose.people_columns import names_by_cells
from recimentor.intake.propose.phrases import (
    ABOUT_KNOWLEDGE,
    LANGUAGES,
    LEARNERS,
    MENTEE,
    MENTOR,
    NOT_SKILLS,
    PHRASES,
    TEACHERS,
    direction_of,
    names_direction,
)
from recimentor.intake.propose.profile import Profile, choices_with_commas, profiles_of
from recimentor.intake.propose.roles import role_of
from recimentor.intake.reading.cells import Table
from recimentor.intake.values.grammar import hard_parts, read_item
from recimentor.intake.values.plain import yes_or_no
from recimentor.intake.values.tongues import rating_word
from recimentor.model.columns import Cells
from recimentor.model.names import same_text
from recimentor.model.participant import MAX_LEVEL, header_key, skill_key

_FEW_ROWS = 3
_ORDER = (Sureness.SURE, Sureness.PROBABLE, Sureness.GUESS)
_ASKED = "the question asks for it"
_FEW_WORDS = 4
_SKILLS = ("offers", "wants")
_OTHER = {"offers": "wants", "wants": "offers"}
#: Columns share at least this much of their items where one offers what the other wants.
_SHARED, _CLEARLY_SHARED = 0.25, 0.5
#: Fewer items than this say nothing by not being shared.
_FEW_ITEMS = 6
_FEWEST_SHARED, _LONG_WORD = 3, 5
_UNITS = frozenset({"department", "team", "site"})
#: So many columns are compared with each other.
_MOST = 40
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
    _take_named_skills(found, left, role)
    _take_shared_skills(found, left, role, vocabulary)
    _take_worded_side(found, left, role)
    _take_further_lists(found, left, role)
    _take_weak_skills(found, left, role, vocabulary)
    _turn_second_side(found)
    _drop_unshared(found)
    _take_phrases(found, left)
    _take_names(found, left)
    _take_id_for_name(found, left)
    _settle_sureness(found)
    _ask_scale(found)
    for profile in left.values():
        found.ignored.append((profile.header, _why_ignored(profile)))
    return found


def skill_items(table: Table) -> frozenset[str]:
    """Return the items of the columns that probably hold skills, for the guesses about other tables."""
    profiles = [p for p in profiles_of(table) if field_of(p.header) is None or _holds_skills(p)]
    lists = [p for p in profiles if _holds_skills(p) and not NOT_SKILLS.search(p.words)]
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
        if entry.name in _SKILLS and not profile.is_blank and not _may_hold_skills(profile):
            continue
        if entry.name in _SKILLS and holds_prose(found.table, index):
            continue
        if role and entry.name == _OTHER.get(role) and not clear_direction(profile.words):
            continue
        del left[index]
        settings = _list_settings(profile) if entry.name in _SKILLS else {}
        _tell_choices(found, profile, settings)
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
    return any(overlap(own, items_of_profile(p)) >= _CLEARLY_SHARED for p in others if _holds_items(p))


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


def _take_named_skills(found: Guesses, left: Left, role: str) -> None:
    """Take lists of skills whose question says that they are offered or wanted."""
    lists = [p for p in left.values() if _holds_skills(p)]
    pair = [p for group in _most_alike(found, left, lists) for p in group]
    alike = united(pair)
    for index, profile in list(left.items()):
        if pair and profile not in pair and not overlap(items_of_profile(profile), alike):
            continue  # Two other columns hold each other's items: this one holds something else.
        is_clear = bool(clear_direction(profile.words)) or LANGUAGES.search(profile.words) is not None
        if not _holds_skills(profile) and not (is_clear and _holds_short_texts(profile)):
            continue
        if NOT_SKILLS.search(profile.words) or not names_direction(profile.words):
            continue
        target, sureness = direction_of(profile.words, role)
        settings = _list_settings(profile)
        if sureness is Sureness.SURE and profile.separator == ",":
            sureness = Sureness.PROBABLE
        if LANGUAGES.search(profile.words):
            sureness = max(sureness, Sureness.PROBABLE, key=_ORDER.index)
            found.questions.append(
                f'Are the languages in "{shortened(profile.header)}" what people '
                f"{'teach' if target == 'offers' else 'learn'}? The proposal says yes, as in a tandem."
            )
        _tell_choices(found, profile, settings)
        del left[index]
        found.guesses.append(Guess(target, (profile.header,), sureness, _ASKED, settings, (index,)))


def _drop_unshared(found: Guesses) -> None:
    """Where several questions ask for one side, leave out those that share nothing with the other side.

    *What do you want to get out of it?* is no list of skills where another question is.
    """
    for target in _SKILLS:
        other = _items_of(found, _OTHER[target])
        asked = [g for g in found.guesses if g.target == target and g.why == _ASKED]
        fed = [g for g in found.guesses if g.target == target]
        shares = {id(g): overlap(_items_of(found, target, guesses=[g]), other) for g in fed}
        if len(fed) <= 1 or not any(shares.values()):
            continue
        for guess in asked:
            if not shares[id(guess)]:
                found.guesses.remove(guess)
                found.ignored.append((guess.headers[0], "shares nothing with the other side"))
                verb = "can teach" if target == "offers" else "want to learn"
                name = shortened(guess.headers[0])
                found.questions.append(f'Does "{name}" say what people {verb}? The proposal says no.')


def _turn_second_side(found: Guesses) -> None:
    """Where words give both of two questions one side, let the second be the other: ``I am less sure of``."""
    for target in _SKILLS:
        fed = [guess for guess in found.guesses if guess.target == target]
        if found.fields() & {_OTHER[target]} or len(fed) != len(_SKILLS):
            continue
        first, second = sorted(fed, key=lambda guess: guess.indexes[:1])
        if overlap(_items_of(found, target, guesses=[first]), _items_of(found, target, guesses=[second])):
            at, other = found.guesses.index(second), _OTHER[target]
            why = "it shares its items with the column before"
            found.guesses[at] = replace(second, target=other, sureness=Sureness.GUESS, why=why)
            verb = "can teach" if other == "offers" else "want to learn"
            name = shortened(second.headers[0])
            found.questions.append(f'Does "{name}" say what people {verb}? The proposal says yes.')


def _take_shared_skills(found: Guesses, left: Left, role: str, vocabulary: frozenset[str]) -> None:
    """Take lists by what they share: with the one side that is known, else two lists with each other."""
    lists = [p for p in left.values() if _holds_skills(p) and not NOT_SKILLS.search(p.words)]
    fed = found.fields() & set(_SKILLS)
    if role:
        return
    if len(fed) == 1:
        known = _items_of(found, next(iter(fed)))
        lists = [p for p in left.values() if _holds_items(p) and not NOT_SKILLS.search(p.words)]
        lists = [p for p in lists if not _asks_again(p)]
        best = _most_shared(grouped_by_series([*lists, *_lists_of_interests(found)]), known | vocabulary)
        if best:
            target = _OTHER[next(iter(fed))]
            _take_shared(found, left, best, target, f"it shares most of its items with the {next(iter(fed))}")
    elif not fed:
        pair = _most_alike(found, left, lists)
        for target, profiles in zip(_SKILLS, pair, strict=False):
            _take_shared(found, left, profiles, target, "it shares its items with another column")


def _most_alike(found: Guesses, left: Left, lists: Sequence[Profile]) -> Sequence[Sequence[Profile]]:
    """Return the two columns, or numbered questions, that share most.

    One of them is a list, or they share several items; names of people, as of partners, are none.
    """
    people = united([p for p in profiles_of(found.table) if p.index in found.indexes_of("name")])
    texts = [p for p in left.values() if _holds_items(p) and not NOT_SKILLS.search(p.words)]
    texts += [] if set(_SKILLS) & found.fields() else _lists_of_interests(found)
    texts = [p for p in texts if not _answers_a_scale(p) and not _asks_again(p)]
    groups = grouped_by_series(texts)[:_MOST]
    items = [united(group) for group in groups]
    own = [k for k, held in enumerate(items) if overlap(held, people) < _CLEARLY_SHARED]
    indexes = {profile.index for profile in lists}
    pairs = [
        (overlap(items[a], items[b]), groups[a], groups[b])
        for a, b in combinations(own, 2)
        if len(items[a] & items[b]) >= (2 if indexes & {p.index for p in (*groups[a], *groups[b])} else 3)
    ]
    best = max(pairs, key=lambda pair: pair[0], default=None)
    return best[1:] if best is not None and best[0] >= _CLEARLY_SHARED else ()


def _asks_again(profile: Profile) -> bool:
    """Return whether a column repeats a known header of another field, as a branch does: ``Team (2)``."""
    base = re.sub(r"\s*\(?\d\)?$", "", profile.header)
    entry = field_of(base) if base != profile.header else None
    return entry is not None and entry.name not in {*_SKILLS, "requests", "interests"}


def _answers_a_scale(profile: Profile) -> bool:
    """Return whether many cells are a yes, a no or a rating: of a grid of preferences, and no skills."""
    told = sum(
        count
        for text, count in profile.counts.items()
        if yes_or_no(text) is not None or rating_word(text) is not None
    )
    return told * 4 >= len(profile.texts)


def _take_worded_side(found: Guesses, left: Left, role: str) -> None:
    """Where one side is missing, take the question whose words ask for it; its answers may be no lists."""
    missing = set(_SKILLS) - found.fields()
    if role or len(missing) != 1:
        return
    target = missing.pop()
    for profile in left.values():
        if NOT_SKILLS.search(profile.words) or not _holds_short_texts(profile) or profile.has_ratings:
            continue
        if names_direction(profile.words) and direction_of(profile.words, "")[0] == target:
            _take_shared(found, left, [profile], target, _ASKED)
            return


def _take_further_lists(found: Guesses, left: Left, role: str) -> None:
    """Take lists of the same skills under the header of a side that goes on; ask about any other."""
    if role or not set(_SKILLS) <= found.fields():
        return
    known = _items_of(found, "offers") | _items_of(found, "wants")
    for profile in [p for p in left.values() if _holds_items(p) and not NOT_SKILLS.search(p.words)]:
        items = items_of_profile(profile)
        if len(items & known) < _FEWEST_SHARED or overlap(items, known) < _CLEARLY_SHARED:
            continue
        side = _side_going_on(found, header_key(profile.header)) or _side_of_word(found, profile.header)
        if side is not None:
            _take_more(found, left, profile, side)
        else:
            name = shortened(profile.header)
            found.questions.append(
                f'Does "{name}" hold skills that somebody offers or wants? It is left aside.'
            )


def _side_going_on(found: Guesses, key: str) -> Guess | None:
    """Return the side whose header another one repeats and goes on from."""
    sides = (guess for guess in found.guesses if guess.target in _SKILLS)
    return next((guess for guess in sides if key.startswith(header_key(guess.headers[0]))), None)


def _side_of_word(found: Guesses, header: str) -> Guess | None:
    """Return the side that a header shares a long word with, and the other side does not."""
    words = {word for word in same_text(header).split() if len(word) >= _LONG_WORD}
    shared = [
        guess
        for guess in found.guesses
        if guess.target in _SKILLS and words & set(same_text(guess.headers[0]).split())
    ]
    return shared[0] if shared and len({guess.target for guess in shared}) == 1 else None


def _take_more(found: Guesses, left: Left, profile: Profile, side: Guess) -> None:
    """Let another column feed a side beside the one whose header it goes on from."""
    del left[profile.index]
    why = "its header goes on from that of the column before"
    settings = _list_settings(profile)
    header = (profile.header,)
    found.guesses.append(Guess(side.target, header, Sureness.GUESS, why, settings, (profile.index,)))
    verb = "can teach" if side.target == "offers" else "want to learn"
    found.questions.append(
        f'Does "{shortened(profile.header)}" say what people {verb} too? The proposal says yes.'
    )


def _items_of(found: Guesses, target: str, *, guesses: Sequence[Guess] = ()) -> frozenset[str]:
    """Return the skills of the columns of one side: those in their cells, or those that they are about."""
    fed = guesses or [guess for guess in found.guesses if guess.target == target]
    cells = {index for guess in fed if not guess.labels for index in guess.indexes}
    lists = united([p for p in profiles_of(found.table) if p.index in cells]) if cells else frozenset[str]()
    return lists | items_in(label for guess in fed for label in guess.labels)


def _holds_items(profile: Profile) -> bool:
    return _holds_skills(profile) or (_holds_short_texts(profile) and not profile.has_ratings)


def _lists_of_interests(found: Guesses) -> list[Profile]:
    """Return columns taken for interests: where their items are the skills of the others, they are skills."""
    indexes = found.indexes_of("interests") | found.indexes_of("requests")
    return [p for p in profiles_of(found.table) if p.index in indexes and _holds_items(p)]


def _most_shared(lists: Sequence[Sequence[Profile]], known: frozenset[str]) -> Sequence[Profile]:
    shares = [(overlap(united(profiles), known), -profiles[0].index) for profiles in lists]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    return lists[best] if best is not None and shares[best][0] >= _SHARED else ()


def _take_shared(found: Guesses, left: Left, profiles: Sequence[Profile], target: str, why: str) -> None:
    profile, indexes = profiles[0], tuple(p.index for p in profiles)
    for index in indexes:
        left.pop(index, None)
    found.guesses = [guess for guess in found.guesses if not set(indexes) & set(guess.indexes)]
    settings = _list_settings(profile) if len(profiles) == 1 else {}
    verb = "can teach" if target == "offers" else "want to learn"
    found.questions.append(
        f'Does "{shortened(profile.header)}" say what people {verb}? The proposal says yes.'
    )
    _tell_choices(found, profile, settings)
    headers = tuple(p.header for p in profiles)
    found.guesses.append(Guess(target, headers, Sureness.GUESS, why, settings, indexes))


def _take_weak_skills(found: Guesses, left: Left, role: str, vocabulary: frozenset[str]) -> None:
    """On a sheet of one role, take the list that other sheets share, else the question about knowledge."""
    if not role or role in found.fields():
        return
    lists = [p for p in left.values() if _holds_skills(p) and not NOT_SKILLS.search(p.words)]
    best = next(iter(_most_shared([[p] for p in lists], vocabulary)), None)
    if best is None:
        weak = [p for p in left.values() if ABOUT_KNOWLEDGE.search(p.words) and _may_hold_skills(p)]
        best = next((p for p in weak if not p.is_prose and p.texts), None)
    if best is None:
        return
    settings = _list_settings(best)
    found.questions.append(
        f'"{shortened(best.header)}" is the only column that says what somebody knows: is it '
        f"what they can {'teach' if role == 'offers' else 'learn'}?"
    )
    _tell_choices(found, best, settings)
    del left[best.index]
    why = f"the sheet is one of {_side_word(role)}"
    found.guesses.append(Guess(role, (best.header,), Sureness.GUESS, why, settings, (best.index,)))


def _tell_choices(found: Guesses, profile: Profile, settings: Mapping[str, Any]) -> None:
    if "choices" in settings:
        asked = (
            f'In "{shortened(profile.header)}", is each entry under `choices:` one choice that holds a comma?'
        )
        found.questions.append(asked)


def _may_hold_skills(profile: Profile) -> bool:
    return not (profile.has_emails or profile.has_stamps or profile.has_yes_no or profile.has_numbers)


def _holds_short_texts(profile: Profile) -> bool:
    """Return whether cells hold a few words each, as somebody writes who names one skill."""
    num_words = sorted(len(text.split()) for text in profile.texts)
    return bool(num_words) and _may_hold_skills(profile) and num_words[len(num_words) // 2] <= _FEW_WORDS


def _holds_skills(profile: Profile) -> bool:
    """Return whether cells may be lists of skills: no addresses, dates, numbers, sentences or names."""
    if (profile.is_blank and profile.num_rows) or not _may_hold_skills(profile) or profile.is_prose:
        return False
    if profile.has_ratings:
        return False
    return profile.is_list or profile.repeats or len(profile.texts) <= _FEW_ROWS


def _settle_sureness(found: Guesses) -> None:
    """Take the word ``sure`` back where the cells do not agree, or a question about them is open.

    They do not where nobody wants what somebody offers, where one side is missing, or where a column of roles
    takes part of the answers away.
    """
    sides = {name: found.indexes_of(name) for name in _SKILLS}
    if not all(sides.values()) or found.role is not None:
        _lower(found, Sureness.PROBABLE)
        return
    profiles = profiles_of(found.table)
    lists = {
        name: [p for p in profiles if p.index in indexes and not p.is_tick and not p.has_ratings]
        for name, indexes in sides.items()
    }
    offered, wanted = united(lists["offers"]), united(lists["wants"])
    if overlap(offered, wanted) > 0 or not lists["offers"] or not lists["wants"]:
        return
    if min(len(offered), len(wanted)) < _FEW_ITEMS:
        _lower(found, Sureness.PROBABLE)
        return
    found.questions.append("Nothing that is offered is wanted by anybody: are these the right two columns?")
    _lower(found, Sureness.GUESS)


def _lower(found: Guesses, sureness: Sureness) -> None:
    """Say of the columns of skills that they are no surer than so."""
    found.guesses = [
        replace(guess, sureness=max(guess.sureness, sureness, key=_ORDER.index))
        if guess.target in _SKILLS
        else guess
        for guess in found.guesses
    ]


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


def _ask_scale(found: Guesses) -> None:
    """Ask what the numbers beside skills mean where some are above 5."""
    for guess in found.guesses:
        if guess.settings.get("levels") and "cells" not in guess.settings:
            numbers = sorted(int(answer) for answer in guess.settings["levels"])
            found.questions.append(number_scale(guess.headers[0], shortened(guess.headers[0]), numbers)[1])


def _common_prefix(profile: Profile) -> str:
    """Return what stands before every item, such as ``Skill: ``."""
    sign = profile.separator or ";"
    items = [part.strip() for text in profile.texts for part in text.split(sign) if part.strip()]
    heads = {match.group() for item in items if (match := re.match(r"^[A-Za-z ]+:\s+", item))}
    return (
        heads.pop() if len(heads) == 1 and all(re.match(r"^[A-Za-z ]+:\s+", item) for item in items) else ""
    )


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
    skills = [k for target in _SKILLS for k in found.indexes_of(target)]
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


def _side_word(role: str) -> str:
    return "mentors" if role == "offers" else "mentees"
