"""Who is meant: all ids, e-mails and names under which one person stands in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from recimentor.model.errors import BadRequest
from recimentor.model.file_names import bare_slug
from recimentor.model.forgotten import REMOVED
from recimentor.model.names import same_text


@dataclass(frozen=True, slots=True)
class Trace:
    """What one record of one file says about who it is about; empty where it does not say.

    Parameters
    ----------
    id, name, email
        Of the person.
    contact
        The e-mail of whoever keeps the person's diary: somebody else's, who is not this person.
    is_bare
        Whether only the name is known, which then stands for the id: anybody's who bears it.
    """

    id: str = ""
    name: str = ""
    email: str = ""
    contact: str = ""
    is_bare: bool = False


@dataclass(frozen=True)
class Identity:
    """One person under all their ids, e-mails and names, folded.

    Parameters
    ----------
    ids, emails, names
        By what they are known.
    first_id
        The id that was asked for, or the first one found for it.
    others
        Names of everybody else, folded; a name that somebody else bears as well stays in free text.
    contacts
        E-mails of those who keep the person's diary, folded.
    """

    ids: frozenset[str]
    emails: frozenset[str]
    names: frozenset[str]
    first_id: str
    others: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()

    def is_id(self, text: str) -> bool:
        """Return whether a text is exactly one of the ids or e-mails."""
        return same_text(text) in (self.ids | self.emails) - {""}

    def is_named(self, text: str) -> bool:
        """Return whether a text is exactly an e-mail or a name that nobody else bears."""
        return same_text(text) in (self.emails | self.own_names) - {""}

    def is_scheduled(self, name: str, contact: str) -> bool:
        """Return whether a letter about times, sent to a contact, is about this person."""
        if same_text(name) in self.shared_names:
            return same_text(contact) in self.contacts
        return same_text(name) in self.own_names

    def is_meant(self, trace: Trace) -> bool:
        """Return whether a record is about this person: its id, else its e-mail, else its name."""
        if trace.id and same_text(trace.id) in self.ids:
            return True
        if trace.email and same_text(trace.email) in self.emails:
            return True
        return not trace.id and not trace.email and same_text(trace.name) in self.names

    @cached_property
    def own_names(self) -> frozenset[str]:
        """Names that nobody else in the folder bears."""
        return self.names - self.others

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Names that somebody else bears as well."""
        return self.names & self.others

    @cached_property
    def _mention(self) -> re.Pattern[str] | None:
        own = {*self.emails, *self.own_names, *(one for one in self.ids if "@" in one)}
        return self._pattern(own)

    @cached_property
    def _doubt(self) -> re.Pattern[str] | None:
        # An id of letters alone may be any word of a page, and one of digits any number.
        telling = {one for one in self.ids if re.search(r"\d", one) and re.search(r"[^\W\d]", one)}
        return self._pattern({*self.emails, *self.names, *telling, *(one for one in self.ids if "@" in one)})

    def _pattern(self, own: AbstractSet[str]) -> re.Pattern[str] | None:
        if not own and not self.names:
            return None
        # A longer name of somebody else that holds this one is matched first, and kept.
        longer = [name for name in self.others if any(_holds_words(name, one) for one in own)]
        kept = rf"(?:{_any_of(longer)})(?!\w)" if longer else "(?!)"
        # Where several people bear a name, pages write the id behind it.
        named = rf"(?:{_any_of(self.names)})\s*\[(?:{_any_of(self.ids)})\]" if self.names and self.ids else ""
        gone = "|".join(part for part in (named, rf"(?:{_any_of(own)})(?!\w)" if own else "") if part)
        return re.compile(rf"(?<!\w)(?:(?P<kept>{kept})|(?P<gone>{gone}))", re.IGNORECASE)

    def may_be_in(self, text: str) -> bool:
        """Return whether a text may speak of the person: by e-mail, telling id, or a name, shared or not."""
        found = self._doubt.finditer(text) if self._doubt is not None else ()
        return any(one["kept"] is None for one in found)

    def may_be_called(self, path: str) -> bool:
        """Return whether a path may hold the person's name as this program writes it into file names."""
        slugs = {slug for name in self.names if (slug := bare_slug(name))}
        longer = {bare_slug(one) for one in self.others if any(_holds_words(one, own) for own in self.names)}
        found = re.finditer(rf"(?<![a-z0-9])(?:{_any_of(slugs | longer)})(?![a-z0-9])", path.casefold())
        return any(one[0] in slugs for one in found)

    def without(self, text: str) -> tuple[str, int]:
        """Return a text in which every mention of the person is ``(removed)``, and how many there were."""
        if self._mention is None:
            return text, 0
        count = 0

        def replace(found: re.Match[str]) -> str:
            nonlocal count
            if found["kept"] is not None:
                return found[0]
            count += 1
            return REMOVED

        return self._mention.sub(replace, text), count


