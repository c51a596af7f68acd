"""The versions of the IIIF Presentation API that are spoken here."""

from enum import IntEnum
from typing import Final

PROTOCOL: Final = "http://iiif.io/api/presentation"
NAV_PLACE: Final = "http://iiif.io/api/extension/navplace/context.json"
"""The context of the extension that says where on earth something is."""


class PresentationVersion(IntEnum):
    """A major version of the IIIF Presentation API, as it stands in an address."""

    V2 = 2  # 2.1.1
    V3 = 3  # 3.0.0

    @property
    def context(self) -> str:
        """The JSON-LD context of its documents."""
        return f"{PROTOCOL}/{self.value}/context.json"
