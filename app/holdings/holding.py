"""The holding: everything that an installation has open, and what its settings allow."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from app.domain.accounts import SignedIn
from app.domain.saving import AccessionedScan
from app.domain.viewers import Viewer
from app.holdings.agreements import Agreements
from app.holdings.derivation import Derivation
from app.holdings.intake import Intake
from app.holdings.manifests import Manifests
from app.holdings.passwords import Passwords
from app.holdings.pixel_work import PixelWork
from app.holdings.record_keeping import RecordKeeping
from app.holdings.sound_files import SoundFiles
from app.iiif.addresses import Addresses
from app.imaging.region_engine.engine import RegionEngine
from app.language.analyser import Analyser
from app.persistence.catalogue import Catalogue, open_catalogue
from app.persistence.database import embedded_url, open_database
from app.persistence.jobs import JobQueue
from app.persistence.record_ledger import RecordLedger
from app.persistence.sessions import signed_in
from app.persistence.tokens import viewer_of_token
from app.persistence.transaction import Clock, utc_now
from app.persistence.viewing_tokens import viewer_of_viewing_token
from app.settings import Settings
from app.storage.derivatives import LocalDerivatives
from app.storage.documents import LocalDocuments
from app.storage.layout import Layout
from app.storage.originals import LocalOriginals
from app.storage.picture_cache import PictureCache
from app.storage.record_files import RecordFiles
from app.storage.uploads import LocalUploads


class Holding:
    """One holding, opened. `open_holding` and `found_holding` make it; threads may share it."""

    ids_are_of_files: Final = True

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.now: Clock = utc_now
        self.layout = Layout(settings.home)
        self.limits = settings.limits
        self.addresses = Addresses(settings.base_url)
        self.originals = LocalOriginals(self.layout)
        self.sound_files = SoundFiles()
        self.uploads = LocalUploads(self.layout)
        self.documents = LocalDocuments(self.layout)
        self.engine = open_database(
            settings.database_url or embedded_url(self.layout.catalogue),
            connections=settings.database_connections,
        )
        self.epoch = object()  # another one after each writing: what was decided before is void
        self.jobs = JobQueue(self.engine)
        self.record_files = RecordFiles(self.layout)
        self.records = RecordKeeping(RecordLedger(self.engine), self.record_files)
        self.analyser = Analyser()
        self.passwords = Passwords()
        self.pixel_work = PixelWork(
            workers=settings.pixel_workers,
            queue=settings.pixel_queue,
            most_of_one=settings.pixel_client_limit,
        )
        self.agreements = Agreements()
        self.pictures = PictureCache(most_bytes=settings.picture_cache_bytes)
        self.derivatives = LocalDerivatives(self.layout)
        self.derivation = Derivation(self, settings.derivatives)
        self.regions = RegionEngine(
            most_bytes=settings.decoded_cache_bytes,
            jpeg_quality=settings.derivative_quality,
        )
        self.manifests = Manifests(self.documents, addresses=self.addresses, limits=self.limits)
        self.intake = Intake(self.originals, pixel_work=self.pixel_work, limits=self.limits)

    @contextmanager
    def open(
        self, viewer: Viewer, *, writes: bool = False, analyser: Analyser | None = None
    ) -> Iterator[Catalogue]:
        """Open the catalogue for one viewer and one transaction; leaving it rolls back.

        `analyser` is one that knows some texts already: `app.holdings.prepared_words`.
        """
        words = analyser or self.analyser
        try:
            with open_catalogue(
                self.engine, viewer, analyser=words, writes=writes, now=self.now
            ) as catalogue:
                yield catalogue
        finally:
            if writes:
                self.epoch = object()

    def viewer_of(self, token: str) -> Viewer | None:
        """Whose token it is; None for one that is unknown, revoked or past its time."""
        return viewer_of_token(self.engine, digest_of(token), now=self.now)

    def viewer_of_viewing(self, token: str) -> Viewer | None:
        """Who has given a viewer this token; None for one that is over or never was."""
        return viewer_of_viewing_token(self.engine, digest_of(token), now=self.now)

    def signed_in(self, cookie: str) -> SignedIn | None:
        """Whose session has this cookie; None for one that is over or never was."""
        return signed_in(self.engine, digest_of(cookie), now=self.now)

    def examine(self, path: Path) -> AccessionedScan:
        """Look at a scan where it lies. Nothing is stored; `Rejected` for what is no scan."""
        return self.intake.examine(path)

    def take_in(self, path: Path) -> AccessionedScan:
        """Store a scan for good and look at it; `Rejected`, with nothing stored, if it is none."""
        return self.intake.take_in(path)

    def take_in_stream(
        self, chunks: Iterable[bytes], *, expected_sha256: str | None = None
    ) -> AccessionedScan:
        """Store a scan as it arrives, up to `max_upload_bytes`, and look at it.

        `Rejected`, with nothing stored, where it begins like no scan, is too large, or is not the
        one announced.
        """
        return self.intake.take_in_stream(
            chunks,
            expected_sha256=expected_sha256,
            largest_bytes=self.settings.max_upload_bytes,
        )

    def close(self) -> None:
        """Give back the database's files."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def digest_of(secret: str) -> str:
    """Make what is kept of a token or cookie. It has 256 random bits, so it needs no salt."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
