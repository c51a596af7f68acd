"""Making a derivative: every tile of every level, and whole levels, from one pass over a scan."""

from dataclasses import dataclass
from typing import Final

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.progress import Progress, quietly
from app.imaging.decoders import decoding
from app.imaging.derive_levels import Entries, LevelMaker
from app.imaging.derive_rows import RowsOfScan, open_rows
from app.imaging.handed_scan import Scan
from app.imaging.scan_file import ScanHeader, read_header

DEEP_ZOOM_NAME: Final = "picture.dzi"
"""The description beside `picture_files/`, by which Deep Zoom viewers open an unpacked one."""

_DEEP_ZOOM: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="jpg" Overlap="0" '
    'TileSize="{tile_px}"><Size Width="{width_px}" Height="{height_px}"/></Image>\n'
)


@dataclass(frozen=True, slots=True)
class DerivedPicture:
    """What a derivative was made of: its size as shown, and whether it has no colour."""

    picture: Extent
    is_grey: bool


def derive(
    scan: Scan,
    *,
    settings: DerivativeSettings,
    limits: ImageLimits,
    into: Entries,
    progress: Progress = quietly,
) -> DerivedPicture:
    """Make all pictures of `DerivativeShape.pictures` and a Deep Zoom description of the tiles.

    The scan is read once, from the top to the bottom, and never held whole unless its EXIF
    orientation turns it. Broken scans go in as far as they decode; `UnreadableScan` when nothing
    comes out or when the scan is past the limits. Equal scans and settings give equal bytes.
    """
    header = read_header(scan)
    _check(header, limits)
    shape = DerivativeShape(header.shown, settings)
    with decoding():
        rows = open_rows(scan, header)
        _describe(shape, into)
        _make(rows, shape, into, progress)
    return DerivedPicture(header.shown, is_grey=rows.mode == "L")


def _check(header: ScanHeader, limits: ImageLimits) -> None:
    most_px = header.decodable_px(limits)
    if header.stored.area_px > most_px:
        raise UnreadableScan(f"The scan has {header.stored} pixels; at most {most_px} are decoded.")


def _describe(shape: DerivativeShape, into: Entries) -> None:
    described = _DEEP_ZOOM.format(
        tile_px=shape.settings.tile_px,
        width_px=shape.picture.width_px,
        height_px=shape.picture.height_px,
    )
    into.add(DEEP_ZOOM_NAME, described.encode())


def _make(rows: RowsOfScan, shape: DerivativeShape, into: Entries, progress: Progress) -> None:
    maker = LevelMaker(shape, shape.levels.top, rows.mode, into=into)
    tile_px, total = shape.settings.tile_px, shape.levels.rows(shape.levels.top)
    progress(0, total, "cutting tiles")
    done = 0
    for piece in rows.pieces():
        maker.take(piece)
        before, done = done, total - -(-maker.missing_px // tile_px)
        if done > before:
            progress(done, total, "cutting tiles" if done < total else "all tiles cut")
