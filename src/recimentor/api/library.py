"""Pairing for people in memory: rows of a frame or of a database, without any file."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recimentor.api.pipeline import MatchRequest, match
from recimentor.api.reading import ReadRequest

if TYPE_CHECKING:
    from recimentor.model.plan import Plan

#: What a program may be given as: its settings, or the path of a program file.
ProgramLike = Mapping[str, Any] | str | Path | None

#: What pandas shows of a time or a value that is not there.
_MISSING = frozenset({"NaT", "<NA>"})


def pair(
    people: Iterable[Mapping[str, Any]], program: ProgramLike = None, *, history: Iterable[str | Path] = ()
) -> Plan:
    """Pair people and return the plan: pairs with their reasons, who is left over and why, the proof.

    Parameters
    ----------
    people
        One mapping for each person. The keys are the fields of a sign-up (``name``, ``offers``, ``wants``,
        ...) or headers that the program maps. The values are what a cell would hold (``"Python:5; Excel"``),
        or lists, or for skills a mapping from name to level. Missing values (``None``, NaN) are blanks.
        ``frame.to_dict("records")`` of a pandas frame will do.
    program
        The settings of a program file as a mapping, the path of one, or nothing: then all defaults hold.
    history
        Plans of earlier rounds, or folders of them; the last one is the last round.

    Returns
    -------
    Plan
        The same plan, to the byte, that ``recimentor match`` makes of a JSON file with these people, apart
        from ``inputs``. The order of the people does not matter.

    Raises
    ------
    BadInput
        If people or program hold faults; its findings tell all of them, each with the person's position.
    InputMissing
        If the program file or a plan of an earlier round is not there.

    Examples
    --------
    >>> ana = {"name": "Ana", "offers": {"Leadership": 5}, "wants": ["Python"]}
    >>> ben = {"name": "Ben", "offers": "Python:5", "wants": "Leadership"}
    >>> [(each.a.name, each.b.name) for each in pair([ana, ben]).pairs]
    [('Ana', 'Ben')]
    """
    rows = [_row(person) for person in people]
    content = json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")
    is_path = isinstance(program, str | Path)
    stated = json.dumps(_plain(dict(program or {}))).encode() if not isinstance(program, str | Path) else None
    request = ReadRequest(
        sources=("-",),
        program=Path(program) if isinstance(program, str | Path) else None,
        use_program=is_path,
        program_text=stated,
        stdin=content,
        history=tuple(Path(each) for each in history),
    )
    return match(MatchRequest(request)).plan


def _row(person: Mapping[str, Any]) -> dict[str, Any]:
    return {str(key): plain for key, value in person.items() if (plain := _plain(value)) is not None}


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it; ``None`` where nothing is given.

    Numbers of numpy and times of pandas are no types of ours: they are known by what they can do.
    """
    if hasattr(value, "item") and not isinstance(value, float):
        value = value.item()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return [plain for each in items if (plain := _plain(each)) is not None]
    if isinstance(value, float):
        return None if math.isnan(value) else int(value) if value.is_integer() else value
    is_plain = value is None or isinstance(value, str | bool | int)
    return value if is_plain else None if str(value) in _MISSING else str(value)
