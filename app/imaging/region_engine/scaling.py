"""The filters through which all regions go."""

from dataclasses import dataclass
from typing import Final

from cykooz_resizer import CropBox, FilterType, ResizeAlg, ResizeOptions, Resizer

from app.imaging.region_engine.pixels import Pixels, as_window
from app.imaging.resample import LANCZOS_REACH_PX

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels and parts of pixels."""


@dataclass(frozen=True, slots=True)
class Kernel:
    """A filter, and how far it looks: so many pixels of the answer."""

    algorithm: ResizeAlg
    reach: float

    def reach_px(self, scale: float) -> int:
        """How far beside a box it looks, in pixels; `scale` of them become one."""
        return int(self.reach * max(scale, 1.0)) + 1


LANCZOS: Final = Kernel(ResizeAlg.convolution(FilterType.lanczos3), LANCZOS_REACH_PX)
"""For what is kept without loss. Pillow's filter of this name gives the same, at four times the
cost."""
CATMULL_ROM: Final = Kernel(ResizeAlg.convolution(FilterType.catmull_rom), 2.0)
"""For JPEG files, whose own loss hides the difference: a fifth less work for a region."""


def scale(resizer: Resizer, pixels: Pixels, box: Box, *, into: Pixels, kernel: Kernel) -> None:
    """Scale a box of a picture by a filter, which sees the pixels around the box too.

    `resizer` keeps the memory for what lies between its two passes, so one thread uses it at a
    time.
    """
    left, top, right, bottom = box
    cut = CropBox(left, top, right - left, bottom - top)
    options = ResizeOptions(kernel.algorithm, use_alpha=False, crop_box=cut)
    resizer.resize_pil(as_window(pixels), as_window(into), options)
