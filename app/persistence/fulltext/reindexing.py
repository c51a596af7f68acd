"""Making the index anew, a portion at a time, while others search and write.

What takes long (reading records, cutting texts into words, working out keys) is done without
keeping anybody waiting; only what was made is written in a transaction of its own.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from app.persistence.fulltext import dictionary
from app.persistence.fulltext.entries import Made, forms_of, make_entries, write_entries
from app.persistence.fulltext.entry_words import Form
from app.persistence.fulltext.learning import are_few, learn, learn_as_written
from app.persistence.fulltext.named_authorities import Read, changed_since, named_by
from app.persistence.fulltext.opening import index_of
from app.persistence.fulltext.portion import DONE, KnownForms, Portion, SomeSources
from app.persistence.fulltext.source import SOURCE, read_sources
from app.persistence.fulltext.state import Fact, fact, generation, note
from app.persistence.prepared import Prepared, some_of
from app.persistence.records.audit_entry import AuditEntry
from app.persistence.records.photograph import Photograph
from app.persistence.records.search_entry import SearchEntry
from app.persistence.records.search_term import Term, TermForm, TermKeyRecord
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs

_VERSIONS: Final = Prepared(
    photographs(THE_CATALOGUE, Photograph.id, Photograph.version)
    .where(some_of(Photograph.id))
    .with_for_update(read=True)
)


def read_some(
    transaction: Transaction, *, after: str, limit: int, only_old: bool = False
) -> SomeSources:
    """Read the photographs that follow.

    `only_old` passes over those that were made by today's rules.
    """
    which = photographs(THE_CATALOGUE, *SOURCE).where(Photograph.id > after)
    if only_old:
        current = select(SearchEntry.photograph_id).where(
            SearchEntry.made_by == transaction.analyser.token_version,
            SearchEntry.photograph_id == Photograph.id,
        )
        which = which.where(~current.exists())
    return _read(transaction, which.order_by(Photograph.id).limit(limit))


def _read(transaction: Transaction, which: Select[*tuple[Any, ...]]) -> SomeSources:
    session = transaction.session
    deeds = _deeds(session)
    sources = read_sources(session, which)
    return SomeSources(tuple(sources.values()), named_by(session, list(sources)), deeds)


def make_portion(transaction: Transaction, some: SomeSources, *, known: KnownForms) -> Portion:
    """Make the entries of photographs; nothing is written."""
    session, analyser = transaction.session, transaction.analyser
    if not some.sources:
        return Portion((), (), DONE)
    made = make_entries(session, analyser, some.sources, today=transaction.now().date())
    new = dictionary.unknown(session, forms_of(made) - known.forms)
    at_once = are_few(new)
    last = some.sources[-1]
    return Portion(
        tuple(made),
        tuple(dictionary.lessons(analyser, new)) if at_once else (),
        last.photograph_id,
        last.description.reference_code,
        () if at_once else tuple(sorted(new)),
        some.named,
        some.deeds,
    )


def write_portion(transaction: Transaction, portion: Portion, known: KnownForms) -> int:
    """Write a portion, but for what was changed meanwhile: a photograph wrote its own words.

    Where it names an authority that was, there is or was a job that does. Give how many were
    written.
    """
    unchanged = write_unchanged(transaction, portion)
    reached = f"{transaction.analyser.token_version} {portion.last}"
    note(transaction.session, Fact.REACHED, reached)
    known.add(forms_of(unchanged))
    return len(unchanged)


def write_unchanged(transaction: Transaction, portion: Portion) -> list[Made]:
    """Write those that still are as they were read, and give them."""
    session, analyser = transaction.session, transaction.analyser
    unchanged = _unchanged(session, portion)
    learn(session, analyser, portion.lessons)
    learn_as_written(session, analyser, portion.new)
    write_entries(session, analyser, unchanged)
    return unchanged


def read_one(transaction: Transaction, photograph_id: str) -> SomeSources:
    """Read a photograph; nothing where there is none."""
    return _read(
        transaction, photographs(THE_CATALOGUE, *SOURCE).where(Photograph.id == photograph_id)
    )


def begin(transaction: Transaction, *, from_scratch: bool) -> str:
    """Begin, or go on where an earlier renewal was stopped: give the last photograph of that."""
    session = transaction.session
    if from_scratch:
        index_of(session).make_anew()
        note(session, Fact.REACHED, "")
    version, _, reached = fact(session, Fact.REACHED).partition(" ")
    return reached if version == transaction.analyser.token_version else ""


def end(transaction: Transaction) -> None:
    """Keep that the whole index is made by today's rules."""
    note(transaction.session, Fact.REACHED, "")
    note(transaction.session, Fact.TOKENS, transaction.analyser.token_version)


