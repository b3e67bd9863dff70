"""The pool: everybody's skills, rules and criteria as arrays, and the weight of any pair from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

import numpy as np

from recimentor.model.participant import Participant
from recimentor.model.program import Choices, Program
from recimentor.scoring.arrays import (
    BoolArray,
    FloatArray,
    Int8Array,
    IntArray,
    UInt64Array,
    WeightArray,
)
from recimentor.scoring.criteria import skills
from recimentor.scoring.criteria.parts import Fact, Shares
from recimentor.scoring.detail import PairDetail, RowView, why_not
from recimentor.scoring.pairset import CHOICES, ChoicePoints, PairSet, Repeats
from recimentor.scoring.points import largest_remainder
from recimentor.scoring.rules.base import Reason, Rule
from recimentor.scoring.skills.gains import TILE, Numbers, SkillTables
from recimentor.scoring.skills.lessons import Lesson, lessons, sentence
from recimentor.scoring.skills.served import RequestReader, Served
from recimentor.scoring.time.free_time import FreeTime
from recimentor.scoring.time.slots import slot_between

FULL_WEIGHT = skills.FULL_WEIGHT
_ROWS = 128


class Kind(StrEnum):
    """Which pairs a pool weighs: those in which both gain, or those in which one alone does."""

    TWO_WAY = "two-way"
    ONE_WAY = "one-way"


@dataclass(frozen=True, slots=True)
class Pool:
    """A scored pool of ``n`` people, sorted by id; immutable, and safe to use from several threads.

    A pool is a source of weights for the solver: ``num_people`` and ``block``.

    Parameters
    ----------
    people
        The participants in the pool's order.
    program
        The program.
    keys
        ``(n,)`` uint64, one for each person, from the id and the program's seed: for the lottery.
    side
        ``(n,)`` 0, 1, or -1 for neither; ``None`` for one pool.
    capacity
        ``(n,)`` partners that each may have, 1-20.
    rules
        The hard rules in force.
    shares
        Which criteria join the score, how much each counts, and why others do not.
    notes
        What the reader of a plan should know about the scoring of this pool.
    skills
        What everybody can teach and learn.
    floors
        ``(n,)`` the least numerator of each person's gain that is enough.
    free_time
        When everybody is free.
    requests
        Finds the requests of one person that another serves.
    choices
        Who named whom as a partner.
    repeats
        Pairs of earlier rounds who may meet again, and what they keep of their score.
    met
        Pairs who were partners before, these among them.
    kind
        Which pairs are weighed.
    """

    people: tuple[Participant, ...]
    program: Program
    keys: UInt64Array
    side: Int8Array | None
    capacity: IntArray
    rules: tuple[Rule, ...]
    shares: Shares
    notes: tuple[Reason, ...]
    skills: SkillTables
    floors: FloatArray
    free_time: FreeTime
    requests: RequestReader
    choices: ChoicePoints
    repeats: Repeats
    met: PairSet
    kind: Kind = Kind.TWO_WAY

    @property
    def num_people(self) -> int:
        """Number of people."""
        return len(self.people)

    @property
    def largest(self) -> int:
        """The largest weight that a pair can have."""
        return FULL_WEIGHT

    def block(self, start: int, stop: int) -> WeightArray:
        """Return the weights of people ``start`` to ``stop`` with everybody.

        Parameters
        ----------
        start, stop
            Range of people, ``0 <= start <= stop <= n``.

        Returns
        -------
        ndarray
            ``(stop - start, n)`` int32: 1 to 1,000,000, 0 where not eligible; symmetric over the pool,
            diagonal 0. Exact and repeatable. Cost: ``stop - start`` times ``n``; temporary memory small
            beside the result.
        """
        out = np.zeros((stop - start, self.num_people), dtype=np.int32)
        for first in range(start, stop, _ROWS):
            rows = slice(first, min(first + _ROWS, stop))
            for tile in range(len(self.skills.gains.wants)):
                self._fill(out[rows.start - start : rows.stop - start], rows, tile)
        return out

    def row(self, i: int) -> RowView:
        """Return one person against everybody."""
        rows, tiles = slice(i, i + 1), range(len(self.skills.gains.wants))
        received = np.concatenate([self.skills.gains.received(rows, t)[0] for t in tiles]).astype(np.float64)
        given = np.concatenate([self.skills.gains.given(rows, t)[0] for t in tiles]).astype(np.float64)
        full = self.skills.gains.full
        received_share: FloatArray = np.minimum(received, full[i]) / full[i]
        given_share: FloatArray = np.minimum(given, full) / full
        return RowView(i, self.block(i, i + 1)[0], received_share, given_share)

    def pair(self, i: int, j: int) -> PairDetail:
        """Return everything that explains the pair of two different people, by index."""
        a_teaches, b_teaches = self.lessons(i, j), self.lessons(j, i)
        gain_a, gain_b = _gain(b_teaches), _gain(a_teaches)
        reasons = why_not(self, i, j, gains=(gain_a, gain_b))
        weight = 0 if reasons else self._pair_weight(i, j, a_teaches, b_teaches)
        served_a, served_b = self.served(i, j), self.served(j, i)
        return PairDetail(
            i=i,
            j=j,
            a=self.people[i],
            b=self.people[j],
            weight=weight,
            gain_a=gain_a,
            gain_b=gain_b,
            points=self._points(i, j, gain_a, gain_b, weight) if weight else {},
            a_teaches=a_teaches,
            b_teaches=b_teaches,
            sentence_a=self.sentence(i, j, a_teaches, served_b),
            sentence_b=self.sentence(j, i, b_teaches, served_a),
            served_a=served_a,
            served_b=served_b,
            slot=slot_between(self.free_time, self.people[i], self.people[j], (i, j), self.program.meetings),
            reasons=reasons,
        )

    def facts(self, i: int, j: int) -> tuple[Fact, ...]:
        """Return what each part of the criteria beside *skills* says of a pair, by index."""
        return tuple(fact for entry in self.shares.others for fact in entry.criterion.facts(i, j))

    def worth(self, i: int, j: int) -> tuple[int, Fraction, Fraction]:
        """Return weight and exact gains of a pair, by index: what the first gains, and what the second."""
        a_teaches, b_teaches = self.lessons(i, j), self.lessons(j, i)
        gain_a, gain_b = _gain(b_teaches), _gain(a_teaches)
        reasons = why_not(self, i, j, gains=(gain_a, gain_b))
        weight = 0 if reasons else self._pair_weight(i, j, a_teaches, b_teaches)
        return weight, gain_a, gain_b

    def gain(self, learner: int, teacher: int) -> Fraction:
        """Return exactly what one person, by index, gains from another, 0-1."""
        return _gain(self.lessons(teacher, learner))

    def served(self, asker: int, partner: int) -> tuple[Served, ...]:
        """Return the requests of one person, by index, that another serves; none that may not be shown."""
        somebody = self.people[asker]
        return self.requests.served(somebody, self.skills.sheets[partner]) if somebody.share_requests else ()

    def sentence(
        self, teacher: int, learner: int, taught: tuple[Lesson, ...], served: tuple[Served, ...]
    ) -> str:
        """Return what one person, by index, does for another, as it can be said aloud."""
        people, sheet = self.people, self.skills.sheets[learner]
        return sentence(people[teacher], people[learner], taught, sheet, served[0].text if served else "")

    def lessons(self, teacher: int, learner: int) -> tuple[Lesson, ...]:
        """Return what one person, by index, brings to another, the dearest lesson first."""
        known, teach_from = self.skills, self.program.score.teach_from
        return lessons(known.sheets[teacher], known.sheets[learner], teach_from, known.related)

    def mutual_choices(self) -> tuple[tuple[int, int], ...]:
        """Return eligible pairs ``(i, j)``, ``i < j``, who named each other and come before the score.

        Empty unless the program says ``choices: first``.
        """
        if self.program.score.choices is not Choices.FIRST:
            return ()
        return tuple(pair for pair in self.choices.mutual.pairs if not why_not(self, *pair))

    def with_minimum_gain(self, minimum_gain: float) -> Pool:
        """Return the same pool with another floor on each side's gain, 0-1."""
        program = self.program.model_copy(update={"minimum_gain": minimum_gain})
        return replace(self, program=program, floors=self.skills.gains.floors(minimum_gain))

    def head_count(self) -> Pool:
        """Return the pool of the same eligible pairs, weighed by skills alone: quicker to count."""
        return replace(self, shares=replace(self.shares, skills=Fraction(1), others=()))

    def one_way(self) -> Pool:
        """Return the pool of one-way pairs: exactly one side gains enough; a pair weighs half that gain."""
        return replace(self, kind=Kind.ONE_WAY)

    def _fill(self, out: WeightArray, rows: slice, tile: int) -> None:
        """Write the weights of some rows with one tile of people into ``out``."""
        received, given = self.skills.gains.received(rows, tile), self.skills.gains.given(rows, tile)
        width = received.shape[1]
        (flat,) = np.nonzero(self._gain_enough(received, given, rows, tile).ravel())
        row, col = np.divmod(flat, width)
        i, j = row + rows.start, col + tile * TILE
        kept = i != j
        for rule in self.rules:
            kept &= ~rule.forbids(i, j)
        flat, i, j = flat[kept], i[kept], j[kept]
        a, b = received.ravel()[flat].astype(np.float64), given.ravel()[flat].astype(np.float64)
        out[i - rows.start, j] = self._weights(i, j, a, b)

    def _gain_enough(self, received: Numbers, given: Numbers, rows: slice, tile: int) -> BoolArray:
        cols = slice(tile * TILE, tile * TILE + received.shape[1])
        mine: BoolArray = received >= self.floors[rows, np.newaxis].astype(received.dtype)
        theirs: BoolArray = given >= self.floors[cols].astype(given.dtype)
        return mine & theirs if self.kind is Kind.TWO_WAY else mine ^ theirs

    def _weights(self, i: IntArray, j: IntArray, received: FloatArray, given: FloatArray) -> WeightArray:
        """Return ``(m,)`` weights of eligible pairs from the numerators of their gains."""
        full = self.skills.gains.full
        if self.kind is Kind.ONE_WAY:
            value = skills.one_way(received, given, full[i], full[j])
        else:
            value = skills.two_way(received, given, full[i], full[j])
            if self.shares.others:
                value *= float(self.shares.skills)
            for entry in self.shares.others:
                value += float(FULL_WEIGHT * entry.share) * entry.criterion.values(i, j)
            if len(self.choices.named):
                value += self.choices.bonus(i, j)
        if len(self.repeats):
            value = np.minimum(value, FULL_WEIGHT) * self.repeats.shares(i, j)
        return np.clip(np.rint(value), 1, FULL_WEIGHT).astype(np.int32)

    def _pair_weight(
        self, i: int, j: int, a_teaches: tuple[Lesson, ...], b_teaches: tuple[Lesson, ...]
    ) -> int:
        full = self.skills.gains.full
        received, given = (
            np.array([float(_sum(taught) * int(full[k]))]) for k, taught in ((i, b_teaches), (j, a_teaches))
        )
        return int(self._weights(np.array([i]), np.array([j]), received, given)[0])

    def _points(self, i: int, j: int, gain_a: Fraction, gain_b: Fraction, weight: int) -> dict[str, int]:
        """Split a weight into points: exact parts, largest remainder; choices are what lies on top."""
        if self.kind is Kind.ONE_WAY:
            return {skills.NAME: weight}
        at = np.array([i]), np.array([j])
        parts: dict[str, Fraction] = {
            skills.NAME: FULL_WEIGHT * self.shares.skills * skills.harmonic_mean(gain_a, gain_b)
        }
        for entry in self.shares.others:
            value = Fraction(float(entry.criterion.values(*at)[0]))
            parts[entry.criterion.name] = FULL_WEIGHT * entry.share * value
        bonus = Fraction(float(self.choices.bonus(*at)[0]))
        if bonus:
            parts[CHOICES] = min(bonus, FULL_WEIGHT - sum(parts.values(), Fraction(0)))
        if self.repeats.pairs.holds(*at)[0]:
            parts = {name: part * self.repeats.kept for name, part in parts.items()}
        return largest_remainder(parts, weight)


def _sum(taught: tuple[Lesson, ...]) -> Fraction:
    return sum((lesson.gain for lesson in taught), Fraction(0))


def _gain(taught: tuple[Lesson, ...]) -> Fraction:
    return min(Fraction(1), _sum(taught))
