"""Ticks of survey tools, by every form of header that they write, with every answer for a tick."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from recimentor import api
from recimentor.intake.propose import propose

SKILLS = ["Excel", "Negotiation", "Python", "Leadership"]
PEOPLE = {
    "Ada Lune": ({"Excel", "Negotiation"}, {"Python", "Leadership"}),
    "Bo Marsh": ({"Python", "Leadership"}, {"Excel"}),
    "Cy Thorn": ({"Leadership"}, {"Negotiation"}),
    "Di Weller": ({"Negotiation", "Python"}, {"Excel"}),
}
ANSWERS: dict[str, Callable[[bool, str], str]] = {
    "1 and 0": lambda ticked, _: "1" if ticked else "0",
    "Yes and No": lambda ticked, _: "Yes" if ticked else "No",
    "Y": lambda ticked, _: "Y" if ticked else "",
    "Yes and N/A": lambda ticked, _: "Yes" if ticked else "N/A",
    "the option": lambda ticked, skill: skill if ticked else "",
}
TEACH, LEARN = "Which skills can you teach others?", "Which skills would you like to learn?"


def _each(form: str) -> list[str]:
    return [
        form.format(code=code, n=n, question=question, skill=skill)
        for code, question in ((3, TEACH), (4, LEARN))
        for n, skill in enumerate(SKILLS, 1)
    ]


_NAMES = ["What is your name?", "What is your e-mail?"]
#: Lines of headers of a tool, above name, e-mail and a tick for each skill, twice.
HEADS: dict[str, list[list[str]]] = {
    "LimeSurvey, code and text": [
        ["Q1. What is your name?", "Q2. E-mail", *_each("G1Q{code}[SQ00{n}]. {question} [{skill}]")]
    ],
    "LimeSurvey, code and option": [["Q1. Name", "Q2. E-mail", *_each("Q{code}[SQ00{n}]. {skill}")]],
    "LimeSurvey, text": [[*_NAMES, *_each("{question} [{skill}]")]],
    "SurveyMonkey": [
        [*_NAMES, TEACH, "", "", "", LEARN, "", "", ""],
        ["Open-Ended Response", "Open-Ended Response", *SKILLS, *SKILLS],
    ],
    "Qualtrics": [
        ["Q1", "Q2", *_each("Q{code}_{n}")],
        [*_NAMES, *_each("{question} - {skill}")],
        ['{"ImportId":"QID1_TEXT"}', '{"ImportId":"QID2_TEXT"}', *_each('{{"ImportId":"QID{code}_{n}"}}')],
    ],
    "Qualtrics, selected choice": [
        ["Q1", "Q2", *_each("Q{code}_{n}")],
        [*_NAMES, *_each("{question} - Selected Choice - {skill}")],
    ],
    "skill before question": [[*_NAMES, *_each("{skill} - {question}")]],
}


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("head", HEADS)
def test_ticks_of_a_survey_tool_are_read_by_the_proposal(tmp_path: Path, head: str, answer: str) -> None:
    path = tmp_path / "export.csv"
    shown = ANSWERS[answer]
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerows(HEADS[head])
        for name, sides in PEOPLE.items():
            ticks = [shown(skill in side, skill) for side in sides for skill in SKILLS]
            writer.writerow([name, f"{name.split()[0].lower()}@x.org", *ticks])
    proposal = propose([str(path)])
    (tmp_path / "program.yaml").write_text(proposal.text, encoding="utf-8")
    reading = api.read(api.ReadRequest((str(path),)))
    read = {p.name: ({o.skill for o in p.offers}, {w.skill for w in p.wants}) for p in reading.people}
    assert read == PEOPLE
    if head == "LimeSurvey, code and option":
        assert proposal.questions  # nothing says which of the two questions is about teaching
