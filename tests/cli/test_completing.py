"""A shell completes settings of the program and their values."""

from __future__ import annotations

import os
import subprocess
import sys

from recimentor.cli.completing import complete_setting


def test_settings_and_their_values_are_completed() -> None:
    assert complete_setting("score.importance.b") == ["score.importance.bridge="]
    assert complete_setting("odd=") == ["odd=leave", "odd=trio"]
    assert complete_setting("nothing.like.it") == complete_setting("seed=") == []


def test_the_shell_is_answered() -> None:
    words = {
        "_RECIMENTOR_COMPLETE": "complete_bash",
        "COMP_WORDS": "recimentor match --set obj",
        "COMP_CWORD": "3",
    }
    code = "import sys; sys.argv = ['recimentor']; from recimentor.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **words}, capture_output=True, text=True, check=False
    )
    assert "objective=" in done.stdout
