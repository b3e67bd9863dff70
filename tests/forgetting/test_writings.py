"""Ways to write a name into a file: coded, wrapped, in the name of a file; Done is never said over one."""

from __future__ import annotations

import base64
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from recimentor.api import ForgetRequest, about, forget
from recimentor.model.forgetting import Forgetting, What

PEOPLE = (
    "id,name,email,offers,wants\n"
    "ana,Ana Röder,ana.r@x.example,Leading,Python\nben,Ben Poe,ben@x.example,Python,Leading\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def gone(folder: Path) -> Forgetting:
    return forget(ForgetRequest("ana", folder, is_dry=False))


def told(found: Forgetting, what: What) -> set[str]:
    return {change.path.name for change in found.changes if change.what is what}


def letters(text: str | bytes) -> str:
    return base64.b64encode(text.encode() if isinstance(text, str) else text).decode()


def zipped(name: str, text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, text)
    return out.getvalue()


CODED = {
    "card.vcf": "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Ben Poe\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE:met Ana R=C3=B6der\nEND:VCARD\n",
    "cut.eml": "To: a@x\nContent-Transfer-Encoding: quoted-printable\n\nAna R=C3=B6=\nder is here\n",
    "old.eml": "To: =?iso-8859-1?q?Ana_R=F6der?= <a@x>\n\nHello\n",
    "link.txt": "https://x.example/?q=Ana+R%C3%B6der&n=1\n",
    "word.rtf": "{\\rtf1\\ansi Ana R\\'f6der and Ana R\\u246?der}",
    "script.js": "n = 'Ana R\\xf6der' + 'Ana R\\u{f6}der' + 'Ana\\nRöder'",
    "lines.jsonl": '{"said": "Ana R\\u00f6der"}\n{"said": "{\\"who\\": \\"Ana R\\\\u00f6der\\"}"}\n',
    "twice.txt": "Ana RÃ¶der, Ana R\u00c3\u00b6der\n",
    "direction.txt": "Call \u202eAna Röder\u202c soon\n",
    "brackets.txt": 'Röder (Ana), "Ana" Röder, Ana/Röder\n',
    "keyboard.txt": "Ana Roeder, ROEDER, ANA\n",
    "mark.md": "Ana\\-Röder \\*Röder, Ana\\*\n",
    "remark.yaml": "# Ana Röder\n",
}


@pytest.mark.parametrize("name", CODED)
def test_coded_names_are_taken_out_and_what_stands_around_them_stays(folder: Path, name: str) -> None:
    (folder / name).write_text(CODED[name], encoding="utf-8")
    found = gone(folder)
    assert told(found, What.LEFT) == set()
    assert "(removed)" in (folder / name).read_text(encoding="utf-8")
    assert found.look_again() == ()


def attached(content: bytes) -> bytes:
    mail = EmailMessage()
    mail["To"] = "a@x.example"
    mail.set_content("See below.")
    mail.add_attachment(content, maintype="application", subtype="octet-stream", filename="a.bin")
    return mail.as_bytes()


def mailed(text: str, encoding: str = "utf-8") -> bytes:
    head = f"To: a@x.example\nContent-Type: text/plain; charset={encoding}\n"
    return f"{head}Content-Transfer-Encoding: base64\n\n".encode() + base64.encodebytes(text.encode(encoding))


WRAPPED = {
    "cell.json": b'{"blob": "%s"}' % letters("Ana Röder is here").encode(),
    "page.html": f'<a href="data:text/plain;base64,{letters("Ana Röder")}">x</a>'.encode(),
    "file.html": f"<a href='data:;base64,{letters(zipped('a.txt', 'Ana Röder'))}'>x</a>".encode(),
    "entry.ldif": f"cn:: {letters('Ana Röder')}\nmail: x\n".encode(),
    "bytes.yaml": f"note: !!binary {letters('Ana Röder')}\nothers: [1]\n".encode(),
    "attached.eml": attached(zipped("people.csv", PEOPLE)),
    "attached-text.eml": attached(PEOPLE.encode()),
    "attached-scan.eml": attached(b"%PDF-1.7 \0"),
    "utf16.eml": mailed("Ana Röder", "utf-16-le"),
    "cyrillic.eml": mailed("Здесь Ana Roder", "koi8-r"),
    "box.mbox": b"From a@x\n" + mailed("nobody") + b"\nFrom a@x\n" + mailed("Here is Ana Röder"),
    "photo.png": b"\x89PNG\r\n\x1a\n" + "Ana Röder".encode("utf-16-le"),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_wrapped_names_are_told_and_then_it_is_not_done(folder: Path, name: str) -> None:
    (folder / name).write_bytes(WRAPPED[name])
    assert told(gone(folder), What.LEFT) == {name}


@pytest.mark.parametrize(
    "data", [attached(zipped("a.txt", "Ben")), attached(b"\x89PNG\r\n\x1a\n \0"), mailed("nobody")]
)
def test_a_mail_without_the_person_is_not_told(folder: Path, data: bytes) -> None:
    (folder / "other.eml").write_bytes(data)
    assert told(gone(folder), What.LEFT) == set()


def test_settings_of_a_printer_and_drawings_in_a_workbook_are_looked_through(folder: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<p>Ben Poe</p>")
        archive.writestr("word/printerSettings/printerSettings1.bin", b"\1\0\2\0\0\0")
        archive.writestr("word/media/image1.emf", b"\1\0\0\0")
    (folder / "memo.docx").write_bytes(out.getvalue())
    assert told(gone(folder), What.LEFT) == set()
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/media/image2.emf", b"\1\0\0\0" + "Ana Röder".encode("utf-16-le"))
    (folder / "memo.docx").write_bytes(out.getvalue())
    assert told(forget(ForgetRequest("Ana Röder", folder)), What.LEFT) == {"memo.docx"}


def test_whatever_bears_the_name_goes_also_what_holds_nothing(folder: Path) -> None:
    (folder / "Ana Röder.txt").write_bytes(b"")
    (folder / "for" / "roeder-ana" / "in").mkdir(parents=True)
    (folder / "notes Ana Ro\u0308der").mkdir()
    (folder / "Ana Röder.csv").symlink_to("people.csv")
    (folder / "Röder, Ana").symlink_to("nowhere")
    (folder / "ana.r@x.example.json").write_text("{}", encoding="utf-8")
    (folder / "other").mkdir()
    found = gone(folder)
    assert told(found, What.LEFT) == set()
    assert sorted(path.name for path in folder.rglob("*")) == ["other", "people.csv"]


def test_a_name_of_a_file_that_is_near_is_listed_for_a_human(folder: Path) -> None:
    (folder / "Ana Rödr.txt").write_text("nothing", encoding="utf-8")
    assert told(gone(folder), What.LIKE) == {"Ana Rödr.txt"}
    assert (folder / "Ana Rödr.txt").exists()


def test_names_of_folders_and_files_are_held_too(folder: Path) -> None:
    (folder / "Ana Röder").mkdir()
    (folder / "ana.r@x.example.json").write_text("{}", encoding="utf-8")
    held = {(one.path.name, one.place) for one in about(folder, "ana").held}
    place = "its name, or that of its folder"
    assert {("Ana Röder", place), ("ana.r@x.example.json", place)} <= held
