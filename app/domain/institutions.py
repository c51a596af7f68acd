"""Who keeps photographs. ISDIAH 5.1: forms of name, identifier."""

from dataclasses import dataclass, field

from app.domain.languages import LanguageMap


@dataclass(frozen=True, slots=True)
class InstitutionDescription:
    """An institution by its names in each language and its acronym; any of them identifies it.

    `homepage` and `logo` are web addresses: of its page, and of a picture that stands for it.
    """

    names: LanguageMap = field(default_factory=dict)
    acronym: str = ""
    homepage: str = ""
    credit_line: str = ""
    logo: str = ""
