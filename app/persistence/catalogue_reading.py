"""What the catalogue can be asked, by one viewer in one transaction.

Each question is told here, and answered elsewhere.
"""

from collections.abc import Collection, Iterator

from app.domain.catalogued import (
    CataloguedImage,
    CataloguedPhotograph,
    CataloguedUnit,
    Page,
    PhotographSummary,
)
from app.domain.hits import ReadingHit, SearchAnswer
from app.domain.identifiers import known_form
from app.domain.publication import PublicationState
from app.domain.revisions import KeptRevision, RevisionSummary
from app.domain.saving import AccessionedScan, ScanPlace
from app.domain.search_request import SearchRequest
from app.domain.viewers import Scope
from app.domain.working_copy import WorkingCopy
from app.persistence import (
    listing,
    looking_up,
    originals,
    revisions,
    working_copies,
)
from app.persistence.accounts import Accounts
from app.persistence.audit_log import AuditLog
from app.persistence.authority_file import AuthorityFile
from app.persistence.batch_edits import BatchEdits
from app.persistence.dead_jobs import DeadJobs
from app.persistence.deletions import Deletions
from app.persistence.fixity import FixityLedger
from app.persistence.fulltext import searching, searching_within
from app.persistence.fulltext.search_index import SearchIndex
from app.persistence.handing_out import HandingOut
from app.persistence.harvesting import Harvesting
from app.persistence.kept_forms import KeptForms
from app.persistence.likenesses import Likenesses
from app.persistence.public_stream import PublicStream
from app.persistence.reading_room import ReadingRoom
from app.persistence.records.photograph import Photograph
from app.persistence.records.unit import Unit
from app.persistence.relations import Relations
from app.persistence.signing_in import SigningIn
from app.persistence.tokens import Tokens
from app.persistence.transaction import Transaction
from app.persistence.unit_tree import UnitTree
from app.persistence.withholding import no_photograph, no_unit
from app.persistence.work_lists import WorkLists


