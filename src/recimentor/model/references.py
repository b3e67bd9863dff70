"""Where a person may stand in what is saved: what each text is, and the one walker over all of them.

The types of the plan, of its records and of its settings say what each text holds. Whoever replaces, removes
or lists people in a saved value walks it by its type: a new field is walked as soon as it has one.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel


class TextKind(StrEnum):
    """What a text of a saved value holds."""

    #: The id of a person.
    ID = "id"
    #: A person's id, e-mail or name, as somebody wrote it.
    WHO = "who"
    #: The name of the person whose id stands beside it.
    NAME = "name"
    #: A mail address of the person, or of whoever keeps their diary.
    ADDRESS = "address"
    #: Words that somebody wrote, or that this program wrote about people: anybody may stand in them.
    WORDS = "words"
    #: Closed words, digests and times, which can hold nothing that somebody typed.
    CLOSED = "closed"


PersonId = Annotated[str, TextKind.ID]
Who = Annotated[str, TextKind.WHO]
PersonName = Annotated[str, TextKind.NAME]
Address = Annotated[str, TextKind.ADDRESS]
Words = Annotated[str, TextKind.WORDS]
Closed = Annotated[str, TextKind.CLOSED]


@dataclass(frozen=True, slots=True)
class Shape:
    """Says of plain data, as of ``dict[str, Any]``, which model it follows; kept beside its type."""

    model: type[BaseModel]


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a saved value.

    Parameters
    ----------
    text
        The text itself.
    kind
        What it holds; texts of a value without a type count as words.
    path
        Where it stands, such as ``pairs.0.requests.a.1``; a key of a mapping stands at the mapping's path.
    owner
        The id of the person whose record it stands in; empty outside of one.
    """

    text: str
    kind: TextKind
    path: str = ""
    owner: str = ""


class _Gone:
    """Stands for what is taken out."""


GONE: Final = _Gone()
Visit = Callable[[Text], "str | _Gone"]


@dataclass(frozen=True, slots=True)
class _At:
    visit: Visit
    path: str = ""
    owner: str = ""

    def into(self, part: object) -> _At:
        return replace(self, path=f"{self.path}.{part}" if self.path else str(part))

    def text(self, text: str, kind: TextKind) -> Any:
        return self.visit(Text(text, kind, self.path, self.owner))


def rewritten(value: Any, shape: Any, visit: Visit) -> Any:
    """Return plain data in which each text is what ``visit`` returned for it.

    Parameters
    ----------
    value
        Plain data as JSON holds them: mappings, lists, texts, numbers. What does not fit the type is walked
        as words, so that a damaged value hides nobody.
    shape
        The type that the data follow: a model, or any type of a field of one.
    visit
        Returns what stands in a text's place; :data:`GONE` takes it out. With the id or the name of a record
        the record goes, with one of a pair the pair, with an item or a key its entry, and with a field that
        may be missing the field; any other field is left empty.

    Returns
    -------
    object
        The data; :data:`GONE` where nothing is left.
    """
    return _walk(value, shape, _At(visit))


def texts_of(value: Any, shape: Any) -> Iterator[Text]:
    """Yield every text of plain data, in their order; parameters as for :func:`rewritten`."""
    found: list[Text] = []

    def note(text: Text) -> str:
        found.append(text)
        return text.text

    rewritten(value, shape, note)
    yield from found


def kinds_of(shape: Any) -> Iterator[tuple[str, TextKind | None]]:
    """Yield each text of a type with its path and what its type says of it; ``None`` where it says nothing.

    For tests: a text that nobody gave a meaning is found here.
    """
    yield from _kinds(shape, "", ())


def _walk(value: Any, shape: Any, at: _At) -> Any:
    kind, shape = _plain(shape)
    if isinstance(value, str):
        return at.text(value, TextKind.CLOSED if get_origin(shape) is Literal else kind)
    if isinstance(value, Mapping):
        model = next((one for one in _options(shape) if _is_model(one)), None)
        return _record(value, model, at) if model is not None else _mapping(value, shape, at)
    return _items(value, shape, at) if isinstance(value, list | tuple) else value


