"""Dates as they are written into forms: what is understood of them, and what is made of that."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from app.domain.dating import Calendar, DateUnderstanding
from app.domain.errors import Rejected
from app.services.read_date import read_date
from app.web.forms.tree import FormTree, at, name_of, steps_of

WRITTEN: Final[Mapping[str, str]] = {"as_written": "edtf", "date_as_written": "date_edtf"}
"""The fields with dates as people write them, each with the one for what it means."""

_DATED: Final = ("dates", "custody")


def understood_dates(tree: FormTree, language: str) -> dict[str, DateUnderstanding]:
    """Say what is understood of each date of a form, by the name of its field."""
    found = {}
    for name, row in _dated(tree):
        for written in WRITTEN:
            if row.get(written, "").strip():
                found[f"{name}-{written}" if name else written] = _understanding(
                    row, written, language
                )
    return found


def take_over(tree: FormTree, where: str, language: str) -> str:
    """Write down what a date means, as far as it was understood; `where` names its row, if any.

    Answers with the name of the field where the eye should rest; empty where there is no date.
    """
    with suppress(Rejected, KeyError, TypeError, AttributeError):
        row = at(tree, steps_of(where)) if where else tree
        for written, meaning in WRITTEN.items():
            if written in row:
                row[meaning] = _understanding(row, written, language).edtf
                return f"{where}-{meaning}" if where else meaning
    return ""


def mean(tree: FormTree, where: str) -> str:
    """Write down which of several dates is meant: `where` is its field, a colon, and its EDTF."""
    name, _, edtf = where.partition(":")
    *way, field = steps_of(name)
    with suppress(Rejected, KeyError, TypeError):
        row = at(tree, tuple(way))
        if field in WRITTEN.values() and isinstance(row[field], str):
            row[field] = edtf
    return name


def _dated(tree: FormTree) -> Iterator[tuple[str, FormTree]]:
    yield "", tree
    for rows in _DATED:
        for place, row in enumerate(tree.get(rows, ())):
            yield name_of((rows, place)), row


def _understanding(row: Mapping[str, Any], written: str, language: str) -> DateUnderstanding:
    is_julian = row.get("calendar") == Calendar.JULIAN.value
    return read_date(
        row[written], language=language, calendar=Calendar.JULIAN if is_julian else None
    )
