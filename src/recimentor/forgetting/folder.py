"""A folder without the person: what each file becomes, worked out in full before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from recimentor.files.formats import PAGES, Format
from recimentor.forgetting.files import File, read_folder, words_of_path
from recimentor.forgetting.identity import (
    Identity,
    NobodyFoundError,
    bare_identity,
    identify,
    nearest_identity,
)
from recimentor.forgetting.kinds import traces, without
from recimentor.forgetting.layers import CannotReadError, layers
from recimentor.forgetting.plans import is_view
from recimentor.forgetting.search import Search
from recimentor.model.audience import MARKS
from recimentor.model.forgetting import Change, Forgetting, What
from recimentor.model.forgotten import SALT_BYTES, token_of
from recimentor.model.names import same_text
from recimentor.model.program import Program

_MADE_BY: Final = "recimentor"
#: A sheet that stands beside letters, invitations and kits of this program.
_LETTERS: Final = ("letters.csv", "invitations.csv", "letters.xlsx", "mail-merge.csv", "mail-merge.xlsx")
_KIT_FOLDERS: Final = ("pairs", "left-over", "drafts", "letters")
_CALLED_SO: Final = "its name is the person's"
_MADE_TOLD: Final = "made from a plan, and can be made again"


def forget(
    folder: Path,
    who: str,
    program: Program,
    *,
    salt: Callable[[int], bytes],
    keeps_hash: bool = True,
    took: Callable[[str, str], None] | None = None,
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
    took
        Told whom a near name was taken for; ``None``: nothing near counts.

    Raises
    ------
    BadRequest
        If nothing was given, nobody is found, or several people are called so.
    """
    files = read_folder(folder, program)
    identity = who_is_meant(who, files, program.history.same_as, took)
    clerk = _Clerk(folder, identity, salt, keeps_hash=keeps_hash, made=_made_folders(folder, files))
    for file in files:
        clerk.take(file)
    return Forgetting(
        identity.first_id,
        tuple(sorted(clerk.changes, key=lambda change: change.path)),
        clerk.contents,
        _notes(identity, folder),
        look_again=lambda: _look_again(folder, identity),
    )


def who_is_meant(
    who: str,
    files: Sequence[File],
    same_as: Mapping[str, Sequence[str]],
    took: Callable[[str, str], None] | None = None,
) -> Identity:
    """Return everything by which somebody is known in some files.

    ``took`` is told whom a near name was taken for; without it nothing near counts.

    Raises
    ------
    BadRequest
        If nothing was given, nobody is found, or several people are called so.
    """
    found = [trace for file in files for trace in traces(file)]
    try:
        return identify(who, found, same_as)
    except NobodyFoundError:
        # No record is left, but files may still speak of them.
        bare = bare_identity(who)
        if bare and any(bare.is_in(text) for file in files for text in _texts(file)):
            return bare
        return nearest_identity(who, found, same_as, took)


def _look_again(folder: Path, identity: Identity) -> tuple[Change, ...]:
    """Return what is still to be looked at, from the files as they are now."""
    search, found = Search(identity), list[Change]()
    for file in read_folder(folder):
        if file.fault:
            found.append(Change(file.path, What.LEFT, file.fault))
        found += search.look(file.path, file.data, words_of_path(file.path, folder))
    return tuple(found)


