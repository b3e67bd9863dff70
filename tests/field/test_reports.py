"""What bug reports of the field must come to: who is paired, who is kept apart, what stops the run."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest

from recimentor.api import DecisionsRequest, MatchRequest, ReadRequest, match
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
    """One run: its source, what is given beside, and the pairs, or the codes of the errors.

    ``told`` holds codes of findings that the run must bring; ``text`` is the program where none is in a file.
    """

    source: str
    pairs: frozenset[str] = APART
    errors: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    program: str = ""
    org: str = ""
    history: str = ""
    decisions: str = ""
    text: str = ""
    is_alone: bool = False


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
    "nine-to-five/people.csv",
    "fs/one.csv",
    "fs/pnot.csv",
    "shape/identical.csv",
    "shape/identical-twoway.csv",
    "shape/offered-by-all.csv",
    "forget/people.csv",
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
    "arabic-digits.csv": "A+B",
    "cjk-fullwidth.csv": "山田太郎+王芳",
    "comma-lang.csv": "Ana+Ben",
    "skill-lists.csv": "Ana+Ben",
    "stars.csv": "Ana+Cy",
    "fs/two.csv": "Ana+Ben",
    "fs/pnot2.csv": "Ana+Ben",
    "fs/blanklines.csv": "Ana+Ben",
    "fs/nfd-skill.csv": "Ben+Zoe",
    "xlsx/dates.xlsx": "Ana+Ben",
    "xlsx/hidden-sheet.xlsx": "Ana+Ben",
    "na/na-availability.csv": "Ana+Ben",
    "na/na-cap.csv": "Ana+Ben",
    "na/na-email.csv": "Ana+Ben",
    "na/na-requests.csv": "Ana+Ben",
    "na/na-zone.csv": "Ana+Ben",
}
#: Files of one pool under names and suffixes that are hard to open.
_HARD_NAMES = [
    "-dash.csv",
    "100%.csv",
    "[x].csv",
    "a+b.csv",
    "people",
    "people.CSV",
    "people.csv",
    "people.txt",
    "with space.csv",
    "übung.csv",
    "名簿.csv",
]
#: Doubles: both rows find a partner, never each other, and the run says that they may be one person.
_DOUBLES = {
    "id-collide": _pairs("Zoe Lambert+Ben Ode", "Zoe Lambert+Cy"),
    "mail-same-local": _pairs("Ben Ode+Z. Lambert", "Cy Roe+Zoe Lambert"),
    "nbsp": _pairs("Ben Ode+Zoe Lambert", "Cy Roe+Zoe Lambert"),
    "same-name-two-mails": _pairs("Ben Ode+Zoe Lambert", "Cy Roe+Zoe Lambert"),
    "swapped": _pairs("Ben Ode+Lambert, Zoe", "Cy Roe+Zoe Lambert"),
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
    *(Case(f"reports/fs/{name}", _pairs("Ana+Ben", "Cy+Di")) for name in _HARD_NAMES),
    *(Case(f"reports/fs/{name}.csv", errors=_stops("file-empty")) for name in ("empty0", "header")),
    Case("reports/fs/prefer.csv", _pairs("Ana+Cy", "Ben+Di")),
    *(
        Case(f"reports/agree/{name}.csv", program="reports/agree/p.yaml", told=_stops("not-agreed"))
        for name in "abc"
    ),
    *(
        Case(f"reports/twice/{name}.csv", pairs, told=_stops("probably-one-person"))
        for name, pairs in _DOUBLES.items()
    ),
    *(
        Case(f"reports/dec/{name}.csv", errors=_stops("bad-capacity"))
        for name in ("cap0", "cap99", "capwords")
    ),
    Case("reports/dec/cap20.csv", _pairs("Ana+Ben", "Ana+Cy")),
    Case("reports/dec/p5.csv", _pairs("Ana+Ben", "Di+Ed")),
    Case("reports/dec/p7.csv", _pairs("Ben+Gus", "Cy+Flo", "Di+Ed"), told=_stops("wants-all-held")),
    Case("reports/trio/ok.csv", _pairs("Ana+Ben+Cy"), text="odd: trio"),
    *(Case(f"reports/trio/{name}.csv", _pairs("Ana+Ben"), text="odd: trio") for name in ("avoid", "mgr")),
    Case("reports/trio/ok.csv", _pairs("Ana+Ben"), history="reports/trio/h.csv", text="odd: trio"),
    Case("reports/mgr/cycle2.csv", _pairs("Ana+Cy", "Ben+Di"), told=_stops("manager-cycle", "line-unknown")),
    Case("reports/mgr/cycle3.csv", _pairs("Cy+Di"), told=_stops("manager-cycle", "line-unknown")),
    Case("reports/mgr/self.csv", _pairs("Ana+Cy", "Ben+Di"), told=_stops("line-unknown")),
    Case("reports/na/na-name.csv", _pairs("007+NA", "None Null+True")),
    *(
        Case(f"reports/{source}", errors=_stops("missing-column"), program=f"reports/{program}")
        for source, program in (
            ("na/na-name.csv", "na/ms.yaml"),
            ("xlsx/hidden-sheet.xlsx", "xlsx/ms.yaml"),
        )
    ),
    Case(
        "reports/cp1252-names.csv",
        _pairs("Lukasz Zak+王小明", "Łukasz Żak+陳大文"),
        told=_stops("probably-one-person"),
    ),
    Case("reports/xlsx/bool.xlsx", _pairs("Ana+Cy"), told=_stops("formula-without-value")),
    Case("reports/long-text.csv", told=_stops("list-unclear")),
    Case("reports/skill-lists.csv", _pairs("Ana+Ben"), told=_stops("list-unclear")),
    Case("reports/shape/wanted-by-none.csv", _pairs("P1+P4", "P2+P5", "P3+P6")),
    Case(
        "reports/plus/people.csv",
        _pairs("Ben Ode+Di Fox", "Cy Roe+Zoe Lambert"),
        decisions="reports/plus/n.yaml",
    ),
    Case("reports/plus/people.csv", errors=_stops("bad-decision"), decisions="reports/plus/d.yaml"),
    Case("reports/google-form/people.csv", errors=_stops("missing-column")),
    *(
        Case("reports/hist/renamed.csv", _pairs("Ana Smith+Cy Lee", "Ben Ode+Di Fox"), history=history)
        for history in ("reports/hist/plans/round-1.json", "reports/hist/futureminor.json", "reports/hist/xl")
    ),
    Case(
        "reports/hist/people.csv",
        _pairs("Ana Roe+Cy Lee", "Ben Ode+Di Fox"),
        history="reports/hist/futureminor.json",
    ),
    # Whoever changed name and e-mail is nobody that the earlier round knows; all others are kept apart.
    Case(
        "reports/hist/renamed2.csv",
        _pairs("Ana Smith+Cy Lee", "Ben Ode+Di Fox"),
        history="reports/hist/plans/round-1.json",
    ),
    Case(
        "reports/hist/renamed2.csv",
        _pairs("Ana Smith+Ben Ode", "Cy Lee+Di Fox"),
        told=_stops("history-mostly-unknown"),
        history="reports/hist/semicolon.csv",
    ),
    *(
        Case(f"reports/nfd-decisions{number}/people.csv", _pairs("Ben+Zoé"), is_alone=True)
        for number in ("", "2")
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


def _run(case: Case) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    reading = ReadRequest(
        sources=(str(FIELD / case.source),),
        program=FIELD / case.program if case.program else None,
        program_text=case.text.encode() if case.text else None,
        options=ReadOptions(organisation=(str(FIELD / case.org),) if case.org else ()),
        history=(FIELD / case.history,) if case.history else (),
        decisions=DecisionsRequest(
            files=(FIELD / case.decisions,) if case.decisions else (), use_file=not case.is_alone
        ),
    )
    try:
        result = match(MatchRequest(reading))
    except BadInput as bad:
        return APART, frozenset(one.code for one in bad.findings if one.severity == "error"), frozenset()
    told = frozenset(one.code for one in result.reading.findings if one.severity != "error")
    groups = ([pair.a, pair.b, *([pair.c] if pair.c else [])] for pair in result.plan.pairs)
    return frozenset("+".join(_composed(one.name) for one in group) for group in groups), frozenset(), told


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _called(case: Case) -> str:
    return " ".join(
        filter(None, (case.source, case.program, case.org, case.history, case.decisions, case.text))
    )


@pytest.mark.parametrize("case", CASES, ids=_called)
def test_a_report_comes_to_its_right_outcome(case: Case) -> None:
    pairs, errors, told = _run(case)
    assert (pairs, errors) == (case.pairs, case.errors)
    assert case.told <= told
