"""The sides of a photograph as what is presented: IIIF Presentation API 3.0, 5.3 Canvas."""

from collections.abc import Iterator
from typing import Final

from app.domain.catalogued import CataloguedPhotograph
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.iiif import terms
from app.iiif.addresses import Addresses
from app.iiif.annotations import has_annotations
from app.iiif.canvas_notes import canvas_label, canvas_notes, withheld_notice
from app.iiif.labels import Label
from app.iiif.manifest_links import prints
from app.iiif.manifest_metadata import told_pairs
from app.iiif.pictures import largest_picture, picture_of, small_picture
from app.iiif.presented import NOTHING, Picture, PresentedSide, SidePlace

_STAND_IN: Final = Extent(1000, 1000)
"""The size of a canvas of which nothing tells a size: no side of the photograph has a picture."""
_APART: Final = frozenset({SideKind.DETAIL, SideKind.COLOUR_TARGET, SideKind.ENVELOPE})


def presented_sides(
    photograph: CataloguedPhotograph, *, addresses: Addresses, limits: ImageLimits
) -> tuple[PresentedSide, ...]:
    """Present every side, in order, so that each keeps its place beside the others.

    A side without a picture has an empty canvas of its own scan's size, or a sibling's. A
    manifest needs at least one (5.2): a photograph without sides gets an empty one, named after
    the photograph.
    """
    described = photograph.description
    if not described.sides:
        place = SidePlace(photograph.id, photograph.id)
        return (PresentedSide(place, Label.NO_PICTURE.texts, _STAND_IN),)
    cover = described.cover
    sibling = picture_of(cover.first_scan) if cover and cover.first_scan else _STAND_IN
    return tuple(_side(photograph.id, side, sibling, addresses, limits) for side in described.sides)


def is_album(photograph: CataloguedPhotograph) -> bool:
    """Whether a photograph is one of many leaves: an album kept as one item."""
    return any(side.kind is SideKind.ALBUM_PAGE for side in photograph.description.sides)


def _side(
    photograph_id: str,
    side: SideDescription,
    sibling: Extent,
    addresses: Addresses,
    limits: ImageLimits,
) -> PresentedSide:
    shown = side.shown_scan
    return PresentedSide(
        SidePlace(photograph_id, side.id),
        canvas_label(side),
        _size(side) or sibling,
        captures=tuple(_captures(side, limits)),
        small=small_picture(shown, limits=limits) if shown else None,
        metadata=told_pairs(canvas_notes(side)),
        is_written_on=has_annotations(side),
        notice=withheld_notice(side),
        stands_apart=side.kind in _APART,
        rendering=prints(side, addresses=addresses, limits=limits),
    )


def _size(side: SideDescription) -> Extent | None:
    """Give the size of the picture, else what is known of a scan that can't be shown."""
    measured = (scan for scan in side.scans if scan.width_px > 0 and scan.height_px > 0)
    scan = side.first_scan or next(measured, None)
    return picture_of(scan) if scan else None


def _captures(side: SideDescription, limits: ImageLimits) -> Iterator[Picture]:
    """Give every capture of a side that a picture can be made of; several have names.

    Those are named too that are shown to nobody without signing in: only so does a viewer meet
    the way in. Cookbook 0033: the first is the one that is shown by default.
    """
    shown = [scan for scan in side.scans if scan.is_decoded]
    for at, scan in enumerate(shown):
        label = _capture_label(scan, shown[:at]) if len(shown) > 1 else NOTHING
        yield largest_picture(scan, limits=limits, label=label)


def _capture_label(scan: ScanDescription, before: list[ScanDescription]) -> dict[str, list[str]]:
    """Name a capture by its role, and number those of one role from the second on."""
    number = 1 + sum(other.role is scan.role for other in before)
    suffix = f" ({number})" if number > 1 else ""
    label = terms.named(terms.SCAN_ROLES, scan.role)
    return {tag: [f"{text}{suffix}" for text in texts] for tag, texts in label.items()}
