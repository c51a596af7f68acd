#!/bin/sh
# Everything that must hold before a commit. Stops at the first step that fails.
set -eu
cd "$(dirname "$0")/../.."
# Nothing here asks a question, with or without a terminal.
exec </dev/null

deploy/development/ensure-venv.sh check
deploy/development/ensure-browser.sh
deploy/development/ensure-viewers.sh
bin=.venv/bin
output=$(mktemp)
trap 'rm -f "$output"' EXIT
trap 'exit 130' INT TERM

stop() {
    echo "check stopped at: $1" >&2
    echo "Again, alone: $2" >&2
    exit 1
}

# step NAME COMMAND...: one line when it holds, all that it said when it does not.
step() {
    name=$1
    shift
    if ! "$@" >"$output" 2>&1; then
        cat "$output" >&2
        stop "$name" "$*"
    fi
    echo "holds: $name"
}

step "style (ruff check)" $bin/ruff check .
step "format (ruff format)" $bin/ruff format --check .
step "types (mypy)" $bin/mypy
step "layers (import-linter)" $bin/lint-imports
step "doors left open (bandit)" $bin/bandit -q -c pyproject.toml -r app alembic deploy
# Lint only: djlint's formatter also moves the white space in {% trans %}, which changes what the
# translations are looked up by.
step "templates (djlint)" $bin/djlint --lint --quiet app/web/templates
step "spelling (codespell)" $bin/codespell app alembic deploy docs tests ./*.md Makefile pyproject.toml
# One worker a core; a file stays in one, so that what its tests share is made once.
$bin/pytest -n auto --dist loadfile || stop "tests (pytest)" "$bin/pytest -n auto --dist loadfile"
echo "Everything holds."
