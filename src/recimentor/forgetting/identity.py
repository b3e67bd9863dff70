"""Who is meant: all ids, e-mails, names and own words under which one person stands in a folder."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from recimentor.forgetting.texts import decodings
from recimentor.model.addressing import bare_slug
from recimentor.model.errors import BadRequest
from recimentor.model.forgotten import REMOVED
from recimentor.model.names import is_no_answer, same_text, words_of, written_out
from recimentor.model.spellings import Phrases, Spellings, cut, orders_of, plain_name
from recimentor.model.who import Called, Finder

#: An id of letters and digits that is as long as this is nobody's word: it is found in texts too.
_TELLING_LENGTH: Final = 4
_ME: Final = "me"
_OTHERS: Final = "others"
_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+")


class NobodyFoundError(BadRequest):
    """No record of any file is about somebody who is called so."""


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
    file
        Where the record stands; ids that rows of one file share with different people tell nobody.
    alias
        What stands for the person in plans with aliases.
    words
        What the person wrote in their own words.
    """

    id: str = ""
    name: str = ""
    email: str = ""
    contact: str = ""
    is_bare: bool = False
    file: str = ""
    alias: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Identity:
    """One person under all their ids, e-mails and names, in the form in which texts compare.

    Parameters
    ----------
    ids, emails, names
        By what they are known.
    first_id
        The id that was asked for, or the first one found for it.
    others
        Names of everybody else; a name that somebody else bears as well stays in free text.
    contacts
        E-mails of those who keep the person's diary.
    words
        What they wrote in their own words, and nobody else.
    aliases
        What stands for them in plans with aliases.
    known
        Everything by which everybody else is known.
    """

    ids: frozenset[str]
    emails: frozenset[str]
    names: frozenset[str]
    first_id: str
    others: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    def is_id(self, text: str) -> bool:
        """Return whether a text is exactly one of the ids or e-mails."""
        return same_text(text) in (self.ids | self.emails) - {""}

    def is_named(self, text: str) -> bool:
        """Return whether a text is nothing but an e-mail or a name that nobody else bears."""
        spans = self._named(text)
        return bool(spans) and not words_of(cut(text, spans, ""))

    def is_known(self, text: str) -> bool:
        """Return whether a text is an id, an e-mail or a name of the person, or of anybody else here."""
        return self.is_id(text) or self.is_name(text) or same_text(text) in self.known

    def is_name(self, text: str) -> bool:
        """Return whether a text is one of the names, in any order of its words."""
        return bool(orders_of(text) & self._orders)

    def is_scheduled(self, name: str, contact: str) -> bool:
        """Return whether a letter about times, sent to a contact, is about this person."""
        if not self.is_name(name):
            return False
        return not self.shared_names or same_text(contact) in self.contacts

    def contradicts(self, name: str, email: str) -> bool:
        """Return whether a record of one of the ids is somebody else's: its name and its e-mail both are."""
        is_other = _ADDRESS.fullmatch(email) is not None and same_text(email) not in self.emails
        return is_other and bool(self.names) and not any(_are_alike(name, own) for own in self.names)

    @cached_property
    def own_names(self) -> frozenset[str]:
        """Names that nobody else in the folder bears."""
        taken = {_key(name) for name in self.others}
        return frozenset(name for name in self.names if _key(name) not in taken)

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Names that somebody else bears as well."""
        return self.names - self.own_names

    @cached_property
    def _orders(self) -> frozenset[tuple[str, ...]]:
        return frozenset(order for name in self.names for order in orders_of(name))

    @cached_property
    def _mine(self) -> Spellings[str]:
        return self._spellings(self.own_names)

    @cached_property
    def _doubtful(self) -> Spellings[str]:
        return self._spellings(self.names)

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self.words)

    def _spellings(self, names: Iterable[str]) -> Spellings[str]:
        """Return a finder of the person and of everybody else, whose longer names are kept."""
        made: Spellings[str] = Spellings()
        for one in (*self.emails, *filter(_is_telling, self.ids)):
            made.add(one, _ME)
        own = {order for name in names for order in orders_of(name)}
        for other in self.others:
            # A name that others bear in another order of its words stays theirs.
            if not orders_of(other) & own:
                made.add_name(other, _OTHERS)
        taken = {plain_name(other) for other in self.others}
        for name in names:
            made.add_name(name, _ME)
            # Without accents, with umlauts written out, and as this program writes names of files.
            for spelling in (plain_name(name), written_out(name), bare_slug(name).replace("-", " ")):
                if spelling not in taken and len(spelling) >= _TELLING_LENGTH:
                    made.add_name(spelling, _ME)
        return made

    def may_be_in(self, text: str) -> bool:
        """Return whether a text may speak of the person: by e-mail, telling id, own words, or any name."""
        named = self._doubtful.find(text) if self._doubtful.may_name(text, _ME) else ()
        return any(found.owner == _ME for found in named) or self._phrases.is_in(text)

    def is_in(self, text: str) -> bool:
        """Return whether a text speaks of the person: what :meth:`without` would take out."""
        return self.without(text)[1] > 0

    def without(self, text: str) -> tuple[str, int]:
        """Return a text in which every mention of the person is ``(removed)``, and how many there were.

        Mentions behind entities, escapes, tags and folded lines too: what stands around them stays.
        """
        spans = self._spans(text)
        text, count = cut(text, spans, REMOVED), len(spans)
        for read in decodings(text):
            if behind := self._spans(read.text):
                more, fewer = self.without(read.without(behind, REMOVED))
                return more, count + len(behind) + fewer
        return text, count

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Return the stretches of a text that speak of the person, in order; none overlaps another."""
        found = self._named(text)
        if self._with_ids:
            found += [match.span() for match in self._with_ids.finditer(text)]
        merged = list[tuple[int, int]]()
        for start, stop in sorted([*found, *self._phrases.find(text)]):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
            else:
                merged.append((start, stop))
        return merged

    def _named(self, text: str) -> list[tuple[int, int]]:
        if not self._mine.may_name(text, _ME):
            return []
        return [(found.start, found.stop) for found in self._mine.find(text) if found.owner == _ME]

    def as_alias(self) -> Identity:
        """Return the same person, known by their aliases too: for what is made of plans with aliases."""
        return replace(self, ids=self.ids | {same_text(alias) for alias in self.aliases})

    @cached_property
    def _with_ids(self) -> re.Pattern[str] | None:
        """Where several people bear a name, pages write the id behind it."""
        if not self.shared_names or not self.ids:
            return None
        names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(self.shared_names))
        ids = "|".join(map(re.escape, sorted(self.ids)))
        return re.compile(rf"(?<!\w)(?:{names})\s*\[(?:{ids})\]", re.IGNORECASE)


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
    known = _without_shared_addresses(list(dict.fromkeys(traces)))
    ids, emails = _start(same_text(who), known), set[str]()
    links = [{same_text(now), *map(same_text, former)} - {""} for now, former in same_as.items()]
    mine = _joined(ids, emails, known, links)
    names = {same_text(trace.name) for trace in mine} - {"", REMOVED}
    # A bare name, as on a form without e-mails, is not evidence that somebody else bears it.
    own_keys, own = {_key(name) for name in names}, set(mine)
    foreign = [one for one in known if one not in own and not (one.is_bare and _key(one.name) in own_keys)]
    others = {same_text(trace.name) for trace in foreign} - {"", same_text(REMOVED)}
    theirs = {same_text(word) for trace in foreign for word in trace.words}
    spelled = next((trace.id for trace in mine if same_text(trace.id) == same_text(who)), "")
    return Identity(
        frozenset(ids),
        frozenset(emails),
        frozenset(names),
        spelled or (mine[0].id if mine else who),
        frozenset(others),
        frozenset({same_text(trace.contact) for trace in mine} - {""}),
        frozenset({word for trace in mine for word in trace.words if same_text(word) not in theirs}),
        frozenset({trace.alias for trace in mine} - {""}),
        frozenset({same_text(text) for one in foreign for text in (one.id, one.name, one.email)} - {""}),
    )


