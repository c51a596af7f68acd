#!/bin/sh
# The viewers of others that the browser tests open: from npm, as tests/browser/package-lock.json
# names them, into .venv/viewers. Nothing is done when nothing has changed.
set -eu
cd "$(dirname "$0")/../.."

from=tests/browser
to=.venv/viewers
stamp=$to/made-from
wanted=$(cat $from/.npmrc $from/package.json $from/package-lock.json $from/foreign/pages/clover.jsx | sha256sum)
if [ -f $stamp ] && [ "$(cat $stamp)" = "$wanted" ]; then
    exit 0
fi

# One installation at a time: whoever comes second waits, and looks again.
if [ -z "${VERSO_VIEWERS_LOCKED-}" ] && command -v flock >/dev/null; then
    VERSO_VIEWERS_LOCKED=1 exec flock $from/package-lock.json "$0"
fi
if ! command -v npm >/dev/null; then
    echo "The browser tests need npm and Node.js 18 or newer, for the viewers of others." >&2
    echo "Install them as root:  apt-get install nodejs npm" >&2
    exit 1
fi

echo "Installing the viewers that tests/browser/package-lock.json names ..."
rm -rf $to
mkdir -p $to/foreign/pages
cp -R $from/.npmrc $from/package.json $from/package-lock.json $from/nothing $to
cp $from/foreign/pages/clover.jsx $to/foreign/pages
log=.venv/verso-npm.log
if ! (cd $to && npm ci --no-fund --no-audit && npm run build) >$log 2>&1 </dev/null; then
    tail -n 20 $log >&2
    echo "npm could not install the viewers: the lines above say why." >&2
    exit 1
fi
echo "$wanted" >$stamp
