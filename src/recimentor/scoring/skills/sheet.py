"""What each participant holds, wants and can teach, once levels, repeats and related skills are settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recimentor.model.participant import MAX_LEVEL, Offer, Participant, Want, skill_key
from recimentor.model.program import Program, RepeatedWants

PERCENT = 100


@dataclass(frozen=True, slots=True)
class LiveWant:
    """A want that counts.

    Parameters
    ----------
    want
        The want as its owner stated it.
    own_level
        The level at which its owner offers the same skill, 0 where they do not; at most 4.
    """

    want: Want
    own_level: int


@dataclass(frozen=True, slots=True)
class Teaching:
    """How well somebody serves one skill.

    Parameters
    ----------
    percent
        The effective level in hundredths, 0-500: the largest credit times level over their offers.
    offer
        The offer that serves it.
    level
        The level of that offer, 1-5.
    """

    percent: int
    offer: Offer
    level: int


@dataclass(frozen=True, slots=True)
class SkillSheet:
    """One participant's skills.

    Parameters
    ----------
    held
        Skill key: the offer and its level, unrated ones settled.
    live
        Wants that count, in their owner's order, one per skill.
    dropped
        Wants that their owner holds at the top level already.
    full
        Sum of the ``wants_counted`` highest priorities among ``live``; 0 without any.
    """

    held: Mapping[str, tuple[Offer, int]]
    live: tuple[LiveWant, ...]
    dropped: tuple[Want, ...]
    full: int


class Related:
    """The program's related skills: which offers partly serve which wants.

    Parameters
    ----------
    program
        Its ``skills.related`` and ``skills.aliases`` are read; credits are rounded to whole percent.
    """

    def __init__(self, program: Program) -> None:
        aliases = {skill_key(name): skill_key(skill) for name, skill in program.skills.aliases.items()}
        self._wants_of: dict[str, dict[str, int]] = {}
        self._offers_of: dict[str, dict[str, int]] = {}
        for entry in program.skills.related:
            want, offer = (aliases.get(key, key) for key in (skill_key(entry.want), skill_key(entry.offer)))
            credit = round(PERCENT * entry.credit)
            if want != offer and credit > self._wants_of.get(offer, {}).get(want, 0):
                self._wants_of.setdefault(offer, {})[want] = credit
                self._offers_of.setdefault(want, {})[offer] = credit

    def served_by(self, offer_key: str) -> Iterator[tuple[str, int]]:
        """Yield each skill that an offer serves and its credit in percent, the skill itself first."""
        yield offer_key, PERCENT
        yield from self._wants_of.get(offer_key, {}).items()

    def offers_for(self, want_key: str) -> Iterator[tuple[str, int]]:
        """Yield each offer that serves a want and its credit in percent, the skill itself first."""
        yield want_key, PERCENT
        yield from self._offers_of.get(want_key, {}).items()


def read_sheet(person: Participant, program: Program, unrated: int) -> SkillSheet:
    """Return one participant's skills; a skill listed twice counts with its higher number."""
    held = _held(person.offers, unrated)
    wants: dict[str, Want] = {}
    for want in person.wants:
        known = wants.get(want.key)
        if known is None or want.counted_priority > known.counted_priority:
            wants[want.key] = want
    keep = program.score.repeated_wants is RepeatedWants.KEEP
    live: list[LiveWant] = []
    dropped: list[Want] = []
    for want in wants.values():
        own = held[want.key][1] if want.key in held else 0
        if own < MAX_LEVEL:
            live.append(LiveWant(want, own))
        elif keep:
            live.append(LiveWant(want, 0))
        else:
            dropped.append(want)
    dearest = sorted((entry.want.counted_priority for entry in live), reverse=True)
    return SkillSheet(held, tuple(live), tuple(dropped), sum(dearest[: program.score.wants_counted]))


def teaching(sheet: SkillSheet, want_key: str, related: Related) -> Teaching | None:
    """Return how well somebody serves a skill (itself before a related one); ``None`` where no offer does."""
    best: Teaching | None = None
    for offer_key, credit in related.offers_for(want_key):
        if offer_key in sheet.held:
            offer, level = sheet.held[offer_key]
            if best is None or credit * level > best.percent:
                best = Teaching(credit * level, offer, level)
    return best


def _held(offers: Sequence[Offer], unrated: int) -> dict[str, tuple[Offer, int]]:
    held: dict[str, tuple[Offer, int]] = {}
    for offer in offers:
        level = unrated if offer.level is None else offer.level
        if offer.key not in held or level > held[offer.key][1]:
            held[offer.key] = (offer, level)
    return held
