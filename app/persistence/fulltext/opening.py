"""Which index a database has."""

from sqlalchemy.orm import Session

from app.persistence.fulltext.index import FullTextIndex
from app.persistence.fulltext.postgresql_index import PostgresqlIndex
from app.persistence.fulltext.postings import Postings
from app.persistence.fulltext.sqlite_index import SqliteIndex


def index_of(session: Session, postings: Postings | None = None) -> FullTextIndex:
    """Give the index of the database that a session is with; `postings` are what it remembers."""
    remembered = postings or Postings()
    if session.get_bind().dialect.name == "postgresql":
        return PostgresqlIndex(session, remembered)
    return SqliteIndex(session, remembered)
