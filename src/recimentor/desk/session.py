"""One sitting at the desk: what was read, the plan as it stands, what was decided, and the way back.

Decisions go to the file of decisions at once, as ``decide`` writes them. Nothing else is written until the
plan is saved. A file that changed under the desk is read again, and that is told.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor.model.errors import BadInput, BadRequest
from recimentor.model.finding import has_errors

if TYPE_CHECKING:
    from recimentor.api import DecisionToWrite, Hooks, Reading, ReadRequest, Solved
    from recimentor.model.explanation import Explanation
    from recimentor.model.plan import Plan
    from recimentor.model.reading import MendLine
    from recimentor.model.wording import Help, Proposal, Word

#: So many steps can be taken back.
_STEPS_KEPT: Final = 200


class MovedOnError(BadRequest):
    """The page that asks shows an older state than the desk has."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step that can be taken back: a file and the settings, before it and after it."""

    what: str
    path: Path
    file_before: bytes | None
    file_after: bytes | None
    settings_before: tuple[str, ...]
    settings_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """How the desk stands.

    Parameters
    ----------
    revision
        Grows by one with every change; a page that shows an older one is asked to look again.
    reading
        What was read, before its decisions were ruled on.
    solved
        The pool as it is paired.
    before
        The plan before the last step, to tell what that step changed; the same plan where none was taken.
    message
        What the last step was, or what changed under the desk.
    """

    revision: int
    reading: Reading
    solved: Solved
    before: Plan
    message: str = ""

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self.solved.plan


