"""From participants and a program to a scored pool."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from hashlib import blake2b
from itertools import pairwise

import numpy as np

from recimentor.model.levels import unrated_level
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.rules import NotRepeated
from recimentor.scoring.arrays import Int8Array, UInt64Array, frozen
from recimentor.scoring.choices import read_choices
from recimentor.scoring.criteria import skills
from recimentor.scoring.criteria.base import CriterionUse
from recimentor.scoring.gains import build_gains
from recimentor.scoring.pool import Pool
from recimentor.scoring.rules.avoid import AvoidRule
from recimentor.scoring.rules.base import Rule
from recimentor.scoring.rules.not_repeated import NotRepeatedRule
from recimentor.scoring.rules.presence import PresenceRule
from recimentor.scoring.rules.sides import SidesRule, read_sides
from recimentor.scoring.sheet import Related, read_sheet


def build_pool(
    people: Sequence[Participant], program: Program, *, history: Iterable[tuple[str, str]] = ()
) -> Pool:
    """Return the scored pool of a program.

    Parameters
    ----------
    people
        The participants, sorted by id.
    program
        The program.
    history
        Ids of the pairs of earlier rounds, in either order; ids that are not in the pool are ignored.

    Returns
    -------
    Pool
        Weights of pairs are computed when asked for. Cost: linear in offers and wants.
    """
    assert all(a.id < b.id for a, b in pairwise(people)), "sorted by id"  # noqa: S101
    people = tuple(people)
    unrated, related = unrated_level(people, program), Related(program)
    sheets = tuple(read_sheet(person, program, unrated) for person in people)
    gains = build_gains(sheets, program, related)
    side = read_sides(people, program)
    return Pool(
        people=people,
        program=program,
        unrated_level=unrated,
        keys=_keys(people, program.seed),
        side=side,
        capacity=frozen(np.array([person.capacity for person in people], dtype=np.int64)),
        rules=_rules(people, program, side, history),
        criteria=(CriterionUse(skills.NAME, program.score.importance.skills, 1.0),),
        notes=(),
        sheets=sheets,
        related=related,
        gains=gains,
        floors=gains.floors(program.minimum_gain),
        skills_share=Fraction(1),
        weighed=(),
        choices=read_choices(people, program.score.choices),
    )


def _keys(people: Sequence[Participant], seed: int) -> UInt64Array:
    """Return one 64-bit key a person, from the id and the seed, for the lottery that settles ties."""
    digests = (
        blake2b(f"{seed}:{person.id}".encode("utf-8", "surrogatepass"), digest_size=8) for person in people
    )
    return frozen(np.array([int.from_bytes(digest.digest(), "big") for digest in digests], dtype=np.uint64))


def _rules(
    people: Sequence[Participant],
    program: Program,
    side: Int8Array | None,
    history: Iterable[tuple[str, str]],
) -> tuple[Rule, ...]:
    """Return the rules in force; one that could strike nobody is left out."""
    rules: list[Rule] = []
    presence = PresenceRule(people, program)
    if not presence.is_idle:
        rules.append(presence)
    if side is not None and program.sides is not None:
        rules.append(SidesRule(people, side, program.sides))
    avoid = AvoidRule(people)
    if not avoid.is_idle:
        rules.append(avoid)
    switched_off = any(isinstance(rule, NotRepeated) and not rule.on for rule in program.rules)
    repeated = NotRepeatedRule(people, history)
    if len(repeated.met) and not switched_off:
        rules.append(repeated)
    return tuple(rules)
