"""What makes the pictures, by name: where it changes, their bytes may."""

from typing import Final

import PIL
import pyvips

from app.imaging.render import JPEG_QUALITY

_OWN_EDITION: Final = 5
ENGINE: Final = (
    f"verso {_OWN_EDITION}, libvips {'.'.join(str(pyvips.version(part)) for part in range(3))}, "
    f"Pillow {PIL.__version__}, JPEG {JPEG_QUALITY}"
)
