"""The index of a catalogue, for who makes it anew: a transaction for each portion."""

from collections.abc import Sequence

from sqlalchemy import update

from app.domain.evidence import known_only_from_the_back
from app.domain.identifiers import known_form
from app.domain.viewers import Scope
from app.persistence.fulltext import comparing, reindexing
from app.persistence.fulltext.dictionary import Lesson, lessons
from app.persistence.fulltext.entry_words import WrittenForm
from app.persistence.fulltext.kept_columns import columns_of
from app.persistence.fulltext.kept_words import words_of
from app.persistence.fulltext.learning import learn
from app.persistence.fulltext.opening import index_of
from app.persistence.fulltext.portion import KnownForms, Portion, SomeSources
from app.persistence.naming_anew import renew_names
from app.persistence.reading_photographs import described, load_whole
from app.persistence.records.photograph import Photograph
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs
from app.persistence.work_lists import renew_work


class SearchIndex:
    """Its verbs come in pairs: what is made without keeping others waiting, and its writing."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def remember(self) -> None:
        """Learn what searches remember of entries and words, so that none waits for it."""
        session, columns = self._transaction.session, columns_of(self._transaction)
        columns.make_ready()
        index_of(session, columns.postings).make_ready()
        words_of(session)

    def is_old(self) -> bool:
        """Whether any of it was made by other rules than today's, or never."""
        return reindexing.is_old(self._transaction)

    def has_old_words(self) -> bool:
        """Whether any entry, or the dictionary, was made by other rules than today's."""
        made = reindexing.has_old_entries(self._transaction)
        return made or reindexing.has_old_keys(self._transaction)

    def has_old_keys(self) -> bool:
        """Whether its dictionary was made by other rules than today's."""
        return reindexing.has_old_keys(self._transaction)

    def begin(self, *, from_scratch: bool = False) -> str:
        """Begin to make it anew; give the photograph after which to go on."""
        self._transaction.require_to_write(Scope.WRITE)
        return reindexing.begin(self._transaction, from_scratch=from_scratch)

    def read_some(self, *, after: str, limit: int, only_old: bool = False) -> SomeSources:
        """Read the photographs that follow."""
        self._transaction.require(Scope.READ)
        return reindexing.read_some(self._transaction, after=after, limit=limit, only_old=only_old)

    def read_one(self, photograph_id: str) -> SomeSources:
        """Read a photograph; nothing where there is none."""
        self._transaction.require(Scope.READ)
        return reindexing.read_one(self._transaction, known_form(photograph_id))

    def make_portion(self, some: SomeSources, known: KnownForms | None = None) -> Portion:
        """Make the entries of photographs."""
        self._transaction.require(Scope.READ)
        return reindexing.make_portion(self._transaction, some, known=known or KnownForms())

    def lessons(self, new: Sequence[WrittenForm]) -> list[Lesson]:
        """Work out the keys of words that a portion has new."""
        self._transaction.require(Scope.READ)
        return lessons(self._transaction.analyser, new)

    def learn(self, new_ones: Sequence[Lesson]) -> None:
        """Teach them to the dictionary, before the portion is written."""
        self._transaction.require_to_write(Scope.WRITE)
        learn(self._transaction.session, self._transaction.analyser, new_ones)

    def out_of_step(self, *, after: str, limit: int) -> tuple[list[str], str]:
        """Name those, of photographs that follow, whose entries are not what their records give."""
        self._transaction.require(Scope.READ)
        return comparing.out_of_step(self._transaction, after=after, limit=limit)

    def begin_writing(self) -> None:
        """Wait until nobody else writes: from here on others wait."""
        self._transaction.require_to_write(Scope.WRITE)
        self._transaction.session.connection()

    def write_portion(self, portion: Portion, known: KnownForms | None = None) -> int:
        """Write them; give how many still were as they were read."""
        self._transaction.require_to_write(Scope.WRITE)
        return reindexing.write_portion(self._transaction, portion, known or KnownForms())

    def end(self) -> None:
        """Keep that it is made by today's rules."""
        self._transaction.require_to_write(Scope.WRITE)
        reindexing.end(self._transaction)

    def begin_keys(self) -> str:
        """Begin to renew its dictionary; give the word after which to go on."""
        self._transaction.require_to_write(Scope.WRITE)
        return reindexing.begin_keys(self._transaction)

    def next_lessons(self, *, after: str, limit: int) -> tuple[list[Lesson], str]:
        """Work out the keys of the words that follow; give them with the last word."""
        self._transaction.require(Scope.READ)
        return reindexing.next_lessons(self._transaction, after=after, limit=limit)

    def write_lessons(self, lessons: Sequence[Lesson], reached: str) -> None:
        """Write them."""
        self._transaction.require_to_write(Scope.WRITE)
        reindexing.write_lessons(self._transaction, lessons, reached)

    def sweep_keys(self, *, after: str, limit: int) -> str:
        """Take out some keys that only earlier rules gave; give the last that was looked at."""
        self._transaction.require_to_write(Scope.WRITE)
        return reindexing.sweep_keys(self._transaction, after=after, limit=limit)

    def end_keys(self) -> None:
        """Keep that its dictionary is made by today's rules."""
        self._transaction.require_to_write(Scope.WRITE)
        reindexing.end_keys(self._transaction)

    def renew_names(self, *, after: str, limit: int) -> str:
        """Fold some names of authorities that follow again; give the last one's id."""
        self._transaction.require_to_write(Scope.WRITE)
        return renew_names(self._transaction, after=after, limit=limit)[1]

    def renew_lists(self, *, after: str, limit: int) -> str:
        """Bring the lists of work up to some photographs that follow; give the last one's id."""
        self._transaction.require_to_write(Scope.WRITE)
        session = self._transaction.session
        following = photographs(THE_CATALOGUE, Photograph).where(Photograph.id > after)
        records = load_whole(session, following.order_by(Photograph.id).limit(limit))
        for record in records:
            description = described(record, unit_code="")
            renew_work(self._transaction, record.id, description)
            from_back = known_only_from_the_back(description)
            if record.only_from_back != from_back:
                which = update(Photograph).where(Photograph.id == record.id)
                session.execute(which.values(only_from_back=from_back))
        return records[-1].id if records else ""
