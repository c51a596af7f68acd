"""What was known of an authority before, and what each change changed."""

from dataclasses import dataclass

from app.domain.authorities import (
    AuthorityDescription,
    AuthorityNoun,
    AuthorityRevision,
    CataloguedAuthority,
)
from app.domain.catalogued import Page
from app.domain.differences import FieldDifference, authority_differences
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding

STATES_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class AuthorityState:
    """A state, and what is not as in the one before; None where that one was never kept."""

    revision: AuthorityRevision
    differences: tuple[FieldDifference, ...] | None


@dataclass(frozen=True, slots=True)
class AuthorityHistory:
    """Part of the states of an authority, the newest first."""

    authority: CataloguedAuthority
    states: Page[AuthorityState]


def show_authority_history(
    holding: Holding,
    viewer: Viewer,
    noun: AuthorityNoun,
    authority_id: str,
    *,
    before: int | None = None,
) -> AuthorityHistory:
    """List the states that an authority has had. `NotFound` where there is none of this id."""
    viewer.must(Scope.READ)
    with holding.open(viewer) as catalogue:
        authority = catalogue.authorities.authority(noun, authority_id)
        found = catalogue.authorities.revisions(
            noun, authority_id, before=before, limit=STATES_A_PAGE + 1
        )
    shown = found.items[:STATES_A_PAGE]
    former: list[AuthorityDescription | None] = [one.description for one in found.items[1:]]
    states = tuple(
        AuthorityState(one, _changes(one, former[place] if place < len(former) else None))
        for place, one in enumerate(shown)
    )
    following = str(shown[-1].version) if len(found.items) > len(shown) else None
    return AuthorityHistory(authority, Page(states, following))


def _changes(
    revision: AuthorityRevision, before: AuthorityDescription | None
) -> tuple[FieldDifference, ...] | None:
    if before is None:
        return None if revision.version > 1 else ()
    return authority_differences(before, revision.description)
