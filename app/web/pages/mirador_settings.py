"""How Mirador is set up on our pages: panels, colours, language, windows."""

from collections.abc import Sequence
from typing import Any, Final

from app.iiif.addresses import Addresses

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
_POLISH: Final = {  # what Mirador 4.0.0 says in English alone
    "iiif_related": "Powiązane",
    "layer_moveToBackground": "Przesuń warstwę pod spód",
    "layer_moveToFront": "Przesuń warstwę na wierzch",
    "multipartCollection": "Kolekcja w częściach",
    "pagination": "{{current}} z {{total}}",
}


def mirador_window(
    photograph_id: str, side_id: str = "", *, panel: str = "", addresses: Addresses
) -> dict[str, Any]:
    """Describe a window on a photograph, at one of its sides, with a panel beside it."""
    window: dict[str, Any] = {
        "manifestId": addresses.manifest(photograph_id),
        "sideBarOpen": bool(panel),
        "sideBarPanel": panel or "info",
    }
    if side_id:
        window["canvasId"] = addresses.canvas(photograph_id, side_id)
    return window


def mirador_settings(windows: Sequence[dict[str, Any]], language: str) -> dict[str, Any]:
    """Write Mirador's own settings: one window that fills the page, or several side by side."""
    has_many = len(windows) > 1
    return {
        "id": "viewer",
        "language": language,
        "translations": {"pl": _POLISH},
        "themes": _THEMES,
        "windows": list(windows),
        "window": {
            "allowClose": has_many,
            "allowMaximize": has_many,
            "allowFullscreen": not has_many,
            "highlightAllAnnotations": True,
            "panels": dict.fromkeys(_PANELS, True),
        },
        "workspace": {"type": "mosaic", "showZoomControls": True},
        "workspaceControlPanel": {"enabled": False},
    }
