"""What a shell completes beside options: settings, people, plans. Silent on every fault; writes nothing."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, Final

import typer

#: A shell that waits longer than a moment is no help: bigger files are left alone.
_MOST_BYTES: Final = 2_000_000
_PLAN_MARK: Final = b'"recimentor/plan/'
#: Where bash parts words beside spaces.
_BREAKS: Final = ("=", ":", "@")


def complete_setting(incomplete: str) -> list[str]:
    """Return the settings, or the values of one, that begin as typed; none on any fault."""
    try:
        from recimentor.model.program import Program

        path, sign, _ = incomplete.partition("=")
        known = dict(_settings(Program))
        begun = [name for name in known if name.startswith(incomplete)]
        if not sign and (len(begun) != 1 or not _values(known[begun[0]])):
            return [f"{name}=" for name in begun]
        # The only setting left is shown with its values: behind a whole word, bash would put a blank.
        name = path if sign else begun[0]
        return [
            each for value in _values(known.get(name)) if (each := f"{name}={value}").startswith(incomplete)
        ]
    except Exception:  # noqa: BLE001 - a shell that completes must not be talked into
        return []


def complete_person(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return names, ids and addresses that begin as typed, of the people files or the plan on the line."""
    try:
        return _callable_as(ctx, incomplete)
    except Exception:  # noqa: BLE001 - as above
        return []


def complete_pair(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return pairs ``A+B``: first one person, then, behind the sign, another."""
    first, sign, second = incomplete.rpartition("+")
    try:
        found = _callable_as(ctx, second)
        return [f"{first}{sign}{text}" for text in found if text != first]
    except Exception:  # noqa: BLE001 - as above
        return []


def complete_plan(incomplete: str) -> list[str]:
    """Return saved plans whose path begins as typed, and folders that may hold some."""
    try:
        typed = Path(incomplete)
        folder = typed if not incomplete or incomplete.endswith("/") else typed.parent
        found = []
        for path in sorted(folder.iterdir()):
            is_folder = path.is_dir() and not path.name.startswith(".")
            if is_folder or (path.suffix == ".json" and _is_plan(path)):
                found.append(f"{path.as_posix()}/" if is_folder else path.as_posix())
        return [text for text in found if text.startswith(incomplete) and text.isprintable()]
    except Exception:  # noqa: BLE001 - as above
        return []


@contextlib.contextmanager
def answered_as_bash_asks(environ: MutableMapping[str, str]) -> Iterator[None]:
    """Join the words that bash tore apart, and quote what it is answered; other shells do this themselves."""
    if environ.get("_RECIMENTOR_COMPLETE") != "complete_bash":
        yield
        return
    words, at = environ.get("COMP_WORDS", "").split("\n"), environ.get("COMP_CWORD", "")
    last = int(at) if at.isdigit() and int(at) < len(words) else len(words) - 1
    joined, place = joined_words(words, last)
    environ["COMP_WORDS"], environ["COMP_CWORD"] = "\n".join(joined), str(place)
    torn_off = len(joined[place]) - len(words[last] if words[last] not in _BREAKS else "")
    caught = io.StringIO()
    try:
        with contextlib.redirect_stdout(caught):
            yield
    finally:
        for text in caught.getvalue().splitlines():
            if quoted := _quoted(text[torn_off:], begun=joined[place][:1]):
                sys.stdout.write(f"{quoted}\n")


def joined_words(words: Sequence[str], last: int) -> tuple[list[str], int]:
    """Return words as they were typed, and which of them holds the word ``last``.

    Bash hands over ``--set odd = le`` for ``--set odd=le``: it parts words at ``=``, ``:`` and ``@`` too, and
    asks for what stands behind the sign.
    """
    joined: list[str] = []
    place = last
    for k, word in enumerate(words):
        if k > 1 and (word in _BREAKS or words[k - 1] in _BREAKS):
            joined[-1] += word
            place -= k <= last
        else:
            joined.append(word)
    return joined, place


def _values(kind: Any) -> list[str]:
    """Return all values of a kind of setting that has few; else none."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [one.value for one in kind]
    return ["true", "false"] if kind is bool else []


def _settings(model: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, info in model.model_fields.items():
        if hasattr(info.annotation, "model_fields"):
            yield from _settings(info.annotation, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", info.annotation


def _callable_as(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return what may be typed for somebody and begins so; a name that two people bear is refused later."""
    people = list(_people_on_the_line(ctx))
    names = [name for _, name, _ in people]
    texts = [name if name and names.count(name) == 1 else key for key, name, _ in people]
    if incomplete:
        texts += [text for key, _, mail in people for text in (key, mail)]
    return sorted({text for text in texts if text.startswith(incomplete) and text.isprintable()} - {""})


def _people_on_the_line(ctx: typer.Context) -> Iterator[tuple[str, str, str]]:
    """Yield id, name and address of everybody in the files that the line names so far."""
    given = ctx.params
    # While an option waits for its value, what stands before it is not yet told apart.
    named = [*(given.get("sources") or ()), *filter(None, (given.get("plan"),)), *ctx.args]
    files = [path for each in named if (path := Path(str(each))).is_file()]
    if sum(path.stat().st_size for path in files) > _MOST_BYTES:
        return
    sources = [path for path in files if not _is_plan(path)]
    plans = [path for path in files if path not in sources]
    beside = Path(str(given.get("folder") or ".")) / "plan.json"
    if sources:
        yield from _people_of(sources, given)
    elif plans or beside.stat().st_size <= _MOST_BYTES:
        held = json.loads((plans or [beside])[0].read_bytes())["people"]
        yield from ((key, str(one.get("name", "")), str(one.get("email", ""))) for key, one in held.items())


def _people_of(sources: Sequence[Path], given: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    from recimentor import api
    from recimentor.api.reading import is_unfinished

    # Reading ends first what a killed run left half done; here nothing is written.
    if any(is_unfinished(path.parent) for path in sources):
        return
    request = api.ReadRequest(
        tuple(map(str, sources)),
        program=given.get("program"),
        use_program=not given.get("no_program"),
        decisions=api.DecisionsRequest(use_file=False),
    )
    yield from ((one.id, one.name, one.email) for one in api.read(request).people)


def _is_plan(path: Path) -> bool:
    with path.open("rb") as stream:
        return _PLAN_MARK in stream.read(200)


def _quoted(text: str, begun: str) -> str:
    """Return a text as it may stand in a line of bash; empty where it cannot within an open quote."""
    if begun in ("'", '"'):
        return text if not set(text) & set("\"'\\$`!") else ""
    return re.sub(r"([^\w%+=:,./@-])", r"\\\1", text)
