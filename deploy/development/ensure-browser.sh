#!/bin/sh
# The checks drive a real Chromium, in which viewers from npm are opened, the IIIF validator asks
# libmagic what an answer is, and openssl signs for servers with TLS. All are Debian packages: root gets them installed, anyone else is told
# which are missing.
set -eu
cd "$(dirname "$0")/../.."

missing=
command -v chromium >/dev/null || missing=chromium
.venv/bin/python -c 'import magic' 2>/dev/null || missing="$missing libmagic1"
command -v node >/dev/null || missing="$missing nodejs"
command -v npm >/dev/null || missing="$missing npm"
command -v openssl >/dev/null || missing="$missing openssl"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The checks need these Debian packages: $missing" >&2
    echo "Install them as root:  apt-get install $missing" >&2
    exit 1
fi
echo "Installing from Debian: $missing ..."
export DEBIAN_FRONTEND=noninteractive
log=.venv/verso-apt.log
# shellcheck disable=SC2086 # several package names
if ! { apt-get update -qq && apt-get install -qq -y --no-install-recommends $missing; } \
    >$log 2>&1 </dev/null; then
    tail -n 20 $log >&2
    echo "apt-get could not install $missing: the lines above say why." >&2
    exit 1
fi
