"""Builds a one-file program for people without Python: ``python tools/one_file.py``, into ``dist/``.

It makes an environment of its own with PyInstaller, so nothing of the environment that runs it gets in.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: Found by name at run time, so PyInstaller cannot see them.
HIDDEN = (
    "recimentor",
    "tzdata",
    "rapidfuzz",
    "snowballstemmer",
    "babel",
    "nicknames",
    "uvicorn",
    "starlette",
)
START = "from recimentor.cli import main\n\nmain()\n"


def main() -> None:
    """Build the program and run it once."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        python = _environment(home / "venv")
        # The folder of the script is searched first: the script may not bear the package's name.
        start = home / "start.py"
        start.write_text(START, encoding="utf-8")
        collected = [part for name in HIDDEN for part in ("--collect-all", name)]
        options = ["--onefile", "--noconfirm", "--name", "recimentor", "--distpath", str(ROOT / "dist")]
        work = ["--workpath", str(home / "work"), "--specpath", str(home)]
        command = [str(python), "-m", "PyInstaller", *options, *work, *collected, str(start)]
        subprocess.run(command, check=True, cwd=home)
    program = ROOT / "dist" / ("recimentor.exe" if sys.platform == "win32" else "recimentor")
    people = ROOT / "examples" / "people.csv"
    for words in (["--version"], ["match", str(people), "--no-program", "-q"]):
        subprocess.run([str(program), *words], check=True)


def _environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([str(python), "-m", "pip", "install", "-q", f"{ROOT}[desk]", "pyinstaller"], check=True)
    return python


if __name__ == "__main__":
    main()
