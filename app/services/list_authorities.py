"""Authorities by their names."""

from app.domain.authorities import AuthorityNoun, AuthoritySummary
from app.domain.catalogued import Page
from app.domain.viewers import Viewer
from app.holdings import Holding


def list_authorities(  # noqa: PLR0913 - whose, which, and which part
    holding: Holding,
    viewer: Viewer,
    noun: AuthorityNoun,
    *,
    beginning: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[AuthoritySummary]:
    """List authorities in the order of their names, as this viewer may know of them."""
    with holding.open(viewer) as catalogue:
        return catalogue.authorities.authorities(
            noun, beginning=beginning, after=after, limit=limit
        )
