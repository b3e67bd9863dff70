"""The reference of commands is drawn from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from recimentor.cli.app import app

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Results go to standard output, everything else to standard error. What a command ends with:
[exit codes](exit-codes.md).

A person may be called by id, e-mail or whole name. Where a command only asks (`explain`, `suggest
--for`, `report --for`), a first name or a near name will do if it can mean one person alone; the command
says whom it took, and lists the candidates where several may be meant. What decides (`decide`, `--lock`,
`--veto`, `--out`) refuses a near name and lists the candidates.
"""


def _commands(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from _commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def _rows(command: Any) -> Iterator[str]:
    for parameter in command.params:
        shown = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
        if parameter.param_type_name == "argument":
            shown = f"`{parameter.metavar or parameter.name.upper()}`"
        elif not getattr(parameter, "is_flag", False) and parameter.metavar:
            shown += f" `{parameter.metavar}`"
        yield f"| {shown} | {getattr(parameter, 'help', '') or ''}{_values(parameter)} |"


def _values(parameter: Any) -> str:
    """Return which values a parameter takes, and which stands where none is given."""
    choices = [
        str(getattr(one, "value", one))
        for one in getattr(getattr(parameter, "type", None), "choices", None) or ()
    ]
    default = getattr(parameter, "default", None)
    default = getattr(default, "value", default)
    said = f" One of {', '.join(f'`{one}`' for one in choices)}." if choices else ""
    is_value = isinstance(default, str | int | float) and not isinstance(default, bool)
    return said + (f" Default: `{default}`." if is_value and default != "" else "")


def commands_page() -> str:
    """Return the page that the reference must be."""
    parts = [HEAD]
    for name, command in _commands(typer.main.get_command(app), ""):
        said = " ".join((command.help or "").split())
        table = "\n".join(["| argument or option | meaning |", "| --- | --- |", *_rows(command)])
        parts.append(f"## `recimentor {name}`\n\n{said}\n\n{table}\n")
    return "\n".join(parts)


def test_every_command_and_option_stands_in_the_reference(request: pytest.FixtureRequest) -> None:
    page = commands_page()
    if request.config.getoption("--update-golden"):
        REFERENCE.write_text(page, encoding="utf-8", newline="\n")
    assert page == REFERENCE.read_text(encoding="utf-8"), "run pytest --update-golden and review the diff"


def test_every_command_and_option_says_what_it_is_for() -> None:
    for name, command in _commands(typer.main.get_command(app), ""):
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name}: {parameter.name}"
