"""With what the draft of a photograph begins that scans were brought in of."""

from dataclasses import replace
from datetime import date
from typing import Final

from app.domain.accessions import ScanGroup
from app.domain.agents import AgentRole, ContributionDescription
from app.domain.dating import DateDescription, DateOf
from app.domain.embedded_facts import EmbeddedFacts, Fact
from app.domain.notes import NoteDescription
from app.domain.photographs import PhotographDescription
from app.domain.rights import RightsDescription

_FIRST_YEAR_OF_SCANS: Final = 1990
_YEAR_DIGITS: Final = 4


def begun(group: ScanGroup, facts: EmbeddedFacts, *, language: str) -> PhotographDescription:
    """Describe what is known: the code, the sides with their scans, and what was ticked.

    Of what the files say nothing is taken over that nobody has ticked. `language` is what texts
    are filed under; a day from 1990 on is taken for the day of the scan.
    """
    described = PhotographDescription(group.reference_code, sides=group.sides())
    taken = {fact: facts.first(fact) for fact in sorted(group.taken)}
    for fact, text in taken.items():
        if text:
            described = _with(described, fact, text, language or "none")
    return described


def _with(
    described: PhotographDescription, fact: Fact, text: str, language: str
) -> PhotographDescription:
    match fact:
        case Fact.TITLE:
            return replace(described, title={language: [text]})
        case Fact.DESCRIPTION:
            return replace(described, description={language: [text]})
        case Fact.CREATOR:
            maker = ContributionDescription(AgentRole.PHOTOGRAPHER, text)
            return replace(described, agents=(*described.agents, maker))
        case Fact.DATE:
            return replace(described, dates=(_dated(text),))
        case Fact.RIGHTS:
            return replace(described, rights=(RightsDescription(statement=text),))
        case _:
            return replace(described, notes=(NoteDescription(text=text),))


def _dated(text: str) -> DateDescription:
    year = text[:_YEAR_DIGITS]
    is_of_scan = year.isdecimal() and int(year) >= _FIRST_YEAR_OF_SCANS
    of = DateOf.DIGITISED if is_of_scan else DateOf.TAKEN
    return DateDescription(of, as_written=text, edtf=text if _is_day(text) else "")


def _is_day(text: str) -> bool:
    """Whether it is a day as EDTF writes one too."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
