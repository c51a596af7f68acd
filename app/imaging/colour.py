"""Colour as a screen shows it: eight bits of sRGB, or of grey where the scan is grey."""

from io import BytesIO
from typing import Final

import pyvips
from PIL import ImageCms

_PROFILE: Final = "icc-profile-data"
_COLOUR_BANDS: Final = 3
_WHITE: Final = 255


def to_screen(image: pyvips.Image) -> pyvips.Image:
    """Convert to 8-bit sRGB or grey: ICC profile applied, CMYK converted, 16 bits to 8.

    Alpha stays as it is. A profile that can't be applied is passed over.
    """
    is_grey = image.bands - image.hasalpha() < _COLOUR_BANDS
    image = _by_profile(image)
    image = image.colourspace("b-w" if is_grey else "srgb").cast("uchar")
    image = image.copy()
    image.remove(_PROFILE)
    return image


def on_white(image: pyvips.Image) -> pyvips.Image:
    """Lay a picture with transparent parts on white paper, in the colours of the screen."""
    return to_screen(image).flatten(background=_WHITE) if image.hasalpha() else image


def profile_name(profile: bytes | None) -> str | None:
    """Name an ICC profile by its description (ICC.1:2022, 9.2.41); None when there is none."""
    if not profile:
        return None
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.getProfileDescription(opened).strip() or "unnamed"
    except Exception:  # noqa: BLE001 - a profile comes from the file, and Pillow raises anything
        return "unreadable"


def _by_profile(image: pyvips.Image) -> pyvips.Image:
    if image.get_typeof(_PROFILE) == 0:
        return image
    if (profile_name(image.get(_PROFILE)) or "").startswith("sRGB"):
        return image  # nothing to convert
    try:
        return image.icc_transform("srgb", embedded=True, intent="relative", depth=8)
    except pyvips.Error:
        return image
