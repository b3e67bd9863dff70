"""What can be said of the whole pool before anybody is paired; each told once for all whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from recimentor.intake.notebook import Notebook
from recimentor.model.counting import counted
from recimentor.model.finding import Place
from recimentor.model.levels import has_agreed, open_wants, unrated_level
from recimentor.model.participant import Participant
from recimentor.model.program import Program, Reciprocity


def check_pool(
    people: Sequence[Participant],
    places: Mapping[str, Place],
    program: Program,
    notebook: Notebook,
    *,
    fields: Collection[str],
) -> None:
    """Report people who cannot be in a pair, whatever the others say.

    Parameters
    ----------
    people, places
        The pool, and the row of each by id.
    program
        Says how unrated levels and repeated wants count, and what people must agree to.
    fields
        Fields that some column feeds: that nobody fills in a column which is missing is told as that.
    notebook
        Takes ``nothing-offered``, ``nothing-wanted``, ``wants-all-held``, ``wants-dropped``,
        ``no-two-way`` and ``not-agreed``.
    """
    active = [person for person in people if person.active]
    unrated = unrated_level(people, program)
    repeated = program.score.repeated_wants
    still_open = {person.id: len(open_wants(person, unrated, repeated)) for person in active}

    def tell(code: str, concerned: Callable[[Participant], bool], message: Callable[[int], str]) -> None:
        for person in active:
            if concerned(person):
                notebook.gather(code, "", places[person.id], message)

    if "offers" in fields:
        tell("nothing-offered", lambda p: not p.offers, lambda n: f"{_people(n, 'offers', 'offer')} nothing.")
    if "wants" in fields:
        tell("nothing-wanted", lambda p: not p.wants, lambda n: f"{_people(n, 'wants', 'want')} nothing.")
    tell(
        "wants-all-held",
        lambda p: bool(p.wants) and not still_open[p.id],
        lambda n: f"{_people(n, 'holds', 'hold')} everything that they want already.",
    )
    if (
        {"offers", "wants"} <= set(fields)
        and active
        and not any(person.offers and still_open[person.id] for person in active)
    ):
        _tell_no_two_way(active, still_open, places, notebook, fix=_two_way_fix(program))
    tell("wants-dropped", lambda p: 0 < still_open[p.id] < len(p.wants), _dropped(active, still_open))
    tell(
        "not-agreed",
        lambda p: not has_agreed(p, program.commitments),
        lambda n: f"{_people(n, 'has', 'have')} not agreed to the program's commitments.",
    )


def _tell_no_two_way(
    active: Sequence[Participant],
    still_open: Mapping[str, int],
    places: Mapping[str, Place],
    notebook: Notebook,
    *,
    fix: str,
) -> None:
    num_offer = sum(bool(person.offers) for person in active)
    num_want = sum(still_open[person.id] > 0 for person in active)
    first = min(places[person.id] for person in active)
    message = (
        f"0 of {len(active):,} can be in a two-way pair: {num_offer:,} only offer, {num_want:,} only want."
    )
    notebook.add("no-two-way", Place(first.file, first.sheet), message, fix)


def _two_way_fix(program: Program) -> str:
    """Return what to do where no two-way pair is possible; empty for the catalogue's own words."""
    is_one_way_allowed = program.reciprocity is Reciprocity.PREFERRED
    return "Ask everybody both questions; until then every pair is one-way." if is_one_way_allowed else ""


def _people(count: int, verb: str, verbs: str) -> str:
    return f"{counted(count, 'person', 'people')} {verb if count == 1 else verbs}"


def _dropped(active: Sequence[Participant], still_open: Mapping[str, int]) -> Callable[[int], str]:
    num_wants = sum(len(p.wants) - still_open[p.id] for p in active if 0 < still_open[p.id] < len(p.wants))

    def message(count: int) -> str:
        people = counted(count, "person", "people")
        if num_wants == 1:
            return f"1 want of {people} repeats what they offer at the top level, and counts nothing."
        return f"{num_wants} wants of {people} repeat what they offer at the top level, and count nothing."

    return message
