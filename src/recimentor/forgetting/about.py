"""What a folder holds about a person: the answer to "what do you hold on me?"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from recimentor.forgetting.files import File, read_folder, words_of_path
from recimentor.forgetting.folder import who_is_meant
from recimentor.forgetting.identity import Identity
from recimentor.forgetting.kinds import told
from recimentor.forgetting.layers import CannotReadError, layers
from recimentor.forgetting.rows import Told
from recimentor.model.forgetting import Held, Holdings
from recimentor.model.program import Program

_MENTION = "names the person"


def about(
    folder: Path, who: str, program: Program, took: Callable[[str, str], None] | None = None
) -> Holdings:
    """Return everything that the files under a folder hold about a person; nothing is changed.

    Parameters
    ----------
    folder
        The program's folder. Version control and environments in it are passed by.
    who
        An id, an e-mail, or a name that one person bears.
    program
        Its ``columns:`` and ``same_as:``.
    took
        Told whom a near name was taken for; ``None``: nothing near counts.

    Raises
    ------
    BadRequest
        If nothing was given, nobody is found, or several people are called so.
    """
    files = read_folder(folder, program)
    identity = who_is_meant(who, files, program.history.same_as, took)
    held, not_read = list[Held](), list[tuple[Path, str]]()
    for file in files:
        if identity.is_in(words_of_path(file.path, folder)):
            held.append(Held(file.path, "its name, or that of its folder", _MENTION))
        if file.fault:
            not_read.append((file.path, file.fault))
            continue
        try:
            held += dict.fromkeys(Held(file.path, *one) for one in _told(file, identity))
        except CannotReadError:
            not_read.append((file.path, "cannot be looked into"))
    known = sorted({*identity.ids, *identity.emails, *identity.names})
    return Holdings(identity.first_id, tuple(known), tuple(held), tuple(not_read))


def _told(file: File, identity: Identity) -> Iterator[Told]:
    """Yield what a file holds: each field of the person's own records, and the places that name them."""
    if file.is_answer and identity.may_be_in(file.words):
        yield "the file", "an earlier answer to what is held", ""
        return
    if found := [*told(file, identity)]:
        yield from found
        return
    if file.text is not None and not file.words.lstrip().startswith("<"):
        for number, line in enumerate(file.words.split("\n"), 1):
            if identity.is_in(line):
                yield f"line {number}", _MENTION, ""
    # Pages of plans with aliases tell of the person by the alias.
    known = identity.as_alias()
    parts = {part for part, text in layers(file.path, file.data) if known.may_be_in(text)}
    yield from ((part or "the file", _MENTION, "") for part in sorted(parts))
