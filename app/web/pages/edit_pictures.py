"""The pictures beside a form: the sides' scans, saved or only brought in, and the writing on them.

A scan that no record names yet has no address in IIIF; staff see it at an address of the form's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from app.domain.errors import Rejected
from app.domain.imagery import SHOWN
from app.domain.region import Region
from app.web.forms.tree import FormTree
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer

_SHOWN = frozenset(condition.value for condition in SHOWN)


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
    """The writing alone and upright, by the inscription's name in the form."""
    for number, side in enumerate(tree["sides"]):
        scan = _shown_scan(side)
        for place, written in enumerate(side["inscriptions"]):
            region = region_of(written["region"])
            if scan is None or region is None or not region.fits(*_size(scan)):
                continue
            turn = written["rotation_deg"].strip()
            turn_deg = -int(turn) % 360 if turn.lstrip("-").isdecimal() else 0
            query = urlencode({"region": region.xywh, "turn": turn_deg})
            yield f"sides-{number}-inscriptions-{place}", f"{_address(scan, root)}?{query}"


def region_of(typed: FormTree) -> Region | None:
    """The region that was typed; None where it is none yet."""
    numbers = [typed[name].strip() for name in ("x_px", "y_px", "width_px", "height_px")]
    if not all(number.isdecimal() and len(number) < 10 for number in numbers):  # noqa: PLR2004
        return None
    try:
        return Region(*map(int, numbers))
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
