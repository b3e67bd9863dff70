"""Bytes to text."""

from __future__ import annotations

import pytest

from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.text import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    notebook = Notebook()
    decoded = decode("name,offers,wants\nZoë,Führung,naïveté".encode(encoding), "f.csv", notebook)
    assert decoded is not None
    assert decoded.text == "name,offers,wants\nZoë,Führung,naïveté"
    assert notebook.close() == ()


def test_windows_1252_is_read_with_a_warning() -> None:
    notebook = Notebook()
    decoded = decode("Zoë “x”".encode("cp1252"), "f.csv", notebook)
    assert decoded is not None
    assert decoded.text == "Zoë “x”"
    assert [finding.code for finding in notebook.close()] == ["encoding-guessed"]


def test_a_nul_byte_is_told_with_its_line() -> None:
    notebook = Notebook()
    assert decode(b"name\nA\x00na\n", "f.csv", notebook) is None
    assert [(f.code, f.place.row) for f in notebook.close()] == [("bad-character", 2)]


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1", b"\xff\xd8\xff\xe0", b"\x1f\x8b"]
)
def test_what_is_no_text_is_told_for_what_it_is(data: bytes) -> None:
    notebook = Notebook()
    assert decode(data, "f.csv", notebook) is None
    assert [finding.code for finding in notebook.close()] == ["file-unreadable"]
