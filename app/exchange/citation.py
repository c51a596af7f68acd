"""How a photograph is cited: who took it, what it is called, when, who keeps it, under which code.

ISO 690:2021, 7 (elements of a reference); the order of an archive's own catalogue: ISAD(G) 3.1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.agents import AgentKind, AgentRole
from app.domain.catalogued import CataloguedPhotograph
from app.domain.dating import DateDescription, DateOf, DateSpan
from app.domain.errors import Rejected
from app.domain.languages import best
from app.language.edtf import parse_edtf


@dataclass(frozen=True, slots=True)
class CitedName:
    """Somebody as the catalogue names them.

    Only a person's name that is written `family, given` is known to have these parts; no other is
    ever taken apart.
    """

    name: str
    is_person: bool = False

    @property
    def parts(self) -> tuple[str, str] | None:
        """Family and given name where both are told apart."""
        family, comma, given = (part.strip() for part in self.name.partition(","))
        if self.is_person and comma and family and given and "," not in given:
            return family, given
        return None


@dataclass(frozen=True, slots=True)
class Citation:
    """All that a reference to a photograph says. Texts are in the reader's language where they can.

    `date` is what the EDTF means, None where there is none; `date_as_written` is verbatim.
    `collection` is the topmost unit that the reader may see; `address` the page, whole.
    """

    id: str
    title: str
    reference_code: str
    address: str
    authors: tuple[CitedName, ...] = ()
    date: DateSpan | None = None
    date_as_written: str = ""
    archive: str = ""
    collection: str = ""
    credit_line: str = ""
    rights: str = ""


def cite(photograph: CataloguedPhotograph, *, address: str, language: str) -> Citation:
    """Gather what a reference to a photograph says, for a reader of a language."""
    described, languages = photograph.description, (language,)
    date = _main_date(described.dates)
    root = photograph.units[0].description if photograph.units else None
    return Citation(
        id=photograph.id,
        title=best(described.title, languages) or described.reference_code,
        reference_code=described.reference_code,
        address=address,
        authors=tuple(_authors(photograph)),
        date=_span(date.edtf) if date else None,
        date_as_written=date.as_written if date else "",
        archive=_archive(photograph, languages),
        collection=(best(root.title, languages) or root.reference_code) if root else "",
        credit_line=best(photograph.credit_lines, languages),
        rights=next((one.uri or one.statement for one in described.rights), ""),
    )


def _authors(photograph: CataloguedPhotograph) -> Sequence[CitedName]:
    """Name who took it; where nobody is known to have, who else is called its author."""
    for role in (AgentRole.PHOTOGRAPHER, AgentRole.AUTHOR):
        found = [
            CitedName(one.name, one.kind is AgentKind.PERSON)
            for one in photograph.description.agents
            if one.role is role and one.name
        ]
        if found:
            return list(dict.fromkeys(found))
    return []


def _archive(photograph: CataloguedPhotograph, languages: tuple[str, ...]) -> str:
    holder = photograph.description.holder
    return (best(holder.names, languages) or holder.acronym) if holder else ""


def _main_date(dates: Sequence[DateDescription]) -> DateDescription | None:
    """Choose as lists do: a preferred one before others, then one of its taking."""
    told = [date for date in dates if date.as_written or date.edtf]
    return min(
        told, key=lambda date: (not date.preferred, date.of is not DateOf.TAKEN), default=None
    )


def _span(edtf: str) -> DateSpan | None:
    try:
        return parse_edtf(edtf) if edtf else None
    except Rejected:
        return None
