"""A plan in which every text of the model bears a marker: filled by walking the types, not by hand."""

from __future__ import annotations

import email
import email.policy
import enum
import functools
import html
import io
import types
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError

from recimentor.model.plan import Plan
from recimentor.model.program import Program
from recimentor.model.references import Shape, TextKind

PEOPLE = 6
#: What renderers read as a time or a day, by the key it stands under.
TIMES = {"start": "09:00", "end": "10:00", "zone": "Europe/Lisbon", "week": "2027-01-11"} | {
    "first": "2027-01-11T09:00Z"
}


def person_id(number: int) -> str:
    return f"idqzp{number}q"


def name(number: int) -> str:
    return f"Vorqzp{number}q Nachqzp{number}q"


def address(number: int) -> str:
    return f"mailqzp{number}q@example.org"


@dataclass
class Marked:
    """A plan, and where each marker of a text stands."""

    plan: Plan
    marks: dict[str, str]


@dataclass
class _Filler:
    marks: dict[str, str] = field(default_factory=dict)
    turn: int = 0

    def words(self, path: str) -> str:
        """Return a text that bears a marker of its own and names everybody in every way."""
        mark = f"QZ{len(self.marks):05d}ZQ"
        self.marks[mark] = path
        return f"{mark} {name(0)} {person_id(1)} {address(2)} Nachqzp3q, Vorqzp3q"

    def next_person(self) -> int:
        self.turn += 1
        return (self.turn - 1) % PEOPLE

    def text(self, kind: TextKind, path: str, owner: int) -> str:
        if kind in {TextKind.ID, TextKind.WHO}:
            return person_id(self.next_person())
        if kind is TextKind.NAME:
            return name(owner)
        if kind is TextKind.ADDRESS:
            return address(owner)
        return TIMES.get(path.rpartition(".")[2], "closed") if kind is TextKind.CLOSED else self.words(path)

    def fill(self, shape: Any, path: str, kind: TextKind = TextKind.WORDS, owner: int = 0) -> Any:  # noqa: PLR0911
        """Return a value of a type with every field of it filled."""
        origin, parts = get_origin(shape), get_args(shape)
        if origin is Annotated:
            held = next((one.model for one in parts[1:] if isinstance(one, Shape)), parts[0])
            return self.fill(
                held, path, next((one for one in parts[1:] if isinstance(one, TextKind)), kind), owner
            )
        if origin in {Union, types.UnionType}:
            return self.fill(next(one for one in parts if one is not type(None)), path, kind, owner)
        if origin is Literal:
            return parts[0]
        if origin is tuple and Ellipsis not in parts:
            return [self.fill(one, f"{path}.{at}", kind, owner) for at, one in enumerate(parts)]
        if origin in {tuple, list}:
            return [self.fill(parts[0], f"{path}.{at}", kind, owner) for at in range(2)]
        if origin is dict:
            return {self.fill(parts[0], path, kind, owner): self.fill(parts[1], f"{path}.x", kind, owner)}
        if isinstance(shape, type) and issubclass(shape, enum.Enum):
            return next(iter(shape)).value
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            return self.model(shape, path)
        return {str: self.text(kind, path, owner), int: 1, float: 0.5, bool: True}.get(
            shape, self.words(path)
        )

    def model(self, shape: type[BaseModel], path: str) -> dict[str, Any]:
        if shape is Program:
            return self.program(path)
        hints, made = get_type_hints(shape, include_extras=True), dict[str, Any]()
        owner = 0
        for key, info in shape.model_fields.items():
            made[info.alias or key] = self.fill(hints[key], f"{path}.{key}".lstrip("."), owner=owner)
            if key == "id":
                owner = int(made["id"].removeprefix("idqzp").removesuffix("q"))
        return made

    def program(self, path: str) -> dict[str, Any]:
        """Return a program in which every text that may hold anything does."""
        made = Program().model_dump(mode="json", by_alias=True)
        hints = get_type_hints(Program, include_extras=True)
        for key, info in Program.model_fields.items():
            before = self.turn, dict(self.marks)
            tried = made | {info.alias or key: self._plain(hints[key], f"{path}.{key}")}
            try:
                Program.model_validate(tried)
            except ValidationError:
                self.turn, self.marks = before[0], before[1]
            else:
                made = tried
        return made

    def _plain(self, shape: Any, path: str) -> Any:
        model = shape if isinstance(shape, type) and issubclass(shape, BaseModel) else None
        if model is None:
            return self.fill(shape, path)
        made = model().model_dump(mode="json", by_alias=True)
        hints = get_type_hints(model, include_extras=True)
        for key, info in model.model_fields.items():
            tried = made | {info.alias or key: self.fill(hints[key], f"{path}.{key}")}
            try:
                model.model_validate(tried)
            except ValidationError:
                continue
            made = tried
        return made


@functools.cache
def marked() -> Marked:
    """Return a plan of six people, two pairs and two people left over; each text of it bears a marker."""
    filler = _Filler()
    document = filler.model(Plan, "")
    people = {}
    for number in range(PEOPLE):
        hints = get_type_hints(Plan, include_extras=True)["people"]
        record = filler.fill(get_args(hints)[1], f"people.{person_id(number)}")
        record |= {"id": person_id(number), "name": name(number), "email": address(number)}
        people[person_id(number)] = record | {"availability": [[0, 540, 600]], "cadence": "weekly"}
    document["people"] = people
    for at, entry in enumerate([*document["pairs"], *document["unmatched"]]):
        _people_of(entry, at, is_pair=at < len(document["pairs"]))
    for at, pair in enumerate(document["pairs"]):
        pair |= {"rank": at + 1, "state": "proposed", "c": pair["c"] if at else None}
    document["program"]["meetings"] = {"start": "2027-01-11", "end": "2027-03-31"}
    document["program"]["consent"] = "none"
    return Marked(Plan.model_validate(document), filler.marks)


def _people_of(entry: dict[str, Any], at: int, *, is_pair: bool) -> None:
    """Give an entry people of its own: pairs 0+1 and 2+3, and everybody else is in the alternatives."""
    if not is_pair:
        entry |= {"id": person_id(at + 2), "name": name(at + 2)}
        return
    for side, number in (("a", 2 * at), ("b", 2 * at + 1)):
        entry[side] = {"id": person_id(number), "name": name(number)}
    entry["c"] |= {"id": person_id(4), "name": name(4)}
    entry["accepted_by"] = [person_id(2 * at)]
    for side in ("a", "b"):
        for other in entry["alternatives"][side]:
            other |= {"id": person_id(5), "name": name(5)}


def texts_laid_open(file: str, content: bytes) -> Iterator[bytes]:
    """Yield a file's bytes, and what is packed or escaped in them as a reader sees it."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield member.encode()
                yield from texts_laid_open(member, archive.read(member))
        return
    if file.endswith(".eml"):
        mail = email.message_from_bytes(content, policy=email.policy.default)
        yield "\n".join(map(str, mail.values())).encode()
        for part in mail.walk():
            if isinstance(body := part.get_payload(decode=True), bytes):
                yield from texts_laid_open(".html", body)
    if file.endswith(".ics") or b"BEGIN:VCALENDAR" in content:
        yield content.replace(b"\r\n ", b"")
    yield html.unescape(content.decode("utf-8", "replace")).encode()
