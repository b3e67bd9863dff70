"""How well sign-up files with a known truth are read, as they are and by the proposed mapping, unedited.

Run: python benchmarks/reading_corpus.py [FOLDER ...] [--verbose]

A folder holds files and ``truth.json``; ``python -m benchmarks.forms.write`` makes more of them.
Without one, the folders of ``RECIMENTOR_SHARED_DATA`` are taken.

right    everybody with every offer and want, levels too where the file shows them, and nothing beside
told     wrong or incomplete, and at least one error or warning
silent   wrong or incomplete, and nothing said: the worst

The third way pastes one line that a finding offers, the best of them, into the proposed program file, as
somebody would who knows the sheet.

The second table says how often a guess of a column was wrong, by how sure the proposal said it was: a column
counts as right where the people and their skills are read right by it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from recimentor import api
from recimentor.intake.propose import Proposal, propose
from recimentor.model.errors import RecimentorError
from recimentor.model.finding import Severity, has_errors
from recimentor.model.participant import Participant

WAYS = ("as it is", "after init", "after one pasted line")
_QUOTED = re.compile(r"`([a-z_]+: [^`]+)`")
VERDICTS = ("right", "told", "silent")
TEACHES_FROM = 3  # a file with present and wished-for levels also shows what its people only begin to know


@dataclass(slots=True)
class Score:
    """Verdicts by way and file, and how many guesses of each sureness were right and wrong."""

    verdicts: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    guesses: dict[str, Counter[bool]] = field(default_factory=dict)

    def count(self, way: str) -> Counter[str]:
        """Return how many files got each verdict."""
        return Counter(verdicts[way][0] for verdicts in self.verdicts.values())


def main() -> None:
    """Score the folders and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--verbose", action="store_true")
    chosen = parser.parse_args()
    for folder in chosen.folders or _shared_folders():
        print(f"{folder.name}:")
        for line in table_of(score_folder(folder), verbose=chosen.verbose):
            print(line)


def _shared_folders() -> list[Path]:
    shared = os.environ.get("RECIMENTOR_SHARED_DATA", "")
    found = sorted(path.parent for path in Path(shared).glob("field/*/truth.json")) if shared else []
    if not found:
        raise SystemExit("name a folder with truth.json, or set RECIMENTOR_SHARED_DATA")
    return found


def table_of(score: Score, *, verbose: bool = False) -> list[str]:
    """Return the lines of both tables."""
    lines = []
    if verbose:
        lines += [
            f"{name:44} " + " ".join(f"{verdicts[way][0]:7}{verdicts[way][1]:20}" for way in WAYS)
            for name, verdicts in score.verdicts.items()
        ]
    for way in WAYS:
        counts = score.count(way)
        shown = " ".join(f"{verdict} {counts[verdict]}" for verdict in VERDICTS)
        lines.append(f"{way:21} {shown} of {len(score.verdicts)}")
    for sureness, outcomes in sorted(score.guesses.items()):
        total, wrong = sum(outcomes.values()), outcomes[False]
        lines.append(f"guesses said to be {sureness}: {total}, wrong {wrong} ({100 * wrong / total:.1f} %)")
    return lines