def bare_identity(who: str) -> Identity | None:
    """Return somebody of whom nothing is known but an address, a whole name or a telling id."""
    form = same_text(who)
    if len(words_of(form)) == 1 and not _is_telling(form):
        return None
    called = frozenset({form})
    return Identity(called, called if is_address(form) else frozenset(), called, who)


def nearest_identity(
    who: str,
    traces: Sequence[Trace],
    same_as: Mapping[str, Sequence[str]],
    took: Callable[[str, str], None] | None,
) -> Identity:
    """Return the one person whom a near name may mean, where that will do: ``took`` is told who it is.

    Raises
    ------
    BadRequest
        If nobody is near, several people are, or nothing near counts; all who are near are listed.
    """
    finder = Finder(Called(one.id, one.name, one.email) for one in traces if one.id and not one.is_bare)
    people: dict[frozenset[str], Identity] = {}
    for one in finder.find(who).all:
        person = identify(one, traces, same_as)
        people.setdefault(person.ids, person)
    found = sorted(people.values(), key=lambda person: person.first_id)
    if len(found) == 1 and took is not None:
        took(who, found[0].first_id)
        return found[0]
    listed = " or ".join(person.first_id for person in found)
    if len(found) > 1:
        raise BadRequest(f'"{who}" may mean {len(found)} people; use an id: {listed}')
    hint = f"; did you mean {listed}? Type it whole" if found else ""
    raise NobodyFoundError(f"nobody under this folder has this id, e-mail or name{hint}")


