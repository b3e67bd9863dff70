"""What a finding advises does away with it: each remedy of the catalogue, and each line to paste."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import yaml

from recimentor import api
from recimentor.model.finding import Finding, Severity
from recimentor.model.reading import ReadOptions

BAD = Path(__file__).parents[1] / "data" / "bad"
_PLAIN = ReadOptions()
_PASTED = re.compile(r"`([a-z_]+: [^`]*)`")


@dataclass(frozen=True, slots=True)
class Cure:
    """A file that a finding is told about, and what its advice comes to there."""

    code: str
    advice: str
    text: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    options: ReadOptions = _PLAIN
    beside: Mapping[str, str] = field(default_factory=dict)
    edit: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return what stands as name of the test."""
        return f"{self.code}: {self.advice}"


_ORG = ReadOptions(organisation=("hr.csv",))
CURES = (
    Cure("encoding-guessed", "--encoding", options=ReadOptions(encoding="cp1252")),
    Cure("encoding-guessed", "encoding:", settings={"encoding": "cp1252"}),
    Cure("missing-column", "columns:", settings={"columns": {"offers": "offfers"}}),
    Cure("duplicate-column", "columns:", settings={"columns": {"offers": ["offers", "Can teach"]}}),
    Cure("unknown-columns", "columns:", settings={"columns": {"shoe_size": "Shoe size"}}),
    Cure("column-names-people", "columns:", settings={"columns": {"avoid": "Notes on colleagues"}}),
    Cure("column-read-as", "columns:", settings={"columns": {"still_here": "Still interested?"}}),
    Cure(
        "skills-all-different",
        "split:",
        text="id,name,offers,wants\n" + "".join(f"p{n},P {n},Sewing {n} + Rowing,Rowing\n" for n in range(6)),
        settings={"columns": {"offers": {"from": "offers", "split": "+"}}},
    ),
    Cure("one-skill-each", "accept: [{code: one-skill-each}]", settings={"accept": ["one-skill-each"]}),
    Cure("list-unclear", "split:", settings={"columns": {"offers": {"from": "offers", "split": ","}}}),
    Cure(
        "list-unclear",
        "choices:",
        settings={"columns": {"offers": {"from": "offers", "choices": ["Falconry, Heraldry"]}}},
    ),
    Cure(
        "reference-blind",
        "--org",
        options=_ORG,
        beside={"hr.csv": "employee id,email,manager\n1000,ana@x.org,\n1001,b@x.org,\n1002,ben@x.org,1001\n"},
    ),
    Cure("not-a-record", "name:", edit=("- Ben", "- name: Ben\n  offers: [Python]\n  wants: [Leadership]")),
    Cure("header-found", "header_row:", settings={"header_row": 2}),
    Cure("sheet-chosen", "--sheet NAME", options=ReadOptions(sheets=("People",))),
    Cure("sheets-together", "--sheet NAME", options=ReadOptions(sheets=("South",))),
    Cure("sheets-together", "sheet:", settings={"sheet": ["North", "South"]}),
    Cure("sheet-unread", "sheet: [A, B]", settings={"sheet": ["North", "South"], "columns": {}}),
    Cure("hidden-rows", "hidden_rows: read", settings={"hidden_rows": "read"}),
    Cure(
        "table-turned",
        "header_row: 1",
        text="name,a,b\nid,Ana,Ben\noffers,Negotiation:5,SQL:4\nwants,SQL,Negotiation\n",
        settings={"header_row": 1, "columns": {"offers": "a", "wants": "b"}},
    ),
    Cure("unknown-key", "columns:", settings={"columns": {"our_area": "departement"}}),
    Cure("skill-entry-unclear", "{skill: Python, level: 4}", edit=("levle", "level", "skil:", "skill:")),
    Cure("role-not-read", "roles:", settings={"roles": None}),
    Cure("columns-of-skills", "columns:", settings={"columns": {"offers": "Negotiation", "wants": "SQL"}}),
    Cure(
        "rows-of-skills",
        "columns:",
        settings={"columns": {"offers": "Skill", "wants": "Teach or learn"}, "duplicates": "join"},
    ),
    Cure(
        "unknown-rating",
        "levels:",
        settings={
            "columns": {
                "offers": {
                    "from": "Rate your skill [*]",
                    "cells": "level",
                    "levels": {"so so": 2, "Expert": 5, "4 - Advanced": 4, "None": 0},
                }
            }
        },
    ),
    Cure("sensitive-columns", "balance:", settings={"balance": ["Gender"]}),
    Cure(
        "probably-one-person",
        "accept: [{code: probably-one-person, ids: [...]}]",
        settings={"accept": [{"code": "probably-one-person", "ids": ["a1", "a2"]}]},
    ),
    Cure(
        "probably-one-person",
        "duplicates: join",
        settings={"duplicates": "join"},
        beside={"corrections.csv": "who,field,value,why\na2,id,a1,one person\na2,name,Ana Sol,one person\n"},
    ),
    Cure(
        "rule-blank",
        "--org",
        options=_ORG,
        beside={"hr.csv": "name,department\nAna,Sales\nBen,IT\nCy,Legal\n"},
    ),
    Cure(
        "line-unknown",
        "--org",
        text="id,name,offers,wants,manager\nana,Ana,Leadership:4,Python,\nben,Ben,Python:4,Leadership,ana\n"
        "cy,Cy,Python:4,Leadership,\n",
        options=_ORG,
        beside={"hr.csv": "employee id,manager\nana,\nben,ana\ncy,ana\n"},
    ),
    Cure(
        "ladder-needed",
        "at_most_apart: {field: ..., steps: 1, ladder: [lowest, ..., highest]}",
        settings={"rules": [{"at_most_apart": {"field": "grade", "steps": 1, "ladder": ["HEO", "SEO"]}}]},
    ),
    Cure("level-unclear", "Python:4", edit=("4:Leadership", "Leadership:4")),
    Cure(
        "duplicate-id",
        "duplicates: latest",
        text="Timestamp,Email,Name,Offers,Wants\n"
        "2026-03-01 09:00,a@x.org,Ana,SQL,Python\n2026-03-02 09:00,a@x.org,Ana,SQL,Excel\n",
        settings={"duplicates": "latest"},
    ),
)


