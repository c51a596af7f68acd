"""Statements about thousands of words at once, which a database is given as one list.

By portions, as few words are asked for, a server would be asked hundreds of times.
"""

import json
from collections.abc import Collection
from typing import Any, Final

from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

_ON_SERVER: Final = "unnest(%s::text[]) AS given (value)"
_IN_FILE: Final = "json_each(?) AS given"
_FORMS: Final = (
    "SELECT term.term, term_form.spelling, term_form.language FROM {given} "
    "JOIN term ON term.term = given.value JOIN term_form ON term_form.term_id = term.id"
)
_TERMS: Final = (
    "INSERT INTO term (term, df) SELECT given.value, 0 FROM {given} WHERE true "
    "ON CONFLICT DO NOTHING"
)
_KEYS: Final = (
    "INSERT INTO term_key (key, term_id, weight, generation) "
    "SELECT {letter} || term.term, term.id, 1.0, {generation} FROM {given} "
    "JOIN term ON term.term = given.value WHERE true ON CONFLICT DO NOTHING"
)


def forms_of_words(session: Session, words: Collection[str]) -> list[tuple[Any, ...]]:
    """Give word, spelling and language of each form that the dictionary has of some words."""
    return list(map(tuple, _told(session, _FORMS, words)))


def add_words(session: Session, words: Collection[str]) -> None:
    """Add those words that are not there. They stand nowhere yet."""
    _told(session, _TERMS, words)


def add_own_keys(session: Session, words: Collection[str], *, letter: str, generation: int) -> None:
    """Give each word itself as a key; `letter` is that of keys which are a written form."""
    _told(session, _KEYS, words, letter=f"'{letter}'", generation=str(generation))


def _told(
    session: Session, statement: str, words: Collection[str], **more: str
) -> CursorResult[Any]:
    connection, listed = session.connection(), sorted(words)
    on_server = connection.dialect.name == "postgresql"
    given: Any = listed if on_server else json.dumps(listed, ensure_ascii=False)
    asked = statement.format(given=_ON_SERVER if on_server else _IN_FILE, **more)
    return connection.exec_driver_sql(asked, (given,))