def _joined(
    ids: set[str], emails: set[str], known: Sequence[Trace], links: Sequence[set[str]]
) -> list[Trace]:
    """Return the records of one person, and add the ids and e-mails in them to those given."""
    mine: dict[Trace, None] = {}
    size = -1
    while size != len(ids) + len(emails) + len(mine):
        size = len(ids) + len(emails) + len(mine)
        for trace in known:
            if trace not in mine and _belongs(trace, ids, emails, mine):
                mine[trace] = None
                ids |= {same_text(trace.id)} - {""}
                emails |= {same_text(trace.email)} - {""}
        for link in links:
            ids |= link if link & (ids | emails) else set()
    return list(mine)


def _belongs(trace: Trace, ids: set[str], emails: set[str], mine: Iterable[Trace]) -> bool:
    if trace.email and same_text(trace.email) in emails | ids:
        return True
    if same_text(trace.id) not in ids | emails:
        return False
    # Row numbers of two exports are ids of different people: name and e-mail tell.
    known = [one for one in mine if one.name and one.email]
    is_other = trace.name and trace.email and known
    return not is_other or any(_are_alike(trace.name, one.name) for one in known)


def _without_shared_addresses(traces: Sequence[Trace]) -> list[Trace]:
    """Return the records; an address that people of different ids give in one file tells of none of them."""
    ids = defaultdict[tuple[str, str], set[str]](set)
    for trace in traces:
        if trace.email and same_text(trace.id) != same_text(trace.email):
            ids[trace.file, same_text(trace.email)].add(same_text(trace.id))
    shared = {email for (_, email), found in ids.items() if len(found) > 1}
    return [replace(one, email="") if same_text(one.email) in shared else one for one in traces]


def _start(who: str, known: Sequence[Trace]) -> set[str]:
    by_id = {
        same_text(one.id)
        for one in known
        if who in {same_text(one.id), same_text(one.email)} and not one.is_bare
    }
    if by_id and who != same_text(REMOVED):
        return by_id
    key = _key(who)
    named = [trace for trace in known if _key(trace.name) == key]
    by_name = {same_text(trace.id) for trace in named if not trace.is_bare} or {
        same_text(trace.id) for trace in named
    }
    if not by_name or who == same_text(REMOVED):
        raise NobodyFoundError("nobody under this folder has this id, e-mail or name")
    if len(by_name) > 1:
        raise BadRequest(f"{len(by_name)} people under this folder are called so: give the id or the e-mail")
    return by_name


def is_address(text: str) -> bool:
    """Return whether a text is a mail address; `anonymous` in a form's column of addresses is nobody's."""
    return _ADDRESS.fullmatch(text) is not None and not is_no_answer(text)


def _is_telling(one: str) -> bool:
    """Return whether an id can be nothing else, also in the middle of a text."""
    if "@" in one:
        return True
    is_mixed = re.search(r"\d", one) is not None and re.search(r"[^\W\d_]", one) is not None
    return is_mixed and len(one) >= _TELLING_LENGTH


def _key(name: str) -> tuple[str, ...]:
    """Return a name in the form in which two orders of its words are one name."""
    return tuple(sorted(words_of(same_text(name))))


def _are_alike(name: str, other: str) -> bool:
    """Return whether two names may be one person's: a word of them is the same, or one is not given."""
    words, others = set(plain_name(name).split()), set(plain_name(other).split())
    return not words or not others or bool(words & others)
