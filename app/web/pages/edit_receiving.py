"""What a form's page sends: its fields, and the scans that come with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.requests import Request

from app.domain.errors import Problem, Rejected, UnreadableScan
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan
from app.domain.sides import ScanDescription
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.services.accession_scan import accession_scan, stored_scan
from app.storage.layout import is_digest
from app.web.api.bodies import arriving
from app.web.forms.arriving import MOST_TEXT_BYTES, arrived
from app.web.forms.filling import fill_part
from app.web.forms.tree import FormFields, FormTree, at, grow, steps_of

FILE: Final = "file"
CLASH: Final = "clash"
_MOST_SCANS: Final = 100
_CONTROLS: Final = ("do", "version", "reason", "template", "sheet")
_SHEET: Final = re.compile(r"[0-9a-f]{0,32}", re.ASCII)


@dataclass(slots=True)
class Received:
    """A form as it came in. `wish` is the button that was pressed, `faults` are of its scans.

    `sheet` tells the form of one new photograph from that of another, begun on another page;
    `clashes` are the paths at which another editor has written something else.
    """

    tree: FormTree
    fields: FormFields
    wish: str = ""
    version: int = 0
    reason: str = ""
    template: str = ""
    sheet: str = ""
    clashes: tuple[str, ...] = ()
    faults: dict[str, tuple[Problem, ...]] = field(default_factory=dict)


def receive(request: Request, holding: Holding, viewer: Viewer) -> Received:
    """Read a form; its scans are in the store when this returns, and named in its tree.

    A file that is no scan leaves a fault at its field, and everything else as it was typed.
    """
    viewer.must(Scope.WRITE)  # before any of the body is read
    scans: list[tuple[str, str, AccessionedScan]] = []
    faults: dict[str, tuple[Problem, ...]] = {}

    def keep(name: str, file_name: str, chunks: Iterator[bytes]) -> None:
        try:
            scans.append((name, file_name, accession_scan(holding, viewer, chunks)))
        except (Rejected, UnreadableScan) as error:
            faults[name] = (Problem(file_name, "", str(error)),)

    most_bytes = MOST_TEXT_BYTES + _MOST_SCANS * holding.settings.max_upload_bytes
    content_type = request.headers.get("content-type", "")
    fields = arrived(content_type, arriving(request, most_bytes=most_bytes), keep=keep)
    controls = {name: value for name, value in fields if name in _CONTROLS}
    tree = grow(fields, PhotographDescription)
    for name, file_name, scan in scans:
        _name(tree, name, scan_part(scan, file_name))
    _look_up(holding, viewer, tree)
    version = controls.get("version", "")
    return Received(
        tree=tree,
        fields=fields,
        wish=controls.get("do", ""),
        version=int(version) if version.isdecimal() and len(version) < 10 else 0,  # noqa: PLR2004
        reason=controls.get("reason", ""),
        template=controls.get("template", ""),
        clashes=tuple(value for name, value in fields if name == CLASH),
        sheet=known_sheet(controls.get("sheet", "")) or "",
        faults=faults,
    )


def known_sheet(name: str | None) -> str | None:
    """Let the name of a sheet through; None for whatever is none."""
    return name if name is not None and _SHEET.fullmatch(name) else None


def _look_up(holding: Holding, viewer: Viewer, tree: FormTree) -> None:
    """Tell of the scans that were named by their digest alone what is known of them."""
    for side in tree["sides"]:
        for named in side["scans"]:
            digest = named["sha256"] = named["sha256"].strip().lower()
            if named["media_type"] or not is_digest(digest):
                continue
            found = stored_scan(holding, viewer, digest)
            if found is not None:
                told = scan_part(found, named["file_name"])
                named |= {name: told[name] for name in told if not named[name]}
                named["condition"] = told["condition"]


def scan_part(scan: AccessionedScan, file_name: str) -> FormTree:
    """Write a scan that was brought in into the part of a form that names it."""
    found, original = scan.characteristics, scan.original
    return fill_part(
        ScanDescription(
            original.sha256,
            file_name=file_name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1],
            media_type=found.media_type,
            width_px=found.width_px,
            height_px=found.height_px,
            bands=found.bands,
            size_bytes=original.size_bytes,
            condition=found.condition,
            condition_note=found.condition_note,
        )
    )


def _name(tree: FormTree, name: str, scan: FormTree) -> None:
    """Put a scan to the side whose file it is; once is enough."""
    *way, last = steps_of(name)
    if last != FILE:
        return
    scans: list[Any] = at(tree, (*way, "scans"))
    if scan["sha256"] not in {known["sha256"] for known in scans}:
        scans.append(scan)
