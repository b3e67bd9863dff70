#!/usr/bin/env bash
# Gets the program in each way that this machine can, each in a new folder with an empty home, and runs it there once.
# Also asks twine, check-wheel-contents and pyroma. Needs a package index; uv and pipx are had from it.
#   tools/clean_installs.sh [--one-file]    (with --one-file the program for people without Python, too; takes minutes)
set -euo pipefail
cd "$(dirname "$0")/.."
source="$PWD"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
unset PYTHONPATH VIRTUAL_ENV PIP_CONSTRAINT

say() { printf '\n== %s\n' "$*"; }

fresh() { # NAME COMMAND: the command in a new folder with a new, empty home
  local home="$work/$1/home"
  mkdir -p "$home/here"
  (cd "$home/here" && HOME="$home" XDG_CACHE_HOME="$work/cache" PATH="$work/tools/bin:$PATH" bash -euc "$2")
}

# The first things that anybody does with it.
cat >"$work/works" <<END
#!/usr/bin/env bash
set -eu
"\$1" --version
"\$1" match "$source/examples/people.csv" --no-program -q -o plan.json >screen.txt
grep "people are paired" screen.txt
"\$1" verify plan.json "$source/examples/people.csv" --no-program >verdict.txt
head -n 1 verdict.txt
# Lists that libraries keep as data came along: Liz may be Elizabeth, and letters in German are written.
printf 'name,offers,wants,avoid\nElizabeth Brown,Python,Excel,\nTom Reed,Excel,Python,Liz Brown\n' >short.csv
"\$1" check short.csv --no-program | grep -q ambiguous-person
END
chmod +x "$work/works"
works="$work/works"

say "tools"
python3 -m venv "$work/tools"
"$work/tools/bin/python" -m pip install --quiet --disable-pip-version-check uv pipx build twine check-wheel-contents pyroma

say "wheel and source archive, with a home page and a mail as the release gives them"
mkdir "$work/source"
git ls-files -z | xargs -0 cp --parents -t "$work/source"
python3 tools/name_home.py https://example.org/recimentor authors@example.org "$work/source/pyproject.toml"
"$work/tools/bin/python" -m build --outdir "$work/dist" "$work/source" >"$work/build.log"
wheel="$(ls "$work"/dist/*.whl)"
archive="$(ls "$work"/dist/*.tar.gz)"
"$work/tools/bin/twine" check --strict "$wheel" "$archive"
"$work/tools/bin/check-wheel-contents" "$wheel"
"$work/tools/bin/pyroma" "$archive" | sed -n "/^Found/,\$p"

say "pip, the wheel in a new environment"
fresh pip "python3 -m venv env && env/bin/python -m pip install --quiet --disable-pip-version-check '$wheel' && $works env/bin/recimentor && ls env/share/man/man1/recimentor.1"

say "pip, the source archive"
fresh sdist "python3 -m venv env && env/bin/python -m pip install --quiet --disable-pip-version-check '$archive' && $works env/bin/recimentor"

say "pip, with the desk and Word documents"
fresh extras "python3 -m venv env && env/bin/python -m pip install --quiet --disable-pip-version-check '$wheel[desk,docx]' && $works env/bin/recimentor"

say "uv tool install"
fresh uv "uv tool install --quiet '$wheel' && $works \$HOME/.local/bin/recimentor"

say "pipx"
fresh pipx "pipx install --quiet '$wheel' && $works \$HOME/.local/bin/recimentor && ls -L \$HOME/.local/share/man/man1/recimentor.1"

if [ "${1:-}" = --one-file ]; then
  say "one file"
  python3 tools/one_file.py >"$work/one-file.log" 2>&1 || { tail -n 20 "$work/one-file.log"; exit 1; }
  ls -l dist/recimentor
  fresh one-file "$works '$source/dist/recimentor'"
fi
say "all ways work"
