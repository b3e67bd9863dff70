"""What is built and handed out holds all that the program reads, and nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from tools.name_home import with_home

import recimentor

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "recimentor"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Return the names inside the wheel and inside the source archive."""
    pytest.importorskip("hatchling", reason="hatchling is not here: it is in the extra `dev`")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    (source,) = folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as zipped, tarfile.open(source) as packed:
        metadata = next(name for name in zipped.namelist() if name.endswith("METADATA"))
        version = Parser().parsestr(zipped.read(metadata).decode())["Version"]
        return {
            "wheel": set(zipped.namelist()),
            "source": {name.partition("/")[2] for name in packed.getnames()},
            "version": {version},
        }


def test_the_wheel_holds_every_file_of_the_package(built: dict[str, set[str]]) -> None:
    files = {
        f"recimentor/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= built["wheel"]
    assert any(name.endswith("py.typed") for name in files)


def test_the_wheel_holds_nothing_but_the_package_and_its_papers(built: dict[str, set[str]]) -> None:
    rest = {name for name in built["wheel"] if not name.startswith("recimentor/")}
    named = f"recimentor-{recimentor.__version__}"
    assert {name.partition("/")[0] for name in rest} == {f"{named}.dist-info", f"{named}.data"}
    brought = {name for name in rest if name.startswith(f"{named}.data")}
    assert brought == {f"{named}.data/data/share/man/man1/recimentor.1"}
    assert any(name.endswith("licenses/LICENSE") for name in rest)


def test_the_source_archive_can_be_tested(built: dict[str, set[str]]) -> None:
    needed = [
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "tests/conftest.py",
        "examples/people.csv",
        "mkdocs.yml",
    ]
    assert set(needed) <= built["source"]
    git = ["git", "ls-files", "src", "tests", "docs", "examples", "tools", "constraints", "benchmarks"]
    kept = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False)
    if kept.returncode == 0:
        # Letters beyond ASCII are quoted by git; those names are left to the builder.
        files = {name for name in kept.stdout.splitlines() if not name.startswith('"')}
        assert {name for name in files if (ROOT / name).exists()} <= built["source"]
    assert not [name for name in built["source"] if "__pycache__" in name or name.startswith(".c")]


def test_the_release_names_home_page_and_mail() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(with_home(text, "https://example.org/r", "a@example.org"))["project"]
    assert project["authors"] == [{"name": "The recimentor authors", "email": "a@example.org"}]
    assert project["urls"]["Homepage"] == "https://example.org/r"
    with pytest.raises(ValueError, match="already"):
        with_home(with_home(text, "https://example.org/r", "a@example.org"), "x", "y")


def test_one_version_everywhere(built: dict[str, set[str]]) -> None:
    assert built["version"] == {recimentor.__version__}
    assert f"version: {recimentor.__version__}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
