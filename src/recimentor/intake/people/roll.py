"""The roll: people of a pool or a plan, found by what a decision or a reply calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recimentor.intake.notebook import nearest
from recimentor.model.finding import Place
from recimentor.model.names import same_text


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
    """

    def __init__(self, people: Iterable[Named]) -> None:
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
        return tuple(self._called.get(same_text(text), ()))

    def hint(self, text: str) -> str:
        """Return who a text that names nobody meant, as a half sentence; empty where nobody is near."""
        near = nearest(text, list(self._called))
        return "" if near is None else f"did you mean {self.shown(self._called[near][0])}?"

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


def roll_of_records(people: Mapping[str, Mapping[str, object]]) -> Roll:
    """Return the roll of a plan's people."""
    return Roll(
        Named(key, str(record.get("name", "")), str(record.get("email", "")))
        for key, record in people.items()
    )