#: Findings that end in a line to paste, as it stands.
PASTED = ("column-read-as", "column-names-people", "list-unclear", "reference-blind")


@pytest.mark.parametrize("cure", CURES, ids=str)
def test_what_a_finding_advises_does_away_with_it(tmp_path: Path, cure: Cure) -> None:
    source = _lay_out(tmp_path, cure)
    before = _told(source)
    assert cure.code in {finding.code for finding in before}
    for name, text in cure.beside.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    if cure.edit:
        text = source.read_text(encoding="utf-8")
        for old, new in zip(cure.edit[::2], cure.edit[1::2], strict=True):
            text = text.replace(old, new)
        source.write_text(text, encoding="utf-8")
    _add_settings(tmp_path, cure.settings)
    after = _told(source, cure.options)
    assert cure.code not in {finding.code for finding in after}
    assert _errors(after) <= _errors(before)


@pytest.mark.parametrize("code", PASTED)
def test_each_line_to_paste_does_away_with_its_finding(tmp_path: Path, code: str) -> None:
    source = _lay_out(tmp_path, Cure(code, ""))
    (finding,) = [finding for finding in _told(source) if finding.code == code]
    lines = _PASTED.findall(f"{finding.message} {finding.fix}")
    assert lines
    for line in lines:
        (tmp_path / "program.yaml").write_text(f"{line}\n", encoding="utf-8")
        after = _told(source)
        assert code not in {finding.code for finding in after}, line
        assert not _errors(after), line


def _lay_out(folder: Path, cure: Cure) -> Path:
    """Copy the malformed file of a code, and what lies beside it; return where it lies."""
    (bad,) = [path for path in BAD.glob(f"{cure.code}.*") if path.suffixes[0] == path.suffix]
    source = folder / f"people{bad.suffix}"
    if cure.text:
        source.write_text(cure.text, encoding="utf-8")
    else:
        shutil.copy(bad, source)
    if (program := BAD / f"{cure.code}.program.yaml").exists():
        shutil.copy(program, folder / "program.yaml")
    elif cure.advice == "--org":
        (folder / "program.yaml").write_text("rules: [{not_in_line: manager}]\n", encoding="utf-8")
    return source


def _add_settings(folder: Path, settings: Mapping[str, object]) -> None:
    path = folder / "program.yaml"
    known = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(yaml.safe_dump({**known, **settings}), encoding="utf-8")


def _told(source: Path, options: ReadOptions = _PLAIN) -> tuple[Finding, ...]:
    organisation = tuple(str(source.parent / name) for name in options.organisation)
    reading = replace(options, organisation=organisation)
    return api.read(api.ReadRequest(sources=(str(source),), options=reading)).findings


def _errors(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings if finding.severity is Severity.ERROR}
