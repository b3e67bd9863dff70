"""A folder without the person: what each file becomes, worked out in full before anything is written."""

from __future__ import annotations

import contextlib
import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recimentor.files.formats import (
    ARCHIVES,
    OPAQUE,
    PAGES,
    Format,
    format_of,
    parts_of,
)
from recimentor.forgetting.identity import Identity, Trace, identify
from recimentor.forgetting.pages import read_as_written
from recimentor.forgetting.tables import table_traces, table_without
from recimentor.forgetting.texts import Text, read_text
from recimentor.forgetting.trees import TreeEditor, tree_text, tree_traces
from recimentor.forgetting.workbooks import workbook_traces, workbook_without
from recimentor.forgetting.yamls import YamlEditor, yaml_root, yaml_traces
from recimentor.model.forgetting import Change, Forgetting, What
from recimentor.model.forgotten import SALT_BYTES, is_token, token_of
from recimentor.model.participant import header_key
from recimentor.model.program import Program

_MADE_BY = b"recimentor"
#: A sheet that stands beside letters, invitations and kits of this program.
_LETTERS = ("letters.csv", "invitations.csv", "letters.xlsx")
_KIT_FOLDERS = ("pairs", "left-over", "drafts", "letters")
_PASSED_BY = {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__"}


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    data: bytes
    text: Text | None
    kind: Format


def forget(
    folder: Path, who: str, program: Program, *, salt: Callable[[int], bytes], keeps_hash: bool = True
) -> Forgetting:
    """Return what every file under a folder becomes without a person.

    Parameters
    ----------
    folder
        The program's folder. Version control and environments in it are passed by.
    who
        An id, an e-mail, or a name that one person bears.
    program
        Its ``columns:`` and ``same_as:``.
    salt
        Gives so many random bytes, such as ``os.urandom``.
    keeps_hash
        Whether pairs of plans keep a salted hash in the person's place, so that old partners are not paired
        again should the person come back.

    Raises
    ------
    BadRequest
        If nothing was given, nobody is found, or several people are called so.
    """
    files = [
        _File(path, data, read_text(data), format_of(path, data))
        for path in files_under(folder)
        if (data := path.read_bytes())
    ]
    columns = _columns(program)
    identity = identify(who, (t for file in files for t in _traces(file, columns)), program.history.same_as)
    clerk = _Clerk(folder, identity, columns, salt, keeps_hash=keeps_hash, made=_made_folders(folder, files))
    for file in files:
        clerk.take(file)
    return Forgetting(
        identity.first_id,
        tuple(sorted(clerk.changes, key=lambda change: change.path)),
        clerk.contents,
        _notes(identity, folder),
    )


def files_under(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder in order; version control, environments and links are passed by."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name in _PASSED_BY:
            continue
        if path.is_dir():
            yield from files_under(path)
        elif path.is_file():
            yield path


def _columns(program: Program) -> dict[str, str]:
    """Return header key: field, as the program maps its own headers."""
    return {
        header_key(header): name
        for name, descriptions in program.columns.items()
        for description in descriptions
        for header in description.from_
    }


def _traces(file: _File, columns: Mapping[str, str]) -> list[Trace]:
    found: list[Trace] = []
    if file.kind is Format.WORKBOOK:
        found = workbook_traces(file.data, columns)
    elif file.text is not None and file.kind is Format.CSV:
        with contextlib.suppress(csv.Error):
            found = table_traces(file.text.text, columns)
    elif file.text is not None and file.kind is Format.JSON:
        found = [*tree_traces(_json(file.text.text))]
    elif file.text is not None and file.kind is Format.YAML:
        found = yaml_traces(yaml_root(file.text.text))
    return [trace for trace in found if not is_token(trace.id)]


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _made_folders(top: Path, files: list[_File]) -> frozenset[Path]:
    """Return folders of kits and letters; where these share the program's own folder, only what is theirs."""
    found = {file.path.parent for file in files if file.path.name in _LETTERS}
    return frozenset(found - {top} | ({top / name for name in _KIT_FOLDERS} if top in found else set()))


def _notes(identity: Identity, folder: Path) -> tuple[str, ...]:
    notes = []
    if identity.shared_names:
        notes.append(
            "Somebody else has the same name: pages and letters that bear it go, as they can be made again;"
            " sources and free text that name them stay as they are. If both are one person, say so under"
            " `history: same_as:` before you go on."
        )
    if any((parent / ".git").exists() for parent in (folder, *folder.resolve().parents)):
        notes.append("This folder is under version control: earlier versions keep what was removed here.")
    notes.append("Copies elsewhere (mail, backups, other folders) are not reached from here.")
    return tuple(notes)


@dataclass(slots=True)
class _Clerk:
    """Works out what becomes of each file."""

    folder: Path
    identity: Identity
    columns: Mapping[str, str]
    salt: Callable[[int], bytes]
    keeps_hash: bool
    made: frozenset[Path]
    changes: list[Change] = field(default_factory=list)
    contents: dict[Path, bytes] = field(default_factory=dict)
    _token: str = ""

    def token(self) -> str:
        """Return what stands for the person from now on: a hash of the id that they have now."""
        if self.keeps_hash and not self._token:
            self._token = token_of(self.identity.first_id, self.salt(SALT_BYTES))
        return self._token

    def take(self, file: _File) -> None:
        """Note what becomes of a file."""
        if file.path.name.startswith(".") and file.path.suffix == ".tmp":
            self._note(file, What.REMOVED, "left behind by a run that was stopped")
        elif self._is_made(file) and self._may_name(file):
            self._note(file, What.REMOVED, f"{self._how_named}; made from a plan, and can be made again")
        elif self._is_called_so(file):
            self._note(file, What.REMOVED, "its name is the person's")
        elif file.kind is Format.WORKBOOK:
            self._workbook(file)
        elif file.text is None or file.kind in OPAQUE | ARCHIVES:
            if file.kind in OPAQUE or self._names(file):
                self._note(file, What.LEFT, "cannot be changed from here: look into it yourself")
        else:
            self._text(file, file.text)

    def _note(self, file: _File, what: What, told: str) -> None:
        self.changes.append(Change(file.path, what, told))

    def _is_made(self, file: _File) -> bool:
        if file.path.name in _LETTERS:
            # Rows go one by one, unless it cannot be told of whom their texts speak.
            return bool(self.identity.shared_names) and _is_mail_merge(file)
        if file.kind not in PAGES:
            return False
        inside = any(parent in self.made for parent in file.path.parents)
        return inside or any(_MADE_BY in part.lower() for part in _parts(file))

    @property
    def _how_named(self) -> str:
        return "names the person" + (", or may do so" if self.identity.shared_names else "")

    def _may_name(self, file: _File) -> bool:
        """Return whether a made file names the person, or somebody of the same name."""
        path = str(file.path.relative_to(self.folder))
        if self.identity.may_be_called(path) or self._is_called_so(file):
            return True
        return any(self.identity.may_be_in(text) for text in read_as_written(file.kind, _parts(file)))

    def _names(self, file: _File) -> bool:
        texts = [part.decode("utf-8", "replace") for part in _parts(file)]
        return self._is_called_so(file) or any(self.identity.without(text)[1] for text in texts)

    def _is_called_so(self, file: _File) -> bool:
        """Return whether the name of a file or folder is the person's, as ``01-ana-silva`` is."""
        return self.identity.without(str(file.path.relative_to(self.folder)))[1] > 0

    def _workbook(self, file: _File) -> None:
        found = workbook_without(file.data, self.columns, self.identity, self.token)
        if found is None:
            self._note(file, What.LEFT, "cannot be opened: look into it yourself")
            return
        data, removed, changed = found
        self._write(file, data, _rows(removed, changed))

    def _text(self, file: _File, text: Text) -> None:
        new, told = self._edited(file, text.text)
        if new is None:
            self._note(file, What.LEFT, told)
        else:
            self._write(file, text.encoded(new), told)

    def _edited(self, file: _File, text: str) -> tuple[str | None, str]:
        if file.kind is Format.CSV:
            try:
                new, removed, changed = table_without(text, self.columns, self.identity, self.token)
            except csv.Error:
                return None, "is no sound CSV: take the person out yourself"
            return new, _rows(removed, changed)
        if file.kind is Format.JSON and (root := _json(text)) is not None:
            return self._tree(root, text)
        if file.kind is Format.YAML and (node := yaml_root(text)) is not None:
            new, count = YamlEditor(text, self.identity).edited(node)
            if new.strip() and yaml_root(new) is None:
                return None, "could not be changed: take the person out yourself"
            return new, _mentions(count)
        new, count = self.identity.without(text)
        return new, _mentions(count)

    def _tree(self, root: Any, text: str) -> tuple[str, str]:
        editor = TreeEditor(self.identity, self.token)
        new = editor.edited(root)
        if new == root:
            return text, ""
        hashed = f"; {_pairs(editor.num_hashed)} under a salted hash" if editor.num_hashed else ""
        return tree_text(new), _mentions(editor.num_removed) + hashed

    def _write(self, file: _File, data: bytes, told: str) -> None:
        if data == file.data:
            return
        self.contents[file.path] = data
        self._note(file, What.CHANGED, told)


def _parts(file: _File) -> list[bytes]:
    """Return the bytes in which a name could stand: the file's own, or those of an archive's members."""
    if file.kind not in ARCHIVES:
        return [file.data if file.text is None else file.text.text.encode("utf-8", "surrogatepass")]
    return parts_of(file.data) or [file.data]


def _is_mail_merge(file: _File) -> bool:
    return any(all(header in part for header in (b"to_name", b"to_email")) for part in _parts(file))


def _rows(removed: int, changed: int) -> str:
    parts = []
    if removed:
        parts.append("1 row removed" if removed == 1 else f"{removed} rows removed")
    if changed:
        parts.append("1 row changed" if changed == 1 else f"{changed} rows changed")
    return ", ".join(parts)


def _mentions(count: int) -> str:
    return "1 entry or mention removed" if count == 1 else f"{count} entries or mentions removed"


def _pairs(count: int) -> str:
    return "1 pair kept" if count == 1 else f"{count} pairs kept"