class CatalogueReading:
    """The questions of a viewer; `Catalogue` adds what can be done.

    Every reading passes `visibility`: what is hidden from the viewer is as if it weren't there,
    `NotFound` or None. Units, authorities, accounts, searches kept, fixity and much else are
    objects of their own, each with its questions and its deeds.
    """

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session
        self.viewer = transaction.viewer
        self.authorities = AuthorityFile(transaction)
        self.accounts = Accounts(transaction)
        self.signing_in = SigningIn(transaction)
        self.tokens = Tokens(transaction)
        self.audit = AuditLog(transaction)
        self.likenesses = Likenesses(transaction)
        self.relations = Relations(transaction)
        self.forms = KeptForms(transaction)
        self.work = WorkLists(transaction)
        self.batch_edits = BatchEdits(transaction)
        self.tree = UnitTree(transaction)
        self.reading_room = ReadingRoom(transaction)
        self.search_index = SearchIndex(transaction)
        self.fixity = FixityLedger(transaction)
        self.stream = PublicStream(transaction)
        self.harvesting = Harvesting(transaction)
        self.dead_jobs = DeadJobs(transaction)
        self.deletions = Deletions(transaction)
        self.handing_out = HandingOut(transaction)

    def photograph(self, photograph_id: str) -> CataloguedPhotograph:
        """Give a photograph whole, or raise `NotFound`."""
        which = Photograph.id == known_form(photograph_id)
        found = looking_up.photograph(self._transaction, which)
        if found is None:
            raise no_photograph(self._transaction, photograph_id)
        return found

    def photograph_by_code(self, reference_code: str) -> CataloguedPhotograph | None:
        """Find a photograph by its reference code."""
        which = looking_up.coded(Photograph.reference_code, reference_code)
        return looking_up.photograph(self._transaction, which)

    def photograph_version(self, photograph_id: str) -> int:
        """Give the version of a photograph, or raise `NotFound`. One light query."""
        return looking_up.photograph_version(self._transaction, photograph_id)

    def manifest_revision(self, photograph_id: str) -> int:
        """Give the revision of a photograph's manifest, or raise `NotFound`. One light query."""
        return looking_up.revision_of_manifest(self._transaction, photograph_id)

    def photograph_count(self) -> int:
        """Count the photographs that the viewer may see."""
        return looking_up.photograph_count(self._transaction)

    def newest(self, *, limit: int) -> tuple[PhotographSummary, ...]:
        """Give the published photographs, the one published last first."""
        return listing.newest(self._session, self.viewer, limit=limit)

    def photographs(
        self,
        *,
        after: str | None = None,
        limit: int = 50,
        state: PublicationState | None = None,
        only_from_back: bool = False,
    ) -> Page[PhotographSummary]:
        """List photographs in the order in which they were made.

        `only_from_back` asks for those that are known only from what is written on a back.
        """
        return listing.photographs_by_id(
            self._session,
            self.viewer,
            after=after,
            limit=limit,
            state=state,
            only_from_back=only_from_back,
        )

    def photographs_in(
        self, unit_id: str, *, after: str | None = None, limit: int = 50, counted: bool = True
    ) -> Page[PhotographSummary]:
        """List the photographs directly in a unit in filing order, with their number.

        Whoever walks through all of them has them not `counted`: each count goes through the unit.
        """
        return listing.photographs_in(
            self._session, self.viewer, unit_id, after=after, limit=limit, counted=counted
        )

    def unit(self, unit_id: str) -> CataloguedUnit:
        """Give a unit, or raise `NotFound`."""
        return self.unit_trail(unit_id)[-1]

    def unit_by_code(self, reference_code: str) -> CataloguedUnit | None:
        """Find a unit by its reference code."""
        which = looking_up.coded(Unit.reference_code, reference_code)
        return next(reversed(looking_up.unit_trail(self._transaction, which)), None)

    def unit_trail(self, unit_id: str) -> tuple[CataloguedUnit, ...]:
        """Give the units from the root down to this one itself."""
        which = Unit.id == known_form(unit_id)
        trail = looking_up.unit_trail(self._transaction, which)
        if not trail:
            raise no_unit(self._transaction, unit_id)
        return trail

    def units_below(
        self, unit_id: str | None, *, after: str | None = None, limit: int = 50
    ) -> Page[CataloguedUnit]:
        """List the units right below one (None: the roots) in filing order, with their number."""
        return listing.units_below(self._session, self.viewer, unit_id, after=after, limit=limit)

    def image(self, image_id: str) -> CataloguedImage:
        """Give a scan as the image server meets it, or raise `NotFound`."""
        return looking_up.image(self._transaction, image_id)

    def search(self, query: str, *, limit: int = 20, offset: int = 0) -> SearchAnswer:
        """Find photographs by words. Nothing that can be typed raises."""
        return self.find(SearchRequest(query, limit=limit, offset=offset))

    def find(self, request: SearchRequest) -> SearchAnswer:
        """Find photographs by words and filters, with facets."""
        return searching.find(self._transaction, request)

    def search_within(self, photograph_id: str, query: str) -> tuple[ReadingHit, ...]:
        """Find the readings of a photograph that answer best, in reading order."""
        return searching_within.search_within(self._transaction, photograph_id, query)

    def words_within(
        self, photograph_id: str, beginning: str, *, limit: int = 20
    ) -> tuple[tuple[str, int], ...]:
        """Give the words of a photograph's readings that begin so, each with its count."""
        return searching_within.words_within(
            self._transaction, photograph_id, beginning, limit=limit
        )

    def scan_places(self, sha256: str) -> tuple[ScanPlace, ...]:
        """Say where a scan's file is used, hidden or not: for who brings scans in."""
        self._transaction.require(Scope.WRITE)
        return tuple(place for _, place in originals.scan_places(self._session, [sha256]))

    def first_places(self, digests: Collection[str]) -> dict[str, ScanPlace]:
        """Say of some files where each is used, in one of its places; a few hundred at most."""
        self._transaction.require(Scope.WRITE)
        found: dict[str, ScanPlace] = {}
        for sha256, place in originals.scan_places(self._session, digests):
            found.setdefault(sha256, place)
        return found

    def scan_characteristics(self, sha256: str) -> AccessionedScan | None:
        """Say what is known of a file that was catalogued once."""
        self._transaction.require(Scope.WRITE)
        return originals.known_files(self._session, [sha256], told={}).get(sha256)

    def digests(self) -> Iterator[tuple[str, int]]:
        """Give SHA-256 and size in bytes of every file that was ever catalogued, in order."""
        self._transaction.require(Scope.WRITE)
        return originals.digests(self._session)

    def working_copy(self, photograph_id: str) -> WorkingCopy | None:
        """Give what is prepared beside a photograph; None where nothing is, and to the public."""
        return working_copies.working_copy(self._transaction, photograph_id)

    def revisions(
        self, photograph_id: str, *, before: int | None = None, limit: int = 50
    ) -> Page[RevisionSummary]:
        """List the states that a photograph has had, the newest first."""
        return revisions.revisions(self._transaction, photograph_id, before=before, limit=limit)

    def revision(self, photograph_id: str, version: int) -> KeptRevision:
        """Give a state that a photograph has had, or raise `NotFound`."""
        return revisions.revision(self._transaction, photograph_id, version)

    def revisions_beside(self, photograph_id: str, version: int) -> tuple[int | None, int | None]:
        """Give the versions right before and after one."""
        return revisions.neighbours(self._transaction, photograph_id, version)

    def last_edited(self) -> str | None:
        """Name the photograph that the viewer has edited last, if it is still here."""
        self._transaction.require(Scope.WRITE)
        return revisions.last_edited(self._transaction)
