"""Options that belong together are declared once, and every command that reads takes them all."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Any

import pytest
import typer
import typer.main

from recimentor.cli.app import app
from recimentor.cli.reading import ReadingOptions, with_bundles

READING = ("check", "code", "desk", "explain", "match", "sensitivity", "skills", "suggest", "verify")
#: Options that mean the same in every command that has them: no command spells them in its own way.
UNIFORM = ("quiet", "details", "time_limit", "log_file", "open_it", "as_of", "audience", "today")


def _commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    return dict(group.commands)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Colours:
    colour: Annotated[str, typer.Option("--colour", help="A colour.")] = "red"


@pytest.mark.parametrize("name", READING)
def test_whatever_match_takes_about_reading_every_reading_command_takes(name: str) -> None:
    names = {parameter.name for parameter in _commands()[name].params}
    assert {option.name for option in fields(ReadingOptions)} <= names


def test_commands_that_read_sources_are_all_known() -> None:
    reading = {
        name
        for name, command in _commands().items()
        if {"program", "no_program"} <= {parameter.name for parameter in command.params}
    }
    assert reading == set(READING)


@pytest.mark.parametrize("option", UNIFORM)
def test_an_option_of_one_name_says_the_same_everywhere(option: str) -> None:
    said = {
        (tuple(parameter.opts), parameter.help)
        for command in _commands().values()
        for parameter in command.params
        if parameter.name == option
    }
    assert len(said) <= 1


def test_a_command_gets_its_bundle_as_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    @with_bundles
    def paint(what: Annotated[str, typer.Argument()], *, colours: _Colours) -> None:
        print(what, colours.colour)  # noqa: T201 - what the command is for

    small = typer.Typer()
    small.command()(paint)
    small(["door", "--colour", "blue"], standalone_mode=False)
    assert capsys.readouterr().out == "door blue\n"


def test_two_options_of_one_name_are_refused() -> None:
    with pytest.raises(TypeError, match="colour twice"):

        @with_bundles
        def paint(colour: str = "green", *, colours: _Colours) -> None: ...


def test_an_option_of_a_bundle_needs_a_default() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Needy:
        colour: str

    with pytest.raises(TypeError, match="needs a default"):
        with_bundles(_takes(Needy))


def _takes(kind: type) -> Any:
    def command(**_given: object) -> None: ...

    def taking(bundle: Any) -> None:
        command(bundle=bundle)

    taking.__annotations__["bundle"] = kind
    return taking
