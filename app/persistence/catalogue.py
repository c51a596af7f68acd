"""The catalogue: all that is known of the photographs, for one viewer in one transaction.

Length: it is the one object to learn; each verb is told here, and done elsewhere.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.catalogued import (
    CataloguedImage,
    CataloguedPhotograph,
    CataloguedUnit,
    Page,
    PhotographSummary,
)
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.hits import ReadingHit, SearchAnswer
from app.domain.identifiers import known_form
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.revisions import KeptRevision, RevisionSummary
from app.domain.saving import AccessionedScan, Saved, SavedUnit, ScanPlace
from app.domain.search_request import SearchRequest
from app.domain.sides import SideDescription
from app.domain.units import UnitDescription
from app.domain.viewers import Scope, Viewer
from app.domain.work import JobKind
from app.domain.working_copy import WorkingCopy
from app.persistence import (
    batches,
    ended_closures,
    listing,
    looking_up,
    originals,
    publishing,
    revisions,
    working_copies,
)
from app.persistence.accounts import Accounts
from app.persistence.analysis import Analyser
from app.persistence.announcing import announce, tell_some, touch_ended
from app.persistence.announcing_move import ask_move
from app.persistence.audit_log import AuditLog
from app.persistence.authority_file import AuthorityFile
from app.persistence.batch_edits import BatchEdits
from app.persistence.database import writing
from app.persistence.dead_jobs import DeadJobs
from app.persistence.deletions import Deletions
from app.persistence.faults import in_plain_words
from app.persistence.fixity import FixityLedger
from app.persistence.fulltext import searching, searching_within
from app.persistence.fulltext.search_index import SearchIndex
from app.persistence.handing_out import HandingOut
from app.persistence.harvesting import Harvesting
from app.persistence.kept_forms import KeptForms
from app.persistence.likenesses import Likenesses
from app.persistence.public_stream import PublicStream
from app.persistence.queueing import ask_for
from app.persistence.reading_room import ReadingRoom
from app.persistence.receiving import Handed
from app.persistence.recording import RecordingSession
from app.persistence.records.photograph import Photograph
from app.persistence.records.unit import Unit
from app.persistence.relations import Relations
from app.persistence.saving import save
from app.persistence.signing_in import SigningIn
from app.persistence.tokens import Tokens
from app.persistence.transaction import Clock, Transaction, utc_now
from app.persistence.unit_tree import UnitTree
from app.persistence.withholding import no_photograph, no_unit
from app.persistence.work_lists import WorkLists
from app.persistence.writing_units import save_unit


class Catalogue:
    """One viewer, one transaction; leaving without `commit` rolls everything back.

    Every reading passes `visibility`: what is hidden from the viewer is as if it weren't there,
    `NotFound` or None. Writing needs the scope `write`, publishing `publish`; else `NotAllowed`,
    or `NotSignedIn` for a viewer without any scope. Authorities, accounts, tokens and the audit log
    are objects of their own.
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

    def scan_characteristics(self, sha256: str) -> AccessionedScan | None:
        """Say what is known of a file that was catalogued once."""
        self._transaction.require(Scope.WRITE)
        return originals.known_files(self._session, [sha256], told={}).get(sha256)

    def digests(self) -> Iterator[tuple[str, int]]:
        """Give SHA-256 and size in bytes of every file that was ever catalogued, in order."""
        self._transaction.require(Scope.WRITE)
        return originals.digests(self._session)

    def save(  # noqa: PLR0913 - what is handed in, and how
        self,
        description: PhotographDescription,
        *,
        scans: Mapping[str, AccessionedScan] = {},
        photograph_id: str | None = None,
        expected_version: int | None = None,
        reason: str = "",
        batch_id: str | None = None,
        keeps_rules: bool = False,
    ) -> Saved:
        """Keep a description. One that knows nothing of access `keeps_rules` that stand."""
        self._transaction.require_to_write(Scope.WRITE)
        handed = Handed(
            description, scans, photograph_id, expected_version, reason, batch_id,
            keeps_rules=keeps_rules,
        )  # fmt: skip
        return save(self._transaction, handed)

    def edit(  # noqa: PLR0913 - what is handed in, and how
        self,
        description: PhotographDescription,
        *,
        scans: Mapping[str, AccessionedScan] = {},
        photograph_id: str | None = None,
        expected_version: int | None = None,
        reason: str = "",
        batch_id: str | None = None,
        former: tuple[SideDescription, ...] = (),
    ) -> Saved:
        """Keep a description beside what the public sees; in its place where it never saw any."""
        self._transaction.require_to_write(Scope.WRITE)
        handed = Handed(
            description, scans, photograph_id, expected_version, reason, batch_id, former
        )
        return working_copies.edit(self._transaction, handed)

    def working_copy(self, photograph_id: str) -> WorkingCopy | None:
        """Give what is prepared beside a photograph; None where nothing is, and to the public."""
        return working_copies.working_copy(self._transaction, photograph_id)

    def discard_working_copy(self, photograph_id: str) -> bool:
        """Give a working copy up; its revisions stay. False: there was none."""
        self._transaction.require_to_write(Scope.WRITE)
        return working_copies.discard(self._transaction, photograph_id)

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

    def publish(self, photograph_id: str, *, reason: str = "", in_bulk: bool = False) -> bool:
        """Show a photograph, as its working copy says, and the units above it to everybody.

        False: nothing was to be done.
        """
        self._transaction.require_to_write(Scope.PUBLISH)
        return publishing.publish(self._transaction, photograph_id, reason=reason, in_bulk=in_bulk)

    def withdraw(self, photograph_id: str, *, reason: str) -> bool:
        """Hide a published photograph; the public is told why. False: it was not published."""
        self._transaction.require_to_write(Scope.PUBLISH)
        return publishing.withdraw(self._transaction, photograph_id, reason=reason)

    def send_for_review(self, photograph_id: str, *, note: str = "") -> bool:
        """Hand a draft or working copy to whoever publishes. False: it was there already."""
        self._transaction.require_to_write(Scope.WRITE)
        return publishing.send_for_review(self._transaction, photograph_id, note=note)

    def return_to_draft(self, photograph_id: str, *, note: str = "") -> bool:
        """Give what was in review back to its editors. False: it was a draft already."""
        self._transaction.require_to_write(Scope.WRITE)
        return publishing.return_to_draft(self._transaction, photograph_id, note=note)

    def open_what_is_over(self) -> int:
        """Bring photographs up to date whose parts were closed until a day that has passed."""
        self._transaction.require_to_write(Scope.WRITE)
        ended_closures.open_units_whose_caps_are_over(self._transaction)
        return ended_closures.open_what_is_over(self._transaction)

    def tell_what_is_over(self, *, limit: int) -> bool:
        """Tell the public of some things that were closed until a day that has passed."""
        self._transaction.require_to_write(Scope.WRITE)
        return touch_ended(self._transaction, limit=limit) > 0

    def tell_of_move(self, former_base: str) -> None:
        """Have the public told that all it sees was below another address: `tell_some` does it."""
        self._transaction.require_to_write(Scope.ADMINISTER)
        ask_move(self._transaction, former_base)

    def tell_some(self, *, limit: int) -> bool:
        """Tell the public a portion of what it is still to be told of; False where nothing is."""
        self._transaction.require_to_write(Scope.WRITE)
        return tell_some(self._transaction, limit=limit)

    def save_unit(self, description: UnitDescription, *, keeps_rules: bool = False) -> SavedUnit:
        """Keep a unit, by its reference code; `keeps_rules` as for `save`."""
        self._transaction.require_to_write(Scope.WRITE)
        return save_unit(self._transaction, description, keeps_rules=keeps_rules)

    def ask_for(self, kind: JobKind, subject: str) -> None:
        """Ask for work that can wait."""
        scope = Scope.PUBLISH if self.viewer.may(Scope.PUBLISH) else Scope.WRITE
        self._transaction.require_to_write(scope)
        ask_for(self._transaction, kind, subject)

    def open_batch(self, source: str) -> str:
        """Begin a batch, and give its id."""
        self._transaction.require_to_write(Scope.WRITE)
        return batches.open_batch(self._transaction, source)

    def close_batch(self, batch_id: str, *, summary: str) -> None:
        """End a batch."""
        self._transaction.require_to_write(Scope.WRITE)
        batches.close_batch(self._transaction, batch_id, summary=summary)

    def record_fixity(
        self, sha256: str, kind: FixityKind, outcome: FixityOutcome, *, note: str = ""
    ) -> None:
        """Keep what was done to a file, or found of it."""
        self._transaction.require_to_write(Scope.WRITE)
        batches.record_fixity(self._transaction, sha256, kind, outcome, note=note)

    def commit(self) -> None:
        """Make all that was written last, and tell the public of what changed for it."""
        announce(self._transaction)
        self._session.commit()


@contextmanager
def open_catalogue(
    engine: Engine,
    viewer: Viewer,
    *,
    analyser: Analyser,
    writes: bool = False,
    now: Clock = utc_now,
) -> Iterator[Catalogue]:
    """Open the catalogue for a viewer; `writes` must be given before anything is written.

    `analyser` is `app.language.analyser.Analyser()`: persistence and language don't know each
    other, so whoever knows both hands it in. Raises `Busy` where others write for too long, and
    `DamagedHolding` where the database can't be used.
    """
    bound = writing(engine) if writes else engine
    kind = RecordingSession if writes else Session
    with (
        in_plain_words(engine),
        kind(bound, autoflush=False, expire_on_commit=False) as session,
    ):
        yield Catalogue(Transaction(session, viewer, analyser, now, writes))
