"""Decisions meet the pool: which of them hold, which are set aside, and what is told about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from recimentor.insight.planning.fixed_rings import (
    RingIds,
    answered_rings,
    inside,
    is_answered_for_ring,
    standing_rings,
)
from recimentor.insight.planning.keep import stands_of
from recimentor.insight.planning.settle import settle_pool
from recimentor.model.codes import finding_of
from recimentor.model.decisions import Answer, Decisions, Ids, PairDecision, ordered, pairs_of
from recimentor.model.finding import Finding, Place, sorted_findings
from recimentor.model.keep_by import KeepBy
from recimentor.model.names import same_text
from recimentor.model.plan import Plan
from recimentor.model.settled import Settled
from recimentor.model.states import Consent, PairState, StateBook
from recimentor.scoring import Pool, why_not

_WORDS: Final = {
    "gains-nothing": "one side would learn nothing that it asked for",
    "below-minimum-gain": "one side would gain less than `minimum_gain` asks for",
    "not-taking-part": "one of them takes no part in this round",
    "probably-one-person": "the two rows are probably one person",
    "avoid": "one of them asked not to be paired with the other",
    "same-side": "both are on the same side, or one on neither",
}


@dataclass(frozen=True, slots=True)
class Keep:
    """How to keep an earlier plan.

    Parameters
    ----------
    plan
        The earlier plan.
    by
        *freeze*, *least change* or *trade*.
    trade_points
        With *trade*: score that breaking a pair must gain at least, 0 or more.
    """

    plan: Plan
    by: KeepBy = KeepBy.LEAST_CHANGE
    trade_points: float = 0.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """What decisions come to for one pool.

    Parameters
    ----------
    settled
        What holds.
    findings
        What is wrong with decisions, and which are set aside, sorted by place.
    """

    settled: Settled
    findings: tuple[Finding, ...]


def rule_on(decisions: Decisions, pool: Pool, consent: Consent, keep: Keep | None = None) -> Ruling:
    """Return what decisions come to.

    Parameters
    ----------
    decisions
        Everything that humans decided; contradictions among them were told before.
    pool
        The scored pool, as it is without them.
    consent
        Whether this program asks people.
    keep
        The earlier plan to keep, if any.

    Notes
    -----
    In this order, the earlier going before the later: people out and vetoes, of HR and of everybody who said
    no; locks of HR; pairs to which both said yes; pairs to which one did. Whoever said yes to more partners
    than they may have is held to the newest answer. A confirmed pair stands even where it no longer keeps a
    rule, and that is told.
    """
    court = _Court(decisions, pool, StateBook(decisions, consent))
    court.hear_locks()
    earlier = () if keep is None else keep.plan.rings
    court.hear_consent({frozenset(one.id for one in ring.people) for ring in earlier})
    settled = court.settled()
    if keep is not None:
        now = settle_pool(pool, settled)
        if keep.by is not KeepBy.TRADE:
            taken = {one for group in (*settled.locked, *settled.rings) for one in group}
            rings = (*settled.rings, *standing_rings(keep.plan, now, taken))
            settled = settled.model_copy(update={"rings": tuple(sorted(set(rings)))})
        stands = stands_of(keep.plan, now, settled)
        update = {
            "kept": stands.kept,
            "stranded": stands.stranded,
            "keep_by": keep.by,
            "trade_points": keep.trade_points if keep.by is KeepBy.TRADE else 0.0,
        }
        settled = settled.model_copy(update=update)
    return Ruling(settled, sorted_findings(court.findings))


@dataclass(slots=True)
class _Court:
    """Hears one decision after the other."""

    decisions: Decisions
    pool: Pool
    book: StateBook
    findings: list[Finding] = field(default_factory=list)
    locked: list[Ids] = field(default_factory=list)
    overridden: list[Ids] = field(default_factory=list)
    rings: list[RingIds] = field(default_factory=list)
    at: dict[str, int] = field(init=False)
    room: Counter[str] = field(init=False)
    vetoed: set[Ids] = field(init=False)
    out: set[str] = field(init=False)

    def __post_init__(self) -> None:
        people = self.pool.people
        self.at = {person.id: k for k, person in enumerate(people)}
        self.room = Counter({person.id: int(self.pool.capacity[k]) for k, person in enumerate(people)})
        self.out = {decision.person for decision in self.decisions.out}
        self.vetoed = {d.pair for d in (*self.decisions.vetoed, *self.decisions.ended)}

    def hear_locks(self) -> None:
        declined = self._declined()
        self.vetoed |= declined
        for lock in pairs_of(self.decisions.locked).values():
            if lock.pair in declined:
                message = "One of this locked pair has said no since; the lock is set aside."
                self.findings.append(finding_of("lock-declined", lock.place, message))
            elif lock.pair not in self.vetoed and not self.out & set(lock.pair):
                self._hear_lock(lock)

    def _hear_lock(self, lock: PairDecision) -> None:
        broken = self._broken(lock.pair)
        if broken and not lock.override:
            message = f"This locked pair breaks a rule: {'; '.join(broken)}."
            self.findings.append(finding_of("lock-breaks-rule", lock.place, message))
            return
        if broken:
            self.overridden.append(lock.pair)
        elif lock.override:
            message = "This locked pair says `override:`, and breaks no rule."
            self.findings.append(finding_of("override-unneeded", lock.place, message))
        self._lock(lock.pair)

    def hear_consent(self, known: set[frozenset[str]]) -> None:
        """Fix rings and pairs to which all said yes, then those to which some did, each the newest first."""
        newest = self._agreed()
        for state in (PairState.CONFIRMED, PairState.ACCEPTED):
            self._hear_rings(state, known)
            for pair, answer in newest.items():
                if pair in self.locked or pair in inside(self.rings) or self.book.of(pair).state is not state:
                    continue
                # What was said of a ring that came to nothing is no word about a pair.
                if not (self._gains_too_little(pair) and is_answered_for_ring(self.decisions, pair)):
                    self._hear_pair(pair, answer, is_confirmed=state is PairState.CONFIRMED)

    def _hear_rings(self, state: PairState, known: set[frozenset[str]]) -> None:
        decided = Settled(vetoed=tuple(sorted(self.vetoed)), out=tuple(sorted(self.out)))
        pool = settle_pool(self.pool, decided)
        for ring in answered_rings(self.decisions, self.book, pool, state, known):
            if all(self.room[person] == int(self.pool.capacity[self.at[person]]) for person in ring):
                self.rings.append(ring)
                self.room.update(dict.fromkeys(ring, -int(self.pool.capacity.max())))

    def _gains_too_little(self, pair: Ids) -> bool:
        here = all(person in self.at for person in pair)
        codes = {one.code for one in why_not(self.pool, *(self.at[p] for p in pair))} if here else set()
        return bool(codes & {"gains-nothing", "below-minimum-gain"})

    def _hear_pair(self, pair: Ids, answer: Answer, *, is_confirmed: bool) -> None:
        said = "Both people of this pair said yes" if is_confirmed else "One of this pair said yes"
        if obstacle := self._obstacle(pair):
            self._overtaken(answer.place, f"{said}, and {obstacle}: the pair is set aside.", pair)
            return
        broken = self._broken(pair)
        if broken and not is_confirmed:
            self._overtaken(
                answer.place, f"{said}, and it breaks a rule now: {'; '.join(broken)}. It is set aside.", pair
            )
            return
        if broken:
            self.overridden.append(pair)
            message = (
                f"{said}, and it breaks a rule now: {'; '.join(broken)}. It stands. {self._who(pair)}".strip()
            )
            self.findings.append(finding_of("confirmed-breaks-rule", answer.place, message))
        self._lock(pair)

    def _obstacle(self, pair: Ids) -> str:
        if self.out & set(pair):
            return "one of them is out"
        if pair in self.vetoed:
            return "it was decided against since"
        if any(person not in self.at for person in pair):
            return "one of them is no longer in the pool"
        if any(self.room[person] < 1 for person in pair):
            return "one of them has other partners by a lock or a newer answer"
        return ""

    def _overtaken(self, place: Place, message: str, pair: Ids) -> None:
        text = f"{message} {self._who(pair)}".strip()
        self.findings.append(finding_of("consent-overtaken", place, text))

    def _who(self, pair: Ids) -> str:
        """Name a pair by ids that are neither names nor e-mails."""
        people = [self.pool.people[self.at[one]] for one in pair if one in self.at]
        quotable = [p.id for p in people if "@" not in p.id and same_text(p.id) != same_text(p.name)]
        return f"({' + '.join(quotable)})" if len(quotable) == len(pair) else ""

    def _lock(self, pair: Ids) -> None:
        self.locked.append(pair)
        self.room.subtract(pair)

    def _broken(self, pair: Ids) -> list[str]:
        """Return the rules that a pair breaks, in words that name nobody."""
        names = {rule.code: rule.name for rule in self.pool.rules}
        reasons = why_not(self.pool, *(self.at[person] for person in pair))
        words = (
            _WORDS.get(reason.code, f"the rule `{names.get(reason.code, reason.code)}`") for reason in reasons
        )
        return list(dict.fromkeys(words))

    def _declined(self) -> set[Ids]:
        answers = self.decisions.last_answers().values()
        return {ordered(answer.person, answer.partner) for answer in answers if not answer.is_yes}

    def _agreed(self) -> dict[Ids, Answer]:
        """Return pairs with a yes that counts, and the newest yes of each, newest first."""
        newest: dict[Ids, Answer] = {}
        counted = set(map(id, self.decisions.last_answers().values()))
        for answer in reversed(self.decisions.answers):
            if answer.is_yes and id(answer) in counted:
                newest.setdefault(ordered(answer.person, answer.partner), answer)
        return newest

    def settled(self) -> Settled:
        picks = {
            person: found.partners for person, found in self.decisions.last_picks().items() if found.partners
        }
        return Settled(
            locked=tuple(sorted(self.locked)),
            rings=tuple(sorted(self.rings)),
            overridden=tuple(sorted(self.overridden)),
            vetoed=tuple(sorted(self.vetoed)),
            out=tuple(sorted(self.out)),
            first=tuple(sorted({d.person for d in self.decisions.first} - self.out)),
            picks=dict(sorted(picks.items())),
        )
