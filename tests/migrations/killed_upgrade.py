"""Brings databases to a revision, again and again, and is killed at the statement asked for.

Started as a program of its own. It reads one request a line from standard input, in JSON:

    {"url": "sqlite:///catalogue.db", "to": "0007", "at": 3}

SIGKILL comes right before statement number `at`, counted from 1; the commit is the last of them. It
meets a process forked off for it. With null it never comes: then it is this very process that
works, and knows the migrations by heart before the next one is forked off. The answer is one line:
{"code": ..., "statements": ...}, the code -9 where it was killed.
"""

import gc
import json
import os
import signal
import sys

from sqlalchemy import event

from app.persistence.database import open_database
from app.persistence.migrating import upgrade_to


def run(url: str, to: str, at: int | None) -> dict[str, int]:
    """Upgrade here, or in a process of its own that is killed."""
    if at is None:
        statements = _upgrade(url, to, None)
        gc.freeze()  # so that what is forked off copies none of it
        return {"code": 0, "statements": statements}
    child = os.fork()
    if child == 0:
        try:
            _upgrade(url, to, at)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "statements": at}


def _upgrade(url: str, to: str, at: int | None) -> int:
    """Give the number of statements."""
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == at:
            os.kill(os.getpid(), signal.SIGKILL)

    engine = open_database(url)
    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", count)
    upgrade_to(engine, to)
    engine.dispose()
    return done


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(**json.loads(line))), flush=True)  # noqa: T201 - this is the answer