def _record(value: Mapping[str, Any], model: type[BaseModel], at: _At) -> Any:
    hints, made = _hints(model), dict[str, Any]()
    own_id = value.get("id") if _plain(hints.get("id", (str, True))[0])[0] is TextKind.ID else None
    inner = replace(at, owner=own_id if isinstance(own_id, str) else at.owner)
    for key, part in value.items():
        shape, is_needed = hints.get(key, (Any, False))
        new = _walk(part, shape, inner.into(key))
        if new is not GONE:
            made[key] = new
        elif _plain(shape)[0] in {TextKind.ID, TextKind.NAME} or (is_needed and not isinstance(part, str)):
            return GONE
        elif is_needed:
            made[key] = ""
    return made


def _mapping(value: Mapping[Any, Any], shape: Any, at: _At) -> Any:
    held = next((get_args(one) for one in _options(shape) if get_origin(one) in {dict, Mapping}), (Any, Any))
    key_shape, value_shape = held
    made = {}
    for key, part in value.items():
        new_key = at.text(key, _plain(key_shape)[0]) if isinstance(key, str) else key
        is_person = _plain(key_shape)[0] is TextKind.ID
        inner = replace(at, owner=str(key)) if is_person else at
        new = GONE if new_key is GONE else _walk(part, value_shape, inner.into(key))
        if new is not GONE:
            made[new_key] = new
    return made


def _items(value: list[Any] | tuple[Any, ...], shape: Any, at: _At) -> Any:
    options = [one for one in _options(shape) if get_origin(one) in {tuple, list}]
    fixed = next((get_args(one) for one in options if _is_fixed(one, len(value))), None)
    if fixed is not None:
        made = [_walk(part, fixed[n], at.into(n)) for n, part in enumerate(value)]
        return GONE if any(new is GONE for new in made) else made
    item = next((get_args(one)[0] for one in options if not _is_fixed(one)), Any)
    walked = (_walk(part, item, at.into(n)) for n, part in enumerate(value))
    return [new for new in walked if new is not GONE]


def _is_fixed(shape: Any, length: int | None = None) -> bool:
    parts = get_args(shape)
    is_fixed = get_origin(shape) is tuple and Ellipsis not in parts
    return is_fixed and (length is None or length == len(parts))


def _plain(shape: Any) -> tuple[TextKind, Any]:
    """Return what a type says of texts, and the type itself."""
    kind = TextKind.WORDS
    while get_origin(shape) is Annotated:
        inner, *notes = get_args(shape)
        held = next((note for note in notes if isinstance(note, Shape)), None)
        kind = next((note for note in notes if isinstance(note, TextKind)), kind)
        shape = inner if held is None else held.model
    options = [_plain(one)[0] for one in _options(shape) if one is not shape]
    return next((one for one in options if one is not TextKind.WORDS), kind), shape


def _options(shape: Any) -> tuple[Any, ...]:
    """Return the types of a union, each without its notes; of any other type that one."""
    if get_origin(shape) in {Union, types.UnionType}:
        return get_args(shape)
    return (shape,)


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


@cache
def _hints(model: type[BaseModel]) -> dict[str, tuple[Any, bool]]:
    """Return the type of each key of a model as it is saved, and whether it must be there."""
    hints = get_type_hints(model, include_extras=True)
    return {
        field.alias or name: (hints[name], field.is_required()) for name, field in model.model_fields.items()
    }


def _kinds(shape: Any, path: str, seen: tuple[Any, ...]) -> Iterator[tuple[str, TextKind | None]]:
    if get_origin(shape) is Annotated:
        inner, *notes = get_args(shape)
        held = next((note for note in notes if isinstance(note, Shape)), None)
        kind = next((note for note in notes if isinstance(note, TextKind)), None)
        if kind is not None:
            yield path, kind
        else:
            yield from _kinds(inner if held is None else held.model, path, seen)
    elif shape is str or shape is Any:
        yield path, None
    elif _is_model(shape) and shape not in seen:
        for key, (part, _) in _hints(shape).items():
            yield from _kinds(part, f"{path}.{key}".lstrip("."), (*seen, shape))
    elif get_origin(shape) is not Literal:
        for part in get_args(shape):
            yield from _kinds(part, f"{path}[]", seen)
