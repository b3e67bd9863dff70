"""The application: its commands, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

import typer

from recimentor import __version__
from recimentor.cli.asking import explain, suggest
from recimentor.cli.check import check
from recimentor.cli.deciding import decide
from recimentor.cli.desk import desk
from recimentor.cli.failures import guarded
from recimentor.cli.following import answers, feedback, invite, status
from recimentor.cli.forget import about, forget
from recimentor.cli.judging import compare, sensitivity, verify
from recimentor.cli.match import match
from recimentor.cli.outputs import kit, report
from recimentor.cli.starting import import_app, init, linkedin, schema
from recimentor.cli.wordings import code, skills

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


#: In the order in which a program needs them: name, function, the question that it answers.
_COMMANDS: Final[tuple[tuple[str, Callable[..., None], str], ...]] = (
    ("match", match, "Who pairs with whom?"),
    ("desk", desk, "Look, decide and see the effect at once, in a browser."),
    ("check", check, "Is the data right, and who cannot be matched?"),
    ("init", init, "Start a program folder, or map an export."),
    ("skills", skills, "Which skills are short, and which look alike?"),
    ("code", code, "Turn answers in prose into skills, by hand."),
    ("suggest", suggest, "Who would suit this person?"),
    ("explain", explain, "Why these two, or why not, and at what price?"),
    ("verify", verify, "Does a plan hold, and is it the best?"),
    ("compare", compare, "What changed between two plans?"),
    ("sensitivity", sensitivity, "Which pairs hang on the weights?"),
    ("report", report, "A page, workbook or sheet to look at and mail."),
    ("decide", decide, "Write down a decision: lock, veto, out."),
    ("invite", invite, "Ask everybody for a yes or no."),
    ("answers", answers, "Read the replies."),
    ("status", status, "Where does the program stand; what is next?"),
    ("kit", kit, "What each confirmed pair is handed."),
    ("feedback", feedback, "How did it go?"),
    ("about", about, "What is held about this person?"),
    ("forget", forget, "Remove a person everywhere."),
    ("schema", schema, "What may stand in a program, a plan, a file of decisions?"),
)

for _name, _command, _question in _COMMANDS:
    app.command(_name, short_help=_question)(guarded(_command))
import_app.command("linkedin")(guarded(linkedin))
app.add_typer(import_app, name="import", short_help="Read archives of other tools, such as LinkedIn's.")
