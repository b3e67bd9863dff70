"""The people whom rows name: managers, partners to prefer or to avoid, found among everybody who is known.

A reference that a hard rule rests on never passes in silence: whoever it may mean is kept apart, and one by
which nobody here could be found stops the run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from recimentor.intake.notebook import Notebook, nearest
from recimentor.intake.people.identities import Register, is_quotable
from recimentor.intake.people.rows import Draft, Mention
from recimentor.intake.people.unresolved import Describer
from recimentor.model.counting import counted
from recimentor.model.participant import Participant
from recimentor.model.reporting import Line
from recimentor.model.who import Called, Finder, Meant

_FIELDS = ("prefer", "avoid", "knows")


@dataclass(frozen=True, slots=True)
class Known:
    """Who is known beside the rows of the pool.

    Parameters
    ----------
    keys
        Further names and keys of people of the pool, by id.
    outside
        People who did not sign up; their ids are none of the pool's.
    possible
        By id of somebody outside: people of the pool who may be the same person.
    perhaps
        By id of a person whose row in the organisation is not certain: managers of all that may be theirs.
    checks_lines
        Whether reporting lines are checked at all.
    """

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    outside: tuple[Called, ...] = ()
    possible: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    perhaps: Mapping[str, tuple[Mention, ...]] = field(default_factory=lambda: MappingProxyType({}))
    checks_lines: bool = True


class Seeker:
    """Finds whom rows mean.

    Parameters
    ----------
    register
        Everybody in the pool.
    notebook
        Takes ``unknown-person``, ``ambiguous-person``, ``reference-blind``, ``reference-unresolved`` and
        ``organisation-differs``.
    known
        Who is known beside them.
    """

    def __init__(self, register: Register, notebook: Notebook, known: Known) -> None:
        self._register, self._notebook, self._known = register, notebook, known
        self._finder = Finder((*self._called(), *known.outside))
        self._describer = Describer(list(register.ids.values()))

    def _called(self) -> list[Called]:
        return [
            Called(key, draft.values["name"], draft.values.get("email", ""), self._known.keys.get(key, ()))
            for key, draft in self._register.ids.items()
        ]

    def participants(self) -> tuple[Participant, ...]:
        """Return the people of the register sorted by id, with everybody they name found."""
        people = [self._participant(draft) for draft in self._register.ids.values()]
        return tuple(sorted(people, key=lambda person: person.id))

    def _participant(self, draft: Draft) -> Participant:
        values: dict[str, Any] = dict(draft.values)
        line = self._line_of(draft)
        unresolved = [mention for mention in draft.mentions.get("manager", []) if self._is_pointer(mention)]
        for mention in unresolved if self._known.checks_lines else ():
            self._tell_unresolved(draft, "manager", mention)
        lost = set(draft.lost)
        lost |= {"manager"} if unresolved and self._known.checks_lines else set()
        for name in _FIELDS:
            mentions = draft.mentions.get(name)
            if not mentions:
                continue
            found: list[str] = []
            for mention in mentions:
                ids = self._people(draft, name, mention, line)
                if ids is None:
                    self._tell_unresolved(draft, name, mention)
                    lost.add(name)
                found += ids or ()
            values[name] = tuple(
                one for one in dict.fromkeys(found) if one in self._register.ids and one != draft.id
            )
        values["manager"] = line.managers[0] if line.managers else ""
        values["managers"] = line.managers[1:]
        values["maybe_managers"] = tuple(one for one in line.maybe if one != draft.id)
        values["unresolved"] = tuple(sorted(lost))
        return Participant(id=draft.id, **values)

    def _is_pointer(self, mention: Mention) -> bool:
        """Return whether every way in which a cell names somebody only says where to look."""
        return all(
            not self._finder.named(text) and self._describer.is_no_manager(text)
            for text in (mention.text, *mention.others)
        )

    def _line_of(self, draft: Draft) -> Line:
        line = self.line(draft.mentions.get("manager", ()))
        perhaps = self.line(self._known.perhaps.get(draft.id, ()), quietly=True)
        if not (line.maybe or perhaps.all or draft.overruled):
            return line
        if draft.overruled:
            typed = self.line(draft.overruled, quietly=True)
            if typed.all and not set(typed.all) & set(line.all):
                self._notebook.gather("organisation-differs", "manager", draft.place, _other_manager)
        return Line(line.managers, tuple(sorted({*line.maybe, *perhaps.all} - set(line.managers))))

    def line(self, mentions: Sequence[Mention], *, quietly: bool = False) -> Line:
        """Return the managers whom some cells name; somebody whom nobody knows stays as typed.

        ``quietly`` tells nothing of what is not found.
        """
        if not mentions:
            return Line()
        sure: list[str] = []
        maybe: list[str] = []
        for mention in mentions:
            if self._is_pointer(mention):
                continue
            for part, meant in self._find_manager(mention):
                sure += meant.ids
                maybe += meant.maybe
                if not meant.all:
                    sure.append(part.text)
                if not quietly:
                    self._tell_manager(mention, meant)
        maybe += [one for boss in (*sure, *maybe) for one in self._known.possible.get(boss, ())]
        managers = tuple(dict.fromkeys(sure))
        return Line(managers, tuple(sorted(set(maybe) - set(managers))))

    def _tell_manager(self, mention: Mention, meant: Meant) -> None:
        if meant.maybe:
            self._tell_unsure("manager", mention, meant.maybe)
        elif meant.is_blind and self._known.checks_lines:
            self._tell_blind("manager", mention)
        elif not meant.ids:
            topic = f"manager {mention.place.file}"
            self._notebook.gather("unknown-person", topic, mention.place, _managers)

    def _find_manager(self, mention: Mention) -> list[tuple[Mention, Meant]]:
        """Return whom a cell means; where a system writes one manager in several columns, the surest one."""
        if not mention.others:
            each = self._finder.find_each(mention.text)
            return [(replace(mention, text=text), self._or_within(text, meant)) for text, meant in each]
        found = [self._finder.find(text) for text in (mention.text, *mention.others)]
        sure = tuple(dict.fromkeys(one for each in found for one in each.ids))
        if len(sure) == 1:
            return [(mention, Meant(sure))]
        maybe = {one for each in found for one in each.all}
        blind = all(each.is_blind for each in found)
        return [(mention, Meant(maybe=tuple(sorted(maybe)), is_blind=blind and not maybe))]

    def _people(  # noqa: C901 - each kind of answer is told in its own way
        self, draft: Draft, name: str, mention: Mention, line: Line
    ) -> list[str] | None:
        """Return the ids that a mention stands for; whom to avoid may be everybody whom it may mean.

        ``None`` where whom to avoid cannot be known from it.
        """
        is_open = name == "avoid" and not self._finder.named(mention.text)
        if is_open and self._describer.is_pointer(mention.text):
            return None
        if is_open and self._says_nobody(mention.text):
            return []
        ids: list[str] = []
        for text, meant in self._finder.find_each(mention.text):
            ids += meant.ids
            one = replace(mention, text=text)
            if is_open and self._describer.judge(text, meant):
                ids += (found := self._described(text, meant, line, one))
                if not found:
                    return None
            elif meant.maybe and name == "avoid":
                ids += meant.maybe
                self._tell_unsure(name, one, meant.maybe)
            elif len(meant.maybe) > 1:
                self._tell_several(name, one, meant.maybe)
            elif meant.is_blind and name == "avoid":
                self._tell_blind(name, one)
            elif not meant.ids:
                self._tell_unknown(draft, name, one)
        if name == "avoid":
            ids += [one for each in ids for one in self._known.possible.get(each, ())]
        return ids

    def _or_within(self, text: str, meant: Meant) -> Meant:
        """Return whom a text means; where it is a remark, everybody whose name stands in it."""
        if meant.all or meant.is_blind or not self._describer.is_description(text):
            return meant
        return Meant(maybe=self._describer.named_within(text))

    def _says_nobody(self, text: str) -> bool:
        return self._describer.is_nobody(text) and not self._finder.find(text).all

    def _described(self, text: str, meant: Meant, line: Line, mention: Mention) -> Sequence[str]:
        """Return everybody whom a description may mean: the own manager, or whose name stands in it."""
        if self._describer.is_own_manager(text):
            return line.all
        found = self._describer.named_within(text)
        if found and not meant.ids:
            self._tell_unsure("avoid", mention, found)
        return found

    def _tell_unresolved(self, draft: Draft, name: str, mention: Mention) -> None:
        person_id = draft.id if is_quotable(draft) else ""
        message = f"What stands under {name} does not say who is meant: the person is paired with nobody."
        fix = (
            "Write there who is meant, or put into corrections.csv the line "
            f"`{person_id or 'WHO'},{name},ID`; `none` instead of the id says that it is nobody."
        )
        self._notebook.add("reference-unresolved", mention.place, message, fix, person_id=person_id)

    def _tell_several(self, name: str, mention: Mention, people: Sequence[str]) -> None:
        rows = self._rows(people)
        message = f"{counted(len(people), 'person', 'people')} could be meant in {name}: see {_list(rows)}."
        self._notebook.add("ambiguous-person", mention.place, message, also=rows)

    def _tell_unsure(self, name: str, mention: Mention, people: Sequence[str]) -> None:
        rows = self._rows(people)
        if not rows:
            return
        count = counted(len(rows), "person", "people")
        message = (
            f"It is not certain whom {name} means: {count} could be meant, see {_list(rows)}; "
            "they are kept apart, and so is everybody whom the rule adds."
        )
        self._notebook.add("ambiguous-person", mention.place, message, also=rows)

    def _rows(self, people: Sequence[str]) -> list[Any]:
        ids = self._register.ids
        outside = [one for person in people for one in self._known.possible.get(person, ())]
        return [ids[person].place for person in dict.fromkeys((*people, *outside)) if person in ids]

    def _tell_blind(self, name: str, mention: Mention) -> None:
        kind = "an e-mail" if "@" in mention.text else "a number"
        message = f"{name} is {kind}, and nobody here has one: nobody can be found by it."
        fix = "Add the column to the sheet, or give an organisation file with `--org` that holds both."
        if name == "manager":
            fix = f"{fix[:-1]}; `rules: [{{not_in_line: no}}]` does without the check."
        self._notebook.add("reference-blind", mention.place, message, fix)

    def _tell_unknown(self, draft: Draft, name: str, mention: Mention) -> None:
        ids = self._register.ids
        near = nearest(mention.text, list(self._register.aliases))
        hint = "."
        if near is not None:
            meant = ids[self._register.aliases[near][0]]
            who = f'"{meant.id}"' if is_quotable(meant) else f"the person at {meant.place}"
            hint = f"; did you mean {who}?"
        person_id = draft.id if is_quotable(draft) else ""
        unchecked = " It was not checked." if name == "avoid" else ""
        message = f"{name} names somebody who is not in the pool{hint}{unchecked}"
        self._notebook.add("unknown-person", mention.place, message, person_id=person_id)


def _list(rows: Sequence[Any]) -> str:
    return ", ".join(map(str, rows))


def _other_manager(count: int) -> str:
    return f"{counted(count, 'person', 'people')} typed another manager than the organisation's, who counts."


def _managers(count: int) -> str:
    people = counted(count, "manager is", "managers are")
    return f"{people} not in the pool: reporting lines through them are followed only one step."
