"""People's own words: what may mean one skill, what it costs, and what a human says of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.model.names import skill_key
from recimentor.model.program import Objective
from recimentor.model.wording import PARTLY_CREDIT, Answer, Help, Proposal, Word

if TYPE_CHECKING:
    from recimentor.api.reading import Reading, ReadRequest
    from recimentor.insight.questions.helping import Paired, Propose, Rebuild
    from recimentor.model.plan import Plan
    from recimentor.model.sensitivity import Split
    from recimentor.scoring import Pool

#: `check` solves for people left over by their wording in pools up to so many people.
MOST_CHECKED = 400


def proposals_of(reading: Reading) -> tuple[Proposal, ...]:
    """Return which names of a pool may mean one skill, those of most people first."""
    from recimentor.wording.proposing import propose

    return propose(reading.people, reading.program)


def what_helps(reading: Reading, plan: Plan) -> tuple[Help, ...]:
    """Return at most three things that would give people whom a plan leaves over a partner, each solved.

    Parameters
    ----------
    reading
        What the plan was made from.
    plan
        The plan.
    """
    from recimentor.insight.questions import helping

    is_stopped = plan.status == "feasible" and plan.objective.name != Objective.STABLE
    if is_stopped or is_too_large(reading) or not plan.unmatched:
        # Out of time, too large, or nobody to help: nothing is scored again.
        return ()
    paired = _paired(reading, plan)
    return helping.what_helps(paired, *_asking(reading, paired))


def what_was_split(reading: Reading, plan: Plan) -> Split | None:
    """Return which strong pairs a plan split to place the most people; ``None`` where it split none.

    Solved once more for the best total. Not asked of a plan that ran out of time, of a large pool, nor of one
    with rings or one-way pairs: these place people besides.
    """
    from recimentor.insight.questions.helping import what_was_split

    is_plain = not plan.rings and all(pair.kind == "two-way" for pair in plan.pairs)
    if not is_plain or plan.status != "optimal" or is_too_large(reading):
        return None
    return what_was_split(_paired(reading, plan))


def is_too_large(reading: Reading) -> bool:
    """Return whether a pool is too large to be solved again unasked."""
    from recimentor.insight.questions import helping

    return len(reading.people) > helping.MOST_PEOPLE


def cost_of_wording(reading: Reading) -> Help | None:
    """Return how many more people would have a partner if likely proposals held; ``None`` where nobody.

    Asked before anything is paired, so the pool is paired here: where some names are surely other words for
    others, and not in pools beyond :data:`MOST_CHECKED` people, which are left to `match`.
    """
    from recimentor.wording.applying import keeps_people_apart

    if not 1 < len(reading.people) <= MOST_CHECKED:
        return None
    if not keeps_people_apart(reading.people, reading.program):
        return None
    from recimentor.api.pipeline import Hooks, make_plan
    from recimentor.insight.questions import helping

    paired = _paired(reading, make_plan(reading, watch=Hooks()))
    return helping.help_by_wording(paired, *_asking(reading, paired)) if paired.left else None


def _paired(reading: Reading, plan: Plan) -> Paired:
    import numpy as np

    from recimentor.api.pipeline import pool_of
    from recimentor.insight.questions.helping import Paired

    pool, settled = pool_of(reading)
    at = {person.id: number for number, person in enumerate(pool.people)}
    two_way = [(at[pair.a.id], at[pair.b.id]) for pair in plan.pairs if pair.kind == "two-way"]
    left = {person.id for person in plan.unmatched}
    placed = frozenset(number for person_id, number in at.items() if person_id not in left)
    return Paired(pool, settled, np.array(two_way, dtype=np.int64).reshape(-1, 2), placed)


def _likely(reading: Reading) -> tuple[Proposal, ...]:
    from recimentor.wording.proposing import candidates, likely

    return likely(candidates(reading.people, reading.program))


def _asking(reading: Reading, paired: Paired) -> tuple[Propose, Rebuild]:
    """Return how proposals are found, and how the pool looks in which they hold."""
    from recimentor.insight import pool_after, settle_pool
    from recimentor.wording.applying import with_proposals

    def propose() -> tuple[Proposal, ...]:
        return _likely(reading)

    def rebuild(proposals: Sequence[Proposal]) -> Pool:
        people, program = with_proposals(reading.people, reading.program, proposals)
        return settle_pool(pool_after(people, program, paired.settled, reading.organisation), paired.settled)

    return propose, rebuild


def word_of(text: str, answer: Answer) -> Word:
    """Return what `--same`, `--partly` and `--different` say: ``Giving talks = Public speaking``.

    Raises
    ------
    BadRequest
        If it does not name two different skills.
    """
    from recimentor.model.errors import BadRequest

    wording, sign, means = (part.strip() for part in text.partition("="))
    credit = PARTLY_CREDIT
    if not sign or not skill_key(wording) or not skill_key(means) or skill_key(wording) == skill_key(means):
        raise BadRequest(f'--{answer} takes two names, such as "Giving talks = Public speaking"')
    return Word(wording, means, answer, credit)


def map_path(request: ReadRequest, reading: Reading) -> Path:
    """Return the table of wordings that a program keeps, or would keep.

    Raises
    ------
    BadRequest
        If people come from standard input and no program file says where it would lie.
    """
    from recimentor.intake.skillnames.skill_map import MAP_NAME, is_table
    from recimentor.model.errors import BadRequest

    named = reading.program.skills.map
    if reading.program_path is None and request.sources[0] == "-":
        raise BadRequest("a skill map lies beside the people or the program: name a file instead of -")
    folder = reading.program_path.parent if reading.program_path else Path(request.sources[0]).parent
    return folder / named if named is not None and is_table(named) else folder / MAP_NAME


def keep_words(path: Path, words: Sequence[Word], reading: Reading | None = None) -> int:
    """Write words into a map: what is decided in it stays, except where a word decides anew.

    Parameters
    ----------
    path
        The map; it is made where there is none.
    words
        What a human said.
    reading
        Where given, what its pool proposes is written below, to be answered; otherwise what stands there
        unanswered stays.

    Returns
    -------
    int
        How many lines of the map are undecided now.

    Raises
    ------
    BadInput
        If the map holds faults; nothing is written.
    CannotWrite
        If it cannot be written.
    """
    from recimentor.files import write_all
    from recimentor.intake.notebook import Notebook
    from recimentor.intake.skillnames.skill_map import joined, map_rows, read_skill_map
    from recimentor.model.errors import BadInput
    from recimentor.model.finding import has_errors
    from recimentor.report import csv_text

    notebook = Notebook()
    known = read_skill_map(path, notebook).words if path.exists() else ()
    findings = notebook.close()
    if has_errors(findings):
        raise BadInput(findings)
    open_ = [word for word in known if word.answer is None]
    if reading is not None:
        open_ = [Word(p.wording, p.means, None, p.credit, p.people, p.also) for p in proposals_of(reading)]
    kept = joined(known, [*words, *open_])
    head, *rows = map_rows(kept)
    write_all({path: csv_text(head, rows).encode("utf-8")})
    return sum(word.answer is None for word in kept)
