"""The one filter through which all regions go."""

from PIL import Image

from app.imaging.resample import LANCZOS_REACH_PX

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels and parts of pixels."""


def reach_px(scale: float) -> int:
    """How far beside a box the filter looks, in pixels; `scale` of them become one."""
    return int(LANCZOS_REACH_PX * max(scale, 1.0)) + 1


def scaled(picture: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image:
    """Scale a box of a picture by Lanczos's filter, which sees the pixels around the box too."""
    return picture.resize(size, Image.Resampling.LANCZOS, box=box)
