"""The words of all names made again, as after the rules of folding have changed."""

from sqlalchemy import delete, insert, select, update

from app.persistence.authority_records import RECORDS, filed
from app.persistence.postgresql import wait_patiently
from app.persistence.records.authority import AuthorityName, NameWord
from app.persistence.transaction import Transaction

_AT_ONCE = 1000


def make_name_words_anew(transaction: Transaction) -> int:
    """Fold every name again; give the number of names. A name's words are few and short.

    From here on, no statement of the transaction is given up for taking long.
    """
    session, count, last = transaction.session, 0, ""
    wait_patiently(session.connection())
    session.execute(delete(NameWord))
    while True:
        names = session.execute(
            select(
                AuthorityName.id,
                AuthorityName.noun,
                AuthorityName.name,
                AuthorityName.authority_id,
                AuthorityName.position,
            )
            .where(AuthorityName.id > last)
            .order_by(AuthorityName.id)
            .limit(_AT_ONCE)
        ).all()
        if not names:
            return count
        rows = [
            {"noun": noun, "word": word, "name_id": name_id}
            for name_id, noun, name, _, _ in names
            for word in dict.fromkeys(each.folded for each in transaction.analyser.words(name))
        ]
        if rows:
            session.execute(insert(NameWord), rows)
        for noun, record in RECORDS.items():
            filing = [
                {"id": authority_id, "filing_order": filed(name, transaction.analyser.words)}
                for _, of, name, authority_id, position in names
                if of is noun and position == 0
            ]
            if filing:
                session.execute(update(record), filing)
        count, last = count + len(names), names[-1][0]
