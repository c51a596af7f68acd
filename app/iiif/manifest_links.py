"""Where a manifest leads to: its page, its record, its holder, its collection, its prints."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from pydantic import HttpUrl, ValidationError

from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit
from app.domain.imagery import ImageLimits
from app.domain.institutions import InstitutionDescription
from app.domain.render_plan import ImageFormat
from app.domain.sides import ScanDescription, SideDescription
from app.iiif.addresses import Addresses
from app.iiif.labels import Label
from app.iiif.language_maps import in_no_language, language_map
from app.iiif.manifest_metadata import holder_names
from app.iiif.pictures import largest_picture, tail_of
from app.iiif.presented import Keeper, Linked, UnitLink

_JSON_LD: Final = "application/ld+json"
_DUBLIN_CORE: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_SCHEMA_ORG: Final = "https://schema.org/"
_EUROPEANA: Final = "http://www.europeana.eu/schemas/edm/"
LOGO_FORMATS: Final = {
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}


def homepage(address: str) -> Linked:
    """3.3.1 `homepage`: a page of the catalogue, which speaks both languages."""
    return Linked(address, "Text", Label.RECORD_PAGE.texts, "text/html", ("en", "pl"))


def see_also(photograph_id: str, *, addresses: Addresses) -> tuple[Linked, ...]:
    """3.3.1 `seeAlso`: the record, for machines: as this catalogue has it, and as others do."""
    forms = (
        (addresses.record, Label.RECORD, "application/json", ""),
        (addresses.linked_record, Label.LINKED_RECORD, _JSON_LD, _SCHEMA_ORG),
        (addresses.dublin_core, Label.DUBLIN_CORE, "application/xml", _DUBLIN_CORE),
        (addresses.europeana, Label.EUROPEANA, "application/xml", _EUROPEANA),
    )
    return tuple(
        Linked(address(photograph_id), "Dataset", label.texts, format_, profile=profile)
        for address, label, format_, profile in forms
    )


def unit_see_also(unit_id: str, *, addresses: Addresses) -> tuple[Linked, ...]:
    """3.3.1 `seeAlso`: the record of a unit, for machines."""
    label = Label.LINKED_RECORD.texts
    address = addresses.linked_unit(unit_id)
    return (Linked(address, "Dataset", label, _JSON_LD, profile=_SCHEMA_ORG),)


def rendering(
    photograph: CataloguedPhotograph, *, addresses: Addresses, limits: ImageLimits
) -> tuple[Linked, ...]:
    """3.3.1 `rendering`: a sheet for printing, and the cover as large as it is given out.

    On the manifest, since viewers show that of no canvas; without a picture there is nothing.
    """
    cover = photograph.description.cover
    if cover is None:
        return ()
    sheet = Linked(addresses.sheet(photograph.id), "Text", Label.SHEET.texts, "application/pdf")
    return (sheet, *prints(cover, addresses=addresses, limits=limits))


def prints(
    side: SideDescription, *, addresses: Addresses, limits: ImageLimits
) -> tuple[Linked, ...]:
    """Give a side's picture in as many pixels as may be asked for, for whoever prints it."""
    return tuple(_prints(side.shown_scan, addresses, limits))


def _prints(
    scan: ScanDescription | None, addresses: Addresses, limits: ImageLimits
) -> Iterator[Linked]:
    if scan is None:
        return
    picture = largest_picture(scan, limits=limits)
    size = picture.size
    label = {
        tag: [f"{text} ({size})" for text in texts] for tag, texts in Label.PRINT.texts.items()
    }
    address = addresses.image(scan.id, tail_of(picture))
    yield Linked(address, "Image", label, ImageFormat.JPG.media_type)


def unit_link(unit: CataloguedUnit) -> UnitLink:
    """3.3.2 `partOf`: the unit that a photograph lies in."""
    return UnitLink(unit.id, unit_label(unit))


def unit_label(unit: CataloguedUnit) -> dict[str, list[str]]:
    """Give a unit's title, or its reference code where it has none."""
    described = unit.description
    return language_map(described.title) or in_no_language(described.reference_code)


def keeper(photograph: CataloguedPhotograph, *, addresses: Addresses) -> Keeper | None:
    """3.1 `provider`: who keeps the photograph, by the names, the page and the logo known."""
    holder = photograph.description.holder
    names = holder_names(holder)
    if holder is None or not names:
        return None
    page = web_address(holder.homepage)
    return Keeper(
        addresses.holder(photograph.id),
        names,
        homepage=Linked(page, "Text", names, "text/html") if page else None,
        logo=_logo(holder),
    )


def web_address(written: str) -> str:
    """Give a web address as browsers spell it; what is none is empty."""
    try:
        return str(HttpUrl(written))
    except ValidationError:
        return ""


def logo_format(address: str) -> str:
    """Tell the format of a logo by its address; empty where that doesn't say."""
    return LOGO_FORMATS.get(PurePosixPath(urlsplit(address).path).suffix.lower(), "")


def _logo(holder: InstitutionDescription) -> str:
    return web_address(holder.logo)