class Session:
    """One sitting: a pool, its plan and its decisions.

    Parameters
    ----------
    request
        What to read.
    plan_path
        Where the plan is saved.
    today
        The day that decisions are dated with.

    Raises
    ------
    BadInput, InputMissing, BadRequest
        As :func:`recimentor.api.match`.
    """

    def __init__(self, request: ReadRequest, plan_path: Path, today: Callable[[], dt.date]) -> None:
        from recimentor import api

        self._request = request
        self.today = today
        self.plan_path = plan_path
        self.decisions_path = request.decisions.files[0] if request.decisions.files else self._beside()
        api.spare_inputs(request, [plan_path])
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self.progress = ""
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        reading = self._read()
        solved = self._solve(self._ruled(reading))
        self.now = Now(1, reading, solved, solved.plan)
        self._stamps = self._stamped()

    def _beside(self) -> Path:
        from recimentor import api

        return api.decisions_beside(Path(self._request.sources[0]))

    @property
    def sources(self) -> tuple[str, ...]:
        """The files of participants."""
        return self._request.sources

    @property
    def settings(self) -> tuple[str, ...]:
        """The settings that the levers stand at, beside those of the program file."""
        return self._request.settings

    @property
    def steps(self) -> tuple[int, int]:
        """How many steps can be taken back, and how many can be taken again."""
        return len(self._undo), len(self._redo)

    def look(self) -> Now:
        """Return how the desk stands, after reading again what changed on disk."""
        with self._lock:
            self._heed_disk()
            return self.now

    def explain(self, a: str, b: str) -> Explanation:
        """Return why two people, or why not, and the price of forcing or forbidding the pair."""
        from recimentor import api

        with self._lock:
            self._heed_disk()
            return api.explain_solved(self.now.solved, a, b)

    def preview(self, decisions: Sequence[DecisionToWrite], revision: int) -> Plan:
        """Return the plan that decisions would make; nothing is written. Raises as :meth:`decide`."""
        from recimentor import api

        with self._lock:
            self._hold_to(revision)
            return self._solve(api.with_decisions(self.now.reading, decisions)).plan

    def decide(self, decisions: Sequence[DecisionToWrite], revision: int) -> Now:
        """Write decisions down and pair again.

        Raises
        ------
        MovedOnError
            If the desk has moved on from that revision.
        BadInput, BadRequest
            If a decision cannot hold: nothing is written.
        CannotWrite
            If the file cannot be written.
        """
        from recimentor import api

        with self._lock:
            self._hold_to(revision)
            dated = [replace(each, date=self.today()) for each in decisions]
            api.with_decisions(self.now.reading, dated)
            before = _content(self.decisions_path)
            api.write_decision(self.decisions_path, [api.entry_of(each) for each in dated])
            what = "; ".join(f"{each.action} {self._named(each.people)}" for each in dated)
            self._take(self._wrote(what, self.decisions_path, before))
            return self.now

    def say(self, words: Sequence[Word], revision: int) -> Now:
        """Keep what a human says of wordings in the program's map of skills, and pair again.

        Raises
        ------
        MovedOnError
            If the desk has moved on from that revision.
        BadInput
            If the map holds faults: nothing is written.
        CannotWrite
            If the map cannot be written.
        """
        from recimentor.api import wording

        with self._lock:
            self._hold_to(revision)
            path = self.map_path
            before = _content(path)
            wording.keep_words(path, words)
            self._take(self._wrote(f"{len(words)} wordings" if len(words) > 1 else "a wording", path, before))
            return self.now

    def doubts(self) -> tuple[MendLine, ...]:
        """Return cells and values in doubt that nobody has decided yet, with proposals."""
        from recimentor.api import mending

        with self._lock:
            return mending.doubts(self._request)

    def mend(self, decided: MendLine, revision: int) -> Now:
        """Keep what a cell or a value should be in the mending sheet, and pair again.

        Raises
        ------
        MovedOnError
            If the desk has moved on from that revision.
        BadInput
            If what was decided cannot be read: it is taken back.
        CannotWrite
            If the sheet cannot be written.
        """
        from recimentor import api
        from recimentor.api import mending

        with self._lock:
            self._hold_to(revision)
            path = mending.mended_path(self._request)
            before = _content(path)
            mending.keep_mended(self._request, decided)
            step = self._wrote("a doubt", path, before)
            try:
                self._take(step)
            except (BadInput, BadRequest):
                api.put_file_back(path, step.file_after, step.file_before)
                raise
            return self.now

    @property
    def map_path(self) -> Path:
        """The file that keeps what humans say of wordings."""
        from recimentor.api import wording

        return wording.map_path(self._request, self.now.reading)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return which names of skills may mean one, those of most people first."""
        from recimentor.api import wording

        with self._lock:
            return wording.proposals_of(self.now.reading)

    def helps(self) -> tuple[Help, ...]:
        """Return what would give people left over a partner, each solved; as `match` tells it."""
        from recimentor.api import wording

        with self._lock:
            now = self.now
            return wording.what_helps(self._ruled(now.reading), now.plan)

    def set_levers(self, settings: Sequence[str], revision: int) -> Now:
        """Change settings of this sitting, such as ``minimum_gain=0.2``, and pair again.

        Raises
        ------
        MovedOnError
            If the desk has moved on from that revision.
        BadRequest
            If a setting does not exist, or cannot take its value.
        """
        with self._lock:
            self._hold_to(revision)
            path, content = self.decisions_path, _content(self.decisions_path)
            self._take(Step("levers", path, content, content, self.settings, tuple(settings)))
            return self.now

    def undo(self, revision: int) -> Now:
        """Take the last step back; see :meth:`decide` for what is raised."""
        from recimentor import api

        with self._lock:
            self._hold_to(revision)
            if not self._undo:
                raise BadRequest("there is no step to take back")
            step = self._undo[-1]
            api.put_file_back(step.path, step.file_after, step.file_before)
            self._undo.pop()
            self._redo.append(step)
            self._again(f"taken back: {step.what}", step.settings_before)
            return self.now

    def redo(self, revision: int) -> Now:
        """Take the last step that was taken back once more."""
        from recimentor import api

        with self._lock:
            self._hold_to(revision)
            if not self._redo:
                raise BadRequest("there is no step to take again")
            step = self._redo[-1]
            api.put_file_back(step.path, step.file_before, step.file_after)
            self._redo.pop()
            self._undo.append(step)
            self._again(f"taken again: {step.what}", step.settings_after)
            return self.now

    def save(self, revision: int) -> bool:
        """Write the plan as ``match -o plan.json`` does; return whether the file changed."""
        from recimentor import api

        with self._lock:
            self._hold_to(revision)
            return bool(api.save(self.now.plan, [self.plan_path]))

    def plan_on_disk(self) -> Plan | None:
        """Return the plan that is saved, or None where there is none."""
        from recimentor import api

        return api.open_plan(self.plan_path) if self.plan_path.is_file() else None

    def stop_solving(self) -> None:
        """Ask the pairing that is under way to stop with the best so far."""
        self._stop.set()

    def name_of(self, person: str) -> str:
        """Return what a person of the pool is called; the id where there is no name."""
        return next((each.name or each.id for each in self.now.reading.people if each.id == person), person)

    def _wrote(self, what: str, path: Path, before: bytes | None) -> Step:
        return Step(what, path, before, _content(path), self.settings, self.settings)

    def _named(self, people: Sequence[str]) -> str:
        return " and ".join(self.name_of(person) for person in people)

    def _hold_to(self, revision: int) -> None:
        self._heed_disk()
        if revision != self.now.revision:
            raise MovedOnError("the desk has moved on, in another tab or by a changed file; look again")

    def _take(self, step: Step) -> None:
        self._undo = [*self._undo[1 - _STEPS_KEPT :], step]
        self._redo.clear()
        try:
            self._again(step.what, step.settings_after)
        except (BadInput, BadRequest):
            self._undo.pop()
            raise

    def _again(self, message: str, settings: tuple[str, ...] | None = None) -> None:
        """Read and pair again; what was asked for stands only if that works."""
        request = self._request
        if settings is not None:
            self._request = replace(request, settings=settings)
        try:
            reading = self._read()
            solved = self._solve(self._ruled(reading))
        except BaseException:
            self._request = request
            raise
        self.now = Now(self.now.revision + 1, reading, solved, self.now.plan, message)
        self._stamps = self._stamped()

    def _read(self) -> Reading:
        from recimentor import api

        reading = api.read(self._request)
        if has_errors(reading.findings):
            raise BadInput(reading.findings)
        return reading

    def _ruled(self, reading: Reading) -> Reading:
        from recimentor import api

        ruled = api.ruled(reading)
        if has_errors(ruled.findings):
            raise BadInput(ruled.findings)
        return ruled

    def _solve(self, ruled: Reading) -> Solved:
        from recimentor import api

        self._stop.clear()
        try:
            return api.solve_reading(ruled, watch=self._hooks())
        finally:
            self.progress = ""

    def _hooks(self) -> Hooks:
        from recimentor import api

        def tell(line: str) -> None:
            self.progress = line

        return api.Hooks(progress=tell, should_stop=self._stop.is_set)

    def _heed_disk(self) -> None:
        """Read again where a file changed under the desk; steps cannot be taken back across that."""
        stamps = self._stamped()
        if stamps == self._stamps:
            return
        names = sorted({path.name for path, _, _ in set(stamps) ^ set(self._stamps)})
        self._undo.clear()
        self._redo.clear()
        self._again(f"read again, as it changed on disk: {', '.join(names)}")

    def _stamped(self) -> tuple[tuple[Path, int, int], ...]:
        from recimentor import api

        read = (*api.files_read(self._request), self.decisions_path, self.map_path)
        paths = {Path(name) for name in read if name != "-"}
        stamps = []
        for path in sorted(paths):
            if path.is_file():
                about = path.stat()
                stamps.append((path, about.st_mtime_ns, about.st_size))
        return tuple(stamps)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def fault_words(fault: Exception) -> str:
    """Return what is wrong in words that hold places and ids alone."""
    if isinstance(fault, BadInput):
        return "; ".join(
            f"{each.message}; {each.fix}" if each.fix else each.message for each in fault.findings
        )
    return str(fault)
