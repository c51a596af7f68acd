#!/bin/sh
# Import a folder of real scans (catalogue.json beside images/) into the holding, and publish it.
#
#   import-real.sh FOLDER
set -eu
cd "$(dirname "$0")/../.."

folder=${1:?the folder with catalogue.json and images/}
if [ ! -f "$folder/catalogue.json" ] || [ ! -d "$folder/images" ]; then
    echo "No catalogue.json with images/ in $folder." >&2
    echo "Name the folder:  make REAL=/path/to/copy1-60 real" >&2
    exit 1
fi
deploy/development/ensure-venv.sh run
.venv/bin/verso init
exec .venv/bin/verso import "$folder/catalogue.json" --images "$folder/images" \
    --mapping docs/how-to/import-copy1-60.yaml --publish
