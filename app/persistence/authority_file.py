"""The authority file: agents, places, subjects, hands and stamps, for one viewer."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from app.domain.authorities import (
    AuthorityDescription,
    AuthorityMerge,
    AuthorityNoun,
    AuthorityRevision,
    AuthoritySummary,
    CataloguedAuthority,
    SavedAuthority,
    Standing,
)
from app.domain.catalogued import Page
from app.domain.credit_lines import KnownAgents
from app.domain.errors import NotFound
from app.domain.identifiers import known_form
from app.domain.viewers import Scope
from app.domain.work import LeasedJob
from app.persistence import (
    authority_merges,
    authority_merging,
    authority_revisions,
    authority_standing,
)
from app.persistence.agent_names import agents_named
from app.persistence.authority_records import RECORDS, Authority
from app.persistence.authority_standing import may_be_known
from app.persistence.fulltext.portion import Portion
from app.persistence.listing_authorities import authorities_by_name, authority_meant
from app.persistence.naming_anew import make_name_words_anew
from app.persistence.queueing import strike_off
from app.persistence.reading_authorities import catalogued_authority
from app.persistence.renewing import renew_words
from app.persistence.suggesting import suggest
from app.persistence.transaction import Transaction
from app.persistence.writing_authorities import save_authority


class AuthorityFile:
    """Authorities as a viewer may know of them: the public of those on photographs that it sees.

    Writing needs the scope `write`, and so do suggestions, which know all names.
    """

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def authority(self, noun: AuthorityNoun, authority_id: str) -> CataloguedAuthority:
        """Give an authority, or raise `NotFound`."""
        kind: Any = RECORDS[noun]
        found: Authority | None = self._transaction.session.scalars(
            select(kind).where(
                kind.id == known_form(authority_id), may_be_known(self._transaction.viewer, noun)
            )
        ).one_or_none()
        if found is None:
            raise NotFound(f"There is no such {noun}.")
        return catalogued_authority(self._transaction.session, noun, found)

    def merged_into(self, noun: AuthorityNoun, authority_id: str) -> str | None:
        """Give the id of the authority that one was merged into; None where it was not."""
        found = authority_merges.merged_into(self._transaction.session, known_form(authority_id))
        is_there = self._transaction.session.get(RECORDS[noun], found) is not None
        return found if is_there and found != authority_id else None

    def authorities(
        self, noun: AuthorityNoun, *, beginning: str = "", after: str | None = None, limit: int = 50
    ) -> Page[AuthoritySummary]:
        """List authorities in the order of their names, those whose names begin so."""
        return authorities_by_name(
            self._transaction, noun, beginning=beginning, after=after, limit=limit
        )

    def standings(
        self, noun: AuthorityNoun, authority_id: str, *, after: str | None = None, limit: int = 50
    ) -> Page[Standing]:
        """List the photographs that name an authority, in filing order."""
        return authority_standing.standings(
            self._transaction, noun, known_form(authority_id), after=after, limit=limit
        )

    def merges_into(self, noun: AuthorityNoun, authority_id: str) -> tuple[AuthorityMerge, ...]:
        """Give what was merged into an authority, the newest first."""
        return authority_merges.merges_into(self._transaction, noun, known_form(authority_id))

    def suggest(
        self, noun: AuthorityNoun, typed: str, *, limit: int = 12
    ) -> tuple[AuthoritySummary, ...]:
        """Give authorities with a name whose words begin as those that were typed."""
        self._transaction.require(Scope.WRITE)
        return suggest(self._transaction, noun, typed, limit=limit)

    def agents_named(self, names: Collection[str]) -> KnownAgents:
        """Tell what is known of the agents with these names, for sentences that name them."""
        self._transaction.require(Scope.WRITE)
        return agents_named(self._transaction.session, names)

    def meant(self, noun: AuthorityNoun, meant: str, *, but_for: str = "") -> AuthoritySummary:
        """Give the one authority with this name, this id, or this page; `but_for` is not meant."""
        self._transaction.require(Scope.WRITE)
        return authority_meant(self._transaction, noun, meant, but_for=but_for)

    def save(  # noqa: PLR0913 - which one, as of when, and why
        self,
        noun: AuthorityNoun,
        description: AuthorityDescription,
        *,
        authority_id: str | None = None,
        expected_version: int | None = None,
        reason: str = "",
        former: AuthorityDescription | None = None,
    ) -> SavedAuthority:
        """Keep what is known of an authority; a new one where no id is given.

        `former` is the state that is brought back, where one is.
        """
        self._transaction.require_to_write(Scope.WRITE)
        return save_authority(
            self._transaction,
            noun,
            description,
            authority_id=authority_id,
            expected_version=expected_version,
            reason=reason,
            former=former,
        )

    def revisions(
        self, noun: AuthorityNoun, authority_id: str, *, before: int | None = None, limit: int = 50
    ) -> Page[AuthorityRevision]:
        """List the states that an authority has had, the newest first; for staff."""
        self._transaction.require(Scope.READ)
        authority = self.authority(noun, authority_id)
        return authority_revisions.revisions(
            self._transaction, authority.id, before=before, limit=limit
        )

    def revision(self, noun: AuthorityNoun, authority_id: str, version: int) -> AuthorityRevision:
        """Give a state that an authority has had, or raise `NotFound`; for staff."""
        self._transaction.require(Scope.READ)
        authority = self.authority(noun, authority_id)
        return authority_revisions.revision(self._transaction, authority.id, version)

    def merge(
        self, noun: AuthorityNoun, merged_id: str, target_id: str, *, reason: str = ""
    ) -> AuthorityMerge:
        """Merge one authority into another; everything that named it names the other one."""
        self._transaction.require_to_write(Scope.WRITE)
        return authority_merging.merge(self._transaction, noun, merged_id, target_id, reason=reason)

    def undo_merge(self, merge_id: str) -> AuthorityMerge:
        """Take a merge back."""
        self._transaction.require_to_write(Scope.WRITE)
        return authority_merging.undo_merge(self._transaction, merge_id)

    def renew_search_words(
        self,
        photograph_id: str,
        *,
        job: LeasedJob | None = None,
        portion: Portion | None = None,
    ) -> None:
        """Bring a photograph's search words up to what its authorities are called.

        `portion` is what was made of it before, by `SearchIndex.make_portion`. The `job` that asked
        for it is struck off in the same transaction: it is told of once.
        """
        self._transaction.require_to_write(Scope.WRITE)
        if job is None or strike_off(self._transaction, job):
            renew_words(self._transaction, photograph_id, portion)

    def make_name_words_anew(self) -> int:
        """Fold all names again; give their number."""
        self._transaction.require_to_write(Scope.WRITE)
        return make_name_words_anew(self._transaction)
