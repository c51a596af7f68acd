"""The two versions of the IIIF Image API that are spoken here."""

from enum import IntEnum

PROTOCOL = "http://iiif.io/api/image"


class ImageVersion(IntEnum):
    """A major version of the IIIF Image API, as it stands in an address."""

    V2 = 2  # 2.1.1
    V3 = 3  # 3.0.0

    @property
    def context(self) -> str:
        """The JSON-LD context of its image information document."""
        return f"{PROTOCOL}/{self.value}/context.json"

    @property
    def profile(self) -> str:
        """The document of compliance level 2, for info.json (2.1) and for the Link header."""
        return f"{PROTOCOL}/{self.value}/level2.json"