def _made_folders(top: Path, files: list[File]) -> frozenset[Path]:
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
    salt: Callable[[int], bytes]
    keeps_hash: bool
    made: frozenset[Path]
    changes: list[Change] = field(default_factory=list)
    contents: dict[Path, bytes] = field(default_factory=dict)
    _token: str = ""
    _search: Search = field(init=False)
    _in_made: Identity = field(init=False)

    def __post_init__(self) -> None:
        self._search = Search(self.identity)
        # Pages of plans with aliases tell of the person by the alias.
        self._in_made = self.identity.as_alias()

    def token(self) -> str:
        """Return what stands for the person from now on: a hash of the id that they have now."""
        if self.keeps_hash and not self._token:
            self._token = token_of(self.identity.first_id, self.salt(SALT_BYTES))
        return self._token

    def take(self, file: File) -> None:
        """Note what becomes of a file."""
        if not file.data and self._is_called_so(file) and not (file.fault and file.path.is_dir()):
            self._note(file, What.REMOVED, _CALLED_SO)
        elif file.fault:
            self._note(file, What.LEFT, file.fault)
        elif not file.data:
            self._check(file, "")
        elif file.path.name.startswith(".") and file.path.suffix == ".tmp":
            self._note(file, What.REMOVED, "left behind by a run that was stopped")
        elif self._is_made(file) and self._may_name(file):
            self._note(file, What.REMOVED, f"{self._how_named}; {_MADE_TOLD}")
        elif self._is_called_so(file):
            self._note(file, What.REMOVED, _CALLED_SO)
        else:
            told = self._edited(file)
            self._check(file, told)

    def _note(self, file: File, what: What, told: str) -> None:
        self.changes.append(Change(file.path, what, told))

    def _check(self, file: File, told: str) -> None:
        """Note what was changed in a file, and what is still in it: where that can be made again, it goes."""
        data = self.contents.get(file.path, file.data)
        found = [*self._search.look(file.path, data, self._words(file))]
        if any(change.what is What.LEFT for change in found) and self._is_sheet_of_ours(file):
            self.contents.pop(file.path, None)
            self._note(file, What.REMOVED, f"{self._how_named}; {_MADE_TOLD}")
            return
        if told:
            self._note(file, What.CHANGED, told)
        self.changes += found

    def _is_made(self, file: File) -> bool:
        if file.path.name in _LETTERS:
            # Rows go one by one, unless it cannot be told of whom their texts speak.
            return bool(self.identity.shared_names) and self._holds_letters(file)
        if file.is_answer:
            return True
        if file.kind is Format.JSON:
            return is_view(file.tree)
        if file.kind not in PAGES:
            return False
        inside = any(parent in self.made for parent in file.path.parents)
        return inside or _bears_a_mark(file)

    def _is_sheet_of_ours(self, file: File) -> bool:
        return file.kind is Format.WORKBOOK and _bears_a_mark(file)

    def _holds_letters(self, file: File) -> bool:
        return any("to_name" in text and "to_email" in text for text in _texts(file))

    @property
    def _how_named(self) -> str:
        return "names the person" + (", or may do so" if self.identity.shared_names else "")

    def _words(self, file: File) -> str:
        return words_of_path(file.path, self.folder)

    def _may_name(self, file: File) -> bool:
        """Return whether a made file names the person, or somebody of the same name."""
        return self._in_made.may_be_in(self._words(file)) or any(map(self._in_made.may_be_in, _texts(file)))

    def _is_called_so(self, file: File) -> bool:
        """Return whether the name of a file or folder is the person's, as ``01-ana-silva`` is."""
        return self.identity.is_in(self._words(file))

    def _edited(self, file: File) -> str:
        """Take the person out of a file as far as its kind allows, and return what was changed, in words."""
        data, told = without(file, self.identity, self.token)
        if data == file.data:
            return ""
        self.contents[file.path] = data
        return told


def _bears_a_mark(file: File) -> bool:
    """Return whether a file says that this program made it, or whom it made it for."""
    # A note in plain text may speak of the program.
    marks = [*MARKS.values(), *([_MADE_BY] if file.kind is not Format.TEXT else [])]
    return any(same_text(mark) in same_text(text) for text in _texts(file) for mark in marks)


def _texts(file: File) -> list[str]:
    texts: list[str] = []
    try:
        texts.extend(text for _, text in layers(file.path, file.data))
    except CannotReadError:
        texts.append(file.data.decode("latin-1"))
    return texts
