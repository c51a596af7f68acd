#!/bin/sh
# Make .venv hold exactly what the lock files name, and the project itself as an editable
# installation. Nothing is done when nothing has changed.
#
#   ensure-venv.sh run      what Verso needs to run
#   ensure-venv.sh check    that, and what the checks need
#
# PYTHON names the interpreter to build with; otherwise the first of python3, python3.14 ...
# python3.11 that is new enough is taken.
set -eu
cd "$(dirname "$0")/../.."

kind=${1:?run or check}
python=.venv/bin/python
stamp=.venv/verso-$kind
here=$(pwd -P)
wanted=$(echo "$here" && sha256sum pyproject.toml requirements/run.txt)
[ "$kind" = run ] || wanted="$wanted $(sha256sum "requirements/$kind.txt")"

if [ -x $python ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    exit 0
fi

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    candidates=${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}
    for candidate in $candidates; do
        if is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "Verso needs Python 3.11 or newer, and found none under: $candidates" >&2
    echo "On Debian 12 or newer: apt install python3 python3-venv" >&2
    echo "Elsewhere, name it:    make PYTHON=/path/to/python3.12 run" >&2
    exit 1
}

make_venv() {
    base=$(find_python)
    if ! "$base" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        echo "Python $version is here, but not its part that makes virtual environments." >&2
        echo "On Debian: apt install python3-venv   (or python$version-venv)" >&2
        exit 1
    fi
    echo "Making the virtual environment .venv with $("$base" --version) ..."
    "$base" -m venv --clear .venv
}

install() {
    # --quiet twice: warnings about package folders that this machine's own configuration names are
    # not ours to show; errors are.
    if ! $python -m pip install --quiet --quiet --no-input --disable-pip-version-check \
        --no-deps "$@"; then
        echo "The installation did not succeed; the lines above say why." >&2
        echo "The same command, given again, goes on from here." >&2
        exit 1
    fi
}

# One installation at a time, should two commands start together: the second waits, and looks again.
if [ -z "${VERSO_VENV_LOCKED-}" ] && command -v flock >/dev/null; then
    VERSO_VENV_LOCKED=1 exec flock requirements/run.in deploy/development/ensure-venv.sh "$kind"
fi

# A moved folder leaves programs in .venv that point to the old place.
if ! is_new_enough $python || ! grep -qsF " $here/.venv" .venv/pyvenv.cfg; then
    make_venv
fi
rm -f "$stamp"

echo "Installing what requirements/run.txt names (a minute or two the first time) ..."
install --require-hashes -r requirements/run.txt
if [ "$kind" != run ]; then
    echo "Installing what requirements/$kind.txt names ..."
    install --require-hashes -r "requirements/$kind.txt"
fi
install --no-build-isolation --editable .
echo "$wanted" >"$stamp.new"
mv "$stamp.new" "$stamp"
