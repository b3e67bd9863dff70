"""The roll: people of a pool or a plan, found by what a decision or a reply calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from recimentor.intake.notebook import nearest
from recimentor.model.finding import Place
from recimentor.model.names import same_text
from recimentor.model.who import Called, Finder, name_words

_CANDIDATES_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A person by everything that may stand for them."""

    id: str
    name: str
    email: str = ""
    place: Place | None = None

    @property
    def is_quotable(self) -> bool:
        """Whether the id may stand in a finding: it is neither a name nor an e-mail."""
        return "@" not in self.id and same_text(self.id) != same_text(self.name)


class Roll:
    """Finds people by id, e-mail or name.

    Parameters
    ----------
    people
        Everybody who can be meant.
    took
        Told whom a near name was taken for, the text as typed and the id, where such a name will do: in what
        somebody types, who then sees it. ``None``: nothing near counts, as in a file.
    """

    def __init__(self, people: Iterable[Named], took: Callable[[str, str], None] | None = None) -> None:
        self._took = took
        self._told: set[str] = set()
        self._people = {person.id: person for person in people}
        self._called: dict[str, list[str]] = {}
        for person in self._people.values():
            for text in {same_text(person.id), same_text(person.email), same_text(person.name)} - {""}:
                self._called.setdefault(text, []).append(person.id)

    def __contains__(self, person_id: str) -> bool:
        """Return whether somebody has exactly this id."""
        return person_id in self._people

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids that a text may stand for: the exact id, else everybody who is called so."""
        if text in self._people:
            return (text,)
        named = tuple(self._called.get(same_text(text), ()))
        if named or self._took is None or len(near := self.near(text)) != 1:
            return named
        if text not in self._told:
            self._told.add(text)
            self._took(text, near[0])
        return near

    def taking(self, took: Callable[[str, str], None] | None) -> Roll:
        """Return the same roll for what somebody types: a name near one person alone will do, and is told."""
        return Roll(self._people.values(), took)

    def near(self, text: str) -> tuple[str, ...]:
        """Return the ids of all whom a text that is nobody's id, e-mail or name may mean, sorted.

        By a first name or another part of a name, words in another order, accents, initials, titles, a slip
        of the finger. What is near will do in what somebody types, where it is one person and is said; never
        in a file, whose reader sees no answer.
        """
        return tuple(sorted(self._finder.find(text).all))

    def hint(self, text: str) -> str:
        """Return who a text that names nobody meant, as a half sentence; empty where nobody is near."""
        maybe = [self.shown(one) for one in self._maybe(text)]
        return f"did you mean {_listed(maybe)}?" if maybe else ""

    def candidates(self, text: str) -> str:
        """Return the ids of all whom a text may mean, to type instead of it; empty where nobody is near.

        For a message to whoever typed the text: ids may be names or e-mails, which no finding quotes.
        """
        return _listed(self.find(text) or self._maybe(text))

    def _maybe(self, text: str) -> tuple[str, ...]:
        """Return everybody near, or else whoever is spelled most alike: good for a question back alone."""
        if found := self.near(text):
            return found
        for called in (self._called, self._parts):
            if (close := nearest(text, list(called))) is not None:
                return tuple(sorted(called[close]))
        return ()

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        """Everybody by each word of their name."""
        found: dict[str, list[str]] = {}
        for person in self._people.values():
            for word in dict.fromkeys(name_words(person.name)):
                found.setdefault(word, []).append(person.id)
        return found

    @cached_property
    def _finder(self) -> Finder:
        return Finder(Called(one.id, one.name, one.email) for one in self._people.values())

    def shown(self, person_id: str) -> str:
        """Return how a finding may call somebody: the id where it is no name and no e-mail, else the row."""
        person = self._people.get(person_id)
        if person is not None and person.is_quotable:
            return f'"{person_id}"'
        if person is not None and person.place is not None:
            return f"the person at {person.place}"
        return "a person of the plan"

    def pairs_in(self, text: str) -> list[tuple[str, str]]:
        """Return every way to read ``A + B`` as two people; ids and e-mails may hold a ``+`` themselves."""
        parts = text.split("+")
        halves = (
            ("+".join(parts[:cut]).strip(), "+".join(parts[cut:]).strip()) for cut in range(1, len(parts))
        )
        return [(a, b) for left, right in halves for a in self.find(left) for b in self.find(right)]


def _listed(texts: Sequence[str]) -> str:
    shown = list(texts[:_CANDIDATES_SHOWN])
    rest = len(texts) - len(shown)
    if rest:
        shown.append(f"{rest:,} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}" if shown else ""


def roll_of_records(people: Mapping[str, Mapping[str, object]]) -> Roll:
    """Return the roll of a plan's people."""
    return Roll(
        Named(key, str(record.get("name", "")), str(record.get("email", "")))
        for key, record in people.items()
    )
