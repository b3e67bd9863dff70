"""A shell completes settings of the program and their values, people and saved plans."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.runner import run

from recimentor.cli.completing import complete_setting, joined_words

ROOT = Path(__file__).parents[2]
PEOPLE = """id,name,email,offers,wants
ana,Ana Arnold,ana@example.org,Lead:5,Code
ben,Ben O'Hara,ben@example.org,Code:5,Lead
a3,Al Bell,al3@example.org,Lead:5,Code
a4,Al Bell,al4@example.org,Code:5,Lead
"""
#: What the script does that `recimentor --show-completion bash` prints, with the words as bash parts them.
BASH = """
recimentor() {{ {python} -c 'import sys; sys.argv = ["recimentor"]; import recimentor.cli as c; c.main()'; }}
IFS=$'\\n'
COMPREPLY=( $( export COMP_WORDS="$1" COMP_CWORD=$2 _RECIMENTOR_COMPLETE=complete_bash; recimentor ) )
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    assert run("match", "people.csv", "-o", "plan.json", "-q", cwd=tmp_path).code == 0
    (tmp_path / "late.csv").write_text(PEOPLE.replace("Ana Arnold", "Ann Zett"), encoding="utf-8")
    return tmp_path


def complete(folder: Path, *words: str, asking: str = "bash") -> list[str]:
    """Return what stands in the reply to a shell that asks about the last word."""
    asked = {"_RECIMENTOR_COMPLETE": f"complete_{asking}"}
    if asking == "bash":
        asked |= {"COMP_WORDS": "\n".join(("recimentor", *words)), "COMP_CWORD": str(len(words))}
    else:
        line = " ".join(("recimentor", *words))
        asked |= {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    before = sorted(path.name for path in folder.rglob("*"))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in asked.items():
            patch.setenv(name, value)
        ran = run(cwd=folder)
    assert ran.err == ""
    assert sorted(path.name for path in folder.rglob("*")) == before, "completing writes nothing"
    return ran.out.splitlines()


def test_settings_and_their_values_are_completed() -> None:
    assert complete_setting("score.importance.b") == ["score.importance.bridge="]
    assert complete_setting("odd=") == ["odd=leave", "odd=trio"]
    assert complete_setting("objecti")[:2] == ["objective=coverage", "objective=best-total"]
    assert complete_setting("nothing.like.it") == complete_setting("seed=") == []


def test_bash_tears_a_setting_apart_and_gets_the_rest_of_it(folder: Path) -> None:
    assert complete(folder, "match", "--set", "odd") == ["odd=leave", "odd=trio"]
    assert complete(folder, "match", "--set", "odd", "=", "t") == ["trio"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("suggest", "people.csv", "--for", "an"), ["ana", "ana@example.org"]),
        (("suggest", "people.csv", "--for", "An"), ["Ana\\ Arnold"]),
        (("suggest", "late.csv", "--for", "An"), ["Ann\\ Zett"]),
        (("match", "late.csv", "--keep", "plan.json", "--out", "An"), ["Ann\\ Zett"]),
        (("explain", "late.csv", "ben", "An"), ["Ann\\ Zett"]),
        (("suggest", "people.csv", "--for", "ana", "@", "ex"), ["example.org"]),
        (("suggest", "people.csv", "--for", "Be"), ["Ben\\ O\\'Hara"]),
        (("explain", "people.csv", "ana", "a4"), ["a4"]),
        (
            ("match", "people.csv", "--lock", "ana+b"),
            ["ana+ben", "ana+ben@example.org"],
        ),
        (("report", "plan.json", "--for", '"Ana'), ["Ana Arnold"]),
        (("decide", "out", "A"), ["Ana\\ Arnold"]),
        (("verify", "p"), ["plan.json"]),
    ],
)
def test_people_and_plans_are_completed(folder: Path, words: tuple[str, ...], expected: list[str]) -> None:
    assert complete(folder, *words) == expected


def test_a_name_of_two_people_is_offered_by_id_and_other_shells_quote_themselves(folder: Path) -> None:
    assert complete(folder, "suggest", "people.csv", "--for", "al") == ["al3@example.org", "al4@example.org"]
    assert "Ana Arnold" in complete(folder, "report", "plan.json", "--for", "An", asking="fish")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"id,id\n1", b'{"people": 7}'])
def test_a_fault_is_met_with_silence(folder: Path, content: bytes) -> None:
    (folder / "people.csv").write_bytes(content)
    (folder / "plan.json").write_bytes(content)
    assert complete(folder, "suggest", "people.csv", "--for", "a") == []
    assert complete(folder, "decide", "out", "a") == []


def test_what_a_killed_run_left_is_not_carried_out_for_a_shell(folder: Path) -> None:
    (folder / ".recimentor-journal").mkdir()
    (folder / ".recimentor-journal" / "1.json").write_text("{}", encoding="utf-8")
    assert complete(folder, "suggest", "people.csv", "--for", "a") == []


def test_words_are_joined_only_where_bash_parted_them() -> None:
    assert joined_words(["recimentor", "--set", "odd", "=", "t"], 4) == (["recimentor", "--set", "odd=t"], 2)
    assert joined_words(["recimentor", "match", "a"], 2) == (["recimentor", "match", "a"], 2)
    mail = ["recimentor", "--for", "ana", "@", "ex", "-q"]
    assert joined_words(mail, 4) == (["recimentor", "--for", "ana@ex", "-q"], 2)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_bash_itself_gets_one_word_a_person(folder: Path) -> None:
    words = "recimentor\nsuggest\npeople.csv\n--for\nAna"
    script = BASH.format(python=sys.executable)
    done = subprocess.run(
        ["bash", "-c", script, "bash", words, "4"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[0] == "Ana\\ Arnold"
