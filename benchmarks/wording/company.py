"""A company's people in their own words: how many of them do the proposals win back?

Run: python benchmarks/wording/company.py FORM.csv [DRAWS]

FORM.csv is an export of the form pack in clean names (a company of 62 people). Each draw replaces every
skill, for each mention, by one of two to four ways in which people write it; capitals and spaces vary, one in
twelve cells joins two skills by "and" or a comma, one in fifteen is a no-answer. Then a human is played who
answers proposals, the best first, `same` where the wordings stand for one skill of the table and `different`
where not: as the end of `match` asks it. "as meant" are the same answers in clean names: what
wording costs is the difference to it.
"""

from __future__ import annotations

import csv
import io
import random
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from recimentor import api
from recimentor.api import wording
from recimentor.api.pipeline import Hooks, make_plan
from recimentor.api.reading import Reading, read
from recimentor.intake.values.skill_cells import SkillNames
from recimentor.model.names import skill_key
from recimentor.model.program import Skills
from recimentor.model.wording import Answer, Proposal, Word

VARIANTS = Path(__file__).with_name("variants.csv")
#: Lines that a human answers with yes at most, for each 60 people.
LINES_PER_60 = 15
NO_ANSWERS = ("n/a", "none", "-", "I'm new, not sure", "tbd")
_WIDTHS = (5, 8, 10, 8, 8, 7)
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What one draw came to: people placed, and what the human was asked."""

    clean: int
    meant: int
    as_written: int
    won_back: int
    accepted: int
    refused: int


def ways() -> dict[str, list[str]]:
    """Return how people write each skill, by the key of its clean name."""
    with VARIANTS.open(encoding="utf-8", newline="") as lines:
        return {skill_key(row["skill"]): row["ways"].split("|") for row in csv.DictReader(lines)}


def is_skills(header: str) -> bool:
    """Return whether a column of the form pack holds skills."""
    return any(word in header for word in ("I could", "could teach", "want to learn"))


def drawn(rows: Sequence[Row], seed: int, *, clean: bool = False) -> list[Row]:
    """Return the rows in people's own words; with ``clean``, the same answers by their clean names."""
    rng = random.Random(seed)  # noqa: S311 - a draw, no secret
    # Each draw has a way of its own: a skill is written in two to four ways, its clean name among them.
    known = {
        key: [some[0], *rng.sample(some[1:], min(len(some) - 1, rng.randrange(1, 4)))]
        for key, some in ways().items()
    }
    return [
        {
            head: _cell(cell, known, rng, clean=clean) if is_skills(head) else cell
            for head, cell in row.items()
        }
        for row in rows
    ]


def _cell(cell: str, known: dict[str, list[str]], rng: random.Random, *, clean: bool) -> str:
    skills = [skill.strip() for skill in cell.split(",") if skill.strip()]
    if not skills:
        return cell
    if rng.random() < 1 / 15:
        return rng.choice(NO_ANSWERS)
    joins = rng.random() < 1 / 12
    sign = rng.choice((" and ", ", ")) if joins else "; "
    written = [_styled(rng.choice(known.get(skill_key(skill), [skill])), rng) for skill in skills]
    return "; ".join(skills) if clean else sign.join(written)


def _styled(name: str, rng: random.Random) -> str:
    style = rng.choice((str, str, str.lower, str.title, str.upper if len(name) < 4 else str, str.capitalize))
    return f"{' ' * rng.randrange(2)}{style(name)}"


def text_of(rows: Sequence[Row]) -> str:
    """Return rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def placed(reading: Reading) -> int:
    """Return how many people have a partner."""
    return make_plan(reading, watch=Hooks()).objective.placed


def canonical() -> dict[str, str]:
    """Return the clean name that each way stands for, by its key."""
    found = {skill_key(way): skill for skill, some in ways().items() for way in (*some, skill)}
    names = SkillNames(Skills())
    shipped = [(names.resolve(way)[1], skill) for skill, some in ways().items() for way in some]
    return dict(shipped) | found


def won_back(folder: Path, rows: Sequence[Row], *, listed: bool) -> tuple[int, int, int, int]:
    """Return people placed as written and after answers, and how many answers were yes and no."""
    source = folder / "people.csv"
    source.write_text(text_of(rows), encoding="utf-8")
    if listed:
        (folder / "program.yaml").write_text("name: A company\n", encoding="utf-8")
        names = "\n".join(row["skill"] for row in csv.DictReader(VARIANTS.open(encoding="utf-8")))
        (folder / "skills.txt").write_text(names + "\n", encoding="utf-8")
    request = api.ReadRequest(sources=(str(source),))
    before = placed(read(request))
    truth = canonical()
    budget = LINES_PER_60 * len(rows) // 60
    said: list[Word] = []
    while sum(word.answer is Answer.SAME for word in said) < budget:
        reading = read(request)
        asked = _asked(reading)
        if not asked:
            break
        said += _answers(asked, truth, budget - sum(word.answer is Answer.SAME for word in said))
        wording.keep_words(folder / "skill-map.csv", said)
    yes = sum(word.answer is Answer.SAME for word in said)
    return before, placed(read(request)), yes, len(said) - yes


def _asked(reading: Reading) -> list[Proposal]:
    """Return what a human sees at the end of a run: the lines that would help."""
    found = wording.cost_of_wording(reading)
    return [] if found is None else [proposal for proposal, _ in found.proposals]


def _answers(asked: Iterable[Proposal], truth: dict[str, str], most: int) -> list[Word]:
    said = []
    for proposal in asked:
        first, second = (truth.get(key) for key in (proposal.wording_key, proposal.means_key))
        is_right = first is not None and first == second
        if is_right and most <= 0:
            break
        most -= is_right
        said.append(Word(proposal.wording, proposal.means, Answer.SAME if is_right else Answer.DIFFERENT))
    return said


def measure(rows: Sequence[Row], seed: int, *, listed: bool) -> Drawing:
    """Return one draw."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clean = folder / "clean.csv"
        counts = []
        for meant in (list(rows), drawn(rows, seed, clean=True)):
            clean.write_text(text_of(meant), encoding="utf-8")
            counts.append(placed(read(api.ReadRequest(sources=(str(clean),)))))
        written, won, yes, no = won_back(folder, drawn(rows, seed), listed=listed)
    return Drawing(counts[0], counts[1], written, won, yes, no)


def main(path: Path, draws: int) -> None:
    """Print one line a draw."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for listed in (True, False):
        print(f"{len(rows)} people, {'with' if listed else 'without'} the program's list of skills")
        print("draw  clean  as meant  as written  won back  accepted  refused")
        for seed in range(1, draws + 1):
            d = measure(rows, seed, listed=listed)
            numbers = (d.clean, d.meant, d.as_written, d.won_back, d.accepted, d.refused)
            cells = (f"{number:>{width}}" for number, width in zip(numbers, _WIDTHS, strict=True))
            print(f"{seed:>4}  " + "  ".join(cells))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7)
