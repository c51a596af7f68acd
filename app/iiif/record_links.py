"""The addresses of a photograph, for records in formats that are none of IIIF's."""

from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.domain.record_links import PictureLink, RecordLinks
from app.domain.sides import ScanDescription
from app.iiif.addresses import Addresses
from app.iiif.pictures import largest_picture, small_picture, tail_of


def record_links(
    photograph: CataloguedPhotograph, *, addresses: Addresses, limits: ImageLimits
) -> RecordLinks:
    """Gather where a photograph, its pictures and its units are."""
    scans = (side.shown_scan for side in photograph.description.sides)
    return RecordLinks(
        page=addresses.photograph(photograph.id),
        manifest=addresses.manifest(photograph.id),
        record=addresses.record(photograph.id),
        pictures=tuple(_picture(scan, addresses, limits) for scan in scans if scan),
        units=tuple(addresses.unit(unit.id) for unit in photograph.units),
    )


def _picture(scan: ScanDescription, addresses: Addresses, limits: ImageLimits) -> PictureLink:
    largest = largest_picture(scan, limits=limits)
    small = small_picture(scan, limits=limits).size
    tail = f"full/{small.width_px},{small.height_px}/0/default.jpg"
    return PictureLink(
        image=addresses.image(scan.id, tail_of(largest)),
        thumbnail=addresses.image(scan.id, tail),
        service=addresses.image_service(scan.id),
        width_px=largest.size.width_px,
        height_px=largest.size.height_px,
    )
