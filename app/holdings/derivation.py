"""What is shown fast: the derivative of each original, and how it is made or made again."""

import logging
import time
from pathlib import Path
from threading import Lock
from typing import Final, Protocol

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.derivative_description import DerivativeDescription
from app.domain.errors import Busy, DamagedHolding, DecoderBrokeOff
from app.domain.imagery import ImageLimits
from app.domain.progress import Progress, quietly
from app.domain.work import JobKind
from app.holdings.pixel_work import PixelWork
from app.imaging.darkroom.orders import derive
from app.imaging.engine import ENGINE
from app.storage.derivative_index import DamagedDerivative
from app.storage.derivatives import Entries, LocalDerivatives
from app.storage.layout import DerivativeKey
from app.storage.open_derivative import OpenDerivative

_log = logging.getLogger(__name__)
_ASKED_AGAIN_AFTER_S: Final = 60.0
_MOST_ASKED: Final = 10_000


class Kept(Protocol):
    """A store of originals, as far as derivatives are made of them."""

    def sound_path(self, sha256: str) -> Path:
        """Name a file from which the original can be read, as it came in."""


class Asked(Protocol):
    """A queue of work, as far as readers ask for something."""

    def want(self, kind: JobKind, subject: str) -> None:
        """Ask for work, unless it waits already or was given up."""


class House(Protocol):
    """What derivatives are made with: a holding, or a folder of pictures."""

    @property
    def originals(self) -> Kept:
        """Where the originals are."""

    @property
    def derivatives(self) -> LocalDerivatives:
        """Where the derivatives go."""

    @property
    def jobs(self) -> Asked:
        """Where work is asked for."""

    @property
    def limits(self) -> ImageLimits:
        """What may be decoded."""

    @property
    def pixel_work(self) -> PixelWork:
        """The limiter of work on pixels."""


class Derivation:
    """Derivatives by their original's SHA-256, made as the settings say. Threads may share it."""

    def __init__(self, house: House, settings: DerivativeSettings) -> None:
        self._house = house
        self._settings = settings
        self._edition = settings.edition
        self._asked: dict[str, float] = {}
        self._turn = Lock()

    def key(self, sha256: str) -> DerivativeKey:
        """Name the derivative that an original should have."""
        return DerivativeKey(sha256, self._edition)

    def opened(self, sha256: str) -> OpenDerivative | None:
        """Open it; one of another edition while there is no better; None where none can be read."""
        key = self.key(sha256)
        try:
            return self._house.derivatives.open(key)
        except DamagedDerivative as fault:
            _log.warning("%s It is made again.", fault)
            self._house.derivatives.close(key)
            return None

    def is_current(self, derivative: OpenDerivative | None) -> bool:
        """Whether it is as the settings say."""
        return derivative is not None and derivative.edition == self._edition

    def is_whole(self, sha256: str) -> bool:
        """Whether it is here as the settings say, read through from end to end."""
        try:
            self._house.derivatives.check(self.key(sha256))
        except DamagedHolding:  # also where there is none
            return False
        return True

    def make(self, sha256: str, *, progress: Progress = quietly) -> None:
        """Make it from the original, when its turn comes; the old one serves until then.

        `UnreadableScan` where no picture comes out of the original, or it is past the limits;
        `DamagedHolding` where the original is missing or the disk is full, `DamagedOriginal` where
        it has other bytes than when it came in: nothing is made of those.
        """
        settings, limits = self._settings, self._house.limits
        original = self._house.originals.sound_path(sha256)

        def make(into: Entries) -> DerivativeDescription:
            made = derive(original, settings=settings, limits=limits, into=into, progress=progress)
            shape = DerivativeShape(made.picture, settings)
            return DerivativeDescription(sha256, shape, made.is_grey, ENGINE)

        with self._house.pixel_work(patiently=True):
            try:
                self._house.derivatives.make(self.key(sha256), make)
            except DecoderBrokeOff:  # the system may have ended it, for want of memory elsewhere
                self._house.derivatives.make(self.key(sha256), make)

    def want(self, sha256: str) -> None:
        """Ask for the job that makes it, as a reader does who had to do without.

        Not again within a minute, and never where the job was given up. A catalogue that is busy
        or can't be written to leaves it for the next reader.
        """
        if not self._is_time_to_ask(sha256):
            return
        try:
            self._house.jobs.want(JobKind.DERIVE, sha256)
        except (Busy, DamagedHolding) as fault:
            _log.info("A derivative could not be asked for. %s", fault)

    def _is_time_to_ask(self, sha256: str) -> bool:
        now = time.monotonic()
        with self._turn:
            if now - self._asked.get(sha256, -_ASKED_AGAIN_AFTER_S) < _ASKED_AGAIN_AFTER_S:
                return False
            if len(self._asked) >= _MOST_ASKED:
                self._asked.clear()
            self._asked[sha256] = now
            return True
