"""What every command takes that reads participants: one bundle of options, and the request they make."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, get_type_hints

from recimentor.cli import options
from recimentor.cli.streams import read_stdin, tell_taken
from recimentor.model.reading import ReadOptions

if TYPE_CHECKING:
    from recimentor.api import KeepRequest, ReadRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """Everything beside the sources that decides what is read, and what holds for the pool."""

    program: options.ProgramFile = None
    no_program: options.NoProgram = False
    sides: options.Sides = None
    rings: options.Rings = False
    rings_together: options.RingsTogether = False
    sheet: options.SheetNames = None
    org: options.Org = None
    corrections: options.Corrections = None
    coded: options.Coded = None
    set_aside: options.SetAsideRows = False
    history: options.History = None
    decisions: options.DecisionFiles = None
    no_decisions: options.NoDecisions = False
    lock: options.Lock = None
    veto: options.Veto = None
    out: options.Out = None
    set_: options.Set = None
    encoding: options.Encoding = None

    def request(self, sources: Sequence[str], keep: KeepRequest | None = None) -> ReadRequest:
        """Return what to read; standard input is read here, once, where a source is ``-``."""
        from recimentor.api import DecisionsRequest, ReadRequest

        return ReadRequest(
            sources=tuple(sources),
            program=self.program,
            use_program=not self.no_program,
            sides=self.sides,
            history=tuple(self.history or ()),
            options=ReadOptions(
                tuple(self.sheet or ()),
                tuple(self.org or ()),
                self.corrections,
                tuple(self.coded or ()),
                self.set_aside,
                self.encoding or "",
            ),
            decisions=DecisionsRequest(
                files=tuple(self.decisions or ()),
                use_file=not self.no_decisions,
                lock=tuple(self.lock or ()),
                veto=tuple(self.veto or ()),
                out=tuple(self.out or ()),
                took=tell_taken,
            ),
            keep=keep,
            settings=(*self._ring_settings(), *(self.set_ or ())),
            stdin=read_stdin() if "-" in sources else None,
        )

    def _ring_settings(self) -> tuple[str, ...]:
        """Return the setting that asks for rings; of both the wider one."""
        if self.rings_together:
            return ("rings=together",)
        return ("rings=after",) if self.rings else ()


def with_bundles(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with each bundle among its parameters spread out into the bundle's options.

    Typer sees one parameter per option, in the order of the bundle's fields. The command itself gets the
    bundle as a value. Every field of a bundle needs a default, and no name may be taken twice.

    Raises
    ------
    TypeError
        If two options of the command have one name.
    """
    hints = get_type_hints(command, include_extras=True)
    bundles = {name: kind for name, kind in hints.items() if is_dataclass(kind) and isinstance(kind, type)}
    signature = inspect.signature(command)
    spread: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        if parameter.name in bundles:
            spread += _parameters_of(bundles[parameter.name])
        else:
            spread.append(parameter.replace(annotation=hints[parameter.name]))
    names = [parameter.name for parameter in spread]
    if twice := {name for name in names if names.count(name) > 1}:
        raise TypeError(f"{command.__name__} takes {', '.join(sorted(twice))} twice")

    @wraps(command)
    def spread_out(**given: Any) -> None:
        for name, kind in bundles.items():
            given[name] = kind(**{each.name: given.pop(each.name) for each in fields(kind)})
        command(**given)

    # Parameters without a default stand first: Python wants it so, and these are the arguments.
    spread.sort(key=lambda parameter: parameter.default is not inspect.Parameter.empty)
    shown = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in spread]
    spread_out.__signature__ = signature.replace(parameters=shown)  # type: ignore[attr-defined]
    spread_out.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    del spread_out.__wrapped__
    return spread_out


def _parameters_of(bundle: type) -> list[inspect.Parameter]:
    hints = get_type_hints(bundle, include_extras=True)
    return [
        inspect.Parameter(
            each.name, inspect.Parameter.KEYWORD_ONLY, default=_default_of(each), annotation=hints[each.name]
        )
        for each in fields(bundle)
    ]


def _default_of(option: Field[Any]) -> object:
    if option.default is MISSING:
        raise TypeError(f"the option {option.name} of a bundle needs a default")
    return option.default
