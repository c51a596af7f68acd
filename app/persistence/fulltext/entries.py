"""What the index keeps of a photograph: its words in their folded form."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from sqlalchemy import select

from app.domain.evidence import known_only_from_the_back
from app.domain.photographs import PhotographDescription
from app.domain.progress import Progress
from app.domain.public_view import public_view
from app.persistence.also_called import also_called
from app.persistence.fulltext.passages import Field, passages
from app.persistence.fulltext.sqlite_index import make_postings_anew
from app.persistence.reading_photographs import described, load_whole
from app.persistence.records.photograph import Photograph
from app.persistence.records.search_entry import SearchEntry
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs
from app.persistence.work_lists import write_work

_AT_ONCE: Final = 100

END_OF_TEXT: Final = "\ue001"
"""Stands between two texts, so that no phrase reaches over it: no word can hold it."""

_END: Final = f" {END_OF_TEXT} "

COLUMNS: Final = {
    Field.INSCRIPTION: "inscriptions",
    Field.TITLE: "titles",
    Field.DESCRIPTION: "descriptions",
    Field.NAME: "names",
}


def write_entry(
    transaction: Transaction, photograph_id: str, description: PhotographDescription
) -> None:
    """Bring the index up to a description, in the transaction that writes it."""
    statement = select(SearchEntry).where(SearchEntry.photograph_id == photograph_id)
    entry = transaction.session.scalars(statement).one_or_none()
    if entry is None:
        entry = SearchEntry(photograph_id=photograph_id)
        transaction.session.add(entry)
    for column, words in entry_words(transaction, description).items():
        setattr(entry, column, words)
    transaction.session.flush()


def make_anew(transaction: Transaction, progress: Progress) -> int:
    """Make the whole index anew from nothing but the catalogue; give the number of photographs."""
    session, count, last = transaction.session, 0, ""
    make_postings_anew(session)
    while True:
        following = photographs(THE_CATALOGUE, Photograph).where(Photograph.id > last)
        records = load_whole(session, following.order_by(Photograph.id).limit(_AT_ONCE))
        if not records:
            return count
        for record in records:
            description = described(record, unit_code="")
            write_entry(transaction, record.id, description)
            write_work(transaction, record.id, description)
            record.only_from_back = known_only_from_the_back(description)
        count, last = count + len(records), records[-1].id
        progress(count, None, records[-1].reference_code)
        session.flush()
        session.expunge_all()  # a catalogue need not fit into memory


def entry_words(transaction: Transaction, description: PhotographDescription) -> dict[str, str]:
    """Give the words of a photograph by the column that keeps them.

    What the public may not see today stands in a column of its own. Other names of what it names
    are other forms of its words.
    """
    shown = public_view(description, today=transaction.now().date())
    bodies: defaultdict[Field, list[str]] = defaultdict(list)
    alternatives: list[str] = []
    for passage in passages(shown):
        body, others = transaction.analyser.indexed(passage.text)
        bodies[passage.field].append(body)
        alternatives.append(others)
    names = also_called(transaction.session, shown)
    for name in sorted(names):
        alternatives.extend(transaction.analyser.indexed(name))
    words = {column: _END.join(bodies[field]) for field, column in COLUMNS.items()}
    withheld = _END.join(_withheld(transaction, description, shown, names))
    return words | {"alternatives": " ".join(filter(None, alternatives)), "withheld": withheld}


def _withheld(
    transaction: Transaction,
    description: PhotographDescription,
    shown: PhotographDescription,
    names: frozenset[str],
) -> Iterator[str]:
    """Give the words of those passages that are not shown, with their other forms.

    `names` are those that are found already by what is shown.
    """
    if shown == description:
        return
    public = {(passage.field, passage.text) for passage in passages(shown)}
    for passage in passages(description):
        if (passage.field, passage.text) not in public:
            yield from filter(None, transaction.analyser.indexed(passage.text))
    for name in sorted(also_called(transaction.session, description) - names):
        yield from filter(None, transaction.analyser.indexed(name))
