"""Offers and wants where no header names them: by words of the question, and by items that columns share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from recimentor.intake.columns.directions import clear_direction
from recimentor.intake.columns.fields import field_of
from recimentor.intake.propose.agreement import items_in, items_of_profile, overlap, united
from recimentor.intake.propose.groups import Left, grouped_by_series
from recimentor.intake.propose.guesses import Guess, Guesses, Sureness, shortened
from recimentor.intake.propose.lists import (
    CLEARLY_SHARED,
    OTHER,
    SIDES,
    holds_items,
    holds_short_texts,
    holds_skills,
    list_settings,
    may_hold_skills,
    tell_choices,
)
from recimentor.intake.propose.phrases import (
    ABOUT_KNOWLEDGE,
    LANGUAGES,
    NOT_SKILLS,
    direction_of,
    names_direction,
)
from recimentor.intake.propose.profile import Profile, profiles_of
from recimentor.intake.values.plain import yes_or_no
from recimentor.intake.values.tongues import rating_word
from recimentor.model.names import same_text
from recimentor.model.participant import header_key

#: Columns share at least this much of their items where one offers what the other wants.
_SHARED = 0.25
_ORDER = (Sureness.SURE, Sureness.PROBABLE, Sureness.GUESS)
_ASKED = "the question asks for it"
#: Fewer items than this say nothing by not being shared.
_FEW_ITEMS = 6
_FEWEST_SHARED, _LONG_WORD = 3, 5
#: So many columns are compared with each other.
_MOST = 40


def take_named_skills(found: Guesses, left: Left, role: str) -> None:
    """Take lists of skills whose question says that they are offered or wanted."""
    lists = [p for p in left.values() if holds_skills(p)]
    pair = [p for group in _most_alike(found, left, lists) for p in group]
    alike = united(pair)
    for index, profile in list(left.items()):
        if pair and profile not in pair and not overlap(items_of_profile(profile), alike):
            continue  # Two other columns hold each other's items: this one holds something else.
        is_clear = bool(clear_direction(profile.words)) or LANGUAGES.search(profile.words) is not None
        if not holds_skills(profile) and not (is_clear and holds_short_texts(profile)):
            continue
        if NOT_SKILLS.search(profile.words) or not names_direction(profile.words):
            continue
        target, sureness = direction_of(profile.words, role)
        settings = list_settings(profile)
        if sureness is Sureness.SURE and profile.separator == ",":
            sureness = Sureness.PROBABLE
        if LANGUAGES.search(profile.words):
            sureness = max(sureness, Sureness.PROBABLE, key=_ORDER.index)
            found.questions.append(
                f'Are the languages in "{shortened(profile.header)}" what people '
                f"{'teach' if target == 'offers' else 'learn'}? The proposal says yes, as in a tandem."
            )
        tell_choices(found, profile, settings)
        del left[index]
        found.guesses.append(Guess(target, (profile.header,), sureness, _ASKED, settings, (index,)))


def take_shared_skills(found: Guesses, left: Left, role: str, vocabulary: frozenset[str]) -> None:
    """Take lists by what they share: with the one side that is known, else two lists with each other."""
    lists = [p for p in left.values() if holds_skills(p) and not NOT_SKILLS.search(p.words)]
    fed = found.fields() & set(SIDES)
    if role:
        return
    if len(fed) == 1:
        known = _items_of(found, next(iter(fed)))
        lists = [p for p in left.values() if holds_items(p) and not NOT_SKILLS.search(p.words)]
        lists = [p for p in lists if not _asks_again(p)]
        best = _most_shared(grouped_by_series([*lists, *_lists_of_interests(found)]), known | vocabulary)
        if best:
            target = OTHER[next(iter(fed))]
            _take_shared(found, left, best, target, f"it shares most of its items with the {next(iter(fed))}")
    elif not fed:
        pair = _most_alike(found, left, lists)
        for target, profiles in zip(SIDES, pair, strict=False):
            _take_shared(found, left, profiles, target, "it shares its items with another column")


def take_worded_side(found: Guesses, left: Left, role: str) -> None:
    """Where one side is missing, take the question whose words ask for it; its answers may be no lists."""
    missing = set(SIDES) - found.fields()
    if role or len(missing) != 1:
        return
    target = missing.pop()
    for profile in left.values():
        if NOT_SKILLS.search(profile.words) or not holds_short_texts(profile) or profile.has_ratings:
            continue
        if names_direction(profile.words) and direction_of(profile.words, "")[0] == target:
            _take_shared(found, left, [profile], target, _ASKED)
            return


def take_further_lists(found: Guesses, left: Left, role: str) -> None:
    """Take lists of the same skills under the header of a side that goes on; ask about any other."""
    if role or not set(SIDES) <= found.fields():
        return
    known = _items_of(found, "offers") | _items_of(found, "wants")
    for profile in [p for p in left.values() if holds_items(p) and not NOT_SKILLS.search(p.words)]:
        items = items_of_profile(profile)
        if len(items & known) < _FEWEST_SHARED or overlap(items, known) < CLEARLY_SHARED:
            continue
        side = _side_going_on(found, header_key(profile.header)) or _side_of_word(found, profile.header)
        if side is not None:
            _take_more(found, left, profile, side)
        else:
            name = shortened(profile.header)
            found.questions.append(
                f'Does "{name}" hold skills that somebody offers or wants? It is left aside.'
            )


def take_weak_skills(found: Guesses, left: Left, role: str, vocabulary: frozenset[str]) -> None:
    """On a sheet of one role, take the list that other sheets share, else the question about knowledge."""
    if not role or role in found.fields():
        return
    lists = [p for p in left.values() if holds_skills(p) and not NOT_SKILLS.search(p.words)]
    best = next(iter(_most_shared([[p] for p in lists], vocabulary)), None)
    if best is None:
        weak = [p for p in left.values() if ABOUT_KNOWLEDGE.search(p.words) and may_hold_skills(p)]
        best = next((p for p in weak if not p.is_prose and p.texts), None)
    if best is None:
        return
    settings = list_settings(best)
    found.questions.append(
        f'"{shortened(best.header)}" is the only column that says what somebody knows: is it '
        f"what they can {'teach' if role == 'offers' else 'learn'}?"
    )
    tell_choices(found, best, settings)
    del left[best.index]
    why = f"the sheet is one of {'mentors' if role == 'offers' else 'mentees'}"
    found.guesses.append(Guess(role, (best.header,), Sureness.GUESS, why, settings, (best.index,)))


def turn_second_side(found: Guesses) -> None:
    """Where words give both of two questions one side, let the second be the other: ``I am less sure of``."""
    for target in SIDES:
        fed = [guess for guess in found.guesses if guess.target == target]
        if found.fields() & {OTHER[target]} or len(fed) != len(SIDES):
            continue
        first, second = sorted(fed, key=lambda guess: guess.indexes[:1])
        if overlap(_items_of(found, target, guesses=[first]), _items_of(found, target, guesses=[second])):
            at, other = found.guesses.index(second), OTHER[target]
            why = "it shares its items with the column before"
            found.guesses[at] = replace(second, target=other, sureness=Sureness.GUESS, why=why)
            found.ask_about_side(second.headers[0], other)


def drop_unshared(found: Guesses) -> None:
    """Where several questions ask for one side, leave out those that share nothing with the other side.

    *What do you want to get out of it?* is no list of skills where another question is.
    """
    for target in SIDES:
        other = _items_of(found, OTHER[target])
        asked = [g for g in found.guesses if g.target == target and g.why == _ASKED]
        fed = [g for g in found.guesses if g.target == target]
        shares = {id(g): overlap(_items_of(found, target, guesses=[g]), other) for g in fed}
        if len(fed) <= 1 or not any(shares.values()):
            continue
        for guess in asked:
            if not shares[id(guess)]:
                found.guesses.remove(guess)
                found.ignored.append((guess.headers[0], "shares nothing with the other side"))
                found.ask_about_side(guess.headers[0], target, verdict="no")


def settle_sureness(found: Guesses) -> None:
    """Take the word ``sure`` back where the cells do not agree, or a question about them is open.

    They do not where nobody wants what somebody offers, where one side is missing, or where a column of roles
    takes part of the answers away.
    """
    sides = {name: found.indexes_of(name) for name in SIDES}
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
        if guess.target in SIDES
        else guess
        for guess in found.guesses
    ]


def _most_alike(found: Guesses, left: Left, lists: Sequence[Profile]) -> Sequence[Sequence[Profile]]:
    """Return the two columns, or numbered questions, that share most.

    One of them is a list, or they share several items; names of people, as of partners, are none.
    """
    people = united([p for p in profiles_of(found.table) if p.index in found.indexes_of("name")])
    texts = [p for p in left.values() if holds_items(p) and not NOT_SKILLS.search(p.words)]
    texts += [] if set(SIDES) & found.fields() else _lists_of_interests(found)
    texts = [p for p in texts if not _answers_a_scale(p) and not _asks_again(p)]
    groups = grouped_by_series(texts)[:_MOST]
    items = [united(group) for group in groups]
    own = [k for k, held in enumerate(items) if overlap(held, people) < CLEARLY_SHARED]
    indexes = {profile.index for profile in lists}
    pairs = [
        (overlap(items[a], items[b]), groups[a], groups[b])
        for a, b in combinations(own, 2)
        if len(items[a] & items[b]) >= (2 if indexes & {p.index for p in (*groups[a], *groups[b])} else 3)
    ]
    best = max(pairs, key=lambda pair: pair[0], default=None)
    return best[1:] if best is not None and best[0] >= CLEARLY_SHARED else ()


def _asks_again(profile: Profile) -> bool:
    """Return whether a column repeats a known header of another field, as a branch does: ``Team (2)``."""
    base = re.sub(r"(?<!\s)\s*\(?\d\)?$", "", profile.header)
    entry = field_of(base) if base != profile.header else None
    return entry is not None and entry.name not in {*SIDES, "requests", "interests"}


def _answers_a_scale(profile: Profile) -> bool:
    """Return whether many cells are a yes, a no or a rating: of a grid of preferences, and no skills."""
    told = sum(
        count
        for text, count in profile.counts.items()
        if yes_or_no(text) is not None or rating_word(text) is not None
    )
    return told * 4 >= len(profile.texts)


def _side_going_on(found: Guesses, key: str) -> Guess | None:
    """Return the side whose header another one repeats and goes on from."""
    sides = (guess for guess in found.guesses if guess.target in SIDES)
    return next((guess for guess in sides if key.startswith(header_key(guess.headers[0]))), None)


def _side_of_word(found: Guesses, header: str) -> Guess | None:
    """Return the side that a header shares a long word with, and the other side does not."""
    words = {word for word in same_text(header).split() if len(word) >= _LONG_WORD}
    shared = [
        guess
        for guess in found.guesses
        if guess.target in SIDES and words & set(same_text(guess.headers[0]).split())
    ]
    return shared[0] if shared and len({guess.target for guess in shared}) == 1 else None


def _take_more(found: Guesses, left: Left, profile: Profile, side: Guess) -> None:
    """Let another column feed a side beside the one whose header it goes on from."""
    del left[profile.index]
    why = "its header goes on from that of the column before"
    settings = list_settings(profile)
    header = (profile.header,)
    found.guesses.append(Guess(side.target, header, Sureness.GUESS, why, settings, (profile.index,)))
    found.ask_about_side(profile.header, side.target, also=" too")


def _items_of(found: Guesses, target: str, *, guesses: Sequence[Guess] = ()) -> frozenset[str]:
    """Return the skills of the columns of one side: those in their cells, or those that they are about."""
    fed = guesses or [guess for guess in found.guesses if guess.target == target]
    cells = {index for guess in fed if not guess.labels for index in guess.indexes}
    lists = united([p for p in profiles_of(found.table) if p.index in cells]) if cells else frozenset[str]()
    return lists | items_in(label for guess in fed for label in guess.labels)


def _lists_of_interests(found: Guesses) -> list[Profile]:
    """Return columns taken for interests: where their items are the skills of the others, they are skills."""
    indexes = found.indexes_of("interests") | found.indexes_of("requests")
    return [p for p in profiles_of(found.table) if p.index in indexes and holds_items(p)]


def _most_shared(lists: Sequence[Sequence[Profile]], known: frozenset[str]) -> Sequence[Profile]:
    shares = [(overlap(united(profiles), known), -profiles[0].index) for profiles in lists]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    return lists[best] if best is not None and shares[best][0] >= _SHARED else ()


def _take_shared(found: Guesses, left: Left, profiles: Sequence[Profile], target: str, why: str) -> None:
    profile, indexes = profiles[0], tuple(p.index for p in profiles)
    for index in indexes:
        left.pop(index, None)
    found.guesses = [guess for guess in found.guesses if not set(indexes) & set(guess.indexes)]
    settings = list_settings(profile) if len(profiles) == 1 else {}
    found.ask_about_side(profile.header, target)
    tell_choices(found, profile, settings)
    headers = tuple(p.header for p in profiles)
    found.guesses.append(Guess(target, headers, Sureness.GUESS, why, settings, indexes))
