"""What the index keeps of photographs: made of their records, and written for many at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.domain.photographs import PhotographDescription
from app.domain.public_view import public_view
from app.persistence.also_called import OtherNames, also_called
from app.persistence.analysis import Analyser
from app.persistence.fulltext import dictionary
from app.persistence.fulltext.entry_values import Value, days_of, values_of
from app.persistence.fulltext.entry_words import (
    COLUMNS,
    EntryWords,
    WrittenForm,
    entry_words,
    words_of,
)
from app.persistence.fulltext.inserting import change_rows
from app.persistence.fulltext.learning import learn_or_ask
from app.persistence.fulltext.passages import passages
from app.persistence.fulltext.source import SOURCE, Source, read_sources
from app.persistence.fulltext.values import numbered, value_words
from app.persistence.prepared import Prepared, some_of
from app.persistence.records.photograph import Photograph
from app.persistence.records.search_entry import Audience, SearchEntry
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs

_Row = dict[str, Any]
_Entries = dict[str, dict[Audience, _Row]]
_WORDS: Final = ("facets", *COLUMNS)
_PLAIN: Final = (
    "audience", "made_by", "length", "earliest_day", "latest_day", "days", "filing_order",
)  # fmt: skip
_KEPT: Final = Prepared(
    select(*(getattr(SearchEntry, name) for name in ("row", "photograph_id", *_PLAIN, *_WORDS)))
    .where(some_of(SearchEntry.photograph_id))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadeEntry:
    """What one audience finds a photograph by."""

    audience: Audience
    words: EntryWords
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What a photograph is found by, not written yet."""

    source: Source
    entries: tuple[MadeEntry, ...]


def write_entry(transaction: Transaction, photograph_id: str) -> None:
    """Bring the index up to a photograph's records, in the transaction that writes them."""
    session = transaction.session
    session.flush()
    which = photographs(THE_CATALOGUE, *SOURCE).where(Photograph.id == photograph_id)
    sources = read_sources(session, which)
    today = transaction.now().date()
    made = make_entries(session, transaction.analyser, sources.values(), today=today)
    learn_or_ask(transaction, photograph_id, forms_of(made))
    write_entries(session, transaction.analyser, made)


def remove_entry(transaction: Transaction, photograph_id: str) -> None:
    """Take a photograph out of the index, in the transaction that deletes it."""
    session = transaction.session
    session.flush()
    which = photographs(THE_CATALOGUE, *SOURCE).where(Photograph.id == photograph_id)
    sources = read_sources(session, which)
    nothing = [Made(source, ()) for source in sources.values()]
    write_entries(session, transaction.analyser, nothing)


def make_entries(
    session: Session, analyser: Analyser, sources: Iterable[Source], *, today: date
) -> list[Made]:
    """Find out what photographs are found by. Nothing is written."""
    views = [
        (source, view) for source in sources for view in _views(source.description, today=today)
    ]
    names = also_called(session, [shown for _, (_, shown) in views])
    made: defaultdict[str, list[MadeEntry]] = defaultdict(list)
    for (source, (audience, shown)), others in zip(views, names, strict=True):
        made[source.photograph_id].append(_entry(analyser, source, audience, shown, others))
    by_id = {source.photograph_id: source for source, _ in views}
    return [Made(by_id[photograph_id], tuple(entries)) for photograph_id, entries in made.items()]


def forms_of(made: Iterable[Made]) -> set[WrittenForm]:
    """Give the forms that the dictionary must know."""
    return set().union(*(entry.words.forms for one in made for entry in one.entries))


def write_entries(session: Session, analyser: Analyser, made: Sequence[Made]) -> None:
    """Write what photographs are found by. The dictionary has learnt their words before."""
    present = present_entries(session, [one.source.photograph_id for one in made])
    numbers = numbered(session, {v for one in made for e in one.entries for v in e.values})
    changes: Counter[str] = Counter()
    writing = _Writing(session)
    for one in made:
        before = present.get(one.source.photograph_id, {})
        after = {
            entry.audience: entry_row(one.source, entry, numbers, made_by=analyser.token_version)
            for entry in one.entries
        }
        _count(changes, _whole(before), _whole(after))
        writing.add(before, after)
    dictionary.count(session, changes)
    writing.write()


