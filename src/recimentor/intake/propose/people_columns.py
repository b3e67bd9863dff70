"""Columns that say who somebody is, known by their cells: names that stand in the addresses beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recimentor.intake.propose.profile import Profile
from recimentor.model.names import without_accents

_WORD = re.compile(r"[^\W\d_]+")
_NO_NAME = re.compile(r"[\d@/;:|+*#<>()\[\]{}=?!\"]")
_MOST_WORDS = 5
_SHORTEST = 3
#: Shares of the cells: nearly all differ, most stand in the address of their row.
_DISTINCT, _IN_ADDRESS = 0.8, 0.6


def names_by_cells(profiles: Sequence[Profile], addresses: Profile | None) -> dict[str, Profile]:
    """Return the columns that hold names, by field: ``name``, or ``first_name`` and ``last_name``.

    Parameters
    ----------
    profiles
        Columns that are not settled yet, in their order.
    addresses
        The column of e-mails, where there is one.

    Notes
    -----
    A name usually stands in its own address; no manager's, unit's or skill's does. Without addresses the
    first columns of texts count, where nearly all cells differ and are written as names are.
    """
    named = [profile for profile in profiles if _may_be_names(profile)]
    if addresses is not None:
        shares = {profile.index: _share_in_addresses(profile, addresses) for profile in named}
        found = [profile for profile in named if shares[profile.index] >= _IN_ADDRESS]
        full = [profile for profile in found if _is_full(profile)]
        if full:
            return {"name": full[0]}
        if len(found) > 1:
            return _in_parts(found[:2], addresses)
        if found:
            return {"name": found[0]}
    full = [profile for profile in named if _is_full(profile) and _are_capitals(profile)]
    if full:
        return {"name": full[0]}
    halves = [profile for profile in named if _are_capitals(profile)]
    if len(halves) > 1 and halves[1].index == halves[0].index + 1:
        return {"first_name": halves[0], "last_name": halves[1]}
    return {"name": halves[0]} if halves else {}


def _may_be_names(profile: Profile) -> bool:
    texts = profile.texts
    return (
        2 <= len(texts) <= profile.num_rows  # noqa: PLR2004 - one cell says nothing
        and len(profile.counts) >= _DISTINCT * len(texts)
        and not profile.is_prose
        and not any(map(_NO_NAME.search, texts))
        and max(len(text.split()) for text in texts) <= _MOST_WORDS
    )


def _is_full(profile: Profile) -> bool:
    """Return whether nearly every cell holds two words or more."""
    return sum(len(text.split()) > 1 for text in profile.texts) >= _DISTINCT * len(profile.texts)


def _are_capitals(profile: Profile) -> bool:
    """Return whether words begin as names do; particles such as ``van der`` stand between."""
    return all(
        not words[0][:1].islower() and not words[-1][:1].islower()
        for words in map(_WORD.findall, profile.texts)
        if words
    )


def _share_in_addresses(profile: Profile, addresses: Profile) -> float:
    pairs = list(_pairs(profile, addresses))
    fits = sum(any(part in local for part in _parts(text)) for text, local in pairs)
    return fits / len(pairs) if pairs else 0.0


def _pairs(profile: Profile, addresses: Profile) -> Iterable[tuple[str, str]]:
    """Yield each name with the part of its address before the sign, where both are filled in every row."""
    if len(profile.texts) != len(addresses.texts):
        return
    for text, address in zip(profile.texts, addresses.texts, strict=True):
        yield text, "".join(_WORD.findall(without_accents(address.partition("@")[0])))


def _parts(text: str) -> list[str]:
    words = [without_accents(word) for word in re.split(r"[\s,.\-]+", text)]
    words = ["".join(_WORD.findall(word)) for word in words]
    return [word for word in words if len(word) >= _SHORTEST] or [word for word in words if len(word) > 1]


def _in_parts(halves: Sequence[Profile], addresses: Profile) -> dict[str, Profile]:
    """Return two columns as first and last name, in the order of most addresses, else in their own."""
    first, second = halves
    lead = 0
    rows = zip(_pairs(first, addresses), _pairs(second, addresses), strict=False)
    for (one, local), (other, _) in rows:
        places = [
            min((local.find(part) for part in _parts(text) if part in local), default=-1)
            for text in (one, other)
        ]
        if min(places) >= 0:
            lead += 1 if places[0] < places[1] else -1
    if lead < 0:
        first, second = second, first
    return {"first_name": first, "last_name": second}
