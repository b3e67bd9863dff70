"""``recimentor desk``: look, decide and see the effect at once, in a browser on this machine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.options import Quiet, day_of
from recimentor.cli.reading import ReadingOptions, with_bundles
from recimentor.cli.streams import say, write_text
from recimentor.model.errors import BadRequest

_HOW = "the desk needs more parts: pip install 'recimentor[desk]'"


@with_bundles
def desk(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FOLDER or SOURCE...]", help="A program's folder, or its participants."),
    ] = None,
    *,
    plan: Annotated[
        Path | None,
        typer.Option("--plan", metavar="PLAN", help="Where the plan is saved; by default plan.json beside."),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; any free one by default.")
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page; otherwise only print its address.")
    ] = True,
    read: ReadingOptions,
    quiet: Quiet = False,
) -> None:
    """Open a page on this machine to look at the pairs, decide, and see at once what it does."""
    from importlib.util import find_spec

    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise BadRequest(_HOW)
    from recimentor import api
    from recimentor.desk.serving import serve
    from recimentor.desk.session import Session

    named = api.sources_of(sources or ["."])
    beside = Path(named[0]).parent / api.PLAN_NAME
    session = Session(read.request(named), plan or beside, lambda: day_of(None))

    def opened(address: str) -> None:
        write_text(f"{address}\n")
        if not quiet:
            say("The desk is open at this address, on this machine alone. Close the page to close it.")
        if browser and sys.stdout.isatty():
            typer.launch(address)

    serve(session, opened, port=port)
