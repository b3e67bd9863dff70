"""The application: its commands, and what it says of itself."""

from __future__ import annotations

from typing import Annotated

import typer

from recimentor import __version__
from recimentor.cli.answers import answers
from recimentor.cli.check import check
from recimentor.cli.code import code
from recimentor.cli.compare import compare
from recimentor.cli.decide import decide
from recimentor.cli.explain import explain
from recimentor.cli.failures import guarded
from recimentor.cli.feedback import feedback
from recimentor.cli.forget import forget
from recimentor.cli.import_ import import_app, linkedin
from recimentor.cli.init import init
from recimentor.cli.invite import invite
from recimentor.cli.kit import kit
from recimentor.cli.match import match
from recimentor.cli.report import report
from recimentor.cli.sensitivity import sensitivity
from recimentor.cli.skills import skills
from recimentor.cli.status import status
from recimentor.cli.suggest import suggest
from recimentor.cli.verify import verify

app = typer.Typer(
    name="recimentor",
    help="Pair reciprocal mentoring partners: everybody teaches, everybody learns.",
    no_args_is_help=True,
    # Plain help: rich would more than double the time until it stands there.
    rich_markup_mode=None,
    # Pretty tracebacks print local variables, and those hold people's answers.
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Nothing leaves this machine. Start with: recimentor match people.csv",
)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"recimentor {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Pair reciprocal mentoring partners: everybody teaches, everybody learns."""


app.command("match")(guarded(match))
app.command("check")(guarded(check))
app.command("explain")(guarded(explain))
app.command("suggest")(guarded(suggest))
app.command("verify")(guarded(verify))
app.command("report")(guarded(report))
app.command("kit")(guarded(kit))
app.command("compare")(guarded(compare))
app.command("decide")(guarded(decide))
app.command("feedback")(guarded(feedback))
app.command("forget")(guarded(forget))
app.command("answers")(guarded(answers))
app.command("skills")(guarded(skills))
app.command("init")(guarded(init))
app.command("code")(guarded(code))
import_app.command("linkedin")(guarded(linkedin))
app.add_typer(import_app, name="import")
app.command("invite")(guarded(invite))
app.command("sensitivity")(guarded(sensitivity))
app.command("status")(guarded(status))