def identify(who: str, traces: Iterable[Trace], same_as: Mapping[str, Sequence[str]]) -> Identity:
    """Return everything by which a person is known in a folder.

    Parameters
    ----------
    who
        An id, an e-mail, or a name that one person bears.
    traces
        What the records of all files say.
    same_as
        Ids now, and the ids of the same people in earlier rounds.

    Raises
    ------
    BadRequest
        If nothing was given, nobody is found, or several people bear the name that was given.
    """
    if not same_text(who):
        raise BadRequest("the id is empty: say whom to forget by id, e-mail or name")
    known = list(dict.fromkeys(traces))
    ids, emails = _start(same_text(who), known), set[str]()
    links = [{same_text(now), *map(same_text, former)} - {""} for now, former in same_as.items()]
    size = -1
    while size != len(ids) + len(emails):
        size = len(ids) + len(emails)
        for trace in known:
            if same_text(trace.id) in ids | emails or (
                trace.email and same_text(trace.email) in emails | ids
            ):
                ids |= {same_text(trace.id)} - {""}
                emails |= {same_text(trace.email)} - {""}
        for link in links:
            ids |= link if link & (ids | emails) else set()
    mine = [
        trace
        for trace in known
        if same_text(trace.id) in ids or (trace.email and same_text(trace.email) in emails)
    ]
    names = {same_text(trace.name) for trace in mine} - {""}
    # A bare name, as on a form without e-mails, is not evidence that somebody else bears it.
    foreign = [one for one in known if one not in mine and not (one.is_bare and same_text(one.name) in names)]
    others = {same_text(trace.name) for trace in foreign} - {"", same_text(REMOVED)}
    contacts = {same_text(trace.contact) for trace in mine} - {""}
    spelled = next(
        (trace.id for trace in mine if same_text(trace.id) == same_text(who)), mine[0].id if mine else who
    )
    return Identity(
        frozenset(ids), frozenset(emails), frozenset(names), spelled, frozenset(others), frozenset(contacts)
    )


def _start(who: str, known: Sequence[Trace]) -> set[str]:
    by_id = {
        same_text(one.id)
        for one in known
        if who in {same_text(one.id), same_text(one.email)} and not one.is_bare
    }
    if by_id and who != same_text(REMOVED):
        return by_id
    named = [trace for trace in known if same_text(trace.name) == who]
    by_name = {same_text(trace.id) for trace in named if not trace.is_bare} or {who for _ in named}
    if not by_name or who == same_text(REMOVED):
        raise BadRequest("nobody under this folder has this id, e-mail or name")
    if len(by_name) > 1:
        raise BadRequest(f"{len(by_name)} people under this folder are called so: give the id or the e-mail")
    return by_name


def _holds_words(name: str, part: str) -> bool:
    return name != part and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", name) is not None


def _any_of(texts: Iterable[str]) -> str:
    ordered = sorted(texts, key=lambda text: (-len(text), text))
    # Folders and slugs join the words of a name by hyphens.
    return "|".join(re.escape(text).replace(r"\ ", r"[\s\-_.]+") for text in ordered)
