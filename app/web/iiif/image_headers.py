"""What is said with an image: what it is called, and how long it may be kept."""

from typing import Final
from urllib.parse import quote

from app.iiif.image_version import ImageVersion
from app.services.deliver_image import OrderedImage
from app.web.iiif.ranges import ACCEPTED

_IN_LINKS: Final = "%:/?#[]@!$&'()*+,;="  # `^` is no character of a URI (RFC 3986, 2)
_A_YEAR_S: Final = 31_536_000
_FOR_NOW: Final = "public, max-age=3600"  # a better one is being made
_FOR_THIS_READER: Final = "private, no-store"


def image_headers(
    ordered: OrderedImage, version: ImageVersion, *, shared_cache_s: int
) -> dict[str, str]:
    """Give the headers of an image but those of its body."""
    canonical = f'<{quote(ordered.canonical, safe=_IN_LINKS)}>;rel="canonical"'
    return {
        "etag": ordered.etag,
        "cache-control": _keeping(ordered, shared_cache_s),
        "link": f"{profile_link(version)}, {canonical}",
        **ACCEPTED,
    }


def profile_link(version: ImageVersion) -> str:
    """Name the compliance level. IIIF Image API 3.0, 6 Compliance Level and Profile Document."""
    return f'<{version.profile}>;rel="profile"'


def _keeping(ordered: OrderedImage, shared_cache_s: int) -> str:
    """Say who may keep it, how long. RFC 9111, 5.2.2; RFC 8246 for `immutable`.

    An image's id stands for one file, so what was once seen under it stays right: a reader's own
    browser may keep it for a year. A cache that many share must ask again sooner, since the image
    may have been withdrawn for those who have not seen it.
    """
    if not ordered.is_public:
        return _FOR_THIS_READER
    if not ordered.is_lasting:
        return _FOR_NOW
    return f"public, max-age={_A_YEAR_S}, s-maxage={shared_cache_s}, immutable"
