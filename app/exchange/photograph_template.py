"""Reading the `photograph` of a mapping: a document, with inscriptions that look for their side."""

from collections.abc import Mapping
from typing import Any, Final

from app.domain.inscriptions import InscriptionDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideKind
from app.exchange.document_paths import DocumentPath
from app.exchange.template_reading import PathReport, read_template
from app.exchange.templates import (
    Constant,
    PhotographTemplate,
    PlacedInscription,
    Record,
    Series,
)

_PATH: Final[DocumentPath] = ("photograph",)
_PLACING: Final = ("on", "called", "each", "always")


def read_photograph_template(raw: object, report: PathReport) -> PhotographTemplate:
    """Read what a row becomes. Beside a photograph's fields it may have `inscriptions`."""
    if not isinstance(raw, Mapping):
        report(_PATH, raw, "must be an object with the fields of a photograph")
        return PhotographTemplate(Record({}))
    if "reference_code" in raw:
        reason = "is given by key, at the top of the mapping; take it away here"
        report((*_PATH, "reference_code"), "", reason)
    placed = tuple(_placed(raw.get("inscriptions", []), report))
    record = read_template(
        {name: value for name, value in raw.items() if name != "inscriptions"},
        PhotographDescription,
        path=_PATH,
        report=report,
        extra_keys=("inscriptions",),
    )
    template = PhotographTemplate(record if isinstance(record, Record) else Record({}), placed)
    _check_names(template, report)
    return template


def _check_names(template: PhotographTemplate, report: PathReport) -> None:
    called = [inscription.called for inscription in template.inscriptions if inscription.called]
    for name in sorted({name for name in called if called.count(name) > 1}):
        report((*_PATH, "inscriptions"), name, "is the name of two inscriptions")
    dates = template.record.fields.get("dates")
    for at, date in enumerate(dates.entries if isinstance(dates, Series) else ()):
        pointer = date.fields.get("inscription") if isinstance(date, Record) else None
        pointed = pointer.value if isinstance(pointer, Constant) else None
        if isinstance(pointed, str) and pointed not in called:
            reason = f"no inscription is called so; called: {', '.join(called) or 'none'}"
            report((*_PATH, "dates", at, "inscription"), pointed, reason)


def _placed(raw: object, report: PathReport) -> list[PlacedInscription]:
    here = (*_PATH, "inscriptions")
    if not isinstance(raw, list):
        report(here, raw, "must be a list: put - before each of its entries")
        return []
    placed = []
    for at, entry in enumerate(raw):
        path = (*here, at)
        record = read_template(
            entry, InscriptionDescription, path=path, report=report, extra_keys=_PLACING
        )
        if isinstance(record, Record):
            on = tuple(_sides(entry.get("on"), (*path, "on"), report))
            placed.append(PlacedInscription(record, on, _name(entry, path, report)))
    return placed


def _sides(raw: object, path: DocumentPath, report: PathReport) -> list[SideKind]:
    kinds = raw if isinstance(raw, list) else [raw]
    known = [kind for given in kinds for kind in SideKind if given == kind]
    if not kinds or len(known) != len(kinds):
        permitted = ", ".join(SideKind)
        report(path, raw, f"must name kinds of sides, the best first; permitted: {permitted}")
    return known


def _name(entry: Mapping[str, Any], path: DocumentPath, report: PathReport) -> str:
    called = entry.get("called", "")
    if not isinstance(called, str):
        report((*path, "called"), called, "must be text")
        return ""
    return called
