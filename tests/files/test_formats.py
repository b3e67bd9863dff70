"""What a file is: by its content, then by its suffix."""

from __future__ import annotations

import ast
import io
import zipfile
from pathlib import Path

import pytest

from recimentor.files import formats
from recimentor.files.formats import (
    Format,
    format_of,
    format_of_bytes,
    format_of_name,
    format_of_text,
)


def _archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("people.csv", Format.CSV),
        ("PEOPLE.TSV", Format.CSV),
        ("a.XLSX", Format.WORKBOOK),
        ("a.xlsm", Format.WORKBOOK),
        ("plan.json", Format.JSON),
        ("p.yml", Format.YAML),
        ("letter.eml", Format.MAIL),
        ("people", Format.UNKNOWN),
        ("a.b/people", Format.UNKNOWN),
    ],
)
def test_a_suffix_says_what_a_file_is(name: str, kind: Format) -> None:
    assert format_of_name(name) is kind


def test_content_goes_before_the_suffix() -> None:
    assert format_of("people.csv", _archive("xl/workbook.xml")) is Format.WORKBOOK
    assert format_of("memo.xlsx", _archive("word/document.xml")) is Format.DOCX
    assert format_of("people.xlsx", _archive("mimetype", "content.xml")) is Format.OPEN_DOCUMENT
    assert format_of("people.xlsx", _archive("Profile.csv")) is Format.ZIP
    assert format_of("people.csv", b"%PDF-1.7") is Format.PDF
    assert format_of("people.csv", b"Name,Offers\n") is Format.CSV


def test_text_says_nothing_of_itself() -> None:
    assert format_of_bytes(b"Name,Offers\n") is None
    assert format_of_bytes(b"") is None


def test_a_damaged_archive_is_an_archive() -> None:
    damaged = _archive("xl/workbook.xml")[:-20]
    assert format_of_bytes(damaged) is Format.ZIP


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("-", "[{}]", Format.JSON),
        ("-", "- name: Ada", Format.YAML),
        ("-", "Name,Offers", Format.CSV),
        ("people.csv", "[odd header],b", Format.CSV),
        ("people.txt", "- a list", Format.CSV),
        ("people.json", "", Format.JSON),
    ],
)
def test_a_list_of_people_without_a_suffix_is_known_by_its_start(name: str, text: str, kind: Format) -> None:
    assert format_of_text(name, text) is kind


#: Module: the suffixes that it names, and why it asks nobody.
NAMES_SUFFIXES = {
    "api/forgetting.py": ({".csv", ".json", ".md", ".txt"}, "what it writes"),
    "api/mending.py": ({".xlsx"}, "what it writes"),
    "intake/linkedin/archive.py": ({".csv"}, "parts of LinkedIn's archive"),
    "files/journal.py": ({".json"}, "its own records"),
    "report/invitations.py": ({".eml", ".html", ".md"}, "what it writes"),
    "report/kit.py": ({".eml", ".ics"}, "what it writes"),
    "cli/completing.py": ({".json"}, "what a shell offers for a plan; the shell waits for it"),
}


def test_no_other_module_says_what_a_suffix_means() -> None:
    source = Path(formats.__file__).parents[1]
    found: dict[str, set[str]] = {}
    for path in source.rglob("*.py"):
        texts = {
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant)
        }
        if named := {text for text in texts if text in formats._SUFFIXES}:
            found[path.relative_to(source).as_posix()] = named
    del found["files/formats.py"]
    assert found == {name: suffixes for name, (suffixes, _) in NAMES_SUFFIXES.items()}
