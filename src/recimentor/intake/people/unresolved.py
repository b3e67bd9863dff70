"""Answers by which a hard rule cannot be applied: they point elsewhere, or describe and do not name.

Nothing is guessed of them. Whoever gave one is kept apart from everybody until somebody mends it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from recimentor.intake.people.rows import Draft
from recimentor.intake.values.describing import describes, is_of_many, is_own_manager, means_nobody
from recimentor.intake.values.plain import yes_or_no
from recimentor.intake.values.pointers import points_elsewhere
from recimentor.model.names import same_value, without_accents
from recimentor.model.participant import GROUPING_FIELDS
from recimentor.model.spellings import Spellings
from recimentor.model.who import Meant, name_words

_SHORTEST_NAME: Final = 2
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
#: Others beside somebody named, as in ``Ben Cole (and all of Finance)``.
_ADDED: Final = re.compile(
    r"\b(?:and|or|plus|also|und|oder|sowie|et|ou|y|o|e|ed|en|of|i|lub|oraz)\b(?P<more>.*)|[&+\u3068](?P<sign>.*)",
    re.IGNORECASE | re.DOTALL,
)


class Describer:
    """Tells descriptions from names.

    Parameters
    ----------
    drafts
        Everybody in the pool.
    """

    def __init__(self, drafts: Collection[Draft]) -> None:
        texts = (draft.values.get(name) for draft in drafts for name in ("side", *GROUPING_FIELDS))
        self._values = frozenset(same_value(text) for text in texts if isinstance(text, str)) - {""}
        self._whole: Spellings[str] = Spellings()
        self._by_word: dict[str, set[str]] = {}
        self._words = {draft.id: name_words(draft.values["name"]) for draft in drafts}
        for draft in drafts:
            words = self._words[draft.id]
            if len(words) > 1:
                self._whole.add_name(" ".join(words), draft.id)
            for word in words:
                if len(word) >= _SHORTEST_NAME:
                    self._by_word.setdefault(word, set()).add(draft.id)

    def is_nobody(self, text: str) -> bool:
        """Return whether an answer says that there is nobody."""
        return means_nobody(text)

    def is_pointer(self, text: str) -> bool:
        """Return whether an answer says where the answer is."""
        # What stands in brackets behind a name explains it.
        outside = _outside(text)
        is_alone = not outside or means_nobody(outside)
        return points_elsewhere(text if is_alone else outside, of_people=True)

    def is_no_manager(self, text: str) -> bool:
        """Return whether what stands for a manager says only where to look, or that there is one."""
        # Alone, "boss" may be a key of somebody, as "ceo" is.
        is_vague = is_own_manager(text) and len(text.split()) > 1
        is_told = self.is_pointer(text) or yes_or_no(text) is True
        return is_vague or is_told or self._is_by_another(text)

    def _is_by_another(self, text: str) -> bool:
        """Return whether a text says somebody by a tie to a person of the pool: ``Ben's manager``."""
        words = name_words(without_accents(text).replace("'", " "))
        return is_of_many(text) and bool(self._by_parts(words))

    def judge(self, text: str, meant: Meant) -> bool:
        """Return whether a part of an answer describes people, or adds some to somebody whom it names."""
        if any(
            is_of_many(more["more"] or more["sign"] or "", self._values) for more in _ADDED.finditer(text)
        ):
            return True
        if meant.ids:
            known = {word for one in meant.ids for word in self._words.get(one, ())}
            beside = " ".join(word for word in name_words(_outside(text)) if word not in known)
            return bool(known) and is_of_many(beside, self._values)
        return self.is_pointer(text) or self.is_description(text) or bool(self._by_initials(text))

    def is_own_manager(self, text: str) -> bool:
        """Return whether an answer says ``my manager``."""
        return is_own_manager(text)

    def is_description(self, text: str) -> bool:
        """Return whether an answer that is nobody's name describes people."""
        outside = _outside(text)
        return describes(text if not outside or means_nobody(outside) else outside, self._values)

    def named_within(self, text: str) -> tuple[str, ...]:
        """Return everybody of the pool whose name stands in a description of one person; sorted.

        Nobody where it means several people, or somebody by a tie to another, as ``friends of Ben``.
        """
        if self.is_pointer(text) or is_of_many(text, self._values):
            return ()
        plain = without_accents(text)
        whole = {found.owner for found in self._whole.find(plain)}
        return tuple(sorted(whole or self._by_parts(name_words(plain)) or self._by_initials(text)))

    def _by_initials(self, text: str) -> set[str]:
        """Return everybody whose initials a text is, as ``B. O.``, where it is nothing else."""
        words = name_words(text)
        if len(words) < 2 or any(len(word) > 1 for word in words):  # noqa: PLR2004 - a letter is no name
            return set()
        ends = words[0], words[-1]
        return {
            person
            for person, known in self._words.items()
            if len(known) > 1 and (known[0][0], known[-1][0]) in {ends, ends[::-1]}
        }

    def _by_parts(self, words: Iterable[str]) -> set[str]:
        return {person for word in words for person in self._by_word.get(word, ())}


def _outside(text: str) -> str:
    return _BRACKETS.sub(" ", text).strip()
