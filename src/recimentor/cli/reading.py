"""What every command takes that reads participants: one bundle of options, and the request they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
