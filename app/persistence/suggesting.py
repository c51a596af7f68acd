"""Names that go on as somebody has begun to type them."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, select
from sqlalchemy.orm import aliased

from app.domain.authorities import AuthorityNoun, AuthoritySummary
from app.persistence.authority_records import RECORDS
from app.persistence.reading_authorities import summaries, summarised
from app.persistence.records.authority import AuthorityName, NameWord
from app.persistence.transaction import Transaction

MOST_SUGGESTED: Final = 50
_LONGEST: Final = 200
_MOST_WORDS: Final = 8
_NAMES_AN_AUTHORITY: Final = 4
_AFTER_ALL: Final = "\U0010ffff"


def suggest(
    transaction: Transaction, noun: AuthorityNoun, typed: str, *, limit: int
) -> tuple[AuthoritySummary, ...]:
    """Give authorities that have a name with words that begin as each typed one does.

    The words are walked in the order of the one that tells most, as far as wanted and no farther,
    so that a single letter costs no more than a whole name.
    """
    words = _begun(transaction, typed)
    if not words:
        return ()
    most = max(1, min(limit, MOST_SUGGESTED))
    matches = transaction.session.execute(
        _matching(noun, words).limit(most * _NAMES_AN_AUTHORITY)
    ).all()
    found = dict[str, str]()
    for authority_id, name in matches:
        found.setdefault(authority_id, name)
    return tuple(_told(transaction, noun, dict(list(found.items())[:most])))


def _begun(transaction: Transaction, typed: str) -> list[str]:
    """Fold what was typed; the longest word first, which tells most."""
    folded = (word.folded for word in transaction.analyser.words(typed[:_LONGEST]))
    return sorted(dict.fromkeys(folded), key=len, reverse=True)[:_MOST_WORDS]


def _matching(noun: AuthorityNoun, words: Sequence[str]) -> Select[str, str]:
    first, *others = words
    statement = (
        select(AuthorityName.authority_id, AuthorityName.name)
        .select_from(NameWord)
        .join(AuthorityName, AuthorityName.id == NameWord.name_id)
        .where(NameWord.noun == noun, _begins(NameWord, first))
        .order_by(NameWord.word, NameWord.name_id)
    )
    for word in others:
        other = aliased(NameWord)
        statement = statement.where(
            exists().where(other.name_id == NameWord.name_id, _begins(other, word))
        )
    return statement


def _begins(word: Any, beginning: str) -> ColumnElement[bool]:
    return and_(word.word >= beginning, word.word < beginning + _AFTER_ALL)


def _told(
    transaction: Transaction, noun: AuthorityNoun, found: dict[str, str]
) -> Iterator[AuthoritySummary]:
    authority = RECORDS[noun]
    rows = transaction.session.execute(select(*summarised(noun)).where(authority.id.in_(found)))
    by_id = {one.id: one for one in summaries(noun, rows)}
    for authority_id, name in found.items():
        if one := by_id.get(authority_id):
            other = name if name != one.name else ""
            yield AuthoritySummary(
                one.id, noun, one.name, one.language, one.kind, one.from_edtf, one.until_edtf, other
            )
