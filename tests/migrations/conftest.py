"""What the tests of migrations share: a catalogue in use, as it stood at each of its revisions."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select, table, text

from app.domain.authorities import AuthorityDescription, AuthorityNoun
from app.domain.batches import Action, BatchOrder, Operation
from app.domain.viewers import THE_DESK, Scope
from app.holdings import Holding, found_holding
from app.persistence.database import open_database, writing
from app.persistence.migrating import configuration
from app.services.change_many import change_many
from app.services.create_token import create_token
from app.services.load_sample import load_sample
from app.services.work_off import work_off
from app.settings import Settings

_MADE = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?|datetime\([^)]*\)"
)
_TOLD = {
    "sqlite": (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        "SELECT type, name, sql FROM sqlite_master",
    ),
    "postgresql": (
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    ),
}
"""How each database is asked for its tables, and for how they are made."""


def migrate(engine: Engine, action: Any, *given: str) -> None:
    """Run one of Alembic's commands in one transaction, as the program does."""
    config = configuration()
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        action(config, *given)


def use(settings: Settings) -> None:
    """Found a catalogue with the sample, a batch, a merge and a token."""
    with found_holding(settings) as holding:
        load_sample(holding)
        _merge(holding)
        create_token(holding, name="Station", scopes={Scope.READ})
        operation = Operation("subjects", Action.ADD, "river")
        with holding.open(THE_DESK) as catalogue:
            ids = tuple(one.id for one in catalogue.photographs(limit=3).items)
        change_many(holding, THE_DESK, BatchOrder((operation,), ids))
        work_off(holding)


def _merge(holding: Holding) -> None:
    """Merge two places, so that rows point to rows there too."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        save = catalogue.authorities.save
        one, other = (
            save(AuthorityNoun.PLACE, AuthorityDescription(name)).id for name in ("Lwów", "Lviv")
        )
        catalogue.authorities.merge(AuthorityNoun.PLACE, one, other)
        catalogue.commit()


@pytest.fixture(scope="session")
def in_use(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue in use, in a file."""
    home = tmp_path_factory.mktemp("in_use")
    use(Settings(home=home))
    return home / "catalogue.db"


def rows(engine: Engine, *, known: str = "") -> dict[str, list[str]]:
    """All that a database holds, table by table, and how it is told to hold it.

    Names and moments that are not among what is `known` come of a migration: they are told as new.
    """

    def told(row: object) -> str:
        return _MADE.sub(
            lambda name: name[0] if not known or name[0] in known else "new", repr(row)
        )

    tables, made = _TOLD[engine.dialect.name]
    with engine.connect() as connection:
        found = {"": sorted(map(repr, connection.execute(text(made))))}
        for (name,) in connection.execute(text(tables)).all():
            held = connection.execute(select(text("*")).select_from(table(name)))
            found[name] = [repr(list(held.keys())), *sorted(map(told, held))]
    return found


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """Open a database for a moment."""
    engine = open_database(url)
    try:
        yield engine
    finally:
        engine.dispose()


Upgrading = Callable[..., dict[str, int]]


@pytest.fixture(scope="session")
def upgrading(environment: dict[str, str]) -> Iterator[Upgrading]:
    """Bring a database to a revision, killed at a statement or not: killed_upgrade.py."""
    words = [sys.executable, str(Path(__file__).with_name("killed_upgrade.py"))]
    process = subprocess.Popen(
        words, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    ask, answers = process.stdin, process.stdout
    assert ask is not None
    assert answers is not None

    def run(url: str, to: str, *, at: int | None = None) -> dict[str, int]:
        print(json.dumps({"url": url, "to": to, "at": at}), file=ask, flush=True)
        answer: dict[str, int] = json.loads(answers.readline())
        return answer

    yield run
    ask.close()
    answers.close()
    process.wait(timeout=60)
