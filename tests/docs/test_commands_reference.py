"""The reference of commands is drawn from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from tools.man_page import man_page
from tools.parameters import takes

from recimentor.cli.app import app

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
MAN_PAGE = Path(__file__).parents[2] / "docs" / "man" / "recimentor.1"
HEAD = """# Commands

Results go to standard output, everything else to standard error. What a command ends with:
[exit codes](exit-codes.md).

A person may be called by id, e-mail or name. A first name or a name near one person alone will do in every
command and option; the command says whom it took, and lists the candidates where several may be meant. Only
`forget --yes` wants the name whole: what it removes is gone. Names in files (`decisions.yaml`, replies) are
read to the letter, as nobody sees there whom they were taken for.
"""


def _commands(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from _commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def _rows(command: Any) -> Iterator[str]:
    said = takes(command)
    for parameter in command.params:
        shown = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
        if parameter.param_type_name == "argument":
            shown = f"`{parameter.metavar or parameter.name.upper()}`"
        elif not getattr(parameter, "is_flag", False) and parameter.metavar:
            shown += f" `{parameter.metavar}`"
        yield f"| {shown} | {' '.join(filter(None, (parameter.help, said[parameter.name])))} |"


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


def test_the_manual_page_that_is_handed_out_is_that_of_the_commands(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        MAN_PAGE.write_text(man_page(), encoding="utf-8", newline="\n")
    assert MAN_PAGE.read_text(encoding="utf-8") == man_page(), "run pytest --update-golden"


def test_every_command_and_option_says_what_it_is_for() -> None:
    for name, command in _commands(typer.main.get_command(app), ""):
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name}: {parameter.name}"


def test_choices_ranges_and_defaults_are_told() -> None:
    commands = dict(_commands(typer.main.get_command(app), ""))
    assert takes(commands["match"])["keep_by"].endswith("Default: `least-change`.")
    assert takes(commands["kit"])["formats"] == "One of `html`, `md`, `docx`."
    assert takes(commands["desk"])["port"] == "From 0 to 65535. Default: `0`."
    assert takes(commands["desk"])["browser"] == "On by default."
