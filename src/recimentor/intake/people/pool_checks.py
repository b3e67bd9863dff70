"""What can be said of the whole pool before anybody is paired, and of readings that are not likely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from recimentor.intake.columns.mapping import Layout
from recimentor.intake.columns.parts import is_code
from recimentor.intake.notebook import Notebook
from recimentor.intake.people.receipt import wants_met
from recimentor.intake.reading.cells import Table, is_blank
from recimentor.intake.values.languages import is_language
from recimentor.model.columns import Cells
from recimentor.model.counting import counted
from recimentor.model.finding import Place
from recimentor.model.levels import has_agreed, open_wants, unrated_level
from recimentor.model.participant import Participant
from recimentor.model.program import Program, Reciprocity

#: Fewer answers than these are different, or alike, by chance.
_FEWEST_SKILLS, _FEWEST_PEOPLE, _FEWEST_LEVELS = 6, 4, 10
_FEWEST_CODES = 2
#: A question that this share of the others' answers takes up was read well, whatever it looks like.
_TAKEN_UP = 0.25


def check_plausible(
    people: Sequence[Participant],
    tables: Sequence[Table],
    layouts: Sequence[Layout],
    notebook: Notebook,
    *,
    fields: Collection[str],
) -> None:
    """Warn where what was read is not likely.

    Takes ``skills-all-different``, ``open-question``, ``no-overlap``, ``one-value``, ``one-skill-each``
    and ``ratings-unanswered``.
    """
    active = [person for person in people if person.active]
    place = tables[0].whole()
    offered = [offer.key for person in active for offer in person.offers]
    wanted = [want.key for person in active for want in person.wants]
    has_sentences = False
    for name, keys, others in (("offers", offered, wanted), ("wants", wanted, offered)):
        if len(keys) >= _FEWEST_SKILLS and len(set(keys)) == len(keys):
            taken_up = len(set(keys) & set(others)) / len(keys)
            if taken_up < _TAKEN_UP:
                message = (
                    f"All {len(keys):,} {name} differ: these may be sentences, or lists that are not parted."
                )
                notebook.add("skills-all-different", place, message)
                has_sentences = True
    _tell_codes(active, place, notebook)
    num_met, num_wants = wants_met(active)
    if (
        {"offers", "wants"} <= set(fields)
        and offered
        and not num_met
        and len(active) >= _FEWEST_PEOPLE <= num_wants
    ):
        message = (
            f"None of {num_wants:,} wants meets an offer of somebody else: are both read as they should?"
        )
        notebook.add("no-overlap", place, message)
    _tell_one_value(active, tables[0], notebook)
    if not has_sentences:
        _tell_one_each(active, place, notebook)
    for table, layout in zip(tables, layouts, strict=True):
        _tell_unanswered(table, layout, notebook)


def _tell_codes(active: Sequence[Participant], place: Place, notebook: Notebook) -> None:
    """Ask what codes of a survey tool stand for: a grid of codes reads like one of skills."""
    skills = {offer.skill for person in active for offer in person.offers}
    skills |= {want.skill for person in active for want in person.wants}
    if len(skills) >= _FEWEST_CODES and all(is_code(skill) and len(skill) > 1 for skill in skills):
        message = "The skills are codes of a survey tool: which is each?"
        fix = "Say it with `skill:`, column by column, under `columns:`."
        notebook.add("open-question", place, message, fix)


def _tell_one_value(active: Sequence[Participant], table: Table, notebook: Notebook) -> None:
    levels = Counter(offer.level for person in active for offer in person.offers if offer.level is not None)
    raters = sum(any(offer.level is not None for offer in person.offers) for person in active)
    if len(levels) == 1 and levels.total() >= _FEWEST_LEVELS and raters >= _FEWEST_PEOPLE:
        level = next(iter(levels))
        message = f"All {levels.total():,} levels are {level}: they tell nobody from anybody."
        notebook.add("one-value", table.whole(), message)
    offering = [person for person in active if person.offers]
    keys = {offer.key for person in offering for offer in person.offers}
    if len(keys) == 1 and len(offering) >= _FEWEST_LEVELS:
        message = f"All {len(offering):,} people offer one and the same: is this the column of skills?"
        notebook.add("one-value", table.whole(), message)


def _tell_one_each(active: Sequence[Participant], place: Place, notebook: Notebook) -> None:
    """Ask whether more was answered where nobody names two skills; of languages people do name one."""
    for name in ("offers", "wants"):
        answers = [skills for person in active if (skills := getattr(person, name))]
        if len(answers) < _FEWEST_SKILLS or any(len(skills) > 1 for skills in answers):
            return
        if all(is_language(skill.skill) for skills in answers for skill in skills):
            return
    message = "Nobody offers or wants more than one skill: a cell may hold only the first of several."
    notebook.add("one-skill-each", place, message)


def _tell_unanswered(table: Table, layout: Layout, notebook: Notebook) -> None:
    for name in ("offers", "wants"):
        rating = [feed.index for feed in layout.fields.get(name, ()) if feed.column.cells is Cells.LEVEL]
        if not rating or any(not is_blank(record.values[at]) for record in table.records for at in rating):
            continue
        columns = counted(len(rating), "column of ratings holds", "columns of ratings hold")
        message = f"{columns} no answer at all, and should give the {name}."
        notebook.add("ratings-unanswered", table.header_place(rating[0]), message)


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
    notebook
        Takes what is told.
    fields
        Fields that some column feeds: that nobody fills in a column which is missing is told as that.
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
    is_two_way = any(person.offers and still_open[person.id] for person in active)
    if active and not is_two_way and {"offers", "wants"} <= set(fields):
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
