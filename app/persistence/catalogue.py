"""The catalogue: all that is known of the photographs, for one viewer in one transaction."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Engine

from app.domain.catalogued import (
    CataloguedImage,
    CataloguedPhotograph,
    CataloguedUnit,
    Page,
    PhotographSummary,
)
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.hits import ReadingHit, SearchAnswer
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.saving import AccessionedScan, Saved, SavedUnit, ScanPlace
from app.domain.units import UnitDescription
from app.domain.viewers import Scope, TokenSummary, Viewer
from app.domain.work import JobKind
from app.persistence.analysis import Analyser


class Catalogue:
    """One viewer, one transaction. Who may not read what is hidden is told that it isn't there.

    Leaving without `commit` rolls everything back.
    """

    viewer: Viewer

    def photograph(self, photograph_id: str) -> CataloguedPhotograph:
        """Give a photograph whole, or raise `NotFound`."""
        raise NotImplementedError

    def photograph_by_code(self, reference_code: str) -> CataloguedPhotograph | None:
        """Find a photograph by its reference code."""
        raise NotImplementedError

    def photograph_version(self, photograph_id: str) -> int:
        """Give the version of a photograph, or raise `NotFound`. One light query."""
        raise NotImplementedError

    def photograph_count(self) -> int:
        """Count the photographs that the viewer may see."""
        raise NotImplementedError

    def newest(self, *, limit: int) -> tuple[PhotographSummary, ...]:
        """Give the published photographs, the one published last first."""
        raise NotImplementedError

    def photographs(
        self, *, after: str | None = None, limit: int = 50, state: PublicationState | None = None
    ) -> Page[PhotographSummary]:
        """List photographs in the order in which they were made."""
        raise NotImplementedError

    def photographs_in(
        self, unit_id: str, *, after: str | None = None, limit: int = 50
    ) -> Page[PhotographSummary]:
        """List the photographs directly in a unit in filing order, with their number."""
        raise NotImplementedError

    def unit(self, unit_id: str) -> CataloguedUnit:
        """Give a unit, or raise `NotFound`."""
        raise NotImplementedError

    def unit_by_code(self, reference_code: str) -> CataloguedUnit | None:
        """Find a unit by its reference code."""
        raise NotImplementedError

    def unit_trail(self, unit_id: str) -> tuple[CataloguedUnit, ...]:
        """Give the units from the root down to this one itself."""
        raise NotImplementedError

    def units_below(
        self, unit_id: str | None, *, after: str | None = None, limit: int = 50
    ) -> Page[CataloguedUnit]:
        """List the units directly below one (None: the roots) in filing order, with their number."""
        raise NotImplementedError

    def image(self, image_id: str) -> CataloguedImage:
        """Give a scan as the image server meets it, or raise `NotFound`."""
        raise NotImplementedError

    def search(self, query: str, *, limit: int = 20, offset: int = 0) -> SearchAnswer:
        """Find photographs by words. Nothing that can be typed raises."""
        raise NotImplementedError

    def search_within(self, photograph_id: str, query: str) -> tuple[ReadingHit, ...]:
        """Find the readings of a photograph that answer best, in reading order."""
        raise NotImplementedError

    def words_within(
        self, photograph_id: str, beginning: str, *, limit: int = 20
    ) -> tuple[tuple[str, int], ...]:
        """Give the words of a photograph's readings that begin so, as written, each with its count."""
        raise NotImplementedError

    def scan_places(self, sha256: str) -> tuple[ScanPlace, ...]:
        """Say where a scan's file is used, hidden or not: for who brings scans in."""
        raise NotImplementedError

    def scan_characteristics(self, sha256: str) -> AccessionedScan | None:
        """Say what is known of a file that was catalogued once."""
        raise NotImplementedError

    def digests(self) -> Iterator[tuple[str, int]]:
        """Give the SHA-256 and size in bytes of every file that the catalogue relies on, in order."""
        raise NotImplementedError

    def save(
        self,
        description: PhotographDescription,
        *,
        scans: Mapping[str, AccessionedScan] = {},
        photograph_id: str | None = None,
        expected_version: int | None = None,
        reason: str = "",
        batch_id: str | None = None,
    ) -> Saved:
        """Keep a description."""
        raise NotImplementedError

    def publish(self, photograph_id: str) -> bool:
        """Show a photograph, and the units above it, to everybody. False: it was already."""
        raise NotImplementedError

    def withdraw(self, photograph_id: str, *, reason: str = "") -> bool:
        """Hide a published photograph. False: it was not published."""
        raise NotImplementedError

    def save_unit(self, description: UnitDescription) -> SavedUnit:
        """Keep a unit, by its reference code."""
        raise NotImplementedError

    def ask_for(self, kind: JobKind, subject: str) -> None:
        """Ask for work that can wait."""
        raise NotImplementedError

    def open_batch(self, source: str) -> str:
        """Begin a batch, and give its id."""
        raise NotImplementedError

    def close_batch(self, batch_id: str, *, summary: str) -> None:
        """End a batch."""
        raise NotImplementedError

    def record_fixity(
        self, sha256: str, kind: FixityKind, outcome: FixityOutcome, *, note: str = ""
    ) -> None:
        """Keep what was done to a file, or found of it."""
        raise NotImplementedError

    def add_token(
        self,
        *,
        name: str,
        sha256: str,
        prefix: str,
        scopes: frozenset[Scope],
        expires_at: datetime | None,
    ) -> str:
        """Keep a token's digest, and give the token's id."""
        raise NotImplementedError

    def tokens(self) -> tuple[TokenSummary, ...]:
        """List the tokens, the newest last."""
        raise NotImplementedError

    def revoke_token(self, token_id: str) -> None:
        """Take a token's power away, or raise `NotFound`."""
        raise NotImplementedError

    def commit(self) -> None:
        """Make all that was written last."""
        raise NotImplementedError


def open_catalogue(
    engine: Engine, viewer: Viewer, *, analyser: Analyser, writes: bool = False
) -> AbstractContextManager[Catalogue]:
    """Open the catalogue for a viewer; `writes` must be given before anything is written.

    `analyser` is `app.language.analyser.Analyser()`: persistence and language don't know each
    other, so whoever knows both (`app/holdings.py`) hands it in.
    """
    raise NotImplementedError


def viewer_of_token(engine: Engine, sha256: str) -> Viewer | None:
    """Tell who holds a token with this digest; None where it has expired or was revoked."""
    raise NotImplementedError
