"""A plain folder of pictures, given out like a holding's: all of it public, none of it ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Final

from app.domain.accounts import SignedIn
from app.domain.catalogued import Page
from app.domain.errors import Rejected
from app.domain.named_image import NamedImage
from app.domain.viewers import Viewer
from app.holdings.derivation import Derivation
from app.holdings.picture_index import PictureIndex
from app.holdings.pixel_work import PixelWork
from app.holdings.wanted_derivatives import WantedDerivatives
from app.iiif.addresses import Addresses
from app.imaging.region_engine.engine import RegionEngine
from app.settings import Settings
from app.storage.derivatives import LocalDerivatives
from app.storage.folders import make_folder
from app.storage.layout import Layout
from app.storage.picture_cache import PictureCache
from app.storage.picture_files import PictureFiles


class PictureFolder:
    """The pictures of a folder, which is only read, and their derivatives in `cache`.

    It is an `ImageHolding`. `Rejected` where the folder is not there. A file that is written again
    becomes another picture under the same id, so images are never said to last.
    """

    ids_are_of_files: Final = False

    def __init__(self, folder: Path, *, cache: Path, settings: Settings) -> None:
        if not folder.is_dir():
            raise Rejected(f"{folder} is no folder. Name one that has pictures in it.")
        self.settings = settings
        self.limits = settings.limits
        self.addresses = Addresses(settings.base_url)
        self.pixel_work = PixelWork(
            workers=settings.pixel_workers,
            queue=settings.pixel_queue,
            most_of_one=settings.pixel_client_limit,
        )
        self.pictures = PictureCache(most_bytes=settings.picture_cache_bytes)
        self.originals = PictureIndex(PictureFiles(folder), limits=settings.limits)
        self.derivatives = LocalDerivatives(_made(cache))
        self.jobs = WantedDerivatives()
        self.derivation = Derivation(self, settings.derivatives)
        self.regions = RegionEngine(
            most_bytes=settings.decoded_cache_bytes,
            jpeg_quality=settings.derivative_quality,
        )
        self.epoch = object()

    @contextmanager
    def open(self, viewer: Viewer) -> Iterator[PictureIndex]:  # noqa: ARG002 - all is public here
        """Open what stands for the catalogue."""
        yield self.originals

    def viewer_of(self, token: str) -> Viewer | None:  # noqa: ARG002 - there are no tokens here
        """Nobody has a token here."""
        return None

    def viewer_of_viewing(self, token: str) -> Viewer | None:  # noqa: ARG002 - as `viewer_of`
        """Nobody has a token here."""
        return None

    def signed_in(self, cookie: str) -> SignedIn | None:  # noqa: ARG002 - there are no accounts here
        """Nobody is signed in here; a catalogue on another port may have set the cookie."""
        return None

    def listed(self, *, after: str | None, limit: int) -> Page[NamedImage]:
        """List the pictures by the names of their files."""
        return self.originals.listed(after=after, limit=limit)

    def work(self, *, stop: Event) -> None:
        """Make the derivatives that readers had to do without, until `stop` is set."""
        self.jobs.work_off(self.derivation, stop=stop)


def _made(cache: Path) -> Layout:
    layout = Layout(cache)
    layout.home.mkdir(parents=True, exist_ok=True)
    make_folder(layout, layout.derivatives)
    return layout
