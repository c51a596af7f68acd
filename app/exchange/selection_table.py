"""Photographs that a reader has chosen, as a table: CSV (RFC 4180), one photograph a row."""

import csv
from collections.abc import Callable, Iterable
from io import StringIO
from typing import Final

from app.domain.catalogued import CataloguedPhotograph
from app.exchange.citation import Citation, cite
from app.exchange.csv_cells import safe_cell

COLUMNS: Final = (
    "reference_code",
    "title",
    "date_as_written",
    "date_edtf",
    "photographer",
    "holder",
    "collection",
    "unit",
    "inscriptions",
    "credit_line",
    "rights",
    "page",
    "manifest",
)
_BETWEEN: Final = " | "
_OURS: Final = frozenset({"reference_code", "page", "manifest"})
"""Columns that no table has together unless it was written here."""

AddressOf = Callable[[str], str]
"""Names something of a photograph, by its id."""


def selection_csv(
    photographs: Iterable[CataloguedPhotograph],
    *,
    page: AddressOf,
    manifest: AddressOf,
    language: str,
) -> str:
    """Write a head and one photograph a row; no cell is taken for a formula.

    Of each inscription its first or preferred reading stands there, verbatim.
    """
    written = StringIO(newline="")
    lines = csv.writer(written)
    lines.writerow(COLUMNS)
    for photograph in photographs:
        cited = cite(photograph, address=page(photograph.id), language=language)
        row = (*_row(photograph, cited), manifest(photograph.id))
        lines.writerow(map(safe_cell, row))
    return written.getvalue()


def is_selection(columns: Iterable[str]) -> bool:
    """Whether a table with these columns was written here; others may have been added since."""
    return _OURS.issubset(columns)


def _row(photograph: CataloguedPhotograph, cited: Citation) -> tuple[str, ...]:
    return (
        cited.reference_code,
        cited.title,
        cited.date_as_written,
        cited.date.edtf if cited.date else "",
        _BETWEEN.join(author.name for author in cited.authors),
        cited.archive,
        cited.collection,
        photograph.description.unit,
        _BETWEEN.join(_readings(photograph)),
        cited.credit_line,
        cited.rights,
        cited.address,
    )


def _readings(photograph: CataloguedPhotograph) -> Iterable[str]:
    for _, inscription in photograph.description.inscriptions():
        if inscription.preferred_reading is not None:
            yield inscription.preferred_reading.text
