"""The manifest of a photograph: IIIF Presentation API 3.0, 5.2 Manifest.

Whoever changes what is written here, or by the writers of a version, raises `app/iiif/edition.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.domain.photographs import PhotographDescription
from app.domain.places import PlacePoint, PlaceRole
from app.domain.sides import SideKind
from app.iiif.addresses import Addresses
from app.iiif.language_maps import in_no_language, language_map, plain
from app.iiif.manifest_2 import manifest_2
from app.iiif.manifest_3 import manifest_3
from app.iiif.manifest_canvas import is_album, presented_sides
from app.iiif.manifest_links import homepage, keeper, rendering, see_also, unit_link
from app.iiif.manifest_metadata import metadata
from app.iiif.navigation_date import navigation_date
from app.iiif.pictures import small_picture
from app.iiif.presentation_version import PresentationVersion
from app.iiif.presented import Chapter, Presented, PresentedSide, SidePlace
from app.iiif.rights import rights_uri

WRITERS: Final[Mapping[PresentationVersion, Callable[..., bytes]]] = {
    PresentationVersion.V2: manifest_2,
    PresentationVersion.V3: manifest_3,
}
_ON_THE_MAP: Final = frozenset({PlaceRole.TAKEN_AT, PlaceRole.SHOWN})
"""Where a picture is of; where a postcard was sent to, or what a note mentions, it is not."""


def manifest(
    photograph: CataloguedPhotograph,
    *,
    addresses: Addresses,
    limits: ImageLimits,
    version: PresentationVersion = PresentationVersion.V3,
) -> bytes:
    """Write a photograph's manifest as JSON. Equal photographs make equal bytes."""
    presented = presented_photograph(photograph, addresses=addresses, limits=limits)
    return WRITERS[version](presented, addresses=addresses)


def presented_photograph(
    photograph: CataloguedPhotograph, *, addresses: Addresses, limits: ImageLimits
) -> Presented:
    """Present a photograph, as every version of the API writes it."""
    described = photograph.description
    cover = described.cover.shown_scan if described.cover else None
    sides = presented_sides(photograph, addresses=addresses, limits=limits)
    return Presented(
        photograph.id,
        manifest_label(described),
        homepage(addresses.photograph(photograph.id)),
        sides,
        summary=plain(described.description),
        metadata=metadata(photograph, addresses=addresses),
        credit=plain(photograph.credit_lines),
        rights=rights_uri(described.rights),
        see_also=see_also(photograph.id, addresses=addresses),
        rendering=rendering(photograph, addresses=addresses, limits=limits),
        keeper=keeper(photograph, addresses=addresses),
        happened_at=navigation_date(described.dates),
        points=tuple(_points(photograph)),
        small=small_picture(cover, limits=limits) if cover else None,
        unit=unit_link(photograph.units[-1]) if photograph.units else None,
        is_paged=is_album(photograph),
        chapters=tuple(_chapters(photograph, sides)) if is_album(photograph) else (),
        starts_at=first_shown(sides),
    )


def manifest_label(described: PhotographDescription) -> dict[str, list[str]]:
    """Give the title, or the reference code where there is none: 3.1 `label` must say something."""
    return language_map(described.title) or in_no_language(described.reference_code)


def first_shown(sides: tuple[PresentedSide, ...]) -> SidePlace | None:
    """3.3.2 `start`: the first side with a picture, where the very first has none."""
    first = next((side for side in sides if side.captures), None)
    return None if first is None or first is sides[0] else first.place


def _points(photograph: CataloguedPhotograph) -> Iterator[PlacePoint]:
    shown = {place.name for place in photograph.description.places if place.role in _ON_THE_MAP}
    yield from (point for point in photograph.points if point.name in shown)


def _chapters(
    photograph: CataloguedPhotograph, sides: tuple[PresentedSide, ...]
) -> Iterator[Chapter]:
    """Gather the sides of an album by its pages: what belongs to a page follows it."""
    pages: list[list[PresentedSide]] = []
    for described, presented in zip(photograph.description.sides, sides, strict=True):
        if described.kind is SideKind.ALBUM_PAGE or not pages:
            pages.append([])
        pages[-1].append(presented)
    for page in pages:
        first = page[0]
        yield Chapter(first.place.side_id, first.label, tuple(side.place for side in page))
