"""Text that is not UTF-8: the guess is named, and a human may overrule it."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.intake import read_people
from recimentor.intake.reading.encodings import guess_encoding
from recimentor.model.errors import BadRequest
from recimentor.model.program import Program
from recimentor.model.reading import ReadOptions

CASES = {
    "cp1252": "Name;E-Mail;Offers;Wants\nJörg Müller;j@x.org;Führung;Präsentieren\n",
    "cp1250": "Imię i nazwisko;Adres e-mail;Offers;Wants;Dział\nBożena Łącka;b@x.org;Excel;SQL;Sprzedaż\n",
    "cp1251": "Имя;E-mail;Навыки;Хочу научиться\nМария;z@x.org;Переговоры;Excel\n",  # noqa: RUF001 - Cyrillic
    "cp932": "氏名,メールアドレス,教えられるスキル,学びたいスキル\n佐藤恵美,e@x.org,交渉,エクセル\n",
    "gb18030": "姓名,邮箱,技能,想学\n王伟,w@x.org,谈判,编程\n",
    "euc_kr": "이름,이메일,Offers,Wants\n김철수,k@x.org,엑셀,파이썬\n",
    "mac_roman": "Name;Email;Offers;Wants;Büro\nAda;a@x.org;Excel;SQL;Zürich\n",
}


@pytest.mark.parametrize("encoding", CASES)
def test_the_encoding_that_fits_is_guessed(encoding: str) -> None:
    assert guess_encoding(CASES[encoding].encode(encoding)) == encoding


def test_a_few_signs_are_those_of_western_europe() -> None:
    assert guess_encoding("Name,Offers,Wants\nJörg,Excel,Python\n".encode("cp1252")) == "cp1252"
    assert guess_encoding("Name,Offers,Wants\nJo \u2014 x,“Excel”,Go\n".encode("cp1252")) == "cp1252"


def test_a_guess_is_named_and_a_human_overrules_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Name,Offers,Wants\nŻaneta,Excel,SQL\n".encode("iso8859_2"))
    people = read_people([str(path)], Program())
    assert "was read as" in next(f.message for f in people.findings if f.code == "encoding-guessed")
    for program, options in (
        (Program(encoding="iso8859_2"), ReadOptions()),
        (Program(), ReadOptions(encoding="iso8859_2")),
    ):
        read = read_people([str(path)], program, options=options)
        assert [person.name for person in read.people] == ["Żaneta"]
        assert "encoding-guessed" not in {finding.code for finding in read.findings}


def test_an_encoding_that_does_not_fit_is_told(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Name,Offers,Wants\nJörg,Excel,SQL\n".encode("cp1252"))
    read = read_people([str(path)], Program(encoding="utf-8"))
    assert [finding.code for finding in read.findings] == ["file-unreadable"]


def test_an_encoding_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Offers,Wants\nA,Excel,SQL\n")
    with pytest.raises(BadRequest, match="no such encoding"):
        read_people([str(path)], Program(), options=ReadOptions(encoding="latin-99"))
    with pytest.raises(ValueError, match="no such encoding"):
        Program(encoding="hex")
