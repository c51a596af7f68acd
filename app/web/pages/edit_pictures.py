"""The pictures beside a form: the sides' scans, saved or only brought in, and the writing on them.

A scan that no record names yet has no address in IIIF; staff see it at an address of the form's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from app.domain.errors import Rejected
from app.domain.imagery import SHOWN
from app.domain.region import Region
from app.web.forms.reading import document_of, with_rectangle
from app.web.forms.tree import FormTree
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer

_TURN: Final = re.compile(r"-?[0-9]{1,9}", re.ASCII)
_FARTHEST_PX: Final = 10**9
_SHOWN: Final = frozenset(condition.value for condition in SHOWN)


@dataclass(frozen=True, slots=True)
class SidePicture:
    """A side's scan. `zoom` is the address of its info.json, or of the picture `src` itself."""

    src: str
    zoom: str
    width_px: int
    height_px: int


def side_pictures(tree: FormTree, server: ImageServer, root: str) -> dict[str, SidePicture]:
    """The picture of each side that has one, by the side's name in the form."""
    return {
        f"sides-{number}": _whole(scan, server, root)
        for number, side in enumerate(tree["sides"])
        if (scan := _shown_scan(side))
    }


def crops(tree: FormTree, root: str) -> Iterator[tuple[str, str]]:
    """What stands in a region, alone and upright, by the name of that region in the form."""
    for number, side in enumerate(tree["sides"]):
        for place, written in enumerate(side["inscriptions"]):
            address = _crop(side, written["region"], root, turned=written["rotation_deg"])
            if address:
                yield f"sides-{number}-inscriptions-{place}-region", address
    for place, agent in enumerate(tree["agents"]):
        on = agent["side"]
        side = tree["sides"][int(on)] if _is_place(on, tree["sides"]) else None
        if side and (address := _crop(side, agent["region"], root)):
            yield f"agents-{place}-region", address


def _is_place(typed: str, rows: list[FormTree]) -> bool:
    return typed.isdecimal() and len(typed) < 10 and int(typed) < len(rows)  # noqa: PLR2004


def _crop(side: FormTree, typed: FormTree, root: str, *, turned: str = "") -> str:
    """The address of what stands in a region of a side; empty where there is none to be shown."""
    scan, region = _shown_scan(side), region_of(typed)
    if scan is None or region is None or not region.fits(*_size(scan)):
        return ""
    turn = turned.strip()
    turn_deg = -int(turn) % 360 if _TURN.fullmatch(turn) else 0
    query = urlencode({"region": region.xywh, "turn": turn_deg})
    return f"{_address(scan, root)}?{query}"


def region_of(typed: FormTree) -> Region | None:
    """The region that was typed; None where it is none yet."""
    found = with_rectangle(document_of(typed, Region))
    sides = [found.get(name) for name in ("x_px", "y_px", "width_px", "height_px")]
    numbers = [side for side in sides if isinstance(side, int) and side < _FARTHEST_PX]
    if len(numbers) != len(sides):
        return None
    try:
        x_px, y_px, width_px, height_px = numbers
        return Region(x_px, y_px, width_px, height_px)
    except Rejected:
        return None


def _shown_scan(side: FormTree) -> FormTree | None:
    return next(
        (scan for scan in side["scans"] if scan["condition"] in _SHOWN and _size(scan)[0]), None
    )


def _size(scan: FormTree) -> tuple[int, int]:
    sides = [scan["width_px"], scan["height_px"]]
    if not all(side.isdecimal() and len(side) < 10 for side in sides):  # noqa: PLR2004
        return 0, 0
    return int(sides[0]), int(sides[1])


def _address(scan: FormTree, root: str) -> str:
    return f"{root}/edit/scans/{scan['sha256']}.jpg"


def _whole(scan: FormTree, server: ImageServer, root: str) -> SidePicture:
    src = _address(scan, root)
    zoom = src
    if scan["id"]:
        zoom = f"{local(server.addresses.image_service(scan['id']))}/info.json"
    return SidePicture(src, zoom, *_size(scan))
