"""What is known of the index as a whole: by which rules it was made."""

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.fulltext.inserting import insert_or_replace
from app.persistence.records.search_entry import SearchState


class Fact(StrEnum):
    """What is told of the index."""

    TOKENS = "tokens"  # the `token_version` that all entries are made by
    KEYS = "keys"  # the `key_version` that the whole dictionary is made by
    GENERATION = "generation"  # how often the dictionary was renewed
    REACHED = "reached"  # the last photograph of a renewal that goes on
    TERM = "term"  # the last word of a renewal of the dictionary that goes on


def fact(session: Session, which: Fact) -> str:
    """Give a fact; empty where it is not known."""
    statement = select(SearchState.value).where(SearchState.fact == which.value)
    return session.scalar(statement) or ""


def note(session: Session, which: Fact, value: str) -> None:
    """Keep a fact."""
    insert_or_replace(session, SearchState, ("fact", "value"), [(which.value, value)], key="fact")


def generation(session: Session) -> int:
    """Give the number that keys which are learnt now get."""
    return int(fact(session, Fact.GENERATION) or 0)
