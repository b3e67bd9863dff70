"""What bug reports of the field must come to: who is paired, who is kept apart, what stops the run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from recimentor.api import MatchRequest, ReadRequest, match
from recimentor.model.errors import BadInput
from recimentor.model.reading import ReadOptions

_SHARED = os.environ.get("RECIMENTOR_SHARED_DATA", "")
FIELD = Path(_SHARED) / "field"
pytestmark = pytest.mark.skipif(
    not _SHARED or not FIELD.is_dir(), reason="RECIMENTOR_SHARED_DATA names no folder of field cases"
)
APART: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Case:
    """One run: its source, what is given beside, and the pairs, or the codes of the errors."""

    source: str
    pairs: frozenset[str] = APART
    errors: frozenset[str] = frozenset()
    program: str = ""
    org: str = ""
    history: str = ""


def _pairs(*names: str) -> frozenset[str]:
    return frozenset(names)


def _stops(*codes: str) -> frozenset[str]:
    return frozenset(codes)


_KEPT_APART = [
    "accents-omitted-avoid.csv",
    "comma-name-avoid.csv",
    "german-sharp.csv",
    "nbsp-avoid.csv",
    "nfd-avoid.csv",
    "zwsp-avoid.csv",
    "nfd-decisions/people.csv",
    "nfd-decisions2/people.csv",
    "comma-manager/people.csv",
    "zwsp-manager/people.csv",
    "csharp.csv",
    "none-skills.csv",
    "agree/a.csv",
    "agree/b.csv",
    "agree/c.csv",
    "mgr/byname.csv",
    "mgr/mgr-email-alias.csv",
    "mgr/mgr-mailto.csv",
    "mgr/mgr-middle.csv",
    "mgr/mgr-name-id.csv",
    "mgr/mgr-title.csv",
    "mgr/two-managers.csv",
    "mgr/twonames.csv",
]
_PAIRED = {
    "bidi-skill.csv": "Ben+Zoe",
    "nbsp-skill.csv": "Ben+Zoe",
    "nfd-skill.csv": "Ben+Zoe",
    "zwsp-skill.csv": "Ben+Zoe",
    "softhyphen-skill.csv": "Ben+Zoe",
    "emoji-skill.csv": "Ana+Ben",
    "na/na-availability.csv": "Ana+Ben",
    "na/na-cap.csv": "Ana+Ben",
    "na/na-email.csv": "Ana+Ben",
    "na/na-requests.csv": "Ana+Ben",
    "na/na-zone.csv": "Ana+Ben",
}
_ORGANISATIONS = [f"reports/org/org{number}.csv" for number in (1, 3, 4, 5, 6, 7, 8)]
_SYSTEMS = ["workday", "workday-numbers", "bamboohr", "hibob", "personio", "last-first-only"]
CASES = [
    *(Case(f"reports/{name}") for name in _KEPT_APART),
    *(Case(f"reports/{name}", _pairs(pair)) for name, pair in _PAIRED.items()),
    *(
        Case(f"reports/org/{pool}.csv", org=org)
        for pool in ("people", "otherid", "noid")
        for org in _ORGANISATIONS
    ),
    *(
        Case(f"readings/org/{pool}.csv", _pairs("Cy Thorn+Di Weller"), org=f"readings/org/{system}.csv")
        for pool in ("signup", "signup-id", "signup-names")
        for system in _SYSTEMS
    ),
    *(
        Case(f"reports/lang/l{number:02}.csv", _pairs("Ana+Ben"), program="reports/lang/program.yaml")
        for number in range(15)
    ),
    *(
        Case(
            "reports/hist/people.csv",
            _pairs("Ana Roe+Cy Lee", "Ben Ode+Di Fox"),
            history=f"reports/hist/{name}",
        )
        for name in ("a_name.csv", "byname.csv", "othernames.csv", "semi", "semicolon.csv", "typo.csv", "xl")
    ),
    *(
        Case("reports/hist/people.csv", errors=_stops("history-unreadable"), history=f"reports/hist/{name}")
        for name in ("fut", "future.json", "plans", "trunc")
    ),
    Case("reports/nfd-department/people.csv", program="reports/nfd-department/program.yaml"),
    Case("reports/na/must-differ.csv", errors=_stops("rule-without-data"), program="reports/na/md.yaml"),
    Case("reports/nfd-duplicate-person.csv", errors=_stops("duplicate-id")),
    Case("reports/twice/mail-case.csv", errors=_stops("duplicate-id")),
    Case("reports/twice/self-pair.csv", _pairs("Cy Roe+Zoe Lambert")),
    Case("reports/xlsx/merged.xlsx", program="reports/xlsx/md.yaml"),
]


def _run(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    reading = ReadRequest(
        sources=(str(FIELD / case.source),),
        program=FIELD / case.program if case.program else None,
        options=ReadOptions(organisation=(str(FIELD / case.org),) if case.org else ()),
        history=(FIELD / case.history,) if case.history else (),
    )
    try:
        plan = match(MatchRequest(reading)).plan
    except BadInput as bad:
        return APART, frozenset(one.code for one in bad.findings if one.severity == "error")
    return frozenset(f"{pair.a.name}+{pair.b.name}" for pair in plan.pairs), frozenset()


def _called(case: Case) -> str:
    return " ".join(filter(None, (case.source, case.program, case.org, case.history)))


@pytest.mark.parametrize("case", CASES, ids=_called)
def test_a_report_comes_to_its_right_outcome(case: Case) -> None:
    assert _run(case) == (case.pairs, case.errors)
