"""What images are given out from: a holding, or less than one."""

from contextlib import AbstractContextManager
from typing import Protocol

from app.domain.accounts import SignedIn
from app.domain.catalogued import CataloguedImage
from app.domain.viewers import Viewer
from app.holdings.derivation import Derivation, House
from app.iiif.addresses import Addresses
from app.imaging.region_engine.engine import RegionEngine
from app.settings import Settings
from app.storage.picture_cache import PictureCache


class ImageCatalogue(Protocol):
    """Knows which images there are, and who may see them."""

    def image(self, image_id: str) -> CataloguedImage:
        """Describe an image; `NotFound` for one that there is not, or not for this viewer."""


class ImageHolding(House, Protocol):
    """What the way of an image needs. `Holding` has it, and `PictureFolder`."""

    @property
    def ids_are_of_files(self) -> bool:
        """Whether an id stands for the bytes of one file for ever, or for a name."""

    @property
    def settings(self) -> Settings:
        """What the installation was told."""

    @property
    def addresses(self) -> Addresses:
        """Where readers reach it."""

    @property
    def pictures(self) -> PictureCache:
        """Finished pictures in memory."""

    @property
    def derivation(self) -> Derivation:
        """How derivatives are found and made."""

    @property
    def regions(self) -> RegionEngine:
        """What makes pictures out of derivatives."""

    @property
    def epoch(self) -> object:
        """Another object after each change of what may be seen."""

    def open(self, viewer: Viewer) -> AbstractContextManager[ImageCatalogue]:
        """Open the catalogue for one viewer."""

    def viewer_of(self, token: str) -> Viewer | None:
        """Whose token it is; None for one that does not hold."""

    def viewer_of_viewing(self, token: str) -> Viewer | None:
        """Who has given a viewer this token; None for one that does not hold."""

    def signed_in(self, cookie: str) -> SignedIn | None:
        """Whose session has this cookie; None for one that is over."""
