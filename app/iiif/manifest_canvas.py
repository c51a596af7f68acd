"""The sides of a photograph as canvases: IIIF Presentation API 3.0, 5.3 Canvas."""

from collections.abc import Iterator
from typing import Any

from iiif_prezi3 import (
    Annotation,
    AnnotationBody,
    AnnotationPage,
    AnnotationPageRef,
    AnnotationPageRefExtended,
    Canvas,
    Choice,
)

from app.domain.catalogued import CataloguedPhotograph
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.sides import ScanDescription, SideDescription
from app.iiif import terms
from app.iiif.addresses import Addresses
from app.iiif.annotations import has_annotations
from app.iiif.canvas_notes import canvas_label, canvas_notes
from app.iiif.labels import Label
from app.iiif.manifest_metadata import pairs
from app.iiif.pictures import image, picture_of, thumbnail

_STAND_IN = Extent(1000, 1000)
"""The size of a canvas of which nothing tells a size: no side of the photograph has a picture."""


def canvases(
    photograph: CataloguedPhotograph, *, addresses: Addresses, limits: ImageLimits
) -> list[Canvas]:
    """Make a canvas for every side, in order, so that each keeps its place beside the others.

    A side without a picture has an empty canvas of its own scan's size, or a sibling's. A
    manifest needs at least one (5.2): a photograph without sides gets an empty one, named after
    the photograph.
    """
    described = photograph.description
    if not described.sides:
        return [_no_canvas(photograph, addresses)]
    cover = described.cover
    sibling = picture_of(cover.shown_scan) if cover and cover.shown_scan else _STAND_IN
    return [_canvas(photograph.id, side, sibling, addresses, limits) for side in described.sides]


def _canvas(
    photograph_id: str,
    side: SideDescription,
    sibling: Extent,
    addresses: Addresses,
    limits: ImageLimits,
) -> Canvas:
    size = _size(side) or sibling
    shown = side.shown_scan
    optional: dict[str, Any] = {}
    if shown:
        optional["thumbnail"] = [thumbnail(shown, addresses=addresses, limits=limits)]
    if notes := pairs(canvas_notes(side)):
        optional["metadata"] = notes
    if has_annotations(side):
        page_id = addresses.annotation_page(photograph_id, side.id)
        page = AnnotationPageRefExtended(id=page_id, type="AnnotationPage")
        optional["annotations"] = [AnnotationPageRef(page)]
    return Canvas(
        id=addresses.canvas(photograph_id, side.id),
        label=canvas_label(side),
        width=size.width_px,
        height=size.height_px,
        items=[_painting_page(photograph_id, side, addresses, limits)],
        **optional,
    )


def _size(side: SideDescription) -> Extent | None:
    """Give the size of the picture, else what is known of a scan that can't be shown."""
    measured = (scan for scan in side.scans if scan.width_px > 0 and scan.height_px > 0)
    scan = side.shown_scan or next(measured, None)
    return picture_of(scan) if scan else None


def _painting_page(
    photograph_id: str, side: SideDescription, addresses: Addresses, limits: ImageLimits
) -> AnnotationPage:
    page_id = addresses.painting_page(photograph_id, side.id)
    bodies = list(_bodies(side, addresses, limits))
    if not bodies:
        return AnnotationPage(id=page_id, items=[])
    painting = Annotation(
        id=addresses.painting(photograph_id, side.id),
        motivation="painting",
        body=bodies[0] if len(bodies) == 1 else Choice(items=bodies),
        target=addresses.canvas(photograph_id, side.id),
    )
    return AnnotationPage(id=page_id, items=[painting])


def _bodies(
    side: SideDescription, addresses: Addresses, limits: ImageLimits
) -> Iterator[AnnotationBody]:
    """Give every capture of a side that can be shown; several are a `Choice`, so they have names.

    Cookbook 0033: the first is the one that is shown by default.
    """
    shown = [scan for scan in side.scans if scan.is_shown]
    for at, scan in enumerate(shown):
        label = {"label": _capture_label(scan, shown[:at])} if len(shown) > 1 else {}
        yield AnnotationBody(**image(scan, addresses=addresses, limits=limits), **label)


def _capture_label(scan: ScanDescription, before: list[ScanDescription]) -> dict[str, list[str]]:
    """Name a capture by its role, and number those of one role from the second on."""
    number = 1 + sum(other.role is scan.role for other in before)
    suffix = f" ({number})" if number > 1 else ""
    label = terms.named(terms.SCAN_ROLES, scan.role)
    return {tag: [f"{text}{suffix}" for text in texts] for tag, texts in label.items()}


def _no_canvas(photograph: CataloguedPhotograph, addresses: Addresses) -> Canvas:
    return Canvas(
        id=addresses.canvas(photograph.id, photograph.id),
        label=Label.NO_PICTURE.texts,
        width=_STAND_IN.width_px,
        height=_STAND_IN.height_px,
        items=[AnnotationPage(id=addresses.painting_page(photograph.id, photograph.id), items=[])],
    )
