"""Authorities as records: begun, named, filed."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy.orm import Session

from app.domain.agents import AgentKind
from app.domain.analysis import WrittenWord
from app.domain.authorities import AuthorityNoun
from app.domain.identifiers import new_id
from app.persistence.records.agent import Agent
from app.persistence.records.authority import AuthorityName, NameWord
from app.persistence.records.hand import Hand
from app.persistence.records.place import Place
from app.persistence.records.stamp import Stamp
from app.persistence.records.subject import Subject

Words = Callable[[str], tuple[WrittenWord, ...]]
"""Takes a name apart into its folded words: the analyser's `words`."""

Authority = Agent | Place | Subject | Hand | Stamp

RECORDS: Final[Mapping[AuthorityNoun, type[Authority]]] = {
    AuthorityNoun.AGENT: Agent,
    AuthorityNoun.PLACE: Place,
    AuthorityNoun.SUBJECT: Subject,
    AuthorityNoun.HAND: Hand,
    AuthorityNoun.STAMP: Stamp,
}


def begin(
    session: Session,
    noun: AuthorityNoun,
    name: str,
    *,
    words: Words,
    kind: AgentKind = AgentKind.UNKNOWN,
) -> Authority:
    """Make the record of an authority of which no more is known than how it is called."""
    facts = {"kind": kind} if noun is AuthorityNoun.AGENT else {}
    record = RECORDS[noun](id=new_id(), name=name, filing_order=filed(name, words), **facts)
    session.add(record)
    file_name(session, AuthorityName(noun=noun, authority_id=record.id, name=name), words=words)
    return record


def filed(name: str, words: Words) -> str:
    """Give the key by which a name stands in a list."""
    return " ".join(word.folded for word in words(name))


def file_name(session: Session, name: AuthorityName, *, words: Words) -> None:
    """Add a name, with the words by which it is suggested. It has its id from here on."""
    name.id = name.id or new_id()
    folded = dict.fromkeys(each.folded for each in words(name.name))
    name.words = [NameWord(noun=name.noun, word=word) for word in folded]
    session.add(name)
