"""The catalogue: all that is known of the photographs, for one viewer in one transaction.

It is the one object to learn. What it can be asked stands in `catalogue_reading`, what can be done
with photographs, units and batches here; each verb is told, and done elsewhere.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan, Saved, SavedUnit
from app.domain.units import UnitDescription
from app.domain.viewers import Scope, Viewer
from app.domain.work import JobKind
from app.persistence import (
    batches,
    ended_closures,
    publishing,
    working_copies,
)
from app.persistence.analysis import Analyser
from app.persistence.announcing import announce, tell_some, touch_ended
from app.persistence.announcing_move import ask_move
from app.persistence.catalogue_reading import CatalogueReading
from app.persistence.database import writing
from app.persistence.faults import in_plain_words
from app.persistence.queueing import ask_for
from app.persistence.receiving import Handed
from app.persistence.recording import RecordingSession
from app.persistence.saving import save
from app.persistence.transaction import Clock, Transaction, utc_now
from app.persistence.writing_units import save_unit


class Catalogue(CatalogueReading):
    """One viewer, one transaction; leaving without `commit` rolls everything back.

    Every reading passes `visibility`: what is hidden from the viewer is as if it weren't there,
    `NotFound` or None. Writing needs the scope `write`, publishing `publish`; else `NotAllowed`,
    or `NotSignedIn` for a viewer without any scope. Authorities, accounts, tokens and the audit log
    are objects of their own.
    """

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
        former: PhotographDescription | None = None,
    ) -> Saved:
        """Keep a description beside what the public sees; in its place where it never saw any.

        `former` is a state that was kept once, and is brought back.
        """
        self._transaction.require_to_write(Scope.WRITE)
        handed = Handed(
            description, scans, photograph_id, expected_version, reason, batch_id,
            (former,) if former else (),
        )  # fmt: skip
        return working_copies.edit(self._transaction, handed)

    def discard_working_copy(self, photograph_id: str) -> bool:
        """Give a working copy up; its revisions stay. False: there was none."""
        self._transaction.require_to_write(Scope.WRITE)
        return working_copies.discard(self._transaction, photograph_id)

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

    def open_batch(
        self, source: str, *, event: FixityKind | None = None, unit_id: str | None = None
    ) -> str:
        """Begin a batch, and give its id; one that is a PREMIS `event` says of which unit."""
        self._transaction.require_to_write(Scope.WRITE)
        return batches.open_batch(self._transaction, source, event=event, unit_id=unit_id)

    def close_batch(
        self, batch_id: str, *, summary: str, outcome: FixityOutcome | None = None
    ) -> None:
        """End a batch; an event has an outcome."""
        self._transaction.require_to_write(Scope.WRITE)
        batches.close_batch(self._transaction, batch_id, summary=summary, outcome=outcome)

    def record_fixity(
        self,
        sha256: str,
        kind: FixityKind,
        outcome: FixityOutcome,
        *,
        note: str = "",
        happened_at: datetime | None = None,
    ) -> None:
        """Keep what was done to a file, or found of it, now or at a moment before."""
        self._transaction.require_to_write(Scope.WRITE)
        batches.record_fixity(
            self._transaction, sha256, kind, outcome, note=note, happened_at=happened_at
        )

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
