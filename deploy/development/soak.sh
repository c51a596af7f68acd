#!/bin/sh
# The long forms of the fault tests: an hour or more. `make soak` runs them; power cuts need root.
# One part alone: deploy/development/soak.sh disk|power|kills|backups|migrations|hostile|races|api|life|long
set -eu
cd "$(dirname "$0")/../.."
pytest() { .venv/bin/python -m pytest -q -p no:cacheprovider --timeout=0 "$@"; }
part=${1:-all}
wants() { [ "$part" = all ] || [ "$part" = "$1" ]; }
wants disk && VERSO_TEST_EACH=1 pytest -s tests/faults/test_failing_disk.py tests/faults/test_killed_worker.py \
    tests/faults/test_killed_sweep.py tests/faults/test_killed_backup.py tests/faults/test_full_disk.py
wants power && VERSO_TEST_POWER_CUTS=20 pytest tests/faults/test_power_cut.py
wants kills && VERSO_TEST_KILLS=200 VERSO_TEST_SERVE="--workers 2" pytest tests/faults/test_random_kills.py
wants backups && VERSO_TEST_BACKUPS=10 pytest tests/services/test_backup.py
wants migrations && VERSO_TEST_EACH_STATEMENT=1 pytest -s tests/migrations
# VERSO_CORPUS may name a folder of more files that nobody here has made.
wants hostile && VERSO_SOAK=3000 pytest tests/faults/test_bombs.py tests/faults/test_hostile_files.py
wants races && VERSO_SOAK=1 pytest tests/faults/test_racing_editors.py
wants api && VERSO_SOAK=1 pytest tests/conformance/test_api_by_its_description.py
wants life && VERSO_SOAK=1 pytest tests/journeys/test_any_life_of_a_photograph.py
wants long && VERSO_TEST_MINUTES=${VERSO_TEST_MINUTES:-10} pytest -s tests/faults/test_long_run.py
echo "The soak has ended: nothing was lost."