def _views(
    description: PhotographDescription, *, today: date
) -> Iterator[tuple[Audience, PhotographDescription]]:
    shown = public_view(description, today=today)
    if shown is description or shown == description:
        yield Audience.ALL, description
    else:
        yield Audience.PUBLIC, shown
        yield Audience.STAFF, description


def _entry(
    analyser: Analyser,
    source: Source,
    audience: Audience,
    shown: PhotographDescription,
    others: OtherNames,
) -> MadeEntry:
    words = entry_words(analyser, passages(shown, others))
    return MadeEntry(audience, words, tuple(values_of(source, shown)))


def entry_row(
    source: Source, entry: MadeEntry, numbers: Mapping[Value, int], *, made_by: str
) -> _Row:
    """Give what an entry is to hold; `numbers` are those of its values."""
    days = days_of(source)
    return {
        "photograph_id": source.photograph_id,
        "audience": entry.audience,
        "made_by": made_by,
        "length": entry.words.length,
        "earliest_day": min((first for first, _ in days), default=None),
        "latest_day": max((last for _, last in days), default=None),
        "days": " ".join(f"{first}/{last}" for first, last in days) if len(days) > 1 else "",
        "filing_order": source.filing_order,
        "facets": value_words({numbers[value] for value in entry.values}),
        **entry.words.columns,
    }


def present_entries(session: Session, photograph_ids: Collection[str]) -> _Entries:
    """Give what the index has of photographs, for each audience."""
    found: defaultdict[str, dict[Audience, _Row]] = defaultdict(dict)
    for row in _KEPT.rows(session.connection(), photograph_ids):
        found[row.photograph_id][row.audience] = row._asdict()
    return found


def _whole(entries: Mapping[Audience, _Row]) -> tuple[str, ...]:
    """Give the words that count a photograph: all of it, as staff find it."""
    whole = entries.get(Audience.STAFF) or entries.get(Audience.ALL)
    return tuple([whole[column] for column in COLUMNS]) if whole else ()


def _count(changes: Counter[str], before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Add what words have gained and lost a photograph."""
    if before != after:
        gone, new = words_of(before), words_of(after)
        changes.subtract(gone - new)
        changes.update(new - gone)


class _Writing:
    """Entries gathered to be written at once; one that stays keeps its row."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._new: list[_Row] = []
        self._changed: list[tuple[Any, ...]] = []
        self._touched: list[tuple[Any, ...]] = []
        self._as_before: list[tuple[Any, ...]] = []

    def add(self, before: dict[Audience, _Row], after: dict[Audience, _Row]) -> None:
        """Take the entries of one photograph up, as they were and as they are to be."""
        free = dict(before)
        for audience, row in after.items():
            old = free.pop(audience, None) or free.pop(_STANDS_FOR.get(audience, audience), None)
            if old is None:
                self._new.append(row)
            else:
                self._change(old["row"], old, row)
        if gone := [old["row"] for old in free.values()]:
            which = delete(SearchEntry).where(SearchEntry.row.in_(gone))
            self._session.execute(which, execution_options={"synchronize_session": False})

    def write(self) -> None:
        """Write all that was taken up."""
        plain = (*_PLAIN, *_WORDS)
        change_rows(self._session, SearchEntry, plain, self._changed, key="row")
        change_rows(self._session, SearchEntry, _PLAIN, self._touched, key="row")
        change_rows(self._session, SearchEntry, ("made_by",), self._as_before, key="row")
        if self._new:
            self._session.execute(insert(SearchEntry), self._new)

    def _change(self, number: int, old: _Row, row: _Row) -> None:
        """Touch no posting where words are as they were, and nothing where all is."""
        if any(old[name] != row[name] for name in _WORDS):
            self._changed.append((*_plain(row), *(row[n] for n in _WORDS), number))
        elif any(old[name] != row[name] for name in _PLAIN if name != "made_by"):
            self._touched.append((*_plain(row), number))
        elif old["made_by"] != row["made_by"]:
            self._as_before.append((row["made_by"], number))


def _plain(row: _Row) -> Iterator[Any]:
    """Give what is no words, as a driver takes it."""
    return (row[name].value if name == "audience" else row[name] for name in _PLAIN)


_STANDS_FOR: Final = {
    Audience.ALL: Audience.PUBLIC,
    Audience.PUBLIC: Audience.ALL,
}
"""Whose entry becomes that of another audience: what the public finds keeps its row."""
