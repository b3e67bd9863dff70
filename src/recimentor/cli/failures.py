"""The one place where failures become messages and exit codes."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, ParamSpec

import typer

from recimentor.cli.streams import say, write_text
from recimentor.model.errors import BadInput, BadRequest, CannotWrite, InputMissing, PluginFault

if TYPE_CHECKING:
    from recimentor.model.finding import Finding


class ExitCode(IntEnum):
    """Exit codes; the numbers are an interface."""

    DONE = 0
    LIMIT_BROKEN = 1
    USAGE = 2
    BAD_INPUT = 65
    INPUT_MISSING = 66
    INTERNAL = 70
    CANNOT_WRITE = 74
    STOPPED = 130


#: More changed files than these are counted.
_MOST_NAMED = 3

Parameters = ParamSpec("Parameters")

_EXIT_CODES: dict[type[BaseException], ExitCode] = {
    BadRequest: ExitCode.USAGE,
    BadInput: ExitCode.BAD_INPUT,
    InputMissing: ExitCode.INPUT_MISSING,
    CannotWrite: ExitCode.CANNOT_WRITE,
    PluginFault: ExitCode.INTERNAL,
    KeyboardInterrupt: ExitCode.STOPPED,
}


def exit_code_of(fault: BaseException) -> ExitCode:
    """Return the exit code that a failure comes to."""
    if isinstance(fault, typer.Exit):
        return ExitCode(fault.exit_code)
    kinds = (_EXIT_CODES[kind] for kind in type(fault).__mro__ if kind in _EXIT_CODES)
    return next(kinds, ExitCode.INTERNAL)


def guarded(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Return the command with expected failures told in a line, and unexpected ones without any data."""

    @functools.wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        before = 0
        try:
            from recimentor.api.stopping import num_done

            before = num_done()
            command(*args, **kwargs)
        except typer.Exit:
            raise
        except BadInput as failure:
            show_findings(failure.findings)
            raise typer.Exit(ExitCode.BAD_INPUT) from None
        except (BadRequest, InputMissing, CannotWrite, PluginFault) as failure:
            if isinstance(failure, InputMissing) and failure.findings:
                show_findings(failure.findings)
            say(f"recimentor: {failure}")
            raise typer.Exit(exit_code_of(failure)) from None
        except KeyboardInterrupt:
            say(f"recimentor: stopped; {_what_stands(before)}")
            raise typer.Exit(ExitCode.STOPPED) from None
        except MemoryError:
            say("recimentor: this machine has too little memory for these files")
            raise typer.Exit(ExitCode.INTERNAL) from None
        except Exception as fault:  # noqa: BLE001 - whatever it is, its message may quote answers
            _tell_fault(fault)
            raise typer.Exit(ExitCode.INTERNAL) from None

    return run


def _what_stands(before: int) -> str:
    """Return what a run that was stopped has changed: files take their places all or none."""
    from recimentor.api.stopping import done_since

    done = list(dict.fromkeys(map(str, done_since(before))))
    if not done:
        return "nothing was written"
    if len(done) > _MOST_NAMED:
        return f"{len(done):,} files had been written or removed by then, and stay so"
    from recimentor.report.safe import one_line

    return f"by then this had been written or removed, and stays so: {', '.join(map(one_line, done))}"


def _tell_fault(fault: Exception) -> None:
    """Tell where the program failed, without the fault's message: it may quote people's answers."""
    kind = type(fault).__name__
    say(f"recimentor: internal fault ({kind}); please report these lines, they hold no data of yours:")
    for frame in traceback.extract_tb(fault.__traceback__):
        if "recimentor" in frame.filename:
            module = frame.filename.replace("\\", "/").rpartition("recimentor/")[2]
            say(f"  {module}:{frame.lineno} in {frame.name}")


def show_findings(findings: Sequence[Finding], *, to_stdout: bool = False) -> None:
    """Print findings for people, each with its place, and a line of counts."""
    from recimentor import report

    stream = sys.stdout if to_stdout else sys.stderr
    num_files = len({finding.place.file for finding in findings})
    screen = report.screen_of(stream, os.environ)
    write_text(report.findings_text(findings, num_files=num_files, screen=screen), stream)
