#!/usr/bin/env sh
# Writes constraints/oldest.txt (the floors of pyproject.toml) and constraints/newest.txt (the newest there is); needs uv.
# Run both with `.ci/run` before you commit them: a floor that was not run is a guess.
set -eu
cd "$(dirname "$0")/.."
compile() { uv pip compile --quiet --python-version 3.11 --no-header --no-annotate --no-emit-index-url "$@" pyproject.toml; }
# Typer at its floor speaks to Click, whose newest releases warn of names that it uses.
echo 'click==8.1.8' > constraints/.click.txt
compile --extra desk --extra docx --resolution lowest-direct --constraints constraints/.click.txt > constraints/oldest.txt
rm constraints/.click.txt
compile --extra dev --extra desk --extra docx --extra docs > constraints/newest.txt
