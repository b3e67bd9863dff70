"""Makes the manual page `recimentor.1` from the commands; `docs/man` holds it, and the wheel brings it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer.main
from tools.parameters import takes

from recimentor import __version__
from recimentor.cli.app import app

HEAD = """.TH RECIMENTOR 1 "" "recimentor {version}" "User Commands"
.SH NAME
recimentor \\- pair reciprocal mentoring partners
.SH SYNOPSIS
.B recimentor
.I COMMAND
[\\fIOPTIONS\\fR] [\\fIFILES\\fR]
.SH DESCRIPTION
Pairs the people who signed up so that both sides of every pair gain, proves the pairing and says why.
Nothing leaves the machine. Results go to standard output, everything else to standard error.
.SH COMMANDS
"""
EXIT = """.SH EXIT STATUS
"""


def man_page() -> str:
    """Return the page in roff: every command, argument and option with its help."""
    from recimentor.cli.failures import ExitCode

    codes = "".join(f".TP\n{code.value}\n{_safe(code.name.lower().replace('_', ' '))}\n" for code in ExitCode)
    commands = "".join(_command(name, each) for name, each in _commands(typer.main.get_command(app), ""))
    return HEAD.format(version=_safe(__version__)) + commands + EXIT + codes


def _commands(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def _command(name: str, command: Any) -> str:
    said = " ".join((command.help or "").split())
    taken = takes(command)
    parameters = (_parameter(each, taken[each.name].replace("`", "")) for each in command.params)
    return f".SS recimentor {_safe(name)}\n{_safe(said)}\n" + "".join(parameters)


def _parameter(parameter: Any, taken: str) -> str:
    if parameter.param_type_name == "argument":
        shown = f"\\fI{_safe(parameter.metavar or parameter.name.upper())}\\fR"
    else:
        names = (*parameter.opts, *parameter.secondary_opts)
        shown = ", ".join(f"\\fB{_safe(name)}\\fR" for name in names)
        if parameter.metavar and not parameter.is_flag:
            shown += f" \\fI{_safe(parameter.metavar)}\\fR"
    said = " ".join(f"{parameter.help or ''} {taken}".split())
    return f".TP\n{shown}\n{_safe(said)}\n"


def _safe(text: str) -> str:
    """Return text as roff prints it: no sign of it is a command."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text
