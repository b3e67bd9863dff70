"""LinkedIn archives: of 2018 and 2024, zipped or unpacked, whole, half, or of something else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import yaml

from recimentor.intake import read_people
from recimentor.intake.linkedin import Member, members_to_yaml, read_archives
from recimentor.intake.notebook import Notebook
from recimentor.model.errors import InputMissing
from recimentor.model.participant import Participant
from recimentor.model.program import Program

PREAMBLE = 'Notes:\n"When exporting your connection data, you may notice that some are missing."\n\n'
YEAR_2024 = {
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location\n"
    "Ana,Sol,,,1 Jan,Head of sales,,Retail,,Lyon Area\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Acme,Head of sales,,,Jan 2020,\nOld Inc,Clerk,,,2010,Dec 2019\n",
    "Skills.csv": "Name\nNegotiation\nPublic Speaking\n",
    "Languages.csv": "Name,Proficiency\nFrench,Native or bilingual proficiency\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\n"
    "old@x.org,Yes,No,\nana@x.org,Yes,Yes,\n",
    "Connections.csv": PREAMBLE + "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ben,Hart,u,,Acme,CTO,15 Jan 2023\n,,,,,,\nEve,Stranger,u,eve@y.org,Y,Z,15 Jan 2023\n",
}
YEAR_2018 = {
    "Profile.csv": "First Name,Last Name,Headline,Country\nBen,Hart,Developer,France\n",
    "Skills.csv": "Name\nPython\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nben@x.org,Yes,Yes,\n",
    "Connections.csv": "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    "Ana,Sol,ana@x.org,A,B,C\n",
}


def zipped(path: Path, files: dict[str, str], prefix: str = "") -> str:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(prefix + name, text)
    return str(path)


def unpacked(path: Path, files: dict[str, str], encoding: str = "utf-8") -> str:
    path.mkdir()
    for name, text in files.items():
        (path / name).write_text(text, encoding)
    return str(path)


def read(
    *paths: str, connections: bool = False, pool: tuple[Participant, ...] = ()
) -> tuple[list[Member], list[str]]:
    notebook = Notebook()
    members = read_archives(paths, notebook, connections=connections, pool=pool)
    return list(members), [finding.code for finding in notebook.close()]


def test_an_archive_becomes_a_record_of_its_owner(tmp_path: Path) -> None:
    members, codes = read(zipped(tmp_path / "a.zip", YEAR_2024, "Basic_LinkedInDataExport/"))
    (ana,) = members
    assert codes == []
    assert (ana.name, ana.email, ana.job_title, ana.employer) == (
        "Ana Sol",
        "ana@x.org",
        "Head of sales",
        "Acme",
    )
    assert (ana.skills, ana.languages, ana.location) == (
        ("Negotiation", "Public Speaking"),
        ("French",),
        "Lyon Area",
    )


def test_the_record_is_a_source_of_participants(tmp_path: Path) -> None:
    members, _ = read(zipped(tmp_path / "a.zip", YEAR_2024), unpacked(tmp_path / "b", YEAR_2018))
    path = tmp_path / "people.yaml"
    path.write_text(members_to_yaml(members), "utf-8")
    people = read_people([str(path)], Program())
    assert [person.id for person in people.people] == ["ana@x.org", "ben@x.org"]
    assert [finding.code for finding in people.findings if finding.severity == "error"] == []
    assert "1 Jan" not in path.read_text("utf-8")


def test_utf_16_with_tabs_is_read(tmp_path: Path) -> None:
    files = {name: text.replace(",", "\t") for name, text in YEAR_2018.items()}
    members, _ = read(unpacked(tmp_path / "b", files, "utf-16"))
    assert (members[0].name, members[0].skills) == ("Ben Hart", ("Python",))


def test_connections_are_read_only_when_asked_for_and_only_of_the_pool(tmp_path: Path) -> None:
    archives = (zipped(tmp_path / "a.zip", YEAR_2024), unpacked(tmp_path / "b", YEAR_2018))
    unread, _ = read(*archives)
    assert [member.knows for member in unread] == [(), ()]
    members, _ = read(
        *archives, connections=True, pool=(Participant(id="eve7", name="E", email="EVE@y.org"),)
    )
    assert [member.knows for member in members] == [("ben@x.org", "eve7"), ("ana@x.org",)]
    text = members_to_yaml(members)
    assert "Stranger" not in text
    assert yaml.safe_load(text)["participants"][0]["knows"] == ["ben@x.org", "eve7"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"Connections.csv": YEAR_2024["Connections.csv"]}, "archive-partial"),
        ({"messages.csv": "FROM,TO\n"}, "archive-partial"),
        ({"Profile.csv": "First Name,Last Name\n,\n"}, "archive-partial"),
        ({"tweets.js": "[]"}, "archive-foreign"),
        ({}, "archive-foreign"),
    ],
)
def test_half_an_archive_and_another_one_are_told_apart(
    tmp_path: Path, files: dict[str, str], code: str
) -> None:
    assert read(zipped(tmp_path / "a.zip", files)) == ([], [code])


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 but no more")
    assert read(str(tmp_path / "a.zip")) == ([], ["archive-foreign"])
    with pytest.raises(InputMissing):
        read(str(tmp_path / "none.zip"))
