"""What the page of an authority shows."""

from dataclasses import dataclass
from typing import Final

from app.domain.authorities import AuthorityMerge, AuthorityNoun, CataloguedAuthority, Standing
from app.domain.catalogued import Page
from app.domain.errors import NotFound
from app.domain.viewers import Viewer
from app.holdings import Holding

PHOTOGRAPHS_A_PAGE = 48
_NONE: Final[Page[Standing]] = Page(())


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """An authority, the photographs on which it stands, and what was merged into it.

    `moved_to` is the id of the authority that it was merged into: then there is nothing else.
    """

    authority: CataloguedAuthority | None
    standings: Page[Standing] = _NONE
    merges: tuple[AuthorityMerge, ...] = ()
    moved_to: str = ""


def show_authority(
    holding: Holding,
    viewer: Viewer,
    noun: AuthorityNoun,
    authority_id: str,
    *,
    after: str | None = None,
) -> AuthorityPage:
    """Gather an authority's page; `NotFound` where there is none, or the viewer may not know."""
    with holding.open(viewer) as catalogue:
        authorities = catalogue.authorities
        try:
            authority = authorities.authority(noun, authority_id)
        except NotFound:
            target = authorities.merged_into(noun, authority_id)
            if target is None:
                raise
            authorities.authority(noun, target)  # whoever may not know of it is told nothing
            return AuthorityPage(None, moved_to=target)
        return AuthorityPage(
            authority,
            authorities.standings(noun, authority.id, after=after, limit=PHOTOGRAPHS_A_PAGE),
            authorities.merges_into(noun, authority.id),
        )