def score_folder(folder: Path) -> Score:
    """Return the score of every file that ``truth.json`` names."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    score = Score()
    for name, about in sorted(truth["files"].items()):
        people = about.get("people") or truth["people"]
        with tempfile.TemporaryDirectory() as work:
            path = Path(work) / name
            shutil.copy(folder / name, path)
            as_it_is = judge(path, about, people)
            proposal = _proposed(path)
            after = judge(path, about, people)
            pasted = after if after[0] == "right" else _after_one_line(path, about, people, after)
        score.verdicts[name] = dict(zip(WAYS, (as_it_is, after, pasted), strict=True))
        if proposal is not None:
            _count_guesses(score, proposal, is_right=after[0] == "right")
    return score


def _proposed(path: Path) -> Proposal | None:
    try:
        proposal = propose([str(path)])
    except RecimentorError:
        return None
    if has_errors(proposal.findings):
        return None
    (path.parent / "program.yaml").write_text(proposal.text, encoding="utf-8")
    return proposal


def _after_one_line(
    path: Path, about: dict[str, Any], people: list[dict[str, Any]], before: tuple[str, str]
) -> tuple[str, str]:
    """Return the verdict with the best of the lines that findings offer, or the one before."""
    program = path.parent / "program.yaml"
    own = program.read_text(encoding="utf-8") if program.exists() else ""
    for line in _lines_offered(path):
        program.write_text(_with_line(own, line), encoding="utf-8")
        after = judge(path, about, people)
        if after[0] == "right":
            return after
    return before


def _lines_offered(path: Path) -> list[str]:
    """Return the lines of a program file that findings quote, each once."""
    try:
        findings = api.read(api.ReadRequest(sources=(str(path),))).findings
    except RecimentorError:
        return []
    return list(dict.fromkeys(line for f in findings for line in _QUOTED.findall(f.fix)))


def _with_line(own: str, line: str) -> str:
    """Return a program file with one more line; what stands under the same name is joined."""
    program = yaml.safe_load(own) or {}
    try:
        more = yaml.safe_load(line)
    except yaml.YAMLError:
        return own
    for key, value in (more or {}).items():
        is_joined = isinstance(value, dict) and isinstance(program.get(key), dict)
        program[key] = program[key] | value if is_joined else value
    return yaml.safe_dump(program, allow_unicode=True, sort_keys=False)


def _count_guesses(score: Score, proposal: Proposal, *, is_right: bool) -> None:
    """Count the guesses that decide who offers what; a file that was read wrongly makes all of them wrong."""
    for line in proposal.guessed:
        target, _, rest = line.partition(": ")
        sureness = next((word for word in ("sure", "probable", "a guess") if f": {word}, " in rest), "")
        if target in {"offers", "wants", "name", "first_name", "last_name"} and sureness:
            score.guesses.setdefault(sureness, Counter())[is_right] += 1


def judge(path: Path, about: dict[str, Any], people: list[dict[str, Any]]) -> tuple[str, str]:
    """Return the verdict on one file and what speaks for it."""
    try:
        reading = api.read(api.ReadRequest(sources=(str(path),)))
    except RecimentorError as refused:
        return "told", type(refused).__name__
    told = any(f.severity in {Severity.ERROR, Severity.WARNING} for f in reading.findings)
    if has_errors(reading.findings):
        first = next(f.code for f in reading.findings if f.severity is Severity.ERROR)
        return "told", first
    wrong = differences(reading.people, about, people)
    if not wrong:
        return "right", ""
    return ("told" if told else "silent"), f"{wrong} differences"


def differences(read: tuple[Participant, ...], about: dict[str, Any], people: list[dict[str, Any]]) -> int:
    """Return how many people, offers, wants and levels are missing, wrong or too many."""
    back = {_plain(there): here for here, there in (about.get("tr") or {}).items()}
    found: dict[str, Participant] = {}
    for person in read:
        found[_plain(person.name)] = person
        found.setdefault(_plain(" ".join(reversed(person.name.replace(",", " ").split()))), person)
        if person.email:
            found.setdefault(_plain(person.email), person)
    wrong = abs(len(read) - len(people))
    for want in people:
        got = found.get(_plain(want["name"])) or found.get(_plain(want["email"]))
        if got is None:
            wrong += 1
            continue
        offers = {_plain(back.get(_plain(offer.skill), offer.skill)): offer.level for offer in got.offers}
        if about.get("low_offers"):
            offers = {
                skill: level for skill, level in offers.items() if level is None or level >= TEACHES_FROM
            }
        wants = {_plain(back.get(_plain(entry.skill), entry.skill)) for entry in got.wants}
        levels = {_plain(skill): level for skill, level in want["offers"].items()}
        wrong += len(set(offers) ^ set(levels)) + len(wants ^ {_plain(skill) for skill in want["wants"]})
        if about.get("levels"):
            wrong += sum(offers[skill] != levels[skill] for skill in set(offers) & set(levels))
    return wrong


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


if __name__ == "__main__":
    main()
