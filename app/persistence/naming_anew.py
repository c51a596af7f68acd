"""The words of all names made again, as after the rules of folding have changed."""

from collections import defaultdict
from typing import Final

from sqlalchemy import delete, insert, select, update

from app.persistence.authority_records import RECORDS, filed
from app.persistence.records.authority import AuthorityName, NameWord
from app.persistence.transaction import Transaction

_AT_ONCE: Final = 1000


def make_name_words_anew(transaction: Transaction) -> int:
    """Fold every name again; give the number of names. A name's words are few and short."""
    count, last = 0, ""
    while True:
        some, last = renew_names(transaction, after=last, limit=_AT_ONCE)
        count += some
        if not last:
            return count


def renew_names(transaction: Transaction, *, after: str, limit: int) -> tuple[int, str]:
    """Fold the names that follow, and write those that are not what they were.

    Give their number, and the id of the last of them, empty at the end.
    """
    session, words_of = transaction.session, transaction.analyser.words
    columns = (
        AuthorityName.id, AuthorityName.noun, AuthorityName.name, AuthorityName.authority_id,
        AuthorityName.position,
    )  # fmt: skip
    following = select(*columns).where(AuthorityName.id > after)
    names = session.execute(following.order_by(AuthorityName.id).limit(limit)).all()
    if not names:
        return 0, ""
    before: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    kept = select(NameWord.name_id, NameWord.noun, NameWord.word)
    for name_id, noun, word in session.execute(
        kept.where(NameWord.name_id.in_([one.id for one in names]))
    ):
        before[name_id].add((noun, word))
    after_ = {one.id: {(one.noun, w.folded) for w in words_of(one.name)} for one in names}
    other = [name_id for name_id, words in after_.items() if words != before[name_id]]
    session.execute(delete(NameWord).where(NameWord.name_id.in_(other)))
    rows = [
        {"noun": noun, "word": word, "name_id": name_id}
        for name_id in other
        for noun, word in sorted(after_[name_id])
    ]
    if rows:
        session.execute(insert(NameWord), rows)
    for noun, authority in RECORDS.items():
        filing = {
            one.authority_id: filed(one.name, words_of)
            for one in names
            if one.noun is noun and one.position == 0
        }
        present = select(authority.id, authority.filing_order).where(authority.id.in_(filing))
        for authority_id, order in session.execute(present).all():
            if order != filing[authority_id]:
                which = update(authority).where(authority.id == authority_id)
                session.execute(which.values(filing_order=filing[authority_id]))
    return len(names), names[-1].id
