"""Archives: zipped or unpacked, of any year; only the files that are needed are opened."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from recimentor.files.formats import ARCHIVE_FAULTS
from recimentor.intake.linkedin.records import Member, Sheet, Sheets, member_of, with_connections
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.csv_reader import read_csv
from recimentor.intake.reading.text import decode
from recimentor.model.errors import InputMissing
from recimentor.model.finding import Place
from recimentor.model.names import same_text
from recimentor.model.participant import Participant

#: Files of an archive that are read, without regard to case and spaces.
WANTED = ("profile.csv", "positions.csv", "skills.csv", "languages.csv", "emailaddresses.csv")
CONNECTIONS = "connections.csv"
MAX_PART_BYTES = 20_000_000
MAX_PARTS = 20_000

_OTHERS = """
    invitations messages education registration adtargeting phonenumbers logins learning certifications
    shares endorsement_received_info richmedia inferences
"""
_SEEN_IN_ALL = frozenset(f"{name}.csv" for name in _OTHERS.split())


def read_archives(
    paths: Sequence[str],
    notebook: Notebook,
    *,
    connections: bool = False,
    pool: Sequence[Participant] = (),
) -> tuple[Member, ...]:
    """Return the record of each archive's owner.

    Parameters
    ----------
    paths
        Archives (.zip) or the folders that they unpack to.
    notebook
        Takes ``archive-foreign``, ``archive-partial`` and what is wrong with the files in them.
    connections
        Whether connections are read; they are reduced at once to the ids of people of the pool and of the
        other archives, and everything else about them is dropped.
    pool
        People who may be among the connections.

    Raises
    ------
    InputMissing
        Archives are not there; it names all of them.
    """
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        raise InputMissing(missing)
    names = (*WANTED, CONNECTIONS) if connections else WANTED
    found: list[tuple[Member, Sheets]] = []
    for path in paths:
        sheets = _sheets(path, names, notebook)
        if sheets is None:
            continue
        member = member_of(path, sheets, notebook)
        if member is not None:
            found.append((member, sheets))
    members = [member for member, _ in found]
    if not connections:
        return tuple(members)
    return tuple(with_connections(member, sheets, members, pool) for member, sheets in found)


def _sheets(path: str, names: Sequence[str], notebook: Notebook) -> Sheets | None:
    """Return the wanted files of an archive as tables; None with a finding where it is another one."""
    try:
        parts = _unpacked(Path(path), names) if Path(path).is_dir() else _unzipped(path, names)
    except ARCHIVE_FAULTS:
        message = "This is neither a ZIP archive nor a folder, or it is damaged."
        notebook.add("archive-foreign", Place(path), message)
        return None
    if parts is None:
        notebook.add("too-large", Place(path), "The archive holds more than any LinkedIn archive does.")
        return None
    data, seen = parts
    if "profile.csv" not in data:
        known = (_SEEN_IN_ALL | {*WANTED, CONNECTIONS}) & seen
        if known:
            message = "This LinkedIn archive has no Profile.csv: it is only a part of one."
            notebook.add("archive-partial", Place(path), message)
        else:
            notebook.add("archive-foreign", Place(path), "This is not the archive of a LinkedIn member.")
        return None
    sheets: Sheets = {}
    for name, content in data.items():
        decoded = decode(content, f"{path}/{name}", notebook)
        table = None if decoded is None else read_csv(decoded.text, f"{path}/{name}", Notebook())
        if table is not None:
            sheets[name] = Sheet(table)
    return sheets


def _unpacked(folder: Path, names: Sequence[str]) -> tuple[dict[str, bytes], set[str]] | None:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    if len(files) > MAX_PARTS:
        return None
    data: dict[str, bytes] = {}
    for path in files:
        name = _plain_name(path.name)
        if name in names and name not in data:
            if path.stat().st_size > MAX_PART_BYTES:
                return None
            data[name] = path.read_bytes()
    return data, {_plain_name(path.name) for path in files}


def _unzipped(path: str, names: Sequence[str]) -> tuple[dict[str, bytes], set[str]] | None:
    data: dict[str, bytes] = {}
    with zipfile.ZipFile(path) as archive:
        parts = [part for part in archive.infolist() if "__MACOSX" not in part.filename]
        if len(parts) > MAX_PARTS:
            return None
        for part in sorted(parts, key=lambda part: part.filename.count("/")):
            name = _plain_name(PurePosixPath(part.filename).name)
            if name in names and name not in data:
                if part.file_size > MAX_PART_BYTES:
                    return None
                data[name] = archive.read(part)
    return data, {_plain_name(PurePosixPath(part.filename).name) for part in parts}


def _plain_name(name: str) -> str:
    return same_text(name).replace(" ", "")
