"""Names that look alike: one skill under several spellings is why many people go unmatched."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from recimentor.model.participant import Participant, header_key
from recimentor.model.supply import AlikeSkills

#: Similarity from 0 to 100 from which two names are proposed as one.
LEAST = 88.0
_SHORTEST = 5


def look_alikes(people: Iterable[Participant]) -> tuple[AlikeSkills, ...]:
    """Return groups of skill names that look alike, those of most people first.

    Names are compared by their letters and digits: equal without spaces ("PowerPoint", "Power Point"), or
    nearly so ("Negotiation", "Negotiating"). Nothing is merged: this proposes.
    """
    from rapidfuzz import fuzz, process

    users: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for person in people:
        named = [(offer.key, offer.skill) for offer in person.offers]
        named += [(want.key, want.skill) for want in person.wants]
        for key, name in named:
            users[key].add(person.id)
            shown[key][name] += 1
    keys = sorted(users, key=lambda key: (-len(users[key]), key))
    squeezed = [header_key(key) for key in keys]
    groups: list[list[str]] = []
    taken: set[int] = set()
    for at, word in enumerate(squeezed):
        if at in taken or not word:
            continue
        near = process.extract(word, squeezed, scorer=fuzz.ratio, score_cutoff=LEAST, limit=None)
        alike = [k for _, _, k in near if k > at and k not in taken and _may_be_one(keys[at], keys[k])]
        if alike:
            taken |= set(alike)
            groups.append([keys[at], *(keys[k] for k in sorted(alike))])
    found = [
        AlikeSkills(
            tuple(min(shown[key], key=lambda name: (-shown[key][name], name)) for key in group),
            len(set().union(*(users[key] for key in group[1:]))),
        )
        for group in groups
    ]
    return tuple(sorted(found, key=lambda alike: (-alike.num_people, alike.names)))


def alias_block(groups: Sequence[AlikeSkills]) -> str:
    """Return the lines to paste into the program file; the reader decides which of them to keep."""
    lines = ["skills:", "  aliases:"]
    for group in groups:
        target = json.dumps(group.names[0], ensure_ascii=False)
        lines += [f"    {json.dumps(name, ensure_ascii=False)}: {target}" for name in group.names[1:]]
    return "\n".join(lines) + "\n"


def _may_be_one(first: str, second: str) -> bool:
    """Return whether two names may be one: not where a sign or a number tells them apart (C, C++)."""
    if _signs(first) != _signs(second):
        return False
    return header_key(first) == header_key(second) or min(len(first), len(second)) >= _SHORTEST


def _signs(name: str) -> tuple[str, ...]:
    return tuple(char for char in name if char in "+#" or char.isdigit())
