"""The line that is printed beside a picture: who keeps the photograph, and from whom it came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.credit_words import (
    CAME_FROM,
    is_archive,
    is_institution,
    with_article,
    without_acronym,
)
from app.domain.custody import CustodyEventDescription, CustodyKind, Passed
from app.domain.institutions import InstitutionDescription
from app.domain.languages import LanguageMap


@dataclass(frozen=True, slots=True)
class KnownAgents:
    """What is known of the agents in a chain, by the names that it gives them.

    `names` are theirs in each language; `institutions` are those that are no person or family.
    """

    names: Mapping[str, LanguageMap] = field(default_factory=dict)
    institutions: frozenset[str] = frozenset()

    def completed_by(self, other: "KnownAgents") -> "KnownAgents":
        """Add what the other knows, which goes first where both know a name."""
        return KnownAgents({**self.names, **other.names}, self.institutions | other.institutions)


NOBODY_KNOWN = KnownAgents()

_ENGLISH, _POLISH = 0, 1
_DOES_NOT_KEEP = {CustodyKind.LOAN, CustodyKind.LOST}


def credit_lines_of(
    chain: Sequence[CustodyEventDescription], *, known: KnownAgents = NOBODY_KNOWN
) -> dict[str, list[str]]:
    """Derive the credit line from a chain, in English and Polish; empty where none keeps it.

    The newest event that names a receiver tells who keeps it; a loan does not. From whom it came
    is told by the event that began this keeping, unless it was taken by force or given back.
    Polish puts names after a colon, since a program can't decline them.
    """
    held = [event for event in chain if event.to_agent and _is_kept(event)]
    if not held:
        return {}
    keeper, came = held[-1].to_agent, _coming(held)
    return {
        language: [_line(keeper, came, known, language, place)]
        for place, language in ((_ENGLISH, "en"), (_POLISH, "pl"))
    }


def known_by_holder(
    holder: InstitutionDescription | None, chain: Sequence[CustodyEventDescription]
) -> KnownAgents:
    """Give the holder's names in each language for those names in a chain that mean it."""
    if holder is None:
        return NOBODY_KNOWN
    own = {name for texts in holder.names.values() for name in texts} | {holder.acronym}
    named = {name for event in chain for name in (event.from_agent, event.to_agent) if name}
    meant = frozenset(name for name in named if {name, without_acronym(name)} & own)
    return KnownAgents(dict.fromkeys(sorted(meant), holder.names), meant)


def _is_kept(event: CustodyEventDescription) -> bool:
    return event.kind not in _DOES_NOT_KEEP and event.passed is not Passed.RIGHTS


def _coming(held: Sequence[CustodyEventDescription]) -> CustodyEventDescription | None:
    """Find the event that brought it to its keeper of today, if it says from whom."""
    for event in reversed(held):
        if event.to_agent != held[-1].to_agent:
            return None
        if event.from_agent and event.kind in CAME_FROM:
            return event
    return None


def _line(
    keeper: str,
    came: CustodyEventDescription | None,
    known: KnownAgents,
    language: str,
    place: int,
) -> str:
    kept = _kept_by(keeper, known, language)
    if came is None:
        return kept
    giver = _named(came.from_agent, known, language)
    giver = with_article(giver) if place == _ENGLISH else giver
    return f"{kept} ({CAME_FROM[came.kind][place]} {giver})"


def _kept_by(keeper: str, known: KnownAgents, language: str) -> str:
    name = _named(keeper, known, language)
    is_corporate = keeper in known.institutions or is_institution(name)
    if language == "pl":
        has_archives = is_corporate and not is_archive(name)
        return f"Fotografia {'z archiwum' if has_archives else 'ze zbiorów'}: {name}"
    if not is_corporate:
        return f"Photo from the collection of {name}"
    of = "" if is_archive(name) else "the archives of "
    return f"Photo from {of}{with_article(name)}"


def _named(name: str, known: KnownAgents, language: str) -> str:
    """Give an agent's name in a language, as far as it is known, without its acronym."""
    forms = known.names.get(name, {}).get(language, [])
    return without_acronym(next(iter(forms), name))
