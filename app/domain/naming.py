"""By what a thing is called: reference codes have their own field, these are all others."""

from dataclasses import dataclass
from enum import StrEnum


class TitleKind(StrEnum):
    """Where a title comes from. ISAD(G) 3.1.2: formal or supplied."""

    FORMAL = "formal"
    SUPPLIED = "supplied"
    FROM_INSCRIPTION = "from inscription"


class IdentifierKind(StrEnum):
    """What an identifier numbers."""

    CATALOGUE_RECORD = "catalogue record"
    INVENTORY_NUMBER = "inventory number"
    NEGATIVE_NUMBER = "negative number"
    FORMER_REFERENCE_CODE = "former reference code"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class IdentifierDescription:
    """A name that some institution gave, as it writes it. A former one is not `is_current`."""

    value: str
    kind: IdentifierKind = IdentifierKind.OTHER
    issuer: str = ""
    is_current: bool = True
