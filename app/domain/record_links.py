"""Where a photograph's record leads: addresses that other houses' records quote."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureLink:
    """A side's picture: the image itself, a small one, its image service, and its size."""

    image: str
    thumbnail: str
    service: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class RecordLinks:
    """The addresses of one photograph. `pictures` are of its sides that are shown, in order.

    `units` are the pages of the units above it, from the root down.
    """

    page: str
    manifest: str
    record: str
    pictures: tuple[PictureLink, ...] = ()
    units: tuple[str, ...] = ()
