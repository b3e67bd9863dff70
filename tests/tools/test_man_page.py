"""The manual page is drawn from the commands, and names all of them."""

from __future__ import annotations

import shutil
import subprocess

import pytest
import typer.main
from tools.man_page import _safe, man_page

from recimentor.cli.app import app


def test_every_command_and_option_stands_in_the_manual_page() -> None:
    page = man_page()
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f".SS recimentor {name}" in page
        for parameter in command.params:
            assert all(_safe(option) in page for option in parameter.opts if option.startswith("-"))


def test_no_text_is_a_command_of_roff() -> None:
    assert _safe(".so /etc/x") == r"\&.so /etc/x"
    assert _safe("a\\b") == r"a\eb"


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_page_is_set_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=man_page(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
