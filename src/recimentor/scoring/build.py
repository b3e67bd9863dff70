"""From participants and a program to a scored pool."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise

import numpy as np

from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.reporting import Line
from recimentor.scoring.arrays import UInt64Array, frozen
from recimentor.scoring.criteria.registry import notes_on, weigh
from recimentor.scoring.pairset import PairSet, Repeats, read_choices
from recimentor.scoring.pool import Pool
from recimentor.scoring.rules.presence import read_sides
from recimentor.scoring.rules.registry import RuleInputs, rules_in_force
from recimentor.scoring.skills.gains import read_skills
from recimentor.scoring.skills.served import RequestReader
from recimentor.scoring.time.free_time import read_free_time


def build_pool(
    people: Sequence[Participant],
    program: Program,
    *,
    history: Iterable[tuple[str, str]] = (),
    repeated: Iterable[tuple[str, str]] = (),
    organisation: Mapping[str, Line] | None = None,
    taught: Iterable[tuple[str, str]] = (),
) -> Pool:
    """Return the scored pool of a program.

    Parameters
    ----------
    people
        The participants, sorted by id.
    program
        The program.
    history
        Ids of the pairs of earlier rounds that are kept apart, in either order; ids that are not in the pool
        are ignored.
    repeated
        Ids of the pairs of earlier rounds that may be made again, at the cost that the program states.
    organisation
        Id and managers of people who did not sign up, so that reporting lines run through them too.
    taught
        Ids of teacher and learner in rings of earlier rounds: kept from meeting as before.

    Returns
    -------
    Pool
        Weights of pairs are computed when asked for. Cost: linear in offers and wants.
    """
    assert all(a.id < b.id for a, b in pairwise(people)), "sorted by id"  # noqa: S101
    people, met = tuple(people), tuple(history)
    side, free_time = read_sides(people, program), read_free_time(people, program)
    inputs = RuleInputs(people, program, side, free_time, met, organisation or {}, tuple(taught))
    return _pool(inputs, tuple(repeated))


def _pool(inputs: RuleInputs, repeated: tuple[tuple[str, str], ...]) -> Pool:
    """Return the scored pool of what its rules are made from, and of partners who may meet again."""
    people, program = tuple(inputs.people), inputs.program
    skills, shares = read_skills(people, program), weigh(people, program, inputs.free_time)
    return Pool(
        people=people,
        program=program,
        keys=_keys(people, program.seed),
        side=inputs.side,
        capacity=frozen(np.array([person.capacity for person in people], dtype=np.int64)),
        rules=rules_in_force(inputs),
        shares=shares,
        notes=notes_on(shares, len(people)),
        skills=skills,
        floors=skills.gains.floors(program.minimum_gain),
        free_time=inputs.free_time,
        requests=RequestReader(people, program),
        choices=read_choices(people, program.score.choices),
        repeats=Repeats(people, repeated, program.history.cost),
        met=_met(people, (*inputs.history, *inputs.taught, *repeated)),
    )


def _met(people: Sequence[Participant], history: Iterable[tuple[str, str]]) -> PairSet:
    index = {person.id: k for k, person in enumerate(people)}
    return PairSet(len(people), ((index[a], index[b]) for a, b in history if a in index and b in index))


def _keys(people: Sequence[Participant], seed: int) -> UInt64Array:
    """Return one 64-bit key a person, from the id and the seed, for the lottery that settles ties."""
    digests = (
        blake2b(f"{seed}:{person.id}".encode("utf-8", "surrogatepass"), digest_size=8) for person in people
    )
    return frozen(np.array([int.from_bytes(digest.digest(), "big") for digest in digests], dtype=np.uint64))
