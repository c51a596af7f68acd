"""Making the picture that a plan asks for, from the original."""

from typing import Final

import pyvips
from PIL import Image

from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.render_plan import RenderPlan
from app.imaging.decoders import decoding
from app.imaging.encode import encode
from app.imaging.handed_scan import Scan
from app.imaging.orientation import shown_extent, stored_region, upright
from app.imaging.resample import resample, span
from app.imaging.scan_file import ScanHeader, read_header, stream_pixels
from app.imaging.turning import finished

JPEG_QUALITY: Final = 85
_JPEG_SHRINKS: Final = (8, 4, 2)


def render(
    scan: Scan, plan: RenderPlan, *, limits: ImageLimits, jpeg_quality: int = JPEG_QUALITY
) -> bytes:
    """Make a picture from a scan's file and give it encoded.

    Broken scans are shown as far as they decode. `UnreadableScan` when nothing comes out, when
    the scan is past the limits, or when it is not the picture that the plan was made for.
    """
    header = read_header(scan)
    most_px = header.decodable_px(limits)
    if header.stored.area_px > most_px:
        raise UnreadableScan(f"The scan has {header.stored} pixels; at most {most_px} are decoded.")
    if not plan.region.fits(header.shown.width_px, header.shown.height_px):
        raise UnreadableScan(f"The scan has {header.shown} pixels and no region {plan.region}.")
    with decoding():
        picture = _scaled(scan, header, plan)
    picture = upright(picture, orientation=header.orientation)
    return encode(finished(picture, plan), plan.format, jpeg_quality=jpeg_quality)


def _scaled(scan: Scan, header: ScanHeader, plan: RenderPlan) -> Image.Image:
    """Cut and scale, the pixels still lying as they are stored."""
    region = stored_region(plan.region, stored=header.stored, orientation=header.orientation)
    wanted = shown_extent(plan.scaled, orientation=header.orientation)
    scale = min(region.width_px / wanted.width_px, region.height_px / wanted.height_px)
    shrink = 1
    if header.media_type == "image/jpeg":
        shrink = next((factor for factor in _JPEG_SHRINKS if scale >= 2 * factor), 1)
    pixels = stream_pixels(scan, header, shrink=shrink)
    if shrink > 1:
        pixels = _completed(pixels, header.stored, shrink)
    left, top = region.x_px / shrink, region.y_px / shrink
    right, bottom = left + region.width_px / shrink, top + region.height_px / shrink
    across = span(left, right, wanted_px=wanted.width_px, available_px=pixels.width)
    down = span(top, bottom, wanted_px=wanted.height_px, available_px=pixels.height)
    return resample(pixels, across=across, down=down, wanted=wanted)


def _completed(pixels: pyvips.Image, stored: Extent, shrink: int) -> pyvips.Image:
    """Give back the last started pixel of each side, which shrinking on load leaves out."""
    width_px, height_px = -(-stored.width_px // shrink), -(-stored.height_px // shrink)
    return pixels.embed(0, 0, width_px, height_px, extend="copy")
