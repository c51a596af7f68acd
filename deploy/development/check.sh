#!/bin/sh
# Everything that must hold before a commit. Stops at the first step that fails.
set -eu
cd "$(dirname "$0")/../.."
# Nothing here asks a question, with or without a terminal.
exec </dev/null
# The tests start Verso many times, and none of these programs need compile it anew.
unset PYTHONDONTWRITEBYTECODE

deploy/development/ensure-venv.sh check
deploy/development/ensure-browser.sh
deploy/development/ensure-viewers.sh
bin=.venv/bin
work=$(mktemp -d)
running='' beside=''
trap 'kill $running $beside 2>/dev/null || :; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

stop() {
    echo "check stopped at: $1" >&2
    echo "Again, alone: $2" >&2
    exit 1
}

# kept COMMAND...: keep what it says. It is waited for so that whoever stops this stops it too.
kept() {
    "$@" >"$work/output" 2>&1 &
    running=$!
    wait $running
}

# step NAME COMMAND...: one line when it holds, all that it said when it does not.
step() {
    name=$1
    shift
    if ! kept "$@"; then
        cat "$work/output" >&2
        stop "$name" "$*"
    fi
    running=
    echo "holds: $name"
}

step "style (ruff check)" $bin/ruff check .
step "format (ruff format)" $bin/ruff format --check .
step "layers (import-linter)" $bin/lint-imports
# Lint only: djlint's formatter also moves the white space in {% trans %}, which changes what the
# translations are looked up by.
step "templates (djlint)" $bin/djlint --lint --quiet app/web/templates
step "spelling (codespell)" $bin/codespell app alembic deploy docs tests ./*.md Makefile pyproject.toml

# They may not have begun yet; there is no folder any more where this was stopped.
end_tests() {
    while [ -d "$work" ] && [ ! -s "$work/pytest" ]; do sleep 0.1; done
    kill -INT "$(cat "$work/pytest" 2>/dev/null)" 2>/dev/null || :
}

# What takes long of the rest runs beside the tests, and ends them where it does not hold.
{
    trap 'kill $running 2>/dev/null || :; exit 143' TERM
    trap '[ $? = 0 ] || end_tests' EXIT
    step "types (mypy)" $bin/mypy
    step "doors left open (bandit)" $bin/bandit -q -c pyproject.toml -r app alembic deploy
} >"$work/beside" 2>&1 &
beside=$!
# One worker a core; a file stays in one, so that what its tests share is made once. The order is
# that of tests/running.py.
set -- $bin/pytest -n auto --dist loadfile --no-loadscope-reorder
tests=held
sh -c 'echo $$ >"$0" && exec "$@"' "$work/pytest" "$@" || tests=
if ! wait $beside; then
    cat "$work/beside" >&2
    exit 1
fi
beside=
cat "$work/beside"
[ "$tests" ] || stop "tests (pytest)" "$*"
echo "Everything holds."
