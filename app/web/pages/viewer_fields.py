"""What the viewer's page shows, and how Mirador is to open."""

import re
from dataclasses import dataclass
from typing import Any, Final

from app.domain.catalogued import CataloguedPhotograph
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer
from app.web.pages.shown_sides import ShownSide, shown_sides
from app.web.pages.text import Text
from app.web.pages.wording import Wording

_UNSAFE_IN_A_QUERY: Final = re.compile(r"[&#+%]")


@dataclass(frozen=True, slots=True)
class ViewerFields:
    """The viewer's page. `link` leads back to the photograph.

    `settings` is what Mirador is started with, `sides` what is shown without script.
    """

    title: Text
    link: str
    manifest: str
    sides: tuple[ShownSide, ...]
    settings: dict[str, Any]


def viewer_fields(
    photograph: CataloguedPhotograph,
    *,
    side_id: str,
    query: str,
    server: ImageServer,
    words: Wording,
) -> ViewerFields:
    """Gather the fields of the viewer's page. A side that isn't this photograph's is left aside."""
    record = photograph.description
    known = side_id if side_id in {side.id for side in record.sides} else ""
    return ViewerFields(
        title=words.text(record.title) or Text(record.reference_code),
        link=local(server.addresses.photograph(photograph.id)),
        manifest=local(server.addresses.manifest(photograph.id)),
        sides=shown_sides(record.sides, photograph.id, server=server, words=words),
        settings=_mirador(photograph.id, known, query, server=server, language=words.language),
    )


def _mirador(
    photograph_id: str, side_id: str, query: str, *, server: ImageServer, language: str
) -> dict[str, Any]:
    """Mirador's own settings: one window that fills the page and can't be closed."""
    window: dict[str, Any] = {
        "manifestId": server.addresses.manifest(photograph_id),
        "sideBarOpen": True,
        "sideBarPanel": "search" if query else "annotations",
    }
    if side_id:
        window["canvasId"] = server.addresses.canvas(photograph_id, side_id)
    if query:
        # Mirador writes this into an address as it stands; such signs are no words anyway.
        window["defaultSearchQuery"] = _UNSAFE_IN_A_QUERY.sub(" ", query).strip()
    return {
        "id": "viewer",
        "language": language,
        "windows": [window],
        "window": {
            "allowClose": False,
            "allowMaximize": False,
            "allowFullscreen": True,
            "highlightAllAnnotations": True,
            "sideBarOpen": True,
            "panels": {
                "info": True,
                "attribution": True,
                "canvas": True,
                "annotations": True,
                "search": True,
                "layers": True,
            },
        },
        "workspace": {"type": "mosaic", "showZoomControls": True},
        "workspaceControlPanel": {"enabled": False},
    }
