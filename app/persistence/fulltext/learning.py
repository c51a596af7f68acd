"""How the dictionary learns the words of a record that is being saved, while all others wait.

A word is known by its written form at once. Its other keys (stems, sounds, mistypings) take a
millisecond to work out and to write: of more words than a card has, a job does it afterwards, some
at a time, and the record is found by those words as they are written until then.
"""

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy.orm import Session

from app.domain.work import JobKind
from app.persistence.analysis import Analyser
from app.persistence.fulltext import dictionary
from app.persistence.fulltext.entry_words import WrittenForm
from app.persistence.fulltext.state import Fact, fact, generation, note
from app.persistence.queueing import ask_for
from app.persistence.transaction import Transaction

MOST_AT_ONCE: Final = 250
"""So many new words of a record are learnt whole in the transaction that writes it."""


def learn_or_ask(
    transaction: Transaction, photograph_id: str, forms: Collection[WrittenForm]
) -> None:
    """Learn the new words of a record; of too many only how they are written, and ask for more."""
    session, analyser = transaction.session, transaction.analyser
    new = dictionary.unknown(session, forms)
    if are_few(new):
        learn(session, analyser, dictionary.lessons(analyser, new))
        return
    learn_as_written(session, analyser, new)
    ask_for(transaction, JobKind.SEARCH_WORDS, photograph_id)


def learn_as_written(session: Session, analyser: Analyser, new: Collection[WrittenForm]) -> None:
    """Learn how words are written, and no more: whatever is written of them counts them."""
    if new:
        _note_rules(session, analyser)
        words = {folded for folded, _, _ in new}
        dictionary.learn_as_written(session, words, generation=generation(session))


def are_few(new: Collection[WrittenForm]) -> bool:
    """Whether so many new words are learnt in the transaction that writes what has them."""
    return len(new) <= MOST_AT_ONCE


def learn(session: Session, analyser: Analyser, lessons: Sequence[dictionary.Lesson]) -> None:
    """Teach the dictionary words, the first of a catalogue or further ones."""
    if lessons:
        _note_rules(session, analyser)
        dictionary.learn(session, analyser, lessons, generation=generation(session))


def _note_rules(session: Session, analyser: Analyser) -> None:
    if not fact(session, Fact.KEYS):  # the first words of a catalogue
        note(session, Fact.KEYS, analyser.key_version)
