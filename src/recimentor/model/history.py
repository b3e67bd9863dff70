"""History: who was paired with whom in earlier rounds, and what the program makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from pydantic import Field, model_validator

from recimentor.model.forgotten import is_token, stands_for
from recimentor.model.names import same_text
from recimentor.model.references import Who
from recimentor.model.settings import People, Settings
from recimentor.model.who import Called, Finder

#: A pair by ids, the smaller first.
Ids = tuple[str, str]

#: Reasons of people who were not to be paired at all: they were not left over.
NOT_IN_THE_POOL: Final = frozenset({"inactive", "commitments-not-agreed", "out"})


class Repeats(StrEnum):
    """What becomes of partners of an earlier round."""

    NEVER = "never"
    POINTS = "points"
    ALLOWED = "allowed"


class HistorySettings(Settings):
    """What earlier rounds mean for this one."""

    repeats: Repeats = Field(
        Repeats.NEVER, description="Earlier partners: `never` again, at the cost of `points`, or `allowed`."
    )
    cool_down: int | None = Field(
        None, ge=1, le=1000, description="Rounds after which partners may meet again; by default none are."
    )
    cost: float = Field(
        0.5, ge=0, le=1, description="With `repeats: points`: the share of its score that a repeat loses."
    )
    left_over_first: bool = Field(
        default=True, description="Whether people left over last round are placed first."
    )
    same_as: dict[Who, People] = Field(
        default_factory=dict, description="Id now: ids of the same person in earlier rounds."
    )

    @model_validator(mode="before")
    @classmethod
    def _each_former_id_once(cls, raw: Any) -> Any:
        given = raw.get("same_as") if isinstance(raw, dict) else None
        if isinstance(given, dict):
            former = [one for ids in given.values() for one in ([ids] if isinstance(ids, str) else ids or ())]
            if any(a == b for a, b in pairwise(sorted(map(str, former)))):
                raise ValueError("same_as names an earlier id twice")
        return raw


@dataclass(frozen=True, slots=True)
class Known:
    """By what else a person of an earlier round may be found again; empty where it is not known."""

    email: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One earlier round.

    Parameters
    ----------
    name
        The file that it was read from.
    pairs
        Partners by id, the smaller id first, sorted; a trio is three pairs.
    left_over
        Ids of people who wanted a partner and had none.
    people
        Everybody of that round by id, with what else they may be found by.
    taught
        Teacher and learner of each step of its rings, sorted; they are not among the pairs.
    """

    name: str
    pairs: tuple[Ids, ...]
    left_over: tuple[str, ...] = ()
    people: Mapping[str, Known] = field(default_factory=dict)
    taught: tuple[Ids, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """Earlier rounds, the oldest first."""

    rounds: tuple[Round, ...] = ()

    def rounds_ago(self) -> dict[Ids, int]:
        """Return each pair with the number of rounds since: 1 for the last round."""
        return {pair: ago for ago, one in self._newest_last() for pair in one.pairs}

    def _newest_last(self) -> list[tuple[int, Round]]:
        num_rounds = len(self.rounds)
        return [(num_rounds - number, one) for number, one in enumerate(self.rounds)]

    def met(self, settings: HistorySettings) -> tuple[Ids, ...]:
        """Return the pairs whose cool-down is not over, sorted; none where the program allows repeats."""
        if settings.repeats is Repeats.ALLOWED:
            return ()
        ago = self.rounds_ago()
        return tuple(sorted(p for p in ago if settings.cool_down is None or ago[p] <= settings.cool_down))

    def taught(self, settings: HistorySettings) -> tuple[Ids, ...]:
        """Return teacher and learner of rings whose cool-down is not over, who are not to meet so again."""
        if settings.repeats is not Repeats.NEVER:
            return ()
        return self._taught(settings)

    def _taught(self, settings: HistorySettings) -> tuple[Ids, ...]:
        ago = {step: rounds for rounds, one in self._newest_last() for step in one.taught}
        return tuple(sorted(s for s in ago if settings.cool_down is None or ago[s] <= settings.cool_down))

    def apart(self, settings: HistorySettings) -> tuple[Ids, ...]:
        """Return the pairs that are not to be made again."""
        return self.met(settings) if settings.repeats is Repeats.NEVER else ()

    def costly(self, settings: HistorySettings) -> tuple[Ids, ...]:
        """Return the pairs that may be made again at a cost."""
        if settings.repeats is not Repeats.POINTS:
            return ()
        in_rings = {(min(step), max(step)) for step in self._taught(settings)}
        return tuple(sorted({*self.met(settings), *in_rings}))

    def first(self, settings: HistorySettings) -> tuple[str, ...]:
        """Return the ids of people who were left over last round and go first now."""
        return self.rounds[-1].left_over if self.rounds and settings.left_over_first else ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """A history in the ids of the present pool.

    Parameters
    ----------
    history
        The same rounds; ids that nobody of the pool has stay as they were.
    num_last
        People of the last round.
    num_found
        Those of them who are in the pool.
    num_unsure
        People of any round who may be somebody of the pool, without it being certain: their partners are
        kept apart from all whom they may be.
    """

    history: History
    num_last: int = 0
    num_found: int = 0
    num_unsure: int = 0

    @property
    def is_doubtful(self) -> bool:
        """Whether fewer than half of the last round's people were found."""
        return 2 * self.num_found < self.num_last


def recognise(history: History, people: Mapping[str, Known], settings: HistorySettings) -> Recognised:
    """Return the history with everybody under the id that they have now.

    Parameters
    ----------
    history
        Earlier rounds as they were saved.
    people
        The present pool: id, e-mail and name.
    settings
        Its ``same_as`` goes before all else.

    Notes
    -----
    Somebody is found by ``same_as``, the same id, the hash that is left of a forgotten id, the same e-mail,
    or an id that is the e-mail or the name of exactly one person of the pool (as in files written by hand).
    Somebody who is not found so, and whose id, e-mail or name may be that of some people of the pool, counts
    as all of them in pairs, and as nobody otherwise.
    """
    finder = _Finder(people, settings)
    rounds = tuple(_renamed(one, finder) for one in history.rounds)
    last = rounds[-1] if rounds else Round("", ())
    # Whoever was forgotten is not looked for.
    found = sum(1 for person_id in last.people if person_id in people)
    sought = sum(1 for person_id in last.people if person_id in people or not is_token(person_id))
    return Recognised(History(rounds), sought, found, len(finder.unsure))


def _renamed(one: Round, finder: _Finder) -> Round:
    now = {old: finder.find(old, known) for old, known in one.people.items()}
    met = {old for pair in (*one.pairs, *one.taught) for old in pair}
    maybe = {old: finder.maybe(old, one.people.get(old, Known())) for old in met}

    def whom(old: str) -> tuple[str, ...]:
        return maybe[old] or (now.get(old, old),)

    pairs = {tuple(sorted((a, b))) for left, right in one.pairs for a in whom(left) for b in whom(right)}
    steps = {(a, b) for left, right in one.taught for a in whom(left) for b in whom(right)}
    return replace(
        one,
        taught=tuple(sorted((a, b) for a, b in steps if a != b)),
        pairs=tuple(sorted((a, b) for a, b in pairs if a != b)),
        left_over=tuple(sorted({now.get(person_id, person_id) for person_id in one.left_over})),
        people={now[old]: known for old, known in one.people.items()},
    )


class _Finder:
    """Finds who somebody of an earlier round is now."""

    def __init__(self, people: Mapping[str, Known], settings: HistorySettings) -> None:
        self._people = people
        self._named = {same_text(old): now for now, former in settings.same_as.items() for old in former}
        emails = [(same_text(known.email), person_id) for person_id, known in people.items() if known.email]
        called = emails + [(same_text(known.name), person_id) for person_id, known in people.items()]
        self._by_id = _only([(same_text(person_id), person_id) for person_id in people])
        self._by_email = _only(emails)
        self._by_call = _only(called)
        former = [(person_id, person_id) for person_id in people]
        self._finder = Finder(Called(key, known.name, known.email) for key, known in people.items())
        self.unsure: set[str] = set()
        self._guesses = former + [(old, now) for old, now in self._named.items()]
        self._found: dict[str, str] = {}

    def find(self, old: str, known: Known) -> str:
        """Return the present id, or the old one where nobody is found."""
        if old not in self._found:
            self._found[old] = self._find(old, known)
        return self._found[old]

    def maybe(self, old: str, known: Known) -> tuple[str, ...]:
        """Return everybody of the pool who may be a person of an earlier round that nobody is for certain."""
        if is_token(old) or self.find(old, known) in self._people:
            return ()
        meant = [self._finder.find(text) for text in (old, known.email, known.name) if text]
        found = tuple(sorted({person for one in meant for person in one.all}))
        if found:
            self.unsure.add(old)
        return found

    def _find(self, old: str, known: Known) -> str:
        if same_text(old) in self._named:
            return self._named[same_text(old)]
        if old in self._people:
            return old
        if same_text(old) in self._by_id:
            return self._by_id[same_text(old)]
        if is_token(old):
            return next((now for guess, now in self._guesses if stands_for(old, guess)), old)
        email = same_text(known.email)
        return self._by_email.get(email) or self._by_call.get(same_text(old)) or old


def _only(entries: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return what stands for exactly one person."""
    seen: dict[str, set[str]] = {}
    for text, person_id in entries:
        seen.setdefault(text, set()).add(person_id)
    return {text: next(iter(ids)) for text, ids in seen.items() if len(ids) == 1}


def pairs_among(members: Iterable[str]) -> tuple[Ids, ...]:
    """Return the pairs inside a group of two or three."""
    ordered = sorted(members)
    return tuple((a, b) for number, a in enumerate(ordered) for b in ordered[number + 1 :])
