"""Brings databases to a revision, again and again, and is killed at the statement asked for.

Started as a program of its own. It reads one request a line from standard input, in JSON:

    {"url": "sqlite:///catalogue.db", "to": "0007", "at": 3}

Each is run in a process forked off after everything was imported. SIGKILL comes right before
statement number `at`, counted from 1; the commit is the last of them. With null it never comes. The
answer is one line: {"code": ..., "statements": ...}, the code -9 where it was killed.
"""

import json
import os
import signal
import sys

from sqlalchemy import event

from app.persistence.database import open_database
from app.persistence.migrating import revisions, upgrade_to


def run(url: str, to: str, at: int | None) -> dict[str, int]:
    """Upgrade in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _upgrade(url, to, at, count_to=writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        statements = told.read()
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "statements": int(statements or -1)}


def _upgrade(url: str, to: str, at: int | None, *, count_to: int) -> None:
    """Never returns."""
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == at:
            os.kill(os.getpid(), signal.SIGKILL)

    code = 1
    try:
        engine = open_database(url)
        event.listen(engine, "before_cursor_execute", count)
        event.listen(engine, "commit", count)
        upgrade_to(engine, to)
        engine.dispose()
        code = 0
    finally:
        os.write(count_to, str(done).encode())
        os._exit(code)


if __name__ == "__main__":
    revisions()  # so that Alembic has read them before the first fork
    for line in sys.stdin:
        print(json.dumps(run(**json.loads(line))), flush=True)  # noqa: T201 - this is the answer
