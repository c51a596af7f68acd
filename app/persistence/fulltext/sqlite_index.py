"""The full-text index on SQLite: FTS5, https://www.sqlite.org/fts5.html ."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, literal_column, table, text
from sqlalchemy.orm import Session

from app.domain.analysis import Question
from app.domain.viewers import Scope, Viewer
from app.persistence.fulltext.index import Found, FullTextIndex
from app.persistence.records.photograph import Photograph
from app.persistence.records.search_entry import SearchEntry
from app.persistence.visibility import photographs

# In the order of the columns: inscriptions, titles, descriptions, names, alternatives, withheld.
_WEIGHTS: Final = "10.0, 8.0, 3.0, 4.0, 2.0, 10.0"
_TEXTS: Final = "inscriptions titles descriptions names"
_POSTINGS: Final = table("search_fts")


class SqliteIndex(FullTextIndex):
    """FTS5 over folded words. Seldom words weigh more than frequent ones (BM25)."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def find(self, question: Question, *, limit: int, offset: int) -> Found:
        """Count what answers a question, and give a stretch of it: ties in filing order."""
        sees_all = self._viewer.may(Scope.READ)
        matching = {"match": match_expression(question, withheld_too=sees_all)}
        total = self._session.scalar(self._hits(func.count()), matching) or 0
        if offset >= total:
            return Found(total, ())
        rank: ColumnElement[float] = literal_column(f"bm25(search_fts, {_WEIGHTS})")
        best = (
            self._hits(Photograph.id)
            .order_by(rank, Photograph.filing_order, Photograph.id)
            .limit(limit)
            .offset(offset)
        )
        return Found(total, tuple(self._session.scalars(best, matching)))

    def _hits(self, *what: Any) -> Select[Any]:
        """Begin with the index, and look up what it finds.

        The plus sign keeps SQLite from going the other way round, row by row, which can take
        seconds.
        """
        return (
            photographs(self._viewer, *what)
            .join(SearchEntry, SearchEntry.photograph_id == Photograph.id)
            .join(_POSTINGS, SearchEntry.row == literal_column("+search_fts.rowid"))
            .where(text("search_fts MATCH :match"))
        )


def make_postings_anew(session: Session) -> None:
    """Throw the postings away, and make them of the words that `search_entry` holds."""
    session.execute(text("INSERT INTO search_fts (search_fts) VALUES ('rebuild')"))


def match_expression(question: Question, *, withheld_too: bool) -> str:
    """Write a question in FTS5's language: each word in one of its forms, each phrase as it is.

    Every form stands between quotation marks, so that none can be taken for a word of that
    language. The alternatives' column is left out for phrases: its words don't follow each other.
    What is closed is found, or even counted, `withheld_too` only.
    """
    texts = f"{_TEXTS} withheld" if withheld_too else _TEXTS
    anywhere = "" if withheld_too else f"{{{_TEXTS} alternatives}} : "
    words = (anywhere + "(" + " OR ".join(map(_form, forms)) + ")" for forms in question.words)
    phrases = (f"{{{texts}}} : " + " + ".join(map(_form, phrase)) for phrase in question.phrases)
    return " AND ".join((*words, *phrases))


def _form(form: str) -> str:
    quoted = '"' + form.removesuffix("*").replace('"', '""') + '"'
    return f"{quoted} *" if form.endswith("*") else quoted
