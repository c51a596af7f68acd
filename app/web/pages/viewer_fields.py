"""What the viewer's page shows, and how Mirador is to open."""

from dataclasses import dataclass
from typing import Any, Final

from app.domain.catalogued import CataloguedPhotograph
from app.domain.inscriptions import InscriptionDescription
from app.domain.photographs import PhotographDescription
from app.domain.region import Region
from app.domain.sides import SideDescription
from app.web.pages.links import local
from app.web.pages.mirador_settings import mirador_settings, mirador_window
from app.web.pages.pictures import ImageServer
from app.web.pages.shown_sides import ShownSide, shown_sides
from app.web.pages.text import Text
from app.web.pages.wording import Wording

_ROOM: Final = 1.5
_FULL_TURN_DEG: Final = 360


@dataclass(frozen=True, slots=True)
class ViewerFields:
    """The viewer's page. `link` leads back to the photograph.

    `settings` is what `static/viewer.js` starts Mirador with, the words to search for at once, and
    the annotation to select;
    `sides` is what is shown without script.
    """

    title: Text
    link: str
    manifest: str
    sides: tuple[ShownSide, ...]
    settings: dict[str, Any]


def viewer_fields(  # noqa: PLR0913 - a photograph, and what of it to look at
    photograph: CataloguedPhotograph,
    *,
    side_id: str,
    query: str,
    server: ImageServer,
    words: Wording,
    reading_id: str = "",
    region: Region | None = None,
) -> ViewerFields:
    """Gather the fields of the viewer's page. What isn't this photograph's is left aside.

    `reading_id` is that of a reading which is to be looked at, `region` a part of the side.
    """
    record = photograph.description
    known = side_id if side_id in {side.id for side in record.sides} else ""
    written = _written(record, reading_id)
    selected = ""
    addresses, panel = server.addresses, "search" if query else "annotations"
    window = mirador_window(photograph.id, known, panel=panel, addresses=addresses)
    if known and region:
        window |= _looked_at(region)
    if written:
        side, inscription = written
        selected = server.addresses.annotation(photograph.id, reading_id)
        window |= mirador_window(photograph.id, side.id, panel=panel, addresses=addresses)
        window |= _looked_at(inscription.region, inscription.rotation_deg)
    return ViewerFields(
        title=words.text(record.title) or Text(record.reference_code),
        link=local(server.addresses.photograph(photograph.id)),
        manifest=local(server.addresses.manifest(photograph.id)),
        sides=shown_sides(record.sides, photograph.id, server=server, words=words),
        settings={
            "mirador": mirador_settings([window], words.language),
            "query": query,
            "selected": selected,
        },
    )


def _written(
    record: PhotographDescription, reading_id: str
) -> tuple[SideDescription, InscriptionDescription] | None:
    """Find the inscription of a reading; None for a reading that isn't of this photograph."""
    for side, inscription in record.inscriptions():
        if reading_id and any(one.id == reading_id for one in inscription.readings):
            return side, inscription
    return None


def _looked_at(region: Region | None, rotation_deg: int = 0) -> dict[str, Any]:
    """Look at a writing, upright, with some room around it; at nothing where it has no place.

    Mirador's centre is in pixels of the canvas; its zoom is one over how many of them are seen.
    """
    if region is None:
        return {}
    widest = max(region.width_px, region.height_px) * _ROOM
    view = {
        "x": region.x_px + region.width_px / 2,
        "y": region.y_px + region.height_px / 2,
        "zoom": 1 / widest,
        "rotation": -rotation_deg % _FULL_TURN_DEG,
    }
    return {"initialViewerConfig": view}
