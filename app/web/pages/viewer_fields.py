"""What the viewer's page shows, and how Mirador is to open."""

from dataclasses import dataclass
from typing import Any, Final

from app.domain.catalogued import CataloguedPhotograph
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer
from app.web.pages.shown_sides import ShownSide, shown_sides
from app.web.pages.text import Text
from app.web.pages.wording import Wording

_PANELS: Final = ("info", "attribution", "canvas", "annotations", "search", "layers")
_THEMES: Final = {  # the colours of verso.css
    "light": {
        "palette": {
            "mode": "light",
            "primary": {"main": "#8b2f20"},
            "secondary": {"main": "#24407a"},
            "shades": {"dark": "#efe8db", "main": "#fffdf8", "light": "#fbf8f2"},
        }
    },
    "dark": {
        "palette": {
            "mode": "dark",
            "primary": {"main": "#eda08c"},
            "secondary": {"main": "#a9c1f0"},
            "shades": {"dark": "#100e0b", "main": "#221e19", "light": "#2b261f"},
        }
    },
}


@dataclass(frozen=True, slots=True)
class ViewerFields:
    """The viewer's page. `link` leads back to the photograph.

    `settings` is what `static/viewer.js` starts Mirador with, and the words to search for at once;
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
) -> ViewerFields:
    """Gather the fields of the viewer's page. What isn't this photograph's is left aside.

    `reading_id` is that of a reading which is to be looked at.
    """
    record = photograph.description
    known = side_id if side_id in {side.id for side in record.sides} else ""
    mirador = _mirador(
        photograph.id, known, has_query=bool(query), server=server, language=words.language
    )
    return ViewerFields(
        title=words.text(record.title) or Text(record.reference_code),
        link=local(server.addresses.photograph(photograph.id)),
        manifest=local(server.addresses.manifest(photograph.id)),
        sides=shown_sides(record.sides, photograph.id, server=server, words=words),
        settings={
            "mirador": mirador,
            "query": query,
            "selected": _selected(photograph, reading_id, server),
        },
    )


def _selected(
    photograph: CataloguedPhotograph, reading_id: str, server: ImageServer
) -> dict[str, Any] | None:
    """Tell which annotation is to be selected, and where on its canvas it stands."""
    for _, inscription in photograph.description.inscriptions():
        if reading_id and any(one.id == reading_id for one in inscription.readings):
            region = inscription.region
            return {
                "annotation": server.addresses.annotation(photograph.id, reading_id),
                "region": [region.x_px, region.y_px, region.width_px, region.height_px]
                if region
                else None,
            }
    return None


def _mirador(
    photograph_id: str, side_id: str, *, has_query: bool, server: ImageServer, language: str
) -> dict[str, Any]:
    """Mirador's own settings: one window that fills the page and can't be closed."""
    window: dict[str, Any] = {
        "manifestId": server.addresses.manifest(photograph_id),
        "sideBarOpen": True,
        "sideBarPanel": "search" if has_query else "annotations",
    }
    if side_id:
        window["canvasId"] = server.addresses.canvas(photograph_id, side_id)
    return {
        "id": "viewer",
        "language": language,
        "themes": _THEMES,
        "windows": [window],
        "window": {
            "allowClose": False,
            "allowMaximize": False,
            "allowFullscreen": True,
            "highlightAllAnnotations": True,
            "panels": dict.fromkeys(_PANELS, True),
        },
        "workspace": {"type": "mosaic", "showZoomControls": True},
        "workspaceControlPanel": {"enabled": False},
    }
