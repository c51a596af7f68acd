"""How a value is taken from a row: which column, and what is done to it on the way."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

SOURCES: Final = ("column", "item", "template")
PLACEHOLDER: Final = re.compile(r"\{([^{}]+)\}")


class QuotationPart(StrEnum):
    """Which part of a text with quotation marks is wanted."""

    INSIDE = "inside"
    OUTSIDE = "outside"


class ValueForm(StrEnum):
    """What a text is turned into."""

    EDTF = "edtf"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Expression:
    """One value, or several, out of a row. The steps are done in the order of these fields.

    Exactly one source is given: a `column`; an `item`, which is a field of the record that `each`
    has come to ("" the record itself); or a `template` with columns in braces. `otherwise` says
    what stands in where nothing comes of it.
    """

    column: str | None = None
    item: str | None = None
    template: str | None = None
    split: re.Pattern[str] | None = None
    quotations: QuotationPart | None = None
    rewrite: tuple[tuple[re.Pattern[str], str], ...] = ()
    terms: Mapping[str, Any] = field(default_factory=dict)
    first: bool = False
    shorten: int = 0
    form: ValueForm | None = None
    is_optional: bool = False
    otherwise: "Expression | None" = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads itself, without those of `otherwise`."""
        if self.template is not None:
            return tuple(PLACEHOLDER.findall(self.template))
        return () if self.column is None else (self.column,)

    def chain(self) -> Iterator["Expression"]:
        """Itself, and what stands in for it, in order."""
        here: Expression | None = self
        while here is not None:
            yield here
            here = here.otherwise
