"""Processor time of matching and verifying, as commands: ``python benchmarks/verifying.py [PEOPLE ...]``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.desk import people


def seconds(*arguments: str, folder: Path) -> float:
    """Run the program in a process of its own; return its processor time.

    Raises
    ------
    subprocess.CalledProcessError
        If it ends with anything but 0.
    """
    before = os.times()
    command = [sys.executable, "-m", "recimentor", *arguments, "--no-program", "--quiet"]
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print a row for each size."""
    print("| people | match | verify | verify over match |\n| ---: | ---: | ---: | ---: |")
    for number in map(int, sys.argv[1:] or ["1000", "2000", "10000"]):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "people.csv").write_text(people(number), encoding="utf-8")
            match = seconds("match", "people.csv", "-o", "plan.json", folder=folder)
            verify = seconds("verify", "plan.json", "people.csv", folder=folder)
        print(f"| {number:,} | {match:.1f} s | {verify:.1f} s | {verify / match:.2f} |", flush=True)


if __name__ == "__main__":
    main()