def has_old_keys(transaction: Transaction) -> bool:
    """Whether the dictionary was made by other rules than today's."""
    made_by = fact(transaction.session, Fact.KEYS)
    return bool(made_by) and made_by != transaction.analyser.key_version


def is_old(transaction: Transaction) -> bool:
    """Whether any of the index was made by other rules than today's, or never."""
    return fact(
        transaction.session, Fact.TOKENS
    ) != transaction.analyser.token_version or has_old_keys(transaction)


def has_old_entries(transaction: Transaction) -> bool:
    """Whether there is an entry that was made by other rules than today's."""
    version = transaction.analyser.token_version
    others = (SearchEntry.made_by < version, SearchEntry.made_by > version)
    return any(
        transaction.session.scalar(select(SearchEntry.row).where(other).limit(1)) is not None
        for other in others
    )


def begin_keys(transaction: Transaction) -> str:
    """Begin to renew the dictionary, or go on: give the last word that was reached."""
    session = transaction.session
    reached = fact(session, Fact.TERM)
    if not reached:
        note(session, Fact.GENERATION, str(generation(session) + 1))
    return reached


def next_lessons(
    transaction: Transaction, *, after: str, limit: int
) -> tuple[list[dictionary.Lesson], str]:
    """Work out the keys of the words that follow; give them with the last word, or `DONE`."""
    session = transaction.session
    words = select(Term.id, Term.term).where(Term.term > after).order_by(Term.term).limit(limit)
    terms = {row[0]: row[1] for row in session.execute(words)}
    if not terms:
        return [], DONE
    forms = select(TermForm.term_id, TermForm.spelling, TermForm.language).where(
        TermForm.term_id.in_(terms)
    )
    told = [Form(terms[row[0]], row[1], row[2]) for row in session.execute(forms)]
    lessons = dictionary.lessons(transaction.analyser, told)
    as_written = sorted(set(terms.values()) - {form.folded for form in told})
    lessons += map(dictionary.lesson_as_written, as_written)  # a job learns the rest of them
    return lessons, next(reversed(terms.values()))


def write_lessons(
    transaction: Transaction, lessons: Sequence[dictionary.Lesson], reached: str
) -> None:
    """Keep the keys of words as today's rules have them."""
    session = transaction.session
    dictionary.relearn(session, transaction.analyser, lessons, generation=generation(session))
    note(session, Fact.TERM, reached)


def sweep_keys(transaction: Transaction, *, after: str, limit: int) -> str:
    """Take out keys that only earlier rules gave, of some that follow; give the last, or `DONE`."""
    session = transaction.session
    following = select(TermKeyRecord.key).where(TermKeyRecord.key > after)
    some = following.order_by(TermKeyRecord.key).limit(limit).subquery()
    last: str | None = session.scalar(select(func.max(some.c.key)))
    if last is None:
        return DONE
    session.execute(
        delete(TermKeyRecord).where(
            TermKeyRecord.key > after,
            TermKeyRecord.key <= last,
            TermKeyRecord.generation < generation(session),
        ),
        execution_options={"synchronize_session": False},
    )
    return last


def end_keys(transaction: Transaction) -> None:
    """Keep that the whole dictionary is made by today's rules."""
    note(transaction.session, Fact.TERM, "")
    note(transaction.session, Fact.KEYS, transaction.analyser.key_version)


def _unchanged(session: Session, portion: Portion) -> list[Made]:
    """Give those that still are as they were read, with all that they name, till they are written.

    Photographs are locked where others could change them; authorities wait for the pen, and are
    looked at only where anything was done since.
    """
    ids = [one.source.photograph_id for one in portion.made]
    versions = {row[0]: row[1] for row in _VERSIONS.rows(session.connection(), ids)}
    changed: set[Read] = set()
    if _deeds(session) != portion.deeds:
        changed = changed_since(session, set().union(*portion.named.values()))
    return [
        one
        for one in portion.made
        if versions.get(one.source.photograph_id) == one.source.version
        and changed.isdisjoint(portion.named.get(one.source.photograph_id, ()))
    ]


def _deeds(session: Session) -> int:
    """Tell how far the audit log goes: whoever changes an authority has the pen, and adds to it."""
    return session.scalar(select(func.max(AuditEntry.sequence))) or 0
